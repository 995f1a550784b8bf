"""Capitals that TCVN3 lacks: a heading typed in it has small toned letters among capitals."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_TURNED = re.compile(r"[à-ỹ][A-ZĂÂĐÊÔƠƯ]")
_CELL = re.compile(r"(?:[^\t\n ]|[ ](?![ ]{2}))+")
"""What stands side by side on a line, drawn apart by tabs or spaces."""


def capital_words(text: str) -> Iterator[tuple[int, int]]:
    """The words of `text` (just decoded, plain letters as typed) that are meant in capitals.

    A word surely is if it has at least two plain letters, all of them capitals, or a small letter
    before a capital. A word with one plain letter or none is if it stands beside such a word, or
    in a line or cell that has such words, or capital ones, and no small plain letter.

    >>> text = "ban hành Kế HOạCH"
    >>> [text[start:end] for start, end in capital_words(text)]
    ['Kế', 'HOạCH']
    """
    for cell in _CELL.finditer(text):
        words = list(_WORD.finditer(text, cell.start(), cell.end()))
        told = [_told(word[0]) for word in words]
        if True not in told:
            continue
        small = False in told
        for index, word in enumerate(words):
            beside = told[max(0, index - 1) : index + 2]
            if told[index] is not False and (not small or True in beside) and _rises(word[0]):
                yield word.span()


def _told(word: str) -> bool | None:
    """Whether a word by itself is in capitals; `None` if it may be or not."""
    plain = [letter for letter in word if letter.isascii()]
    if any(letter.islower() for letter in plain):
        return False
    if word.isupper():
        # An abbreviation says nothing: "Sở LĐTBXH".
        return True if len(word) > 2 and is_syllable(word) else None
    return True if len(plain) > 1 or _TURNED.search(word) else None


def _rises(word: str) -> bool:
    return not word.isupper()
