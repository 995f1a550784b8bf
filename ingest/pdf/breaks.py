"""What a page break did to a table: heads that were repeated, rows that were cut in two.

The layout knows both better than the words do: a head is repeated word for word, and a cell that
goes on overleaf ends with a full line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ingest.elements import Element, Grid, GridCell, Paragraph, Piece
from ingest.labels import find_label
from ingest.pdf.cells import PADDING
from ingest.pdf.wrapping import SPACE, ends_sentence

MOST_HEAD_ROWS = 4

_Row = dict[int, GridCell]


def across_breaks(elements: Sequence[Element]) -> list[Element]:
    """The elements with `header_rows` set on grids that repeat a head, and `open_end` on the
    last paragraphs of cells in rows that a page break cut (or did not)."""
    found = list(elements)
    last: int | None = None
    for index, element in enumerate(found):
        if isinstance(element, Paragraph):
            if not element.furniture and element.note is None:
                last = None
            continue
        above = found[last] if last is not None else None
        if last is not None and isinstance(above, Grid) and above.columns == element.columns:
            found[last], found[index] = _related(above, element)
        last = index
    return found


def _related(above: Grid, below: Grid) -> tuple[Grid, Grid]:
    """Two parts of a table on two pages, each saying what the break did to it."""
    repeated = 0
    most = min(above.rows - 1, below.rows - 1, MOST_HEAD_ROWS)
    while repeated < most and _texts(above, repeated) == _texts(below, repeated) != []:
        repeated += 1
    if repeated:
        above = replace(above, header_rows=repeated)
        below = replace(below, header_rows=repeated)
    if repeated < below.rows and above.rows > above.header_rows:
        above = _with_open_ends(above, _row(below, repeated))
    return above, below


def _row(grid: Grid, number: int) -> _Row:
    return {cell.column: cell for cell in grid.cells if cell.row == number}


def _texts(grid: Grid, number: int) -> list[tuple[int, str]]:
    row = sorted(_row(grid, number).items())
    return [(column, text) for column, cell in row if (text := _text(cell))]


def _text(cell: GridCell) -> str:
    return "\n".join(inner.text for inner in cell.content if isinstance(inner, Paragraph))


def _with_open_ends(grid: Grid, following: _Row) -> Grid:
    """The grid whose last row says whether it goes on in the row `following`."""
    last = _row(grid, grid.rows - 1)
    cut = _is_cut(last, following)
    filled = {column for column, cell in following.items() if cell.content}
    cells = tuple(
        _ended(cell, open_end=cut and cell.column in filled) if cell.row == grid.rows - 1 else cell
        for cell in grid.cells
    )
    return replace(grid, cells=cells)


def _ended(cell: GridCell, *, open_end: bool) -> GridCell:
    end = cell.content[-1] if cell.content else None
    if not isinstance(end, Paragraph):
        return cell
    return replace(cell, content=(*cell.content[:-1], replace(end, open_end=open_end)))


def _is_cut(row: _Row, following: _Row) -> bool:
    """Whether `following` is the rest of `row`: every cell of it goes on where one stopped, and
    at least one in the middle of a sentence."""
    filled = [column for column, cell in following.items() if cell.content]
    if not filled or not row.keys() >= set(filled):
        return False
    numbered = bool(row.get(0) and row[0].content) and 0 not in filled
    strong = 0
    for column in filled:
        first, second = _text(row[column]), _text(following[column])
        if not first:
            return False
        ended, full = ends_sentence(first), _is_full(row[column], following[column])
        if find_label(second) is not None and not numbered:
            return False
        if not ended and not full:
            return False
        strong += full and not ended
    return strong > 0 and (numbered or strong == len(filled))


def _is_full(cell: GridCell, following: GridCell) -> bool:
    """Whether the first word of `following` would not have fitted into the last line of `cell`."""
    last, start = _pieces(cell), _pieces(following)
    if not last or not start or cell.bbox is None:
        return False
    line = _last_line(last)
    word = start[0].bbox
    x0, x1 = _edges(line)
    height = line[-1].bbox[3] - line[-1].bbox[1] if line[-1].bbox else 0.0
    width = word[2] - word[0] if word else 0.0
    room = cell.bbox[2] - cell.bbox[0] - 2 * PADDING - (x1 - x0)
    return room < width + SPACE * height + 1.0


def _pieces(cell: GridCell) -> list[Piece]:
    return [
        piece for inner in cell.content if isinstance(inner, Paragraph) for piece in inner.pieces
    ]


def _last_line(pieces: Sequence[Piece]) -> list[Piece]:
    """The words at the end that stand side by side."""
    line = [pieces[-1]]
    for piece in reversed(pieces[:-1]):
        here, after = piece.bbox, line[0].bbox
        if here is None or after is None or here[2] > after[0] + 1:
            break
        line.insert(0, piece)
    return line


def _edges(line: Sequence[Piece]) -> tuple[float, float]:
    boxes = [piece.bbox for piece in line if piece.bbox is not None]
    return min(box[0] for box in boxes), max(box[2] for box in boxes)
