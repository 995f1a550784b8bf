"""The log of what people did: corrections, imports, logins, tokens.

What changes something notes it in the transaction that changes it, so that nothing is changed
without a note. Who does it is said once, where they come in (`acting`), not handed through.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection, insert, select

from corpus.store.engine import Store
from corpus.store.tables import audit

LONGEST = 500
"""Letters of a subject or detail that are kept; both may be as others sent them."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who does something: a token's name, `local` without tokens, `command` on the command line.

    `address` is that of the machine they come from, `None` for the command line.
    """

    name: str
    address: str | None = None


COMMAND = Actor("command")
_actor: ContextVar[Actor] = ContextVar("actor", default=COMMAND)


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of the log. `at` is an ISO instant in UTC; `subject` is the SHA-256 of a plan's
    file, the name of a token, or the like."""

    id: int
    at: str
    who: str
    address: str | None
    action: str
    subject: str
    detail: str | None


@contextmanager
def acting(actor: Actor) -> Iterator[None]:
    """Whatever is noted within was done by `actor`."""
    before = _actor.set(actor)
    try:
        yield
    finally:
        _actor.reset(before)


def note(connection: Connection, action: str, subject: str, detail: str | None = None) -> None:
    """Note, in a transaction on the review tables, that the one who acts did `action`."""
    actor = _actor.get()
    connection.execute(
        insert(audit).values(
            at=instant(),
            who=actor.name,
            address=actor.address,
            action=action,
            subject=_kept(subject),
            detail=None if detail is None else _kept(detail),
        )
    )


def note_alone(store: Store, action: str, subject: str, detail: str | None = None) -> None:
    """Note what changes nothing in the review tables: an import, a login."""
    with store.reviewing() as connection:
        note(connection, action, subject, detail)


def deeds(store: Store, *, before: int | None = None, limit: int = 50) -> tuple[Deed, ...]:
    """The log, newest first; with `before` what was noted before the line of that id."""
    query = select(*(audit.c[name] for name in Deed.__slots__)).order_by(audit.c.id.desc())
    if before is not None:
        query = query.where(audit.c.id < before)
    with store.review.connect() as connection:
        return tuple(Deed(*row) for row in connection.execute(query.limit(limit)))


def instant() -> str:
    """The present instant as the log bears it."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def _kept(said: str) -> str:
    """Said in one line that no terminal stumbles over, and no database: none takes a NUL."""
    return "".join(each if each.isprintable() else " " for each in said)[:LONGEST]
