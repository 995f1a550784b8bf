"""Tables in text files: rows of cells divided by pipes or tabs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.elements import Grid, GridCell, Paragraph, Piece
from ingest.labels import find_label
from ingest.lines import Line
from ingest.markup import strip_markup

_DIVIDER = re.compile(r"[|:\-–—=+\s]+")
_PIPE = re.compile(r"(?<!\\)\|")
_FRAME = re.compile(r"\+[-=+]+\+")
_FIGURE = re.compile(r"[<>≤≥]?\s?(?!(?:19|20)\d\d\b)\d{1,9}(?:[.,]\d{1,9}){0,3}\s?%?|%")

_Cells = list[tuple[int, str]]


def is_pipe_row(line: Line) -> bool:
    """Whether a line is a row of a table drawn with pipes."""
    text = line.text
    return (text[0] == "|" and "|" in text[1:]) or _FRAME.fullmatch(text) is not None


def is_tab_row(line: Line) -> bool:
    """Whether a line is a row of cells divided by tabs; a tab behind a label divides none."""
    text = line.text
    if "\t" not in text:
        return False
    found = find_label(text)
    return "\t" in (text if found is None else text[found.body :])


def pipe_grid(lines: Sequence[Line]) -> Grid:
    """The table of consecutive pipe rows; the row above a divider is its head."""
    rows: list[_Cells] = []
    header_rows = 0
    for line in lines:
        if _DIVIDER.fullmatch(line.text):
            if len(rows) == 1 and "-" in line.text:
                header_rows = int(_may_be_head(rows[0]))
                rows = rows if any(text for _, text in rows[0]) else []
            continue
        rows.append(_pipe_cells(line))
    return _grid(rows, header_rows, markdown=True)


def _may_be_head(row: _Cells) -> bool:
    """Whether the row above a divider is a head: markdown has no tables without that row."""
    filled = [text for _, text in row if text]
    return (len(filled) > 1 or len(row) == 1) and not any(map(_FIGURE.fullmatch, filled[1:]))


def tab_grid(lines: Sequence[Line]) -> Grid:
    """The table of consecutive rows with tabs; a row that ends early has empty cells."""
    return _grid([_tab_cells(line) for line in lines], 0, markdown=False)


def _pipe_cells(line: Line) -> _Cells:
    text = line.text
    start = 1 if text[0] == "|" else 0
    stops = [match.start() for match in _PIPE.finditer(text, start)]
    if not stops or stops[-1] != len(text) - 1:
        stops.append(len(text))
    cells: _Cells = []
    for stop in stops:
        cells.append(_trimmed(line.start + start, text[start:stop]))
        start = stop + 1
    return cells


def _tab_cells(line: Line) -> _Cells:
    at = line.start
    cells: _Cells = [(at, "")] * line.lead.count("\t")
    for part in line.text.split("\t"):
        cells.append(_trimmed(at, part))
        at += len(part) + 1
    return cells


def _trimmed(start: int, text: str) -> tuple[int, str]:
    inner = text.strip()
    return (start + text.index(inner), inner) if inner else (start, "")


def _grid(rows: Sequence[_Cells], header_rows: int, *, markdown: bool) -> Grid:
    width = max((len(row) for row in rows), default=0)
    cells: list[GridCell] = []
    for number, row in enumerate(rows):
        for column in range(width):
            start, text = row[column] if column < len(row) else (0, "")
            content = (_cell(start, text, markdown=markdown),) if text else ()
            cells.append(GridCell(number, column, 1, 1, content))
    return Grid(len(rows), width, tuple(cells), header_rows=min(header_rows, len(rows)))


def _cell(start: int, text: str, *, markdown: bool) -> Paragraph:
    paragraph = Paragraph(text, pieces=(Piece(0, len(text), source=start),))
    return strip_markup(paragraph, markdown=markdown)
