"""Ruled tables: pdfplumber's geometry on pdfium's rulings, filled with the page's words.

pdfplumber finds cells in lines well, but reads a page forty times slower than pdfium; so it is
given the lines alone, and only on pages that have enough of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.elements import Grid, GridCell, Paragraph
from ingest.pdf.columns import joined_lines
from ingest.pdf.drawing import Ruling
from ingest.pdf.lines import Line, lines_of
from ingest.pdf.paragraphs import SPACE, ends_sentence, joined, opens
from ingest.pdf.words import Word
from schemas import Box, Style

_CUT = re.compile(r"[\d.,/]\d|\d[.,/]|[^\W\d_a-zà-ỹ]{2}")

FEWEST_RULINGS = 4
MOST_RULINGS = 3_000
"""On one page; more are a drawing, and finding cells takes their square."""

SNAP = 3.0
"""Points within which two lines are one, and two ends meet."""

PADDING = 5.4
"""Points between a cell's border and its text, by Word's custom."""

OPEN_END = 8.0
"""Points by which lines that end together stand out where a page cut a table."""

_FIGURE = re.compile(r"[\d.,/%]{1,12}\*?\Z")
_DASH = re.compile(r"[-–+]\s?[\da-zà-ỹđ]|\d{1,3}\.?\Z")
"""What begins an item, or goes on with a range or the name above."""


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table as its lines show it: column and row edges, and cells with their spans.

    `cells` are `(row, column, row_span, column_span)`, in row-major order.
    """

    columns: tuple[float, ...]
    rows: tuple[float, ...]
    cells: tuple[tuple[int, int, int, int], ...]

    @property
    def box(self) -> Box:
        return self.columns[0], self.rows[0], self.columns[-1], self.rows[-1]

    def holds(self, word: Word) -> bool:
        """Whether the middle of `word` lies inside."""
        x, y = _middle(word)
        x0, top, x1, bottom = self.box
        return x0 <= x <= x1 and top <= y <= bottom

    def cell_box(self, cell: tuple[int, int, int, int]) -> Box:
        row, column, row_span, column_span = cell
        return (
            self.columns[column],
            self.rows[row],
            self.columns[column + column_span],
            self.rows[row + row_span],
        )


def ruled_tables(rulings: Sequence[Ruling]) -> list[RuledTable]:
    """The tables that `rulings` enclose, from the top."""
    if not FEWEST_RULINGS <= len(rulings) <= MOST_RULINGS:
        return []
    if all(line.horizontal for line in rulings) or not any(line.horizontal for line in rulings):
        return []
    # Half of pdfplumber's import time is not needed for pages without tables.
    from pdfplumber import table as plumber

    edges = plumber.merge_edges([_edge(line) for line in rulings], SNAP, SNAP, SNAP, SNAP)
    edges += [_edge(line) for line in _closing([_ruling(edge) for edge in edges])]
    crossings = plumber.edges_to_intersections(edges, SNAP, SNAP)
    cells = plumber.intersections_to_cells(crossings)
    return [_table(group) for group in plumber.cells_to_tables(cells)]


def _edge(line: Ruling) -> dict[str, float | str]:
    return {
        "x0": line.x0,
        "x1": line.x1,
        "top": line.top,
        "bottom": line.bottom,
        "width": line.x1 - line.x0,
        "height": line.bottom - line.top,
        "orientation": "h" if line.horizontal else "v",
    }


def _ruling(edge: dict[str, float]) -> Ruling:
    return Ruling(edge["x0"], edge["top"], edge["x1"], edge["bottom"])


def _closing(lines: Sequence[Ruling]) -> Iterator[Ruling]:
    """The edges that a page break or an open style left out: where lines end together."""
    across = [line for line in lines if line.horizontal]
    down = [line for line in lines if not line.horizontal]
    for tips in (_together(down, "top"), _together(down, "bottom")):
        for y, group in tips:
            x0, x1 = min(line.x0 for line in group), max(line.x0 for line in group)
            if not any(abs(line.top - y) <= OPEN_END for line in across):
                yield Ruling(x0, y, x1, y)
    for tips in (_together(across, "x0"), _together(across, "x1")):
        for x, group in tips:
            top, bottom = min(line.top for line in group), max(line.top for line in group)
            if not any(abs(line.x0 - x) <= OPEN_END for line in down) and _crossed(
                group, down, top, bottom
            ):
                yield Ruling(x, top, x, bottom)


