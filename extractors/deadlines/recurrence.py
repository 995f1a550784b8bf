"""Recurrence rules (RFC 5545, RRULE without DTSTART) for what is to be done again and again."""

from __future__ import annotations

from datetime import datetime
from functools import cache

from dateutil.rrule import rrulestr

UNITS: dict[str, tuple[str, int]] = {
    "ngày": ("DAILY", 1),
    "tuần": ("WEEKLY", 1),
    "tháng": ("MONTHLY", 1),
    "quý": ("MONTHLY", 3),
    "quí": ("MONTHLY", 3),
    "năm": ("YEARLY", 1),
}
"""Frequency and interval by the unit that recurs."""

_WEEKDAYS = {
    "hai": "MO", "ba": "TU", "tư": "WE", "năm": "TH", "sáu": "FR", "bảy": "SA", "nhật": "SU",
    "2": "MO", "3": "TU", "4": "WE", "5": "TH", "6": "FR", "7": "SA", "bẩy": "SA",
}  # fmt: skip

_ANY_DAY = datetime(2000, 1, 1)


def every(
    unit: str, count: int = 1, *, months: tuple[int, ...] = (), day: int | None = None
) -> str:
    """The rule for every `count` units, in some months and on a day of the month if given.

    A year of months is said in years. Raises `KeyError` for a unit that does not recur and
    `ValueError` for a rule that has no occurrence.

    >>> every("quý"), every("tháng", 6), every("năm", day=15, months=(12,))
    ('FREQ=MONTHLY;INTERVAL=3', 'FREQ=MONTHLY;INTERVAL=6', 'FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15')
    """
    frequency, step = UNITS[unit]
    interval = step * count
    if frequency == "MONTHLY" and interval % 12 == 0 and day is None:
        frequency, interval = "YEARLY", interval // 12
    parts = [f"FREQ={frequency}"]
    if interval > 1:
        parts.append(f"INTERVAL={interval}")
    if months:
        parts.append(f"BYMONTH={','.join(map(str, months))}")
    if day is not None:
        parts.append(f"BYMONTHDAY={day}")
    return _checked(";".join(parts))


def every_week(*weekdays: str) -> str:
    """The rule for days of every week; raises `KeyError` for a word that is none.

    >>> every_week("thứ Sáu"), every_week("thứ 3", "Chủ nhật")
    ('FREQ=WEEKLY;BYDAY=FR', 'FREQ=WEEKLY;BYDAY=TU,SU')
    """
    days = dict.fromkeys(weekday_of(each) for each in weekdays)
    return _checked(f"FREQ=WEEKLY;BYDAY={','.join(days)}")


def weekday_of(words: str) -> str:
    """The day of the week that words name, as in RFC 5545; raises `KeyError` if they name none.

    >>> weekday_of("thứ Hai")
    'MO'
    """
    return _WEEKDAYS[words.split()[-1].lower()]


@cache
def _checked(rule: str) -> str:
    if next(iter(rrulestr(rule, dtstart=_ANY_DAY, cache=False)), None) is None:
        raise ValueError(f"a rule without occurrence: {rule}")
    return rule
