"""Tokens open what their role says until they are revoked; whatever is done stands in the log."""

from __future__ import annotations

from contextlib import suppress

import pytest
from sqlalchemy import select

from corpus.store import Store
from corpus.store.audit import Actor, acting, deeds, note, note_alone
from corpus.store.tables import tokens
from corpus.store.tokens import (
    Role,
    TokenError,
    create_token,
    list_tokens,
    revoke_token,
    token_known,
    token_numbered,
)


def test_a_token_is_known_until_it_is_revoked(empty: Store) -> None:
    token = create_token(empty, "Phòng Tổng hợp", Role.IMPORT)
    known = token_known(empty, token)
    assert known is not None
    assert (known.name, known.role) == ("Phòng Tổng hợp", Role.IMPORT)
    assert token_numbered(empty, known.id) == known
    revoke_token(empty, "Phòng Tổng hợp")
    assert token_known(empty, token) is None
    assert token_numbered(empty, known.id) is None
    assert [each.revoked_at is None for each in list_tokens(empty)] == [False]


def test_a_token_is_nowhere_kept(empty: Store) -> None:
    token = create_token(empty, "a", Role.READ)
    with empty.review.connect() as connection:
        kept = " ".join(map(str, connection.execute(select(tokens)).one()))
    assert token not in kept
    assert token.removeprefix("kehoach_") not in kept
    assert token not in repr(deeds(empty)) + repr(list_tokens(empty))


@pytest.mark.parametrize(
    "shown", ["", "kehoach_", "x" * 1_000_000, "kehoach_\0", "\udcff", "' OR 1=1 --"]
)
def test_what_is_no_token(empty: Store, shown: str) -> None:
    create_token(empty, "a", Role.READ)
    assert token_known(empty, shown) is None


@pytest.mark.parametrize("name", ["", "  ", "a\nb", "a\0b", "x" * 61, "taken", "gone"])
def test_a_name_that_cannot_be(empty: Store, name: str) -> None:
    for each in ("taken", "gone"):
        create_token(empty, each, Role.READ)
    revoke_token(empty, "gone")
    with pytest.raises(TokenError):
        create_token(empty, name, Role.READ)
    assert len(list_tokens(empty)) == 2


def test_revoking_what_is_not_there(empty: Store) -> None:
    with pytest.raises(TokenError):
        revoke_token(empty, "nobody")


def test_the_log_says_who_and_from_where_newest_first(empty: Store) -> None:
    with acting(Actor("lan", "10.0.0.7")):
        note_alone(empty, "import", "ab" * 32, "imported: a\nb\0.docx")
    create_token(empty, "lan", Role.READ)
    newest, oldest = deeds(empty)
    assert (newest.who, newest.address, newest.action) == ("command", None, "token-created")
    assert (oldest.who, oldest.address, oldest.detail) == ("lan", "10.0.0.7", "imported: a b .docx")
    assert deeds(empty, before=newest.id) == (oldest,)
    assert deeds(empty, limit=1) == (newest,)


def test_what_was_not_done_is_not_in_the_log(empty: Store) -> None:
    with suppress(ZeroDivisionError), empty.reviewing() as connection:
        note(connection, "import", "x")
        raise ZeroDivisionError
    assert deeds(empty) == ()
