"""A calendar (RFC 5545): tasks as to-dos, dated deadlines as events of whole days.

Programs that know no to-dos still show every deadline; those that do list every task. Uids are the
facts' ids, so that a calendar taken in again replaces itself. A recurrence begins with the
deadline, else with the plan's period or day of issue, and ends with the period, else with the year
it begins in; where no beginning is known, nothing recurs. The plan's words stand in the
description.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from corpus.exports.columns import as_day, term, title_of
from corpus.exports.options import File, Kind, Options
from corpus.exports.rows import deadlines_of, tasks_of
from corpus.registry.records import WholePlan
from corpus.registry.recurrence import calendar_rule, recurrence_of
from schemas import Deadline, Task

if TYPE_CHECKING:
    from icalendar import Component

PRODUCT = "-//kehoach//registry//VI"
DOMAIN = "kehoach"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_NO_DAY = (
    "Kế hoạch không ghi ngày; lịch lấy ngày cuối kỳ.",
    "The plan names no day; the last of the period is shown.",
)
_Recurrence = tuple[date, str, bool]
_LABELS = {
    "lead": ("Chủ trì", "Lead"),
    "coordinating": ("Phối hợp", "Partners"),
    "deadline": ("Thời hạn", "Deadline"),
    "plan": ("Kế hoạch", "Plan"),
}


def files(plans: Iterable[WholePlan], options: Options) -> Iterator[File]:
    """One calendar of the tasks, the deadlines, or both, as the kinds asked for."""
    yield File("plans.ics", _content(plans, options))


def _content(plans: Iterable[WholePlan], options: Options) -> Iterator[bytes]:
    name = title_of(Kind.DEADLINE, options.language)
    yield "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:{PRODUCT}",
            "CALSCALE:GREGORIAN",
            f"X-WR-CALNAME:{name}",
            "",
        )
    ).encode()
    for whole in plans:
        for component in components_of(whole, options):
            yield component.to_ical()
    yield b"END:VCALENDAR\r\n"


def components_of(whole: WholePlan, options: Options) -> Iterator[Component]:
    """The to-dos and events of one plan.

    A deadline that has neither a day nor a task is a to-do of its own where deadlines are asked
    for; one without a day that belongs to a task is in its task's to-do.
    """
    if Kind.TASK in options.kinds:
        deadlines = {each.id: each for each in whole.plan.deadlines}
        for task in tasks_of(whole, options):
            due = [deadlines[each] for each in task.deadlines if each in deadlines]
            yield _todo(whole, task, due, options)
    if Kind.DEADLINE in options.kinds:
        for deadline, owner in deadlines_of(whole, options):
            event = _event(whole, deadline, owner, options)
            if event is not None:
                yield event
            elif owner is None or Kind.TASK not in options.kinds:
                yield _undated(whole, deadline, owner, options)


def _todo(whole: WholePlan, task: Task, due: list[Deadline], options: Options) -> Component:
    from icalendar import Todo

    todo = Todo()
    _identify(todo, whole, task.id, task.text, options)
    _describe(todo, whole, task, [each.quote for each in due], options)
    rules = [each for each in due if each.rrule]
    if len(due) == len(rules) == 1 and (start := _recurs(whole, rules[0])) is not None:
        _repeat(todo, start, options)
        return todo
    last = max((day for each in due if (day := _day(each.end))), default=None)
    if last is not None:
        todo.add("due", last)
        starts = [_day(each.start) for each in due if _day(each.end)]
        first = min((each for each in starts if each), default=None)
        if None not in starts and first is not None and first < last:
            todo.add("dtstart", first)
    return todo


def _event(
    whole: WholePlan, deadline: Deadline, task: Task | None, options: Options
) -> Component | None:
    """A deadline as whole days, `None` if it has none."""
    from icalendar import Event

    end, start = _day(deadline.end), _day(deadline.start)
    recurrence = _recurs(whole, deadline) if deadline.rrule else None
    if recurrence is None and end is None:
        return None
    event = Event()
    _identify(event, whole, deadline.id, _summary(deadline, task), options)
    _describe(event, whole, task, [deadline.quote], options)
    event.add("categories", [term(deadline.relation, options.language)])
    if task is not None:
        event.add("related-to", f"{whole.id}-{task.id}@{DOMAIN}")
    if recurrence is not None:
        _repeat(event, recurrence, options)
    elif end is not None:
        first = start if start is not None and start <= end else end
        event.add("dtstart", first)
        if first != end and end < date.max:
            event.add("dtend", end + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _undated(
    whole: WholePlan, deadline: Deadline, task: Task | None, options: Options
) -> Component:
    from icalendar import Todo

    todo = Todo()
    _identify(todo, whole, deadline.id, _summary(deadline, task), options)
    _describe(todo, whole, task, [deadline.quote], options)
    return todo


def _summary(deadline: Deadline, task: Task | None) -> str:
    return task.text if task else deadline.quote


def _identify(
    component: Component, whole: WholePlan, fact: str, summary: str, options: Options
) -> None:
    issued = _day(whole.plan.document.issued_on)
    stamp = datetime(issued.year, issued.month, issued.day, tzinfo=UTC) if issued else _EPOCH
    component.add("uid", f"{whole.id}-{_clean(fact)}@{DOMAIN}")
    component.add("dtstamp", stamp)
    component.add("summary", _clean(summary))
    address = options.source(whole)
    if address:
        component.add("url", address)


def _describe(
    component: Component, whole: WholePlan, task: Task | None, quotes: list[str], options: Options
) -> None:
    which = 1 if options.language == "en" else 0
    header, bodies = whole.plan.document, (task.lead, task.coordinating) if task else ((), ())
    said = {
        "deadline": "; ".join(quotes),
        "lead": "; ".join(bodies[0]),
        "coordinating": "; ".join(bodies[1]),
        "plan": " · ".join(filter(None, (header.code, header.title, header.issuer))),
    }
    lines = [f"{_LABELS[name][which]}: {_clean(text)}" for name, text in said.items() if text]
    if lines:
        component.add("description", "\n".join(lines))


def _repeat(component: Component, recurrence: _Recurrence, options: Options) -> None:
    """Have a component recur; its description says so if the plan names no day for that."""
    from icalendar import vRecur

    first, rule, is_exact = recurrence
    component.add("dtstart", first)
    component.add("rrule", vRecur.from_ical(rule))
    if not is_exact:
        said = str(component.pop("description", ""))
        hint = _NO_DAY[1 if options.language == "en" else 0]
        component.add("description", "\n".join(filter(None, (said, hint))))


def _recurs(whole: WholePlan, deadline: Deadline) -> _Recurrence | None:
    """The first day and the rule of a recurrence, as the registry's own calendar has them, and
    whether the plan names the day; `None` if its beginning is unknown or its rule is none, or it
    never falls due."""
    period = whole.plan.document.period
    begins = (deadline.start, period.start if period else None, whole.plan.document.issued_on)
    first = next((day for each in begins if (day := _day(each))), None)
    if first is None:
        return None
    last = (
        _day(deadline.end)
        or _day(period.end if period else None)
        or first.replace(month=12, day=31)
    )
    found = recurrence_of(deadline.rrule, first.isoformat(), last.isoformat())
    begun = calendar_rule(found) if found else None
    return (*begun, found.exact) if found and begun else None


def _day(text: str | None) -> date | None:
    return as_day(text) if text else None


def _clean(text: str) -> str:
    """A text without control characters, which a calendar cannot hold."""
    return _CONTROLS.sub(" ", text)
