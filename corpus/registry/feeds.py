"""A calendar to subscribe to (RFC 5545): deadlines as events of a whole day, or as to-dos.

An event stands on the day by which something is due; the words of the plan, and the time it has,
stand in its description. A recurrence begins and ends with its plan. Uids are made of the facts'
ids and the stamp is that of the plan, so that a calendar fetched again replaces itself.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal

from icalendar import Calendar, Component, Event, Todo, vRecur
from sqlalchemy import Connection, or_

from corpus.registry.cards import count_of
from corpus.registry.deadlines import DeadlineCard, Within, deadline_cards, deadlines_within
from corpus.registry.recurrence import calendar_rule, recurrence_of
from corpus.store.tables import deadlines

MEDIA_TYPE = "text/calendar; charset=utf-8"
MOST = 1000
"""Deadlines in one calendar: what programs still take in quickly."""
_PRODUCT = "-//kehoach//registry//VI"
_DOMAIN = "kehoach"
_REFRESH = timedelta(days=1)
_CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f]")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

Shape = Literal["event", "todo"]


@dataclass(frozen=True, slots=True)
class Feed:
    """What a calendar is to be: its name, words for people, addresses of facts.

    `words` has `plan`, `lead`, `no-day` and `left-out`, the last with `{count}` to fill in;
    `address` makes the link to a deadline.
    """

    name: str
    words: dict[str, str]
    address: Callable[[DeadlineCard], str]
    shape: Shape = "event"


def feed_of(connection: Connection, within: Within, *, since: str, feed: Feed) -> bytes:
    """The deadlines that end on `since` (ISO) or later, and those that recur then, as a calendar.

    Of more than `MOST` the first are there, and the calendar's description says so.
    """
    query = deadlines_within(within)
    end = deadlines.c.ends_on
    query = query.where(or_(end >= since, deadlines.c.rrule.is_not(None) & end.is_(None)))
    order = (end.is_(None), end, deadlines.c.id)
    rows = connection.execute(query.order_by(*order).limit(MOST)).all()
    left_out = count_of(connection, query) - len(rows) if len(rows) == MOST else 0
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _clean(feed.name))
    if left_out:
        calendar.add("x-wr-caldesc", feed.words["left-out"].format(count=left_out))
    calendar.add("refresh-interval", _REFRESH, parameters={"VALUE": "DURATION"})
    for card in deadline_cards(connection, rows):
        for component in _components(card, since, feed):
            calendar.add_component(component)
    content: bytes = calendar.to_ical()
    return content


def _components(card: DeadlineCard, since: str, feed: Feed) -> Iterator[Component]:
    """The event or to-do of a deadline, none if it has no day or all its days are past."""
    if card.rrule is not None:
        found = recurrence_of(card.rrule, card.recurs_from, card.recurs_to)
        begun = calendar_rule(found) if found and found.last.isoformat() >= since else None
        if found is None or begun is None:
            return
        component = _component(card, begun[0], feed, hint=not found.exact)
        component.add("rrule", vRecur.from_ical(begun[1]))
        yield component
    elif (due := _day(card.ends_on)) is not None:
        yield _component(card, due, feed, hint=False)


def _component(card: DeadlineCard, due: date, feed: Feed, *, hint: bool) -> Component:
    """The component of a deadline that is due on a day; `hint` says that its plan names no day."""
    component = Event() if feed.shape == "event" else Todo()
    issued = _day(card.plan.issued_on)
    component.add("uid", f"{card.id.replace(':', '-')}@{_DOMAIN}")
    component.add(
        "dtstamp", datetime(issued.year, issued.month, issued.day, tzinfo=UTC) if issued else _EPOCH
    )
    component.add("summary", _clean(card.text or card.place.quote))
    if feed.shape == "event":
        component.add("dtstart", due)
        component.add("transp", "TRANSPARENT")
    elif card.rrule is not None:
        component.add("dtstart", due)
    else:
        component.add("due", due)
    lines = [
        card.place.quote,
        f"{feed.words['lead']}: {'; '.join(body.name for body in card.lead)}" if card.lead else "",
        f"{feed.words['plan']}: {card.plan.label}",
        feed.words["no-day"] if hint else "",
    ]
    component.add("description", "\n".join(_clean(line) for line in lines if line))
    component.add("url", feed.address(card))
    return component


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text and len(text) == 10 else None
    except ValueError:
        return None


def _clean(text: str) -> str:
    """A text in one line, without the control characters that a calendar cannot hold."""
    return _CONTROLS.sub(" ", text.replace("\n", " "))
