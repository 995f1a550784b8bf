"""A cell of a ruled table read on its own: no word of its neighbours gets into it."""

from __future__ import annotations

import numpy as np

from ingest.ocr.engine import Engine, Seen
from ingest.ocr.images import Grey
from schemas import Box

ONE_LINE = 20.0
"""Points up to which what stands in a cell is one line."""

_LEAST = 1.5
"""Points in both directions under which ink is a speck or the rest of a border."""

_MARGIN = 3.0
"""Points of white around a block that the engine needs."""


def cell_words(reader: Engine, ink: Grey, cell: Box, dpi: int) -> list[Seen]:
    """The words in a cell, in pixels of the page; an empty cell costs nothing.

    Args:
        reader: shows the page without its lines.
        ink: of the same page, 1 where it is black.
        cell: its borders in points.
    """
    unit = dpi / 72
    x0, top, x1, bottom = (max(round(each * unit), 0) for each in cell)
    part = ink[top:bottom, x0:x1]
    across, down = np.flatnonzero(part.any(axis=0)), np.flatnonzero(part.any(axis=1))
    if len(across) < _LEAST * unit or len(down) < _LEAST * unit:
        return []
    margin = round(_MARGIN * unit)
    height, width = ink.shape
    box = (
        max(x0 + int(across[0]) - margin, 0),
        max(top + int(down[0]) - margin, 0),
        min(x0 + int(across[-1]) + margin, width),
        min(top + int(down[-1]) + margin, height),
    )
    one = down[-1] - down[0] <= ONE_LINE * unit
    return reader.block(box, lines=1 if one else 2)
