"""Plain text and markdown: lines become paragraphs and grids."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path

from ingest.barred import find_barred
from ingest.channels import find_drawn
from ingest.columns import find_head, find_tail
from ingest.decoding import decode
from ingest.elements import Change, Element, Grid, Paragraph, Piece, Reading
from ingest.errors import EmptyFile
from ingest.legacy import convert_text, traced
from ingest.limits import check
from ingest.lines import Line, is_page_mark, split_lines
from ingest.markup import strip_markup
from ingest.phrases import is_rule
from ingest.repeats import merge_repeated
from ingest.rows import is_pipe_row, is_tab_row, pipe_grid, tab_grid
from ingest.tagged import find_tagged
from ingest.wrapping import Wrapping, find_wrapping, wraps
from schemas import EditKind

# What may be more than plain words: rows, columns, markup.
_SPECIAL = re.compile(r'[\t|*_#\\<\[]|  |^\+[-=+]|^"?S?TT\b', re.I)
_DIVIDED = re.compile(r'\||^"?S?TT\b.*[;,]', re.I)
_LONGEST_FURNITURE = 200
_MOST_DIGITS = 3
_FEWEST_LINES = 8
"""Lines on a page, at least."""


def read_text(path: Path, data: bytes) -> Reading:
    """Read a text or markdown file.

    Raises `EmptyFile` if it holds nothing but white space, `TooLarge` for too much text.
    """
    text = decode(data)
    check(path, "characters", len(text))
    conversion = convert_text(text)
    lines = split_lines(conversion.text)
    if not lines:
        raise EmptyFile(path)
    markdown = path.suffix.lower() in {".md", ".markdown"} or any(map(is_pipe_row, lines))
    return Reading(
        media_type="text/markdown" if markdown else "text/plain",
        text_layer="plain",
        elements=tuple(traced(_Reader(lines, markdown=markdown).read(), conversion)),
    )


class _Reader:
    """One walk over the lines of a text."""

    def __init__(self, lines: Sequence[Line], *, markdown: bool) -> None:
        self.lines = lines
        self.markdown = markdown
        self.wrapping: Wrapping | None = find_wrapping(lines)
        self.numbers = _page_numbers(lines)
        self.cut: int | None = None
        """The columns of the table that a page break may have cut here."""

    def read(self) -> list[Element]:
        elements: list[Element] = []
        head = find_head(self.lines)
        at = 0
        if head is not None:
            elements.append(head[0])
            at = head[1]
        while at < len(self.lines):
            element, at = self._next(at)
            elements.append(element)
            if isinstance(element, Grid):
                self.cut = element.columns
            elif not element.furniture:
                self.cut = None
        return elements

    def _next(self, at: int) -> tuple[Element, int]:
        line = self.lines[at]
        text = line.text
        if self.wrapping is None and _SPECIAL.search(text) is None:
            return _paragraph([line], furniture=self._is_furniture(at)), at + 1
        if is_pipe_row(line):
            stop = self._run(at, is_pipe_row)
            if stop < len(self.lines) and _is_broken(self.lines[stop - 1], self.lines[stop]):
                barred = find_barred(self.lines, at)
                if barred is not None:
                    return merge_repeated(barred[0]), at + barred[1]
            return merge_repeated(pipe_grid(self.lines[at:stop])), stop
        if "\t" in text or "   " in text or "|" in text:
            tail = find_tail(self.lines, at)
            if tail is not None:
                return tail[0], at + tail[1]
            if is_tab_row(line):
                stop = self._run(at, is_tab_row)
                if stop > at + 1 or line.lead.count("\t") + text.count("\t") > 1:
                    return tab_grid(self.lines[at:stop]), stop
        if "  " in text or "\t" in text:
            drawn = find_drawn(self.lines, at)
            if drawn is not None:
                return drawn[0], at + drawn[1]
        if self._is_furniture(at):
            return _paragraph([line], furniture=True), at + 1
        if text[0] == "<":
            tagged = find_tagged(self.lines, at)
            if tagged is not None:
                return tagged[0], at + tagged[1]
        if _DIVIDED.search(text) is not None:
            barred = find_barred(self.lines, at, columns=self.cut)
            if barred is not None:
                return merge_repeated(barred[0]), at + barred[1]
        stop = at + 1
        if self.wrapping is not None:
            while stop < len(self.lines) and wraps(
                self.wrapping, self.lines[stop - 1], self.lines[stop]
            ):
                stop += 1
        paragraph = _paragraph(self.lines[at:stop], furniture=False)
        return strip_markup(paragraph, markdown=self.markdown), stop

    def _run(self, at: int, is_row: Callable[[Line], bool]) -> int:
        stop = at + 1
        while stop < len(self.lines) and not self.lines[stop].gap and is_row(self.lines[stop]):
            stop += 1
        return stop

    def _is_furniture(self, at: int) -> bool:
        """A drawn line, or a page number."""
        text = self.lines[at].text
        if len(text) > _LONGEST_FURNITURE or (text[0].isalpha() and text[0] not in "TtPp"):
            return False
        return at in self.numbers or is_rule(text) or is_page_mark(text)


def _is_broken(line: Line, following: Line) -> bool:
    """Whether a row of pipes goes on in a line that begins with none."""
    return line.text[-1] != "|" and not following.gap and "|" in following.text


def _page_numbers(lines: Sequence[Line]) -> frozenset[int]:
    """Where bare numbers stand that count pages.

    They stand at a form feed, or between blank lines, far apart, each one more than the last.
    """
    found: set[int] = set()
    alone: list[int] = []
    for at, line in enumerate(lines):
        if len(line.text) <= _MOST_DIGITS and line.text.isdecimal():
            following = lines[at + 1] if at + 1 < len(lines) else None
            if line.page_start or (following is not None and following.page_start):
                found.add(at)
            elif line.gap and (following is None or following.gap):
                alone.append(at)
    values = [int(lines[at].text) for at in alone]
    counts = values == list(range(values[0], values[0] + len(values))) if values else False
    apart = all(after - at >= _FEWEST_LINES for at, after in pairwise([0, *alone]))
    return frozenset(found.union(alone) if counts and apart else found)


def _paragraph(lines: Sequence[Line], *, furniture: bool) -> Paragraph:
    """The lines as one paragraph, a space where each was wrapped."""
    first = lines[0]
    if len(lines) == 1:
        text = first.text.rstrip()
        pieces = (Piece(0, len(text), None, None, first.start),)
        return Paragraph(text, pieces=pieces, furniture=furniture, page_start=first.page_start)
    texts = [line.text.rstrip() for line in lines]
    found: list[Piece] = []
    changes: list[Change] = []
    at = 0
    for line, text in zip(lines, texts, strict=True):
        if at:
            changes.append(Change(EditKind.JOINED, at - 1, at, "\n"))
        found.append(Piece(at, at + len(text), None, None, line.start))
        at += len(text) + 1
    return Paragraph(
        " ".join(texts),
        pieces=tuple(found),
        furniture=furniture,
        page_start=first.page_start,
        changes=tuple(changes),
    )
