"""The outline as a tree of items, each block with what stands under it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from extractors.folding import fold_whole
from extractors.tasks.attributes import FACETS, PASSED, Attribute, attributes, titled_attribute
from extractors.verbs import opens_action
from schemas import Block, BlockKind, Document, Numbering, Part
from schemas.quick import quick

_MOST_CLOSING = 3
"""How many paragraphs closing formulas take."""

_LONGEST_LISTED = 24
"""Words up to which a line can be a list of bodies."""

_PARTS = frozenset({Part.BODY, Part.ANNEX})
_OUTSIDE = frozenset({BlockKind.FOOTNOTE, BlockKind.FURNITURE})
_TITLING = frozenset(
    {
        Numbering.ANNEX,
        Numbering.PART,
        Numbering.CHAPTER,
        Numbering.ARTICLE,
        Numbering.ROMAN,
        Numbering.DECIMAL,
        Numbering.LETTER,
    }
)


@quick
@dataclass(frozen=True, slots=True)
class Item:
    """A block of the operative text: its words without the label, and what stands under it.

    `start` is the offset of `text` in the document. `attributes` holds the parts of a line that
    says something about a task; `is_attribute` if the line does nothing else. `is_last` if it
    stands at the end of the document's body, where closing formulas do.
    """

    block: Block
    start: int
    text: str
    folded: str
    attributes: tuple[Attribute, ...]
    children: tuple[Item, ...]
    is_last: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def is_labelled(self) -> bool:
        return self.block.label is not None

    @property
    def is_attribute(self) -> bool:
        """Whether the line begins with the label of an attribute; a numbered title is none."""
        first = self.attributes[0] if self.attributes else None
        if first is None or first.label > 0 or first.kind == "content":
            return False
        if first.start < len(self.text) or self.numbering not in _TITLING:
            return True
        return first.kind in ("lead", "coordinating") and self.lists_bodies

    @property
    def lists_bodies(self) -> bool:
        """Whether all that stands under the item are names, as far as length and verbs tell.

        A remark in brackets among them does not count.
        """
        listed = [child for child in self.children if not child.is_remark]
        return bool(listed) and all(
            child.lists_bodies
            if child.children
            else child.folded.count(" ") < _LONGEST_LISTED and not opens_action(child.folded)
            for child in listed
        )

    @property
    def is_remark(self) -> bool:
        """Whether the item is a paragraph that stands in brackets as a whole."""
        whole = self.text.rstrip(".;")
        return not self.is_labelled and whole[:1] == "(" and whole.find(")") == len(whole) - 1

    @property
    def is_passed_on(self) -> bool:
        """Whether the line is an attribute that passes to tasks."""
        return self.is_attribute and any(part.kind in PASSED for part in self.attributes)

    @property
    def is_facet(self) -> bool:
        """Whether the line is an attribute that a task has: who, when, what for, by what means."""
        return self.is_attribute and any(part.kind in FACETS for part in self.attributes)

    @property
    def is_table(self) -> bool:
        return self.block.table is not None

    @property
    def leads_in(self) -> bool:
        """Whether the words announce what follows them."""
        return self.text.endswith(":")

    @property
    def numbering(self) -> Numbering | None:
        return self.block.label.numbering if self.block.label is not None else None


def operative_tree(document: Document) -> tuple[Item, ...]:
    """The items of body and annexes that stand under no other, in order of the text."""
    under: defaultdict[int | None, list[int]] = defaultdict(list)
    inside = [block.part in _PARTS and block.kind not in _OUTSIDE for block in document.blocks]
    for index, block in enumerate(document.blocks):
        if inside[index]:
            parent = block.parent
            under[parent if parent is not None and inside[parent] else None].append(index)
    return _items(_Source(document, fold_whole(document.text), _closing(document)), under, None)


@dataclass(frozen=True, slots=True)
class _Source:
    document: Document
    folded: str
    closing: int


def _closing(document: Document) -> int:
    """Where closing formulas can begin: behind the last label, among the last paragraphs."""
    body = [block for block in document.blocks if block.part is Part.BODY]
    last = body[-_MOST_CLOSING:]
    labels = [block.start for block in body if block.label is not None]
    return max([block.start for block in last[:1]] + labels[-1:], default=0)


def _items(
    source: _Source, under: dict[int | None, list[int]], parent: int | None
) -> tuple[Item, ...]:
    return tuple(
        _item(source, index, _items(source, under, index)) for index in under.get(parent, ())
    )


def _item(source: _Source, index: int, children: tuple[Item, ...]) -> Item:
    document = source.document
    block = document.blocks[index]
    last = block.start >= source.closing
    if block.table is not None:
        text = document.text[block.start : block.end]
        return Item(block, block.start, text, "", (), children, last)
    raw = document.text[block.body : block.end]
    start = block.body + len(raw) - len(raw.lstrip())
    text = raw.strip()
    words = source.folded[start : start + len(text)]
    item = Item(block, start, text, words, attributes(words), children, last)
    titled = titled_attribute(words) if children and not item.attributes else None
    if titled is None or not item.lists_bodies:
        return item
    return replace(item, attributes=(titled,))
