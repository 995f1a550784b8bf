"""Ruled tables: pdfplumber's geometry on pdfium's rulings, filled with the page's words.

pdfplumber finds cells in lines well, but reads a page forty times slower than pdfium; so it is
given the lines alone, and only on pages that have enough of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from ingest.elements import Grid, GridCell
from ingest.pdf.cells import cell_paragraphs, with_fractions
from ingest.pdf.drawing import Ruling
from ingest.pdf.lines import joined_lines, lines_of
from ingest.pdf.words import Word
from schemas import Box

FEWEST_RULINGS = 4
MOST_RULINGS, MOST_CROSSINGS = 3_000, 3_000
"""On one page; more are a drawing, and finding cells takes their square."""

MOST_PAIRS = 100_000
"""Of a level and an upright line, after lines in one line were joined."""

SNAP = 3.0
"""Points within which two lines are one, and two ends meet."""

OPEN_END = 8.0
"""Points by which lines that end together stand out where a page cut a table."""


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
        x, y = word.middle
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
    across = sum(edge["orientation"] == "h" for edge in edges)
    if across * (len(edges) - across) > MOST_PAIRS:
        return []
    crossings = plumber.edges_to_intersections(edges, SNAP, SNAP)
    if len(crossings) > MOST_CROSSINGS:
        return []
    cells = plumber.intersections_to_cells(crossings)
    return _outermost([_table(group) for group in plumber.cells_to_tables(cells)])


def _outermost(tables: list[RuledTable]) -> list[RuledTable]:
    """The tables that stand in no cell of another one."""
    return [
        table
        for table in tables
        if not any(table is not other and _within(table.box, other.box) for other in tables)
    ]


def _within(inner: Box, outer: Box) -> bool:
    return (
        outer[0] <= inner[0]
        and outer[1] <= inner[1]
        and inner[2] <= outer[2]
        and inner[3] <= outer[3]
    )


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
    for end in (attrgetter("top"), attrgetter("bottom")):
        for y, group in _together(down, end):
            x0, x1 = min(line.x0 for line in group), max(line.x0 for line in group)
            if not any(abs(line.top - y) <= OPEN_END for line in across):
                yield Ruling(x0, y, x1, y)
    for end in (attrgetter("x0"), attrgetter("x1")):
        for x, group in _together(across, end):
            top, bottom = min(line.top for line in group), max(line.top for line in group)
            bounded = any(abs(line.x0 - x) <= OPEN_END for line in down)
            if not bounded and _crossed(group, down, top, bottom):
                yield Ruling(x, top, x, bottom)


def _together(
    lines: Sequence[Ruling], end: Callable[[Ruling], float]
) -> list[tuple[float, list[Ruling]]]:
    """Three lines or more whose ends lie at one place."""
    groups: list[tuple[float, list[Ruling]]] = []
    for line in sorted(lines, key=end):
        if groups and end(line) - groups[-1][0] <= SNAP:
            groups[-1][1].append(line)
        else:
            groups.append((end(line), [line]))
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
        lines = joined_lines(lines_of(with_fractions(inside, rulings, box)))
        content = tuple(cell_paragraphs(lines, (box[0], box[2]), notes))
        cells.append(GridCell(*cell, content, page, box))
    return Grid(len(table.rows) - 1, len(table.columns) - 1, tuple(cells), page=page)


def _place(table: RuledTable, word: Word) -> tuple[int, int]:
    x, y = word.middle
    row = min(max(bisect_right(table.rows, y) - 1, 0), len(table.rows) - 2)
    column = min(max(bisect_right(table.columns, x) - 1, 0), len(table.columns) - 2)
    return row, column
