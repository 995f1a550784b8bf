"""Grids: which only place text side by side, and which are one table cut by a page break."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.elements import Change, Element, Grid, GridCell, Paragraph
from ingest.heads import head_rows, head_words
from ingest.labels import find_label
from ingest.paragraphs import join
from ingest.phrases import is_motto, is_recipients, is_stack
from schemas import EditKind

_MOST_LAYOUT_COLUMNS = 4
_MOST_LAYOUT_ROWS = 12
_SHORTEST_TITLE = 6
_MOST_HEADING_ROW = 300
_FEWEST_NUMBERS = 3
_LONGEST_NUMBER = 8
_MOST_ROWS_BACK = 100

Row = list[GridCell]


def read_layout_grids(elements: Sequence[Element]) -> list[Element]:
    """Grids that only place text side by side become their paragraphs, column by column.

    A letterhead is read issuing body first, then motto and date; a signature block recipients
    first, then the stack of the signature. Rows over the whole width divide the columns.
    """
    read: list[Element] = []
    for element in elements:
        if isinstance(element, Grid) and _is_layout(element):
            read += _by_columns(element)
        else:
            read.append(element)
    return read


def _is_layout(grid: Grid) -> bool:
    if grid.layout is not None:
        return grid.layout
    if grid.columns == 1 or not any(cell.content for cell in grid.cells):
        return True
    if grid.columns > _MOST_LAYOUT_COLUMNS or grid.rows > _MOST_LAYOUT_ROWS:
        return False
    texts = [
        inner.text for cell in grid.cells for inner in cell.content if isinstance(inner, Paragraph)
    ]
    # A signature without a mark of authority: one row with a body or title in capitals.
    signed = grid.rows == 1 and any(
        text.isupper() and len(text) > _SHORTEST_TITLE for text in texts
    )
    return signed or any(is_motto(text) or is_recipients(text) or is_stack(text) for text in texts)


def _by_columns(grid: Grid) -> list[Element]:
    found: list[Element] = []
    band: Row = []
    for cell in grid.cells:
        if cell.column_span >= grid.columns > 1:
            found += _band(band)
            band = []
            found += cell.content
        else:
            band.append(cell)
    found += _band(band)
    if found and grid.page_start and isinstance(found[0], Paragraph):
        found[0] = replace(found[0], page_start=True)
    flat: list[Element] = []
    for element in found:
        flat += _by_columns(element) if isinstance(element, Grid) else [element]
    return flat


def _band(cells: Row) -> list[Element]:
    ordered = sorted(cells, key=lambda cell: (cell.column, cell.row))
    return [element for cell in ordered for element in cell.content]


@dataclass(slots=True)
class _Run:
    """Grids that are one table so far, as rows; a row cut by a break is in several pieces."""

    place: int
    """Where it stands among the elements."""
    grid: Grid
    """The first grid: columns, page, head."""
    rows: list[list[Row]]
    numbered: int = 0
    """Rows whose first cell is a number, -1 once one has none."""
    line: int | None = None
    """Where a single line stands that may be a row between two of the grids."""

    def add(self, row: Row) -> None:
        self.rows.append([row])
        if len(self.rows) > self.grid.header_rows and self.numbered >= 0:
            self.numbered = self.numbered + 1 if row and _is_number(_text(row[0])) else -1


def stitch_tables(elements: Sequence[Element]) -> list[Element]:
    """Grids cut by a page break become one, repeated heads dropped, cut rows joined.

    A labelled line between two runs of rows that goes on counting where the rows of the first
    stopped is a row of the table.
    """
    stitched: list[Element | None] = []
    run: _Run | None = None
    for element in elements:
        if isinstance(element, Paragraph):
            if not element.furniture and element.note is None and run is not None:
                run = _wait(stitched, run, len(stitched))
            stitched.append(element)
            continue
        grid = replace(element, header_rows=head_rows(element))
        if run is not None and _takes(run, grid, stitched):
            continue
        _close(stitched, run)
        run = _Run(len(stitched), grid, [])
        for row in _rows(grid):
            run.add(row)
        stitched.append(grid)
    _close(stitched, run)
    return [element for element in stitched if element is not None]


def _wait(stitched: list[Element | None], run: _Run, at: int) -> _Run | None:
    """A first line behind a table may be a row of it, a second ends it."""
    if run.line is None:
        run.line = at
        return run
    _close(stitched, run)
    return None


def _close(stitched: list[Element | None], run: _Run | None) -> None:
    if run is not None:
        stitched[run.place] = _whole(run)


def _takes(run: _Run, grid: Grid, stitched: list[Element | None]) -> bool:
    """Add a grid to the run if it goes on in it; returns whether it did."""
    if run.grid.columns != grid.columns:
        return False
    if grid.header_rows and head_words(grid) != head_words(run.grid):
        return False
    if run.line is not None:
        line = stitched[run.line]
        if not isinstance(line, Paragraph) or not _is_row(run, line, grid):
            return False
        run.add([GridCell(len(run.rows), 0, 1, grid.columns, (line,), page=line.page)])
        stitched[run.line] = None
        run.line = None
    _append(run, grid)
    return True


def _rows(grid: Grid) -> list[Row]:
    rows: list[Row] = [[] for _ in range(grid.rows)]
    for cell in grid.cells:
        rows[cell.row].append(cell)
    return rows


def _text(cell: GridCell) -> str:
    return "\n".join(inner.text for inner in cell.content if isinstance(inner, Paragraph))


def _is_row(run: _Run, line: Paragraph, grid: Grid) -> bool:
    """Whether a line between two runs of rows carries on their numbers."""
    found = find_label(line.text)
    if found is None or not found.ordinal or grid.header_rows or len(line.text) > _MOST_HEADING_ROW:
        return False
    for row, *_ in reversed(run.rows[-_MOST_ROWS_BACK:]):
        above = find_label(_text(row[0])) if row and row[0].column == 0 else None
        if above is not None and above.family == found.family:
            return found.ordinal == above.ordinal + 1
    return False


def _append(run: _Run, grid: Grid) -> None:
    """The rows of `grid` behind those of the run, without a repeated head."""
    rows = _rows(grid)
    dropped = grid.header_rows
    if dropped:
        head = "\n".join(_text(cell) for row in rows[:dropped] for cell in row)
        _note_dropped(rows[dropped:], head)
    for number, row in enumerate(rows[dropped:]):
        if number == 0 and _is_cut(run, row):
            run.rows[-1].append(row)
        else:
            run.add(row)


def _note_dropped(rows: list[Row], head: str) -> None:
    """List the dropped head at the first words behind it."""
    for row in rows:
        for index, cell in enumerate(row):
            first = cell.content[0] if cell.content else None
            if isinstance(first, Paragraph):
                change = Change(EditKind.DROPPED, 0, 0, head)
                first = replace(first, changes=(change, *first.changes))
                row[index] = replace(cell, content=(first, *cell.content[1:]))
                return


def _is_cut(run: _Run, row: Row) -> bool:
    """Whether the first row after a break is the rest of the row before it."""
    if len(run.rows) <= run.grid.header_rows:
        return False
    filled = [(cell.column, text) for cell in row if (text := _text(cell))]
    if not filled or {cell.column for cell in row} - {cell.column for cell in run.rows[-1][0]}:
        return False
    column, text = filled[0]
    if find_label(text) is not None:
        return False
    # A blank number where all rows before it have one: the row goes on.
    return text[0].islower() or (column > 0 and run.numbered >= _FEWEST_NUMBERS)


def _is_number(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_NUMBER and text[0].isdigit()


def _whole(run: _Run) -> Grid:
    """The run as one grid; rows that are wholly the rest of the row before them are joined."""
    rows: list[list[Row]] = []
    mends = all(cell.row_span == 1 for pieces in run.rows for row in pieces for cell in row)
    for number, pieces in enumerate(run.rows):
        if mends and number > run.grid.header_rows and _is_rest(pieces[0], rows[-1][-1]):
            rows[-1] += pieces
        else:
            rows.append(list(pieces))
    cells = tuple(
        cell if cell.row == number else _moved(cell, number)
        for number, pieces in enumerate(rows)
        for cell in _merged(pieces)
    )
    return replace(run.grid, rows=len(rows), cells=cells)


def _moved(cell: GridCell, row: int) -> GridCell:
    """The cell in another row; `replace` takes four times as long, and tables have many cells."""
    return GridCell(
        row, cell.column, cell.row_span, cell.column_span, cell.content, cell.page, cell.bbox
    )


def _merged(pieces: list[Row]) -> Row:
    """The pieces of a row, cell by cell."""
    if len(pieces) == 1:
        return pieces[0]
    rest: dict[int, list[GridCell]] = {}
    for row in pieces[1:]:
        for cell in row:
            if cell.content:
                rest.setdefault(cell.column, []).append(cell)
    return [_join_cells(cell, rest.get(cell.column, [])) for cell in pieces[0]]


def _join_cells(first: GridCell, rest: Sequence[GridCell]) -> GridCell:
    """A cell with what was cut off it; only the paragraphs at the cuts are joined."""
    groups: list[list[Element]] = [[inner] for inner in first.content]
    for cell in rest:
        start, *others = cell.content
        if groups and _may_join(groups[-1][-1], start):
            groups[-1].append(start)
        else:
            groups.append([start])
        groups += [[other] for other in others]
    return replace(first, content=tuple(map(_joined, groups)))


def _may_join(first: Element, second: Element) -> bool:
    return isinstance(first, Paragraph) and isinstance(second, Paragraph) and not second.label


def _joined(group: Sequence[Element]) -> Element:
    if len(group) == 1:
        return group[0]
    paragraphs = [each for each in group if isinstance(each, Paragraph)]
    return join(paragraphs, kind=EditKind.STITCHED)


def _is_rest(row: Row, above: Row) -> bool:
    texts = [_text(cell) for cell in row]
    filled = [index for index, text in enumerate(texts) if text]
    if not filled or len(filled) == len(row) or len(row) != len(above):
        return False
    first = texts[filled[0]]
    if not first[0].islower() or find_label(first) is not None:
        return False
    return all(_runs_on(_text(above[index]), texts[index]) for index in filled)


def _runs_on(text: str, rest: str) -> bool:
    """Whether the text of a cell may go on in the cell below it."""
    return (
        bool(text) and text[-1] not in ".;:" and not rest[0].isdigit() and find_label(rest) is None
    )
