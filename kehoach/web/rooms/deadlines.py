"""Deadlines: the calendar of a month, lists, and a calendar to subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request, Response

from corpus.registry.bodies import provinces_of_plans
from corpus.registry.cards import BodyCard, Piece, PlanCard, body_card, plan_card
from corpus.registry.deadlines import (
    Agenda,
    DeadlineCard,
    ListKind,
    Within,
    agenda_of,
    list_deadlines,
    list_of,
)
from corpus.registry.feeds import MEDIA_TYPE, Feed, Shape, feed_of
from corpus.registry.months import Month, month_view
from kehoach.web.api import Registry, with_tag
from kehoach.web.pages import context_of, render
from kehoach.web.rooms.asking import PAGE, Identity, Limit, Offset, Today

api, pages = APIRouter(), APIRouter()

_BACK = timedelta(days=366)
"""How far back a calendar to subscribe to goes."""

MonthAsked = Annotated[
    str | None,
    Query(pattern=r"^(19|20)\d\d-(0[1-9]|1[0-2])$", examples=["2026-01"]),
]


@dataclass(frozen=True, slots=True)
class Deadlines:
    """Deadlines as they stand on a day: a month and the first of each list, or one list whole.

    `chosen` is the list that was asked for by its name or by days; else `month` and `agenda` are
    there. `body` and `plan` are those that narrow all of it.
    """

    day: str
    body: BodyCard | None
    province: str | None
    plan: PlanCard | None
    month: Month | None
    agenda: Agenda | None
    chosen: Piece[DeadlineCard] | None


def within_of(
    body: Identity = None,
    province: Annotated[str | None, Query(max_length=60)] = None,
    plan: Identity = None,
) -> Within:
    return Within(body, province, plan)


Narrowed = Annotated[Within, Depends(within_of)]
First = Annotated[date | None, Query(examples=["2025-01-01"])]
Last = Annotated[date | None, Query(examples=["2025-12-31"])]
ListAsked = Annotated[ListKind | None, Query(alias="list")]


@api.get("/deadlines", summary="Deadlines: a month and what is coming and overdue, or one list")
def get_deadlines(
    connection: Registry,
    within: Narrowed,
    day: Today,
    month: MonthAsked = None,
    kind: ListAsked = None,
    first: First = None,
    last: Last = None,
    limit: Limit = PAGE,
    cursor: Offset = 0,
) -> Deadlines:
    chosen = None
    if first is not None or last is not None:
        begin, end = (each.isoformat() if each else None for each in (first, last))
        chosen = list_deadlines(
            connection, within, first=begin, last=end, offset=cursor, limit=limit
        )
    elif kind is not None:
        chosen = list_of(connection, kind, day, within, offset=cursor, limit=limit)
    whole = chosen is None
    return Deadlines(
        day,
        body_card(connection, within.body) if within.body else None,
        within.province,
        plan_card(connection, within.plan) if within.plan else None,
        month_view(connection, month or shown_month(day), within) if whole else None,
        agenda_of(connection, day=day, within=within) if whole else None,
        chosen,
    )


def shown_month(day: str) -> str:
    """The month of a day, or the nearest that is shown."""
    return min(max(day[:7], "1900-01"), "2099-12")


@pages.get("/deadlines")
def deadlines_page(
    request: Request,
    connection: Registry,
    within: Narrowed,
    day: Today,
    month: MonthAsked = None,
    kind: ListAsked = None,
    first: First = None,
    last: Last = None,
    cursor: Offset = 0,
) -> Response:
    answer = get_deadlines(
        connection, within, day, month, kind, first, last, limit=PAGE, cursor=cursor
    )
    return render(
        request,
        "deadlines.html",
        answer=answer,
        within=within,
        kind=kind,
        days=(first, last),
        cursor=cursor,
        provinces=provinces_of_plans(connection),
    )


@pages.get("/deadlines.ics")
def deadlines_feed(
    request: Request,
    connection: Registry,
    within: Narrowed,
    day: Today,
    shape: Annotated[Shape, Query(alias="as")] = "event",
) -> Response:
    text = context_of(request).text
    body = body_card(connection, within.body or "")
    plan = plan_card(connection, within.plan or "")
    names = (body.name if body else "", plan.named if plan else "", within.province)
    title = " · ".join(filter(None, (text("web.deadlines"), *names)))
    words = {name: text(f"web.many.ics-{name}") for name in ("plan", "lead", "no-day")}
    words["left-out"] = text("web.many.ics-left-out", count="{count}")
    base = str(request.base_url)

    def address(card: DeadlineCard) -> str:
        return f"{base}plans/{card.plan.id}#{card.id.partition(':')[2]}"

    since = date.fromisoformat(day) - min(_BACK, date.fromisoformat(day) - date.min)
    feed = Feed(title, words, address, shape)
    content = feed_of(connection, within, since=since.isoformat(), feed=feed)
    return with_tag(request, content, MEDIA_TYPE)
