"""How alike two texts, names and numbers are, whatever their case and their spelling of tones."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from functools import lru_cache

_OLD_TONE = re.compile(r"[òóỏõọ][ae]|[ùúủũụ]y")
_WORD = re.compile(r"\w+")
_SPACE = re.compile(r"\s+")
_BARRED = str.maketrans("đĐ", "dD")
_SHORT = {"uỷ ban nhân dân": "ubnd", "hội đồng nhân dân": "hđnd"}


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """The words of a text in lower case, tones on the second vowel, without punctuation.

    >>> fold("Ủy ban nhân dân xã Hòa Tiến;")
    'ubnd xã hoà tiến'
    """
    text = _OLD_TONE.sub(_moved, unicodedata.normalize("NFC", text).lower())
    for long, short in _SHORT.items():
        text = text.replace(long, short)
    return " ".join(_WORD.findall(text))


@lru_cache(maxsize=50_000)
def bare(text: str) -> str:
    """As `fold`, without diacritics."""
    return _letters(fold(text))


@lru_cache(maxsize=50_000)
def compact(code: str) -> str:
    """A number and symbol without spaces, in capitals."""
    return _SPACE.sub("", unicodedata.normalize("NFC", code)).upper()


@lru_cache(maxsize=50_000)
def skeleton(code: str) -> str:
    """A number and symbol by its letters and figures alone, without leading noughts."""
    return "".join(_WORD.findall(_letters(compact(code)))).lstrip("0")


def similarity(one: str | None, two: str | None) -> float:
    """Dice coefficient over the syllables of two texts; 1 if neither has any.

    >>> similarity("Sửa cầu thôn Hạ", "sửa cầu thôn Thượng")
    0.75
    """
    return dice(fold(one or ""), fold(two or ""))


def overlap(one: str | None, two: str | None) -> float:
    """Share of the shorter text's syllables that the longer one has."""
    x, y = fold(one or ""), fold(two or "")
    shorter = min(_size(x), _size(y))
    return _common(x, y) / shorter if shorter else float(x == y)


def part_likeness(one: str | None, two: str | None) -> float:
    """Similarity of texts of which one may be named by its subject alone, from 3 syllables on."""
    shorter = min(_size(fold(one or "")), _size(fold(two or "")))
    return max(similarity(one, two), 0.9 * overlap(one, two) if shorter >= 3 else 0.0)


def dice(one: str, two: str) -> float:
    """`similarity` of texts that are folded already."""
    total = _size(one) + _size(two)
    return 2 * _common(one, two) / total if total else 1.0


@lru_cache(maxsize=50_000)
def _syllables(folded: str) -> Counter[str]:
    return Counter(folded.split())


@lru_cache(maxsize=50_000)
def _size(folded: str) -> int:
    return len(folded.split())


def _common(one: str, two: str) -> int:
    x, y = _syllables(one), _syllables(two)
    if len(y) < len(x):
        x, y = y, x
    return sum(min(count, y[word]) for word, count in x.items() if word in y)


def _letters(text: str) -> str:
    """Without diacritics, `đ` included. The measure uses nothing of what it measures."""
    apart = unicodedata.normalize("NFD", text.translate(_BARRED))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _moved(match: re.Match[str]) -> str:
    """`òa` with its tone on the second vowel, `oà`."""
    letters = unicodedata.normalize("NFD", match[0][0])
    return letters[0] + unicodedata.normalize("NFC", match[0][1] + letters[1])
