"""The calendar of a month: which deadlines fall on which day."""

from __future__ import annotations

from calendar import Calendar
from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Connection, Row, func, select

from corpus.registry.deadlines import (
    EVERYWHERE,
    DeadlineCard,
    Within,
    deadline_cards,
    deadlines_within,
    recurring_between,
)
from corpus.registry.recurrence import due_days, recurrence_of
from corpus.store.tables import deadlines

_SHOWN = 3
"""Deadlines that are named on a day; the others are counted."""
_UNDATED = 20
EARLIEST, LATEST = "1900-01", "2099-12"
"""The months that are shown."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day of the calendar: all its deadlines counted, the first of them named."""

    day: str
    in_month: bool
    count: int
    deadlines: tuple[DeadlineCard, ...]


@dataclass(frozen=True, slots=True)
class Month:
    """The weeks of a month, each of seven days from Monday on.

    `undated` recur in this month on no day that their plan names: `undated_count` do, of which the
    first are there. `previous` and `following` are months (`2025-12`), `None` beyond those shown.
    """

    month: str
    first: str
    last: str
    previous: str | None
    following: str | None
    weeks: tuple[tuple[Day, ...], ...]
    undated: tuple[DeadlineCard, ...]
    undated_count: int


def month_view(connection: Connection, month: str, within: Within = EVERYWHERE) -> Month:
    """The calendar of a month (`2026-01`) with its deadlines, recurring ones on each of their days.

    Raises `ValueError` if that is no month from `EARLIEST` to `LATEST`.
    """
    if not EARLIEST <= month <= LATEST:
        raise ValueError(month)
    first = date.fromisoformat(f"{month}-01")
    after = (first + timedelta(days=31)).replace(day=1)
    last = after - timedelta(days=1)
    counts, rows = _dated(connection, within, first, last)
    on_days, undated = _recurring(connection, within, first, last)
    for day, found in on_days.items():
        counts[day] += len(found)
        rows[day] += found[: max(0, _SHOWN - len(rows[day]))]
    shown = [row for found in rows.values() for row in found] + undated[:_UNDATED]
    cards = {card.id: card for card in deadline_cards(connection, shown)}
    return Month(
        month,
        first.isoformat(),
        last.isoformat(),
        f"{first - timedelta(days=1):%Y-%m}" if month > EARLIEST else None,
        f"{after:%Y-%m}" if month < LATEST else None,
        tuple(
            tuple(
                Day(
                    day.isoformat(),
                    first <= day <= last,
                    counts[day.isoformat()],
                    tuple(cards[row.id] for row in rows.get(day.isoformat(), ())),
                )
                for day in week
            )
            for week in Calendar().monthdatescalendar(first.year, first.month)
        ),
        tuple(cards[row.id] for row in undated[:_UNDATED]),
        len(undated),
    )


def _dated(
    connection: Connection, within: Within, first: date, last: date
) -> tuple[Counter[str], dict[str, list[Row[Any]]]]:
    """How many deadlines end on each day of the month, and the first of them."""
    end = deadlines.c.ends_on
    place = func.row_number().over(partition_by=end, order_by=deadlines.c.id).label("place")
    many = func.count().over(partition_by=end).label("many")
    query = deadlines_within(within).add_columns(place, many)
    query = query.where(
        end >= first.isoformat(), end <= last.isoformat(), deadlines.c.rrule.is_(None)
    )
    ranked = query.subquery()
    counts: Counter[str] = Counter()
    rows: dict[str, list[Row[Any]]] = defaultdict(list)
    chosen = select(ranked).where(ranked.c.place <= _SHOWN).order_by(ranked.c.ends_on, ranked.c.id)
    for row in connection.execute(chosen):
        counts[row.ends_on] = row.many
        rows[row.ends_on].append(row)
    return counts, rows


def _recurring(
    connection: Connection, within: Within, first: date, last: date
) -> tuple[dict[str, list[Row[Any]]], list[Row[Any]]]:
    """What recurs in the month: by day where the plan fixes the day, and without a day."""
    query = recurring_between(deadlines_within(within), first.isoformat(), last.isoformat())
    on_days: dict[str, list[Row[Any]]] = defaultdict(list)
    undated: list[Row[Any]] = []
    for row in connection.execute(query.order_by(deadlines.c.id)):
        found = recurrence_of(row.rrule, row.from_day, row.to_day)
        days = due_days(found, first, last) if found else ()
        if found is not None and found.exact:
            for day in days:
                on_days[day.isoformat()].append(row)
        elif days:
            undated.append(row)
    return on_days, undated
