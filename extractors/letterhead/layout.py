"""Where the head of a document is: its lines, the line of its type, its subject."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.letterhead.heading import Heading, find_heading, find_page_heading
from extractors.letterhead.lines import Line, read_lines
from extractors.letterhead.title import Title, find_letter_subject, find_title
from schemas import Document

_BODY = re.compile(r"^(?:kính gửi|căn cứ |thực hiện |triển khai |i[./)] |1[./)] |điều 1\b)")
_LETTER = re.compile(r"^(?:v/v|về việc|kính gửi)(?:\s?[:.]|\s)")
_MOST_LINES = 40
_PREAMBLE = 8_000


@dataclass(frozen=True, slots=True)
class Layout:
    """The head of a document.

    `letterhead` are the lines above the type, up to the offset `head_end`; `below` those under the
    subject. `page_heading` is a portal's own heading above the letterhead. A `letter` bears no
    type. `preamble_end` is where the sentence that issues the document must have been.
    """

    letterhead: tuple[Line, ...]
    below: tuple[Line, ...]
    head_end: int
    heading: Heading | None
    page_heading: Heading | None
    title: Title | None
    letter: bool
    preamble_end: int


def lay_out(document: Document) -> Layout:
    """Find the head of `document` by its words; the reader's parts only confirm them."""
    text = document.text
    lines = read_lines(document)
    page_heading = find_page_heading(text, lines[0]) if lines else None
    first = 0 if page_heading is None else 1
    heading = find_heading(lines[first:])
    if heading is not None:
        index = first + heading.line
        title = find_title(text, lines[first:], heading)
        letter = False
    else:
        index = next((n for n, line in enumerate(lines) if n >= first and _is_body(line)), 0)
        letter = any(_LETTER.match(line.folded) for line in lines[: max(index + 1, 12)])
        title = find_letter_subject(text, lines[:_MOST_LINES]) if letter else None
    if heading is None and page_heading is not None:
        heading, letter = page_heading, False
        title = find_title(text, lines, page_heading)
    head_end = lines[index].start if index < len(lines) else len(text)
    behind = max(head_end, title.end if title else 0)
    return Layout(
        letterhead=lines[first:index],
        below=tuple(line for line in lines if line.start >= behind),
        head_end=head_end,
        heading=heading,
        page_heading=page_heading,
        title=title,
        letter=letter,
        preamble_end=min(len(text), behind + _PREAMBLE),
    )


def _is_body(line: Line) -> bool:
    return _BODY.match(line.folded) is not None
