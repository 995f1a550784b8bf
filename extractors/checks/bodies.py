"""Bodies that did not exist: told only where the plan counts on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.deadlines.verdict import within
from extractors.facts import Facts
from extractors.findings import finding
from extractors.folding import fold
from extractors.places import find_units
from schemas import Agency, Document, Finding, Part

_HEADS = (Part.LETTERHEAD, Part.TITLE)
_OUT_OF_DATE = "agency-out-of-date"
_REACH = 200
_ISSUED_BY = re.compile(
    r"\b(?:thông tư|nghị định|quyết định|chỉ thị|công văn|văn bản|kế hoạch|nghị quyết|báo cáo)\b"
    r"[^;]{0,160}\b(?:của|do)\s"
    r"(?:[^.;,]{0,30}|[^.;]{0,90},\s(?:bộ trưởng|chủ nhiệm|tổng cục trưởng)\s)$"
)


_PLACED = re.compile(r"\b(tỉnh|huyện|quận|thị xã)\s+(\S[^,;.]{1,40})$", re.I)
"""A unit at the end of a body's name; a "thành phố" may be of either level."""
_OF_THE_STATE = ("people_committee", "people_council", "front", "mass_organisation", "department")


def with_bodies_weighed(document: Document, facts: Facts) -> Iterator[Finding]:
    """The findings, bodies out of date told where they first stand for themselves.

    Who issued an older document did exist then: "Thông tư … của Bộ trưởng Bộ …" is no fault. Nor
    is a letterhead: it is rather its name or its date that was misread.
    """
    agencies = {mention.span.start: each for each in facts.agencies for mention in each.mentions}
    silent = [(block.start, block.end) for block in document.blocks if block.part in _HEADS]
    silent += [
        (mention.span.start, mention.span.end)
        for reference in facts.references
        for mention in reference.mentions
    ]
    silent.sort()
    for each in (*facts.findings, *_of_former_units(facts)):
        if each.code != _OUT_OF_DATE or each.span is None or each.span.start not in agencies:
            yield each
            continue
        yield from _weighed(document, each, agencies[each.span.start], silent)


def _weighed(
    document: Document, told: Finding, agency: Agency, silent: list[tuple[int, int]]
) -> Iterator[Finding]:
    for mention in agency.mentions:
        start = mention.span.start
        if within(silent, start):
            continue
        before = fold(document.text[max(0, start - _REACH) : start])
        if _ISSUED_BY.search(before) is None:
            yield replace(told, span=mention.span)
            return


def _of_former_units(facts: Facts) -> Iterator[Finding]:
    """Bodies of provinces and districts that were no more on the day of issue."""
    day = facts.header.issued_on
    told = {each.span.start for each in facts.findings if each.code == _OUT_OF_DATE and each.span}
    for agency in facts.agencies if day is not None else ():
        first = agency.mentions[0]
        if agency.kind not in _OF_THE_STATE or first.span.start in told:
            continue
        for name in (agency.name, " ".join(first.quote.split())):
            if day is not None and _is_former(name, day):
                yield finding(_OUT_OF_DATE, first.span, agency=name, day=day)
                break


def _is_former(name: str, day: str) -> bool:
    """Whether the unit in a body's name is one that there was once, and none of that day."""
    placed = _PLACED.search(name)
    if placed is None:
        return False
    kind, place = placed[1].lower(), placed[2]
    return bool(find_units(place, kind=kind)) and not find_units(place, kind=kind, on=day)
