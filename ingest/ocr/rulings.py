"""The straight lines of a picture: borders of tables, rules above footnotes, underlines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ingest.ocr.images import Grey, PixelBox, black
from ingest.pdf.drawing import THICKEST_LINE, Ruling
from schemas import Box

SHORTEST = 20.0
"""Points of the shortest line: longer than the stems and dashes of the text."""

_GAP = 3.0
"""Points of a gap in a line that scanning left."""

_EDGE = 10.0
"""Points from the edge of a page within which a line is the edge of the paper."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """The lines of a page in points, and the page without them."""

    rulings: tuple[Ruling, ...]
    page: Grey


def ruled(page: Grey, dpi: int, seals: Sequence[PixelBox] = ()) -> Ruled:
    """Find the lines of a level page and take them off it; a line goes on under a seal."""
    ink = _halved(black(page))
    rulings: list[Ruling] = []
    drawn = np.zeros_like(ink)
    for across in (True, False):
        rulings += _lines(_straight(ink, dpi / 2, across=across), dpi / 2, drawn, across=across)
    if not drawn.any():
        return Ruled((), page)
    under = [_in_points(seal, dpi) for seal in seals]
    height, width = page.shape
    covered = cv2.resize(cv2.dilate(drawn, np.ones((3, 3), np.uint8)), (width, height))
    bare = page.copy()
    bare[covered > 0] = 255
    return Ruled(tuple(_whole(rulings, under) if under else rulings), bare)


def _in_points(box: PixelBox, dpi: int) -> Box:
    x0, top, x1, bottom = (each * 72 / dpi for each in box)
    return x0, top, x1, bottom


def _halved(ink: Grey) -> Grey:
    """The ink at half the size; a hairline is still one."""
    height, width = ink.shape
    quads = ink[: height // 2 * 2, : width // 2 * 2]
    return quads[::2, ::2] | quads[1::2, ::2] | quads[::2, 1::2] | quads[1::2, 1::2]


def _straight(ink: Grey, dpi: float, *, across: bool) -> Grey:
    """The ink of straight strokes, small gaps between them closed."""
    unit = dpi / 72
    strokes = cv2.morphologyEx(ink, cv2.MORPH_OPEN, _bar(SHORTEST * unit, across=across))
    return cv2.morphologyEx(strokes, cv2.MORPH_CLOSE, _bar(_GAP * unit, across=across))


def _bar(length: float, *, across: bool) -> Grey:
    sides = (round(length), 1) if across else (1, round(length))
    return cv2.getStructuringElement(cv2.MORPH_RECT, sides)


def _lines(mask: Grey, dpi: float, drawn: Grey, *, across: bool) -> list[Ruling]:
    """The lines of one direction; their ink is marked in `drawn`."""
    unit = dpi / 72
    height, width = mask.shape
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8)
    found: list[Ruling] = []
    for number, (x, y, wide, high, _) in enumerate(stats[1:count].tolist(), 1):
        length, thickness = (wide, high) if across else (high, wide)
        if thickness > THICKEST_LINE * unit + 2 or length < 6 * thickness:
            continue
        place = slice(y, y + high), slice(x, x + wide)
        drawn[place] |= labels[place] == number
        middle = (y + high / 2 if across else x + wide / 2) / unit
        if not _EDGE < middle < (height if across else width) / unit - _EDGE:
            continue
        if across:
            found.append(Ruling(x / unit, middle, (x + wide) / unit, middle))
        else:
            found.append(Ruling(middle, y / unit, middle, (y + high) / unit))
    return found


def _whole(rulings: Sequence[Ruling], seals: Sequence[Box]) -> Iterator[Ruling]:
    """The lines with the gaps closed that lie in one of `seals` (boxes in points)."""
    held: Ruling | None = None
    for line in sorted(rulings, key=lambda line: (line.horizontal, *_along(line))):
        if held is not None and _goes_on(held, line, seals):
            held = Ruling(held.x0, held.top, max(held.x1, line.x1), max(held.bottom, line.bottom))
            if line.horizontal:
                held = Ruling(held.x0, held.top, held.x1, held.top)
            else:
                held = Ruling(held.x0, held.top, held.x0, held.bottom)
            continue
        if held is not None:
            yield held
        held = line
    if held is not None:
        yield held


def _along(line: Ruling) -> tuple[int, float]:
    """Where a line lies, then where it begins."""
    if line.horizontal:
        return round(line.top / _GAP), line.x0
    return round(line.x0 / _GAP), line.top


def _goes_on(held: Ruling, line: Ruling, seals: Sequence[Box]) -> bool:
    if held.horizontal != line.horizontal or _along(held)[0] != _along(line)[0]:
        return False
    return any(
        x0 - _GAP <= held.x1 and line.x0 <= x1 + _GAP and top < line.top < bottom
        if line.horizontal
        else top - _GAP <= held.bottom and line.top <= bottom + _GAP and x0 < line.x0 < x1
        for x0, top, x1, bottom in seals
    )
