"""Paragraphs that a page or line break cut in two become one again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.elements import Element, Grid, Paragraph
from ingest.labels import find_label
from ingest.paragraphs import cut, join
from ingest.phrases import is_capitals, is_caption, is_opener, is_rule, load_words
from schemas import EditKind

_ENDED = re.compile(r"""[.;:!?…]["”’»)\]]*$|[./]/[.\-]?$""")
_STOPS = frozenset(".;:!?…")
_YEAR = r"(?:19|20)\d\d"
_RANGE_START = re.compile(rf"(?<!\d){_YEAR}$")
_RANGE_END = re.compile(rf"[-–]\s?{_YEAR}(?!\d)")
_SHORTEST_CUT = 30
_LONGEST_OPEN = 24
_CLINGS = frozenset(".,;:)”»!?%")
"""What stands right behind the word before it."""


@cache
def _open_end() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load_words("phrases.yaml", "open_ends")))
    come = r"(?!(?<=thời\sgian\s)đến$)"  # "in the time to come" is no open end
    return re.compile(rf"(?:^|[\s(“\"]){come}(?:{words})$|[(“&\-–]$|(?<!\.)/$")


def is_open(text: str) -> bool:
    """Whether `text` breaks off at a word or mark that needs another behind it."""
    return _open_end().search(text[-_LONGEST_OPEN:]) is not None


def split_breaks(elements: Sequence[Element]) -> list[Element]:
    """Paragraphs with hard line breaks in them as one paragraph per line."""
    split: list[Element] = []
    for element in elements:
        if isinstance(element, Grid) or "\n" not in element.text:
            split.append(element)
        else:
            split += split_paragraph(element)
    return split


def mark_rules(elements: Sequence[Element]) -> list[Element]:
    """Lines that are only drawn are page furniture."""
    return [
        replace(element, furniture=True)
        if isinstance(element, Paragraph)
        and not element.furniture
        and not element.label
        and is_rule(element.text)
        else element
        for element in elements
    ]


def split_paragraph(paragraph: Paragraph) -> list[Paragraph]:
    """The lines of a paragraph; the automatic label stays with the first."""
    found: list[Paragraph] = []
    for match in re.finditer(r"[^\n]+", paragraph.text):
        start, end = match.start(), match.end()
        text = match[0]
        if not text.strip():
            continue
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        line = cut(paragraph, start, end)
        found.append(replace(line, label="", page_start=False) if found else line)
    return found


def join_paragraphs(elements: Sequence[Element]) -> list[Element]:
    """Join what a break cut; footnotes and page furniture in between go behind the whole.

    A paragraph goes on in the next one where the reader says so, or where it ends without a
    full stop and the next begins in lower case, or breaks off at a word or mark that needs
    another. What bears a label of its own is never joined.
    """
    joined: list[Element] = []
    group: list[Paragraph] = []
    place = 0
    for element in elements:
        if isinstance(element, Paragraph) and (element.furniture or element.note is not None):
            joined.append(element)
        elif isinstance(element, Paragraph) and group and goes_on(group, element):
            group.append(element)
        else:
            _close(joined, place, group)
            group = [element] if isinstance(element, Paragraph) else []
            place = len(joined)
            joined.append(element)
    _close(joined, place, group)
    return joined


def _close(joined: list[Element], place: int, group: Sequence[Paragraph]) -> None:
    if len(group) > 1:
        glues = ["" if each.text[0] in _CLINGS else " " for each in group[1:]]
        joined[place] = join(group, kind=EditKind.JOINED, glues=glues)


def goes_on(parts: Sequence[Paragraph], following: Paragraph) -> bool:
    """Whether `following` is the rest of the paragraph that `parts` make up so far.

    >>> from ingest.elements import Paragraph
    >>> first = Paragraph("- Hướng dẫn các xã rà soát theo Quyết định")
    >>> goes_on([first], Paragraph("số 12/QĐ-UBND của Ủy ban nhân dân huyện."))
    True
    """
    last = parts[-1]
    text, rest = last.text, following.text
    if not text or not rest or following.label or last.open_end is False:
        return False
    if last.open_end:
        return not _begins_item(text, rest)
    if text[-1] in _STOPS or _ENDED.search(text[-6:]) or text.isupper():
        return False
    if rest[0] in _CLINGS:
        return True
    if not _runs_on(text, rest) or _begins_item(text, rest):
        return False
    return len(parts) > 1 or len(text) >= _SHORTEST_CUT or is_caption(text) or is_opener(text)


def _runs_on(text: str, rest: str) -> bool:
    """Whether `rest` begins inside a sentence, or `text` breaks off where one cannot end."""
    if rest[0].islower() or (rest[0] == "(" and rest[1:2].islower() and not is_caption(rest)):
        return True
    if is_open(text):
        return not is_capitals(rest) and not is_opener(rest)
    return is_cut_range(text, rest)


def is_cut_range(text: str, rest: str) -> bool:
    """Whether the dash that `rest` begins with stands between two years, and is no label.

    >>> is_cut_range("giai đoạn 2021", "- 2025 trên toàn huyện")
    True
    """
    return _RANGE_END.match(rest) is not None and _RANGE_START.search(text[-5:]) is not None


def _begins_item(text: str, rest: str) -> bool:
    return find_label(rest) is not None and not is_cut_range(text, rest)
