"""The lines of a document, as the letterhead and the signature are read: one below the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.folding import fold
from schemas import BlockKind, Document, Part

_LINE = re.compile(r"[^\n\t ]+(?: {1,3}[^\n\t ]+)*")  # more blanks part two columns
_TRIMMED = " \xa0*_#|>-–—=~.…"
_SILENT = (BlockKind.FURNITURE, BlockKind.FOOTNOTE)


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line or a table cell's line, without blanks, rules and marks of markup around it.

    `text` is the document's `text[start:end]`, `folded` the same for comparison; `block` is the
    index of its block, `part` the part that the reader gave it.
    """

    text: str
    folded: str
    start: int
    end: int
    block: int
    part: Part


def read_lines(document: Document) -> tuple[Line, ...]:
    """The lines of the document in reading order; furniture, footnotes and rules are left out.

    A full stop and an ellipsis at the end of a line are left out too, as decoration.
    """
    text, folded = document.text, fold(document.text)
    lines = []
    for index, block in enumerate(document.blocks):
        if block.kind not in _SILENT:
            for match in _LINE.finditer(text, block.start, block.end):
                bare = match[0].strip(_TRIMMED)
                if bare:
                    start = match.start() + match[0].index(bare[0])
                    end = start + len(bare)
                    lines.append(Line(bare, folded[start:end], start, end, index, block.part))
    return tuple(lines)
