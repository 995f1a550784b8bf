"""Words as they are searched by: bare letters and digits, so that spellings of one thing meet.

`Quyết định số 1696 / QĐ-TTg`, `1696/QD-TTg` and `1696-QĐ/TTg` give the same words of the code.
Both databases are given these words, never the text, so that both find the same.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from extractors.folding import fold, strip

_WORD = re.compile(r"[a-z]+|[0-9]+")
_ACCENTED = re.compile(r"[^\W\d_]+|\d+")


def words(text: str) -> list[str]:
    """The folded words of `text`, in order; letters and digits are parted.

    >>> words("Quyết định số 1696 / QĐ-TTg")
    ['quyet', 'dinh', 'so', '1696', 'qd', 'ttg']
    """
    return _WORD.findall(folded(text))


def places(text: str) -> Iterator[tuple[str, int, int]]:
    """The folded words of `text` with where each stands in it."""
    for match in _WORD.finditer(folded(text)):
        yield match[0], match.start(), match.end()


def accented(text: str) -> frozenset[str]:
    """The words of `text` with their accents, in lower case and one way of placing tones.

    >>> sorted(accented("Đề ÁN 08"))
    ['08', 'án', 'đề']
    """
    return frozenset(_ACCENTED.findall(fold(unicodedata.normalize("NFC", text))))


def folded(text: str) -> str:
    """`text` in bare small letters; as long as `text`, if that is NFC."""
    return strip(text.lower())


def joined(code: str) -> str:
    """A code's symbol as one word, for those who type it without marks.

    >>> joined("1696/QĐ-TTg")
    'qdttg'
    """
    return "".join(word for word in words(code) if word.isalpha())
