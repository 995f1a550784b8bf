"""Tables in text files whose cells are divided by bars without a frame, or by signs as in CSV.

A row may be wrapped over lines, blank lines may stand between rows, and a line without a bar
between two rows is a row over the whole width.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.elements import Grid, GridCell, Paragraph, Piece
from ingest.heads import is_head_cell
from ingest.labels import find_label
from ingest.lines import Line, is_page_mark
from ingest.markup import strip_markup
from ingest.paragraphs import join
from ingest.phrases import is_closer, is_recipients, is_type_line
from schemas import EditKind

_BAR = re.compile(r"(?<!\\)\|")
_SIGNS = {";": re.compile(r'[;"]'), ",": re.compile(r'[,"]'), "|": _BAR}
_RULED = re.compile(r"[|:\-–—=+\s]+")
_NUMBER = re.compile(r"(?:\d{1,3}|[IVXL]{1,6})(?:\.\d{1,3}){0,3}[.)]?")
_COUNTS = re.compile(r"(?:s?tt|số tt|số thứ tự)\W*", re.I)
_FEWEST_ROWS = 3
_AHEAD = 6
"""How many lines are looked at for more rows."""
_MOST_ROWS = 2000
_LONGEST_GROUP = 300
_LONGEST_HEAD = 400
_FEWEST_SIGNS = 2

_Parts = list[tuple[int, str]]


class _Style(NamedTuple):
    """How the rows of a table are written."""

    divider: str
    width: int
    trails: bool
    """A divider stands behind the last cell too."""

    def split(self, line: Line) -> _Parts:
        parts = _split(line, self.divider)
        return parts[:-1] if self.trails and len(parts) > 1 and not parts[-1][1] else parts


@dataclass(slots=True)
class _Row:
    """The cells of a row so far, each with the lines it is made of."""

    cells: list[_Parts] = field(default_factory=list)
    group: bool = False
    """It is one line over the whole width."""

    def add(self, parts: _Parts) -> None:
        """Go on with the row: the first of the parts belongs to its last cell."""
        self.cells[-1].append(parts[0])
        self.cells += [[part] for part in parts[1:]]


def find_barred(
    lines: Sequence[Line], at: int, *, columns: int | None = None
) -> tuple[Grid, int] | None:
    """The table that begins at line `at`, and how many lines it takes; `None` without one.

    `columns` is the width of a table that a page break has just cut: one more row of that width
    carries it on. Otherwise a head tells the table, or three rows alike that count.
    """
    style = _style(lines, at, columns)
    if style is None:
        return None
    rows: list[_Row] = [_Row([[part] for part in style.split(lines[at])])]
    header_rows, last = 0, at
    for place in range(at + 1, min(len(lines), at + _MOST_ROWS)):
        line = lines[place]
        if style.divider == "|" and "|" in line.text and _RULED.fullmatch(line.text):
            header_rows = header_rows or int(len(rows) == 1)
        elif not _takes(rows, line, style) and not _adds(rows, lines, place, style):
            break
        last = place
    return _grid(rows, style.width, header_rows=header_rows), last + 1 - at


def _style(lines: Sequence[Line], at: int, columns: int | None) -> _Style | None:
    """How the table that begins at a line is written; `None` if none does."""
    line = lines[at]
    if "|" in line.text:
        cells = _split(line, "|")
        trails = len(cells) > 2 and not cells[-1][1]
        style = _Style("|", len(cells) - trails, trails)
        if style.width == columns or (_is_head(cells) and _goes_on(lines, at, "|", 1)):
            return style
        alike = sum(len(_split(each, "|")) == len(cells) for each in lines[at : at + _AHEAD])
        counts = _NUMBER.fullmatch(cells[0][1]) is not None
        return style if style.width > 2 and counts and alike >= _FEWEST_ROWS else None
    if len(line.text) > _LONGEST_HEAD:
        return None
    for sign in ";,":
        if line.text.count(sign) >= _FEWEST_SIGNS:
            cells = _split(line, sign)
            counts = _COUNTS.fullmatch(cells[0][1]) is not None
            if counts and _is_head(cells) and _goes_on(lines, at, sign, 2):
                return _Style(sign, len(cells), False)
    return None


def _is_head(cells: _Parts) -> bool:
    filled = [text for _, text in cells if text]
    heads = sum(map(is_head_cell, filled))
    return len(filled) > 1 and heads > 1 and heads * 2 >= len(filled)


def _goes_on(lines: Sequence[Line], at: int, divider: str, rows: int) -> bool:
    """Whether so many of the next lines are divided by the same sign."""
    ahead = lines[at + 1 : at + _AHEAD]
    return sum(len(_split(line, divider)) > 1 for line in ahead) >= rows


def _split(line: Line, divider: str) -> _Parts:
    text = line.text
    start = 1 if divider == "|" and text[0] == "|" else 0
    parts: _Parts = []
    for stop in (*_stops(text, start, divider), len(text)):
        inner = text[start:stop].strip()
        if divider != "|" and len(inner) > 1 and inner[0] == inner[-1] == '"':
            inner = inner[1:-1].strip()
        parts.append((line.start + text.index(inner, start), inner))
        start = stop + 1
    return parts


def _stops(text: str, start: int, divider: str) -> Iterator[int]:
    """Where cells end; a sign in quotation marks ends none."""
    quoted = False
    for match in _SIGNS[divider].finditer(text, start):
        if match[0] == '"':
            quoted = not quoted
        elif not quoted:
            yield match.start()


def _takes(rows: list[_Row], line: Line, style: _Style) -> bool:
    """Go on with the last row if the line is the rest of it; returns whether it is."""
    row = rows[-1]
    if line.gap or line.page_start or row.group or line.text[0] == "|":
        return False
    parts = style.split(line)
    missing = style.width - len(row.cells)
    if len(parts) == 1:
        low = parts[0][1][:1].islower() and find_label(line.text) is None
        if missing <= 0 and not low and row.cells[-1][-1][1]:
            return False
    elif missing < len(parts) - 1 or _NUMBER.fullmatch(parts[0][1]):
        return False
    row.add(parts)
    return True


def _adds(rows: list[_Row], lines: Sequence[Line], at: int, style: _Style) -> bool:
    """Add the row that begins at a line; returns whether one does."""
    parts = style.split(lines[at])
    if len(parts) > 1:
        short = style.width - len(parts) > max(1, style.width // 2)
        if short and not _NUMBER.fullmatch(parts[0][1]):
            return False
        rows.append(_Row([[part] for part in parts]))
        return True
    if not _is_group(lines, at, style):
        return False
    rows.append(_Row([parts], group=True))
    return True


def _is_group(lines: Sequence[Line], at: int, style: _Style) -> bool:
    """Whether a line without a divider stands between two rows."""
    text = lines[at].text
    if len(text) > _LONGEST_GROUP or at + 1 >= len(lines) or lines[at].page_start:
        return False
    if is_type_line(text) or is_recipients(text) or is_closer(text) or is_page_mark(text):
        return False
    below = style.split(lines[at + 1])
    return len(below) > 2 and not _is_head(below)


def _grid(rows: Sequence[_Row], width: int, *, header_rows: int) -> Grid:
    width = max(width, *(len(row.cells) for row in rows))
    cells: list[GridCell] = []
    for number, row in enumerate(rows):
        cells += _cells(number, [_paragraph(parts) for parts in row.cells], width, row.group)
    return Grid(len(rows), width, tuple(cells), header_rows=header_rows)


def _cells(number: int, row: Sequence[Paragraph | None], width: int, group: bool) -> list[GridCell]:
    if group:
        return [GridCell(number, 0, 1, width, tuple(each for each in row if each))]
    padded = [*row, *[None] * (width - len(row))]
    return [
        GridCell(number, column, 1, 1, (each,) if each else ())
        for column, each in enumerate(padded)
    ]


def _paragraph(parts: _Parts) -> Paragraph | None:
    """The lines of a cell as one paragraph, without markup."""
    filled = [
        Paragraph(text, pieces=(Piece(0, len(text), source=start),))
        for start, text in parts
        if text
    ]
    return strip_markup(join(filled, kind=EditKind.JOINED), markdown=True) if filled else None
