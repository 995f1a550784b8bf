"""Sums of money in words of plans, in đồng."""

from __future__ import annotations

import re
from decimal import Decimal

_UNITS = {
    "tỷ": 10**9,
    "tỉ": 10**9,
    "trăm triệu": 10**8,
    "triệu": 10**6,
    "trđ": 10**6,
    "tr.đ": 10**6,
    "nghìn": 10**3,
    "ngàn": 10**3,
}
_UNIT = r"(?:tỷ|tỉ|trăm\ triệu|triệu|trđ|tr\.đ|nghìn|ngàn)"
_FIGURE = r"\d{1,3}(?:[.\ ]\d{3})+(?:,\d{1,3})?|\d{1,15}(?:[,.]\d{1,2}(?!\d))?"
_SUM = re.compile(
    rf"""
    (?<![\d.,/])(?P<figure>{_FIGURE})\s?
    (?:(?P<unit>{_UNIT})(?:\ (?P<rest>\d{{1,3}})\ (?P<below>triệu|nghìn|ngàn))?)?
    \s?(?P<money>đồng|đ|vnđ|vnd)?\b(?P<each>\s?/\s?\w|\ (?:mỗi|một)\ \w)?
    """,
    re.X,
)
_RANGE = re.compile(rf"\d\s?(?:{_UNIT})?\s?(?:đồng)?\s?(?:-|–|đến)\s?\d", re.X)
_ALONE = re.compile(rf"(?P<figure>{_FIGURE})", re.X)
_HEAD = re.compile(
    rf"(?:(?P<thousand>1[.,]000)\ ?|(?P<million>1[.,]000[.,]000|10\^?6)\ ?|(?P<unit>{_UNIT})\ ?)?"
    r"(?:đồng|đ|vnđ|vnd)\b|(?P<short>trđ|tr\.đ)\b",
    re.X,
)


def amount(folded: str, head: str = "") -> int | None:
    """The sum that folded words state, in đồng; `None` if they state none, several or a range.

    `head` is the folded head of the column that the words stand in: a bare figure takes its unit.
    Sums for each of something ("15 triệu đồng/xã") are no sum of the task.

    >>> amount("khoảng 1,25 tỷ đồng từ ngân sách xã"), amount("2 tỷ 300 triệu đồng")
    (1250000000, 2300000000)
    >>> amount("1.200", "kinh phí (triệu đồng)"), amount("từ 2 đến 3 tỷ đồng")
    (1200000000, None)
    """
    if _RANGE.search(folded):
        return None
    found = [match for match in _SUM.finditer(folded) if match["unit"] or match["money"]]
    if not found:
        alone = _ALONE.fullmatch(folded.strip(" ."))
        scale = _scale(head)
        return None if alone is None or scale is None else _whole(_decimal(alone["figure"]) * scale)
    sums = {_whole(_sum(match)) for match in found}
    return sums.pop() if len(sums) == 1 and not any(match["each"] for match in found) else None


def _sum(match: re.Match[str]) -> Decimal:
    total = _decimal(match["figure"]) * _UNITS.get(match["unit"] or "", 1)
    return total + int(match["rest"]) * _UNITS[match["below"]] if match["rest"] else total


def _scale(head: str) -> int | None:
    match = _HEAD.search(head)
    if match is None:
        return None
    if match["thousand"] or match["million"]:
        return 10**3 if match["thousand"] else 10**6
    return _UNITS.get(match["unit"] or match["short"] or "", 1)


def _decimal(figure: str) -> Decimal:
    """A figure as printed: dots divide thousands, a comma (or a lone dot) decimals."""
    whole, comma, part = figure.replace(" ", "").partition(",")
    if not comma and re.fullmatch(r"\d+\.\d{1,2}", whole):
        return Decimal(whole)
    return Decimal(whole.replace(".", "") + ("." + part if part else ""))


def _whole(value: Decimal) -> int | None:
    return int(value) if value == value.to_integral_value() else None
