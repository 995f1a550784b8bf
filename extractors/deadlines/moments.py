"""Points and stretches of time as plans print them: days, months, quarters, half-years, years."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from schemas.quick import quick

_YEAR = r"(?:19|20)[0-9]{2}(?![0-9])"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])"
_MONTH = r"(?:0?[1-9]|1[0-2])(?![0-9])"
_QUARTER = r"(?:IV|I{1,3}|[1-4])(?![0-9IVX])"
_OF = r"(?:\ ?[/.-]\ ?|,?\ (?:năm|của\ năm)\ )"
_SLASH = r"\ ?[/.-]\ ?"

CLOCK = (
    r"(?:(?:vào\ )?(?:lúc\ )?[0-9]{1,2}\ ?(?:giờ|[hg:])(?:\ ?[0-9]{2})?(?:\ phút|[’'′])?,?\ )?"
    r"(?:(?:các\ )?(?:buổi\ )?(?:sáng|chiều|tối|trưa),?\ )?"
    r"(?:(?:các\ )?(?:ngày\ )?\(?(?:[Tt]hứ\ [A-ZĐa-zđ0-9]\w*|[Cc]hủ\ [Nn]hật)\)?,?\ \(?)?"
)
"""A time of day and a day of the week in front of a day, in verbose syntax."""

DAY = (
    rf"(?:(?:(?:ngày|Ngày)\ {{0,3}}|(?<![\w/.]))"
    rf"(?:{_DAY}\ tháng\ {_MONTH}(?:\ năm\ {_YEAR})?"
    rf"|(?<![Tt]háng\ ){_DAY}(?:{_SLASH}{_MONTH}(?:\ năm\ {_YEAR}|(?!{_SLASH}{_YEAR}))"
    rf"|\ ?/\ ?{_MONTH}{_SLASH}{_YEAR}|\ ?[.-]\ ?{_MONTH}\ ?[.-]\ ?{_YEAR})))"
)
"""A day of a month; "6-12/2024" are two months."""

MONTH = (
    rf"(?:(?<![0-9]\ )(?:tháng|Tháng|T(?=[0-9]))\ {{0,2}}{_MONTH}(?:{_OF}{_YEAR})?"
    rf"|(?<![\w/.-])(?<!áng\ ){_MONTH}/{_YEAR}(?![/\w]))"
)
QUARTER = rf"(?:(?:[Qq]u[ýíy]|QUÝ)\ {{0,2}}{_QUARTER}(?:{_OF}{_YEAR})?)"
HALF = rf"(?:(?:0?[369]|[Ss]áu|[Cc]hín|[Bb]a)\ tháng\ (?:đầu|cuối)(?:\ năm(?:\ {_YEAR})?)?)"
"""The first or last three, six or nine months of a year."""
YEAR = rf"(?:(?:năm|Năm)\ {_YEAR})"
LATE = rf"(?:(?:[Cc]uối|hết)\ năm(?:\ {_YEAR})?(?!\ (?:học|sau|[0-9])))"
"""The last day of a year."""

WEEKDAY = r"(?:(?:[Tt]hứ\ (?:[2-7]|[A-Za-zĐđ]\w*)|[Cc]hủ\ [Nn]hật)(?!\w))"

MOMENT = rf"(?:{DAY}|{MONTH}|{QUARTER}|{HALF}|{YEAR}|{LATE})"
"""Any of them, in verbose syntax and without groups."""

_READ = re.compile(
    rf"""
    \s*(?:ngày|Ngày)?\ *(?:
        (?P<day>{_DAY})(?:{_SLASH}|\ tháng\ )(?P<day_month>{_MONTH})
        (?:(?:{_SLASH}|\ năm\ )(?P<day_year>{_YEAR}))?
      | (?:(?:tháng|Tháng|T)\ *|(?={_MONTH}/))(?P<month>{_MONTH})(?:{_OF}(?P<month_year>{_YEAR}))?
      | (?:[Qq]u[ýíy]|QUÝ)\ *(?P<quarter>{_QUARTER})(?:{_OF}(?P<quarter_year>{_YEAR}))?
      | (?P<count>0?[369]|[Ss]áu|[Cc]hín|[Bb]a)\ tháng\ (?P<half>đầu|cuối)
        (?:\ năm(?:\ (?P<half_year>{_YEAR}))?)?
      | (?P<late>[Cc]uối|hết)\ năm(?:\ (?P<late_year>{_YEAR}))?
      | (?:năm|Năm)\ (?P<year>{_YEAR})
    )
    """,
    re.X,
)
_COUNTS = {"3": 3, "ba": 3, "6": 6, "sáu": 6, "9": 9, "chín": 9}
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}


@quick
@dataclass(frozen=True, slots=True)
class Moment:
    """A day (`day` is set) or the months `first` to `last`; `year` if it is printed."""

    year: int | None
    first: int
    last: int
    day: int | None = None

    def start(self, year: int) -> str | None:
        """The first day as an ISO date in that year, `None` if there is no such day."""
        return _iso(year, self.first, self.day or 1)

    def end(self, year: int) -> str | None:
        """The last day as an ISO date in that year, `None` if there is no such day."""
        return _iso(year, self.last, self.day or monthrange(year, self.last)[1])


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def read_moment(text: str) -> Moment | None:
    """The moment that a text is; `None` if it is none.

    >>> read_moment("ngày 15/6/2018")
    Moment(year=2018, first=6, last=6, day=15)
    >>> read_moment("quý III năm 2020"), read_moment("06 tháng đầu năm")
    (Moment(year=2020, first=7, last=9, day=None), Moment(year=None, first=1, last=6, day=None))
    """
    match = _READ.fullmatch(text.rstrip())
    if match is None:
        return None
    if match["day"]:
        month = int(match["day_month"])
        return Moment(_number(match["day_year"]), month, month, int(match["day"]))
    if match["month"]:
        return Moment(_number(match["month_year"]), int(match["month"]), int(match["month"]))
    if match["quarter"]:
        last = 3 * _QUARTERS[match["quarter"]]
        return Moment(_number(match["quarter_year"]), last - 2, last)
    if match["half"]:
        count = _COUNTS[match["count"].lower().lstrip("0")]
        first = 1 if match["half"] == "đầu" else 13 - count
        return Moment(_number(match["half_year"]), first, first + count - 1)
    if match["late"]:
        return Moment(_number(match["late_year"]), 12, 12, 31)
    return Moment(int(match["year"]), 1, 12)


def _number(digits: str | None) -> int | None:
    return None if digits is None else int(digits)
