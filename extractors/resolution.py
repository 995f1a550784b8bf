"""What only all facts together can tell.

A date that is the time of a target belongs to the indicator and is no deadline, unless a task names
the very day; a deadline names the task it belongs to.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate

from extractors.facts import Facts
from schemas import Document, Indicator, Span, Task

_DAY = "ngày"


def resolve(document: Document, facts: Facts) -> Facts:
    """Link deadlines and terms with their tasks, drop times of targets."""
    targets = _Targets(facts.indicators)
    set_by_tasks = {key for task in facts.tasks for key in task.deadlines}
    kept = tuple(
        each
        for each in facts.deadlines
        if each.relation != "by"
        or not targets.hold(each.span)
        or (each.id in set_by_tasks and _DAY in each.quote.lower())
    )
    known = {each.id for each in kept}
    tasks = tuple(
        task
        if known.issuperset(task.deadlines)
        else replace(task, deadlines=tuple(key for key in task.deadlines if key in known))
        for task in facts.tasks
    )
    owners = _owners(tasks)
    inside = _Places(tasks)
    return replace(
        facts,
        tasks=tasks,
        deadlines=tuple(replace(each, task=owners.get(each.id)) for each in kept),
        terms=tuple(replace(each, task=inside.holder(each.span)) for each in facts.terms),
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


class _Places:
    """The places of the tasks."""

    def __init__(self, tasks: tuple[Task, ...]) -> None:
        self.tasks = sorted(tasks, key=lambda task: (task.span.start, task.span.end))
        self.starts = [task.span.start for task in self.tasks]

    def holder(self, span: Span) -> str | None:
        """The task that stands around `span`, if any."""
        index = bisect_right(self.starts, span.start) - 1
        held = index >= 0 and span.end <= self.tasks[index].span.end
        return self.tasks[index].id if held else None


def _owners(tasks: tuple[Task, ...]) -> dict[str, str]:
    """The task of each deadline: of several that share one, the first."""
    owners: dict[str, str] = {}
    for task in tasks:
        for key in task.deadlines:
            owners.setdefault(key, task.id)
    return owners
