"""Who is let in: asked before anything of a request is read, for every path there is or is not.

A page of another site can make a browser send requests here; three things stop it: a server that
is not exposed answers only to the names of this machine (a foreign name that was bent to this
machine, DNS rebinding, is refused), a request that changes something is refused if the browser
says that another site sent it, and the cookie of a login is not sent along with those.
"""

from __future__ import annotations

import secrets
from http import HTTPStatus
from urllib.parse import quote, urlsplit

from fastapi import Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import RedirectResponse, Response
from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.types import ASGIApp, Receive, Scope, Send

from corpus.store import Store
from corpus.store.audit import Actor, acting
from corpus.store.tokens import Role, Token, token_known, token_numbered
from kehoach.web.access import LOCAL, SAFE_METHODS, Visitor, forbidden
from kehoach.web.limiting import Limiter
from kehoach.web.problems import Problem, answer, invalid
from kehoach.web.settings import Settings

SESSION_COOKIE = "kehoach_session"
SESSION_SECONDS = 12 * 3600
OWN_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})
"""The names of this machine for itself."""
LOGIN, LOGOUT = "/login", "/logout"
_STATIC = "/static/"


class Guard:
    """ASGI middleware: finds the `Visitor` of each request, or refuses it."""

    def __init__(self, app: ASGIApp, *, store: Store, settings: Settings, limiter: Limiter) -> None:
        self._app, self._store, self._settings = app, store, settings
        self._limiter = limiter
        self.sessions = Sessions()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope, receive)
        scope.setdefault("state", {})["sessions"] = self.sessions
        try:
            visitor = await self._visitor(request)
        except Problem as problem:
            await _refusal(request, problem)(scope, receive, send)
            return
        scope["state"]["visitor"] = visitor
        with acting(Actor(visitor.name, visitor.address)):
            await self._app(scope, receive, send)

    async def _visitor(self, request: Request) -> Visitor:
        address = request.client.host if request.client else "?"
        _check_host(request, self._settings)
        _check_origin(request)
        _check_text(request)
        if not self._settings.exposed:
            return Visitor(LOCAL, Role.REVIEW, address)
        token = await self._token(request, address)
        if token is None:
            if _is_public(request):
                return Visitor("", Role.READ, address)
            raise _no_token()
        changes = request.method not in SAFE_METHODS and not _is_public(request)
        if changes and not token.role.covers(Role.IMPORT):
            raise forbidden(Role.IMPORT)
        return Visitor(token.name, token.role, address, token)

    async def _token(self, request: Request, address: str) -> Token | None:
        """The valid token that a request shows, in its head or by its login."""
        scheme, _, shown = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer":
            self._limiter.check("logins", address)
            token = await run_in_threadpool(token_known, self._store, shown.strip())
            if token is None:
                self._limiter.count("logins", address)
                raise _no_token()
            return token
        number = self.sessions.read(request.cookies.get(SESSION_COOKIE, ""))
        if number is None:
            return None
        return await run_in_threadpool(token_numbered, self._store, number)


class Sessions:
    """Logins in cookies: the number of a token, signed. They end with the server, whose key is
    made at its start, after some hours, or when their token is revoked."""

    def __init__(self) -> None:
        self._signer = URLSafeTimedSerializer(secrets.token_bytes(32), salt="session")

    def write(self, token: Token) -> str:
        return str(self._signer.dumps(token.id))

    def read(self, cookie: str) -> int | None:
        try:
            number = self._signer.loads(cookie, max_age=SESSION_SECONDS)
        except BadSignature:
            return None
        return number if isinstance(number, int) else None


def host_name(host: str) -> str:
    """The name in a Host header, without port, dot at its end and brackets.

    >>> host_name("Localhost:8000"), host_name("[::1]:8000"), host_name("a.vn.")
    ('localhost', '::1', 'a.vn')
    """
    try:
        name = urlsplit(f"//{host}").hostname
    except ValueError:
        name = None
    return (name or "").removesuffix(".")


def _check_host(request: Request, settings: Settings) -> None:
    known = settings.hosts if settings.exposed else OWN_NAMES | set(settings.hosts)
    name = host_name(request.headers.get("host", ""))
    if known and name not in known:
        detail = f"this server is not called {name!r}"
        raise Problem(HTTPStatus.MISDIRECTED_REQUEST, "unknown-host", detail)


def _check_origin(request: Request) -> None:
    """Raise a `Problem` if another site has a browser change something here."""
    if request.method in SAFE_METHODS:
        return
    origin, site = request.headers.get("origin"), request.headers.get("sec-fetch-site")
    own = request.headers.get("host", "").lower()
    foreign = origin is not None and urlsplit(origin).netloc.lower() != own
    if foreign or site not in (None, "same-origin", "none"):
        detail = "another site may not change anything here"
        raise Problem(HTTPStatus.FORBIDDEN, "foreign-origin", detail)


def _check_text(request: Request) -> None:
    """Raise a `Problem` for a NUL in the address: no text has one, and no database takes it."""
    if "\0" in request.url.path or "%00" in request.url.query:
        raise invalid("a NUL character in the address")


def _is_public(request: Request) -> bool:
    """What people need who are not let in yet."""
    path = request.url.path
    return path in (LOGIN, LOGOUT) or (path.startswith(_STATIC) and request.method in SAFE_METHODS)


def _no_token() -> Problem:
    return Problem(
        HTTPStatus.UNAUTHORIZED,
        "no-token",
        "a valid token is needed; `kehoach token create` makes one",
        headers={"WWW-Authenticate": 'Bearer realm="kehoach"'},
    )


def _refusal(request: Request, problem: Problem) -> Response:
    """The answer to a request that is refused: people who read pages are sent to the login."""
    is_page = "text/html" in request.headers.get("accept", "")
    if problem.status is HTTPStatus.UNAUTHORIZED and is_page and request.method in SAFE_METHODS:
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{LOGIN}?next={quote(request.url.path + query, safe='')}", 303)
    return answer(request, problem)
