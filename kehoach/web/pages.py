"""The pages: HTML of the same answers that the API gives, in Vietnamese or in English.

A page's language is that of the link (`?lang=`), else of the cookie, else Vietnamese.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Annotated, Any
from urllib.parse import urlencode

from fastapi import APIRouter, Query, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from corpus.registry.overview import overview
from corpus.search import Kind, Piece, body_of
from kehoach.messages import DEFAULT_LANGUAGE, LANGUAGES, Language, Messages
from kehoach.web import api
from kehoach.web.access import Visitor
from kehoach.web.api import Registry
from kehoach.web.problems import not_found

router = APIRouter(include_in_schema=False)

LANGUAGE_COOKIE = "kehoach_lang"
_WITHOUT_TWIN = frozenset({"/import", "/login"})


@dataclass(frozen=True, slots=True)
class Context:
    """What every template is given besides its own answer."""

    request: Request
    text: Messages

    @property
    def language(self) -> Language:
        return self.text.language

    @property
    def visitor_name(self) -> str:
        """The name of the token that is logged in; empty where no tokens are asked for."""
        visitor: Visitor | None = getattr(self.request.state, "visitor", None)
        return visitor.name if visitor and visitor.token else ""

    def link(self, **changed: object) -> str:
        """This page's address with some parameters changed; None takes one away."""
        values = dict(self.request.query_params) | changed
        kept = {name: value for name, value in values.items() if value not in (None, "")}
        return f"{self.request.url.path}?{urlencode(kept)}" if kept else self.request.url.path

    def json_twin(self) -> str | None:
        """The address of this page's answer in the API; `None` if it has none."""
        path = self.request.url.path
        if path in _WITHOUT_TWIN:
            return None
        query = f"?{self.request.url.query}" if self.request.url.query else ""
        return f"/api/v1{'/overview' if path == '/' else path}{query}"


def context_of(request: Request) -> Context:
    """The context of a request, in its language."""
    asked = (request.query_params.get("lang"), request.cookies.get(LANGUAGE_COOKIE))
    language = next((each for each in asked if each in LANGUAGES), DEFAULT_LANGUAGE)
    return Context(request, Messages(language))


def render(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A page of `template`. A language asked for by link is kept in a cookie."""
    context = context_of(request)
    html = environment().get_template(template).render(page=context, text=context.text, **values)
    response = HTMLResponse(html, status, headers={"Content-Language": context.language})
    if request.query_params.get("lang") in LANGUAGES:
        response.set_cookie(
            LANGUAGE_COOKIE, context.language, max_age=31_536_000, samesite="lax", httponly=True
        )
    return response


@cache
def environment() -> Environment:
    """The templates, with everything escaped that is not marked up by us."""
    made = Environment(
        loader=PackageLoader("kehoach.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["marked"] = marked
    made.filters["day"] = day
    made.filters["texts"] = texts
    return made


def marked(piece: Piece) -> Markup:
    """A piece of text with `<mark>` around what was asked for; the text is escaped."""
    parts, reached = [], 0
    for start, end in piece.marks:
        parts.append(escape(piece.text[reached:start]))
        parts.append(Markup("<mark>{}</mark>").format(piece.text[start:end]))
        reached = end
    parts.append(escape(piece.text[reached:]))
    return Markup("").join(parts)


def day(iso: str | None) -> str:
    """A date as it is written in Vietnam: 05/01/2021; a year or month stays as it is.

    >>> day("2021-01-05"), day("2013"), day(None)
    ('05/01/2021', '2013', '')
    """
    if iso is None:
        return ""
    return "/".join(reversed(iso.split("-")))


def texts(value: str | list[str] | None) -> str:
    """A value of a fact in one line; lists are parted by semicolons."""
    return "; ".join(value) if isinstance(value, list) else value or ""


@router.get("/")
def home_page(request: Request, connection: Registry) -> Response:
    return render(request, "home.html", found=overview(connection))


@router.get("/search")
def search_page(
    request: Request,
    connection: Registry,
    q: Annotated[str, Query(max_length=400)] = "",
    kind: Kind | None = None,
    province: Annotated[str | None, Query(max_length=60)] = None,
    year: Annotated[int | None, Query(ge=1900, le=2100)] = None,
    agency: Annotated[str | None, Query(max_length=200)] = None,
    cursor: Annotated[int, Query(ge=0, le=1000)] = 0,
) -> Response:
    known = not agency or body_of(connection, agency) is not None
    named = agency if known else None
    answer = api.search_all(connection, q, kind, province, year, named, limit=20, cursor=cursor)
    chosen = {"kind": kind, "province": province, "year": year}
    return render(
        request, "search.html", answer=answer, q=q, chosen=chosen, agency=agency, known=known
    )


@router.get("/static/{name}")
def static_file(name: str) -> Response:
    """The style sheet and the script; no other names are known, so no path is ever looked up."""
    media_type = {"style.css": "text/css", "app.js": "text/javascript"}.get(name)
    if media_type is None:
        raise not_found("file", name)
    return Response(_static(name), media_type=media_type, headers={"Cache-Control": "max-age=3600"})


@cache
def _static(name: str) -> bytes:
    return (files("kehoach.web") / "static" / name).read_bytes()
