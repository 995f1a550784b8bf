"""From the bytes of a text file to characters."""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

from ingest.syllables import is_syllable

_MOST_FAULTS = 0.001
_FEWEST_COMPOSED = 0.9
_WORD = re.compile(r"[^\W\d_]+")


def decode(data: bytes) -> str:
    """The characters of a text file, without a byte-order mark, line ends as they are.

    UTF-8 and UTF-16 are told by their form. A legacy file is windows-1258 where its combining
    marks sit on letters that bear them, else whatever `charset_normalizer` takes it for. Bytes
    that fit nowhere become U+FFFD.
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
    return as_windows_1258(data) or _guessed(data)


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
    """The text as windows-1258, if its combining marks compose with the letters before them, or
    if there are none and every word is a Vietnamese syllable."""
    text = data.decode("cp1258", errors="replace")
    marks = sum(map(text.count, "\u0300\u0301\u0303\u0309\u0323"))
    composed = unicodedata.normalize("NFC", text)
    lost = sum(map(composed.count, "\u0300\u0301\u0303\u0309\u0323"))
    if marks:
        return text if lost <= marks * (1 - _FEWEST_COMPOSED) else None
    words = _WORD.findall(composed)
    return text if words and all(map(is_syllable, words)) else None


def _guessed(data: bytes) -> str:
    best = from_bytes(data).best()
    return data.decode("utf-8", errors="replace") if best is None else str(best)
