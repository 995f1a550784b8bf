"""The last stage: what only all facts together can tell.

A date that is the time of a target belongs to the indicator and is no deadline; a deadline names
the task it belongs to; findings stand in the order of the text.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

from extractors.facts import Facts
from schemas import Document, Finding, Indicator, Span, Task


def resolve(document: Document, facts: Facts) -> Facts:
    """Link deadlines and tasks, drop times of targets, order the findings."""
    targets = _Targets(facts.indicators)
    kept = tuple(
        each for each in facts.deadlines if not (each.relation == "by" and targets.hold(each.span))
    )
    known = {each.id for each in kept}
    tasks = tuple(
        task
        if known.issuperset(task.deadlines)
        else replace(task, deadlines=tuple(key for key in task.deadlines if key in known))
        for task in facts.tasks
    )
    owners = _owners(tasks)
    return replace(
        facts,
        tasks=tasks,
        deadlines=tuple(replace(each, task=owners.get(each.id)) for each in kept),
        findings=tuple(sorted(set(facts.findings), key=_place)),
    )


class _Targets:
    """The places of the targets that sentences set."""

    def __init__(self, indicators: tuple[Indicator, ...]) -> None:
        spans = [each.span for each in indicators if each.origin == "prose"]
        spans.sort(key=lambda span: span.start)
        self.starts = [span.start for span in spans]
        self.reached = list(accumulate((span.end for span in spans), max))
        """Up to where the targets reach that begin no later."""

    def hold(self, span: Span) -> bool:
        """Whether one of them stands around `span`."""
        index = bisect_right(self.starts, span.start)
        return index > 0 and span.end <= self.reached[index - 1]


def _owners(tasks: tuple[Task, ...]) -> dict[str, str]:
    """The task of each deadline: of several that share one, the first."""
    owners: dict[str, str] = {}
    for task in tasks:
        for key in task.deadlines:
            owners.setdefault(key, task.id)
    return owners


def _place(finding: Finding) -> tuple[int, str, str]:
    return (finding.span.start if finding.span else -1, finding.code, finding.message)
