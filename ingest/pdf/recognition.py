"""Pages without a sound text layer, recognised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ingest.errors import RecognitionMissing
from ingest.ocr import DPI, Missing, Sheet, recognise
from ingest.pdf.flow import PageText, page_text
from ingest.pdf.health import Health, health, is_syllable
from ingest.pdf.lines import Line, runs
from ingest.pdf.render import page_pictures
from ingest.pdf.words import Word

BETTER = 0.05
"""By how much the recognised words must be healthier than those of the layer."""

LEGIBLE = 0.5
"""Health of a stamp's words from which they are taken from the layer."""

_STRAY = 0.5
"""Confidence under which a word is ink of another kind."""

_CLEAR = 0.3
"""The same for a word that is spelt right and has a figure: chance does not make both."""

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_CODE = re.compile(r"[A-ZĐƯ]{2}")


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
                found[number] = _page_text(page, sheet)
    except Missing as error:
        if needed:
            raise RecognitionMissing(path, page=pages[0].number, detail=str(error)) from error
    return found


def _says_more(sheet: Sheet, layer: Health) -> bool:
    seen = health(word.text for row in sheet.rows for word in row)
    return seen.words > layer.words or seen.score >= layer.score + BETTER


def _page_text(page: Unsound, sheet: Sheet) -> PageText:
    width, height = page.width, page.height
    kept, stray = _sorted_out(sheet.rows)
    rows = sorted([*kept, *([] if page.stamped else page.stamps)], key=lambda row: row[0].baseline)
    return page_text(
        page.number,
        (height, width) if sheet.quarters % 2 else (width, height),
        rows,
        sheet.rulings,
        aside=[Line.of(run) for run in stray],
        angle=sheet.angle,
    )


def _sorted_out(
    rows: Sequence[Sequence[Word]],
) -> tuple[list[list[Word]], list[list[Word]]]:
    """Rows of words, and runs that are ink of another kind: signatures, seals, dirt."""
    kept: list[list[Word]] = []
    stray: list[list[Word]] = []
    for row in rows:
        words: list[Word] = []
        for run in runs(list(row)):
            if any(map(_is_word, run)):
                words += run
            else:
                stray.append(run)
        if words:
            kept.append(words)
    return kept, stray


def _is_word(word: Word) -> bool:
    """Whether it says something: a syllable, a figure or a code that was seen well enough."""
    sure = word.confidence or 0.0
    spelt = any(map(is_syllable, _LETTERS.findall(word.text)))
    figure = any(letter.isdigit() for letter in word.text)
    if spelt and figure:
        return sure >= _CLEAR
    return sure >= _STRAY and (spelt or figure or _CODE.search(word.text) is not None)
