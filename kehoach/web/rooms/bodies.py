"""Bodies: what each has to do over all plans."""

from __future__ import annotations

from typing import Annotated, Literal

from fastapi import APIRouter, Query, Request, Response

from corpus.registry.bodies import BodyView, CountedBody, body_view, levels_of_bodies, list_bodies
from corpus.registry.cards import Piece
from kehoach.web.api import Registry
from kehoach.web.pages import render
from kehoach.web.rooms.asking import PAGE, Limit, Offset, Today, found
from schemas import Level

api, pages = APIRouter(), APIRouter()

Part = Literal["lead", "coordinating", "advises"]
Locality = Annotated[str | None, Query(max_length=60, examples=["tỉnh Kon Tum"])]


@api.get("/bodies", summary="Bodies, those that lead most tasks first")
def get_bodies(
    connection: Registry,
    level: Level | None = None,
    locality: Locality = None,
    limit: Limit = PAGE,
    cursor: Offset = 0,
) -> Piece[CountedBody]:
    return list_bodies(connection, level=level, locality=locality, offset=cursor, limit=limit)


@api.get("/bodies/{body}", summary="A body: its tasks, deadlines, indicators over all plans")
def get_body(
    connection: Registry,
    body: str,
    day: Today,
    role: Part | None = None,
    limit: Limit = PAGE,
    cursor: Offset = 0,
) -> BodyView:
    view = body_view(connection, body, day=day, role=role, offset=cursor, limit=limit)
    return found(view, "body", body)


@pages.get("/bodies")
def bodies_page(
    request: Request,
    connection: Registry,
    level: Level | None = None,
    locality: Locality = None,
    cursor: Offset = 0,
) -> Response:
    answer = get_bodies(connection, level, locality, PAGE, cursor)
    levels = levels_of_bodies(connection)
    return render(
        request, "bodies.html", answer=answer, levels=levels, level=level, locality=locality
    )


@pages.get("/bodies/{body}")
def body_page(
    request: Request,
    connection: Registry,
    body: str,
    day: Today,
    role: Part | None = None,
    cursor: Offset = 0,
) -> Response:
    view = get_body(connection, body, day, role, PAGE, cursor)
    return render(request, "body.html", view=view, cursor=cursor)
