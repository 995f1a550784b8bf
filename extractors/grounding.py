"""From a range of the text to its place in the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from operator import attrgetter

from schemas import Box, Document, NoteMark, Span

_START = attrgetter("start")
_END = attrgetter("end")


def locate(document: Document, start: int, end: int) -> Span:
    """The span of `text[start:end]` with its page and, where words have boxes, its box.

    A range that runs over a page break gets the page it begins on and the box on that page.
    """
    page = page_at(document, start)
    return Span(start, end, page, _box(document, start, end, page))


def words_between(text: str, start: int, end: int, marks: Iterable[NoteMark]) -> str:
    """`text[start:end]` on one line, without the footnote `marks` in it (in order of place)."""
    pieces = []
    for mark in marks:
        if start <= mark.start and mark.end <= end:
            pieces.append(text[start : mark.start])
            start = mark.end
    pieces.append(text[start:end])
    return " ".join("".join(pieces).split())


def page_at(document: Document, offset: int) -> int | None:
    """The 1-based page that the character at `offset` stands on, `None` without pages."""
    if not document.pages:
        return None
    index = bisect_right(document.pages, offset, key=_START) - 1
    return document.pages[index].number if index >= 0 else None


def _box(document: Document, start: int, end: int, page: int | None) -> Box | None:
    words = document.words
    if not words or start >= end:
        return None
    boxes = []
    for index in range(bisect_right(words, start, key=_END), bisect_left(words, end, key=_START)):
        if words[index].page == page:
            boxes.append(words[index].bbox)
    if not boxes:
        return None
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
