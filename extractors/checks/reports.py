"""Reports that are due after the report they feed."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from extractors.facts import Facts
from extractors.findings import finding
from extractors.folding import fold
from schemas import Deadline, Document, Finding, Span, Task

_SENT = re.compile(r"\b(?:báo cáo|gửi|nộp)\b")
_TO = re.compile(r"\b(?:về|cho|qua|tới|đến|gửi|báo cáo|nộp)[\s(]*$")
_COMPILED = re.compile(r"\btổng hợp\b[^.;\n]{0,80}?\b(?:báo cáo|trình|gửi)\b")
_PASSED_ON = re.compile(r"\s*(?:để|và)\s+(?:kịp thời\s+)?tổng hợp\b")
_NEAR = timedelta(days=45)
"""Reports on one period are due within such a time of each other."""


@dataclass(frozen=True, slots=True)
class _Report:
    """A report with its day: who gets it, or who compiles it."""

    body: str
    day: date
    span: Span


def after_the_report_they_feed(document: Document, facts: Facts) -> Iterator[Finding]:
    """Reports to a body that are due after the day by which that body compiles them.

    Said only of days near each other where no later report of the body follows: those to whom a
    half-year's report is due in June may send the year's in December.
    """
    tasks = {task.id: task for task in facts.tasks}
    mentions = _Mentions(facts)
    fed: list[_Report] = []
    compiled: list[_Report] = []
    for deadline in facts.deadlines:
        task = tasks.get(deadline.task or "")
        if task is None or deadline.end is None or deadline.start is not None:
            continue
        fed += _sent(document, deadline, deadline.end, mentions)
        compiled += _compiled(document, deadline, deadline.end, task, fed)
    for child in fed:
        days = [each.day for each in compiled if each.body == child.body]
        early = [day for day in days if child.day - _NEAR <= day < child.day]
        if early and not any(child.day <= day <= child.day + _NEAR for day in days):
            said = {"day": child.day.isoformat(), "other": max(early).isoformat()}
            yield finding("report-after-parent", child.span, body=child.body, **said)


class _Mentions:
    """Where bodies are named."""

    def __init__(self, facts: Facts) -> None:
        named = sorted(
            (mention.span.start, agency.name)
            for agency in facts.agencies
            if agency.kind != "group"
            for mention in agency.mentions
        )
        self.starts = [start for start, _ in named]
        self.names = [name for _, name in named]

    def within(self, start: int, end: int) -> list[tuple[int, str]]:
        low, high = bisect_left(self.starts, start), bisect_right(self.starts, end)
        return list(zip(self.starts[low:high], self.names[low:high], strict=True))


def _sent(
    document: Document, deadline: Deadline, end: str, mentions: _Mentions
) -> Iterator[_Report]:
    """The body that gets what is due then, if the clause says that something is sent to it."""
    if deadline.about is None:
        return
    start, stop = deadline.about.span.start, deadline.about.span.end
    clause = fold(document.text[start:stop])
    if _SENT.search(clause) is None or _COMPILED.search(clause):
        return
    for place, name in mentions.within(start, stop):
        if _TO.search(clause[: place - start]):
            yield _Report(name, date.fromisoformat(end), deadline.span)
            return


def _compiled(
    document: Document, deadline: Deadline, end: str, task: Task, fed: list[_Report]
) -> Iterator[_Report]:
    """The bodies that compile what is due then: who leads the task, or got the reports before."""
    if deadline.about is None:
        return
    span, day = deadline.about.span, date.fromisoformat(end)
    clause = fold(document.text[span.start : span.end])
    if _COMPILED.search(clause) is None:
        return
    earlier = [each for each in fed if task.span.start <= each.span.start < span.start]
    if earlier and _PASSED_ON.match(clause):
        yield _Report(earlier[-1].body, day, deadline.span)
        return
    for name in task.lead:
        yield _Report(name, day, deadline.span)
