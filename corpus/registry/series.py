"""What is measured, through years and plans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from corpus.registry.cards import Piece, Place, PlanCard, cards_of, count_of, piece_of
from corpus.store.tables import figures, indicators, plans, responsibilities, series

_YEAR = re.compile(r"(?:19|20)\d\d")
_LINES = 6
"""With so many issuers or fewer each has its line in the chart."""


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """A measured thing as lists show it."""

    id: str
    name: str
    unit: str | None
    plans: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a series, with the plan and the column it stands in.

    `value` is the figure, or the middle of its range or its quotient; `year` the last one of its
    period, else that of its plan (`period` is then `None`).
    """

    plan: PlanCard
    indicator: str
    column: str | None
    period: str | None
    year: int | None
    raw: str
    op: str | None
    value: float | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a chart: a value, or none, for each of its years."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A measured thing through years and plans.

    `lines` have one value for each of `years`: by issuer where these are few, else the `lowest`,
    `median` and `highest` of all (`is_summary`). `provinces` counts the plans that measure it.
    """

    series: SeriesCard
    years: tuple[int, ...]
    lines: tuple[Line, ...]
    is_summary: bool
    provinces: dict[str, int]
    figures: Piece[Figure]


def list_series(
    connection: Connection, *, body: str | None = None, offset: int = 0, limit: int = 100
) -> Piece[SeriesCard]:
    """Measured things, those of most plans first; with `body` those it is responsible for."""
    count = func.count(indicators.c.plan.distinct())
    query = (
        select(series.c.id, series.c.name, series.c.unit, count.label("plans"))
        .join(indicators, indicators.c.series == series.c.id)
        .group_by(series.c.id, series.c.name, series.c.unit)
    )
    if body is not None:
        own = select(responsibilities.c.indicator).where(responsibilities.c.body == body)
        query = query.where(indicators.c.id.in_(own))
    total = count_of(connection, query)
    rows = connection.execute(query.order_by(count.desc(), series.c.id).offset(offset).limit(limit))
    return piece_of((SeriesCard(*row) for row in rows), total, offset)


def series_view(
    connection: Connection,
    identity: str,
    *,
    province: str | None = None,
    offset: int = 0,
    limit: int = 100,
) -> SeriesView | None:
    """A measured thing with its figures, newest year first, of one province or all."""
    row = connection.execute(
        select(series.c.id, series.c.name, series.c.unit).where(series.c.id == identity)
    ).one_or_none()
    if row is None:
        return None
    provinces = _provinces(connection, identity)
    rows = connection.execute(_figures(identity, province)).all()
    rows = sorted(rows, key=lambda each: -(year_of(each) or 0))
    measured = len({each.plan for each in rows})
    years, lines, is_summary = _lines(rows)
    return SeriesView(
        SeriesCard(row.id, row.name, row.unit, measured),
        years,
        lines,
        is_summary,
        provinces,
        piece_of(_shown(connection, rows[offset : offset + limit]), len(rows), offset),
    )


def _figures(identity: str, province: str | None) -> Select[Any]:
    query = (
        select(figures, indicators.c.page, plans.c.year, plans.c.issuer)
        .join(indicators, indicators.c.id == figures.c.indicator)
        .join(plans, plans.c.id == figures.c.plan)
        .where(indicators.c.series == identity, figures.c.raw != "")
        .order_by(figures.c.plan, figures.c.indicator, figures.c.position)
    )
    return query if province is None else query.where(plans.c.province == province)


def _provinces(connection: Connection, identity: str) -> dict[str, int]:
    query = (
        select(plans.c.province, func.count(plans.c.id.distinct()))
        .join(indicators, indicators.c.plan == plans.c.id)
        .where(indicators.c.series == identity, plans.c.province.is_not(None))
        .group_by(plans.c.province)
    )
    rows = connection.execute(query)
    return dict(sorted(rows, key=lambda pair: (-pair[1], pair[0])))


def _shown(connection: Connection, rows: Sequence[Row[Any]]) -> list[Figure]:
    cards = cards_of(connection, (each.plan for each in rows))
    return [
        Figure(
            cards[each.plan],
            each.indicator,
            each.column,
            each.period,
            year_of(each),
            each.raw,
            each.op,
            single_value(each),
            None
            if each.start is None
            else Place(each.plan, each.raw, each.start, each.end, each.page),
        )
        for each in rows
    ]


def year_of(figure: Any) -> int | None:
    """The last year of a figure's period, else the year of its plan."""
    named = _YEAR.findall(figure.period or "")
    return int(named[-1]) if named else figure.year


def single_value(figure: Any) -> float | None:
    """One number for a figure: itself, the middle of its range, or its quotient."""
    if figure.value is not None:
        return float(figure.value)
    if figure.low is not None and figure.high is not None:
        return float(figure.low + figure.high) / 2
    if figure.numerator is not None and figure.denominator:
        return float(figure.numerator / figure.denominator)
    return None


def _lines(rows: Sequence[Row[Any]]) -> tuple[tuple[int, ...], tuple[Line, ...], bool]:
    """The lines of a chart and their years; of an issuer's values in a year it is the middle."""
    points: dict[str, dict[int, list[float]]] = {}
    for row in rows:
        value, year = single_value(row), year_of(row)
        if value is not None and year is not None:
            by_year = points.setdefault(row.issuer or "", {})
            by_year.setdefault(year, []).append(value)
    years = tuple(sorted({year for by_year in points.values() for year in by_year}))
    if len(points) <= _LINES:
        lines = (
            Line(name, tuple(_middle(by_year.get(year)) for year in years))
            for name, by_year in sorted(points.items())
        )
        return years, tuple(lines), False
    every = [
        [value for by_year in points.values() for value in by_year.get(year, ())] for year in years
    ]
    return (
        years,
        (
            Line("lowest", tuple(map(min, every))),
            Line("median", tuple(map(median, every))),
            Line("highest", tuple(map(max, every))),
        ),
        True,
    )


def _middle(values: list[float] | None) -> float | None:
    return median(values) if values else None
