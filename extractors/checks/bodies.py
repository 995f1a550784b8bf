"""Bodies that did not exist: told only where the plan counts on them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extractors.deadlines.verdict import within
from extractors.facts import Facts
from extractors.findings import finding
from extractors.folding import CAPITALS, fold
from extractors.places import find_units
from schemas import Agency, Document, Finding, Part, Span

_HEADS = (Part.LETTERHEAD, Part.TITLE)
_OUT_OF_DATE = "agency-out-of-date"
_REACH = 200
_ISSUED_BY = re.compile(
    r"\b(?:thông tư|nghị định|quyết định|chỉ thị|công văn|văn bản|kế hoạch|nghị quyết|báo cáo)\b"
    r"[^;]{0,160}\b(?:của|do)\s"
    r"(?:[^.;,]{0,30}|[^.;]{0,90},\s(?:bộ trưởng|chủ nhiệm|tổng cục trưởng)\s)$"
)


_PLACED = re.compile(
    rf"\b([Tt]ỉnh|[Hh]uyện|[Qq]uận|[Tt]hị xã)\s+([{CAPITALS}]\w+(?:\s[{CAPITALS}]\w+){{0,3}})"
)
"""The unit that a body is named by; a "thành phố" may be of either level."""
_NAME = 24
"""How far the name of a unit reaches behind a body that was read without it."""
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
    for each in (*facts.findings, *_of_former_units(document, facts)):
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


def _of_former_units(document: Document, facts: Facts) -> Iterator[Finding]:
    """Bodies of provinces and districts that were no more on the day of issue."""
    day = facts.header.issued_on
    if day is None:
        return
    told = {each.span.start for each in facts.findings if each.code == _OUT_OF_DATE and each.span}
    for agency in facts.agencies:
        span = agency.mentions[0].span
        if agency.kind in _OF_THE_STATE and span.start not in told:
            name = _of_former_unit(document.text, span, day)
            if name is not None:
                yield finding(_OUT_OF_DATE, span, agency=name, day=day)


def _of_former_unit(text: str, span: Span, day: str) -> str | None:
    """The body as printed, if its unit is one that there was once, and none of that day."""
    placed = _PLACED.search(text, span.start, min(span.end + _NAME, len(text)))
    if placed is None or placed.start() > span.end:
        return None
    kind, place = placed[1].lower(), placed[2]
    if find_units(place, kind=kind, on=day) or not find_units(place, kind=kind):
        return None
    return " ".join(text[span.start : max(span.end, placed.end())].split())
