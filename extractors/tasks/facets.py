"""What a task is to yield and what pays for it: the product and funding that lines state."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.tasks.attributes import Attribute
from extractors.tasks.bearing import before
from extractors.tasks.tree import Item
from schemas import Numbering
from schemas.quick import quick

_APART = frozenset({Numbering.ARTICLE, Numbering.ROMAN, Numbering.DECIMAL})
_FACETS = ("product", "funding")
_CLOSED = re.compile(r"\)|(?<=\w)\.\s")
"""Where a value inside other words ends: with its bracket or its sentence."""
_EDGES = " \t\n.;,"


@quick
@dataclass(frozen=True, slots=True)
class Stated:
    """Words that state a facet, by their place in the text; `head` the head of their column."""

    start: int
    end: int
    head: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Facets:
    """The product and the funding of a task, where the document states them."""

    product: Stated | None = None
    funding: Stated | None = None

    def over(self, wider: Facets) -> Facets:
        """This one, what it lacks taken from the wider one."""
        return Facets(self.product or wider.product, self.funding or wider.funding)

    def __bool__(self) -> bool:
        return self.product is not None or self.funding is not None


NO_FACETS = Facets()
"""What no line states."""


def stated(text: str, start: int, end: int, head: str = "") -> Stated | None:
    """The words of `text[start:end]` without marks and space about them; `None` if none stand."""
    words = text[start:end]
    begin = start + len(words) - len(words.lstrip(_EDGES + "-–+"))
    last = begin + len(text[begin:end].rstrip(_EDGES))
    return Stated(begin, last, head) if any(map(str.isalnum, text[begin:last])) else None


def facets_of(lines: Sequence[Item], text: str) -> Facets:
    """What attribute lines, with what stands under them, state; the first of a kind decides."""
    product = funding = None
    for line in lines:
        for part in line.attributes:
            if part.kind == "product":
                product = product or _value(line, part, text)
            elif part.kind == "funding":
                funding = funding or _value(line, part, text)
    return Facets(product, funding) if product or funding else NO_FACETS


def _value(line: Item, part: Attribute, text: str) -> Stated | None:
    """The words behind a label: those under a bare title, the sentence inside other words."""
    start, end = line.start + part.start, line.start + part.end
    if part.start >= len(line.text.rstrip()):
        return stated(text, start, _deep_end(line))
    if part.label > 0:
        closed = _CLOSED.search(text, start, end)
        end = closed.start() if closed is not None else end
    return stated(text, start, end)


def _deep_end(item: Item) -> int:
    return _deep_end(item.children[-1]) if item.children else item.end


def facets_under(item: Item, text: str) -> Facets:
    """What the lines right under an item state of the item itself."""
    lines = [child for child in item.children if child.is_attribute and _states(child)]
    return facets_of(lines, text) if lines else NO_FACETS


def facets_among(items: Sequence[Item], text: str) -> dict[int, Facets]:
    """For the positions of items that stand side by side, what the lines among them state.

    Lines belong to the items before them as lines of bodies do (`bearings`), those that stand
    first to the items behind; a numbered line by itself ("3. Kinh phí: …") is about the whole
    part and no item's.
    """
    result: dict[int, Facets] = {}
    reached = position = 0
    while position < len(items):
        if not items[position].is_attribute:
            position += 1
            continue
        stop = position
        while stop < len(items) and items[stop].is_attribute:
            stop += 1
        lines = items[position:stop]
        said = facets_of(lines, text) if any(map(_states, lines)) else NO_FACETS
        alone = items[position].numbering in _APART and not any(x.is_passed_on for x in lines)
        if said and not alone:
            for target in before(items, reached, position) or _behind(items, stop):
                result[target] = said
        if any(map(_states, lines)):
            reached = stop
        position = stop
    return result


def _behind(items: Sequence[Item], start: int) -> range:
    stop = start
    while stop < len(items) and not items[stop].is_attribute:
        stop += 1
    return range(start, stop)


def _states(item: Item) -> bool:
    return any(part.kind in _FACETS for part in item.attributes)
