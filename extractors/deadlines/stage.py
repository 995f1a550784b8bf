"""`find_deadlines`: by when and in which times things are to be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.deadlines.patterns import patterns
from extractors.deadlines.readers import Reading, read
from extractors.deadlines.verdict import Surroundings, is_deadline, is_past
from extractors.deadlines.years import Calendar, calendar_of
from extractors.deadlines.zones import Zone, find_zones
from extractors.facts import Facts
from extractors.findings import finding
from extractors.folding import fold
from extractors.grounding import locate
from schemas import Deadline, Document, Finding, LegalReference

_ANCHOR = re.compile(
    r"[0-9]\ ?[/.-]\ ?[0-9]"
    r"|(?:tháng|quý|quí|năm|gày|Quý|Quí|Năm|Tháng)\ {1,3}[0-9IV]"
    r"|nh\ k[ỳì]|hường\ xuyên|[àằỗ](?:ng|i)\ (?:ngày|tuần|tháng|quý|quí|năm)|lần\ ?/|báo\ cáo\ (?:tháng|quý|[069])",
    re.X,
)
_CONFIDENCE = {"before": 0.95, "by": 0.9, "on": 0.85, "during": 0.85, "every": 0.8, "ongoing": 0.75}
_INFERRED = 0.9
"""What is left of the confidence where the year is not printed."""


def find_deadlines(document: Document, facts: Facts) -> Facts:
    """Fill in `facts.deadlines`; ids `d1`, `d2` … in the order of the document.

    Dates of cited documents, anniversaries, covered periods and facts about the past are none. A
    deadline before the day of issue is kept and found.
    """
    calendar = calendar_of(facts.header)
    deadlines: list[Deadline] = []
    findings: list[Finding] = []
    for reading in _readings(document, facts.references, calendar):
        span = locate(document, reading.start, reading.end)
        quote = document.text[reading.start : reading.end]
        confidence = _CONFIDENCE[reading.relation] * (_INFERRED if reading.inferred else 1.0)
        deadlines.append(
            Deadline(
                id=f"d{len(deadlines) + 1}",
                quote=quote,
                span=span,
                relation=reading.relation,
                start=reading.begins,
                end=reading.ends,
                rrule=reading.rrule,
                task=None,
                confidence=round(confidence, 3),
            )
        )
        issued, last = calendar.issued_on, reading.ends
        if issued is not None and last is not None and last < issued:
            findings.append(finding("deadline-before-issue", span, deadline=last, issued=issued))
    return replace(facts, deadlines=tuple(deadlines), findings=(*facts.findings, *findings))


def _readings(
    document: Document, references: tuple[LegalReference, ...], calendar: Calendar
) -> Iterator[Reading]:
    """The deadlines of the document in order."""
    text = document.text
    anchors = [match.start() for match in _ANCHOR.finditer(text)]
    if not anchors:
        return
    around = Surroundings(fold(text), _cited(references))
    place = 0
    for zone in find_zones(document):
        while place < len(anchors) and anchors[place] < zone.start:
            place += 1
        if place < len(anchors) and anchors[place] < zone.end:
            yield from sorted(_in_zone(text, zone, around, calendar), key=lambda each: each.start)


def _cited(references: tuple[LegalReference, ...]) -> tuple[tuple[int, int], ...]:
    spans = [mention.span for reference in references for mention in reference.mentions]
    return tuple(sorted((span.start, span.end) for span in spans))


def _in_zone(text: str, zone: Zone, around: Surroundings, calendar: Calendar) -> Iterator[Reading]:
    """The deadlines of one range; where phrases overlap the pattern that is tried first wins."""
    taken: list[tuple[int, int]] = []
    piece = text[zone.start : zone.end]
    for pattern in patterns():
        if not pattern.may_match(piece):
            continue
        for match in pattern.regex.finditer(text, zone.start, zone.end):
            start, end = match.span()
            if any(start < b and a < end for a, b in taken):
                continue
            if not is_deadline(pattern, match, zone, around):
                continue
            readings = read(pattern, match, calendar)
            if readings:
                taken.append((start, end))
            yield from (each for each in readings if not is_past(each, calendar))
