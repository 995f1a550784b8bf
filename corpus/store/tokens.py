"""Tokens: who may come from other machines, and what they may do.

A token is 256 random bits, shown once when it is made. Only its SHA-256 is kept: slow hashes
(argon2 and the like) protect what people think up and others can guess; 2^256 values are beyond
guessing at any speed, and a fast digest can be looked up at each request.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError

from corpus.store.audit import instant, note
from corpus.store.engine import Store
from corpus.store.tables import tokens

PREFIX = "kehoach_"
"""By which scanners for leaked secrets, and people, know a token."""
LONGEST_NAME = 60
_BYTES = 32
_LONGEST_TOKEN = 200


class Role(StrEnum):
    """What someone may do; each may do what the ones before it may."""

    READ = "read"
    IMPORT = "import"
    REVIEW = "review"

    def covers(self, wanted: Role) -> bool:
        """Whether this role may do what `wanted` may.

        >>> Role.REVIEW.covers(Role.IMPORT), Role.READ.covers(Role.IMPORT)
        (True, False)
        """
        order = list(Role)
        return order.index(self) >= order.index(wanted)


@dataclass(frozen=True, slots=True)
class Token:
    """A token as it is listed; the token itself is nowhere kept."""

    id: int
    name: str
    role: Role
    created_at: str
    revoked_at: str | None


class TokenError(ValueError):
    """A token that cannot be made or revoked."""


def create_token(store: Store, name: str, role: Role) -> str:
    """Make a token for `name` and return it: it can not be shown again.

    Raises `TokenError` for a name that is empty, too long, not printable or taken.
    """
    if not name.strip() or len(name) > LONGEST_NAME or not name.isprintable():
        raise TokenError(f"no name for a token: {name!r}")
    token = PREFIX + secrets.token_urlsafe(_BYTES)
    try:
        with store.reviewing() as connection:
            connection.execute(
                insert(tokens).values(
                    name=name, role=role.value, digest=_digest(token), created_at=instant()
                )
            )
            note(connection, "token-created", name, role.value)
    except IntegrityError as error:
        raise TokenError(f"there is a token named {name!r}") from error
    return token


def revoke_token(store: Store, name: str) -> None:
    """Let a token open nothing any more. Raises `TokenError` if no valid one has that name."""
    valid = (tokens.c.name == name, tokens.c.revoked_at.is_(None))
    with store.reviewing() as connection:
        done = connection.execute(update(tokens).where(*valid).values(revoked_at=instant()))
        if done.rowcount == 0:
            raise TokenError(f"no valid token named {name!r}")
        note(connection, "token-revoked", name)


def list_tokens(store: Store) -> tuple[Token, ...]:
    """All tokens, also revoked ones, by name."""
    with store.review.connect() as connection:
        rows = connection.execute(select(*_LISTED).order_by(tokens.c.name))
        return tuple(Token(row[0], row[1], Role(row[2]), *row[3:]) for row in rows)


def token_known(store: Store, token: str) -> Token | None:
    """The valid token that someone shows; `None` if it is none."""
    if len(token) > _LONGEST_TOKEN:
        return None
    return _valid(store, tokens.c.digest == _digest(token))


def token_numbered(store: Store, number: int) -> Token | None:
    """The valid token of that id, as a login bears it; `None` if it was revoked."""
    return _valid(store, tokens.c.id == number)


_LISTED = tuple(tokens.c[name] for name in Token.__slots__)


def _valid(store: Store, condition: object) -> Token | None:
    query = select(*_LISTED).where(condition, tokens.c.revoked_at.is_(None))  # type: ignore[arg-type]
    with store.review.connect() as connection:
        row = connection.execute(query).one_or_none()
    return None if row is None else Token(row[0], row[1], Role(row[2]), *row[3:])


def _digest(token: str) -> str:
    return sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