def _together(lines: Sequence[Ruling], end: str) -> list[tuple[float, list[Ruling]]]:
    """Three lines or more that end at one height (or at one distance from the left)."""
    groups: list[tuple[float, list[Ruling]]] = []
    for line in sorted(lines, key=lambda line: float(getattr(line, end))):
        place = float(getattr(line, end))
        if groups and place - groups[-1][0] <= SNAP:
            groups[-1][1].append(line)
        else:
            groups.append((place, [line]))
    return [(place, group) for place, group in groups if len(group) > 2]


def _crossed(group: Sequence[Ruling], down: Sequence[Ruling], top: float, bottom: float) -> bool:
    """Whether lines that end together are crossed by upright ones: a table without sides."""
    x0, x1 = max(line.x0 for line in group), min(line.x1 for line in group)
    return any(
        x0 < line.x0 < x1 and line.top <= top + SNAP and line.bottom >= bottom - SNAP
        for line in down
    )


def _table(boxes: Sequence[Box]) -> RuledTable:
    columns = tuple(sorted({x for box in boxes for x in (box[0], box[2])}))
    rows = tuple(sorted({y for box in boxes for y in (box[1], box[3])}))
    across = {x: number for number, x in enumerate(columns)}
    down = {y: number for number, y in enumerate(rows)}
    cells: list[tuple[int, int, int, int]] = []
    taken: set[tuple[int, int]] = set()
    for x0, top, x1, bottom in sorted(boxes, key=lambda box: (box[1], box[0])):
        row, column = down[top], across[x0]
        row_span, column_span = down[bottom] - row, across[x1] - column
        places = {
            (r, c) for r in range(row, row + row_span) for c in range(column, column + column_span)
        }
        if places & taken:
            continue
        taken |= places
        cells.append((row, column, row_span, column_span))
    free = {(r, c) for r in range(len(rows) - 1) for c in range(len(columns) - 1)} - taken
    cells.extend((row, column, 1, 1) for row, column in free)
    return RuledTable(columns, rows, tuple(sorted(cells)))


def grid(
    table: RuledTable,
    rows: Sequence[Sequence[Word]],
    rulings: Sequence[Ruling],
    page: int,
    notes: frozenset[str] = frozenset(),
) -> Grid:
    """The table filled with the words of `rows` (words by baselines) that stand in it."""
    owner = {
        (row + down, column + across): number
        for number, (row, column, row_span, column_span) in enumerate(table.cells)
        for down in range(row_span)
        for across in range(column_span)
    }
    held: list[list[list[Word]]] = [[] for _ in table.cells]
    for words in rows:
        begun: set[int] = set()
        for word in words:
            number = owner[_place(table, word)]
            if number not in begun:
                held[number].append([])
                begun.add(number)
            held[number][-1].append(word)
    cells = []
    for cell, inside in zip(table.cells, held, strict=True):
        box = table.cell_box(cell)
        lines = joined_lines(lines_of(_with_fractions(inside, rulings, box)))
        content = tuple(_paragraphs(lines, box, page, notes))
        cells.append(GridCell(*cell, content, page, box))
    return Grid(len(table.rows) - 1, len(table.columns) - 1, tuple(cells), page=page)


def _place(table: RuledTable, word: Word) -> tuple[int, int]:
    x, y = _middle(word)
    row = min(max(bisect_right(table.rows, y) - 1, 0), len(table.rows) - 2)
    column = min(max(bisect_right(table.columns, x) - 1, 0), len(table.columns) - 2)
    return row, column


def _middle(word: Word) -> tuple[float, float]:
    return (word.x0 + word.x1) / 2, word.baseline - 0.3 * word.size


