"""What stands around a table: titles and headings over it, a common unit, a legend."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extractors.folding import fold
from extractors.indicators.legends import Legends, legends_below
from extractors.indicators.rows import Outline, heading_of
from extractors.indicators.words import unit_kind
from schemas import Block, BlockKind, Document, Numbering, Part

_REACH = 6
"""How many blocks over a table may be its titles."""
_LONGEST_HEADING = 40
_UNIT_LINE = re.compile(r"\(?(?:đơn vị(?: tính)?|đvt) ?: ?([^()]{1,40})\)?[.]?$")
_APART = frozenset({BlockKind.FURNITURE, BlockKind.FOOTNOTE})
_HEADING_FAMILIES = frozenset(
    {Numbering.PART, Numbering.CHAPTER, Numbering.ROMAN, Numbering.DECIMAL, Numbering.LETTER}
)


@dataclass(frozen=True, slots=True)
class Context:
    """The surroundings of one table.

    `titles` are the lines over it, those of its annex first; `gap` the blocks since the table
    before it, `None` if that one is out of reach; `apart` says that some of them are no headings.
    `unit` is a unit for the whole table; `legends` are the notes below it by their marks.
    """

    titles: tuple[str, ...]
    headings: tuple[str, ...]
    gap: int | None
    apart: bool
    unit: str | None
    legends: Legends


def surroundings(document: Document, index: int, annexes: Mapping[int, int]) -> Context:
    """Read what stands around the table that is block `index`; see `first_blocks`."""
    over = _over(document, index)
    lines = [_line(document, block) for block in over]
    headings = [line for block, line in zip(over, lines, strict=True) if _heads(block, line)]
    units = [unit for line in lines if (unit := common_unit(line))]
    table_before = _table_before(document, index)
    return Context(
        titles=(*annex_titles(document, index, annexes), *_chain(document, index), *lines),
        headings=tuple(headings),
        gap=None if table_before is None else len(over),
        apart=len(over) > len(headings) + len(units),
        unit=units[-1] if units else None,
        legends=legends_below(document, index),
    )


def enter_headings(outline: Outline, context: Context) -> Outline:
    """The outline with the headings that stand between its table and the next one."""
    for line in context.headings:
        outline = outline.under(heading_of(line))
    return outline


def _over(document: Document, index: int) -> list[Block]:
    """The blocks right over a table, from the top, as far as the next table or annex."""
    found: list[Block] = []
    annex = document.blocks[index].annex
    for block in reversed(document.blocks[max(0, index - 3 * _REACH) : index]):
        if block.kind is BlockKind.TABLE or block.annex != annex or len(found) == _REACH:
            break
        if block.kind not in _APART and block.part is not Part.TITLE:
            found.append(block)
    return found[::-1]


def _table_before(document: Document, index: int) -> int | None:
    for at in range(index - 1, max(-1, index - 2 * _REACH), -1):
        if document.blocks[at].kind is BlockKind.TABLE:
            return at
    return None


def first_blocks(document: Document) -> dict[int, int]:
    """The index of the first block of every annex, by the annex."""
    found: dict[int, int] = {}
    for index, block in enumerate(document.blocks):
        if block.annex is not None:
            found.setdefault(block.annex, index)
    return found


def annex_titles(document: Document, index: int, annexes: Mapping[int, int]) -> tuple[str, ...]:
    """The first lines of the annex that block `index` belongs to; none outside of annexes.

    `annexes` are the `first_blocks` of the document.
    """
    annex = document.blocks[index].annex
    if annex is None:
        return ()
    first = annexes[annex]
    head = document.blocks[first : min(index, first + _REACH)]
    return tuple(_line(document, block) for block in head if block.kind is not BlockKind.TABLE)


def _chain(document: Document, index: int) -> tuple[str, ...]:
    """The headings above a table in the outline of the document, nearest first."""
    found: list[str] = []
    at = document.blocks[index].parent
    while at is not None and len(found) < _REACH:
        found.append(_line(document, document.blocks[at]))
        at = document.blocks[at].parent
    return tuple(found)


def _line(document: Document, block: Block) -> str:
    return " ".join(document.text[block.start : block.end].split())


def _heads(block: Block, line: str) -> bool:
    """Whether a paragraph over a table is a heading of its rows, no sentence or task."""
    if block.label is None or block.part is Part.TITLE:
        return False
    numbered = block.label.numbering in _HEADING_FAMILIES
    sentence = block.kind is not BlockKind.HEADING and line.endswith((".", ";"))
    return numbered and not sentence and len(line.split()) <= _LONGEST_HEADING


def common_unit(line: str) -> str | None:
    """The unit that a line sets for a whole table: "Đơn vị tính: ha"."""
    match = _UNIT_LINE.search(fold(line))
    if match is None:
        return None
    unit = line[match.start(1) : match.end(1)].strip(" .;")
    return unit if unit_kind(unit) is not None else None
