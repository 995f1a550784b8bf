"""How large a request may be, whoever sends it and whether or not it says so beforehand."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kehoach.web.problems import too_large
from kehoach.web.settings import Settings

FILES = 4
"""A form holds at most as much as so many of the largest files."""
OTHER_BYTES = 1_000_000
"""Of what is no form with files: fields, JSON."""


class Bodies:
    """ASGI middleware: a body over its limit is a 413, and no more of it is read."""

    def __init__(self, app: ASGIApp, *, settings: Settings) -> None:
        self._app, self._form_bytes = app, settings.upload_bytes * FILES

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        has_files = headers.get("content-type", "").lower().startswith("multipart/form-data")
        most = self._form_bytes if has_files else OTHER_BYTES
        said = headers.get("content-length", "")
        if said.isascii() and said.isdigit() and int(said[:20]) > most:
            await too_large(Request(scope), most)(scope, receive, send)
            return
        read = 0

        async def counted() -> Message:
            nonlocal read
            message = await receive()
            read += len(message.get("body", b""))
            if read > most:
                raise HTTPException(413, f"the body is over {most:,} bytes")
            return message

        await self._app(scope, counted, send)
