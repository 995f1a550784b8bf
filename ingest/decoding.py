"""From the bytes of a text file to characters."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from ingest.legacy.evidence import schemes_of
from ingest.legacy.schemes import CODE_PAGE
from ingest.syllables import is_syllable

_MOST_FAULTS = 0.001
_FEWEST_SOUND = 0.9
_WORD = re.compile(r"(?:[^\W\d_]|[\u0300-\u036f])+")


def decode(data: bytes) -> str:
    """The characters of a text file, without a byte-order mark, line ends as they are.

    UTF-8 and UTF-16 are told by their form. A legacy file is windows-1258 where its words are
    Vietnamese so; one in a code from before Unicode is left in it, for
    `ingest.legacy` to convert; else it is whatever `charset_normalizer` takes it for. Bytes that
    fit nowhere become U+FFFD.
    """
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", errors="replace")
    order = utf16_order(data)
    if order is not None:
        return data.decode(order, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    text = data.decode("utf-8-sig", errors="replace")
    if text.count("\ufffd") <= max(1, len(text) * _MOST_FAULTS):
        return text
    return as_windows_1258(data) or _old_code(data) or _guessed(data)


def utf16_order(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` if the zeros of `data` stand as in UTF-16 without a mark."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    pairs = len(head) // 2
    if pairs < 8 or len(head) % 2 or even * odd:
        return None
    if odd > pairs // 4:
        return "utf-16-le"
    return "utf-16-be" if even > pairs // 4 else None


def as_windows_1258(data: bytes) -> str | None:
    """The text as windows-1258, if its words with other letters than ASCII's are Vietnamese.

    Its combining marks stay apart from their letters; `None` for any other code page.
    """
    text = data.decode("cp1258", errors="replace")
    composed = unicodedata.normalize("NFC", text)
    words = [word for word in _WORD.findall(composed) if not word.isascii()]
    sound = sum(word.isalpha() and (word.isupper() or is_syllable(word)) for word in words)
    return text if words and sound >= len(words) * _FEWEST_SOUND else None


def _old_code(data: bytes) -> str | None:
    """The text as a Latin code page shows it, if it is in a code from before Unicode."""
    text = data.decode(CODE_PAGE)
    return text if schemes_of(text) else None


def _guessed(data: bytes) -> str:
    best = from_bytes(data).best()
    return data.decode("utf-8", errors="replace") if best is None else str(best)
