"""Footnotes at the foot of a page: small lines under a short rule, each with its mark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.pdf.drawing import Ruling
from ingest.pdf.lines import Line
from ingest.pdf.margins import Margins

SMALLER = 0.94
"""A footnote's font size, at most, as a share of the body's."""

_RULE = (30.0, 240.0)
"""Length of the rule above footnotes, in points: Word draws two inches."""

_MARK = re.compile(r"[\[(]?(\d{1,3}|\*{1,3})[\])]?\Z")


@dataclass(frozen=True, slots=True)
class Note:
    """The lines of a footnote; `value` is its mark, `None` for the rest of one begun before."""

    value: str | None
    lines: tuple[Line, ...]


def split_notes(
    lines: Sequence[Line], rulings: Sequence[Ruling], edges: Margins
) -> tuple[list[Line], list[Note]]:
    """The lines of the running text, and the footnotes below them."""
    start = _start(lines, rulings, edges)
    if start is None:
        return list(lines), []
    return list(lines[:start]), list(_notes(lines[start:]))


def _start(lines: Sequence[Line], rulings: Sequence[Ruling], edges: Margins) -> int | None:
    """The index of the first line of the footnotes."""
    rules = [
        line.top
        for line in rulings
        if line.horizontal
        and _RULE[0] <= line.x1 - line.x0 <= _RULE[1]
        and abs(line.x0 - edges.left) < 8
    ]
    small = len(lines)
    while small and lines[small - 1].size <= SMALLER * edges.size:
        small -= 1
    for index, line in enumerate(lines):
        ruled = any(-4 < line.top - rule < 2 * edges.size for rule in rules)
        marked = _value(line, raised=not ruled) is not None
        if (ruled or index >= small) and (marked or (ruled and index >= small)):
            return index
    return None


def _notes(lines: Sequence[Line]) -> Iterator[Note]:
    held: list[Line] = []
    value: str | None = None
    raised = any(_value(line, raised=True) is not None for line in lines)
    for line in lines:
        found = _value(line, raised=raised)
        if found is not None and (raised or _follows(found, value)):
            if held:
                yield Note(value, tuple(held))
                held = []
            value = found
        held.append(line)
    if held:
        yield Note(value, tuple(held))


def _follows(found: str, value: str | None) -> bool:
    """Whether a figure that is not raised is the next mark, and no figure of a sentence."""
    if value is None or not (found.isdigit() and value.isdigit()):
        return value is None
    return int(found) == int(value) + 1


def _value(line: Line, *, raised: bool) -> str | None:
    """The mark that a line begins with."""
    first = line.words[0]
    match = _MARK.match(first.text)
    if match is None or len(line.words) < 2:
        return None
    if raised and not is_raised(first.baseline, first.size, line):
        return None
    return match[1]


def is_raised(baseline: float, size: float, line: Line) -> bool:
    """Whether something on `baseline` stands above the words of `line`, and smaller."""
    return baseline < line.baseline - 0.12 * line.size and size < 0.9 * line.size
