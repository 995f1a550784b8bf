"""The lines of a document, as the letterhead and the signature are read: one below the other."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.folding import fold_whole
from schemas import BlockKind, Document, Part
from schemas.quick import quick

_LINE = re.compile(r"[^\n\t]+")
_COLUMN = re.compile(r"[^ ]+(?: {1,3}[^ ]+)*")
_GAP = "    "
"""So many blanks part two columns."""
TRIMMED = " \xa0*_#|>-–—=~.…"
"""Blanks, rules and marks of markup around the words of a line."""
_SILENT = (BlockKind.FURNITURE, BlockKind.FOOTNOTE)


@quick
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
    text, folded = document.text, fold_whole(document.text)
    lines = []
    for index, block in enumerate(document.blocks):
        if block.kind not in _SILENT:
            for match in _LINE.finditer(text, block.start, block.end):
                for start, raw in _columns(match):
                    bare = raw.strip(TRIMMED)
                    if bare:
                        start += raw.index(bare[0])
                        end = start + len(bare)
                        lines.append(Line(bare, folded[start:end], start, end, index, block.part))
    return tuple(lines)


def _columns(line: re.Match[str]) -> list[tuple[int, str]]:
    """The words of a line with their places, one entry for each of its columns."""
    words = line[0]
    if _GAP not in words:
        return [(line.start(), words)]
    return [(line.start() + each.start(), each[0]) for each in _COLUMN.finditer(words)]
