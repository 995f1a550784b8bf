"""How many requests are answered at once; the others wait in line, which costs nothing.

Two cores gain nothing from more, and each request holds a database connection, of which there are
`corpus.store.engine.CONNECTIONS`: at most two for each of these.
"""

from __future__ import annotations

import asyncio

from starlette.types import ASGIApp, Receive, Scope, Send

from kehoach.web.access import SAFE_METHODS

READERS = 10
WRITERS = 2
"""Writers wait for one another anyway; in a line of their own they keep no reader waiting."""


class Turns:
    """ASGI middleware: lets so many requests through at once."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._readers, self._writers = asyncio.Semaphore(READERS), asyncio.Semaphore(WRITERS)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        async with self._readers if scope["method"] in SAFE_METHODS else self._writers:
            await self._app(scope, receive, send)
