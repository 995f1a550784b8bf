"""A cell of a ruled table read on its own: no word of its neighbours gets into it."""

from __future__ import annotations

import cv2
import numpy as np

from ingest.ocr.engine import Engine, Seen
from ingest.ocr.images import Grey
from schemas import Box

_LEAST = 1.5
"""Points in both directions under which ink is a speck or the rest of a border."""

_MARGIN = 5.0
"""Points of white that the engine needs around a block."""

_SPECK = 0.6
"""Points across, and less, of ink that is no dot of a letter."""


def cell_words(reader: Engine, ink: Grey, cell: Box, dpi: int) -> list[Seen]:
    """The words in a cell, in pixels of the page; an empty cell costs nothing.

    The engine is shown plain black on white: in so small a picture it cannot tell by itself what
    is paper.

    Args:
        reader: any engine.
        ink: of the page without its lines, 1 where it is black.
        cell: its borders in points.
    """
    unit = dpi / 72
    x0, top, x1, bottom = (max(round(each * unit), 0) for each in cell)
    part = _clean(ink[top:bottom, x0:x1], round(_SPECK * unit) ** 2)
    across, down = np.flatnonzero(part.any(axis=0)), np.flatnonzero(part.any(axis=1))
    if len(across) < _LEAST * unit or len(down) < _LEAST * unit:
        return []
    left, high = int(across[0]), int(down[0])
    margin = round(_MARGIN * unit)
    block = part[high : int(down[-1]) + 1, left : int(across[-1]) + 1]
    image = 255 - 255 * np.pad(block, margin)
    right, under = x0 + left - margin, top + high - margin
    return [_moved(word, right, under) for word in reader.block(image, dpi)]


def _clean(ink: Grey, least: int) -> Grey:
    """The ink without specks of fewer pixels than `least`."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    kept = stats[:, cv2.CC_STAT_AREA] >= least
    kept[0] = False
    cleaned: Grey = kept[labels].astype(np.uint8)
    return cleaned


def _moved(word: Seen, right: int, down: int) -> Seen:
    return word._replace(
        x0=word.x0 + right,
        x1=word.x1 + right,
        top=word.top + down,
        bottom=word.bottom + down,
        baseline=word.baseline + down,
    )
