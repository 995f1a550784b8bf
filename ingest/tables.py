"""Grids: which only place text side by side, which belong together, where their heads end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.elements import Change, Element, Grid, GridCell, Paragraph
from ingest.labels import find_label
from ingest.paragraphs import join
from ingest.phrases import is_motto, is_recipients, is_stack, load_words
from schemas import EditKind

_MOST_LAYOUT_COLUMNS = 4
_MOST_LAYOUT_ROWS = 12
_SHORTEST_TITLE = 6
_MOST_HEAD_CELL = 80
_MOST_HEAD_ROWS = 3
_MOST_HEADING_ROW = 300


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
    signed = grid.rows == 1 and any(text.isupper() and len(text) > _SHORTEST_TITLE for text in texts)
    return signed or any(
        is_motto(text) or is_recipients(text) or is_stack(text) for text in texts
    )


def _by_columns(grid: Grid) -> list[Element]:
    found: list[Element] = []
    band: list[GridCell] = []
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
    return [
        inner
        for element in found
        for inner in (_by_columns(element) if isinstance(element, Grid) else [element])
    ]


def _band(cells: list[GridCell]) -> list[Element]:
    ordered = sorted(cells, key=lambda cell: (cell.column, cell.row))
    return [element for cell in ordered for element in cell.content]


def stitch_tables(elements: Sequence[Element]) -> list[Element]:
    """Grids cut by a page break become one, repeated heads dropped, cut rows joined.

    A labelled line between two runs of rows that goes on counting where the rows of the first
    stopped is a row of the table.
    """
    stitched: list[Element] = []
    last: int | None = None
    between: int | None = None
    for element in elements:
        if isinstance(element, Paragraph):
            stitched.append(element)
            if element.furniture or element.note is not None:
                continue
            between = len(stitched) - 1 if last is not None and between is None else None
            last = last if between is not None else None
            continue
        grid = _with_head(element)
        whole = stitched[last] if last is not None else None
        if last is not None and isinstance(whole, Grid) and _continues(whole, grid):
            line = stitched[between] if between is not None else None
            if line is None:
                stitched[last] = _append(whole, grid)
                continue
            if isinstance(line, Paragraph) and _is_row(whole, line, grid) and between is not None:
                stitched[last] = _append(_add_row(whole, line), grid)
                del stitched[between]
                between = None
                continue
        between, last = None, len(stitched)
        stitched.append(grid)
    return [_mend(element) if isinstance(element, Grid) else element for element in stitched]


def _continues(whole: Grid, grid: Grid) -> bool:
    """Whether a grid has the columns of the one before it and no other head."""
    if whole.columns != grid.columns or whole.layout or grid.layout:
        return False
    return not grid.header_rows or _head(grid) == _head(whole)


def _head(grid: Grid) -> list[str]:
    return [
        " ".join(_cell_text(cell).split()).lower()
        for cell in grid.cells
        if cell.row < grid.header_rows
    ]


def _cell_text(cell: GridCell) -> str:
    return "\n".join(inner.text for inner in cell.content if isinstance(inner, Paragraph))


def _is_row(whole: Grid, line: Paragraph, grid: Grid) -> bool:
    """Whether a line between two runs of rows carries on their numbers."""
    found = find_label(line.text)
    if found is None or not found.ordinal or grid.header_rows or len(line.text) > _MOST_HEADING_ROW:
        return False
    for cell in reversed(whole.cells):
        if cell.column == 0:
            above = find_label(_cell_text(cell))
            if above is not None and above.family == found.family:
                return found.ordinal == above.ordinal + 1
    return False


def _add_row(whole: Grid, line: Paragraph) -> Grid:
    cell = GridCell(whole.rows, 0, 1, whole.columns, (line,), page=line.page)
    return replace(whole, rows=whole.rows + 1, cells=(*whole.cells, cell))


def _append(whole: Grid, grid: Grid) -> Grid:
    """The rows of `grid` behind those of `whole`, without a repeated head."""
    dropped = grid.header_rows
    by = whole.rows - dropped
    cells = [replace(cell, row=cell.row + by) for cell in grid.cells if cell.row >= dropped]
    if dropped:
        head = "\n".join(_cell_text(cell) for cell in grid.cells if cell.row < dropped)
        cells = _note_dropped(cells, head)
    seam = whole.rows
    rows = seam + grid.rows - dropped
    joined = replace(whole, rows=rows, cells=(*whole.cells, *cells))
    return _join_rows(joined, seam) if _is_cut(joined, seam) else joined


def _note_dropped(cells: list[GridCell], head: str) -> list[GridCell]:
    """List the dropped head at the first words behind it."""
    for index, cell in enumerate(cells):
        first = cell.content[0] if cell.content else None
        if isinstance(first, Paragraph):
            change = Change(EditKind.DROPPED, 0, 0, head)
            first = replace(first, changes=(change, *first.changes))
            cells[index] = replace(cell, content=(first, *cell.content[1:]))
            break
    return cells


def _row(grid: Grid, number: int) -> dict[int, GridCell]:
    return {cell.column: cell for cell in grid.cells if cell.row == number}


def _is_cut(grid: Grid, number: int) -> bool:
    """Whether the first row after a break is the rest of the row before it."""
    row, above = _row(grid, number), _row(grid, number - 1)
    filled = [column for column in sorted(row) if _cell_text(row[column])]
    if not filled or number - 1 < grid.header_rows:
        return False
    text = _cell_text(row[filled[0]])
    if find_label(text) is not None:
        return False
    if text[0].islower():
        return True
    # A blank number where all rows before it have one: the row goes on.
    return filled[0] > 0 and bool(above.get(0)) and _is_numbered(grid, number)


def _is_numbered(grid: Grid, stop: int) -> bool:
    texts = [_cell_text(cell) for cell in grid.cells if cell.column == 0]
    numbers = [text for text in texts[grid.header_rows : stop] if text]
    return len(numbers) >= 3 and all(len(text) <= 8 and text[0].isdigit() for text in numbers)


def _join_rows(grid: Grid, number: int) -> Grid:
    """The row merged cell by cell into the one before it."""
    row, above = _row(grid, number), _row(grid, number - 1)
    if not row.keys() <= above.keys():
        return grid
    merged = {column: _join_cells(above[column], cell) for column, cell in row.items()}
    cells = []
    for cell in grid.cells:
        if cell.row == number - 1:
            cells.append(merged.get(cell.column, cell))
        elif cell.row > number:
            cells.append(replace(cell, row=cell.row - 1))
        elif cell.row < number:
            cells.append(cell)
    return replace(grid, rows=grid.rows - 1, cells=tuple(cells))


def _join_cells(first: GridCell, second: GridCell) -> GridCell:
    if not second.content:
        return first
    end = first.content[-1] if first.content else None
    start = second.content[0]
    if isinstance(end, Paragraph) and isinstance(start, Paragraph) and not start.label:
        whole = join(end, start, kind=EditKind.STITCHED)
        return replace(first, content=(*first.content[:-1], whole, *second.content[1:]))
    return replace(first, content=first.content + second.content)


def _mend(grid: Grid) -> Grid:
    """Join the rows inside a grid that are wholly the rest of the row before them."""
    if any(cell.row_span > 1 for cell in grid.cells):
        return grid
    rows: dict[int, dict[int, str]] = {}
    for cell in grid.cells:
        rows.setdefault(cell.row, {})[cell.column] = _cell_text(cell)
    for number in range(grid.rows - 1, grid.header_rows, -1):
        if _is_rest(rows[number], rows.get(number - 1, {})):
            grid = _join_rows(grid, number)
    return grid


def _is_rest(row: dict[int, str], above: dict[int, str]) -> bool:
    filled = {column: text for column, text in row.items() if text}
    if not filled or row.keys() != above.keys() or len(filled) == len(row):
        return False
    first = filled[min(filled)]
    if not first[0].islower() or find_label(first) is not None:
        return False
    return all(
        above[column]
        and not text[0].isdigit()
        and not above[column].endswith((".", ";", ":"))
        and find_label(text) is None
        for column, text in filled.items()
    )


@cache
def _head_words() -> tuple[str, ...]:
    return load_words("heads.yaml", "heads")


def is_head_cell(text: str) -> bool:
    """Whether a cell's text is one that stands in the heads of tables."""
    if not text or len(text) > _MOST_HEAD_CELL:
        return False
    lowered = " ".join(text.lower().split())
    return any(
        lowered.startswith(word) and not lowered[len(word) : len(word) + 1].isalpha()
        for word in _head_words()
    )


