"""Paragraphs from lines of words, each word with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.elements import Change, Mark, Paragraph, Piece
from ingest.pdf.layout import Region
from ingest.pdf.lines import Line
from ingest.pdf.margins import usual_pitch
from ingest.pdf.words import Word
from ingest.pdf.wrapping import begins, centred
from schemas import EditKind, Method, Style

EVEN = 0.1
"""Share of the font size by which words of one baseline may differ."""

_GLUED = re.compile(r"(?:\d|[^\W\d_a-zà-ỹ])[A-ZĐa-z&./]*[-/]\Z")
"""A code cut behind its hyphen or slash: "12/KH-" and "UBND"."""


def paragraphs(
    region: Region,
    *,
    pitch: float | None = None,
    notes: frozenset[str] = frozenset(),
) -> Iterator[Paragraph]:
    """The paragraphs of a region.

    Args:
        region: lines in reading order with the edges of their column, in points.
        pitch: usual distance of two baselines, in font sizes; by default the region's own.
        notes: marks of the footnotes on the page.
    """
    step = pitch if pitch is not None else usual_pitch(region.lines)
    held: list[Line] = []
    for line in region.lines:
        if held and begins(line, held, region, step):
            yield paragraph(held, region, notes)
            held = []
        held.append(line)
    if held:
        yield paragraph(held, region, notes)


def paragraph(
    lines: Sequence[Line], region: Region, notes: frozenset[str] = frozenset()
) -> Paragraph:
    """One paragraph of `lines`, its words as pieces with their boxes."""
    text = joined([line.words for line in lines], notes)
    return Paragraph(
        text.text,
        style=_style(lines, region),
        pieces=text.pieces,
        marks=text.marks,
        changes=text.changes,
        page=lines[0].words[0].page,
        method=method(lines),
        confidence=text.confidence,
    )


def method(lines: Sequence[Line]) -> Method:
    """How the words of lines were obtained."""
    seen = any(word.confidence is not None for line in lines for word in line.words)
    return Method.OCR if seen else Method.TEXT


@dataclass(frozen=True, slots=True)
class Joined:
    """Lines of words as one text, with the place of each word, the footnote marks, and the words
    that the file has in a code from before Unicode."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]
    changes: tuple[Change, ...]

    @property
    def confidence(self) -> float:
        """Mean of the words', by their lengths."""
        letters = sum(piece.end - piece.start for piece in self.pieces)
        sure = sum(piece.confidence * (piece.end - piece.start) for piece in self.pieces)
        return round(sure / letters, 3) if letters else 1.0


def joined(lines: Sequence[Sequence[Word]], notes: frozenset[str] = frozenset()) -> Joined:
    """The text of lines of words.

    A raised figure that is the mark of a footnote in `notes` is written `[3]`, as the other
    readers do, so that it cannot be taken for a figure of the text.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    marks: list[Mark] = []
    changes: list[Change] = []
    at = 0
    previous: Word | None = None
    for words in lines:
        wrapped = True
        for word in words:
            text, size = word.text, word.size
            if previous is not None:
                level = abs(word.baseline - previous.baseline) < EVEN * size
                if (level and not wrapped) or not _glued(previous, word, wrapped=wrapped):
                    parts.append(" ")
                    at += 1
                if not level and (value := _mark_value(word, previous)) in notes:
                    text = f"[{value}]"
                    marks.append(Mark(at, at + len(text), value))
            parts.append(text)
            end = at + len(text)
            sure = 1.0 if word.confidence is None else word.confidence
            pieces.append(Piece(at, end, word.box, word.page, confidence=sure))
            if word.before:
                changes.append(Change(EditKind.DECODED, at, end, word.before))
            at, previous, wrapped = end, word, False
    return Joined("".join(parts), tuple(pieces), tuple(marks), tuple(changes))


def _glued(previous: Word, word: Word, *, wrapped: bool) -> bool:
    """Whether no space stands before a word that begins a line or stands off the one before."""
    if wrapped:
        return _GLUED.search(previous.text) is not None and word.text[0].isalnum()
    size = max(previous.size, word.size)
    return not (previous.stamped or word.stamped) and word.x0 - previous.x1 < 0.15 * size


def _mark_value(word: Word, previous: Word) -> str:
    """The figure of a raised mark; empty for any other word."""
    if word.size > 0.9 * previous.size or word.baseline > previous.baseline:
        return ""
    return word.text.strip("[]()")


def with_mark(note: Paragraph, value: str) -> Paragraph:
    """A footnote whose first word, its mark, is written `[value]` and stands apart."""
    first = note.pieces[0]
    mark = f"[{value}]"
    rest = note.text[first.end :].lstrip()
    by = len(mark) + 1 - (len(note.text) - len(rest))
    moved = (
        replace(piece, start=piece.start + by, end=piece.end + by) for piece in note.pieces[1:]
    )
    changes = (
        replace(change, start=change.start + by, end=change.end + by)
        for change in note.changes
        if change.start >= first.end
    )
    return replace(
        note,
        text=f"{mark} {rest}",
        pieces=(replace(first, end=len(mark)), *moved),
        marks=(),
        changes=tuple(changes),
    )


def _style(lines: Sequence[Line], region: Region) -> Style:
    words = [word for line in lines for word in line.words]
    first = lines[0]
    return Style(
        bold=all(word.bold for word in words),
        italic=all(word.italic for word in words),
        align=_align(lines, region),
        indent=round(first.x0 - region.left, 1),
        size=round(first.size, 1),
    )


def _align(lines: Sequence[Line], region: Region) -> str:
    if all(centred(line, region) for line in lines):
        return "center"
    first = lines[0]
    if len(lines) > 1:
        full = [line.x1 > region.right - 2.0 for line in lines[:-1]]
        return "justify" if all(full) else "left"
    if region.right - first.x1 < 2.0 and first.x0 > (region.left + region.right) / 2:
        return "right"
    return "left"
