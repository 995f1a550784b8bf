"""`find_deadlines`: by when and in which times things are to be done."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from operator import attrgetter

from extractors.deadlines.clauses import Range, clauses
from extractors.deadlines.patterns import applicable
from extractors.deadlines.readers import Offset, Reading, read
from extractors.deadlines.recurrence import UNITS
from extractors.deadlines.verdict import (
    Surroundings,
    is_deadline,
    is_past,
    says_something_else,
    within,
)
from extractors.deadlines.years import Calendar, calendar_of
from extractors.deadlines.zones import Zone, find_zones
from extractors.facts import Facts
from extractors.findings import finding
from extractors.folding import fold_whole
from extractors.grounding import locate
from schemas import Deadline, Document, Finding, LegalReference, Passage, Term

_FIGURE = re.compile(
    r"[0-9IV](?:(?<=gày .)|(?<=áng .)|(?<=[uU][ýíÝ] .)|(?<=ăm .)|(?=[0-9]?\ ?[/.-]\ ?[0-9])"
    r"|(?<=[0369]) tháng|(?<=[\n\t]2)(?=0[0-9]{2}\s)|(?<=: 2)(?=0[0-9]{2}(?:[\s.;]|$)))"
)
"""A digit where a date begins or goes on: dates begin so, and hardly anything else does."""
_RECURRING = (
    "hường xuyên", "nh kỳ", "nh kì", "báo cáo tháng", "báo cáo quý", "lần/", "lần /",
    "/lần", "/ lần",
    "một lần", "01 lần", "1 lần", "ả năm", "rong năm", "uối năm", "hết năm", "6 tháng",
    "kể từ", "tính từ", "từ khi", "từ lúc", "sau khi", "sau ngày",
    *(f"{unit} trước " for unit in ("ngày", "làm việc", "giờ", "tuần", "tháng")),
    *(f"{hang} {unit}" for hang in ("ằng", "àng", "ỗi") for unit in UNITS),
)  # fmt: skip
_CONFIDENCE = {"before": 0.95, "by": 0.9, "on": 0.9, "during": 0.95, "every": 0.85, "ongoing": 0.8}
_TERM = 0.8
_BEFORE, _BEHIND = 90, 70
"""How far a phrase reaches from a digit of its date, or from a recurring word."""
_YEAR_ALONE = re.compile(r"\D*[0-9]{4}\D*")
_BY_YEAR = 0.7
"""What is left where a year alone is the last day: more often a target's time than a task's."""
_INFERRED = 0.9
"""What is left of the confidence where the year is not printed."""


def find_deadlines(document: Document, facts: Facts) -> Facts:
    """Fill in `facts.deadlines` and `facts.terms`; ids `d1` …, `m1` … in the order of the document.

    Dates of cited documents, anniversaries, covered periods and facts about the past are none.
    """
    calendar = calendar_of(facts.header)
    deadlines: list[Deadline] = []
    terms: list[Term] = []
    told: list[Finding] = []
    for reading, about in _readings(document, facts.references, calendar):
        if reading.reversed:
            told.append(_reversed(document, reading))
        elif reading.offset is None:
            deadlines.append(_deadline(document, len(deadlines) + 1, reading, about))
        else:
            terms.append(_term(document, len(terms) + 1, reading, reading.offset, about))
    return replace(
        facts,
        deadlines=tuple(deadlines),
        terms=tuple(terms),
        findings=(*facts.findings, *told),
    )


def _reversed(document: Document, reading: Reading) -> Finding:
    span = locate(document, reading.start, reading.end)
    return finding("interval-reversed", span, start=str(reading.begins), end=str(reading.ends))


def _deadline(document: Document, number: int, reading: Reading, about: Range | None) -> Deadline:
    quote = document.text[reading.start : reading.end]
    confidence = _CONFIDENCE[reading.relation] * (_INFERRED if reading.inferred else 1.0)
    if reading.relation == "by" and _YEAR_ALONE.fullmatch(quote):
        confidence *= _BY_YEAR
    return Deadline(
        id=f"d{number}",
        quote=quote,
        span=locate(document, reading.start, reading.end),
        relation=reading.relation,
        start=reading.begins,
        end=reading.ends,
        rrule=reading.rrule,
        task=None,
        confidence=round(confidence, 3),
        about=_passage(document, about),
    )


def _term(
    document: Document, number: int, reading: Reading, offset: Offset, about: Range | None
) -> Term:
    return Term(
        id=f"m{number}",
        quote=document.text[reading.start : reading.end],
        span=locate(document, reading.start, reading.end),
        amount=offset.amount,
        unit=offset.unit,
        event=Passage(
            document.text[offset.event : reading.end],
            locate(document, offset.event, reading.end),
        ),
        about=_passage(document, about),
        task=None,
        confidence=_TERM,
    )


def _passage(document: Document, place: Range | None) -> Passage | None:
    return place and Passage(document.text[slice(*place)], locate(document, *place))


def _readings(
    document: Document, references: tuple[LegalReference, ...], calendar: Calendar
) -> Iterator[tuple[Reading, Range | None]]:
    """The deadlines of the document in order, each with the range that it is the time of."""
    text = document.text
    cited = _cited(references)
    anchors = [place for place in _anchors(text) if not within(cited, place)]
    if not anchors:
        return
    around = Surroundings(fold_whole(text), cited)
    for zone in find_zones(document, anchors):
        windows = list(_windows(anchors, zone))
        found = sorted(_in_zone(text, zone, windows, around, calendar), key=attrgetter("start"))
        yield from zip(found, clauses(text, zone.start, zone.end, found), strict=True)


def _anchors(text: str) -> list[int]:
    """Where a time may be said, sorted: most of a text is never looked at again."""
    found = [match.start() for match in _FIGURE.finditer(text)]
    for literal in _RECURRING:
        place = text.find(literal)
        while place >= 0:
            found.append(place)
            place = text.find(literal, place + 1)
    return sorted(found)


def _cited(references: tuple[LegalReference, ...]) -> tuple[tuple[int, int], ...]:
    spans = [mention.span for reference in references for mention in reference.mentions]
    return tuple(sorted((span.start, span.end) for span in spans))


def _windows(anchors: Sequence[int], zone: Zone) -> Iterator[tuple[int, int]]:
    """The pieces of a range around its anchors, those that touch joined."""
    start = end = -_BEFORE - 1
    for anchor in anchors[bisect_left(anchors, zone.start) : bisect_left(anchors, zone.end)]:
        if anchor - _BEFORE > end:
            if end > 0:
                yield start, end
            start = max(zone.start, anchor - _BEFORE)
        end = min(zone.end, anchor + _BEHIND)
    if end > 0:
        yield start, end


def _in_zone(
    text: str,
    zone: Zone,
    windows: Sequence[tuple[int, int]],
    around: Surroundings,
    calendar: Calendar,
) -> Iterator[Reading]:
    """The deadlines of one range; where phrases overlap the pattern that is tried first wins."""
    taken: list[tuple[int, int]] = []
    piece = "\n".join(text[start:end] for start, end in windows)
    for pattern in applicable(piece):
        if pattern.where == "time" and not zone.times:
            continue
        for match in chain.from_iterable(pattern.regex.finditer(text, *each) for each in windows):
            if _touches(taken, *match.span()):
                continue
            if says_something_else(pattern, match, zone, around):
                insort(taken, match.span())
            elif is_deadline(pattern, match, zone, around):
                readings = read(pattern, match, calendar)
                if readings:
                    insort(taken, (match.start(), max(match.end(), readings[-1].end)))
                for each in readings:
                    if each.relation == "on" and zone.is_limit(each.start):
                        each = replace(each, relation="by")
                    if not is_past(each, calendar, text, timed=zone.is_all_time):
                        yield each


def _touches(taken: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    """Whether `start:end` overlaps one of the sorted and separate ranges."""
    place = bisect_left(taken, (end, -1))
    return place > 0 and taken[place - 1][1] > start
