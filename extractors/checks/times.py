"""Times that cannot be: before the day of issue, on a day that is none, on another weekday."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extractors.deadlines.moments import DAY, WEEKDAY, read_moment
from extractors.deadlines.recurrence import weekday_of
from extractors.deadlines.years import Calendar, calendar_of
from extractors.facts import Facts
from extractors.findings import finding
from extractors.grounding import locate
from schemas import Document, Finding

_IMPOSSIBLE = re.compile(
    r"""
    (?:(?P<day>3[01](?<![\w/.,-]..))(?P<of>\ ?[/.-]\ ?|\ tháng\ )
       (?P<month>0?2|0?4|0?6|0?9|11)(?![0-9])
      |(?P<leap>29(?<![\w/.,-]..))(?:\ ?[/.-]\ ?|\ tháng\ )0?2(?=(?:\ ?[/.-]\ ?|\ năm\ )(?:19|20)))
    (?:(?:\ ?[/.-]\ ?|\ năm\ )(?P<year>(?:19|20)[0-9]{2}))?(?![\w/])
    """,
    re.X | re.I,
)
_WEEKDAY = re.compile(WEEKDAY, re.X)
_DATED = re.compile(rf"\)?,?\ \(?(?P<day>{DAY})", re.X)
_IN_FRONT = re.compile(rf"(?P<day>{DAY}),?\ \(?$", re.X)
_REACH = 40
_NAMES = {
    "MO": ("thứ Hai", "Monday"), "TU": ("thứ Ba", "Tuesday"), "WE": ("thứ Tư", "Wednesday"),
    "TH": ("thứ Năm", "Thursday"), "FR": ("thứ Sáu", "Friday"), "SA": ("thứ Bảy", "Saturday"),
    "SU": ("Chủ nhật", "Sunday"),
}  # fmt: skip


def before_issue(document: Document, facts: Facts) -> Iterator[Finding]:
    """Deadlines that had passed when the plan was issued."""
    issued = facts.header.issued_on
    for each in facts.deadlines:
        if issued is not None and each.end is not None and each.end < issued:
            yield finding("deadline-before-issue", each.span, deadline=each.end, issued=issued)


def impossible_days(document: Document, facts: Facts) -> Iterator[Finding]:
    """Days that no calendar has: 31/6, 30/02; 29/02 of a year without it.

    Without a year or the word "ngày" two figures may as well be a number or a ratio.
    """
    for match in _IMPOSSIBLE.finditer(document.text):
        if match["leap"] is not None:
            sure = match["year"] is not None and _day(int(match["year"]), 2, 29) is None
        else:
            before = document.text[max(0, match.start() - 5) : match.start()]
            said = before.lower() == "ngày " or "tháng" in match["of"]
            possible = _day(2000, int(match["month"]), int(match["day"])) is not None
            sure = (said or match["year"] is not None) and not possible
        if sure:
            yield finding("date-impossible", locate(document, *match.span()), day=match[0])


def other_weekdays(document: Document, facts: Facts) -> Iterator[Finding]:
    """Days with a day of the week that is not theirs: "thứ Hai ngày …", "… (thứ Hai)"."""
    text, calendar = document.text, calendar_of(facts.header)
    for word in ("hứ ", "hủ nhật", "hủ Nhật"):
        place = text.find(word)
        while place > 0:
            yield from _other_weekday(document, place - 1, calendar)
            place = text.find(word, place + 1)


def _other_weekday(document: Document, place: int, calendar: Calendar) -> Iterator[Finding]:
    text = document.text
    said = _WEEKDAY.match(text, place)
    if said is None or _WEEKDAY.search(text, max(0, place - 14), place):
        return
    behind = _DATED.match(text, said.end())
    front = _IN_FRONT.search(text[max(0, place - _REACH) : place])
    written = behind or front
    if written is None:
        return
    day = _written_day(text, written["day"], *said.span(), calendar)
    if day is not None and day != _weekday(said[0]):
        low = place if behind else place - (len(front[0]) if front else 0)
        span = locate(document, low, behind.end() if behind else said.end())
        vi, en = _NAMES[day]
        told = {"said": said[0], "day": written["day"], "true": vi, "true_en": en}
        yield finding("weekday-mismatch", span, **told)


def _written_day(text: str, words: str, start: int, end: int, calendar: Calendar) -> str | None:
    """The day of the week that a written day falls on, `None` if its year is not known."""
    moment = read_moment(words)
    if moment is None or moment.day is None:
        return None
    year = moment.year or calendar.year_in(text, start, end)
    day = None if year is None else _day(year, moment.first, moment.day)
    return None if day is None else list(_NAMES)[day.weekday()]


def _weekday(words: str) -> str | None:
    try:
        return weekday_of(words)
    except KeyError:
        return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
