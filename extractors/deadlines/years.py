"""The year of a date that prints none, and the day of issue it is held against."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas import Header

_YEAR = re.compile(r"(?<![\w/])năm ((?:19|20)[0-9]{2})(?!\s?[-–/]|[0-9])")
_DATED = re.compile(
    r"\b(?:ngày|trước|và) [0-9]{1,2}[/.-][0-9]{1,2}[/.-]((?:19|20)[0-9]{2})(?![0-9])"
)
"""A day with its year: where a sentence prints it once, the days before it are of that year."""
_SENTENCE_END = re.compile(r"[;\n]|\.(?=\s|$)")
_REACH = 300
_SCHOOL = "năm học"
_SCHOOL_BEGINS = 8
"""The month in which a school year begins."""
_NOT_ITS_OWN = ("giai đoạn", "đến", "luật", "từ", "khóa", "thời kỳ")


@dataclass(frozen=True, slots=True)
class Calendar:
    """The years that a plan covers and its day of issue, as far as they are known."""

    first: int | None
    last: int | None
    issued_on: str | None
    school: bool = False
    """The two years are one school year: each month is in one of them."""

    @property
    def spans_years(self) -> bool:
        return self.first is not None and self.first != self.last

    def year_in(self, text: str, start: int, end: int, month: int | None = None) -> int | None:
        """The year of a date `text[start:end]` without one: the sentence's, the plan's, of issue.

        `None` if the plan covers several years and the sentence names none: the date recurs,
        unless they are one school year and its month is known.
        """
        said = self._said(text, start, end)
        if said is not None:
            return said
        if self.school and month is not None:
            return self.first if month >= _SCHOOL_BEGINS else self.last
        if self.spans_years:
            return None
        if self.first is not None:
            return self.first
        return int(self.issued_on[:4]) if self.issued_on else None

    def _said(self, text: str, start: int, end: int) -> int | None:
        """The year that the sentence names, the nearest before the date or else behind it."""
        begin = max(0, start - _REACH)
        for mark in _SENTENCE_END.finditer(text, begin, start):
            begin = mark.end()
        stop = _SENTENCE_END.search(text, end, end + _REACH)
        before = [m for m in _YEAR.finditer(text, begin, start) if self._is_own(text, m)]
        if before:
            return int(before[-1][1])
        behind = _YEAR.search(text, end, stop.start() if stop else min(len(text), end + _REACH))
        if behind is None and self.spans_years:
            behind = _DATED.search(
                text, end, stop.start() if stop else min(len(text), end + _REACH)
            )
        return int(behind[1]) if behind and self._is_own(text, behind) else None

    def _is_own(self, text: str, match: re.Match[str]) -> bool:
        """Whether a year may be that of a date beside it: near the plan's, no end of a period."""
        year = int(match[1])
        if text[max(0, match.start() - 12) : match.start()].rstrip().endswith(_NOT_ITS_OWN):
            return False
        if self.first is not None and self.last is not None:
            return self.first <= year <= self.last + 1
        return self.issued_on is None or abs(year - int(self.issued_on[:4])) <= 1


def calendar_of(header: Header) -> Calendar:
    """The calendar that a header fixes.

    >>> from schemas import Period
    >>> calendar_of(Header(period=Period("2026-01-01", "2030-12-31"))).spans_years
    True
    """
    period = header.period
    if period is None:
        return Calendar(None, None, header.issued_on)
    first, last = int(period.start[:4]), int(period.end[:4])
    school = last == first + 1 and _SCHOOL in (header.title or "").lower()
    return Calendar(first, last, header.issued_on, school)