def _with_head(grid: Grid) -> Grid:
    """The grid with its head's rows counted, where the format did not mark them."""
    if grid.header_rows or grid.layout or grid.rows < 2:
        return replace(grid, header_rows=0) if grid.header_rows >= grid.rows else grid
    first = [cell for cell in grid.cells if cell.row == 0]
    texts = [text for cell in first if (text := _cell_text(cell))]
    if not _is_head_row(texts):
        return grid
    count = max((cell.row_span for cell in first), default=1)
    if count == 1 and any(cell.column_span > 1 for cell in first):
        count = 2
    count = min(count, _MOST_HEAD_ROWS, grid.rows - 1)
    if _counts_columns(grid, count) and count < grid.rows - 1:
        count += 1
    return replace(grid, header_rows=count)


def _is_head_row(texts: list[str]) -> bool:
    heads = sum(map(is_head_cell, texts))
    return len(texts) >= 2 and (heads >= 2 and heads * 2 >= len(texts) or heads == len(texts))


def _counts_columns(grid: Grid, number: int) -> bool:
    """Whether a row only numbers the columns: 1 2 3, (1) (2) (3), A B 1 2."""
    texts = [_cell_text(cell).strip("()[] ") for cell in grid.cells if cell.row == number]
    filled = [text for text in texts if text]
    figures = [text for text in filled if text.isdigit() and len(text) <= 2]
    letters = [text for text in filled if text in {"A", "B", "C", "D", "E"}]
    return len(figures) >= 2 and len(figures) + len(letters) == len(filled)