def _paragraphs(
    lines: Sequence[Line], box: Box, page: int, notes: frozenset[str]
) -> Iterator[Paragraph]:
    """The paragraphs of a cell: items of a list stand apart, wrapped lines do not."""
    held: list[Line] = []
    for line in _mended(lines, box):
        if held and _begins(line, held[-1], box):
            yield _paragraph(held, page, notes)
            held = []
        held.append(line)
    if held:
        yield _paragraph(held, page, notes)


def _mended(lines: Sequence[Line], box: Box) -> list[Line]:
    """Lines with words put together that a cell was too narrow for: `100.0`, `00`."""
    mended: list[Line] = []
    for line in lines:
        if mended and _is_cut(mended[-1], line, box):
            head, (tail, *rest) = mended.pop().words[0], line.words
            whole = head._replace(
                text=head.text + tail.text, x1=max(head.x1, tail.x1), bottom=tail.bottom
            )
            mended.append(Line.of([whole, *rest]))
        else:
            mended.append(line)
    return mended


def _is_cut(last: Line, line: Line, box: Box) -> bool:
    """Whether a line of one word has no room for one more character, and figures or capitals
    go on in the next."""
    if len(last.words) > 1 or not _CUT.search(f"{last.text[-1]}{line.text[0]}"):
        return False
    room = box[2] - box[0] - 2 * PADDING - (last.x1 - last.x0)
    return room < 1.3 * (last.x1 - last.x0) / len(last.text)


def _begins(line: Line, last: Line, box: Box) -> bool:
    """Whether `line` begins a paragraph in a cell: a label, or room left on the line before."""
    padding = max(0.0, min(PADDING, line.x0 - box[0], last.x0 - box[0]))
    needed = last.x1 - last.x0 + SPACE * last.size + line.words[0].x1 - line.words[0].x0
    room = needed + 0.4 * last.size < box[2] - box[0] - 2 * padding
    ended = ends_sentence(last.text)
    if opens(line.text):
        return ended or room or not _DASH.match(line.text)
    if line.text[0].islower() and not ended:
        return False
    return room or line.bold != last.bold


def _paragraph(lines: Sequence[Line], page: int, notes: frozenset[str]) -> Paragraph:
    text = joined([line.words for line in lines], notes)
    style = Style(
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        size=round(lines[0].size, 1),
    )
    return Paragraph(text.text, style=style, pieces=text.pieces, marks=text.marks, page=page)


def _with_fractions(
    rows: list[list[Word]], rulings: Sequence[Ruling], box: Box
) -> list[list[Word]]:
    """Figures over and under a short line become one word: `108/102`."""
    if len(rows) < 2:
        return rows
    bars = [line for line in rulings if line.horizontal and _inside(line, box)]
    for bar in bars:
        over = _figures(rows, bar, above=True)
        under = _figures(rows, bar, above=False)
        if over is not None and under is not None:
            rows = _stacked(rows, over, under)
    return rows


def _inside(line: Ruling, box: Box) -> bool:
    x0, top, x1, bottom = box
    return x0 + 1 < line.x0 and line.x1 < x1 - 1 and top + SNAP < line.top < bottom - SNAP


def _figures(rows: list[list[Word]], bar: Ruling, *, above: bool) -> Word | None:
    """The one figure that stands right over (or under) `bar`."""
    found: list[Word] = []
    for words in rows:
        for word in words:
            x, _ = _middle(word)
            distance = bar.top - word.baseline if above else word.baseline - bar.top
            near = -0.3 if above else 0.5
            far = 0.6 if above else 1.6
            if bar.x0 - 6 <= x <= bar.x1 + 6 and near <= distance / word.size <= far:
                found.append(word)
    if len(found) == 1 and _FIGURE.match(found[0].text):
        return found[0]
    return None


def _stacked(rows: list[list[Word]], over: Word, under: Word) -> list[list[Word]]:
    fraction = over._replace(
        text=f"{over.text}/{under.text}",
        x0=min(over.x0, under.x0),
        x1=max(over.x1, under.x1),
        bottom=under.bottom,
    )
    changed = [
        [fraction if word is over else word for word in words if word is not under]
        for words in rows
    ]
    return [words for words in changed if words]
