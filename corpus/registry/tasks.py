"""Tasks over all plans, with who has which part in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from corpus.registry.cards import (
    BODY_COLUMNS,
    BodyCard,
    Piece,
    Place,
    PlanCard,
    cards_of,
    count_of,
    piece_of,
    place_of,
)
from corpus.store.tables import assignments, bodies, deadlines, plans, tasks

ROLES = ("lead", "coordinating", "advises")


@dataclass(frozen=True, slots=True)
class TaskCard:
    """A task with its roles and the ids of its deadlines."""

    id: str
    plan: PlanCard
    text: str
    place: Place
    confidence: float
    roles: dict[str, tuple[BodyCard, ...]] = field(default_factory=dict)
    deadlines: tuple[str, ...] = ()


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
        query = query.where(tasks.c.id.in_(tasks_of(body, role)))
    return _cards(connection, connection.execute(query).all())


def newest_tasks(
    connection: Connection, body: str, role: str, *, offset: int = 0, limit: int = 50
) -> Piece[TaskCard]:
    """The tasks of a body in one role, newest plans first, in the order of each plan."""
    query = select(tasks).join(plans).where(tasks.c.id.in_(tasks_of(body, role)))
    total = count_of(connection, query)
    newest = (plans.c.issued_on.is_(None), plans.c.issued_on.desc(), plans.c.id, tasks.c.position)
    rows = connection.execute(query.order_by(*newest).offset(offset).limit(limit)).all()
    return piece_of(_cards(connection, rows), total, offset)


def tasks_of(body: str, role: str | None = None) -> Select[tuple[str]]:
    """The ids of the tasks in which a body has a role, or any."""
    own = select(assignments.c.task).where(assignments.c.body == body)
    return own if role is None else own.where(assignments.c.role == role)


def _cards(connection: Connection, rows: Sequence[Row[Any]]) -> tuple[TaskCard, ...]:
    ids = [row.id for row in rows]
    cards = cards_of(connection, (row.plan for row in rows))
    roles = roles_of(connection, ids)
    due: dict[str, list[str]] = defaultdict(list)
    query = select(deadlines.c.id, deadlines.c.task).where(deadlines.c.task.in_(ids))
    for each in connection.execute(query.order_by(deadlines.c.id)):
        due[each.task].append(each.id)
    return tuple(
        TaskCard(
            row.id,
            cards[row.plan],
            row.text,
            place_of(row),
            row.confidence,
            roles.get(row.id, {}),
            tuple(due[row.id]),
        )
        for row in rows
    )


def roles_of(
    connection: Connection, ids: Sequence[str]
) -> dict[str, dict[str, tuple[BodyCard, ...]]]:
    """The bodies of tasks by role, by the ids of the tasks."""
    found: dict[str, dict[str, list[BodyCard]]] = defaultdict(lambda: defaultdict(list))
    for row in connection.execute(
        select(assignments.c.task, assignments.c.role, *BODY_COLUMNS)
        .join(bodies)
        .where(assignments.c.task.in_(ids))
    ):
        found[row.task][row.role].append(BodyCard(*row[2:]))
    return {
        task: {
            role: tuple(sorted(roles[role], key=lambda card: card.name))
            for role in ROLES
            if role in roles
        }
        for task, roles in found.items()
    }
