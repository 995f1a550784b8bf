"""The text body of a document's pages: the edges that its lines keep."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

from ingest.pdf.lines import Line
from schemas import Box

SUPPORT = 0.06
"""Share of the lines that must begin or end at an edge."""

FEWEST_LINES = 12
"""Long lines from which the text alone shows its edges."""

_STEP = 2.0


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of the text body in points, its font size and its line pitch.

    `pitch` is the usual distance of two baselines, in font sizes; `indent` how far first lines
    stand in from the left edge, `None` where they do not.
    """

    left: float
    right: float
    size: float
    pitch: float
    indent: float | None = None

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def margins(pages: Sequence[Sequence[Line]], tables: Sequence[Box], width: float) -> Margins:
    """What the body lines of pages of one width have in common.

    Args:
        pages: the lines of each page, from the top.
        tables: boxes of the tables on these pages, which keep the edges where lines are few.
        width: of the pages, in points.
    """
    lines = [line for page in pages for line in page if len(line.words) > 1]
    if not lines:
        return Margins(0.1 * width, 0.9 * width, 13.0, 1.3)
    long = [line for line in lines if line.x1 - line.x0 > 0.4 * width] or lines
    size = median(line.size for line in long)
    left = _edge([line.x0 for line in long], lowest=True)
    right = _edge([line.x1 for line in long], lowest=False)
    if len(long) < FEWEST_LINES and tables:
        left = min(left, *(box[0] for box in tables))
        right = max(right, *(box[2] for box in tables))
    return Margins(
        left=left,
        right=right,
        size=size,
        pitch=median(usual_pitch(page) for page in pages if page),
        indent=_indent([line.x0 - left for line in long]),
    )


def _indent(offsets: list[float]) -> float | None:
    """The commonest offset of lines that do not begin at the left edge."""
    counts = Counter(round(offset) for offset in offsets if offset > 3 * _STEP)
    for offset, count in counts.most_common(1):
        if count >= max(2.0, SUPPORT * len(offsets)):
            return float(offset)
    return None


def _edge(values: list[float], *, lowest: bool) -> float:
    """The outermost edge that enough lines share."""
    counts = Counter(round(value / _STEP) for value in values)
    enough = max(2.0, SUPPORT * len(values))
    shared = [
        place for place, count in counts.items() if count + counts.get(place + 1, 0) >= enough
    ]
    outermost = min if lowest else max
    if not shared:
        return outermost(values)
    place = outermost(shared)
    near = [value for value in values if abs(value - place * _STEP) <= 2 * _STEP]
    return median(near)


def usual_pitch(lines: Sequence[Line]) -> float:
    """Median distance between baselines, in font sizes."""
    steps = [
        (b.baseline - a.baseline) / b.size
        for a, b in itertools.pairwise(lines)
        if 0 < b.baseline - a.baseline < 3 * b.size
    ]
    return median(steps) if steps else 1.3
