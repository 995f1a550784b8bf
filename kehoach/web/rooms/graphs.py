"""Who cites what, among the plans on a theme."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from corpus.registry.graphs import Graph, citation_graph
from corpus.search import Filters, Kind, search
from kehoach.web.api import Registry
from kehoach.web.drawing import layered
from kehoach.web.pages import render

api, pages = APIRouter(), APIRouter()

_PLANS = 25


@api.get("/graph", summary="Who cites what, among the plans on a theme")
def get_graph(
    connection: Registry,
    q: Annotated[str, Query(max_length=400, examples=["bình đẳng giới"])] = "",
    limit: Annotated[int, Query(ge=1, le=100)] = _PLANS,
) -> Graph:
    ids: list[str] = []
    if q.strip():
        answer = search(connection, q, Filters(kind=Kind.PLAN), limit=limit)
        ids = [hit.candidate.target for hit in answer.hits]
    return citation_graph(connection, ids)


@pages.get("/graph")
def graph_page(
    request: Request,
    connection: Registry,
    q: Annotated[str, Query(max_length=400)] = "",
) -> Response:
    graph = get_graph(connection, q, _PLANS)
    return render(request, "graph.html", graph=graph, drawing=layered(graph), q=q)
