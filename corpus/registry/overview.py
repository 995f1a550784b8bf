"""What the registry holds as a whole, and its plans as a list, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, Table, func, or_, select, tuple_

from corpus.registry.views import PlanCard
from corpus.store import tables
from corpus.store.tables import appearances, assignments, plans

_CARD = tuple(plans.c[name] for name in PlanCard.__slots__)
_DAY = func.coalesce(plans.c.issued_on, "")
_COUNTED: dict[str, Table] = {
    "plan": tables.plans,
    "reference": tables.documents,
    "task": tables.tasks,
    "deadline": tables.deadlines,
    "indicator": tables.indicators,
    "agency": tables.bodies,
}


@dataclass(frozen=True, slots=True)
class PlanList:
    """A piece of the list of plans; `next` is the cursor of the following one."""

    items: tuple[PlanCard, ...]
    next: str | None
    total: int


@dataclass(frozen=True, slots=True)
class Overview:
    """How much there is by kind, plans by province and year, and the newest plans."""

    counts: dict[str, int]
    provinces: dict[str, int]
    years: dict[str, int]
    newest: tuple[PlanCard, ...]


def overview(connection: Connection) -> Overview:
    """The registry at a glance."""
    counts = {
        kind: connection.scalar(select(func.count()).select_from(table)) or 0
        for kind, table in _COUNTED.items()
    }
    return Overview(
        counts,
        plans_by(connection, "province"),
        plans_by(connection, "year"),
        newest_plans(connection, limit=8).items,
    )


def plans_by(connection: Connection, name: str) -> dict[str, int]:
    """How many plans there are of each `province` or `year`: years newest first, else by count."""
    column, count = plans.c[name], func.count()
    query = select(column, count).where(column.is_not(None)).group_by(column)
    order = (column.desc(),) if name == "year" else (count.desc(), column)
    rows = connection.execute(query.order_by(*order))
    return {str(row[0]): int(row[1]) for row in rows}


def newest_plans(
    connection: Connection,
    *,
    province: str | None = None,
    year: int | None = None,
    body: str | None = None,
    after: str = "",
    limit: int = 50,
) -> PlanList:
    """Plans by their day of issue, newest first, those without one last.

    `body` is the id of a body that they name or give tasks to; `after` is the cursor of a list
    before.
    """
    conditions = []
    if province is not None:
        conditions.append(plans.c.province == province)
    if year is not None:
        conditions.append(plans.c.year == year)
    if body is not None:
        named = select(appearances.c.plan).where(appearances.c.body == body)
        given = select(assignments.c.plan).where(assignments.c.body == body)
        conditions.append(or_(plans.c.id.in_(named), plans.c.id.in_(given)))
    total = connection.scalar(select(func.count()).select_from(plans).where(*conditions)) or 0
    if after:
        day, _, identity = after.rpartition(".")
        conditions.append(tuple_(_DAY, plans.c.id) < tuple_(day, identity))
    query = select(*_CARD).where(*conditions).order_by(_DAY.desc(), plans.c.id.desc())
    items = tuple(PlanCard(*row) for row in connection.execute(query.limit(limit)))
    following = f"{items[-1].issued_on or ''}.{items[-1].id}" if len(items) == limit else None
    return PlanList(items, following, total)
