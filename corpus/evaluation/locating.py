"""Where the words of a gold fact, which has no span, stand in a record's text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import fuzz

from corpus.evaluation.answers import Place

_LONG = 25
"""Letters from which on words are found though a few of them differ."""
_NEARLY = 88.0
_LINE = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, shortened around a place, and the offset of its first character."""

    start: int
    text: str


def locate(text: str, words: str | None) -> Place | None:
    """The first place of `words`, whatever case, blanks and line breaks; long ones nearly alike.

    >>> locate("Số:  9/KH-\\nUBND", "9/kh-ubnd")
    Place(start=5, end=15)
    """
    if not words:
        return None
    start = text.find(words)
    if start >= 0:
        return Place(start, start + len(words))
    letters, offsets = _squeezed(text)
    wanted, _ = _squeezed(unicodedata.normalize("NFC", words))
    if not wanted:
        return None
    first = letters.find(wanted)
    if first >= 0:
        return Place(offsets[first], offsets[first + len(wanted) - 1] + 1)
    if len(wanted) < _LONG or len(letters) < len(wanted):
        return None
    near = fuzz.partial_ratio_alignment(wanted, letters, score_cutoff=_NEARLY)
    if near is None or near.dest_end <= near.dest_start:
        return None
    return Place(offsets[near.dest_start], offsets[near.dest_end - 1] + 1)


def line_at(text: str, place: Place) -> Line:
    """The line in which a place begins, at most 200 characters of it."""
    start = text.rfind("\n", 0, place.start) + 1
    end = text.find("\n", place.start)
    end = len(text) if end < 0 else end
    start = max(start, place.start - _LINE // 2)
    return Line(start, text[start : min(end, start + _LINE)])


@lru_cache(maxsize=4)
def _squeezed(text: str) -> tuple[str, list[int]]:
    """The text in small letters without blanks, and the offset of each letter left."""
    offsets = [index for index, letter in enumerate(text) if not letter.isspace()]
    letters = "".join(low if len(low := text[i].lower()) == 1 else text[i] for i in offsets)
    return letters, offsets
