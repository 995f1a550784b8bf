"""What was read off one page."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.pdf.drawing import Ruling
from ingest.pdf.words import Word


@dataclass(frozen=True, slots=True)
class Sheet:
    """What was read off one page.

    Words and rulings are in points of the level page; `angle` is how far the picture was turned
    about its middle to be level (degrees), `quarters` how many clockwise quarter turns before.
    """

    rows: tuple[tuple[Word, ...], ...]
    rulings: tuple[Ruling, ...]
    angle: float = 0.0
    quarters: int = 0
