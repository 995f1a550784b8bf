"""Comparing Vietnamese words: what differs only in case, tone placement or diacritics."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

CAPITALS = "A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
"""The capital letters of Vietnamese, for a regex class; a range (À-Ỹ) takes in small ones."""

# The lookbehind stands last, so that a search can skip to the vowels the pattern begins with.
_NEW_STYLE = re.compile(r"(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\w)(?<!q..)")
_OLD_STYLE = {
    **dict(zip(("oà", "oá", "oả", "oã", "oạ"), ("òa", "óa", "ỏa", "õa", "ọa"), strict=True)),
    **dict(zip(("oè", "oé", "oẻ", "oẽ", "oẹ"), ("òe", "óe", "ỏe", "õe", "ọe"), strict=True)),
    **dict(zip(("uỳ", "uý", "uỷ", "uỹ", "uỵ"), ("ùy", "úy", "ủy", "ũy", "ụy"), strict=True)),
}
_STRIPPED = {
    ord(letter): base
    for code in range(0xC0, 0x1EFA)
    if (letter := chr(code)).isalpha()
    and len(base := unicodedata.normalize("NFD", letter)[0]) == 1
    and base.isascii()
    and base != letter
} | {ord("đ"): "d", ord("Đ"): "D"}


def fold(text: str) -> str:
    """Lower case with one way of placing tones, so that spellings of one word are equal.

    The length stays, so offsets into the folded text are offsets into `text`.

    >>> fold("Uỷ ban nhân dân") == fold("Ủy ban Nhân dân")
    True
    """
    return _NEW_STYLE.sub(lambda match: _OLD_STYLE[match[0]], text.lower())


@lru_cache(maxsize=2)
def fold_whole(text: str) -> str:
    """`fold` for the text of a whole document: the stages share one folded text.

    Only the last texts are kept; words and lines go to `fold`.
    """
    return fold(text)


def strip(text: str) -> str:
    """The bare Latin letters, case kept; one character for each of `text`.

    >>> strip("Đảng ủy xã")
    'Dang uy xa'
    """
    return text.translate(_STRIPPED)


def marked(words: str) -> str:
    """A regex for folded words with any marks on their letters, as scans lose and misread them.

    Of what is not letters only blanks may stand in `words`.

    >>> import re
    >>> bool(re.fullmatch(marked("cộng hòa"), "cọng hoà"))
    True
    """
    return "".join(_ANY_MARKS.get(strip(letter), letter) for letter in words)


_ANY_MARKS = {
    base: "[" + base + "".join(chr(code) for code, to in _STRIPPED.items() if to == base) + "]"
    for base in "adeiouy"
}
