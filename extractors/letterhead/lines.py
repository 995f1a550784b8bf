"""The lines of a document, as the letterhead and the signature are read: one below the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from schemas import BlockKind, Document, Part

_LINE = re.compile(r"[^\n\t ]+(?: {1,3}[^\n\t ]+)*")  # more blanks part two columns
_TRIMMED = " \xa0*_#|>-–—=~.…"
_SILENT = (BlockKind.FURNITURE, BlockKind.FOOTNOTE)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line or a table cell's line, without blanks, rules and marks of markup around it.

    `text` is the document's `text[start:end]`; `block` the index of its block, `part` the part
    that the reader gave it.
    """

    text: str
    start: int
    end: int
    block: int
    part: Part


def read_lines(document: Document) -> tuple[Line, ...]:
    """The lines of the document in reading order; furniture, footnotes and rules are left out.

    A full stop and an ellipsis at the end of a line are left out too, as decoration.
    """
    return tuple(
        line
        for index, block in enumerate(document.blocks)
        if block.kind not in _SILENT
        for line in _lines_of(document.text, block.start, block.end, index, block.part)
    )


def _lines_of(text: str, start: int, end: int, block: int, part: Part) -> list[Line]:
    lines = []
    for match in _LINE.finditer(text, start, end):
        raw = match[0]
        left = len(raw) - len(raw.lstrip(_TRIMMED))
        bare = raw.strip(_TRIMMED)
        if bare:
            begin = match.start() + left
            lines.append(Line(bare, begin, begin + len(bare), block, part))
    return lines
