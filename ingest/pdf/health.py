"""Whether a page's text layer is Vietnamese: layers lie, by fonts mapped wrong and by bad OCR."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

FEWEST_WORDS = 25
"""Fewer words than these on a page say nothing."""

HEALTHY = 0.75
"""Score from which a text layer is taken at its word: digital text scores above .95, bad OCR and
wrong font mappings below .65."""

MARKED = 0.45
"""Share of syllables with a Vietnamese letter in the plainest text (in most it is .65 to .75)."""

_TONES = {ord(mark): None for mark in "\u0300\u0301\u0303\u0309\u0323"}
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


@cache
def is_syllable(word: str) -> bool:
    """Whether a word is built as a Vietnamese syllable.

    >>> [is_syllable(word) for word in ("nghiệp", "quyết", "Đảng", "pYX", "thucmg")]
    [True, True, True, False, False]
    """
    onsets, rhymes = _parts()
    bare = _toneless(word.lower())
    return any(
        bare[:length] in onsets and bare[length:] in rhymes for length in range(min(4, len(bare)))
    )


def _toneless(word: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).translate(_TONES))


@cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    text = (files("ingest.pdf") / "syllables.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tables = yaml.load(text, Loader=loader)
    rhymes = frozenset(rhyme for row in tables["rhymes"] for rhyme in row)
    return frozenset(tables["onsets"]) | {"", "g"}, rhymes
