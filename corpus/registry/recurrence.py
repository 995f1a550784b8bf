"""On which days a recurring deadline falls due.

A plan says "quarterly" or "on the 15th of each month". Where its words fix the day, those are the
days; where they do not, a deadline is due by the last day of each quarter, month or year, and that
day is not `exact`: the plan names none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from dateutil.relativedelta import relativedelta
from dateutil.rrule import rrule, rrulestr

_RULE = re.compile(
    r"FREQ=(?P<freq>DAILY|WEEKLY|MONTHLY|YEARLY)"
    r"(?:;(?:INTERVAL=[1-9]\d{0,2}|BYDAY=[A-Z0-9,+-]{2,60}|BYMONTH=(?:[1-9]|1[0-2])(?:,(?:[1-9]|1[0-2])){0,11}"
    r"|BYMONTHDAY=-?(?:[1-9]|[12]\d|3[01])(?:,-?(?:[1-9]|[12]\d|3[01])){0,30}|COUNT=[1-9]\d{0,3})){0,5}"
)
_INTERVAL = re.compile(r"INTERVAL=(\d+)")


@dataclass(frozen=True, slots=True)
class Recurrence:
    """A rule of RFC 5545 from a `start` to a `last` day; `exact` if its words fix the days."""

    rule: str
    start: date
    last: date

    @property
    def exact(self) -> bool:
        return "BYDAY=" in self.rule or "BYMONTHDAY=" in self.rule

    @property
    def frequency(self) -> str:
        """`DAILY`, `WEEKLY`, `MONTHLY` or `YEARLY`."""
        return self.rule.removeprefix("FREQ=").partition(";")[0]


def recurrence_of(rule: str | None, start: str | None, last: str | None) -> Recurrence | None:
    """The recurrence of a rule between two days (ISO), `None` if it is no rule or a day is missing.

    >>> found = recurrence_of("FREQ=MONTHLY;INTERVAL=3", "2024-01-01", "2024-12-31")
    >>> [str(day) for day in due_days(found, date(2024, 1, 1), date(2024, 12, 31))]
    ['2024-03-31', '2024-06-30', '2024-09-30', '2024-12-31']
    >>> recurrence_of("FREQ=SECONDLY", "2024-01-01", "2024-12-31") is None
    True
    """
    begun, ended = _day(start), _day(last)
    if rule is None or begun is None or ended is None or not _RULE.fullmatch(rule):
        return None
    found = Recurrence(rule, begun, ended)
    return found if _expanded(found) is not None else None


@lru_cache(maxsize=4096)
def due_days(recurrence: Recurrence, first: date, last: date) -> tuple[date, ...]:
    """The days from `first` to `last`, both included, on which it falls due."""
    rule = _expanded(recurrence)
    if rule is None:
        return ()
    reach = _window(recurrence)
    from_day = _instant(first - relativedelta(months=13 * max(1, _interval(recurrence))))
    found = rule.between(from_day, _instant(last), inc=True)
    days = (each.date() + reach - timedelta(days=1) for each in found)
    return tuple(day for day in days if first <= day <= last and day <= recurrence.last)


def calendar_rule(recurrence: Recurrence) -> tuple[date, str] | None:
    """The first day and the rule as calendars take them, `None` if it never falls due.

    Their first day has to be one of the rule's, so a rule without a day gets the last day of the
    month, in which it falls due here.
    """
    days = due_days(recurrence, recurrence.start, recurrence.last)
    if not days:
        return None
    rule = recurrence.rule
    if not recurrence.exact and recurrence.frequency in ("MONTHLY", "YEARLY"):
        if recurrence.frequency == "YEARLY" and "BYMONTH=" not in rule:
            rule += f";BYMONTH={days[0].month}"
        rule += ";BYMONTHDAY=-1"
    if "COUNT=" not in rule:
        rule += f";UNTIL={recurrence.last:%Y%m%d}"
    return days[0], rule


@lru_cache(maxsize=4096)
def _expanded(recurrence: Recurrence) -> rrule | None:
    start = recurrence.start
    if not recurrence.exact and recurrence.frequency in ("MONTHLY", "YEARLY"):
        start = start.replace(day=1)
    try:
        rule = rrulestr(recurrence.rule, dtstart=_instant(start))
    except ValueError:
        return None
    assert isinstance(rule, rrule)
    return rule if "COUNT=" in recurrence.rule else rule.replace(until=_instant(recurrence.last))


def _window(recurrence: Recurrence) -> timedelta | relativedelta:
    """How long a deadline without a day may take, from the beginning of its time."""
    interval = _interval(recurrence)
    if recurrence.exact or recurrence.frequency == "DAILY":
        return timedelta(days=1)
    if recurrence.frequency == "WEEKLY":
        return timedelta(days=7 * interval)
    if "BYMONTH=" in recurrence.rule:
        return relativedelta(months=1)
    return relativedelta(months=interval * (12 if recurrence.frequency == "YEARLY" else 1))


def _interval(recurrence: Recurrence) -> int:
    found = _INTERVAL.search(recurrence.rule)
    return int(found[1]) if found else 1


def _instant(day: date) -> datetime:
    return datetime.combine(day, time())


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None
