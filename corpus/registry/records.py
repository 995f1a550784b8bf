"""Whole plans of the registry, one after the other, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Select, or_, select

from corpus.store import Store, corrected
from corpus.store.corrections import corrections_by_file
from corpus.store.tables import appearances, assignments, plans, records
from schemas import Plan, plan_from_json, plan_to_json

_AT_ONCE = 20
"""Records that are fetched together."""


@dataclass(frozen=True, slots=True)
class Choice:
    """Which plans: all that every given condition fits.

    `body` is the id of a body that the plan names or gives a task.
    """

    plan: str | None = None
    province: str | None = None
    year: int | None = None
    body: str | None = None


@dataclass(frozen=True, slots=True)
class WholePlan:
    """A plan with what the registry knows of it besides its record.

    `record` is the JSON of `plan`: as it stands in the dataset, or with people's corrections.
    """

    id: str
    plan: Plan
    record: str
    province: str | None
    year: int | None


def whole_plans(
    store: Store, choice: Choice | None = None, *, original: bool = False
) -> Iterator[WholePlan]:
    """The plans of a choice (all if `None`), by id, from one state of the registry.

    Corrections of people are in them, unless `original` asks for the records of the dataset. Only a
    few records are in memory at any time.
    """
    said = {} if original else corrections_by_file(store)
    query = _query(choice or Choice()).execution_options(yield_per=_AT_ONCE)
    with store.reading() as connection:
        for row in connection.execute(query):
            plan, record = plan_from_json(row.record), row.record
            words = said.get(row.sha256, ())
            if words:
                plan = corrected(plan, words)
                record = plan_to_json(plan)
            yield WholePlan(row.id, plan, record, row.province, row.year)


def _query(choice: Choice) -> Select[tuple[str, str, str | None, int | None, str]]:
    query = (
        select(plans.c.id, plans.c.sha256, plans.c.province, plans.c.year, records.c.record)
        .join(records, records.c.plan == plans.c.id)
        .order_by(plans.c.id)
    )
    for column, wanted in (
        (plans.c.id, choice.plan),
        (plans.c.province, choice.province),
        (plans.c.year, choice.year),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    if choice.body is not None:
        named = select(appearances.c.plan).where(appearances.c.body == choice.body)
        given = select(assignments.c.plan).where(assignments.c.body == choice.body)
        query = query.where(or_(plans.c.id.in_(named), plans.c.id.in_(given)))
    return query
