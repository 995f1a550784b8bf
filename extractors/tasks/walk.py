"""The walk over the outline: items become tasks and take over what stands above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.tasks.actors import Actor, names
from extractors.tasks.bearing import (
    SILENT,
    Bearing,
    Run,
    bearing_of,
    bearings,
    is_described,
    runs_of,
    said_by,
    stray_times,
)
from extractors.tasks.brackets import bracketed
from extractors.tasks.facets import NO_FACETS, Facets, facets_among, facets_of, facets_under
from extractors.tasks.found import Found
from extractors.tasks.reading import Reading, read, says_duty
from extractors.tasks.sections import Practice, section_kind
from extractors.tasks.selection import ENDED, SHORT, Context, is_closing, is_task
from extractors.tasks.statements import operative_range
from extractors.tasks.tables import row_tasks
from extractors.tasks.tree import Item
from extractors.verbs import opens_action
from schemas import BlockKind, Numbering
from schemas.quick import quick

_ANNOUNCING = re.compile(
    r"(?:cụ\ thể|sau|sau\ đây|như\ sau|gồm|thông\ qua|nội\ dung|liên\ quan|việc)\s*:$", re.X
)
_ISSUES = re.compile(r"(?:nay\ )?ban\ hành\ (?:\w+\ ){0,3}?(?:kế\ hoạch|chương\ trình)\b", re.X)
"""Words of an article that holds the plan it issues."""
_ASIDE = re.compile(r"\s*\([^()]{1,120}\)")
_LONGEST_TITLE = 15
"""Words up to which the time in a heading is that of all that stands under it."""

_OUTRIGHT = 0.9
_NO_VERB = 0.8
_BY_EVIDENCE = 0.7
"""Confidence: an item of an operative part that opens with what is to be done; one that opens
otherwise, which may be a list of bodies or a remark; one chosen for its words."""


@quick
@dataclass(frozen=True, slots=True)
class Draft:
    """A task before it gets its id: where it stands and what was read of it."""

    start: int
    end: int
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    advises: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    confidence: float = _OUTRIGHT
    facets: Facets = NO_FACETS


def drafts(
    items: Sequence[Item], context: Context, found: Found, runs: Sequence[Run] | None = None
) -> list[Draft]:
    """The tasks among items that stand side by side and under them, in order of the text.

    `runs` are the runs of attribute lines among the items, if they are at hand.
    """
    runs = runs_of(items, found) if runs is None else runs
    result: list[Draft] = []
    times = stray_times(items)
    stated = facets_among(items, found.document.text)
    for position, said in enumerate(bearings(items, runs, found)):
        item = items[position]
        if position in times:
            continue
        local = replace(context, bearing=said.over(context.bearing)) if said else context
        if position in stated:
            local = replace(local, facets=stated[position].over(context.facets))
        result += _of_item(item, local, found)
        if item.leads_in and not item.children and not item.is_attribute:
            context = _under(read(item, found), context, found)
    return result


def _of_item(item: Item, context: Context, found: Found) -> list[Draft]:
    if item.is_table:
        return _of_table(item, found)
    if context.practice == "none" and not item.children:
        return []
    if item.is_attribute and not says_duty(item):
        return _of_attribute(item, context, found)
    reading = read(item, found)
    runs = runs_of(item.children, found)
    said = said_by(runs)
    below: list[Draft] = []
    if item.children:
        below = drafts(item.children, _under(reading, context, found), found, runs)
    if not is_task(reading, context, len(below)):
        return below
    return [_draft(reading, context, said, found), *below]


def _of_table(item: Item, found: Found) -> list[Draft]:
    table = item.block.table
    if table is None:
        return []
    return [
        Draft(
            row.start,
            row.end,
            row.lead,
            row.coordinating,
            deadlines=row.deadlines,
            facets=row.facets,
        )
        for row in row_tasks(found.document, table, found)
    ]


def _of_attribute(item: Item, context: Context, found: Found) -> list[Draft]:
    """Tasks under an attribute line: "1. Thời gian: …, như sau:" over items that set duties."""
    passed_on = item.attributes[0].kind in ("lead", "coordinating", "product")
    if not item.children or passed_on or context.practice == "none":
        return []
    return drafts(item.children, replace(context, practice="bullets", listed=False), found)


def _under(reading: Reading, context: Context, found: Found) -> Context:
    """What an item is to those that stand under it, or behind it if it announces them."""
    item = reading.item
    lead = reading.announced
    above = context.lead if opens_action(item.folded) or not context.addressed else ()
    partners = reading.roles.coordinating if item.leads_in else ()
    return Context(
        practice=_practice(reading, context),
        listed=_opens_list(item) or (context.listed and not reading.label),
        attributed=is_described(item) and opens_action(item.folded),
        complete=ENDED.search(item.folded) is not None,
        addressed=context.addressed and not lead,
        reporting=context.reporting,
        lead=lead or above,
        coordinating=partners or (() if lead else context.coordinating),
        bearing=_times(item, found).over(Bearing() if reading.label else context.bearing),
        facets=NO_FACETS if reading.label else context.facets,
    )


def _times(item: Item, found: Found) -> Bearing:
    """The time that a heading or lead-in sets for what stands under it ("Đợt 1 (tháng 5):")."""
    titling = item.block.kind is BlockKind.HEADING or item.leads_in
    words = _ASIDE.sub("", item.folded)
    if not titling or words.count(" ") >= _LONGEST_TITLE:
        return Bearing()
    return Bearing(deadlines=found.deadlines_in(item.start, item.end))


def _practice(reading: Reading, context: Context) -> Practice:
    """What is tasks under the item: by its words where it is a heading, else as above it."""
    item = reading.item
    if reading.announced:
        orders = context.practice == "duties" and _opens_list(item)
        return "items" if orders else context.practice
    if item.numbering is Numbering.ARTICLE and item.leads_in and _ISSUES.match(item.folded):
        return "items"
    kind = section_kind(item.folded) if _is_title(item) else None
    if kind is None:
        return context.practice
    return "none" if context.reporting and not kind.outlook else kind.tasks


def _opens_list(item: Item) -> bool:
    """Whether the words announce that what follows is what is to be done, however worded."""
    return item.leads_in and (
        _ANNOUNCING.search(item.folded) is not None or item.folded.count(" ") >= SHORT
    )


def _is_title(item: Item) -> bool:
    """Whether the words can be the heading of a part."""
    return item.block.kind is BlockKind.HEADING or (item.is_labelled and bool(item.children))


def _draft(reading: Reading, context: Context, below: Bearing, found: Found) -> Draft:
    item = reading.item
    start, end = item.start + reading.start, item.end
    if is_closing(reading):
        reading = read(_operative(item), found)
        start, end = reading.item.start, reading.item.end
        context = Context(context.practice)
    elif context.addressed and not opens_action(item.folded):
        context = replace(context, lead=())
    led = bool(reading.is_led or context.lead or context.bearing.lead or below.lead)
    bracket = SILENT if reading.is_led else bracketed(item, found, led=led)
    stated = _inline(item, found).over(bracket).over(below)
    said = stated.over(context.bearing)
    own = () if stated.lead else reading.label or _own_lead(reading, context)
    if context.bearing.lead and _is_a_remark(reading, own):
        own = ()
    lead = names(own or said.lead or context.lead)
    inherited = () if own else (*said.coordinating, *context.coordinating)
    partners = names([*reading.roles.coordinating, *inherited])
    return Draft(
        start,
        end,
        lead,
        tuple(name for name in partners if name not in lead),
        names(reading.roles.advises),
        found.due(found.deadlines_in(start, end), said.deadlines),
        _confidence(item, start, context),
        _facets(item, context, found),
    )


def _is_a_remark(reading: Reading, own: Sequence[Actor]) -> bool:
    """Whether an action comes first and a later sentence only has somebody act in it.

    "Thành lập các tổ … . Chủ tịch UBND xã ký quyết định": lines about it say who leads.
    """
    folded = reading.item.folded
    return (
        bool(own)
        and not reading.label
        and opens_action(folded, reading.start)
        and ". " in folded[reading.start : own[0].start]
    )


def _confidence(item: Item, start: int, context: Context) -> float:
    if context.practice != "items":
        return _BY_EVIDENCE
    return _OUTRIGHT if opens_action(item.folded, start - item.start) else _NO_VERB


def _operative(item: Item) -> Item:
    """A closing paragraph without its formulas."""
    start, end = operative_range(item.text, item.folded)
    text, folded = item.text[start:end], item.folded[start:end]
    return replace(item, start=item.start + start, text=text, folded=folded)


def _inline(item: Item, found: Found) -> Bearing:
    """What attributes inside the item's own words say ("…; cơ quan chủ trì: Sở A")."""
    parts = tuple(part for part in item.attributes if part.label > 0)
    return bearing_of([replace(item, attributes=parts)], found) if parts else Bearing()


def _facets(item: Item, context: Context, found: Found) -> Facets:
    """What the item's own words, the lines under it and those about it state."""
    text = found.document.text
    parts = tuple(part for part in item.attributes if part.label > 0)
    own = facets_of([replace(item, attributes=parts)], text) if parts else NO_FACETS
    return own.over(facets_under(item, text)).over(context.facets)


def _own_lead(reading: Reading, context: Context) -> tuple[Actor, ...]:
    """The subject of the item's own words; the members of the body above yield to it."""
    own = reading.roles.lead
    if not context.lead or not any(actor.courteous for actor in own):
        return own
    return (*context.lead, *(actor for actor in own if not actor.courteous))
