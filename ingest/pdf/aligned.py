"""Tables without lines: three columns or more that keep their white channels over some rows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from ingest.elements import Grid, GridCell
from ingest.pdf.cells import cell_paragraphs
from ingest.pdf.layout import Aligned
from ingest.pdf.lines import Line
from schemas import Box


def aligned_grid(aligned: Aligned, notes: frozenset[str] = frozenset()) -> Grid:
    """The grid of aligned lines; a band without a first column goes on with the row above it."""
    columns = len(aligned.edges) + 1
    rows: list[list[list[Line]]] = []
    for band in aligned.bands:
        placed: list[list[Line]] = [[] for _ in range(columns)]
        for line in band:
            placed[bisect_right(aligned.edges, line.middle)].append(line)
        if rows and not placed[0]:
            for cell, lines in zip(rows[-1], placed, strict=True):
                cell.extend(lines)
        else:
            rows.append(placed)
    bounds = _bounds(aligned)
    page = aligned.bands[0][0].words[0].page
    cells = tuple(
        GridCell(
            number,
            column,
            1,
            1,
            tuple(cell_paragraphs(lines, bounds[column], notes)),
            page,
            _box(lines, bounds[column]) if lines else None,
        )
        for number, row in enumerate(rows)
        for column, lines in enumerate(row)
    )
    return Grid(len(rows), columns, cells, page=page)


def _bounds(aligned: Aligned) -> list[tuple[float, float]]:
    """Left and right edge of each column."""
    lines = [line for band in aligned.bands for line in band]
    edges = [min(line.x0 for line in lines), *aligned.edges, max(line.x1 for line in lines)]
    return list(pairwise(edges))


def _box(lines: Sequence[Line], bounds: tuple[float, float]) -> Box:
    top, bottom = min(line.top for line in lines), max(line.bottom for line in lines)
    return round(bounds[0], 2), round(top, 2), round(bounds[1], 2), round(bottom, 2)
