"""What every answer bears: headers that browsers protect people by, and a tag to ask again by."""

from __future__ import annotations

from hashlib import sha256

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_TAGGED = "application/json"


class Headers:
    """ASGI middleware: adds `HEADERS` to every answer that has not its own."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, with_headers if scope["type"] == "http" else send)


class Tags:
    """ASGI middleware: every JSON answer to a GET bears an ETag of its bytes; who has it already
    is told so (304, RFC 9110, 13.1.2)."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and scope["method"] == "GET":
            known = dict(scope["headers"]).get(b"if-none-match", b"").decode("latin-1")
            send = _Tagging(send, known)
        await self._app(scope, receive, send)


class _Tagging:
    """Holds one answer back until its bytes are there; one that is no JSON goes straight through.

    The JSON answers of this server are whole before the first byte is sent, so nothing is delayed.
    """

    def __init__(self, send: Send, known: str) -> None:
        self._send, self._known = send, known
        self._start: Message | None = None
        self._body = bytearray()

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start" and _is_plain_json(message):
            self._start = message
        elif self._start is None or message["type"] != "http.response.body":
            await self._send(message)
        else:
            self._body += message.get("body", b"")
            if not message.get("more_body", False):
                await self._finish(self._start)

    async def _finish(self, start: Message) -> None:
        self._start = None
        headers = MutableHeaders(scope=start)
        tag = f'"{sha256(self._body).hexdigest()[:32]}"'
        headers["ETag"] = tag
        headers.setdefault("Cache-Control", "private, no-cache")
        body = bytes(self._body)
        if is_known(tag, self._known):
            start["status"], body = 304, b""
            del headers["content-length"], headers["content-type"]
        await self._send(start)
        await self._send({"type": "http.response.body", "body": body})


def _is_plain_json(start: Message) -> bool:
    headers = MutableHeaders(scope=start)
    is_json = headers.get("content-type", "").partition(";")[0] == _TAGGED
    return is_json and start["status"] == 200 and "etag" not in headers


def is_known(tag: str, asked: str) -> bool:
    """Whether an `If-None-Match` names the tag, weakly compared.

    >>> is_known('"a"', 'W/"a", "b"'), is_known('"a"', "*"), is_known('"a"', '"ab"')
    (True, True, False)
    """
    named = [each.strip().removeprefix("W/") for each in asked.split(",")]
    return tag in named or "*" in named
