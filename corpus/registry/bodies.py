"""Bodies over all plans: what they have to do, by when, what they answer for, who came before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, or_, select, union

from corpus.registry.cards import (
    BODY_COLUMNS,
    PLAN_COLUMNS,
    BodyCard,
    Piece,
    PlanCard,
    count_of,
    piece_of,
)
from corpus.registry.deadlines import Agenda, Within, agenda_of
from corpus.registry.series import SeriesCard, list_series
from corpus.registry.tasks import ROLES, TaskCard, newest_tasks
from corpus.store.tables import appearances, assignments, bodies, plans

_PLANS = 20
_DEADLINES = 15
_SERIES = 30


@dataclass(frozen=True, slots=True)
class CountedBody:
    """A body as the list of bodies shows it: how many tasks it leads or has any part in."""

    body: BodyCard
    lead: int
    tasks: int


@dataclass(frozen=True, slots=True)
class Kin:
    """A body that came before or after another; `body` is `None` if no plan names it."""

    name: str
    body: BodyCard | None


@dataclass(frozen=True, slots=True)
class BodyView:
    """A body over all plans.

    `roles` counts its tasks by role, `tasks` are those in `role`; `agenda` has its deadlines on a
    day, `indicators` those it answers for. `plans` are those that name it or give it a task.
    """

    body: BodyCard
    valid_from: str | None
    valid_to: str | None
    successors: tuple[Kin, ...]
    predecessors: tuple[Kin, ...]
    roles: dict[str, int]
    role: str
    tasks: Piece[TaskCard]
    agenda: Agenda
    indicators: tuple[SeriesCard, ...]
    plans: Piece[PlanCard]


def list_bodies(
    connection: Connection,
    *,
    level: str | None = None,
    locality: str | None = None,
    offset: int = 0,
    limit: int = 50,
) -> Piece[CountedBody]:
    """Bodies without groups, those that lead most tasks first; of a level, of a locality."""
    query = select(*BODY_COLUMNS).where(bodies.c.kind != "group")
    if level is not None:
        query = query.where(bodies.c.level == level)
    if locality is not None:
        query = query.where(bodies.c.locality == locality)
    total = count_of(connection, query)
    counted = (
        select(
            assignments.c.body,
            func.count().filter(assignments.c.role == "lead").label("lead"),
            func.count(assignments.c.task.distinct()).label("tasks"),
        )
        .group_by(assignments.c.body)
        .subquery()
    )
    lead, every = func.coalesce(counted.c.lead, 0), func.coalesce(counted.c.tasks, 0)
    query = query.add_columns(lead, every).outerjoin(counted, counted.c.body == bodies.c.id)
    query = query.order_by(lead.desc(), every.desc(), bodies.c.id).offset(offset).limit(limit)
    rows: Iterable[Any] = connection.execute(query)
    found = (CountedBody(BodyCard(*row[:5]), row[5], row[6]) for row in rows)
    return piece_of(found, total, offset)


def levels_of_bodies(connection: Connection) -> dict[str, int]:
    """How many bodies there are of each level."""
    query = select(bodies.c.level, func.count()).where(
        bodies.c.level.is_not(None), bodies.c.kind != "group"
    )
    return dict(connection.execute(query.group_by(bodies.c.level)).all())


def provinces_of_plans(connection: Connection) -> tuple[str, ...]:
    """The provinces that have plans, in the order of their names."""
    query = select(plans.c.province).where(plans.c.province.is_not(None)).distinct()
    return tuple(sorted(each for each in connection.scalars(query) if each))


def body_view(
    connection: Connection,
    body: str,
    *,
    day: str,
    role: str | None = None,
    offset: int = 0,
    limit: int = 50,
) -> BodyView | None:
    """A body over all plans on a `day` (ISO); of its tasks those in one role, newest plans first.

    Without `role` that is the first in which it has any.
    """
    row = connection.execute(select(bodies).where(bodies.c.id == body)).one_or_none()
    if row is None:
        return None
    roles = _roles(connection, body)
    chosen = role or next((each for each in ROLES if each in roles), ROLES[0])
    return BodyView(
        BodyCard(row.id, row.name, row.kind, row.level, row.locality),
        row.valid_from,
        row.valid_to,
        _named(connection, row.successor.split("; ") if row.successor else []),
        _predecessors(connection, row.name),
        roles,
        chosen,
        newest_tasks(connection, body, chosen, offset=offset, limit=limit),
        agenda_of(connection, day=day, within=Within(body), limit=_DEADLINES),
        list_series(connection, body=body, limit=_SERIES).items,
        _plans(connection, body),
    )


def _roles(connection: Connection, body: str) -> dict[str, int]:
    query = select(assignments.c.role, func.count()).where(assignments.c.body == body)
    counts: dict[str, int] = dict(connection.execute(query.group_by(assignments.c.role)).all())
    return {role: counts[role] for role in ROLES if role in counts}


def _named(connection: Connection, names: list[str]) -> tuple[Kin, ...]:
    rows = connection.execute(select(*BODY_COLUMNS).where(bodies.c.name.in_(names)))
    known = {row.name: BodyCard(*row) for row in rows}
    return tuple(Kin(name, known.get(name)) for name in names)


def _predecessors(connection: Connection, name: str) -> tuple[Kin, ...]:
    """The bodies in whose place this one stands today."""
    own = bodies.c.successor
    query = select(*BODY_COLUMNS).where(
        or_(
            own == name,
            own.startswith(f"{name}; ", autoescape=True),
            own.endswith(f"; {name}", autoescape=True),
            own.contains(f"; {name}; ", autoescape=True),
        )
    )
    cards = (BodyCard(*row) for row in connection.execute(query.order_by(bodies.c.id)))
    return tuple(Kin(card.name, card) for card in cards)


def _plans(connection: Connection, body: str) -> Piece[PlanCard]:
    own = union(
        *(select(table.c.plan).where(table.c.body == body) for table in (appearances, assignments))
    )
    query = select(*PLAN_COLUMNS).where(plans.c.id.in_(own))
    total = count_of(connection, query)
    newest = (plans.c.issued_on.is_(None), plans.c.issued_on.desc(), plans.c.id)
    rows = connection.execute(query.order_by(*newest).limit(_PLANS))
    return piece_of((PlanCard(*row) for row in rows), total, 0)
