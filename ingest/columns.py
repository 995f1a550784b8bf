"""Text set side by side in a text file: letterheads and signature blocks drawn with spaces."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.elements import Grid, GridCell, Paragraph, Piece
from ingest.labels import find_label
from ingest.lines import Line
from ingest.phrases import is_motto, is_opener, is_recipients, is_stack, is_type_line

_GAP = re.compile(r"[ \t]*\t[ \t]*|[ ]{3,}|[ \t]*\|[ \t]*")
_MOST_HEAD = 16
_MOST_TAIL = 45
_LONGEST = 160
_TAB = 8


class _Column(NamedTuple):
    start: int
    text: str
    position: int
    """Columns from the left margin of the page."""


def find_head(lines: Sequence[Line]) -> tuple[Grid, int] | None:
    """A two-column letterhead at the top, and how many lines it takes; `None` without one."""
    stop = 0
    for line in lines[:_MOST_HEAD]:
        text = line.text
        if is_type_line(text) or is_opener(text) or len(text) > _LONGEST or text[0] == "|":
            break
        stop += 1
    rows = [_split(line) for line in lines[:stop]]
    if not any(len(row) == 2 and any(is_motto(cell.text) for cell in row) for row in rows):
        return None
    return _grid(rows), stop


def find_tail(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """A two-column signature block that begins at line `at`, and how many lines it takes."""
    first = _split(lines[at])
    if len(first) != 2 or not (is_recipients(first[0].text) or is_stack(first[1].text)):
        return None
    rows = [first]
    for line in lines[at + 1 : at + _MOST_TAIL]:
        row = _split(line)
        text = line.text
        found = find_label(text)
        if len(row) not in (1, 2) or any(len(cell.text) > _LONGEST // 2 for cell in row):
            break
        if len(row) == 1 and (is_type_line(text) or (found is not None and found.rank < 20)):
            break
        if len(row) == 1 and line.page_start:
            break
        rows.append(row)
    return _grid(rows), len(rows)


def _split(line: Line) -> list[_Column]:
    cells: list[_Column] = []
    at, position = 0, 0
    text = line.text
    for match in (*_GAP.finditer(text), None):
        stop = len(text) if match is None else match.start()
        if text[at:stop].strip():
            cells.append(_Column(line.start + at, text[at:stop].rstrip(), line.indent + position))
        after = stop if match is None else match.end()
        position = _column_behind(text[at:after], position)
        at = after
    return cells


def _column_behind(text: str, position: int) -> int:
    """The column behind `text` that begins at column `position`, tabs counted."""
    into = position % _TAB
    return position - into + len((" " * into + text).expandtabs(_TAB))


def _grid(rows: Sequence[Sequence[_Column]]) -> Grid:
    """Two columns of paragraphs; a line that stands alone belongs to the column it is under."""
    right = min(row[1].position for row in rows if len(row) == 2)
    left_edge = min(row[0].position for row in rows)
    sides: tuple[list[Paragraph], list[Paragraph]] = ([], [])
    for row in rows:
        if len(row) == 2:
            sides[0].append(_paragraph(row[0]))
            sides[1].append(_paragraph(row[1]))
        else:
            for cell in row:
                aside = cell.position > (left_edge + right) // 2 and cell.position > left_edge
                sides[int(aside)].append(_paragraph(cell))
    cells = tuple(GridCell(0, column, 1, 1, tuple(side)) for column, side in enumerate(sides))
    return Grid(1, 2, cells, layout=True)


def _paragraph(cell: _Column) -> Paragraph:
    return Paragraph(cell.text, pieces=(Piece(0, len(cell.text), source=cell.start),))
