"""Notes below a table that marks in its cells point to: `27*` and "(*) …", `30 (1)` and "(1) …"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from schemas import BlockKind, Document

Legends = tuple[tuple[str, str], ...]
"""Marks, without brackets, with the whole notes that they begin."""

_BELOW = 4
"""How many blocks below a table may be notes."""
_FIRST = re.compile(r"\s*(?:(?:Ghi chú|Chú thích)\s*:?\s*)?(?=\(?(?:\*+|\d{1,2}|[a-zđ])\)\s*\S|\*)")
_MARK = re.compile(
    r"(?<!\S)(?:\((?P<round>\*+|\d{1,2}|[a-zđ])\)|(?P<open>\*+|\d{1,2}(?=\))|[a-zđ](?=\)))\)?)"
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


def mark_of(printed: str) -> str:
    """A mark as it stands in a cell, without brackets.

    >>> mark_of("(*)"), mark_of("²"), mark_of("a)")
    ('*', '2', 'a')
    """
    return printed.strip(" ()[]").translate(_SUPERSCRIPTS)


def legends_below(document: Document, index: int) -> Legends:
    """The notes right below the table that is block `index`."""
    found: list[tuple[str, str]] = []
    for block in document.blocks[index + 1 : index + 1 + _BELOW]:
        text = document.text[block.start : block.end]
        first = _FIRST.match(text) if block.kind is not BlockKind.TABLE else None
        if first is None:
            break
        found.extend(_notes(text[first.end() :]))
    return tuple(found)


def notes_of(marks: Iterable[str], legends: Legends) -> str | None:
    """The notes that some marks point to, in their order; `None` if there are none."""
    known = dict(legends)
    found = dict.fromkeys(known[mark] for mark in marks if mark in known)
    return " ".join(found) or None


def _notes(text: str) -> list[tuple[str, str]]:
    """The notes of one paragraph, each from its mark to the next one."""
    marks = [match for match in _MARK.finditer(text) if _begins(text, match)]
    ends = [*(match.start() for match in marks[1:]), len(text)]
    return [
        (mark_of(match[0]), " ".join(text[match.start() : end].split()))
        for match, end in zip(marks, ends, strict=True)
    ]


def _begins(text: str, match: re.Match[str]) -> bool:
    """Whether a mark begins a note: at the start, or behind the end of the one before."""
    before = text[: match.start()].rstrip()
    return not before or before.endswith((".", ";", ":"))
