"""Indicators: one series through years and plans."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from corpus.registry.cards import BodyCard, Piece, body_card
from corpus.registry.series import SeriesCard, SeriesView, list_series, series_view
from kehoach.messages import Messages
from kehoach.web.api import Registry
from kehoach.web.drawing import lines
from kehoach.web.pages import context_of, render
from kehoach.web.rooms.asking import PAGE, Identity, Limit, Offset, found

api, pages = APIRouter(), APIRouter()

Province = Annotated[str | None, Query(max_length=60)]


@api.get("/series", summary="What is measured, that of most plans first")
def get_all_series(
    connection: Registry, body: Identity = None, limit: Limit = PAGE, cursor: Offset = 0
) -> Piece[SeriesCard]:
    return list_series(connection, body=body, offset=cursor, limit=limit)


@api.get("/series/{series}", summary="A measured thing through years and plans")
def get_series(
    connection: Registry,
    series: str,
    province: Province = None,
    limit: Limit = PAGE,
    cursor: Offset = 0,
) -> SeriesView:
    view = series_view(connection, series, province=province, offset=cursor, limit=limit)
    return found(view, "series", series)


@pages.get("/series")
def all_series_page(
    request: Request, connection: Registry, body: Identity = None, cursor: Offset = 0
) -> Response:
    answer = get_all_series(connection, body, PAGE, cursor)
    responsible: BodyCard | None = body_card(connection, body) if body else None
    return render(request, "all-series.html", answer=answer, body=responsible)


@pages.get("/series/{series}")
def series_page(
    request: Request,
    connection: Registry,
    series: str,
    province: Province = None,
    cursor: Offset = 0,
) -> Response:
    view = get_series(connection, series, province, PAGE, cursor)
    names = _line_names(view, context_of(request).text)
    chart = lines(view.years, dict(zip(names, (each.values for each in view.lines), strict=True)))
    return render(request, "series.html", view=view, province=province, names=names, chart=chart)


def _line_names(view: SeriesView, text: Messages) -> list[str]:
    if view.is_summary:
        return [text(f"web.many.{each.name}") for each in view.lines]
    return [each.name or text("web.many.no-issuer") for each in view.lines]
