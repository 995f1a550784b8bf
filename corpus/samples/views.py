"""What a record says, without places and ids: equal for one plan in whatever format it came."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from schemas import IndicatorValue, Plan


def header(plan: Plan) -> dict[str, object]:
    """What the document is."""
    document = plan.document
    names = ("type", "code", "issuer", "place", "issued_on", "title", "period", "recipients")
    stacks = [(s.on_behalf_of, s.capacity, s.position, s.name) for s in document.signatures]
    return {name: getattr(document, name) for name in names} | {"signatures": stacks}


def references(plan: Plan) -> list[object]:
    """The documents cited, with how often."""
    return [
        (ref.key, ref.type, ref.issuer, ref.issued_on, ref.role, len(ref.mentions))
        for ref in plan.legal_references
    ]


def agencies(plan: Plan) -> Sequence[object]:
    """The bodies named, with how often."""
    return sorted((agency.name, agency.kind, len(agency.mentions)) for agency in plan.agencies)


def tasks(plan: Plan) -> list[object]:
    """The tasks with who carries them out and by when."""
    moments = {
        each.id: (each.relation, each.start, each.end, each.rrule) for each in plan.deadlines
    }
    return [
        (task.text, task.lead, task.coordinating, [moments[key] for key in task.deadlines])
        for task in plan.tasks
    ]


def deadlines(plan: Plan) -> list[object]:
    """The times within which something is to be done."""
    return [(each.quote, each.relation, each.start, each.end) for each in plan.deadlines]


def _figure(value: IndicatorValue) -> object:
    numbers = (value.value, value.low, value.high, value.numerator, value.denominator)
    return value.column, value.period, value.raw, value.op, numbers, value.text


def indicators(plan: Plan) -> list[object]:
    """The measured rows with their values."""
    return [
        (
            (each.objective, each.label, each.name, each.unit, each.responsible, each.note),
            [_figure(value) for value in each.values],
        )
        for each in plan.indicators
    ]


VIEWS: tuple[Callable[[Plan], object], ...] = (
    header,
    references,
    agencies,
    tasks,
    deadlines,
    indicators,
)
"""What two records of one plan are compared by."""
