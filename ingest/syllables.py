"""How a Vietnamese syllable is built: what tells Vietnamese from text that only pretends to be."""

from __future__ import annotations

import unicodedata
from functools import cache
from importlib.resources import files

import yaml

_TONES = {ord(mark): None for mark in "\u0300\u0301\u0303\u0309\u0323"}


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
    text = (files("ingest") / "syllables.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    tables = yaml.load(text, Loader=loader)
    rhymes = frozenset(rhyme for row in tables["rhymes"] for rhyme in row)
    return frozenset(tables["onsets"]) | {"", "g"}, rhymes
