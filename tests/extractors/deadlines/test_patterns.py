"""The phrases of `patterns.yaml`: their examples, their counter-examples, and what is rendered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from itertools import islice

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from extractors.deadlines.moments import read_moment
from extractors.deadlines.patterns import applicable, patterns
from extractors.deadlines.recurrence import UNITS, every
from extractors.knowledge import load_yaml

Find = Callable[..., list[str]]
DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))
MONTHS = st.tuples(st.integers(1990, 2060), st.integers(1, 12))


def examples(kind: str) -> list[tuple[str, str, list[str]]]:
    entries = load_yaml("extractors.deadlines", "patterns.yaml")
    assert isinstance(entries, list)
    return [
        (entry["name"], text, entry[kind][text] if kind == "examples" else [])
        for entry in entries
        for text in entry.get(kind, ())
    ]


@pytest.mark.parametrize(("name", "text", "expected"), examples("examples"))
def test_examples(name: str, text: str, expected: list[str], find: Find) -> None:
    assert find(text, period=None, issued_on=None) == expected


@pytest.mark.parametrize(("name", "text", "expected"), examples("not"))
def test_counter_examples(name: str, text: str, expected: list[str], find: Find) -> None:
    assert find(text, period=None, issued_on=None) == expected


def test_every_pattern_has_an_example_that_its_literals_let_through() -> None:
    shown = {name for name, _, _ in examples("examples")}
    assert shown == {pattern.name for pattern in patterns()}
    for name, text, _ in examples("examples"):
        pattern = next(each for each in patterns() if each.name == name)
        match = pattern.regex.search(text)
        assert match is None or pattern in applicable(text), text


PRINTED = [
    "ngày {d}/{m}/{y}",
    "ngày {d:02}/{m:02}/{y}",
    "ngày {d:02} tháng {m} năm {y}",
    "{d}-{m}-{y}",
]
CUES = [
    ("báo cáo trước {day}", "before - {iso}"),
    ("nộp chậm nhất {day}", "by - {iso}"),
    ("duy trì đến hết {day}", "by - {iso}"),
    ("khai mạc vào {day}", "on - {iso}"),
    ("mở cửa từ {day}", "during {iso} -"),
    ("Thời gian: {day}", "on - {iso}"),
]


@pytest.mark.parametrize("printed", PRINTED)
@pytest.mark.parametrize(("cue", "expected"), CUES)
@given(day=DAYS)
def test_rendered_days_are_read(
    printed: str, cue: str, expected: str, day: date, find: Find
) -> None:
    text = cue.format(day=printed.format(d=day.day, m=day.month, y=day.year))
    found = find(text, period=None, issued_on=None)
    assert found == [expected.format(iso=day.isoformat())]


@pytest.mark.parametrize("printed", PRINTED)
@pytest.mark.parametrize("joint", [" đến ", " - ", " đến hết ", "–"])
@given(days=st.tuples(DAYS, DAYS).map(sorted).filter(lambda days: days[0] < days[1]))
def test_rendered_stretches_are_read(
    printed: str, joint: str, days: list[date], find: Find
) -> None:
    first, last = (printed.format(d=day.day, m=day.month, y=day.year) for day in days)
    found = find(f"ra quân từ {first}{joint}{last}", period=None, issued_on=None)
    assert found == [f"during {days[0].isoformat()} {days[1].isoformat()}"]


@pytest.mark.parametrize("printed", ["tháng {m}/{y}", "tháng {m} năm {y}", "tháng {m:02}-{y}"])
@given(month=MONTHS)
def test_rendered_months_are_read(printed: str, month: tuple[int, int], find: Find) -> None:
    year, number = month
    moment = read_moment(printed.format(m=number, y=year))
    assert moment is not None
    found = find("kiểm tra trong " + printed.format(m=number, y=year), period=None, issued_on=None)
    assert found == [f"during {moment.start(year)} {moment.end(year)}"]
    assert moment.start(year) == f"{year}-{number:02}-01"


@given(unit=st.sampled_from(sorted(UNITS)), count=st.integers(1, 12))
def test_rules_recur(unit: str, count: int) -> None:
    first, second = islice(rrulestr(every(unit, count), dtstart=datetime(2000, 1, 1)), 2)
    assert first < second


@given(unit=st.sampled_from(["tháng", "quý"]), day=st.integers(1, 31))
def test_rules_on_a_day_fall_on_that_day(unit: str, day: int) -> None:
    rule = rrulestr(every(unit, day=day), dtstart=datetime(2000, 1, 1))
    assert {occurrence.day for occurrence in islice(rule, 3)} == {day}


def test_a_rule_without_occurrence_is_refused() -> None:
    with pytest.raises(ValueError, match="occurrence"):
        every("năm", months=(2,), day=31)
