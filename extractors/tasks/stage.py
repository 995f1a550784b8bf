"""The stage that finds tasks: the outline's items, read and chosen, as grounded facts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extractors.facts import Facts
from extractors.folding import fold
from extractors.grounding import locate, words_between
from extractors.tasks.actors import Actor, with_home, with_positions
from extractors.tasks.facets import Stated
from extractors.tasks.found import Found
from extractors.tasks.money import amount
from extractors.tasks.roles import ordered_lead
from extractors.tasks.sections import Practice, section_kind
from extractors.tasks.selection import Context
from extractors.tasks.tree import Item, operative_tree
from extractors.tasks.walk import Draft, drafts
from schemas import Document, Funding, Locality, Part, Product, Task

_NORMS = frozenset({"Luật", "Bộ luật", "Pháp lệnh", "Nghị định", "Thông tư", "Thông tư liên tịch"})
"""Types of documents that set norms: only headings that say so open tasks there."""

_REPORTS = frozenset({"Báo cáo", "Tờ trình"})
"""Types of documents that tell what was done."""


def find_tasks(document: Document, facts: Facts) -> Facts:
    """What the document says is to be done: items of its operative parts, rows of assignments.

    Adds `tasks` in order of the text, their bodies by canonical name, their deadlines and
    references by the ids and keys of `facts`.
    """
    found = Found.of(document, facts)
    reporting = facts.header.type in _REPORTS
    default: Practice = "none" if reporting or facts.header.type in _NORMS else "duties"
    items = operative_tree(document)
    addressees = _addressed(document, found)
    context = Context(default, lead=addressees, addressed=True, reporting=reporting)
    ordered = [
        *drafts([item for item in items if item.block.part is Part.BODY], context, found),
        *_of_annexes([item for item in items if item.block.part is Part.ANNEX], reporting, found),
    ]
    ordered.sort(key=lambda draft: (draft.start, draft.end))
    home = facts.header.locality
    tasks = tuple(
        _task(document, index, _at_home(draft, home), found)
        for index, draft in enumerate(ordered, 1)
    )
    return replace(facts, tasks=tasks)


def _addressed(document: Document, found: Found) -> tuple[Actor, ...]:
    """The bodies that the last words before the first section order to do what follows."""
    preamble = [block for block in document.blocks if block.part is Part.PREAMBLE]
    if not preamble:
        return ()
    start, end = preamble[-1].start, preamble[-1].end
    text = document.text[start:end].rstrip()
    if not text.endswith(":"):
        return ()
    bodies = found.bodies(start, start + len(text))
    return ordered_lead(text, with_positions(text, fold(text), bodies))


def _of_annexes(items: list[Item], reporting: bool, found: Found) -> list[Draft]:
    """The tasks of annexes: of assignment tables, and of lists whose title says so."""
    result: list[Draft] = []
    for item in items:
        titles = [item.folded, *(below.folded for below in _title_lines(item))]
        kinds = [kind for title in titles if (kind := section_kind(title)) is not None]
        if any(kind.name == "template" for kind in kinds) or titles[0].startswith("báo cáo"):
            continue
        practice: Practice = kinds[0].tasks if kinds and not reporting else "none"
        result += drafts([item], Context(practice, reporting=reporting), found)
    return result


def _title_lines(item: Item) -> Iterator[Item]:
    """The unlabelled lines under an annex's heading, its title as a rule."""
    for child in item.children[:3]:
        if child.is_labelled or child.is_table:
            return
        yield child
        yield from _title_lines(child)


def _at_home(draft: Draft, home: Locality | None) -> Draft:
    """The draft, bodies of the plan's own "tỉnh", "xã" … that no registry lists with its name."""
    if home is None:
        return draft
    lead = tuple(with_home(name, home) for name in draft.lead)
    coordinating = tuple(with_home(name, home) for name in draft.coordinating)
    if (lead, coordinating) == (draft.lead, draft.coordinating):
        return draft
    return replace(draft, lead=lead, coordinating=coordinating)


def _task(document: Document, index: int, draft: Draft, found: Found) -> Task:
    quote = document.text[draft.start : draft.end]
    return Task(
        id=f"t{index}",
        quote=quote,
        span=locate(document, draft.start, draft.end),
        text=words_between(document.text, draft.start, draft.end, found.notes),
        section=found.section_at(draft.start),
        lead=draft.lead,
        coordinating=draft.coordinating,
        advises=draft.advises,
        deadlines=draft.deadlines,
        references=found.references_in(draft.start, draft.end),
        confidence=draft.confidence,
        product=_product(document, draft.facets.product, draft.confidence, found),
        funding=_funding(document, draft.facets.funding, draft.confidence, found),
    )


def _product(
    document: Document, stated: Stated | None, confidence: float, found: Found
) -> Product | None:
    if stated is None:
        return None
    start, end = stated.start, stated.end
    text = words_between(document.text, start, end, found.notes)
    return Product(document.text[start:end], locate(document, start, end), text, confidence)


def _funding(
    document: Document, stated: Stated | None, confidence: float, found: Found
) -> Funding | None:
    if stated is None:
        return None
    start, end = stated.start, stated.end
    text = words_between(document.text, start, end, found.notes)
    sum_ = amount(fold(text), stated.head)
    return Funding(document.text[start:end], locate(document, start, end), text, sum_, confidence)
