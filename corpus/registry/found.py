"""What was found, as people are shown it: with a piece of its text and the plan it stands in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, select

from corpus.registry.views import PlanCard, cards_of
from corpus.search import Answer, Piece, piece_of
from corpus.store.tables import citations, records

_CITING = 5
"""Plans that are named with a legal document that was found."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found. `id` is that of a plan, legal document, body, task, deadline or indicator;
    `plan` is where it stands, `cited_by` the first plans that cite a legal document."""

    kind: str
    id: str
    head: str
    score: float
    piece: Piece
    plan: PlanCard | None
    cited_by: tuple[PlanCard, ...] = ()


def found_of(connection: Connection, answer: Answer) -> Iterator[Found]:
    """The hits of an answer, in its order."""
    hits = [hit.candidate for hit in answer.hits]
    cited = {hit.target: _citing(connection, hit.target) for hit in hits if hit.kind == "reference"}
    ids = {hit.plan for hit in hits if hit.plan} | {
        each for found in cited.values() for each in found
    }
    cards = cards_of(connection, ids)
    for hit in answer.hits:
        each = hit.candidate
        shown = " · ".join(filter(None, (each.head, each.body)))
        if each.kind == "plan":
            text = select(records.c.text).where(records.c.plan == each.target)
            shown = connection.scalar(text) or shown
        yield Found(
            each.kind,
            each.target,
            each.head,
            round(hit.score, 3),
            piece_of(shown, answer.query),
            cards.get(each.plan or ""),
            tuple(cards[plan] for plan in cited.get(each.target, ())),
        )


def _citing(connection: Connection, document: str) -> list[str]:
    query = select(citations.c.plan).where(citations.c.document == document)
    return list(connection.scalars(query.order_by(citations.c.plan).limit(_CITING)))
