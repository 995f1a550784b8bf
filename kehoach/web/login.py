"""The login: a token shown once in a form, then a cookie that no script can read."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse

from corpus.store import Store
from corpus.store.audit import Actor, acting, note_alone
from corpus.store.tokens import Token, token_known
from kehoach.web.access import Visit
from kehoach.web.guard import LOGIN, LOGOUT, SESSION_COOKIE, SESSION_SECONDS, Sessions
from kehoach.web.limiting import Limiter
from kehoach.web.pages import render

router = APIRouter(include_in_schema=False)

Next = Annotated[str, Query(alias="next", max_length=1_000)]


@router.get(LOGIN)
def login_page(request: Request, visitor: Visit, following: Next = "/") -> Response:
    return _page(request, visitor.name, following)


@router.post(LOGIN)
async def login(
    request: Request,
    visitor: Visit,
    token: Annotated[str, Form(max_length=200)] = "",
    following: Annotated[str, Form(alias="next", max_length=1_000)] = "/",
) -> Response:
    limiter: Limiter = request.app.state.limiter
    limiter.count("logins", visitor.address)
    store: Store = request.app.state.store
    found = await run_in_threadpool(_known, store, token.strip(), visitor.address)
    if found is None:
        page = _page(request, "", following, failed=True)
        page.status_code = 401
        return page
    sessions: Sessions = request.state.sessions
    response = RedirectResponse(local_address(following), 303)
    response.set_cookie(
        SESSION_COOKIE,
        sessions.write(found),
        max_age=SESSION_SECONDS,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


@router.post(LOGOUT)
def logout() -> Response:
    response = RedirectResponse(LOGIN, 303)
    response.delete_cookie(SESSION_COOKIE, httponly=True, samesite="lax")
    return response


def local_address(address: str) -> str:
    """An address on this server, whatever was asked for; `/` if it was none.

    >>> local_address("/plans?year=2024"), local_address("//evil.example"), local_address("/\\\\x")
    ('/plans?year=2024', '/', '/')
    """
    is_local = address.startswith("/") and not address.startswith(("//", "/\\"))
    return address if is_local and address.isprintable() else "/"


def _known(store: Store, token: str, address: str) -> Token | None:
    found = token_known(store, token)
    with acting(Actor(found.name if found else "?", address)):
        note_alone(store, "login" if found else "login-refused", found.name if found else "?")
    return found


def _page(request: Request, name: str, following: str, *, failed: bool = False) -> Response:
    following = local_address(following)
    return render(request, "login.html", name=name, following=following, failed=failed)
