"""Cutting, joining and rewriting paragraphs without losing the way back to their source."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ingest.elements import Change, Mark, Paragraph, Piece
from schemas import EditKind
from schemas.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Replacement:
    """`new` is to stand where `text[start:end]` stands."""

    start: int
    end: int
    new: str
    kind: EditKind = EditKind.DROPPED
    recorded: bool = True
    """Whether it is a repair to be listed, or only white space of the layout."""


def rewrite(paragraph: Paragraph, replacements: Sequence[Replacement]) -> Paragraph:
    """The paragraph with the replacements made; they are in order and do not overlap.

    >>> from ingest.elements import Paragraph
    >>> rewrite(Paragraph("**Mục tiêu**"), [Replacement(0, 2, ""), Replacement(10, 12, "")]).text
    'Mục tiêu'
    """
    if not replacements:
        return paragraph
    shifts = _Shifts(replacements)
    text = paragraph.text
    parts: list[str] = []
    made: list[Change] = []
    last = 0
    for each, new_start in zip(replacements, shifts.new_starts, strict=True):
        parts += (text[last : each.start], each.new)
        last = each.end
        if each.recorded:
            before = text[each.start : each.end]
            made.append(Change(each.kind, new_start, new_start + len(each.new), before))
    parts.append(text[last:])
    kept = [shifts.change(change) for change in paragraph.changes]
    return replace(
        paragraph,
        text="".join(parts),
        pieces=tuple(piece for old in paragraph.pieces for piece in shifts.piece(old)),
        marks=tuple(mark for old in paragraph.marks if (mark := shifts.mark(old)) is not None),
        changes=tuple(sorted((*kept, *made), key=lambda change: (change.start, change.end))),
    )


class _Shifts:
    """Where old offsets lie after the replacements."""

    def __init__(self, replacements: Sequence[Replacement]) -> None:
        self.replacements = replacements
        self.starts = [each.start for each in replacements]
        self.new_starts: list[int] = []
        moved = 0
        for each in replacements:
            self.new_starts.append(each.start + moved)
            moved += len(each.new) - (each.end - each.start)

    def start(self, offset: int) -> int:
        """The new place of a start: one inside a replacement moves to its new start."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0:
            return offset
        each = self.replacements[index]
        if offset < each.end:
            return self.new_starts[index]
        return self.new_starts[index] + len(each.new) + offset - each.end

    def end(self, offset: int) -> int:
        """The new place of an exclusive end: one inside a replacement moves to its new end."""
        index = bisect_right(self.starts, offset - 1) - 1
        if index < 0:
            return offset
        each = self.replacements[index]
        return self.new_starts[index] + len(each.new) + max(0, offset - each.end)

    def mark(self, mark: Mark) -> Mark | None:
        start, end = self.start(mark.start), self.end(mark.end)
        return replace(mark, start=start, end=end) if start < end else None

    def change(self, change: Change) -> Change:
        return replace(change, start=self.start(change.start), end=self.end(change.end))

    def piece(self, piece: Piece) -> list[Piece]:
        """A word with a box keeps its box, a run of the source loses what was replaced in it."""
        if piece.source is None:
            start, end = self.start(piece.start), self.end(piece.end)
            return [replace(piece, start=start, end=end)] if start < end else []
        found: list[Piece] = []
        at = piece.start
        index = max(0, bisect_right(self.starts, piece.start) - 1)
        while at < piece.end:
            while index < len(self.starts) and self.replacements[index].end <= at:
                index += 1
            stop = min(piece.end, self.starts[index]) if index < len(self.starts) else piece.end
            if at < stop:
                new = self.start(at)
                source = piece.source + at - piece.start
                found.append(replace(piece, start=new, end=new + stop - at, source=source))
            at = max(stop, self.replacements[index].end) if index < len(self.starts) else stop
        return found


def cut(paragraph: Paragraph, start: int, end: int) -> Paragraph:
    """The paragraph's `text[start:end]` as a paragraph; its automatic label stays with it."""
    if start <= 0 and end >= len(paragraph.text):
        return paragraph
    return replace(
        paragraph,
        text=paragraph.text[start:end],
        pieces=tuple(
            _cut_piece(piece, start, end)
            for piece in paragraph.pieces
            if piece.start < end and piece.end > start
        ),
        marks=tuple(
            replace(mark, start=mark.start - start, end=mark.end - start)
            for mark in paragraph.marks
            if start <= mark.start and mark.end <= end
        ),
        changes=tuple(
            replace(change, start=change.start - start, end=change.end - start)
            for change in paragraph.changes
            if start <= change.start and change.end <= end
        ),
    )


def _cut_piece(piece: Piece, start: int, end: int) -> Piece:
    lost = max(0, start - piece.start)
    source = None if piece.source is None else piece.source + lost
    return replace(
        piece,
        start=max(piece.start, start) - start,
        end=min(piece.end, end) - start,
        source=source,
    )


def join(
    paragraphs: Sequence[Paragraph], *, kind: EditKind, glues: Sequence[str] = ()
) -> Paragraph:
    """The paragraphs as one, with the repair listed at each place where two meet.

    `glues` stands between them, a space where it is not given. Label, style and page are those
    of the first.
    """
    first = paragraphs[0]
    if len(paragraphs) == 1:
        return first
    texts = [first.text]
    pieces, marks, changes = list(first.pieces), list(first.marks), list(first.changes)
    at = len(first.text)
    for number, paragraph in enumerate(paragraphs[1:]):
        glue = glues[number] if glues else " "
        by = at + len(glue)
        changes.append(Change(kind, at, by, "\n"))
        texts += (glue, paragraph.text)
        pieces += [
            replace(each, start=each.start + by, end=each.end + by) for each in paragraph.pieces
        ]
        marks += [
            replace(each, start=each.start + by, end=each.end + by) for each in paragraph.marks
        ]
        changes += [
            replace(each, start=each.start + by, end=each.end + by) for each in paragraph.changes
        ]
        at = by + len(paragraph.text)
    return replace(
        first,
        text="".join(texts),
        pieces=tuple(pieces),
        marks=tuple(marks),
        open_end=paragraphs[-1].open_end,
        confidence=min(paragraph.confidence for paragraph in paragraphs),
        changes=tuple(changes),
    )
