"""Every pattern reads back what is rendered from it, in all spellings of the genre.

A pattern's `renders` are sentences with slots; each slot has a value and a spelling, both drawn.
The answers name the values: `{day.iso}` is the day that `{day}` spells.
"""

from __future__ import annotations

import string
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.deadlines.moments import Moment
from extractors.deadlines.patterns import patterns
from extractors.knowledge import load_yaml

Find = Callable[..., list[str]]
Draw = Callable[[st.SearchStrategy], object]


@dataclass(frozen=True, repr=False)
class Slot:
    """A time as it is spelled, with its values for the answer."""

    spelled: str
    start: str | None = None
    end: str | None = None
    number: int | None = None
    rule: str | None = None

    def __repr__(self) -> str:
        return repr(self.spelled)

    def __str__(self) -> str:
        return self.spelled

    @property
    def iso(self) -> str | None:
        return self.end


DAY_SPELLINGS = (
    "{d}/{m}/{y}", "{d:02}/{m:02}/{y}", "{d:02} / {m} / {y}", "{d}-{m}-{y}", "{d:02}.{m:02}.{y}",
    "{d} tháng {m} năm {y}", "{d:02} tháng {m:02} năm {y}",
)  # fmt: skip
MONTH_SPELLINGS = ("{m}/{y}", "{m:02}/{y}", "{m} năm {y}", "{m:02}-{y}", "{m}.{y}", "{m} / {y}")
YEARLESS = ("{d}/{m}", "{d:02}/{m:02}", "{d} tháng {m}", "{d:02}-{m:02}", "{d:02} / {m}")
QUARTER_SPELLINGS = ("{q}/{y}", "{q} năm {y}", "{q}-{y}", "{q} / {y}")
CLOCKS = ("", "10 giờ 00 ", "16h30 ", "17 giờ 00 phút, ", "15 giờ ", "7h00’ ")
WEEKDAYS = {"Hai": "MO", "ba": "TU", "Tư": "WE", "5": "TH", "Sáu": "FR", "7": "SA", "bảy": "SA"}
UNITS = {
    "ngày": "FREQ=DAILY", "tuần": "FREQ=WEEKLY", "tháng": "FREQ=MONTHLY",
    "quý": "FREQ=MONTHLY;INTERVAL=3", "năm": "FREQ=YEARLY",
}  # fmt: skip
ROMAN = ("", "I", "II", "III", "IV")
DATES = st.dates(date(2000, 1, 1), date(2049, 12, 31))


def spelled_day(draw: Draw, day: date) -> str:
    return draw(st.sampled_from(DAY_SPELLINGS)).format(d=day.day, m=day.month, y=day.year)


def day_slots(draw: Draw) -> dict[str, Slot]:
    first = draw(DATES)
    last = first + timedelta(draw(st.integers(1, 500)))
    slots = {}
    for name, day in (("day", first), ("later", last)):
        iso, digits = day.isoformat(), spelled_day(draw, day)
        slots[name] = Slot("ngày" + draw(st.sampled_from((" ", "  "))) + digits, iso, iso, day.day)
        slots[f"{name}_bare"] = Slot(digits, iso, iso, day.day)
        slots[f"{name}_slashed"] = Slot(f"{day.day:02}/{day.month:02}/{day.year}", iso, iso)
    return slots | monthly_slots(draw, first)


def monthly_slots(draw: Draw, day: date) -> dict[str, Slot]:
    """Days of one month: an earlier one by its number, and days without their year."""
    last = date(day.year, day.month, draw(st.integers(3, 28)))
    number = draw(st.integers(1, last.day - 2))
    shape = draw(st.sampled_from(("{}", "{:02}")))
    rule = f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={last.day}"
    words = draw(st.sampled_from(YEARLESS)).format(d=last.day, m=day.month)
    slashed = f"{last.day:02}/{day.month:02}/{day.year}"
    iso = last.isoformat()
    return {
        "same": Slot(slashed, iso, iso, last.day),
        "number": Slot(shape.format(number), last.replace(day=number).isoformat(), None, number),
        "other": Slot(shape.format(last.day), number=last.day),
        "yearless": Slot(f"ngày {words}", rule=rule),
    }


def stretch(moment: Moment, year: int, spelled: str, number: int) -> Slot:
    return Slot(spelled, moment.start(year), moment.end(year), number)


