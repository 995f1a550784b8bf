"""The sections of a document: parts, `I.`, `1.`, `a)`, articles and annexes, as a tree."""

from __future__ import annotations

from dataclasses import replace

from extractors.facts import Facts
from extractors.grounding import locate, words_between
from schemas import Block, BlockKind, Document, Numbering, Part, Section

_MARKS = (Numbering.DASH, Numbering.PLUS, Numbering.BULLET)
_ALWAYS = (Numbering.ANNEX, Numbering.PART, Numbering.CHAPTER, Numbering.ARTICLE, Numbering.ROMAN)
_PARTS = (Part.BODY, Part.ANNEX)
_LONGEST_TITLE = 300
_CLOSING = " .:;,-–—*\n\t"


def read_outline(document: Document, facts: Facts) -> Facts:
    """Fill in `facts.sections` from the document's headings; ids `s1`, `s2` … in its order.

    A labelled heading is a section, a dash or bullet is none; articles and annexes are, even where
    their text stands on the same line. An annex without words of its own bears the title below.
    """
    sections: list[Section] = []
    placed: dict[int, Section] = {}
    titles: set[int] = set()
    for index, block in enumerate(document.blocks):
        if index in titles or not _is_section(block):
            continue
        parent = _parent(document, block, placed)
        title, below = _title(document, index, block)
        titles.update(below)
        end = document.blocks[below[-1]].end if below else block.end
        section = Section(
            id=f"s{len(sections) + 1}",
            label=None if block.label is None else block.label.value or None,
            title=title,
            level=1 if parent is None else parent.level + 1,
            parent=None if parent is None else parent.id,
            quote=document.text[block.start : end],
            span=locate(document, block.start, end),
            confidence=block.confidence,
        )
        sections.append(section)
        placed[index] = section
    return replace(facts, sections=tuple(sections))


def _is_section(block: Block) -> bool:
    if block.part not in _PARTS:
        return False
    if block.label is None:
        return block.kind is BlockKind.HEADING
    if block.label.numbering in _MARKS:
        return False
    return block.kind is BlockKind.HEADING or block.label.numbering in _ALWAYS


def _parent(document: Document, block: Block, placed: dict[int, Section]) -> Section | None:
    """The nearest section that the block stands under."""
    index = block.parent
    while index is not None and index not in placed:
        index = document.blocks[index].parent
    return None if index is None else placed[index]


def _title(document: Document, index: int, block: Block) -> tuple[str, tuple[int, ...]]:
    """The words of a heading on one line, and the blocks below that only bear them."""
    own = _words(document, block)
    if own or block.label is None or block.label.numbering in _MARKS:
        return own, ()
    following = document.blocks[index + 1] if index + 1 < len(document.blocks) else None
    if following is None or following.label is not None or following.parent != index:
        return own, ()
    words = _words(document, following)
    if following.table is not None or words.startswith("(") or not _heads(following, words):
        return own, ()
    return words, (index + 1,)


def _heads(block: Block, words: str) -> bool:
    return block.kind is BlockKind.HEADING or words.isupper()


def _words(document: Document, block: Block) -> str:
    """The block's text without label and footnote marks, cut where a heading becomes a text."""
    words = words_between(document.text, block.body, block.end, block.notes)
    if len(words) > _LONGEST_TITLE:
        words = words[: words.find(". ") if 0 < words.find(". ") < _LONGEST_TITLE else 0]
    return words.strip(_CLOSING)
