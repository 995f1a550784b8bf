"""Where the head of a document is: its lines, the line of its type, its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.letterhead.flat import unflatten
from extractors.letterhead.heading import MOTTO, Heading, find_heading
from extractors.letterhead.lines import Line, read_lines
from extractors.letterhead.page import PageTitle, find_page_title
from extractors.letterhead.portal import Properties, read_properties
from extractors.letterhead.title import (
    Title,
    find_bare_subject,
    find_letter_subject,
    find_party_letter_subject,
    find_title,
)
from schemas import Document

_BODY = re.compile(r"^(?:kính gửi|căn cứ |thực hiện |triển khai |i[./)] |1[./)] |điều 1\b)")
_LETTER = re.compile(r"^(?:v/v|về việc|kính gửi)(?:\s?[:.]|\s)")
_MOST_LINES = 40
_LONG = 160
_PREAMBLE = 8_000


@dataclass(frozen=True, slots=True)
class Layout:
    """The head of a document.

    `letterhead` are the lines above the type, up to the offset `head_end`; `below` those under the
    subject. `page` is a portal's own title above the letterhead, `properties` what it
    prints beside.
    A `letter` bears no type. `preamble_end` is where the sentence that issues the document must
    have been, `starts` where the lines of the letterhead begin.
    """

    letterhead: tuple[Line, ...]
    below: tuple[Line, ...]
    head_end: int
    heading: Heading | None
    page: PageTitle | None
    properties: Properties
    title: Title | None
    letter: bool
    preamble_end: int
    starts: frozenset[int]


def lay_out(document: Document) -> Layout:
    """Find the head of `document` by its words; the reader's parts only confirm them."""
    text = document.text
    printed = unflatten(read_lines(document))
    properties = read_properties(printed)
    page = find_page_title(text, printed)
    portal = properties.starts if page is None else properties.starts | page.starts
    lines = tuple(line for line in printed if line.start not in portal)
    heading = find_heading(lines)
    index = _first_of_body(lines) if heading is None else heading.line
    untitled = heading is None and page is None
    letter = untitled and any(map(_is_letters, lines[: max(index + 1, 12)]))
    title = _subject(text, lines, index, heading, letter=letter)
    above = lines[index].start if index < len(lines) else len(text)
    head_end = above if heading is None else heading.start
    behind = max(head_end, title.end if title else 0)
    letterhead = tuple(
        line
        for line in lines[:index]
        if line.start < head_end and not (title and title.start <= line.start < title.end)
    )
    return Layout(
        letterhead=letterhead,
        below=tuple(line for line in lines if line.start >= behind),
        head_end=head_end,
        heading=heading,
        page=page,
        properties=properties,
        title=title,
        letter=letter,
        preamble_end=min(len(text), behind + _PREAMBLE),
        starts=frozenset(line.start for line in letterhead),
    )


def _subject(
    text: str, lines: Sequence[Line], index: int, heading: Heading | None, *, letter: bool
) -> Title | None:
    """The subject under the type, behind a letter's "V/v", or where the type is lost."""
    if heading is not None:
        return find_title(text, lines, heading)
    if letter:
        head = lines[:_MOST_LINES]
        return find_letter_subject(text, head) or find_party_letter_subject(text, lines[:index])
    return find_bare_subject(text, lines[:index])


def _first_of_body(lines: Sequence[Line]) -> int:
    """The first line of the text where no type stands above it; behind any motto."""
    mottos = [n for n, line in enumerate(lines[:_MOST_LINES]) if MOTTO.search(line.folded)]
    first = mottos[-1] + 1 if mottos else 0
    numbered = (n for n, line in enumerate(lines) if n >= first and _is_body(line))
    found = next(numbered, None)
    long = (n for n in range(first, min(len(lines), first + _MOST_LINES)) if _is_text(lines[n]))
    ends = [n for n in (found, next(long, None) if mottos else None) if n is not None]
    return min(ends, default=0)


def _is_body(line: Line) -> bool:
    return _BODY.match(line.folded) is not None and not line.text.isupper()


def _is_text(line: Line) -> bool:
    return len(line.text) > _LONG and not line.text.isupper()


def _is_letters(line: Line) -> bool:
    """Whether a line says that a letter's subject or addressee follows."""
    return _LETTER.match(line.folded) is not None and not (
        line.text.isupper() and line.folded.startswith("về việc")
    )
