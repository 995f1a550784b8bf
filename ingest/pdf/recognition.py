"""Pages without a sound text layer, recognised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import RecognitionMissing
from ingest.ocr import DPI, Missing, Sheet, recognise
from ingest.pdf.flow import PageText, page_text
from ingest.pdf.health import Health, health
from ingest.pdf.lines import Line, runs
from ingest.pdf.render import page_pictures
from ingest.pdf.tables import RuledTable, ruled_tables
from ingest.pdf.words import Word
from ingest.syllables import is_syllable

BETTER = 0.05
"""By how much the recognised words must be healthier than those of the layer."""

LEGIBLE = 0.5
"""Health of a stamp's words from which they are taken from the layer."""

_STRAY = 0.5
"""Confidence under which a word is ink of another kind."""

_MARK = 0.45
"""The same for a mark beside words."""

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_FIGURE = re.compile(r"\d|[A-ZĐƯ]{2}")


@dataclass(frozen=True, slots=True)
class Unsound:
    """A page whose layer is not sound: its place, the health of its layer, its stamps' words."""

    number: int
    width: float
    height: float
    health: Health
    stamps: Sequence[list[Word]]

    @property
    def stamped(self) -> bool:
        """Whether the words of its stamps must be recognised as well."""
        words = [word.text for row in self.stamps for word in row if "@" not in word.text]
        return health(words).score < LEGIBLE


def recognised(
    path: Path, data: bytes, pages: Sequence[Unsound], *, needed: bool
) -> dict[int, PageText]:
    """The pages as they were recognised; one whose layer says more is left out.

    Raises `RecognitionMissing` where the engine is not installed and the pages are `needed`.
    """
    by_number = {page.number: page for page in pages}
    pictures = page_pictures(path, data, {page.number: page.stamped for page in pages}, DPI)
    found: dict[int, PageText] = {}
    try:
        for number, sheet in recognise(pictures):
            page = by_number[number]
            if _says_more(sheet, page.health):
                size = page.width, page.height
                stamps = () if page.stamped else page.stamps
                found[number] = recognised_page(number, size, sheet, stamps)
    except Missing as error:
        if needed:
            raise RecognitionMissing(path, page=pages[0].number, detail=str(error)) from error
    return found


def _says_more(sheet: Sheet, layer: Health) -> bool:
    if not layer.words:
        return True
    seen = health(word.text for row in sheet.rows for word in row)
    return seen.words > layer.words or seen.score >= layer.score + BETTER


def recognised_page(
    number: int, size: tuple[float, float], sheet: Sheet, stamps: Sequence[list[Word]] = ()
) -> PageText:
    """The page as it was recognised.

    Args:
        size: its width and height in points, before it was turned.
        stamps: words of its stamps that are known from the layer.
    """
    width, height = size
    kept, stray = _sorted_out(sheet.rows, ruled_tables(sheet.rulings))
    return page_text(
        number,
        (height, width) if sheet.quarters % 2 else (width, height),
        sorted([*kept, *stamps], key=lambda row: row[0].baseline),
        sheet.rulings,
        aside=[Line.of(run) for run in stray],
        angle=sheet.angle,
    )


def _sorted_out(
    rows: Sequence[Sequence[Word]], tables: Sequence[RuledTable]
) -> tuple[list[list[Word]], list[list[Word]]]:
    """Rows of words, and what is ink of another kind: signatures, seals, dirt.

    What stands in a cell was put there and is a word, however short.
    """
    kept: list[list[Word]] = []
    stray: list[list[Word]] = []
    for row in rows:
        words: list[Word] = []
        for run in runs(list(row)):
            if any(table.holds(run[0]) for table in tables):
                words += run
                continue
            before, inner, behind = _trimmed(run)
            words += inner
            stray += [each for each in (before, behind) if each]
        if words:
            kept.append(words)
    return kept, stray


def _trimmed(run: list[Word]) -> tuple[list[Word], list[Word], list[Word]]:
    """The words of a run between its first and its last sensible one, and what is around them.

    A run in which nothing was seen well is no words at all.
    """
    if not any((word.confidence or 0.0) >= _STRAY and _makes_sense(word) for word in run):
        return run, [], []
    kept = [number for number, word in enumerate(run) if _makes_sense(word) or _is_mark(word)]
    return run[: kept[0]], run[kept[0] : kept[-1] + 1], run[kept[-1] + 1 :]


def _makes_sense(word: Word) -> bool:
    """Whether it holds a syllable, a figure or a code."""
    spelt = any(map(is_syllable, _LETTERS.findall(word.text)))
    return spelt or _FIGURE.search(word.text) is not None


def _is_mark(word: Word) -> bool:
    """Whether a word beside sensible ones was seen well enough: a dash, a letter in brackets."""
    return (word.confidence or 0.0) >= _MARK
