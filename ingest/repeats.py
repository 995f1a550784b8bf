"""Words that a converter repeated in every cell of a row, for a cell that was merged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from ingest.elements import Change, Grid, GridCell, Paragraph
from schemas import EditKind

_FEWEST_COLUMNS = 3
_FEWEST_WORDS = 2


def merge_repeated(grid: Grid) -> Grid:
    """The grid with the cells that a converter repeated for a merged one made one again.

    Only words that fill all cells of a row, or all behind its number, are taken for that; what is
    dropped is listed.
    """
    if grid.columns < _FEWEST_COLUMNS:
        return grid
    cells: list[GridCell] = []
    for _, each in groupby(grid.cells, key=lambda cell: cell.row):
        row = list(each)
        cells += _merged(row, 0) or _merged(row, 1) or row
    return grid if len(cells) == len(grid.cells) else replace(grid, cells=tuple(cells))


def _merged(row: Sequence[GridCell], start: int) -> list[GridCell] | None:
    """The row with its cells from `start` on as one, if all of them say the same in words."""
    if len(row) - start < _FEWEST_COLUMNS:
        return None
    first, *rest = row[start:]
    said = _said(first)
    if said is None or len(said.text.split()) < _FEWEST_WORDS:
        return None
    for cell in rest:
        other = _said(cell)
        if other is None or other.text != said.text:
            return None
    end = len(said.text)
    dropped = Change(EditKind.DROPPED, end, end, "\n".join([said.text] * len(rest)))
    whole = replace(said, changes=(*said.changes, dropped))
    return [*row[:start], replace(first, column_span=len(rest) + 1, content=(whole,))]


def _said(cell: GridCell) -> Paragraph | None:
    """What a cell says, if it is words."""
    said = cell.content[0] if len(cell.content) == 1 else None
    return said if isinstance(said, Paragraph) and said.text[:1].isalpha() else None
