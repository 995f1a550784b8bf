"""Tables drawn with blanks: columns that keep their white channels over a run of lines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from ingest.elements import Grid, GridCell, Paragraph, Piece
from ingest.lines import Line

_GAPS = (re.compile(r"[ ]*\t[ \t]*|[ ]{3,}"), re.compile(r"[ ]*\t[ \t]*|[ ]{2,}"))
"""What parts the cells of a line: blanks that nobody types by mistake, or the fewest that can."""
_FEWEST_ROWS = 3
_FEWEST_COLUMNS = 3
_MOST_ROWS = 400
_NARROWEST = 2
"""A channel is at least so many blanks wide."""
_TAB = 8


class _Span(NamedTuple):
    """Words of a line between two gaps, from position `left` up to `right` on the page."""

    start: int
    text: str
    left: int
    right: int


def find_drawn(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """The table that is drawn with blanks from line `at` on, and how many lines it takes.

    `None` unless three lines or more have three columns or more, and two the same number.
    """
    wide, narrow = (_find(lines, at, gap) for gap in _GAPS)
    if wide is None or narrow is None:
        return wide or narrow
    return narrow if _filled(narrow[0]) > _filled(wide[0]) else wide


def _filled(grid: Grid) -> tuple[int, int]:
    """How many columns and filled cells a reading finds."""
    return grid.columns, sum(bool(cell.content) for cell in grid.cells)


def _find(lines: Sequence[Line], at: int, gap: re.Pattern[str]) -> tuple[Grid, int] | None:
    if len(_spans(lines[at], gap)) < _FEWEST_COLUMNS:
        return None
    rows: list[list[_Span]] = []
    for line in lines[at : at + _MOST_ROWS]:
        spans = _spans(line, gap)
        if rows and (line.gap or line.page_start or (len(spans) < 2 and not line.indent)):
            break
        rows.append(spans)
    bands = _bands(rows)
    if len(bands) < _FEWEST_COLUMNS:
        return None
    cells = [cell for number, row in enumerate(rows) for cell in _cells(row, number, bands)]
    return Grid(len(rows), len(bands), tuple(cells)), len(rows)


def _spans(line: Line, gap: re.Pattern[str]) -> list[_Span]:
    found: list[_Span] = []
    at = 0
    text = line.text.rstrip()
    for match in (*gap.finditer(text), None):
        stop = len(text) if match is None else match.start()
        if stop > at:
            left = line.indent + len(text[:at].expandtabs(_TAB))
            found.append(_Span(line.start + at, text[at:stop], left, left + stop - at))
        at = stop if match is None else match.end()
    return found


def _bands(rows: Sequence[Sequence[_Span]]) -> list[tuple[int, int]]:
    """Left and right edge of each column, told by the lines that have a cell in every one."""
    counts = Counter(len(row) for row in rows if len(row) >= _FEWEST_COLUMNS)
    if counts.total() < _FEWEST_ROWS:
        return []
    full = max((count for count, times in counts.items() if times > 1), default=0)
    bands: list[tuple[int, int]] = []
    for left, right in sorted(
        (span.left, span.right) for row in rows if len(row) == full for span in row
    ):
        if bands and left < bands[-1][1] + _NARROWEST:
            bands[-1] = (bands[-1][0], max(right, bands[-1][1]))
        else:
            bands.append((left, right))
    return bands if len(bands) == full else []


def _cells(row: Sequence[_Span], number: int, bands: Sequence[tuple[int, int]]) -> list[GridCell]:
    """The cells of a line; words over several columns are one merged cell."""
    cells: list[GridCell] = []
    column = 0
    for span in row:
        under = [at for at, band in enumerate(bands) if _meet(span, band)]
        first = max(column, under[0] if under else _nearest(span, bands))
        last = max(first, under[-1] if under else first)
        if first >= len(bands):
            break
        cells += [GridCell(number, empty, 1, 1, ()) for empty in range(column, first)]
        paragraph = Paragraph(span.text, pieces=(Piece(0, len(span.text), source=span.start),))
        cells.append(GridCell(number, first, 1, last - first + 1, (paragraph,)))
        column = last + 1
    return cells + [GridCell(number, empty, 1, 1, ()) for empty in range(column, len(bands))]


def _meet(span: _Span, band: tuple[int, int]) -> bool:
    return span.left < band[1] and band[0] < span.right


def _nearest(span: _Span, bands: Sequence[tuple[int, int]]) -> int:
    return min(range(len(bands)), key=lambda at: abs(bands[at][0] - span.left))
