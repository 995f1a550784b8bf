"""From a matched phrase to its deadlines: one reader for each way of `patterns.yaml`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extractors.deadlines.moments import MOMENT, WEEKDAY, Moment, read_moment
from extractors.deadlines.patterns import Pattern
from extractors.deadlines.recurrence import every, every_week
from extractors.deadlines.years import Calendar
from schemas import Relation, TimeUnit
from schemas.quick import quick

_MOMENT = re.compile(MOMENT, re.X)
_PERIOD = re.compile(r"(?:(?P<count>[0-9]{1,2}) )?(?P<unit>ngày|tuần|tháng|quý|quí|năm)(?!\w)")
_NUMBER = re.compile(r"[0-9]{1,2}")
_LINK = re.compile(r"[,/ ]*(?:(?:và|hoặc) )?")
_WEEKDAY = re.compile(WEEKDAY, re.X)
_EVENT = re.compile(
    r"(?!\s)[^,;:()\n]{2,160}?"
    r"(?=\s*(?:[,;:)(\n]|\.(?:\s|$)|$|\ (?:phải|thì|để|và|các|có\ trách\ nhiệm)\ ))"
)
_OFFSET_UNITS: dict[str, TimeUnit] = {
    "giờ": "hour", "tiếng": "hour", "ngày": "day", "ngày làm việc": "working_day",
    "tuần": "week", "tháng": "month", "năm": "year",
}  # fmt: skip
_OTHER_YEAR = re.compile(
    r",? (?:của )?năm (?:(?P<next>sau|tiếp theo|kế tiếp)|trước(?! (?:ngày|tháng))"
    r"|báo cáo|kế hoạch|liền|đó|thực hiện)"
)


@dataclass(frozen=True, slots=True)
class Offset:
    """Of a time counted from an event: how long, and from where the event is named to the end."""

    amount: int
    unit: TimeUnit
    event: int


@quick
@dataclass(frozen=True, slots=True)
class Reading:
    """One deadline that a phrase says, at `start:end` of the text."""

    relation: Relation
    begins: str | None
    ends: str | None
    rrule: str | None
    start: int
    end: int
    inferred: bool = False
    """The year is not printed with it."""
    offset: Offset | None = None
    reversed: bool = False
    """A stretch whose printed end lies before its beginning: no deadline, but to be told."""


Match = re.Match[str]
_Reader = Callable[[Pattern, Match, Calendar], Iterator[Reading]]


def read(pattern: Pattern, match: Match, calendar: Calendar) -> tuple[Reading, ...]:
    """The deadlines of a match; none if it names an impossible day or its year cannot be known."""
    return tuple(_READERS[pattern.reads](pattern, match, calendar))


def _moments(match: Match, names: tuple[str, ...]) -> list[tuple[Moment, int, int]]:
    """The moments of the groups, with the whole match as the place of the first."""
    groups = match.groupdict()
    name = next((name for name in names if groups.get(name)), None)
    first = None if name is None else read_moment(match[name])
    if first is None or name is None:
        return []
    more = list(_MOMENT.finditer(match.string, *match.span("more"))) if groups.get("more") else []
    found = [(first, match.start(), match.end(name) if more else match.end())]
    for each in more:
        moment = read_moment(each[0])
        if moment is not None and _alike(first, moment):
            found.append((moment, *each.span()))
    return found


def _alike(one: Moment, other: Moment) -> bool:
    return (one.day is None) == (other.day is None) and (one.last - one.first) == (
        other.last - other.first
    )


def _listed(match: Match, calendar: Calendar) -> Iterator[tuple[Moment, int | None, int, int]]:
    """The moments of a list with their years: a later one's year holds for those before it."""
    moments = _moments(match, ("first", "last"))
    printed = next((moment.year for moment, _, _ in reversed(moments) if moment.year), None)
    for moment, start, end in moments:
        year = moment.year or printed or _year_of(match.string, start, end, calendar, moment.last)
        yield moment, year, start, end


def _year_of(text: str, start: int, end: int, calendar: Calendar, month: int) -> int | None:
    """The year that a date of a month without one is in; `None` if it comes again every year."""
    other = _OTHER_YEAR.match(text, end)
    if other is None:
        return calendar.year_in(text, start, end, month)
    year = None if calendar.spans_years or not other["next"] else calendar.first
    return None if year is None else year + 1


