"""Places inside a cited document: `điểm a khoản 2 Điều 5`, in front of a citation or behind it.

The order is from the inner to the outer unit (Decree 30/2020/NĐ-CP, annex II: units up to
`khoản` in lower case, from `Điều` on with a capital).
"""

from __future__ import annotations

import re

from schemas import Pinpoint

_ROMAN = r"[IVXLC]{1,6}"
_UNIT = re.compile(
    rf"""
    (?:
        [đĐ]iểm\s+(?P<point>[a-zđ]{{1,2}}(?!\w)|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}})
      | [kK]hoản\s+(?P<clause>\d{{1,3}}[a-zđ]?(?!\w))
      | [đĐ]iều\s+(?P<article>\d{{1,3}}[a-zđ]?(?!\w))
      | [mM]ục\s+(?P<section>\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}|{_ROMAN}|[A-ZĐ])(?!\w)
      | [pP]hần\s+(?:thứ\s+)?(?P<part>{_ROMAN}|\d{{1,2}}|nhất|hai|ba|tư|năm|sáu|bảy|tám)(?!\w)
      | [cC]hương\s+(?P<chapter>{_ROMAN}|\d{{1,2}})(?!\w)
      | [pP]hụ\slục\s+(?:số\s+)?(?P<annex>{_ROMAN}|\d{{1,2}}|[A-Z])(?!\w)
      | (?P<more>\d{{1,3}}[a-zđ]?|[a-zđ])(?![\w/.\-])
    )
    """,
    re.X,
)
_JOINT = re.compile(r"\s*(?:,\s*(?:và|của)\s|[,;]|và\s|đến\s|của\s|tại\s)?\s*(?:các\s+)?")
_LINK = re.compile(r"\s*,?\s*(?:(?:của|tại|trong|thuộc)\s+)?(?:các\s+)?")
_OPENING = re.compile(r"\s?[,(]\s?(?=[đĐ]i|[kK]ho|[mM]ục|[pP]h|[cC]h)")
_FIRST = re.compile(r"(?<!\w)(?:[đĐ]i(?:ểm|ều)|[kK]hoản|[mM]ục|[pP]h(?:ần|ụ\slục)|[cC]hương)\s")
_WINDOW = 140


def pinpoint_before(text: str, start: int, floor: int = 0) -> tuple[Pinpoint, int] | None:
    """The place that the words right in front of `start` name, and where they begin.

    A list or range stands as one value: `"38, 39"`, `"21-28"`. Nothing before `floor` is read.

    >>> line = "theo điểm a khoản 2 Điều 5 của Luật Trẻ em"
    >>> pinpoint, start = pinpoint_before(line, line.index("Luật"))
    >>> pinpoint.point, pinpoint.clause, pinpoint.article
    ('a', '2', '5')
    """
    floor = max(floor, start - _WINDOW)
    for match in _FIRST.finditer(text, floor, start):
        units, end = _units(text, match.start(), start)
        if units and _LINK.fullmatch(text, end, start):
            return _pinpoint(units), match.start()
    return None


def pinpoint_after(text: str, end: int) -> Pinpoint | None:
    """The place that follows a citation after a comma or in brackets: `(Điều 5)`, `, Điều 5`.

    >>> pinpoint_after(", Điều 7, khoản 1 quy định", 0).article
    '7'
    """
    match = _OPENING.match(text, end)
    if match is None or not _FIRST.match(text, match.end()):
        return None
    units, _ = _units(text, match.end(), match.end() + _WINDOW)
    return _pinpoint(units) if units else None


def _units(text: str, start: int, limit: int) -> tuple[dict[str, str], int]:
    """The values by kind of unit from `start` on, and where the last one ends."""
    units: dict[str, str] = {}
    position, end, kind, gap = start, start, "", ""
    while match := _UNIT.match(text, position, limit):
        found = match.lastgroup or ""
        if found == "more" and (not kind or not gap.strip()):
            break
        kind = kind if found == "more" else found
        joint = "-" if "đến" in gap else ", "
        units[kind] = units[kind] + joint + match[found] if kind in units else match[found]
        end = match.end()
        joined = _JOINT.match(text, end, limit)
        gap = joined[0] if joined else ""
        position = end + len(gap)
    return units, end


def _pinpoint(units: dict[str, str]) -> Pinpoint:
    return Pinpoint(
        article=units.get("article"),
        clause=units.get("clause"),
        point=units.get("point"),
        part=units.get("part"),
        chapter=units.get("chapter"),
        section=units.get("section"),
        annex=units.get("annex"),
    )
