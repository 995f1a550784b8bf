"""Dates of cited documents, as they stand in front of, behind and inside a citation."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass

_SEPARATOR = r"\s?[/.\-–]\s?"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?!\d)"
_MONTH = r"(?:0?[1-9]|1[0-2])(?!\d)"
_YEAR = r"(?:19|20)\d\d(?!\d)"
_TO_MONTH = rf"(?:{_SEPARATOR}|\s{{1,3}}tháng\s{{1,3}})"
_TO_YEAR = rf"(?:{_SEPARATOR}|\s{{1,3}}năm\s{{1,3}})"
_DATE = re.compile(
    rf"""
    \s{{0,3}},?\s{{0,3}}\(?(?:(?:ban\ hành|ký|thông\ qua|cùng)\s)?
    (?:(?:hồi|lúc)\s\d{{1,2}}(?:\s?giờ|h)(?:\s?\d{{2}}(?:\sphút)?)?,?\s)?
    (?:
        [Nn]gày\s{{1,6}}(?:
            (?P<day>{_DAY}){_TO_MONTH}(?P<month>{_MONTH}){_TO_YEAR}
            (?P<year>{_YEAR}|\d\d(?![\d/.\-]))
          | [….\s]{{0,8}}(?:/|tháng)\s{{0,3}}
            (?P<blank_month>{_MONTH}){_TO_YEAR}(?P<blank_year>{_YEAR})
        )
      | [Tt]háng\s{{1,3}}(?P<only_month>{_MONTH}){_TO_YEAR}(?P<month_year>{_YEAR})
      | (?:năm\s{{1,3}}|(?P<bare>\s))(?P<only_year>{_YEAR})(?!\s?[-–]\s?\d)
    )
    """,
    re.X,
)


@dataclass(frozen=True, slots=True)
class CitedDate:
    """A date as far as it is stated (`2015-10-02`, `2026-04`, `2013`) and where it ends."""

    iso: str
    end: int


def read_date(text: str, position: int, *, bare_year: bool = False) -> CitedDate | None:
    """The date of issue that stands at `position`, after one comma or bracket at most.

    A year without "năm" counts only with `bare_year` ("Bộ luật Lao động 2019"). An impossible
    day gives `None`.

    >>> read_date("số 9/QĐ-BYT, ngày 02 tháng 3 năm 2018 của", 11).iso
    '2018-03-02'
    >>> read_date("tháng 4/2026", 0).iso
    '2026-04'
    """
    match = _DATE.match(text, position)
    if match is None or (match["bare"] and not bare_year):
        return None
    if match["only_year"]:
        return CitedDate(match["only_year"], match.end())
    year = match["year"] or match["blank_year"] or match["month_year"]
    month = int(match["month"] or match["blank_month"] or match["only_month"])
    if match["day"] is None:
        return CitedDate(f"{year}-{month:02}", match.end())
    full = int(year) if len(year) == 4 else 2000 + int(year)
    day = int(match["day"])
    if day > monthrange(full, month)[1]:
        return None
    return CitedDate(f"{full}-{month:02}-{day:02}", match.end())


def agree(one: str | None, other: str | None) -> bool:
    """Whether two dates may be one: either is unknown or the longer refines the shorter.

    >>> agree("2015", "2015-06-25"), agree("2015-06-25", "2015-06-26"), agree(None, "2015")
    (True, False, True)
    """
    if one is None or other is None:
        return True
    return one.startswith(other) or other.startswith(one)
