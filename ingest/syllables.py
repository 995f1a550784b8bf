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
    onsets, rhymes = _parts()
    letters = unicodedata.normalize("NFD", word.lower())
    if sum(letter in _MARKS for letter in letters) > 1 or _MISPLACED.search(letters):
        return False
    bare = unicodedata.normalize("NFC", letters.translate(_TONES))
    return any(
        bare[:length] in onsets and bare[length:] in rhymes for length in range(min(4, len(bare)))
    )


@cache
def _parts() -> tuple[frozenset[str], frozenset[str]]:
    text = (files("ingest") / "syllables.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tables = yaml.load(text, Loader=loader)
    rhymes = frozenset(rhyme for row in tables["rhymes"] for rhyme in row)
    return frozenset(tables["onsets"]) | {"", "g"}, rhymes
