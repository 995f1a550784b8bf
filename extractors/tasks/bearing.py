"""How attribute lines pass to tasks: the one they stand under, those they stand behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.tasks.actors import Actor
from extractors.tasks.attributes import PASSED, Attribute
from extractors.tasks.found import Found
from extractors.tasks.leads import listed_actors
from extractors.tasks.roles import Roles, parse_roles
from extractors.tasks.tree import Item
from schemas import Numbering
from schemas.quick import quick

_CLOSELY_NUMBERED = frozenset({Numbering.LETTER, Numbering.DASH, Numbering.PLUS, Numbering.BULLET})
_APART = frozenset({Numbering.ARTICLE, Numbering.ROMAN, Numbering.DECIMAL})
_JOINING = re.compile(
    r"(?:^|;)\s*(?P<who>[^;:]{3,200}?)\ (?:cùng\ )?phối\ hợp(?:\ thực\ hiện)?\s*(?=$|[;.])", re.X
)
_TIMED = re.compile(
    r"[^:]{0,80}:\s*(?:từ|trong|trước|đến|ngày|tháng|quý|chậm\ nhất|đầu|cuối|khi)\b", re.X
)


@quick
@dataclass(frozen=True, slots=True)
class Bearing:
    """What attribute lines say of the tasks they belong to."""

    lead: tuple[Actor, ...] = ()
    coordinating: tuple[Actor, ...] = ()
    deadlines: tuple[str, ...] = ()

    def over(self, wider: Bearing) -> Bearing:
        """This one, each part that it lacks taken from the wider one."""
        if not self:
            return wider
        return Bearing(
            self.lead or wider.lead,
            self.coordinating if self.lead else self.coordinating or wider.coordinating,
            self.deadlines or wider.deadlines,
        )

    def __bool__(self) -> bool:
        return bool(self.lead or self.coordinating or self.deadlines)


SILENT = Bearing()
"""What no line says."""


@quick
@dataclass(frozen=True, slots=True)
class Run:
    """Attribute lines that stand together, `items[start:stop]`, with what they say."""

    start: int
    stop: int
    said: Bearing


def runs_of(items: Sequence[Item], found: Found) -> tuple[Run, ...]:
    """The runs of lines among the items that pass on what they say."""
    times = stray_times(items)
    runs: list[Run] = []
    position = 0
    while position < len(items):
        if items[position].is_passed_on or position in times:
            stop = _run_end(items, position, times)
            runs.append(Run(position, stop, bearing_of(items[position:stop], found)))
            position = stop
        else:
            position += 1
    return tuple(runs)


def said_by(runs: Sequence[Run]) -> Bearing:
    """What all the runs under an item say of the item itself."""
    said = SILENT
    for run in runs:
        said = said.over(run.said)
    return said


def bearing_of(lines: Sequence[Item], found: Found) -> Bearing:
    """What attribute lines, with what stands under them, say."""
    lead: list[Actor] = []
    coordinating: list[Actor] = []
    deadlines: list[str] = []
    for line in lines:
        if not line.attributes:
            deadlines.extend(found.deadlines_in(line.start, line.end))
        for part in line.attributes:
            if part.kind == "deadline":
                deadlines.extend(_deadlines(line, part.start, part.end, found))
            elif part.kind in PASSED:
                roles = _bodies(line, part, found)
                lead.extend(roles.lead)
                coordinating.extend(roles.coordinating)
        if line.attributes and line.attributes[-1].start >= len(line.text.rstrip()):
            below = _listed_under(line, line.attributes[-1].kind, found)
            lead.extend(below.lead)
            coordinating.extend(below.coordinating)
    return Bearing(tuple(lead), tuple(coordinating), tuple(dict.fromkeys(deadlines)))


def _listed_under(line: Item, kind: str, found: Found) -> Bearing:
    """The bodies that the lines under the title of an attribute name, each a line."""
    lead: list[Actor] = []
    coordinating: list[Actor] = []
    for child in line.children if kind in ("lead", "coordinating") and line.lists_bodies else ():
        if child.is_attribute:
            below = bearing_of([child], found)
            lead.extend(below.lead)
            coordinating.extend(below.coordinating)
        elif not child.is_remark:
            named = listed_actors(child.text, child.folded, found.bodies(child.start, child.end))
            (lead if kind == "lead" else coordinating).extend(named)
    return Bearing(tuple(lead), tuple(coordinating))


def _bodies(line: Item, part: Attribute, found: Found) -> Roles:
    """The bodies that the value of an attribute lists, partners that it names apart."""
    text, folded = line.text[part.start : part.end], line.folded[part.start : part.end]
    bodies = found.bodies(line.start + part.start, line.start + part.end)
    listed = listed_actors(text, folded, bodies)
    if part.kind == "coordinating":
        return Roles(coordinating=listed)
    if "phối hợp" not in folded:
        return Roles(lead=listed)
    partners = (*parse_roles(text, bodies, folded).coordinating, *_joining(text, folded, bodies))
    apart = {actor.name for actor in partners}
    return Roles(tuple(actor for actor in listed if actor.name not in apart), partners)


def _joining(text: str, folded: str, bodies: Sequence[Actor]) -> tuple[Actor, ...]:
    """The bodies of those parts of a value that end in joining in: "Đội A; các tổ phối hợp"."""
    found: list[Actor] = []
    for part in _JOINING.finditer(folded):
        start, end = part.span("who")
        inside = [body for body in bodies if start <= body.start and body.end <= end]
        shifted = [replace(body, start=body.start - start, end=body.end - start) for body in inside]
        found.extend(listed_actors(text[start:end], folded[start:end], shifted))
    return tuple(found)


def _deadlines(line: Item, start: int, end: int, found: Found) -> tuple[str, ...]:
    last = end == len(line.text)
    stop = _deep_end(line) if last else line.start + end
    return found.deadlines_in(line.start + start, stop)


def _deep_end(item: Item) -> int:
    return _deep_end(item.children[-1]) if item.children else item.end


def bearings(items: Sequence[Item], runs: Sequence[Run], found: Found) -> tuple[Bearing, ...]:
    """For each of the items that stand side by side, what the attribute lines among them say.

    A run of attribute lines belongs to the items before it, back to the run before (to the last of
    them if they are numbered "1.", "2."); a run that stands first belongs to those behind it. Where
    only the last of closely numbered items bears such lines under itself, they are about all.
    """
    if not runs:
        return (_trailing(items, found),) * len(items)
    result = [SILENT] * len(items)
    reached = 0
    for index, run in enumerate(runs):
        behind = runs[index + 1].start if index + 1 < len(runs) else len(items)
        for target in before(items, reached, run.start) or range(run.stop, behind):
            result[target] = run.said
        reached = run.stop
    return tuple(result)


def before(items: Sequence[Item], start: int, stop: int) -> range:
    """The positions of the items before a run of lines, from `start` to `stop`, it is about.

    That is all of them, but of numbered ones only the last.
    """
    plain = [position for position in range(start, stop) if not items[position].is_attribute]
    if not plain:
        return range(0)
    last = items[plain[-1]]
    apart = last.numbering in _APART and not _closely_numbered(last)
    return range(plain[-1] if apart else start, stop)


def _run_end(items: Sequence[Item], start: int, times: frozenset[int]) -> int:
    """The end of a run of attribute lines; bare times go on from a line that announces them."""
    stop = start
    announced = False
    while stop < len(items) and (
        items[stop].is_attribute
        or stop in times
        or (announced and _TIMED.match(items[stop].folded))
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


def _trailing(items: Sequence[Item], found: Found) -> Bearing:
    plain = [item for item in items if not item.is_attribute]
    if len(plain) < 2:
        return SILENT
    lines = _tail(plain[-1])
    if not lines or any(_bears(item) for item in plain[:-1]):
        return SILENT
    return bearing_of(lines, found)


def _tail(item: Item) -> Sequence[Item]:
    """The attribute lines that stand last under a closely numbered item."""
    if not item.children or not _closely_numbered(item):
        return ()
    for position, child in enumerate(item.children):
        if child.is_passed_on:
            stop = _run_end(item.children, position, frozenset())
            return item.children[position:stop] if stop == len(item.children) else ()
    return _tail(item.children[-1])


def _bears(item: Item) -> bool:
    return any(child.is_passed_on or _bears(child) for child in item.children)


def _closely_numbered(item: Item) -> bool:
    label = item.block.label
    return label is not None and (
        label.numbering in _CLOSELY_NUMBERED
        or (label.numbering is Numbering.DECIMAL and ("." in label.value or "(" in label.mark))
    )


def is_described(item: Item) -> bool:
    """Whether attribute lines stand under the item as its facets, marked like the rest there."""
    marks = {child.numbering for child in item.children if child.is_facet} - {None}
    others = {child.numbering for child in item.children if not child.is_facet}
    return bool(marks) and (not others or bool(marks & others))
