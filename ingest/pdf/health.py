"""Whether a page's text layer is Vietnamese: layers lie, by fonts mapped wrong and by bad OCR."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.syllables import is_syllable

FEWEST_WORDS = 25
"""Fewer words than these on a page say nothing."""

HEALTHY = 0.75
"""Score from which a text layer is taken at its word: digital text scores above .95, bad OCR and
wrong font mappings below .65."""

MARKED = 0.45
"""Share of syllables with a Vietnamese letter in the plainest text (in most it is .65 to .75)."""

_WORD = re.compile(r"[^\W\d_]{2,}")


@dataclass(frozen=True, slots=True)
class Health:
    """How a text layer fares: words looked at, and a score from 0 to 1."""

    words: int
    score: float

    @property
    def sound(self) -> bool:
        """Vietnamese, or too little to tell."""
        return self.words < FEWEST_WORDS or self.score >= HEALTHY


def health(words: Iterable[str]) -> Health:
    """Score the words of a page: the share of them that are Vietnamese syllables, made smaller
    where accents are too rare for Vietnamese.

    >>> health(["Hướng", "dẫn", "các", "xã", "rà", "soát"]).score
    1.0
    >>> health(["Hueng", "dAn", "cAc", "xO", "rA", "soOt"]).score < HEALTHY
    True
    """
    found = [word for text in words for word in _WORD.findall(text) if not word.isupper()]
    if not found:
        return Health(0, 1.0)
    valid = sum(map(is_syllable, found)) / len(found)
    marked = sum(not word.isascii() for word in found) / len(found)
    return Health(len(found), round(valid * min(1.0, marked / MARKED), 3))
