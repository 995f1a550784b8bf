"""A document's own number and symbol in its letterhead: `Số: 12/KH-UBND`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.codes import Code, find_codes
from extractors.folding import fold
from extractors.letterhead.heading import type_at

_NUMBER = re.compile(
    r"(?<![^\s|*_])(?:[Ss][ốôo]|SỐ|[Ss][éếóỏ6](?=\s?:)|S[ÓÔ](?=\s?:))(?: hiệu)?"
    r"\s{0,3}[:.]?\*{0,2}\s{0,6}"
    r"(?:(?P<number>[0-9](?:\s?[0-9]){0,5}[a-zđ]?(?:\.[0-9])?)\s{0,12}(?=[/∕⁄–-]| ?[A-ZĐ]{2})"
    r"|(?:[._…x\s]{0,40}|\[?[0-9.]{0,4}\]?)(?P<blank>[/-]))"
)
"""The word "Số", also as recognition misreads it in front of a colon, and the number behind it."""
_LINE_START = re.compile(r"(?:^|[\n\t|]|  )[*_ ]{0,4}(?:(?P<word>[A-ZĐ][\w ]{2,22}?) {1,3})?$")
_BEFORE = 40
_SYMBOL = re.compile(r"[/-]\s{0,3}[A-ZĐÐ12][\wÐ&./ –-]{1,40}")
_BREAK = re.compile(r"(?<=[0-9/])\s*\n\s*(?=[0-9/])")
_LONGEST = 80


@dataclass(frozen=True, slots=True)
class OwnNumber:
    """A number as printed at `start:end`; `code` is `None` where the number itself is blank."""

    code: Code | None
    symbol: str
    start: int
    end: int
    confidence: float


def find_number(
    text: str, start: int, end: int, starts: frozenset[int] = frozenset()
) -> OwnNumber | None:
    """The first own number in `text[start:end]`, the letterhead; blanks and line breaks mended.

    `starts` are offsets where lines begin besides those behind line breaks.

    >>> own = find_number("Số: 12\\n/KH - UBND\\nKon Tum, ngày", 0, 28)
    >>> own.code.canonical, own.symbol
    ('12/KH-UBND', 'KH-UBND')
    >>> find_number("Số:      /KH-UBND", 0, 17).code is None
    True
    """
    for match in _NUMBER.finditer(text, start, end):
        if match.start() in starts or _begins_a_line(text, match.start()):
            found = _filled(text, match, end) if match["number"] else _blank(text, match, end)
            if found is not None:
                return found
    return None


def _begins_a_line(text: str, start: int) -> bool:
    """Whether nothing but a type ("Chỉ thị số …") stands before `start` on its line."""
    before = _LINE_START.search(text[max(0, start - _BEFORE) : start])
    return before is not None and (
        before["word"] is None or type_at(fold(before["word"])) is not None
    )


def _filled(text: str, match: re.Match[str], end: int) -> OwnNumber | None:
    digits = re.sub(r"\s", "", match["number"])
    rest, offsets = _closed(text, match.end(), min(end, match.end() + _LONGEST))
    code = next(find_codes(f"số {digits}{rest}"), None)
    if code is None or code.start != len("số "):
        return None
    begin, stop = match.start("number"), offsets[code.end - code.start - len(digits) - 1] + 1
    return OwnNumber(
        replace(code, start=begin, end=stop), code.symbol, begin, stop, code.confidence
    )


def _closed(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """The text with the line breaks inside numbers closed up, and the offset of each character."""
    window = text[start:end]
    dropped = {place for gap in _BREAK.finditer(window) for place in range(*gap.span())}
    kept = [place for place in range(len(window)) if place not in dropped]
    closed = "".join(window[place] for place in kept).replace("\n", " ")
    return closed, [start + place for place in kept]


def _blank(text: str, match: re.Match[str], end: int) -> OwnNumber | None:
    begin = match.start("blank")
    symbol = _SYMBOL.match(text, begin, min(end, begin + _LONGEST))
    code = None if symbol is None else next(find_codes(f"số 1{symbol[0]}"), None)
    if code is None:
        return None
    return OwnNumber(None, code.symbol, begin, begin + code.end - code.start - 1, 0.9)
