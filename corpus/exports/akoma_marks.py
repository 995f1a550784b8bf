"""What is marked inside a plan's lines: cited documents, bodies, days, the letterhead's fields."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from corpus.exports.akoma_names import name_of_reference
from corpus.exports.columns import as_day
from schemas import Plan

_HEADER = {
    "type": "docType",
    "code": "docNumber",
    "title": "docTitle",
    "issuer": "docProponent",
}


@dataclass(frozen=True, slots=True)
class Mark:
    """An inline element over `text[start:end]`, with one attribute or none."""

    start: int
    end: int
    tag: str
    attribute: tuple[str, str] | None = None


class Marks:
    """The marks of one plan, none over another: of two, the one named first below stays."""

    def __init__(self, plan: Plan) -> None:
        self._kept: list[Mark] = []
        for mark in (
            *_letterhead(plan),
            *_signed(plan),
            *_cited(plan),
            *_days(plan),
            *_named(plan),
        ):
            number = bisect_right(self._kept, mark.start, key=lambda each: each.start)
            before = self._kept[number - 1].end if number else 0
            after = self._kept[number].start if number < len(self._kept) else len(plan.text)
            if before <= mark.start < mark.end <= after:
                self._kept.insert(number, mark)

    def within(self, start: int, end: int) -> Iterator[Mark]:
        """The marks of a range, cut to it."""
        number = bisect_left(self._kept, start, key=lambda each: each.end)
        for mark in self._kept[number:]:
            if mark.start >= end:
                return
            if mark.end > start:
                yield Mark(max(mark.start, start), min(mark.end, end), mark.tag, mark.attribute)


def _letterhead(plan: Plan) -> Iterable[Mark]:
    for each in plan.document.evidence:
        day = plan.document.issued_on
        if each.field in _HEADER:
            yield Mark(each.span.start, each.span.end, _HEADER[each.field])
        elif each.field == "issued_on" and day and as_day(day):
            yield Mark(each.span.start, each.span.end, "docDate", ("date", day))
        elif each.field == "place":
            yield Mark(each.span.start, each.span.end, "location", ("refersTo", "#place"))


def _signed(plan: Plan) -> Iterable[Mark]:
    """The position and the name inside each signature, where they stand as they are read."""
    for number, each in enumerate(plan.document.signatures, 1):
        for tag, said in (("role", each.position), ("person", each.name)):
            found = each.quote.rfind(said) if said else -1
            if said and found >= 0:
                start = each.span.start + found
                yield Mark(start, start + len(said), tag, ("refersTo", f"#{tag}_{number}"))


def _cited(plan: Plan) -> Iterable[Mark]:
    for reference in plan.legal_references:
        name = name_of_reference(reference)
        for mention in reference.mentions:
            yield Mark(mention.span.start, mention.span.end, "ref", ("href", name))


def _days(plan: Plan) -> Iterable[Mark]:
    for each in plan.deadlines:
        if each.end and as_day(each.end):
            yield Mark(each.span.start, each.span.end, "date", ("date", each.end))


def _named(plan: Plan) -> Iterable[Mark]:
    for number, agency in enumerate(plan.agencies, 1):
        for mention in agency.mentions:
            to = ("refersTo", f"#org_{number}")
            yield Mark(mention.span.start, mention.span.end, "organization", to)
