"""Columns of an assignment table whose head is lost, told by what their cells hold."""

from __future__ import annotations

import re
from collections.abc import Callable

from extractors.folding import fold
from extractors.tasks.found import Found
from extractors.verbs import opens_action
from schemas import Cell, Document

_FEWEST_ROWS = 3
_MOST_OF_THEM = 0.5
_TIME = re.compile(
    r"(?:trong|trước|từ|đến|hoàn\ thành|chậm\ nhất|thường\ xuyên|hằng|hàng|định\ kỳ|cả\ năm"
    r"|(?:đầu|giữa|cuối)?\s?(?:ngày|tháng|quý|năm)|6\ tháng|\d{1,2}/\d{1,2}|(?:19|20)\d\d)\b",
    re.X,
)
_FIGURE = re.compile(r"[<>≤≥]?\s*\d[\d.,]*\s*%?")


def roles_by_content(
    document: Document, rows: list[list[Cell | None]], found: Found
) -> list[str | None] | None:
    """The role of each column: actions, then bodies, then times; `None` if it is no such table.

    `rows` are the table's cells by row and column, `None` where a merged cell covers the place.
    """
    columns = [[row[place] for row in rows] for place in range(len(rows[0]))] if rows else []
    texts = [[_words(document, cell) for cell in column] for column in columns]
    if any(_share(column, _FIGURE.fullmatch) >= _MOST_OF_THEM for column in texts[1:]):
        return None
    roles: list[str | None] = [None] * len(columns)
    given: set[str] = set()
    for place, column in enumerate(texts):
        role = None
        if "task" not in given:
            if _counts(column) >= _FEWEST_ROWS and _share(column, _is_action) >= _MOST_OF_THEM:
                role = "task"
        elif _share(column, _TIME.match) >= _MOST_OF_THEM:
            role = "deadline"
        elif _bodies(columns[place], document, found) >= _MOST_OF_THEM:
            role = "coordinating" if "lead" in given else "lead"
        if role is not None:
            roles[place] = role
            given.add(role)
    return roles if {"task", "lead"} <= given else None


def _words(document: Document, cell: Cell | None) -> str:
    return fold(document.text[cell.start : cell.end]).strip() if cell is not None else ""


def _counts(column: list[str]) -> int:
    return sum(1 for words in column if words)


def _share(column: list[str], test: Callable[[str], object]) -> float:
    """The share of the filled cells that pass the test."""
    filled = [words for words in column if words]
    return sum(1 for words in filled if test(words)) / len(filled) if filled else 0.0


def _is_action(words: str) -> bool:
    return " " in words and opens_action(words)


def _bodies(column: list[Cell | None], document: Document, found: Found) -> float:
    filled = [cell for cell in column if _words(document, cell)]
    named = [
        cell
        for cell in filled
        if cell is not None and any(body.start == 0 for body in found.bodies(cell.start, cell.end))
    ]
    return len(named) / len(filled) if filled else 0.0
