"""Two plans side by side, and the choice of them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from corpus.registry.cards import PlanCard, cards_of, plan_card
from corpus.registry.comparing import Comparison, compare, neighbours
from corpus.search import Filters, Kind, search
from kehoach.web.api import Registry
from kehoach.web.pages import render
from kehoach.web.rooms.asking import Identity, found

api, pages = APIRouter(), APIRouter()

_CHOICES = 12


@dataclass(frozen=True, slots=True)
class Comparing:
    """Two plans compared, or, while one is missing, `choices` for it."""

    first: PlanCard | None
    second: PlanCard | None
    comparison: Comparison | None
    choices: tuple[PlanCard, ...]


@api.get("/compare", summary="What a second plan adds, drops and moves; or plans to choose from")
def get_comparison(
    connection: Registry,
    first: Identity = None,
    second: Identity = None,
    q: Annotated[str, Query(max_length=400, description="finds the plan that is missing")] = "",
) -> Comparing:
    one, other = (
        found(plan_card(connection, each), "plan", each) if each else None
        for each in (first, second)
    )
    if one and other:
        return Comparing(one, other, compare(connection, one.id, other.id), ())
    chosen = one or other
    if q:
        answer = search(connection, q, Filters(kind=Kind.PLAN), limit=_CHOICES)
        ids = [hit.candidate.target for hit in answer.hits]
        cards = cards_of(connection, ids)
        choices = tuple(cards[each] for each in ids if chosen is None or each != chosen.id)
    else:
        choices = neighbours(connection, chosen, limit=_CHOICES) if chosen else ()
    return Comparing(one, other, None, choices)


@pages.get("/compare")
def compare_page(
    request: Request,
    connection: Registry,
    first: Identity = None,
    second: Identity = None,
    q: Annotated[str, Query(max_length=400)] = "",
) -> Response:
    answer = get_comparison(connection, first, second, q)
    return render(request, "compare.html", answer=answer, q=q)
