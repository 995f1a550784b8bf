"""What people ask the registry for, each as one typed answer: the pages, the API and the exports
are all made of these.

Every function takes a connection that sees one state of the registry (`Store.reading`) and returns
`None` where the id is unknown. One room to a question: `documents`, `bodies`, `deadlines`,
`months`, `series`, `comparing`, `graphs`; what is asked of plans stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from corpus.registry.bodies import BodyView, body_view, list_bodies
from corpus.registry.cards import (
    PLAN_COLUMNS,
    BodyCard,
    DocumentCard,
    Piece,
    Place,
    PlanCard,
    cards_of,
    plan_card,
)
from corpus.registry.comparing import Comparison, compare
from corpus.registry.deadlines import DeadlineCard, Within, list_deadlines
from corpus.registry.documents import DocumentView, document_view, list_documents
from corpus.registry.graphs import Graph, citation_graph
from corpus.registry.months import Month, month_view
from corpus.registry.series import SeriesCard, SeriesView, list_series, series_view, single_value
from corpus.registry.tasks import TaskCard, list_tasks
from corpus.store import tables
from corpus.store.tables import plans, records

__all__ = [
    "BodyCard",
    "BodyView",
    "Comparison",
    "DeadlineCard",
    "DocumentCard",
    "DocumentView",
    "Graph",
    "Month",
    "Piece",
    "Place",
    "PlanCard",
    "SeriesCard",
    "SeriesView",
    "TaskCard",
    "Within",
    "body_view",
    "cards_of",
    "citation_graph",
    "compare",
    "document_view",
    "list_bodies",
    "list_deadlines",
    "list_documents",
    "list_plans",
    "list_series",
    "list_tasks",
    "month_view",
    "plan_card",
    "record_of",
    "series_view",
    "sha_of",
    "single_value",
    "warnings_of",
]


def list_plans(
    connection: Connection,
    *,
    province: str | None = None,
    year: int | None = None,
    after: str = "",
    limit: int = 50,
) -> tuple[PlanCard, ...]:
    """Plans in the order of their ids, those behind `after`."""
    query = select(*PLAN_COLUMNS).where(plans.c.id > after).order_by(plans.c.id).limit(limit)
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


def warnings_of(connection: Connection, plan: str) -> Sequence[Row[Any]]:
    """What a person should look at in a plan."""
    own = tables.warnings.c
    return connection.execute(
        select(tables.warnings).where(and_(own.plan == plan)).order_by(own.start, own.id)
    ).all()
