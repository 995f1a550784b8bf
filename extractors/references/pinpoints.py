"""Places inside a cited document: `điểm a khoản 2 Điều 5`, in front of a citation or behind it.

The order is from the inner to the outer unit (Decree 30/2020/NĐ-CP, annex II: units up to
`khoản` in lower case, from `Điều` on with a capital).
"""

from __future__ import annotations

import re
from itertools import pairwise

from schemas import Pinpoint

_ROMAN = r"[IVXLC]{1,6}"
_ORDINAL = "nhất|hai|ba|tư|năm|sáu|bảy|tám"
_UNIT = re.compile(
    rf"""
    (?:
        [đĐ]iểm\s+(?P<point>[a-zđ]{{1,2}}(?!\w)|\d{{1,2}}(?:\.\d{{1,2}}){{0,2}})
      | [kK]hoản\s+(?P<clause>\d{{1,3}}[a-zđ]?(?!\w))
      | [đĐ]iều\s+(?P<article>\d{{1,3}}[a-zđ]?(?!\w))
      | [mM]ục\s+(?P<section>\d{{1,2}}(?:\.\d{{1,2}}){{0,2}}|{_ROMAN}|[A-ZĐ])(?!\w)
      | [pP]hần\s+(?:thứ\s+)?(?P<part>{_ROMAN}|\d{{1,2}}|[A-E]|{_ORDINAL})(?!\w)
      | [cC]hương\s+(?P<chapter>{_ROMAN}|\d{{1,2}})(?!\w)
      | [pP]hụ\slục\s+(?:số\s+)?(?P<annex>{_ROMAN}|\d{{1,2}}|[A-Z])(?!\w)
      | (?P<more>\d{{1,3}}[a-zđ]?|[a-zđ]|{_ROMAN}(?![A-ZĐ]))(?![\w/.\-])
    )
    """,
    re.X,
)
_JOINT = re.compile(r"\s*(?:,\s*(?:và|của)\s|[,;]|và\s|đến\s|của\s|tại\s)?\s*(?:các\s+)?")
_LINK = re.compile(
    r"\s*,?\s*(?:(?:của\s)?(?:(?:Đề\sán|Quy\schế|Quy\sđịnh|Chương\strình|Kế\shoạch|Chiến\slược|Điều\slệ)"
    r"(?:\s[^\W\d_]+){0,12}\s)?\(?(?:được\s)?(?:ban\shành\s)?kèm\stheo\s|(?:của|tại|trong|thuộc)\s+)?(?:các\s+)?"
)
_OPENING = re.compile(r"\s?[,(]\s?(?=[đĐ]i|[kK]ho|[mM]ục|[pP]h|[cC]h)")
_FIRST = re.compile(r"(?<!\w)(?:[đĐ]i(?:ểm|ều)|[kK]hoản|[mM]ục|[pP]h(?:ần|ụ\slục)|[cC]hương)\s")
_WINDOW = 140
_RANKS = {
    kind: rank
    for rank, kind in enumerate(
        ("point", "clause", "article", "section", "chapter", "part", "annex")
    )
}
"""From the inner to the outer unit."""

_Unit = tuple[str, str, str]
"""Kind, value, and what joins it to the unit in front: `", "` or `"-"` of a range."""


def pinpoints_before(
    text: str, start: int, floor: int = 0
) -> tuple[tuple[Pinpoint, ...], int] | None:
    """The places that the words right in front of `start` name, and where these begin.

    A list or range stands as one value: `"38, 39"`, `"21-28"`. Nothing before `floor` is read.

    >>> line = "theo điểm a khoản 2 Điều 5 và Điều 7 của Luật Trẻ em"
    >>> places, start = pinpoints_before(line, line.index("Luật"))
    >>> [(place.point, place.clause, place.article) for place in places]
    [('a', '2', '5'), (None, None, '7')]
    """
    floor = max(floor, start - _WINDOW)
    for match in _FIRST.finditer(text, floor, start):
        units, end = _units(text, match.start(), start)
        if units and _LINK.fullmatch(text, end, start):
            return _places(units), match.start()
    return None


def pinpoints_after(text: str, end: int) -> tuple[Pinpoint, ...]:
    """The places that follow a citation after a comma or in brackets: `(Điều 5)`, `, Điều 5`.

    >>> pinpoints_after(", Điều 7, khoản 1 quy định", 0)[0].article
    '7'
    """
    match = _OPENING.match(text, end)
    if match is None or not _FIRST.match(text, match.end()):
        return ()
    units, _ = _units(text, match.end(), match.end() + _WINDOW)
    return _places(units)


def _units(text: str, start: int, limit: int) -> tuple[list[_Unit], int]:
    """The units one after another from `start` on, and where the last one ends."""
    units: list[_Unit] = []
    position, end, gap = start, start, ""
    while match := _UNIT.match(text, position, limit):
        found = match.lastgroup or ""
        if found == "more" and (not units or not gap.strip()):
            break
        joint = "-" if "đến" in gap else ", "
        if found == "more":
            kind, value, before = units[-1]
            units[-1] = (kind, value + joint + match[found], before)
        else:
            units.append((found, match[found], joint))
        end = match.end()
        joined = _JOINT.match(text, end, limit)
        gap = joined[0] if joined else ""
        position = end + len(gap)
    return units, end


def _places(units: list[_Unit]) -> tuple[Pinpoint, ...]:
    """The places that the units make up: a new one begins where a kind of unit comes again.

    What stands in a larger unit with others shares it: "khoản 1 và điểm a khoản 3 Điều 5".
    """
    places: list[dict[str, str]] = []
    last = ""
    for number, (kind, value, joint) in enumerate(units):
        inward = bool(last) and _RANKS[kind] < _RANKS[last]
        place = places[-1] if places else {}
        later = {each for each, _, _ in units[number + 1 :]}
        if kind in place and (place.keys() == {kind} or joint == "-"):
            place[kind] += joint + value
        elif not places or kind in place or (inward and later & place.keys()):
            places.append({kind: value})
        else:
            place[kind] = value
        last = kind
    return tuple(Pinpoint(**place) for place in _shared(places))


def _shared(places: list[dict[str, str]]) -> list[dict[str, str]]:
    for place, following in reversed(list(pairwise(places))):
        outermost = max(_RANKS[kind] for kind in place)
        place |= {kind: v for kind, v in following.items() if _RANKS[kind] > outermost}
    return places
