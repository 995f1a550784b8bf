"""The last stage: what only all facts together can tell.

A date that is the time of a target belongs to the indicator and is no deadline; a deadline names
the task it belongs to; findings stand in the order of the text.
"""

from __future__ import annotations

from dataclasses import replace

from extractors.facts import Facts
from schemas import Deadline, Document, Finding, Indicator, Task


def resolve(document: Document, facts: Facts) -> Facts:
    """Link deadlines and tasks, drop times of targets, order the findings."""
    kept = tuple(
        each for each in facts.deadlines if not _is_time_of_a_target(each, facts.indicators)
    )
    known = {each.id for each in kept}
    tasks = tuple(
        replace(task, deadlines=tuple(key for key in task.deadlines if key in known))
        for task in facts.tasks
    )
    owners = _owners(tasks)
    return replace(
        facts,
        tasks=tasks,
        deadlines=tuple(replace(each, task=owners.get(each.id)) for each in kept),
        findings=tuple(sorted(set(facts.findings), key=_place)),
    )


def _is_time_of_a_target(deadline: Deadline, indicators: tuple[Indicator, ...]) -> bool:
    return deadline.relation == "by" and any(
        each.origin == "prose"
        and each.span.start <= deadline.span.start
        and deadline.span.end <= each.span.end
        for each in indicators
    )


def _owners(tasks: tuple[Task, ...]) -> dict[str, str]:
    """The task of each deadline: of several that share one, the first."""
    owners: dict[str, str] = {}
    for task in tasks:
        for key in task.deadlines:
            owners.setdefault(key, task.id)
    return owners


def _place(finding: Finding) -> tuple[int, str, str]:
    return (finding.span.start if finding.span else -1, finding.code, finding.message)
