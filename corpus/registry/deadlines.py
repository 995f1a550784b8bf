"""Deadlines over all plans: as lists, on a day, and as the calendar of a month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import Connection, Row, Select, func, select

from corpus.registry.cards import (
    BodyCard,
    Piece,
    Place,
    PlanCard,
    cards_of,
    count_of,
    piece_of,
    place_of,
)
from corpus.registry.tasks import roles_of, tasks_of
from corpus.store.tables import deadlines, plans, tasks

ListKind = Literal["coming", "overdue", "recurring", "open"]
"""`open` are those that have neither a day nor a rule."""

_rule_begins = func.coalesce(deadlines.c.starts_on, plans.c.period_start, plans.c.issued_on)
_rule_ends = func.coalesce(
    deadlines.c.ends_on, plans.c.period_end, func.substr(_rule_begins, 1, 4).concat("-12-31")
)
"""A recurrence lasts as long as it says, else as its plan, else to the end of the plan's year."""


@dataclass(frozen=True, slots=True)
class DeadlineCard:
    """A deadline with the task it belongs to and who has to keep it.

    `recurs_from` and `recurs_to` are the days between which a recurring one falls due.
    """

    id: str
    plan: PlanCard
    relation: str
    starts_on: str | None
    ends_on: str | None
    rrule: str | None
    recurs_from: str | None
    recurs_to: str | None
    place: Place
    task: str | None
    text: str | None
    lead: tuple[BodyCard, ...] = ()


@dataclass(frozen=True, slots=True)
class Within:
    """Of which deadlines the question is: of a body that has a part in the task, of a province's
    plans, of one plan; all three None for every deadline."""

    body: str | None = None
    province: str | None = None
    plan: str | None = None


EVERYWHERE = Within()


@dataclass(frozen=True, slots=True)
class Agenda:
    """The deadlines as they stand on a day: the next ones first, the latest past ones first."""

    day: str
    coming: Piece[DeadlineCard]
    overdue: Piece[DeadlineCard]
    recurring: Piece[DeadlineCard]
    open: Piece[DeadlineCard]


def deadlines_within(within: Within) -> Select[Any]:
    """The query of deadlines with `from_day` and `to_day`, the first and last of a recurrence."""
    query = select(
        deadlines,
        _rule_begins.label("from_day"),
        _rule_ends.label("to_day"),
        tasks.c.text.label("text"),
    )
    query = query.join(plans, plans.c.id == deadlines.c.plan)
    query = query.outerjoin(tasks, tasks.c.id == deadlines.c.task)
    if within.plan is not None:
        query = query.where(deadlines.c.plan == within.plan)
    if within.province is not None:
        query = query.where(plans.c.province == within.province)
    if within.body is not None:
        query = query.where(deadlines.c.task.in_(tasks_of(within.body)))
    return query


def recurring_between(query: Select[Any], first: str, last: str) -> Select[Any]:
    """Those of a query that recur some time between two days (ISO)."""
    return query.where(deadlines.c.rrule.is_not(None), _rule_ends >= first, _rule_begins <= last)


def list_deadlines(
    connection: Connection,
    within: Within = EVERYWHERE,
    *,
    first: str | None = None,
    last: str | None = None,
    offset: int = 0,
    limit: int = 200,
) -> Piece[DeadlineCard]:
    """Deadlines by their day, between two days (ISO, inclusive) where these are given.

    Recurring and open ones (without a day) come last and only where no days are asked for.
    """
    query = deadlines_within(within)
    if first is not None:
        query = query.where(deadlines.c.ends_on >= first)
    if last is not None:
        query = query.where(deadlines.c.ends_on <= last)
    order = (deadlines.c.ends_on.is_(None), deadlines.c.ends_on, deadlines.c.id)
    return _piece(connection, query, order, offset, limit)


def list_of(
    connection: Connection,
    kind: ListKind,
    day: str,
    within: Within = EVERYWHERE,
    *,
    offset: int = 0,
    limit: int = 50,
) -> Piece[DeadlineCard]:
    """The deadlines that are coming, overdue, recurring or open on a day (ISO)."""
    query, end = deadlines_within(within), deadlines.c.ends_on
    if kind == "recurring":
        query = query.where(deadlines.c.rrule.is_not(None), day <= _rule_ends)
        return _piece(connection, query, (_rule_ends, deadlines.c.id), offset, limit)
    query = query.where(deadlines.c.rrule.is_(None))
    if kind == "open":
        query = query.where(end.is_(None))
        order: tuple[Any, ...] = (plans.c.issued_on.desc(), deadlines.c.id)
    elif kind == "coming":
        query, order = query.where(end >= day), (end, deadlines.c.id)
    else:
        query, order = query.where(end < day), (end.desc(), deadlines.c.id)
    return _piece(connection, query, order, offset, limit)


def agenda_of(
    connection: Connection,
    *,
    day: str,
    within: Within = EVERYWHERE,
    limit: int = 20,
) -> Agenda:
    """The first of each kind of list on a day (ISO)."""
    kinds: tuple[ListKind, ...] = ("coming", "overdue", "recurring", "open")
    lists = (list_of(connection, kind, day, within, limit=limit) for kind in kinds)
    return Agenda(day, *lists)


def deadline_cards(connection: Connection, rows: Sequence[Row[Any]]) -> list[DeadlineCard]:
    """The rows of `deadlines_within` as cards, in their order."""
    cards = cards_of(connection, (row.plan for row in rows))
    roles = roles_of(connection, [row.task for row in rows if row.task])
    return [
        DeadlineCard(
            row.id,
            cards[row.plan],
            row.relation,
            row.starts_on,
            row.ends_on,
            row.rrule,
            row.from_day if row.rrule else None,
            row.to_day if row.rrule else None,
            place_of(row),
            row.task,
            row.text,
            roles.get(row.task, {}).get("lead", ()),
        )
        for row in rows
    ]


def _piece(
    connection: Connection, query: Select[Any], order: tuple[Any, ...], offset: int, limit: int
) -> Piece[DeadlineCard]:
    total = count_of(connection, query)
    rows = connection.execute(query.order_by(*order).offset(offset).limit(limit)).all()
    return piece_of(deadline_cards(connection, rows), total, offset)
