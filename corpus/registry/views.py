"""What people ask the registry for, each as one typed answer: the pages, the API and the exports
are all made of these.

Every function takes a connection that sees one state of the registry (`Store.reading`) and returns
`None` where the id is unknown.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, Table, and_, func, or_, select

from corpus.store import tables
from corpus.store.tables import (
    appearances,
    assignments,
    bodies,
    citations,
    deadlines,
    documents,
    figures,
    indicators,
    mentions,
    plans,
    records,
    responsibilities,
    series,
    tasks,
)


@dataclass(frozen=True, slots=True)
class PlanCard:
    """A plan as lists show it."""

    id: str
    type: str | None
    code: str | None
    title: str | None
    issuer: str | None
    issued_on: str | None
    province: str | None
    year: int | None

    @property
    def label(self) -> str:
        """One line for people: type, number, title, issuer."""
        named = " ".join(filter(None, (self.type, self.code)))
        return " · ".join(filter(None, (named, self.title, self.issuer))) or self.id


@dataclass(frozen=True, slots=True)
class BodyCard:
    """A body as lists show it."""

    id: str
    name: str
    kind: str
    level: str | None
    locality: str | None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands in a plan: `text[start:end] == quote`."""

    plan: str
    quote: str
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class DeadlineCard:
    """A deadline with the task it belongs to and who has to keep it."""

    id: str
    plan: PlanCard
    relation: str
    starts_on: str | None
    ends_on: str | None
    rrule: str | None
    place: Place
    task: str | None
    text: str | None
    lead: tuple[BodyCard, ...] = ()


