"""From a converted text back to the file's: what was read of the one points into the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.elements import Change, Element, GridCell, Paragraph, Piece
from ingest.legacy.conversion import Conversion


def traced(elements: Sequence[Element], conversion: Conversion) -> list[Element]:
    """Elements whose pieces point into `conversion.text`, pointing into the text before it.

    A piece stands for what is unchanged: a converted word is cut out of it and listed as a change.
    """
    if not conversion.replacements:
        return list(elements)
    trace = _Trace(conversion)
    return [trace.element(element) for element in elements]


class _Trace:
    def __init__(self, conversion: Conversion) -> None:
        self._conversion = conversion
        self._grown = [0]
        """By how much the text has grown before each replacement, and behind the last."""
        self._starts: list[int] = []
        self._ends: list[int] = []
        for each in conversion.replacements:
            start = each.start + self._grown[-1]
            self._starts.append(start)
            self._ends.append(start + len(each.new))
            self._grown.append(self._ends[-1] - each.end)

    def element(self, element: Element) -> Element:
        if isinstance(element, Paragraph):
            return self._paragraph(element)
        return replace(element, cells=tuple(map(self._cell, element.cells)))

    def _cell(self, cell: GridCell) -> GridCell:
        return replace(cell, content=tuple(map(self.element, cell.content)))

    def _paragraph(self, paragraph: Paragraph) -> Paragraph:
        parts = [part for piece in paragraph.pieces for part in self._parts(piece)]
        changes = [*paragraph.changes, *(part for part in parts if isinstance(part, Change))]
        return replace(
            paragraph,
            pieces=tuple(part for part in parts if isinstance(part, Piece)),
            changes=tuple(sorted(changes, key=lambda change: (change.start, change.end))),
        )

    def _parts(self, piece: Piece) -> Iterator[Piece | Change]:
        """A piece cut at the replacements in it."""
        if piece.source is None:
            yield piece
            return
        at, stop = piece.source, piece.source + piece.end - piece.start
        shift = piece.start - piece.source
        index = bisect_right(self._ends, at)
        while index < len(self._starts) and self._starts[index] < stop:
            start, end = max(at, self._starts[index]), min(stop, self._ends[index])
            if at < start:
                yield Piece(at + shift, start + shift, source=at - self._grown[index])
            each = self._conversion.replacements[index]
            before = self._conversion.source[each.start : each.end]
            yield Change(each.kind, start + shift, end + shift, before)
            at, index = end, index + 1
        if at < stop:
            yield Piece(at + shift, stop + shift, source=at - self._grown[index])
