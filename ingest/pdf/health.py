"""Whether a page's text layer is Vietnamese: layers lie, by fonts mapped wrong and by bad OCR."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ingest.syllables import alphabet, is_bare_syllable, is_syllable
from schemas import Layer

FEWEST_WORDS = 25
"""Fewer words than these on a page say nothing."""

HEALTHY = 0.75
"""Score from which a text layer is taken at its word: digital text scores above .95, bad OCR and
wrong font mappings below .65."""

MARKED = 0.45
"""Share of syllables with a Vietnamese letter in the plainest text (in most it is .65 to .75)."""

_UNMARKED = 0.12
"""The same share, at most, of text that was written without accents."""

_SINGLES = 0.12
"""Share of one-letter words in the text with most of them."""

_SPLIT, _GLUED = 0.25, 0.2
"""Share of words that make one with their neighbour, and of words that are several, from which
spaces are wrong."""

_FOREIGN = 0.05
"""Share of letters of other alphabets from which a font's map is wrong."""

_WORD = re.compile(r"[^\W\d_]+")
_LONGEST_SYLLABLE = 7
_MOST_GLUED = 40


@dataclass(frozen=True, slots=True)
class Health:
    """How a text layer fares: words looked at, a score from 0 to 1, and what ails it."""

    words: int
    score: float
    layer: Layer = Layer.SOUND

    @property
    def sound(self) -> bool:
        """Vietnamese, or too little to tell."""
        return self.words < FEWEST_WORDS or self.score >= HEALTHY


def health(words: Iterable[str]) -> Health:
    """Score the words of a page: the share of them that are Vietnamese syllables, made smaller
    where accents are too rare for Vietnamese, or letters too often stand alone.

    >>> health(["Hướng", "dẫn", "các", "xã", "rà", "soát"]).score
    1.0
    >>> health(["Hueng", "dAn", "cAc", "xO", "rA", "soOt"]).score < HEALTHY
    True
    """
    found = [word for text in words for word in _WORD.findall(text) if not _is_symbol(word)]
    long = [word for word in found if len(word) > 1]
    if not found:
        return Health(0, 1.0)
    singles = 1 - len(long) / len(found)
    valid = sum(map(is_syllable, long)) / max(len(long), 1)
    marked = sum(not word.isascii() for word in long) / max(len(long), 1)
    score = valid * min(1.0, marked / MARKED) * min(1.0, (1 - singles) / (1 - _SINGLES))
    made = Health(len(found), round(score, 3))
    if made.sound:
        return made
    return Health(made.words, made.score, _ailment(found, marked))


def _is_symbol(word: str) -> bool:
    """Capitals, which stand for names of bodies and types as often as for words."""
    return len(word) > 1 and word.isupper()


def _ailment(words: Sequence[str], marked: float) -> Layer:
    if _foreign(words) > _FOREIGN:
        return Layer.GARBLED
    if _joinable(words) > _SPLIT * len(words):
        return Layer.SPLIT
    words = [word for word in words if len(word) > 1]
    count = max(len(words), 1)
    odd = [word for word in words if not is_syllable(word)]
    if sum(map(_is_glued, odd)) > _GLUED * count:
        return Layer.GLUED
    if marked < _UNMARKED and sum(map(is_bare_syllable, words)) >= HEALTHY * count:
        return Layer.UNACCENTED
    return Layer.GARBLED


def _foreign(words: Sequence[str]) -> float:
    """The share of letters that Vietnamese has not."""
    text, letters = "".join(words).lower(), alphabet()
    return sum(letter not in letters for letter in text) / max(len(text), 1)


def _joinable(words: Sequence[str]) -> int:
    """How many neighbours make up a syllable and are none both: `th` and `ực`, `C` and `á`."""
    return sum(
        not (_stands_alone(one) and _stands_alone(other)) and is_syllable(one + other)
        for one, other in itertools.pairwise(words)
    )


def _stands_alone(word: str) -> bool:
    return len(word) > 1 and is_syllable(word)


def _is_glued(word: str) -> bool:
    """Whether a word is two or more syllables.

    >>> [_is_glued(word) for word in ("banhành", "thựchiệnKế", "strong", "hội")]
    [True, True, False, False]
    """
    if not 4 <= len(word) <= _MOST_GLUED:
        return False
    reached = {0}
    for end in range(2, len(word) + 1):
        starts = range(max(0, end - _LONGEST_SYLLABLE), end - 1)
        if any(start in reached and is_syllable(word[start:end]) for start in starts):
            reached.add(end)
    return len(word) in reached and not is_syllable(word)
