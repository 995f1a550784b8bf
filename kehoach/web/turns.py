"""How many requests are answered at once; the others wait in line, which costs nothing.

Two cores gain nothing from more, and each request holds a database connection, of which there are
`corpus.store.engine.CONNECTIONS`: at most two for each of these.
"""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Receive, Scope, Send

from kehoach.web.access import SAFE_METHODS

READERS = 6
WRITERS = 2
"""Writers wait for one another anyway; in a line of their own they keep no reader waiting."""
DOWNLOADS = 4
"""Whole registries, sent as fast as their readers take them: slow ones keep nobody else waiting."""
_DOWNLOAD = "/api/v1/export"


class Turns:
    """ASGI middleware: lets so many requests through at once."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._readers, self._writers = asyncio.Semaphore(READERS), asyncio.Semaphore(WRITERS)
        self._downloads = asyncio.Semaphore(DOWNLOADS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        async with self._line(scope):
            await self._app(scope, receive, send)

    def _line(self, scope: Scope) -> asyncio.Semaphore:
        if scope["method"] not in SAFE_METHODS:
            return self._writers
        return self._downloads if scope["path"].startswith(_DOWNLOAD) else self._readers
