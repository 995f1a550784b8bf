"""Tables that a converter left as HTML in a text or markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ingest.elements import Grid, Paragraph, Piece
from ingest.grids import Slot, build_grid
from ingest.lines import Line
from ingest.markup import strip_markup
from ingest.paragraphs import join
from schemas import EditKind

_OPEN = re.compile(r"<table\b", re.I)
_CLOSE = re.compile(r"</table\s*>", re.I)
_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-z][a-z0-9]{0,9})(?P<attributes>[^<>]{0,300})>", re.I)
_SPAN = re.compile(r"\b(?P<way>col|row)span\s*=\s*[\"']?(?P<count>\d{1,3})", re.I)
_MOST_LINES = 4000
_MOST_SPAN = 100

_Words = list[tuple[int, str]]


@dataclass(slots=True)
class _Cell:
    head: bool
    columns: int
    rows: int
    paragraphs: list[_Words] = field(default_factory=lambda: [[]])


def find_tagged(lines: Sequence[Line], at: int) -> tuple[Grid, int] | None:
    """The HTML table that begins at line `at`, and how many lines it takes; `None` without one."""
    if _OPEN.match(lines[at].text) is None:
        return None
    for stop in range(at, min(len(lines), at + _MOST_LINES)):
        if _CLOSE.search(lines[stop].text):
            break
    else:
        return None
    rows = [row for row in _rows(lines[at : stop + 1]) if row]
    grid = build_grid(
        list(_slots(rows)), len(rows), header_rows=int(bool(rows) and all(c.head for c in rows[0]))
    )
    return None if grid is None else (grid, stop + 1 - at)


def _rows(lines: Sequence[Line]) -> list[list[_Cell]]:
    rows: list[list[_Cell]] = [[]]
    cell: _Cell | None = None
    for start, text, tag in _tokens(lines):
        if tag is None:
            if cell is not None and text.strip():
                cell.paragraphs[-1].append((start + text.index(text.strip()), text.strip()))
            continue
        name = tag["name"].lower()
        if name == "tr":
            rows.append([])
            cell = None
        elif name in {"td", "th"}:
            cell = None if tag["end"] else _cell(tag)
            rows[-1] += [cell] if cell is not None else []
        elif name in {"br", "p", "li", "div"} and cell is not None:
            cell.paragraphs.append([])
    return rows


def _tokens(lines: Sequence[Line]) -> Iterator[tuple[int, str, re.Match[str] | None]]:
    """The words and the tags of the lines in order, each with its place in the file."""
    for line in lines:
        at = 0
        for tag in _TAG.finditer(line.text):
            yield line.start + at, line.text[at : tag.start()], None
            yield line.start + tag.start(), tag[0], tag
            at = tag.end()
        yield line.start + at, line.text[at:], None


def _cell(tag: re.Match[str]) -> _Cell:
    spans = {each["way"].lower(): int(each["count"]) for each in _SPAN.finditer(tag["attributes"])}
    columns, rows = (min(max(1, spans.get(way, 1)), _MOST_SPAN) for way in ("col", "row"))
    return _Cell(tag["name"].lower() == "th", columns, rows)


def _slots(rows: Sequence[Sequence[_Cell]]) -> Iterator[Slot]:
    """The cells in their places: one that reaches down takes its columns from the rows below."""
    taken: set[tuple[int, int]] = set()
    for number, row in enumerate(rows):
        column = 0
        for cell in row:
            while (number, column) in taken:
                column += 1
            down = min(cell.rows, len(rows) - number)
            taken.update(
                (number + below, column + right)
                for below in range(1, down)
                for right in range(cell.columns)
            )
            content = tuple(_paragraph(words) for words in cell.paragraphs if words)
            yield Slot(number, column, column + cell.columns, content, down)
            column += cell.columns


def _paragraph(words: _Words) -> Paragraph:
    parts = [Paragraph(text, pieces=(Piece(0, len(text), source=start),)) for start, text in words]
    return strip_markup(join(parts, kind=EditKind.JOINED), markdown=True)
