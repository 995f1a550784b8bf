"""The API: every page's JSON twin under `/api/v1`.

Lists are cut into pages: `next` is the cursor of the following one, null at the end. `extras` names
more than the usual fields of an answer. Ids are stable: of files, codes and names, not of rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Annotated, Any, Generic, TypeVar

from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import BaseModel
from sqlalchemy import Connection

from corpus.registry import views
from corpus.registry.found import Found, found_of
from corpus.registry.overview import Overview, newest_plans, overview
from corpus.search import Filters, Kind, body_of, search
from corpus.store import Store, corrected
from corpus.store.corrections import corrections_by_file
from kehoach.web.problems import not_found
from schemas import plan_from_json, plan_to_json

router = APIRouter(prefix="/api/v1")

T = TypeVar("T")


class Page(BaseModel, Generic[T]):
    """A piece of a list; `next` is the cursor of the following one."""

    items: list[T]
    next: str | None = None


class SearchAnswer(BaseModel):
    """Hits of one page, best first; counts by facet; words that were read as other ones."""

    items: list[Found]
    next: str | None
    total: int
    more: bool
    facets: dict[str, dict[str, int]]
    read_as: dict[str, str]


def registry(request: Request) -> Iterator[Connection]:
    """One state of the registry for the length of a request."""
    store: Store = request.app.state.store
    with store.reading() as connection:
        yield connection


Registry = Annotated[Connection, Depends(registry)]
Limit = Annotated[int, Query(ge=1, le=200)]
Cursor = Annotated[str, Query(max_length=64, description="`next` of the page before")]


def page_of(items: list[T], limit: int, cursor: str | None) -> Page[T]:
    """A page whose cursor is that of its last item, if it is full."""
    return Page(items=items, next=cursor if len(items) == limit else None)


@router.get("/search", summary="Search plans, references, tasks, deadlines, indicators, bodies")
def search_all(
    connection: Registry,
    q: Annotated[str, Query(max_length=400, examples=["quyết định 1696"])] = "",
    kind: Kind | None = None,
    province: Annotated[str | None, Query(max_length=60)] = None,
    year: Annotated[int | None, Query(ge=1900, le=2100)] = None,
    agency: Annotated[str | None, Query(max_length=200, description="a body's name")] = None,
    limit: Limit = 20,
    cursor: Annotated[int, Query(ge=0, le=1000)] = 0,
) -> SearchAnswer:
    body = body_of(connection, agency) if agency else None
    if agency and body is None:
        raise not_found("body", agency)
    filters = Filters(kind, province, year, body)
    answer = search(connection, q, filters, limit=limit, offset=cursor)
    hits = list(found_of(connection, answer))
    following = cursor + len(hits)
    return SearchAnswer(
        items=hits,
        next=str(following) if following < answer.total and len(hits) == limit else None,
        total=answer.total,
        more=answer.more,
        facets=answer.facets,
        read_as=answer.read_as,
    )


@router.get("/plans", summary="Plans, newest first")
def list_plans(
    connection: Registry,
    province: Annotated[str | None, Query(max_length=60)] = None,
    year: Annotated[int | None, Query(ge=1900, le=2100)] = None,
    limit: Limit = 50,
    cursor: Cursor = "",
) -> Page[views.PlanCard]:
    found = newest_plans(connection, province=province, year=year, after=cursor, limit=limit)
    return Page(items=list(found.items), next=found.next)


@router.get("/overview", summary="How much there is, and the newest plans")
def get_overview(connection: Registry) -> Overview:
    return overview(connection)


EXTRAS = ("text", "mentions")
Extras = Annotated[
    str,
    Query(
        pattern=r"^(text|mentions)?(,(text|mentions))*$",
        description="of: text, mentions",
        examples=["text,mentions"],
    ),
]


@router.get("/plans/{plan}", summary="The record of a plan, with the corrections of people")
def get_plan(
    request: Request,
    connection: Registry,
    plan: str,
    extras: Extras = "",
) -> Response:
    record = views.record_of(connection, plan)
    if record is None:
        raise not_found("plan", plan)
    store: Store = request.app.state.store
    sha = views.sha_of(connection, plan)
    said = corrections_by_file(store, sha).get(sha or "", ())
    body = json.loads(plan_to_json(corrected(plan_from_json(record), said)))
    body = {"id": plan} | _without(body, set(EXTRAS) - set(extras.split(",")))
    return with_tag(request, json.dumps(body, ensure_ascii=False).encode())


def _without(body: dict[str, Any], left_out: set[str]) -> dict[str, Any]:
    if "text" in left_out:
        body.pop("text")
    if "mentions" in left_out:
        for family in ("legal_references", "agencies"):
            for fact in body[family]:
                fact["mentions"] = len(fact["mentions"])
    return body


def with_tag(request: Request, content: bytes, media_type: str = "application/json") -> Response:
    """An answer with its ETag, or 304 if the one who asks has it."""
    tag = f'"{sha256(content).hexdigest()[:32]}"'
    if tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers={"ETag": tag})
    return Response(content, media_type=media_type, headers={"ETag": tag})


@router.get("/tasks", summary="Tasks, by id")
def list_tasks(
    connection: Registry,
    body: Annotated[str | None, Query(max_length=16)] = None,
    role: Annotated[str | None, Query(pattern="^(lead|coordinating|advises)$")] = None,
    plan: Annotated[str | None, Query(max_length=16)] = None,
    limit: Limit = 50,
    cursor: Cursor = "",
) -> Page[views.TaskCard]:
    found = views.list_tasks(connection, body=body, role=role, plan=plan, after=cursor, limit=limit)
    return page_of(list(found), limit, found[-1].id if found else None)