def stretch_slots(draw: Draw) -> dict[str, Slot]:
    year = draw(st.integers(2000, 2049))
    months = sorted(draw(st.lists(st.integers(1, 12), min_size=2, max_size=2, unique=True)))
    quarters = sorted(draw(st.lists(st.integers(1, 4), min_size=2, max_size=2, unique=True)))
    slots = {"year": Slot(f"năm {year}", f"{year}-01-01", f"{year}-12-31", year)}
    slots["next"] = Slot(f"năm {year + 1}", f"{year + 1}-01-01", f"{year + 1}-12-31", year + 1)
    for name, month in zip(("month", "late_month"), months, strict=True):
        digits = draw(st.sampled_from(MONTH_SPELLINGS)).format(m=month, y=year)
        moment = Moment(year, month, month)
        slots[name] = stretch(moment, year, f"tháng {digits}", month)
        slots[f"{name}_bare"] = stretch(moment, year, f"{month:02}/{year}", month)
        slots[f"{name}_alone"] = stretch(moment, year, f"{month}", month)
    for name, quarter in zip(("quarter", "late_quarter"), quarters, strict=True):
        numeral = draw(st.sampled_from((ROMAN[quarter], str(quarter))))
        word = draw(st.sampled_from(("quý ", "Quý ", "quí ")))
        digits = draw(st.sampled_from(QUARTER_SPELLINGS)).format(q=numeral, y=year)
        moment = Moment(year, 3 * quarter - 2, 3 * quarter)
        slots[name] = stretch(moment, year, word + digits, quarter)
        slots[f"{name}_alone"] = stretch(moment, year, ROMAN[quarter], quarter)
    return slots | part_slots(draw, year)


def part_slots(draw: Draw, year: int) -> dict[str, Slot]:
    count = draw(st.sampled_from((3, 6, 9)))
    shape = draw(st.sampled_from(("{}", "{:02}")))
    first, last = Moment(year, 1, count), Moment(year, 13 - count, 12)
    words = shape.format(count)
    return {
        "first_part": stretch(first, year, f"{words} tháng đầu năm {year}", count),
        "last_part": stretch(last, year, f"{words} tháng cuối năm {year}", count),
        "year_end": Slot(f"cuối năm {year}", None, f"{year}-12-31"),
    }


def word_slots(draw: Draw) -> dict[str, Slot]:
    names = st.sampled_from(list(WEEKDAYS))
    weekdays = draw(st.lists(names, min_size=2, max_size=2, unique_by=WEEKDAYS.__getitem__))
    unit = draw(st.sampled_from(list(UNITS)))
    amount = draw(st.integers(1, 90))
    work = draw(st.sampled_from(("ngày", "ngày làm việc", "giờ", "tháng", "tuần")))
    units = {"ngày": "day", "ngày làm việc": "working_day", "giờ": "hour", "tháng": "month"}
    return {
        "hang": Slot(draw(st.sampled_from(("hằng", "hàng", "mỗi")))),
        "clock": Slot(draw(st.sampled_from(CLOCKS))),
        "weekday": Slot(f"thứ {weekdays[0]}", rule=WEEKDAYS[weekdays[0]]),
        "weekday2": Slot(f"thứ {weekdays[1]}", rule=WEEKDAYS[weekdays[1]]),
        "unit": Slot(unit, rule=UNITS[unit]),
        "span": Slot(f"{amount:02} {work}", rule=units.get(work, "week"), number=amount),
        "times": Slot(str(amount % 8 + 2), number=amount % 8 + 2),
    }


@st.composite
def slots(draw: Draw) -> dict[str, Slot]:
    return day_slots(draw) | stretch_slots(draw) | word_slots(draw)


def rendered() -> list[tuple[str, str, list[str]]]:
    entries = load_yaml("extractors.deadlines", "patterns.yaml")
    assert isinstance(entries, list)
    return [
        (entry["name"], template, answers)
        for entry in entries
        for template, answers in entry.get("renders", {}).items()
    ]


def test_every_pattern_is_rendered() -> None:
    assert {name for name, _, _ in rendered()} == {pattern.name for pattern in patterns()}


def test_every_slot_is_used() -> None:
    used = {
        field.partition(".")[0]
        for _, template, _ in rendered()
        for _, field, _, _ in string.Formatter().parse(template)
        if field
    }
    known: set[str] = set()

    @settings(max_examples=1, database=None)
    @given(slots())
    def names(drawn: dict[str, Slot]) -> None:
        known.update(drawn)

    names()
    assert known - used == set()


@pytest.mark.parametrize(("name", "template", "answers"), rendered())
@settings(max_examples=25, deadline=None)
@given(drawn=slots())
def test_what_is_rendered_is_read(
    name: str, template: str, answers: list[str], drawn: dict[str, Slot], find: Find
) -> None:
    text = template.format_map(drawn)
    pattern = next(each for each in patterns() if each.name == name)
    assert pattern.regex.search(text), text
    expected = [answer.format_map(drawn) for answer in answers]
    assert find(text, period=None, issued_on=None) == expected, text
