"""What was found, as people are shown it: with a piece of its text and the plan it stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, func, select

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
    cited = _citing(connection, [hit.target for hit in hits if hit.kind == "reference"])
    texts = _texts(connection, [hit.target for hit in hits if hit.kind == "plan"])
    ids = {hit.plan for hit in hits if hit.plan}
    cards = cards_of(connection, ids.union(*cited.values()))
    for hit in answer.hits:
        each = hit.candidate
        shown = " · ".join(filter(None, (each.head, each.body)))
        yield Found(
            each.kind,
            each.target,
            each.head,
            round(hit.score, 3),
            piece_of(texts.get(each.target, shown), answer.query),
            cards.get(each.plan or ""),
            tuple(cards[plan] for plan in cited.get(each.target, ())),
        )


def _texts(connection: Connection, plans: Sequence[str]) -> dict[str, str]:
    query = select(records.c.plan, records.c.text).where(records.c.plan.in_(plans))
    return {row.plan: row.text for row in connection.execute(query)} if plans else {}


def _citing(connection: Connection, documents: Sequence[str]) -> dict[str, list[str]]:
    """For each legal document the first plans that cite it."""
    cited = citations.c
    named = select(cited.document, cited.plan).where(cited.document.in_(documents))
    each = named.distinct().subquery()
    document, plan = each.c.document, each.c.plan
    place = func.row_number().over(partition_by=document, order_by=plan).label("place")
    placed = select(document, plan, place).subquery()
    query = select(placed).where(placed.c.place <= _CITING).order_by(placed.c.place)
    found: dict[str, list[str]] = defaultdict(list)
    for row in connection.execute(query) if documents else ():
        found[row.document].append(row.plan)
    return found
