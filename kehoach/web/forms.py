"""Forms that only our own pages can send: a signed token, in a cookie and in the form alike.

Another site can make a browser send a form with our cookies, but can neither read the token nor
set one that is signed by us. Tokens live as long as the server runs: its key is made at its start.
"""

from __future__ import annotations

import secrets
from http import HTTPStatus
from urllib.parse import quote, unquote

from fastapi import Request, Response
from itsdangerous import BadSignature, URLSafeSerializer
from starlette.datastructures import FormData

from kehoach.web.access import visitor_of
from kehoach.web.problems import Problem

TOKEN_FIELD = "token"
TOKEN_COOKIE = "kehoach_form"
WHO_COOKIE = "kehoach_who"
LONGEST_NAME = 80
_YEAR_SECONDS = 31_536_000


def form_token(request: Request) -> str:
    """The token for the forms of a page: the one that its reader has, or a new one."""
    held = request.cookies.get(TOKEN_COOKIE, "")
    return held if _is_ours(request, held) else _serializer(request).dumps(secrets.token_hex(16))


def keep_token(response: Response, token: str) -> None:
    """Have the reader of a page keep its token."""
    response.set_cookie(TOKEN_COOKIE, token, samesite="strict", httponly=True)


def check_token(request: Request, form: FormData) -> None:
    """Raise a `Problem` unless one of our own pages sent the form."""
    held, sent = request.cookies.get(TOKEN_COOKIE, ""), str(form.get(TOKEN_FIELD, ""))
    same = secrets.compare_digest(held.encode(), sent.encode())
    if not (same and _is_ours(request, held)):
        raise Problem(HTTPStatus.FORBIDDEN, "form-expired", "the form is not from this server")


def who_of(request: Request) -> str:
    """The name under which the reader of a page reviews: that of the token, where tokens are asked
    for, else the one given last; empty if there is none yet."""
    visitor = visitor_of(request)
    if visitor.token is not None:
        return visitor.name
    return unquote(request.cookies.get(WHO_COOKIE, ""))[:LONGEST_NAME]


def keep_who(response: Response, name: str) -> None:
    response.set_cookie(
        WHO_COOKIE, quote(name), max_age=_YEAR_SECONDS, samesite="lax", httponly=True
    )


def _serializer(request: Request) -> URLSafeSerializer:
    state = request.app.state
    if not hasattr(state, "form_key"):
        state.form_key = secrets.token_bytes(32)
    return URLSafeSerializer(state.form_key, salt="form")


def _is_ours(request: Request, token: str) -> bool:
    try:
        _serializer(request).loads(token)
    except BadSignature:
        return False
    return True
