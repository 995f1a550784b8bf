"""Who cites what, among the plans on a theme."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from corpus.registry.cards import DOCUMENT_COLUMNS, DocumentCard, PlanCard, cards_of
from corpus.store.tables import citations, documents


@dataclass(frozen=True, slots=True)
class Node:
    """A legal document of a graph; `cited_by` plans of the graph cite it."""

    document: DocumentCard
    cited_by: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A plan cites a document in a role, both by their ids."""

    plan: str
    document: str
    role: str


@dataclass(frozen=True, slots=True)
class Graph:
    """Plans and legal documents as nodes, citations as edges.

    `left_out` legal documents are cited too, by fewer plans of the graph.
    """

    plans: tuple[PlanCard, ...]
    documents: tuple[Node, ...]
    edges: tuple[Edge, ...]
    left_out: int


def citation_graph(connection: Connection, ids: Sequence[str], *, most: int = 40) -> Graph:
    """What these plans cite; of the legal documents the `most` that most of them cite."""
    rows = connection.execute(
        select(citations.c.plan, citations.c.document, citations.c.role)
        .where(citations.c.plan.in_(ids))
        .order_by(citations.c.id)
    ).all()
    counts = Counter(row.document for row in rows)
    chosen = [key for key, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:most]]
    query = select(*DOCUMENT_COLUMNS).where(documents.c.id.in_(chosen))
    known = {row.id: DocumentCard(*row) for row in connection.execute(query)}
    cards = cards_of(connection, ids)
    return Graph(
        tuple(cards[each] for each in ids if each in cards),
        tuple(Node(known[each], counts[each]) for each in chosen),
        tuple(Edge(row.plan, row.document, row.role) for row in rows if row.document in known),
        len(counts) - len(chosen),
    )
