"""How attribute lines pass to tasks: the one they stand under, those they stand behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.tasks.actors import Actor
from extractors.tasks.found import Found
from extractors.tasks.leads import listed_actors
from extractors.tasks.tree import Item
from schemas import Numbering

_CLOSELY_NUMBERED = frozenset({Numbering.LETTER, Numbering.DASH, Numbering.PLUS, Numbering.BULLET})
_TIMED = re.compile(
    r"[^:]{0,80}:\s*(?:từ|trong|trước|đến|ngày|tháng|quý|chậm\ nhất|đầu|cuối|khi)\b", re.X
)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What attribute lines say of the tasks they belong to."""

    lead: tuple[Actor, ...] = ()
    coordinating: tuple[Actor, ...] = ()
    deadlines: tuple[str, ...] = ()

    def over(self, wider: Bearing) -> Bearing:
        """This one, each part that it lacks taken from the wider one."""
        return Bearing(
            self.lead or wider.lead,
            self.coordinating if self.lead else self.coordinating or wider.coordinating,
            self.deadlines or wider.deadlines,
        )

    def __bool__(self) -> bool:
        return bool(self.lead or self.coordinating or self.deadlines)


def bearing_of(lines: Sequence[Item], found: Found) -> Bearing:
    """What a run of attribute lines, with what stands under them, says."""
    lead: list[Actor] = []
    coordinating: list[Actor] = []
    deadlines: list[str] = []
    for line in lines:
        if not line.attributes:
            deadlines.extend(found.deadlines_in(line.start, line.end))
        for part in line.attributes:
            if part.kind in ("lead", "coordinating"):
                start = line.start + part.start
                value = line.text[part.start : part.end]
                bodies = found.bodies(start, line.start + part.end)
                actors = listed_actors(value, line.folded[part.start : part.end], bodies)
                (lead if part.kind == "lead" else coordinating).extend(actors)
            elif part.kind == "deadline":
                deadlines.extend(_deadlines(line, part.start, part.end, found))
    return Bearing(tuple(lead), tuple(coordinating), tuple(dict.fromkeys(deadlines)))


def _deadlines(line: Item, start: int, end: int, found: Found) -> tuple[str, ...]:
    last = end == len(line.text)
    stop = _deep_end(line) if last else line.start + end
    return found.deadlines_in(line.start + start, stop)


def _deep_end(item: Item) -> int:
    return _deep_end(item.children[-1]) if item.children else item.end


def bearings(items: Sequence[Item], found: Found) -> tuple[Bearing, ...]:
    """For each of the items that stand side by side, what the attribute lines among them say.

    A run of attribute lines belongs to the items before it, back to the run before; a run that
    stands first belongs to those behind it. Where only the last of closely numbered items bears
    such lines under itself, they are about all of them.
    """
    result = [Bearing()] * len(items)
    pending: list[int] = []
    position = 0
    times = stray_times(items)
    while position < len(items):
        if not items[position].is_passed_on and position not in times:
            pending += [] if items[position].is_attribute else [position]
            position += 1
            continue
        stop = max(_run_end(items, position), position + 1)
        while stop in times:
            stop += 1
        said = bearing_of(items[position:stop], found)
        targets = pending or _until_next_run(items, stop)
        for target in targets:
            result[target] = said
        pending, position = [], stop
    trailing = _trailing(items, found)
    return tuple(said or trailing for said in result)


def _run_end(items: Sequence[Item], start: int) -> int:
    """The end of a run of attribute lines; bare times go on from a line that announces them."""
    stop = start
    announced = False
    while stop < len(items) and (
        items[stop].is_attribute or (announced and _TIMED.match(items[stop].folded))
    ):
        announced = announced or items[stop].leads_in
        stop += 1
    return stop


def stray_times(items: Sequence[Item]) -> frozenset[int]:
    """Positions of bare times that a line under the item before them announces.

    "* Thời gian thực hiện:" as the last line under an item, "- Đợt 1: Từ ngày …" beside it.
    """
    positions: set[int] = set()
    for position in range(1, len(items)):
        before = items[position - 1]
        last = before.children[-1] if before.children else None
        announced = last is not None and (last.is_attribute and last.leads_in and not last.children)
        if (announced or position - 1 in positions) and _TIMED.match(items[position].folded):
            positions.add(position)
    return frozenset(positions)


def _until_next_run(items: Sequence[Item], start: int) -> list[int]:
    stop = next((i for i in range(start, len(items)) if items[i].is_passed_on), len(items))
    return list(range(start, stop))


def _trailing(items: Sequence[Item], found: Found) -> Bearing:
    plain = [item for item in items if not item.is_attribute]
    if len(plain) < 2 or any(item.is_passed_on for item in items):
        return Bearing()
    lines = _tail(plain[-1])
    if not lines or any(_bears(item) for item in plain[:-1]):
        return Bearing()
    return bearing_of(lines, found)


def _tail(item: Item) -> Sequence[Item]:
    """The attribute lines that stand last under a closely numbered item."""
    if not item.children or not _closely_numbered(item):
        return ()
    for position, child in enumerate(item.children):
        if child.is_passed_on:
            stop = _run_end(item.children, position)
            return item.children[position:stop] if stop == len(item.children) else ()
    return _tail(item.children[-1])


def _bears(item: Item) -> bool:
    return any(child.is_passed_on or _bears(child) for child in item.children)


def _closely_numbered(item: Item) -> bool:
    label = item.block.label
    return label is not None and (
        label.numbering in _CLOSELY_NUMBERED
        or (label.numbering is Numbering.DECIMAL and "." in label.value)
    )


def is_described(item: Item) -> bool:
    """Whether attribute lines stand under the item as its facets, marked like the rest there."""
    marks = {child.numbering for child in item.children if child.is_passed_on} - {None}
    others = {child.numbering for child in item.children if not child.is_attribute}
    return bool(marks) and (not others or bool(marks & others))


def ends_described(item: Item) -> bool:
    """Whether attribute lines stand under the last of the items below, as if they closed them."""
    return bool(item.children and _tail(item.children[-1]))
