"""Where the heads of tables end."""

from __future__ import annotations

import re
from functools import cache

from ingest.elements import Grid, GridCell, Paragraph
from ingest.phrases import load_words

_MOST_HEAD_CELL = 80
_MOST_HEAD_ROWS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTERS = frozenset("ABCDE")


def head_rows(grid: Grid) -> int:
    """How many rows are the head: as the format marks it, else by their words; 0 without one.

    A row of figures or letters that only number the columns (1, 2, 3 …) belongs to it.
    """
    if grid.header_rows:
        count = grid.header_rows if grid.header_rows < grid.rows else 0
    else:
        count = _told_by_words(grid)
    if count and count < grid.rows - 1 and _numbers_columns(grid, count):
        count += 1
    return count


def head_words(grid: Grid) -> list[str]:
    """The words of the head, for comparing one with another."""
    return [
        " ".join(_text(cell).split()).lower() for cell in grid.cells if cell.row < grid.header_rows
    ]


def is_head_cell(text: str) -> bool:
    """Whether a cell's text is one that stands in the heads of tables.

    >>> is_head_cell("Đơn vị tính"), is_head_cell("45,2")
    (True, False)
    """
    if not text or len(text) > _MOST_HEAD_CELL:
        return False
    lowered = " ".join(text.lower().split())
    return any(
        lowered.startswith(word) and not lowered[len(word) : len(word) + 1].isalpha()
        for word in _head_words()
    )


@cache
def _head_words() -> tuple[str, ...]:
    return load_words("heads.yaml", "heads")


def _text(cell: GridCell) -> str:
    return "\n".join(inner.text for inner in cell.content if isinstance(inner, Paragraph))


def _told_by_words(grid: Grid) -> int:
    if grid.rows < 2:
        return 0
    first = [cell for cell in grid.cells if cell.row == 0]
    texts = [text for cell in first if (text := _text(cell))]
    heads = sum(map(is_head_cell, texts))
    if len(texts) < 2 or not (heads == len(texts) or (heads >= 2 and heads * 2 >= len(texts))):
        return 0
    count = max(cell.row_span for cell in first)
    if count == 1 and (any(cell.column_span > 1 for cell in first) or _is_second_head(grid)):
        count = 2
    return min(count, _MOST_HEAD_ROWS, grid.rows - 1)


def _is_second_head(grid: Grid) -> bool:
    """Whether the second row divides columns of the first: blank at its left, else heads."""
    second = [_text(cell) for cell in grid.cells if cell.row == 1]
    filled = [text for text in second if text]
    return (
        len(filled) >= 2
        and not second[0]
        and all(is_head_cell(text) or _YEAR.fullmatch(text) for text in filled)
    )


def _numbers_columns(grid: Grid, number: int) -> bool:
    """Whether a row only numbers the columns: 1 2 3, (1) (2) (3), A B 1 2."""
    texts = [_text(cell).strip("()[] ") for cell in grid.cells if cell.row == number]
    filled = [text for text in texts if text]
    figures = [text for text in filled if text.isdigit() and len(text) <= 2]
    return len(figures) >= 2 and all(text in _LETTERS for text in filled if text not in figures)
