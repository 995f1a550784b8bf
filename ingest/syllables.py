"""How a Vietnamese syllable is built: what tells Vietnamese from text that only pretends to be."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

import yaml

_MARKS = frozenset("\u0300\u0301\u0303\u0309\u0323")
_TONES = {ord(mark): None for mark in _MARKS}
_MISPLACED = re.compile(f"[^aeiouy\u0302\u0306\u031b][{''.join(sorted(_MARKS))}]")
"""A tone that stands on no vowel, as in ñ."""


@cache
def is_syllable(word: str) -> bool:
    """Whether a word is built as a Vietnamese syllable.

    >>> [is_syllable(word) for word in ("nghiệp", "quyết", "Đảng", "pYX", "thucmg")]
    [True, True, True, False, False]
    """
    onsets, rhymes, _ = _parts()
    letters = unicodedata.normalize("NFD", word.lower())
    if sum(letter in _MARKS for letter in letters) > 1 or _MISPLACED.search(letters):
        return False
    return _is_built(unicodedata.normalize("NFC", letters.translate(_TONES)), onsets, rhymes)


@cache
def is_bare_syllable(word: str) -> bool:
    """Whether a word is a Vietnamese syllable that lost its accents.

    >>> [is_bare_syllable(word) for word in ("nghiep", "quyet", "strong")]
    [True, True, False]
    """
    onsets, _, bare = _parts()
    return _is_built(word.lower(), onsets, bare)


@cache
def alphabet() -> frozenset[str]:
    """The small letters of Vietnamese, and those of Latin that names are written with."""
    vowels = "aăâeêioôơuưy"
    toned = unicodedata.normalize("NFC", "".join(f"{v}{tone}" for v in vowels for tone in _MARKS))
    return frozenset("abcdefghijklmnopqrstuvwxyzđ" + vowels + toned)


def _is_built(word: str, onsets: frozenset[str], rhymes: frozenset[str]) -> bool:
    return any(
        word[:length] in onsets and word[length:] in rhymes for length in range(min(4, len(word)))
    )


def _unaccented(word: str) -> str:
    marks = unicodedata.normalize("NFD", word)
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


@cache
def _parts() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Onsets, rhymes, and rhymes without accents."""
    text = (files("ingest") / "syllables.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tables = yaml.load(text, Loader=loader)
    rhymes = frozenset(rhyme for row in tables["rhymes"] for rhyme in row)
    bare = frozenset(map(_unaccented, rhymes))
    return frozenset(tables["onsets"]) | {"", "g"}, rhymes, bare
