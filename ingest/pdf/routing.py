"""What a page's text layer is worth: whether the page is read from it or must be recognised."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ingest.pdf.frame import Grey
from ingest.pdf.furniture import signs
from ingest.pdf.health import Health
from ingest.pdf.pdfium import PageView
from ingest.pdf.words import Word
from schemas import Layer

FEWEST_CHARACTERS = 30
"""A page with fewer of its own on a picture is a scan."""

PICTURE = 0.3
"""Share of a page from which a picture is one of the page."""

DENSE = 1_200
"""Characters from which a layer is surely that of the whole page."""

COVERED = 0.5
"""Share of the ink on a page that must lie under the words of its layer."""

_DARK = 128


def layer_of(
    view: PageView,
    rows: Sequence[Sequence[Word]],
    health: Health,
    thumbnail: Callable[[], Grey],
) -> Layer:
    """What the layer of a page is.

    Args:
        view: the page.
        rows: the words of its layer.
        health: of these words.
        thumbnail: draws the page without stamps, one pixel to the point; called where a picture
            may hold more than the layer does.
    """
    if view.pictured <= PICTURE:
        return Layer.SOUND if health.sound else health.layer
    words = [word for row in rows for word in row]
    own = [word for word in words if not word.stamped]
    characters = sum(len(word.text) for word in own)
    if characters < FEWEST_CHARACTERS:
        return Layer.STAMPED if len(own) < len(words) else Layer.MISSING
    if not health.sound:
        return health.layer
    if characters < DENSE and covered(own, thumbnail()) < COVERED:
        return Layer.STAMPED if _is_stamp(rows) else Layer.PARTIAL
    return Layer.SOUND


def covered(words: Sequence[Word], page: Grey) -> float:
    """The share of a page's ink that lies under words: letters against boxes.

    Args:
        words: with boxes in points.
        page: one pixel to the point.
    """
    ink = page < _DARK
    total = int(ink.sum())
    if not total:
        return 1.0
    under = np.zeros_like(ink)
    for word in words:
        x0, top, x1, bottom = (max(round(each), 0) for each in word.box)
        under[top : bottom + 1, x0 : x1 + 1] = True
    return float((ink & under).sum()) / total


def _is_stamp(rows: Sequence[Sequence[Word]]) -> bool:
    """Whether the words are those of signing software, put into the page."""
    lines = [" ".join(word.text for word in row) for row in rows]
    return any(sign.pattern.match(line) for line in lines for sign in signs("stamps"))
