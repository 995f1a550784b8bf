"""What people said of facts, as a list that can be paged through."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from corpus.store.corrections import Correction, Verdict
from corpus.store.engine import Store
from corpus.store.rows import plan_id
from corpus.store.tables import corrections

_NAMES = tuple(each for each in Correction.__slots__ if each != "verdict")


@dataclass(frozen=True, slots=True)
class Said:
    """One correction with its number and the id of its plan, which may be gone."""

    id: int
    plan: str
    correction: Correction


def corrections_page(
    store: Store, *, plan: str | None = None, before: int | None = None, limit: int = 50
) -> tuple[Said, ...]:
    """Corrections, newest first: of one plan or all, with `before` those before that number."""
    query = select(corrections).order_by(corrections.c.id.desc()).limit(limit)
    if plan is not None:
        query = query.where(corrections.c.sha256.startswith(plan, autoescape=True))
    if before is not None:
        query = query.where(corrections.c.id < before)
    with store.review.connect() as connection:
        rows = connection.execute(query).mappings().all()
    return tuple(
        Said(
            row["id"],
            plan_id(row["sha256"]),
            Correction(verdict=Verdict(row["verdict"]), **{name: row[name] for name in _NAMES}),
        )
        for row in rows
    )
