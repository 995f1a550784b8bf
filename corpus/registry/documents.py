"""Legal documents over all plans: how they are written, who cites them, where plans disagree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from corpus.registry.cards import (
    DOCUMENT_COLUMNS,
    DocumentCard,
    Piece,
    Place,
    PlanCard,
    cards_of,
    count_of,
    piece_of,
    place_of,
)
from corpus.registry.relations import Related, related_of
from corpus.store.tables import citations, documents, mentions, plans

_DISPUTED = ("issued_on", "issuer", "type", "title")
_VALUES = 12
"""Of values that plans disagree on, those of most plans are shown."""
_WITNESSES = 3
"""Plans that are named with each value that plans disagree on."""
_SPELLINGS = 40


@dataclass(frozen=True, slots=True)
class Mention:
    """One place that cites a document, with the article, clause or point it names."""

    place: Place
    role: str | None
    pinpoint: dict[str, str] | None


@dataclass(frozen=True, slots=True)
class Citation:
    """One plan that cites a document, in which role and words."""

    id: str
    plan: PlanCard
    role: str
    issued_on: str | None
    title: str | None
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """One of several values that plans give a field: how many do, and the first of them."""

    value: str
    count: int
    plans: tuple[PlanCard, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A legal document: what it is, how it is written, who cites it, where plans disagree.

    `roles` and `years` count the citing plans by role and by year of issue; `spellings` counts the
    quotes; `conflicts` has, for `issued_on`, `title` and the like, the values where there are
    several. `related` are the documents and plans that it amends, replaces, or is amended by.
    """

    document: DocumentCard
    roles: dict[str, int]
    years: dict[int, int]
    citations: Piece[Citation]
    spellings: dict[str, int]
    conflicts: dict[str, tuple[Conflict, ...]]
    related: tuple[Related, ...]


def list_documents(
    connection: Connection,
    *,
    kind: str | None = None,
    year: int | None = None,
    offset: int = 0,
    limit: int = 50,
) -> Piece[DocumentCard]:
    """Legal documents, those of most citing plans first; of a type, of a year of issue."""
    query = select(*DOCUMENT_COLUMNS)
    if kind is not None:
        query = query.where(documents.c.type == kind)
    if year is not None:
        query = query.where(documents.c.issued_on.like(f"{year:04}%"))
    total = count_of(connection, query)
    query = query.order_by(documents.c.citing.desc(), documents.c.id)
    rows = connection.execute(query.offset(offset).limit(limit))
    return piece_of((DocumentCard(*row) for row in rows), total, offset)


def document_types(connection: Connection) -> dict[str, int]:
    """How many legal documents there are of each type, most first."""
    count = func.count()
    query = select(documents.c.type, count).where(documents.c.type.is_not(None))
    rows = connection.execute(query.group_by(documents.c.type).order_by(count.desc()))
    return dict(sorted(rows.all(), key=lambda pair: (-pair[1], pair[0])))


def document_view(
    connection: Connection,
    document: str,
    *,
    role: str | None = None,
    offset: int = 0,
    limit: int = 50,
) -> DocumentView | None:
    """A legal document over all plans; its citations in one role or any, newest plans first."""
    query = select(*DOCUMENT_COLUMNS).where(documents.c.id == document)
    row = connection.execute(query).one_or_none()
    if row is None:
        return None
    card = DocumentCard(*row)
    return DocumentView(
        card,
        _roles(connection, document),
        _years(connection, document),
        _citations(connection, document, role, offset, limit),
        _spellings(connection, document),
        _conflicts(connection, document),
        related_of(connection, card),
    )


def _roles(connection: Connection, document: str) -> dict[str, int]:
    count = func.count()
    query = select(citations.c.role, count).where(citations.c.document == document)
    rows = connection.execute(query.group_by(citations.c.role)).all()
    return dict(sorted(rows, key=lambda pair: (-pair[1], pair[0])))


def _years(connection: Connection, document: str) -> dict[int, int]:
    """The citing plans by the year of their issue, those without one left out."""
    year = func.substr(plans.c.issued_on, 1, 4)
    query = (
        select(year, func.count(citations.c.plan.distinct()))
        .join(plans, plans.c.id == citations.c.plan)
        .where(citations.c.document == document, plans.c.issued_on.is_not(None))
        .group_by(year)
        .order_by(year)
    )
    return {int(row[0]): row[1] for row in connection.execute(query) if row[0].isdecimal()}


def _citations(
    connection: Connection, document: str, role: str | None, offset: int, limit: int
) -> Piece[Citation]:
    query = select(citations).join(plans).where(citations.c.document == document)
    if role is not None:
        query = query.where(citations.c.role == role)
    total = count_of(connection, query)
    newest = (plans.c.issued_on.is_(None), plans.c.issued_on.desc(), citations.c.id)
    rows = connection.execute(query.order_by(*newest).offset(offset).limit(limit)).all()
    cards = cards_of(connection, (row.plan for row in rows))
    places = _mentions_of(connection, [row.id for row in rows])
    found = (
        Citation(row.id, cards[row.plan], row.role, row.issued_on, row.title, tuple(places[row.id]))
        for row in rows
    )
    return piece_of(found, total, offset)


def _mentions_of(connection: Connection, facts: Sequence[str]) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    query = select(mentions).where(mentions.c.fact.in_(facts)).order_by(mentions.c.start)
    for row in connection.execute(query):
        found[row.fact].append(Mention(place_of(row), row.role, row.pinpoint))
    return found


def _spellings(connection: Connection, document: str) -> dict[str, int]:
    count = func.count()
    query = (
        select(mentions.c.quote, count)
        .join(citations, citations.c.id == mentions.c.fact)
        .where(citations.c.document == document)
        .group_by(mentions.c.quote)
    )
    rows = sorted(connection.execute(query), key=lambda pair: (-pair[1], pair[0]))
    return dict(rows[:_SPELLINGS])


def _conflicts(connection: Connection, document: str) -> dict[str, tuple[Conflict, ...]]:
    """The fields on which plans disagree, the value of most plans first."""
    columns = [citations.c[name] for name in _DISPUTED]
    query = select(citations.c.plan, *columns).where(citations.c.document == document)
    said: dict[str, dict[str, list[str]]] = {name: defaultdict(list) for name in _DISPUTED}
    for row in connection.execute(query.order_by(citations.c.plan)):
        for name in _DISPUTED:
            value = getattr(row, name)
            if value is not None:
                said[name][value].append(row.plan)
    several = {name: values for name, values in said.items() if len(values) > 1}
    chosen = {
        name: sorted(values.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:_VALUES]
        for name, values in several.items()
    }
    named = {plan for values in chosen.values() for _, who in values for plan in who[:_WITNESSES]}
    cards = cards_of(connection, named)
    return {
        name: tuple(
            Conflict(value, len(who), tuple(cards[each] for each in who[:_WITNESSES]))
            for value, who in values
        )
        for name, values in chosen.items()
    }
