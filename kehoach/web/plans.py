"""The pages of plans: their list, one beside its text, and what people say of its facts."""

from __future__ import annotations

from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from corpus.pictures import Pictures
from corpus.registry.overview import newest_plans, plans_by
from corpus.registry.review import PlanView, Value, plan_view, say
from corpus.search import body_of
from corpus.store import CorrectionError, Store, Verdict
from corpus.store.corrections import LISTS
from kehoach.web.access import Visit, require
from kehoach.web.api import Cursor, Registry
from kehoach.web.forms import (
    LONGEST_NAME,
    check_token,
    form_token,
    keep_token,
    keep_who,
    who_of,
)
from kehoach.web.pages import context_of, render
from kehoach.web.planpage import inputs_of, plan_page
from kehoach.web.problems import invalid, not_found

router = APIRouter(include_in_schema=False, dependencies=[Depends(require("read"))])
LONGEST_NOTE = 1_000


@router.get("/plans")
def list_page(
    request: Request,
    connection: Registry,
    province: Annotated[str | None, Query(max_length=60)] = None,
    year: Annotated[int | None, Query(ge=1900, le=2100)] = None,
    agency: Annotated[str | None, Query(max_length=200)] = None,
    cursor: Cursor = "",
) -> Response:
    body = body_of(connection, agency) if agency else None
    found = newest_plans(
        connection, province=province, year=year, body=body, after=cursor, limit=50
    )
    chosen = {"province": province, "year": year, "agency": agency}
    return render(
        request,
        "plans.html",
        found=found,
        chosen=chosen,
        known=body is not None or not agency,
        provinces=sorted(plans_by(connection, "province")),
        years=plans_by(connection, "year"),
    )


@router.get("/plans/{plan}")
def show_page(
    request: Request,
    connection: Registry,
    plan: str,
    edit: Annotated[str, Query(max_length=100)] = "",
    show: Annotated[Literal["pages", "text"] | None, Query()] = None,
) -> Response:
    view = _view(request.app.state.store, plan, connection)
    sizes = pictures_of(request).sizes(view.plan.source)
    token = form_token(request)
    fact = view.facts.get(edit)
    response = render(
        request,
        "plan.html",
        shown=plan_page(view, context_of(request).text, () if show == "text" else sizes),
        has_pages=bool(sizes),
        show=show,
        editing=fact,
        inputs=inputs_of(fact) if fact else (),
        token=token,
        who=who_of(request),
    )
    keep_token(response, token)
    return response


@router.get("/plans/{plan}/pages/{number}.png")
def page_picture(request: Request, connection: Registry, plan: str, number: int) -> Response:
    """A page of the file that a plan was read from."""
    view = _view(request.app.state.store, plan, connection)
    drawn = pictures_of(request).png(view.plan.source, number)
    if drawn is None:
        raise not_found("page", str(number))
    headers = {"Cache-Control": "private, max-age=86400"}
    return Response(drawn, media_type="image/png", headers=headers)


def pictures_of(request: Request) -> Pictures:
    """The pages drawn by the application of a request."""
    pictures: Pictures = request.app.state.pictures
    return pictures


@router.post("/plans/{plan}/review", dependencies=[Depends(require("review"))])
async def review(request: Request, visitor: Visit, plan: str) -> Response:
    """What a person says of a fact, from the plan's page; then that page again, at the fact."""
    form = await request.form()
    check_token(request, form)
    store: Store = request.app.state.store
    named = who_of(request) if visitor.token else _text(form, "who")[:LONGEST_NAME]
    by = named or context_of(request).text("web.nameless")
    response = await run_in_threadpool(_review, store, plan, form, by)
    if named and not visitor.token:
        keep_who(response, named)
    return response


def _review(store: Store, plan: str, form: FormData, by: str) -> Response:
    with store.reading() as connection:
        view = _view(store, plan, connection)
    key, verdict = _verdict(form)
    try:
        say(
            store,
            view,
            key,
            verdict,
            by=by,
            values=_values(form),
            note=_text(form, "note")[:LONGEST_NOTE] or None,
        )
    except CorrectionError as error:
        raise invalid(str(error)) from error
    with store.reading() as connection:
        fact = _view(store, plan, connection).facts.get(key)
    place = fact.id if fact and fact.id else "rejected"
    kept = f"?show={show}" if (show := _text(form, "show")) in ("pages", "text") else ""
    return RedirectResponse(f"/plans/{quote(plan, safe='')}{kept}#{quote(place)}", 303)


def _view(store: Store, plan: str, connection: Registry) -> PlanView:
    view = plan_view(store, connection, plan)
    if view is None:
        raise not_found("plan", plan)
    return view


def _verdict(form: FormData) -> tuple[str, Verdict]:
    """The key of the fact and what is said of it: a button is named by its verdict."""
    for verdict in Verdict:
        if verdict.value in form:
            return _text(form, verdict.value), verdict
    raise invalid("no verdict")


def _values(form: FormData) -> dict[str, Value]:
    values: dict[str, Value] = {}
    for field in form:
        prefix, _, name = field.partition(".")
        if prefix == "value":
            value = _text(form, field)
            lines = [line.strip() for line in value.splitlines() if line.strip()]
            values[name] = lines if name in LISTS else value or None
    return values


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value.strip() if isinstance(value, str) else ""