@dataclass(frozen=True, slots=True)
class TaskCard:
    """A task with its roles and deadlines."""

    id: str
    plan: PlanCard
    text: str
    place: Place
    confidence: float
    roles: dict[str, tuple[BodyCard, ...]] = field(default_factory=dict)
    deadlines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """One plan that cites a document, in which role and words."""

    id: str
    plan: PlanCard
    role: str
    issued_on: str | None
    title: str | None
    places: tuple[tuple[Place, dict[str, str] | None], ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A legal document: what it is, how it is written, who cites it, where plans disagree.

    `spellings` counts the quotes; `conflicts` has, for `issued_on`, `title` and the like, each
    value with the number of plans that say so, where there are several. `related` are documents
    that plans say it amends or replaces.
    """

    id: str
    key: str
    type: str | None
    code: str | None
    name: str | None
    issuer: str | None
    issued_on: str | None
    title: str | None
    citing: int
    citations: tuple[Citation, ...]
    spellings: dict[str, int]
    conflicts: dict[str, dict[str, int]]


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body over all plans: tasks by role, deadlines, indicators it answers for."""

    body: BodyCard
    valid_from: str | None
    valid_to: str | None
    successor: BodyCard | None
    successor_name: str | None
    predecessors: tuple[BodyCard, ...]
    plans: tuple[PlanCard, ...]
    tasks: dict[str, tuple[TaskCard, ...]]
    deadlines: tuple[DeadlineCard, ...]
    indicators: tuple[SeriesCard, ...]


@dataclass(frozen=True, slots=True)
class SeriesCard:
    """A measured thing as lists show it."""

    id: str
    name: str
    unit: str | None
    plans: int


@dataclass(frozen=True, slots=True)
class Figure:
    """One value of a series, with the plan and the column it stands in; `value` is the figure, or
    the middle of its range or its quotient."""

    plan: PlanCard
    indicator: str
    column: str | None
    period: str | None
    raw: str
    op: str | None
    value: float | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A measured thing through years and plans, by year."""

    series: SeriesCard
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Moved:
    """An indicator whose figures two plans give differently."""

    name: str
    unit: str | None
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a second plan adds to, drops from and moves in a first."""

    first: PlanCard
    second: PlanCard
    added: dict[str, tuple[str, ...]]
    dropped: dict[str, tuple[str, ...]]
    moved: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Who cites what: plans and legal documents as nodes, citations as edges with their roles."""

    plans: tuple[PlanCard, ...]
    documents: tuple[tuple[str, str, int], ...]
    """Id, label and number of citing plans."""
    edges: tuple[tuple[str, str, str], ...]
    """Plan, document and role."""


_CARD = (
    plans.c.id,
    plans.c.type,
    plans.c.code,
    plans.c.title,
    plans.c.issuer,
    plans.c.issued_on,
    plans.c.province,
    plans.c.year,
)
_BODY = (bodies.c.id, bodies.c.name, bodies.c.kind, bodies.c.level, bodies.c.locality)


def plan_card(connection: Connection, plan: str) -> PlanCard | None:
    """A plan's header."""
    return cards_of(connection, (plan,)).get(plan)


def cards_of(connection: Connection, ids: Iterable[str]) -> dict[str, PlanCard]:
    """The headers of plans, by id."""
    rows = connection.execute(select(*_CARD).where(plans.c.id.in_(sorted(set(ids)))))
    return {row.id: PlanCard(*row) for row in rows}


def list_plans(
    connection: Connection,
    *,
    province: str | None = None,
    year: int | None = None,
    after: str = "",
    limit: int = 50,
) -> tuple[PlanCard, ...]:
    """Plans in the order of their ids, those behind `after`."""
    query = select(*_CARD).where(plans.c.id > after).order_by(plans.c.id).limit(limit)
    if province is not None:
        query = query.where(plans.c.province == province)
    if year is not None:
        query = query.where(plans.c.year == year)
    return tuple(PlanCard(*row) for row in connection.execute(query))


def record_of(connection: Connection, plan: str) -> str | None:
    """The plan's record as it stands in the dataset, JSON, without corrections."""
    return connection.scalar(select(records.c.record).where(records.c.plan == plan))


def sha_of(connection: Connection, plan: str) -> str | None:
    """The SHA-256 of the plan's file."""
    return connection.scalar(select(plans.c.sha256).where(plans.c.id == plan))


def document_view(connection: Connection, document: str) -> DocumentView | None:
    """A legal document over all plans, its citations by date of the plans, newest first."""
    row = connection.execute(select(documents).where(documents.c.id == document)).one_or_none()
    if row is None:
        return None
    cited = connection.execute(
        select(citations, plans.c.issued_on.label("day"))
        .join(plans)
        .where(citations.c.document == document)
        .order_by(plans.c.issued_on.desc(), citations.c.id)
    ).all()
    cards = cards_of(connection, (each.plan for each in cited))
    places = _mentions_of(connection, [each.id for each in cited])
    return DocumentView(
        row.id,
        row.key,
        row.type,
        row.code,
        row.name,
        row.issuer,
        row.issued_on,
        row.title,
        row.citing,
        tuple(
            Citation(
                each.id,
                cards[each.plan],
                each.role,
                each.issued_on,
                each.title,
                tuple(places[each.id]),
            )
            for each in cited
        ),
        dict(Counter(place.quote for found in places.values() for place, _ in found).most_common()),
        _conflicts(cited),
    )


def _mentions_of(
    connection: Connection, facts: Sequence[str]
) -> dict[str, list[tuple[Place, dict[str, str] | None]]]:
    found: dict[str, list[tuple[Place, dict[str, str] | None]]] = defaultdict(list)
    for row in connection.execute(
        select(mentions).where(mentions.c.fact.in_(facts)).order_by(mentions.c.start)
    ):
        found[row.fact].append((_place(row), row.pinpoint))
    return found


def _conflicts(cited: Sequence[Row[Any]]) -> dict[str, dict[str, int]]:
    """The fields on which plans disagree, with the number of plans for each value."""
    counts = {
        name: Counter(value for row in cited if (value := getattr(row, name)) is not None)
        for name in ("issued_on", "issuer", "type", "title")
    }
    return {name: dict(found.most_common()) for name, found in counts.items() if len(found) > 1}


def _place(row: Row[Any]) -> Place:
    return Place(row.plan, row.quote, row.start, row.end, row.page)


def body_view(connection: Connection, body: str, *, limit: int = 200) -> BodyView | None:
    """A body over all plans; of its tasks and deadlines the `limit` newest of each role."""
    row = connection.execute(select(bodies).where(bodies.c.id == body)).one_or_none()
    if row is None:
        return None
    card = BodyCard(row.id, row.name, row.kind, row.level, row.locality)
    named = select(appearances.c.plan).where(appearances.c.body == body)
    given = select(assignments.c.plan).where(assignments.c.body == body)
    in_plans = connection.execute(
        select(*_CARD)
        .where(or_(plans.c.id.in_(named), plans.c.id.in_(given)))
        .order_by(plans.c.issued_on.desc(), plans.c.id)
        .limit(limit)
    )
    by_role = {
        role: list_tasks(connection, body=body, role=role, limit=limit)
        for role in ("lead", "coordinating", "advises")
    }
    return BodyView(
        card,
        row.valid_from,
        row.valid_to,
        _body_named(connection, row.successor),
        row.successor,
        tuple(
            BodyCard(*each)
            for each in connection.execute(select(*_BODY).where(bodies.c.successor == row.name))
        ),
        tuple(PlanCard(*each) for each in in_plans),
        {role: found for role, found in by_role.items() if found},
        list_deadlines(connection, body=body, limit=limit),
        list_series(connection, body=body, limit=limit),
    )


def _body_named(connection: Connection, name: str | None) -> BodyCard | None:
    row = connection.execute(select(*_BODY).where(bodies.c.name == name)).one_or_none()
    return BodyCard(*row) if row else None


def list_tasks(
    connection: Connection,
    *,
    body: str | None = None,
    role: str | None = None,
    plan: str | None = None,
    after: str = "",
    limit: int = 100,
) -> tuple[TaskCard, ...]:
    """Tasks by id: of a body (in one role or any), of a plan, or all; those behind `after`."""
    query = select(tasks).where(tasks.c.id > after).order_by(tasks.c.id).limit(limit)
    if plan is not None:
        query = query.where(tasks.c.plan == plan)
    if body is not None:
        own = select(assignments.c.task).where(assignments.c.body == body)
        query = query.where(tasks.c.id.in_(own if role is None else own.where(_has_role(role))))
    rows = connection.execute(query).all()
    cards = cards_of(connection, (row.plan for row in rows))
    roles = _roles_of(connection, [row.id for row in rows])
    due: dict[str, list[str]] = defaultdict(list)
    for each in connection.execute(
        select(deadlines.c.id, deadlines.c.task).where(
            deadlines.c.task.in_([row.id for row in rows])
        )
    ):
        due[each.task].append(each.id)
    return tuple(
        TaskCard(
            row.id,
            cards[row.plan],
            row.text,
            _place(row),
            row.confidence,
            roles.get(row.id, {}),
            tuple(due[row.id]),
        )
        for row in rows
    )


def _has_role(role: str) -> ColumnElement[bool]:
    return assignments.c.role == role


def _roles_of(
    connection: Connection, ids: Sequence[str]
) -> dict[str, dict[str, tuple[BodyCard, ...]]]:
    found: dict[str, dict[str, list[BodyCard]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(
        select(assignments.c.task, assignments.c.role, *_BODY)
        .join(bodies)
        .where(assignments.c.task.in_(ids))
        .order_by(bodies.c.name)
    ):
        found[row.task][row.role].append(BodyCard(*row[2:]))
    return {
        task: {role: tuple(cards) for role, cards in roles.items()} for task, roles in found.items()
    }


def list_deadlines(
    connection: Connection,
    *,
    body: str | None = None,
    first: str | None = None,
    last: str | None = None,
    plan: str | None = None,
    limit: int = 500,
) -> tuple[DeadlineCard, ...]:
    """Deadlines by their day: of a body that leads or takes part, of a plan, between two days.

    `first` and `last` are ISO dates, inclusive; recurring and open ones (without a day) come last
    and only where no days are asked for.
    """
    query = select(deadlines).order_by(deadlines.c.ends_on.is_(None), deadlines.c.ends_on)
    query = query.order_by(deadlines.c.id).limit(limit)
    if plan is not None:
        query = query.where(deadlines.c.plan == plan)
    if body is not None:
        own = select(assignments.c.task).where(assignments.c.body == body)
        query = query.where(deadlines.c.task.in_(own))
    if first is not None:
        query = query.where(deadlines.c.ends_on >= first)
    if last is not None:
        query = query.where(deadlines.c.ends_on <= last)
    rows = connection.execute(query).all()
    cards = cards_of(connection, (row.plan for row in rows))
    ids = [row.task for row in rows if row.task]
    own_texts = select(tasks.c.id, tasks.c.text).where(tasks.c.id.in_(ids))
    texts = {row.id: row.text for row in connection.execute(own_texts)}
    roles = _roles_of(connection, ids)
    return tuple(
        DeadlineCard(
            row.id,
            cards[row.plan],
            row.relation,
            row.starts_on,
            row.ends_on,
            row.rrule,
            _place(row),
            row.task,
            texts.get(row.task),
            roles.get(row.task, {}).get("lead", ()),
        )
        for row in rows
    )


def list_series(
    connection: Connection, *, body: str | None = None, limit: int = 100
) -> tuple[SeriesCard, ...]:
    """Measured things, those of most plans first; with `body` those it is responsible for."""
    count = func.count(indicators.c.plan.distinct())
    query = (
        select(series.c.id, series.c.name, series.c.unit, count.label("plans"))
        .join(indicators, indicators.c.series == series.c.id)
        .group_by(series.c.id, series.c.name, series.c.unit)
        .order_by(count.desc(), series.c.name)
        .limit(limit)
    )
    if body is not None:
        own = select(responsibilities.c.indicator).where(responsibilities.c.body == body)
        query = query.where(indicators.c.id.in_(own))
    return tuple(SeriesCard(*row) for row in connection.execute(query))


def series_view(connection: Connection, identity: str) -> SeriesView | None:
    """A measured thing with all its figures, by period, then by plan."""
    query: Select[Any] = (
        select(
            figures,
            indicators.c.quote,
            indicators.c.page,
        )
        .join(indicators, indicators.c.id == figures.c.indicator)
        .where(indicators.c.series == identity)
        .order_by(figures.c.period, figures.c.plan, figures.c.indicator, figures.c.position)
    )
    row = connection.execute(
        select(series.c.id, series.c.name, series.c.unit).where(series.c.id == identity)
    ).one_or_none()
    if row is None:
        return None
    rows = connection.execute(query).all()
    cards = cards_of(connection, (each.plan for each in rows))
    return SeriesView(
        SeriesCard(row.id, row.name, row.unit, len(cards)),
        tuple(
            Figure(
                cards[each.plan],
                each.indicator,
                each.column,
                each.period,
                each.raw,
                each.op,
                single_value(each),
                None
                if each.start is None
                else Place(each.plan, each.raw, each.start, each.end, each.page),
            )
            for each in rows
        ),
    )


def single_value(figure: Any) -> float | None:
    """One number for a figure: itself, the middle of its range, or its quotient."""
    if figure.value is not None:
        return float(figure.value)
    if figure.low is not None and figure.high is not None:
        return float(figure.low + figure.high) / 2
    if figure.numerator is not None and figure.denominator:
        return float(figure.numerator / figure.denominator)
    return None


def compare(connection: Connection, first: str, second: str) -> Comparison | None:
    """What the second plan adds, drops and moves: references, tasks, indicators."""
    cards = cards_of(connection, (first, second))
    if len(cards) < 2:
        return None
    named = {
        "legal_references": (citations, citations.c.document),
        "bodies": (appearances, appearances.c.body),
        "indicators": (indicators, indicators.c.series),
    }
    added: dict[str, tuple[str, ...]] = {}
    dropped: dict[str, tuple[str, ...]] = {}
    for family, (table, column) in named.items():
        there, now = (_labels(connection, family, table, column, each) for each in (first, second))
        added[family] = tuple(label for key, label in now.items() if key not in there)
        dropped[family] = tuple(label for key, label in there.items() if key not in now)
    before, after = (_figures_by_series(connection, each) for each in (first, second))
    moved = tuple(
        Moved(before[key][0], before[key][1], before[key][2], after[key][2])
        for key in before
        if key in after and before[key][2] != after[key][2]
    )
    return Comparison(cards[first], cards[second], added, dropped, moved)


def _labels(
    connection: Connection, family: str, table: Table, column: Any, plan: str
) -> dict[str, str]:
    """What a plan has of a family, by what identifies it over plans."""
    other, label = {
        "legal_references": (
            documents,
            func.coalesce(documents.c.code, documents.c.name, documents.c.key),
        ),
        "bodies": (bodies, bodies.c.name),
        "indicators": (series, series.c.name),
    }[family]
    rows = connection.execute(
        select(column, label).join(other, other.c.id == column).where(table.c.plan == plan)
    )
    return dict(sorted(rows.tuples().all(), key=lambda pair: str(pair[1])))


def _figures_by_series(
    connection: Connection, plan: str
) -> dict[str, tuple[str, str | None, tuple[str, ...]]]:
    found: dict[str, tuple[str, str | None, tuple[str, ...]]] = {}
    for row in connection.execute(
        select(indicators.c.series, indicators.c.name, indicators.c.unit, figures.c.raw)
        .join(figures, figures.c.indicator == indicators.c.id)
        .where(indicators.c.plan == plan)
        .order_by(indicators.c.position, figures.c.position)
    ):
        name, unit, raws = found.get(row.series, (row.name, row.unit, ()))
        found[row.series] = (name, unit, (*raws, row.raw))
    return found


def citation_graph(connection: Connection, ids: Sequence[str], *, most: int = 60) -> Graph:
    """What these plans cite; of the legal documents the `most` that most of them cite."""
    rows = connection.execute(
        select(citations.c.plan, citations.c.document, citations.c.role)
        .where(citations.c.plan.in_(ids))
        .order_by(citations.c.id)
    ).all()
    counts = Counter(row.document for row in rows)
    chosen = dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most])
    labels = connection.execute(
        select(
            documents.c.id,
            func.coalesce(documents.c.code, documents.c.name, documents.c.key),
        ).where(documents.c.id.in_(list(chosen)))
    ).tuples()
    cards = cards_of(connection, ids)
    return Graph(
        tuple(cards[each] for each in ids if each in cards),
        tuple((key, str(label), chosen[key]) for key, label in labels),
        tuple((row.plan, row.document, row.role) for row in rows if row.document in chosen),
    )


def warnings_of(connection: Connection, plan: str) -> Sequence[Row[Any]]:
    """What a person should look at in a plan."""
    own = tables.warnings.c
    return connection.execute(
        select(tables.warnings).where(and_(own.plan == plan)).order_by(own.start, own.id)
    ).all()
