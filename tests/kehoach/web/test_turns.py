"""So many requests at once, the others in line; readers never stand behind writers."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

pytest.importorskip("fastapi")

from starlette.types import Message, Receive, Scope, Send

from corpus.store.engine import CONNECTIONS
from kehoach.web.turns import DOWNLOADS, READERS, WRITERS, Turns


def test_nobody_waits_for_a_connection() -> None:
    assert (READERS + WRITERS + DOWNLOADS) * 2 <= CONNECTIONS


def test_each_line_is_as_wide_as_it_says() -> None:
    now: Counter[str] = Counter()
    most: Counter[str] = Counter()

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        kind = scope["path"] if scope["method"] == "GET" else "POST"
        now[kind] += 1
        most[kind] = max(most[kind], now[kind])
        await asyncio.sleep(0.001)
        now[kind] -= 1

    async def nothing() -> Message:
        raise AssertionError

    async def sent(_: Message) -> None:
        raise AssertionError

    async def crowd() -> None:
        turns = Turns(app)
        ways = [("GET", "/"), ("POST", "/"), ("GET", "/api/v1/export.jsonl")] * 30
        scopes = [{"type": "http", "method": method, "path": path} for method, path in ways]
        await asyncio.gather(*(turns(scope, nothing, sent) for scope in scopes))

    asyncio.run(crowd())
    assert most == {"/": READERS, "POST": WRITERS, "/api/v1/export.jsonl": DOWNLOADS}
