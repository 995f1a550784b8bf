"""The calendar, read back as a calendar program would."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest
from dateutil.rrule import rrulestr
from icalendar import Calendar

from corpus.exports import FORMATS, Kind, Options
from corpus.registry.records import WholePlan
from schemas import Deadline, Header, Period, Plan, Source, Span, Task
from tests.corpus.exports.conftest import whole

SOURCE = Source("a.txt", "ab" * 32, "text/plain", 1, None, "plain")
SPAN = Span(0, 1)


def content(plans: list[WholePlan], options: Options | None = None) -> bytes:
    chosen = options or Options((Kind.TASK, Kind.DEADLINE))
    (file,) = FORMATS["ics"].files(plans, chosen)
    return b"".join(file.chunks)


def parts(plans: list[WholePlan], options: Options | None = None) -> list[Calendar]:
    return list(Calendar.from_ical(content(plans, options)).subcomponents)


def plan(*deadlines: Deadline, header: Header | None = None) -> WholePlan:
    ids = tuple(each.id for each in deadlines)
    task = Task("t1", "x", SPAN, "Trồng cây", None, ("Đội 1",), (), (), ids, (), 1.0)
    return whole(Plan(SOURCE, "x", header or Header(), tasks=(task,), deadlines=deadlines))


def deadline(start: str | None, end: str | None, rrule: str | None = None) -> Deadline:
    return Deadline("d1", "x", SPAN, "by", start, end, rrule, "t1", 1.0)


def check(found: list[Calendar]) -> None:
    """What RFC 5545 (3.6.1, 3.6.2, 3.8.2) asks of each component."""
    uids = [str(each["uid"]) for each in found]
    assert len(set(uids)) == len(uids)
    for each in found:
        assert each.name in ("VTODO", "VEVENT")
        assert isinstance(each.decoded("dtstamp"), datetime)
        assert not each.errors
        if each.name == "VEVENT" or "rrule" in each:
            assert isinstance(each.decoded("dtstart"), date)
        if "due" in each and "dtstart" in each:
            assert each.decoded("due") > each.decoded("dtstart")
        if "dtend" in each:
            assert each.decoded("dtend") > each.decoded("dtstart")
        if "rrule" in each:
            start = each.decoded("dtstart")
            rule = each["rrule"].to_ical().decode()
            assert rrulestr(rule, dtstart=datetime(start.year, start.month, start.day))[0]


def test_every_task_and_dated_deadline_is_there(samples: list[WholePlan]) -> None:
    found = parts(samples)
    check(found)
    tasks = sum(len(each.plan.tasks) for each in samples)
    dated = sum(1 for each in samples for d in each.plan.deadlines if d.end)
    uids = {str(each["uid"]) for each in found}
    assert {f"{s.id}-{t.id}@kehoach" for s in samples for t in s.plan.tasks} <= uids
    assert sum(each.name == "VEVENT" for each in found) >= dated
    assert sum(each.name == "VTODO" for each in found) >= tasks
    assert any("rrule" in each for each in found)


def test_lines_are_folded_and_ended_as_the_rfc_says(samples: list[WholePlan]) -> None:
    lines = content(samples).split(b"\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)
    assert lines[-1] == b""


def test_hostile_texts_make_no_components_and_come_back(hostile: WholePlan) -> None:
    found = parts([hostile])
    check(found)
    assert len(found) == 3
    said = str(found[0]["summary"])
    text = hostile.plan.tasks[0].text
    assert "".join(said.split()) == "".join(c for c in text if c.isprintable() and c != " ") or (
        set(text) & set("\x00\u202e\ufffe\ufeff\u2028\x85\r\n")
    )


def test_kinds_choose_todos_or_events() -> None:
    one = [plan(deadline("2021-02-01", "2021-03-01"))]
    assert [each.name for each in parts(one, Options((Kind.TASK,)))] == ["VTODO"]
    assert [each.name for each in parts(one, Options((Kind.DEADLINE,)))] == ["VEVENT"]


def test_an_interval_is_whole_days_and_the_last_day_is_due() -> None:
    todo, event = parts([plan(deadline("2021-02-01", "2021-02-28"))])
    assert todo.decoded("due") == date(2021, 2, 28)
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (
        date(2021, 2, 1),
        date(2021, 3, 1),
    )
    assert event["related-to"] == todo["uid"]


def test_a_point_in_time_is_one_day() -> None:
    _, event = parts([plan(deadline(None, "2021-02-28"))])
    assert event.decoded("dtstart") == date(2021, 2, 28)
    assert "dtend" not in event


def test_a_recurrence_goes_through_the_period() -> None:
    header = Header(period=Period("2021-01-01", "2021-12-31"))
    todo, event = parts([plan(deadline(None, None, "FREQ=MONTHLY;INTERVAL=3"), header=header)])
    for each in (todo, event):
        assert each.decoded("dtstart") == date(2021, 3, 31)
        assert each["rrule"]["INTERVAL"] == [3]
        assert each["rrule"]["BYMONTHDAY"] == [-1]
        assert "không ghi ngày" in each["description"]
        assert each["rrule"]["UNTIL"] == [date(2021, 12, 31)]


def test_a_recurrence_on_a_day_begins_on_such_a_day_and_ends_with_the_year() -> None:
    rule = "FREQ=MONTHLY;BYMONTHDAY=5"
    header = Header(issued_on="2021-02-11")
    (todo,) = parts([plan(deadline(None, None, rule), header=header)], Options((Kind.TASK,)))
    assert todo.decoded("dtstart") == date(2021, 3, 5)
    assert todo["rrule"]["UNTIL"] == [date(2021, 12, 31)]
    assert "không ghi ngày" not in todo["description"]


@pytest.mark.parametrize("rule", ["FREQ=NEVER", "x", "FREQ=YEARLY\r\nX:1", "FREQ=YEARLY;BYDAY=ZZ,"])
def test_what_is_no_rule_does_not_recur(rule: str) -> None:
    header = Header(issued_on="2021-01-01")
    (todo,) = parts([plan(deadline(None, None, rule), header=header)], Options((Kind.TASK,)))
    assert "rrule" not in todo
    assert "x" in todo["description"]


def test_without_a_beginning_nothing_recurs_and_nothing_is_lost() -> None:
    only = replace(deadline(None, None, "FREQ=YEARLY"), task=None)
    found = parts([whole(Plan(SOURCE, "x", Header(), deadlines=(only,)))])
    assert [(each.name, str(each["summary"])) for each in found] == [("VTODO", "x")]