def _ends(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    for moment, year, start, end in _listed(match, calendar):
        if year is None:
            yield from _recurring(match.string, moment, start, end, calendar)
            continue
        stop = moment.start(year) if pattern.relation == "before" else moment.end(year)
        if stop is not None:
            inferred = moment.year is None
            yield Reading(pattern.relation, None, stop, None, start, end, inferred)


def _recurring(
    text: str, moment: Moment, start: int, end: int, calendar: Calendar
) -> Iterator[Reading]:
    """A day or month without a year in a plan of several years: it comes every year."""
    other = _OTHER_YEAR.match(text, end) is not None
    if (calendar.spans_years or other) and moment.first == moment.last:
        rule = every("năm", months=(moment.last,), day=moment.day)
        yield Reading("every", None, None, rule, start, end, True)


def _spans(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    for moment, year, start, end in _listed(match, calendar):
        if year is None:
            yield from _recurring(match.string, moment, start, end, calendar)
        else:
            begins, ends = moment.start(year), moment.end(year)
            inferred = moment.year is None
            yield Reading(pattern.relation, begins, ends, None, start, end, inferred)


def _start(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    for moment, year, start, end in _listed(match, calendar):
        begins = None if year is None else moment.start(year)
        if begins is not None:
            yield Reading(pattern.relation, begins, None, None, start, end, moment.year is None)


def _range(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    first, last = read_moment(match["first"]), read_moment(match["last"])
    if first is not None and last is not None:
        yield from _between(pattern, match, calendar, first, last)


def _between(
    pattern: Pattern, match: Match, calendar: Calendar, first: Moment, last: Moment
) -> Iterator[Reading]:
    """The stretch between two moments; one without a year is in that of the other."""
    year = last.year or first.year or calendar.year_in(match.string, *match.span())
    if year is None:
        return
    turns = (first.first, first.day or 1) > (last.last, last.day or 31)
    first_year = first.year or (year - 1 if turns and last.year else year)
    last_year = last.year or (year + 1 if turns else year)
    begins, ends = first.start(first_year), last.end(last_year)
    if begins is not None and ends is not None:
        inferred = last.year is None and first.year is None
        place = match.span()
        turned = begins > ends
        yield Reading(pattern.relation, begins, ends, None, *place, inferred, reversed=turned)


def _days(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    last = read_moment(match["last"])
    if last is not None:
        first = Moment(last.year, last.first, last.last, int(match["day"]))
        yield from _between(pattern, match, calendar, first, last)


def _months(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    first, last = read_moment(f"tháng {match['month']}"), read_moment(f"tháng {match['last']}")
    if first is not None and last is not None:
        yield from _between(pattern, match, calendar, first, last)


def _numbered(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    """Days or months by their numbers: a stretch if one follows the other, else each of them."""
    word = match.groupdict().get("word") or "ngày"
    last = read_moment(f"{word} {match['last']}")
    numbers = [int(each) for each in _NUMBER.findall(match["list"])]
    if last is None:
        return
    numbers.append(last.day or last.first)
    if max(numbers) > (31 if last.day else 12) or min(numbers) < 1:
        return
    moments = [_of(last, number) for number in numbers]
    stretch = numbers == list(range(numbers[0], numbers[-1] + 1))
    if stretch:
        yield from _between(pattern, match, calendar, moments[0], last)
        return
    year = last.year or calendar.year_in(match.string, *match.span())
    places = _places(match)
    for moment, place in zip(moments, places, strict=True):
        begins, ends = (None, None) if year is None else (moment.start(year), moment.end(year))
        if begins is not None and ends is not None:
            relation: Relation = pattern.relation if last.day is None else "on"
            first = None if relation == "on" else begins
            yield Reading(relation, first, ends, None, *place, last.year is None)


def _of(last: Moment, number: int) -> Moment:
    """The moment with that number beside the last of a list."""
    if last.day is not None:
        return Moment(last.year, last.first, last.last, number)
    return Moment(last.year, number, number)


def _places(match: Match) -> list[tuple[int, int]]:
    """Where the items of a numbered list stand, the first with the words before it."""
    found = [each.span() for each in _NUMBER.finditer(match.string, *match.span("list"))]
    return [(match.start(), found[0][1]), *found[1:], (match.start("last"), match.end())]


def _quarters(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    first, last = read_moment(f"quý {match['first']}"), read_moment(f"quý {match['last']}")
    if first is not None and last is not None:
        yield from _between(pattern, match, calendar, first, last)


def _years(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    first, last = int(match["first"]), int(match["last"])
    if first <= last:
        begins, ends = f"{first}-01-01", f"{last}-12-31"
        yield Reading(pattern.relation, begins, ends, None, *match.span())


def _bare_year(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    begins, ends = f"{match['only']}-01-01", f"{match['only']}-12-31"
    yield Reading(pattern.relation, begins, ends, None, *match.span())


def _monthly(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    yield from _on_day(match, "tháng")


def _quarterly(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    yield from _on_day(match, "quý")


def _on_day(match: Match, unit: str) -> Iterator[Reading]:
    """A day of every month or quarter, or several of them."""
    groups = match.groupdict()
    places = [(match.start(), match.end("day") if groups.get("days") else match.end())]
    numbers = [match["day"]]
    for each in _NUMBER.finditer(match.string, *match.span("days")) if groups.get("days") else ():
        numbers.append(each[0])
        places.append(each.span())
    for number, place in zip(numbers, places, strict=True):
        if 1 <= int(number) <= 31:
            yield Reading("every", None, None, every(unit, day=int(number)), *place)


def _month_end(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    yield Reading("every", None, None, every("tháng", day=-1), *match.span())


def _weekly(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    days = _WEEKDAY.findall(match["weekday"])
    yield Reading("every", None, None, every_week(*days), *match.span())


def _yearly(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    for moment, start, end in _moments(match, ("first",)):
        if moment.day is not None and moment.start(2000) is not None:
            rule = every("năm", months=(moment.last,), day=moment.day)
            yield Reading("every", None, None, rule, start, end)


def _in_months(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    """Every year in the months that are named, or in a stretch of days."""
    first = read_moment(match["only"] or match["first"])
    last = first if match["only"] else read_moment(match["last"])
    if first is None or last is None:
        return
    whole = first.day is None and last.day is None and first.first <= last.last
    months = tuple(range(first.first, last.last + 1)) if whole else ()
    yield Reading("every", None, None, every("năm", months=months), *match.span())


def _periods(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    start = match.start()
    for each in _PERIOD.finditer(match.string, *match.span("list")):
        unit, count = each["unit"], int(each["count"] or 1)
        if count:
            yield Reading("every", None, None, every(unit, count), start, each.end())
        link = _LINK.match(match.string, each.end())
        start = each.end() if link is None else link.end()


def _whole_year(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    """The year of the plan, if it is one year's."""
    year = calendar.year_in(match.string, *match.span())
    if year is not None:
        begins, ends = f"{year}-01-01", f"{year}-12-31"
        yield Reading(pattern.relation, begins, ends, None, *match.span(), True)


def _ongoing(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    yield Reading("ongoing", None, None, None, *match.span())


def _offset(pattern: Pattern, match: Match, calendar: Calendar) -> Iterator[Reading]:
    """So many days after an event, or before it; the event is named up to the end of its clause."""
    event = _EVENT.match(match.string, match.end())
    unit = _OFFSET_UNITS[" ".join(match["unit"].split())]
    amount = int(match["count"])
    if event is None or not amount:
        return
    sign = -1 if match["side"] == "trước" else 1
    offset = Offset(sign * amount, unit, event.start())
    yield Reading(pattern.relation, None, None, None, match.start(), event.end(), offset=offset)


_READERS: dict[str, _Reader] = {
    "ends": _ends,
    "end": _ends,
    "spans": _spans,
    "start": _start,
    "range": _range,
    "days": _days,
    "months": _months,
    "numbered": _numbered,
    "weekly": _weekly,
    "quarters": _quarters,
    "years": _years,
    "bare year": _bare_year,
    "whole year": _whole_year,
    "monthly": _monthly,
    "quarterly": _quarterly,
    "month's end": _month_end,
    "offset": _offset,
    "yearly": _yearly,
    "in months": _in_months,
    "periods": _periods,
    "ongoing": _ongoing,
}
