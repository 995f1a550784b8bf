"""Words as they are searched by: bare letters and digits, so that spellings of one thing meet.

`Quyết định số 1696 / QĐ-TTg`, `1696/QD-TTg` and `1696-QĐ/TTg` give the same words of the code.
Both databases are given these words, never the text, so that both find the same.
"""

from __future__ import annotations

import re
import unicodedata

from extractors.folding import fold, strip

_WORD = re.compile(r"[a-z]{1,60}|[0-9]{1,60}")
"""Longer runs are cut: no engine takes a word of any length."""
_ZEROS = re.compile(r"(?<![0-9])0+(?=[0-9])")
_ACCENTED = re.compile(r"[^\W\d_]+|[0-9]+")


def words(text: str) -> list[str]:
    """The folded words of `text`, in order; letters and digits are parted, numbers without zeros
    in front.

    >>> words("Quyết định số 08 / QĐ-TTg")
    ['quyet', 'dinh', 'so', '8', 'qd', 'ttg']
    """
    bare = folded(text)
    return _WORD.findall(_ZEROS.sub("", bare) if "0" in bare else bare)


def accented(text: str) -> frozenset[str]:
    """The words of `text` with their accents, in lower case and one way of placing tones.

    >>> sorted(accented("Đề ÁN 08"))
    ['8', 'án', 'đề']
    """
    if not unicodedata.is_normalized("NFC", text):
        text = unicodedata.normalize("NFC", text)
    return frozenset(_plain(word) for word in _ACCENTED.findall(fold(text)))


def folded(text: str) -> str:
    """`text` in bare small letters; as long as `text`, if that is NFC."""
    lowered = text.lower()
    return strip(lowered if len(lowered) == len(text) else "".join(map(_lowered, text)))


def _lowered(letter: str) -> str:
    """One letter small; "İ" alone becomes two characters, of which the first is kept."""
    return letter.lower()[0]


def _plain(word: str) -> str:
    return (word.lstrip("0") or "0") if word[0] == "0" else word


def joined(code: str) -> str:
    """A code's symbol as one word, for those who type it without marks.

    >>> joined("1696/QĐ-TTg")
    'qdttg'
    """
    return "".join(word for word in words(code) if word.isalpha())
