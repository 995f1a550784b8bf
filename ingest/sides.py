"""Letterheads, signature blocks and tables that are drawn with tabs or blanks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.channels import find_drawn
from ingest.columns import find_head, find_tail
from ingest.elements import Change, Element, Grid, Paragraph
from ingest.lines import Line
from ingest.rows import is_tab_row, tab_grid

_CHARACTER = 6.0
"""Mean width of a character in points, by which an indent counts as blanks."""
_TAB = 8
_MOST = 64
"""More lines than a letterhead or a signature block has; a longer table is stitched."""
_FEWEST_ROWS = 3


def set_apart(elements: Sequence[Element], drawn: Mapping[int, str]) -> list[Element]:
    """The elements with text that stands side by side as grids.

    A letterhead or signature block is a layout grid of two columns, a table one of three or more.

    `drawn` has the text of paragraphs with tabs or wide gaps, blanks in front of it included, by
    their index in `elements`.
    """
    found: list[Element] = []
    at = _first_content(elements)
    found += elements[:at]
    grid = find_head(_lines(elements, drawn, at)) if drawn else None
    if grid is not None:
        found.append(_styled(grid[0], elements, drawn, at))
        at += grid[1]
    while at < len(elements):
        beside = _beside(_lines(elements, drawn, at)) if at in drawn else None
        if beside is None:
            found.append(elements[at])
            at += 1
        else:
            found.append(_styled(beside[0], elements, drawn, at))
            at += beside[1]
    return found


def _beside(lines: Sequence[Line]) -> tuple[Grid, int] | None:
    """The signature block or the table that begins with the first line, and its lines."""
    if not lines:
        return None
    tail = find_tail(lines, 0)
    if tail is not None:
        return tail
    rows = list(takewhile(_is_row, lines))
    if len(rows) >= _FEWEST_ROWS:
        return tab_grid(rows), len(rows)
    return find_drawn(lines, 0)


def _is_row(line: Line) -> bool:
    return line.lead.count("\t") + line.text.count("\t") > 1 and is_tab_row(line)


def _first_content(elements: Sequence[Element]) -> int:
    for index, element in enumerate(elements):
        if isinstance(element, Grid) or not element.furniture:
            return index
    return len(elements)


def _lines(elements: Sequence[Element], drawn: Mapping[int, str], at: int) -> list[Line]:
    """The next paragraphs from `at` on as lines of a text, up to whatever is none."""
    lines: list[Line] = []
    offset = 0
    for index in range(at, min(at + _MOST, len(elements))):
        element = elements[index]
        if isinstance(element, Grid) or element.furniture or element.note or element.marks:
            break
        raw = f"{element.label} {element.text}" if element.label else element.text
        raw = drawn.get(index, raw)
        text = raw.strip()
        lead = raw[: len(raw) - len(raw.lstrip())]
        indent = len(lead.expandtabs(_TAB)) + int((element.style.indent or 0) / _CHARACTER)
        lines.append(Line(offset + len(lead), text, indent, lead, False, element.page_start))
        offset += len(raw) + 1
    return lines


def _styled(grid: Grid, elements: Sequence[Element], drawn: Mapping[int, str], at: int) -> Grid:
    """The grid with its paragraphs in the style of those they were cut from."""
    starts = [line.start for line in _lines(elements, drawn, at)]

    def restyled(paragraph: Element) -> Element:
        source = paragraph.pieces[0].source if isinstance(paragraph, Paragraph) else None
        if not isinstance(paragraph, Paragraph) or source is None:
            return paragraph
        origin = elements[at + bisect_right(starts, source) - 1]
        if not isinstance(origin, Paragraph):
            return replace(paragraph, pieces=(), style=replace(paragraph.style, indent=None))
        style = replace(origin.style, indent=None)
        return replace(paragraph, pieces=(), style=style, changes=_kept(paragraph.text, origin))

    cells = tuple(
        replace(cell, content=tuple(restyled(each) for each in cell.content)) for cell in grid.cells
    )
    return replace(grid, cells=cells, page_start=elements[at].page_start)


def _kept(text: str, origin: Paragraph) -> tuple[Change, ...]:
    """The changes of the words of `origin` that stand in `text`, which was cut from it."""
    kept: list[Change] = []
    at = 0
    for change in origin.changes:
        word = origin.text[change.start : change.end]
        start = text.find(word, at)
        if start >= 0:
            at = start + len(word)
            kept.append(replace(change, start=start, end=at))
    return tuple(kept)
