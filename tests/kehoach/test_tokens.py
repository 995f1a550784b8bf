"""`kehoach token`: made once, listed without the token, revoked; mistakes are one line."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from corpus.store import open_store
from corpus.store.tokens import Role, token_known
from kehoach.command import main


def run(monkeypatch: pytest.MonkeyPatch, folder: Path, *words: str) -> int:
    line = ["kehoach", "--lang", "en", "token", *words, "--in", str(folder)]
    monkeypatch.setattr(sys, "argv", line)
    with pytest.raises(SystemExit) as exit:
        main()
    return int(exit.value.code or 0)


def test_a_token_from_its_making_to_its_end(monkeypatch, capsys, tmp_path: Path) -> None:
    assert run(monkeypatch, tmp_path, "create", "lan", "--role", "import") == 0
    token = capsys.readouterr().out.strip()
    known = token_known(open_store(tmp_path), token)
    assert known is not None
    assert known.role is Role.IMPORT
    assert run(monkeypatch, tmp_path, "list") == 0
    listed = capsys.readouterr().out
    assert "lan" in listed
    assert token not in listed
    assert run(monkeypatch, tmp_path, "revoke", "lan") == 0
    assert token_known(open_store(tmp_path), token) is None


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("create", "lan", "--role", "read"), 1),
        (("create", "x", "--role", "boss"), 2),
        (("create", "x"), 2),
        (("revoke", "nobody"), 1),
    ],
)
def test_mistakes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: tuple[str, ...], status: int
) -> None:
    run(monkeypatch, tmp_path, "create", "lan", "--role", "read")
    assert run(monkeypatch, tmp_path, *words) == status
