"""Where the parts of a plan lie in its text: preface, preamble, body, conclusions, annexes.

Every character belongs to one part and the parts follow one another; what no rule tells apart
stays with the part before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from schemas import Plan, Section

Range = tuple[int, int]
"""Offsets into the plan's text, the end exclusive."""

_RECIPIENTS = re.compile(r"^[ \t]*nơi nhận\b", re.IGNORECASE | re.MULTILINE)
_ANNEX = re.compile(
    r"^[ \t]*(?:phụ lục|phụ biểu|biểu|danh mục|mẫu)\b", re.IGNORECASE | re.MULTILINE
)
_LINE = re.compile(r"[^\n]+")


@dataclass(frozen=True, slots=True)
class Parts:
    """The parts in the order of the text; a part that a plan has not is empty."""

    preface: Range
    preamble: Range
    body: Range
    conclusions: Range
    annexes: tuple[Range, ...]


def parts_of(plan: Plan) -> Parts:
    """Where the parts of a plan lie."""
    length = len(plan.text)
    first = min((each.span.start for each in plan.sections), default=length)
    head = _head_end(plan, first)
    body = max(head, first if plan.sections else _bases_end(plan, head))
    closing = _closing(plan, body)
    annex = _annex_start(plan, *closing)
    starts = {annex, *_annex_heads(plan, annex)}
    bounds = sorted(each for each in starts if each < length)
    annexes = tuple(pairwise([*bounds, length]))
    return Parts((0, head), (head, body), (body, closing[0]), (closing[0], annex), annexes)


def _head_end(plan: Plan, first: int) -> int:
    """The end of the line of the title, 0 for a plan whose letterhead is missing."""
    evidence = plan.document.evidence
    ends = [each.span.end for each in evidence if each.field in ("type", "title")]
    end = max((each for each in ends if each <= first), default=0)
    return _line_end(plan.text, end) if end else 0


def _bases_end(plan: Plan, head: int) -> int:
    """The end of the line of the last legal basis, for a plan without sections."""
    ends = [
        mention.span.end
        for reference in plan.legal_references
        for mention in reference.mentions
        if mention.role == "basis" and mention.span.start >= head
    ]
    return _line_end(plan.text, max(ends)) if ends else head


def _closing(plan: Plan, body: int) -> Range:
    """From the list of recipients or the signatures to where the last of these is known to end."""
    signatures = [each.span for each in plan.document.signatures if each.span.start >= body]
    listed = [each.start() for each in _RECIPIENTS.finditer(plan.text, body)][:1]
    starts = [each.start for each in signatures] + listed
    if not starts:
        return len(plan.text), len(plan.text)
    ends = [_line_end(plan.text, each.end) for each in signatures]
    return _line_start(plan.text, min(starts)), max(ends + listed)


def _annex_start(plan: Plan, start: int, known_end: int) -> int:
    """Behind the signatures, if the recipients stand before them; else where a heading says so."""
    listed = [each.start() for each in _RECIPIENTS.finditer(plan.text, start)][:1]
    signed = any(each.span.start >= start for each in plan.document.signatures)
    if signed and (not listed or listed[0] < known_end):
        return known_end if plan.text[known_end:].strip() else len(plan.text)
    heading = _ANNEX.search(plan.text, known_end) if start < len(plan.text) else None
    return heading.start() if heading else len(plan.text)


def _annex_heads(plan: Plan, annex: int) -> list[int]:
    """Where further annexes begin: at the sections that are labelled so."""
    return [
        _line_start(plan.text, each.span.start)
        for each in plan.sections
        if each.span.start > annex
        and (each.label or "").casefold().startswith(("phụ lục", "phụ biểu"))
        and plan.text[annex : each.span.start].strip()
    ]


def _line_end(text: str, offset: int) -> int:
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def _line_start(text: str, offset: int) -> int:
    return text.rfind("\n", 0, offset) + 1


def lines_in(text: str, where: Range) -> Iterator[Range]:
    """The lines of a range that are not blank."""
    for found in _LINE.finditer(text, *where):
        if found.group().strip():
            yield found.span()


@dataclass(frozen=True, slots=True)
class Branch:
    """A section with all that is under it: its own text, then its subsections."""

    section: Section
    own: Range
    children: tuple[Branch, ...]


def branches_in(plan: Plan, where: Range) -> tuple[Branch, ...]:
    """The sections of a part as a tree; a section whose parent is elsewhere stands at the top."""
    inside = sorted(
        (each for each in plan.sections if where[0] <= each.span.start < where[1]),
        key=lambda each: each.span.start,
    )
    apart = [each for n, each in enumerate(inside) if n == 0 or not _overlap(inside[n - 1], each)]
    return _grown(apart, where[1])


def _overlap(first: Section, second: Section) -> bool:
    return second.span.start < first.span.end


def _grown(sections: list[Section], end: int) -> tuple[Branch, ...]:
    found: list[Branch] = []
    number = 0
    while number < len(sections):
        section = sections[number]
        under = number + 1
        inner = {section.id}
        while under < len(sections) and sections[under].parent in inner:
            inner.add(sections[under].id)
            under += 1
        stop = sections[under].span.start if under < len(sections) else end
        children = _grown(sections[number + 1 : under], stop)
        own_end = children[0].section.span.start if children else stop
        found.append(Branch(section, (min(section.span.end, own_end), own_end), children))
        number = under
    return tuple(found)
