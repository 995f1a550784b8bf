"""A table as a lattice: what stands at a row and column, merged cells at every place they cover."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from schemas import Cell, Table
from schemas.quick import quick

_REPEATED = 3
"""So many cells with the same words are one."""
_ORDINAL = 8
_CONTENT = re.compile(r"\s*(?:\*\*(?P<bold>[^*]+)\*\*|(?P<plain>.*\S)?)\s*", re.S)


@quick
@dataclass(frozen=True, slots=True)
class Slot:
    """The words of one cell: `text[start:end]` of the document, without edges and bold marks.

    `row` and `column` are the cell's own place (top left); a merged cell is one slot everywhere.
    """

    text: str
    start: int
    end: int
    row: int
    column: int
    row_span: int
    column_span: int
    words: str
    """The text on one line."""


@dataclass(frozen=True, slots=True)
class Lattice:
    """The slots of a table by row and column; `None` where there is no cell."""

    rows: tuple[tuple[Slot | None, ...], ...]

    @property
    def columns(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def own(self, row: int) -> list[Slot]:
        """The cells that begin in a row and hold words, from left to right."""
        found = (self.own_at(row, column) for column in range(self.columns))
        return [slot for slot in found if slot is not None]

    def own_at(self, row: int, column: int) -> Slot | None:
        """The cell that begins at a place, if it holds words."""
        slot = self.rows[row][column]
        begins = slot is not None and (slot.row, slot.column) == (row, column)
        return slot if slot is not None and begins and slot.text else None

    def words(self, row: int, column: int) -> str:
        """What stands at a place, on one line; "" for an empty or missing cell."""
        slot = self.rows[row][column]
        return slot.words if slot is not None else ""


def lattice(text: str, table: Table) -> Lattice:
    """Lay out a table of the document whose text is `text`."""
    rows: list[list[Slot | None]] = [[None] * table.columns for _ in range(table.rows)]
    for cell in table.cells:
        slot = _slot(text, cell)
        for row in range(cell.row, min(cell.row + cell.row_span, table.rows)):
            for column in range(cell.column, min(cell.column + cell.column_span, table.columns)):
                rows[row][column] = slot
    return Lattice(tuple(tuple(_merged(row)) for row in rows))


def _merged(row: list[Slot | None]) -> list[Slot | None]:
    """A row whose merged heading a converter has repeated in its cells, as one cell again."""
    filled = [slot for slot in row if slot is not None and slot.text]
    ordinal = len(filled) > _REPEATED and filled[0].column == 0 and len(filled[0].text) < _ORDINAL
    same = filled[1:] if ordinal and filled[0].text != filled[1].text else filled
    words = {slot.words for slot in same}
    if len(words) != 1 or len(same) < _REPEATED or not any(map(str.isalpha, words.pop())):
        return row
    first, last = same[0], same[-1]
    whole = replace(first, column_span=last.column + last.column_span - first.column)
    return [
        whole if first.column <= column < first.column + whole.column_span else slot
        for column, slot in enumerate(row)
    ]


def _slot(text: str, cell: Cell) -> Slot:
    content = _CONTENT.fullmatch(text, cell.start, cell.end)
    group = "bold" if content is not None and content["bold"] else "plain"
    start, end = content.span(group) if content is not None else (cell.start, cell.start)
    if start < 0:
        start = end = cell.start
    held = text[start:end]
    words = " ".join(held.split())
    return Slot(held, start, end, cell.row, cell.column, cell.row_span, cell.column_span, words)
