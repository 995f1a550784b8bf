"""Cells as a reader meets them become a grid whose columns are the edges that cells really use."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.elements import Element, Grid, GridCell


@dataclass(slots=True)
class Slot:
    """A cell while its extent is still growing; `end` is the column behind it."""

    row: int
    column: int
    end: int
    content: tuple[Element, ...]
    rows: int = 1


def build_grid(
    slots: Sequence[Slot], rows: int, *, header_rows: int = 0, page_start: bool = False
) -> Grid | None:
    """The grid of `slots`, which are in row-major order; `None` without any."""
    if not slots:
        return None
    edges = sorted({slot.column for slot in slots})
    cells = tuple(_cell(slot, edges) for slot in slots)
    return Grid(rows, len(edges), cells, header_rows, page_start=page_start)


def _cell(slot: Slot, edges: list[int]) -> GridCell:
    column = bisect_left(edges, slot.column)
    span = max(1, bisect_left(edges, slot.end) - column)
    return GridCell(slot.row, column, slot.rows, span, slot.content)
