"""What lists show of a plan, a body, a legal document, and where a fact stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, Row, func, select

from corpus.store.tables import bodies, documents, plans

T = TypeVar("T")


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
        return " · ".join(filter(None, (self.named, self.title, self.issuer))) or self.id

    @property
    def named(self) -> str:
        """Type and number."""
        return " ".join(filter(None, (self.type, self.code)))


@dataclass(frozen=True, slots=True)
class BodyCard:
    """A body as lists show it."""

    id: str
    name: str
    kind: str
    level: str | None
    locality: str | None


@dataclass(frozen=True, slots=True)
class DocumentCard:
    """A legal document as lists show it; `citing` plans cite it."""

    id: str
    key: str
    type: str | None
    code: str | None
    name: str | None
    issuer: str | None
    issued_on: str | None
    title: str | None
    citing: int

    @property
    def label(self) -> str:
        """One line for people: its name or type, and its number."""
        return " ".join(filter(None, (self.name or self.type, self.code))) or self.key


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fact stands in a plan: `text[start:end] == quote`."""

    plan: str
    quote: str
    start: int
    end: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Piece(Generic[T]):
    """A piece of a list of `total`; `next` is where the following one begins, `None` at the end."""

    items: tuple[T, ...]
    total: int
    next: int | None


PLAN_COLUMNS = (
    plans.c.id,
    plans.c.type,
    plans.c.code,
    plans.c.title,
    plans.c.issuer,
    plans.c.issued_on,
    plans.c.province,
    plans.c.year,
)
BODY_COLUMNS = (bodies.c.id, bodies.c.name, bodies.c.kind, bodies.c.level, bodies.c.locality)
DOCUMENT_COLUMNS = (
    documents.c.id,
    documents.c.key,
    documents.c.type,
    documents.c.code,
    documents.c.name,
    documents.c.issuer,
    documents.c.issued_on,
    documents.c.title,
    documents.c.citing,
)


def piece_of(items: Iterable[T], total: int, offset: int) -> Piece[T]:
    """The items of a list from `offset` on as a piece of it."""
    held = tuple(items)
    reached = offset + len(held)
    return Piece(held, total, reached if held and reached < total else None)


def count_of(connection: Connection, query: Any) -> int:
    """How many rows a query has."""
    return connection.scalar(select(func.count()).select_from(query.order_by(None).subquery())) or 0


def plan_card(connection: Connection, plan: str) -> PlanCard | None:
    """A plan's header."""
    return cards_of(connection, (plan,)).get(plan)


def cards_of(connection: Connection, ids: Iterable[str]) -> dict[str, PlanCard]:
    """The headers of plans, by id."""
    rows = connection.execute(select(*PLAN_COLUMNS).where(plans.c.id.in_(sorted(set(ids)))))
    return {row.id: PlanCard(*row) for row in rows}


def body_card(connection: Connection, body: str) -> BodyCard | None:
    """A body as lists show it."""
    row = connection.execute(select(*BODY_COLUMNS).where(bodies.c.id == body)).one_or_none()
    return BodyCard(*row) if row else None


def place_of(row: Row[Any]) -> Place:
    """The place of a row that has one."""
    return Place(row.plan, row.quote, row.start, row.end, row.page)
