"""The title that a portal sets above a document: "Kế hoạch 12/KH-UBND năm 2020 về …"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.codes import Code, find_codes
from extractors.letterhead.bodies import is_body
from extractors.letterhead.heading import type_at
from extractors.letterhead.lines import Line
from extractors.letterhead.number import find_number

_MOST_LINES = 40
_REACH = 260
_NUMBER = re.compile(r"\s{1,3}(?:[Ss][Ốố]\s{0,2}:?)?\s{0,3}(?=[0-9])")
_DIGIT = re.compile(r"[0-9]")
_LAWS = ("Luật", "Bộ luật", "Pháp lệnh")
_YEAR = re.compile(r"(?:năm\s(?:19|20)[0-9]{2}|ngày\s\d{1,2}[/.-]\d{1,2}[/.-]\d{4})\s{0,2}")
_OF = re.compile(
    r"(?:của|do)\s(?P<issuer>[^;:()]{3,90}?)\s(?=về\s|ban\shành\s|phê\sduyệt\s|quy\sđịnh\s|hướng\sdẫn\s)"
)
_BY = re.compile(r"\sdo\s(?P<issuer>[^;:]{3,120}?)\sban\shành$")
_SHORTEST = 12
_LAWS_NUMBER = re.compile(r"\ssố\s(?=[0-9])")


@dataclass(frozen=True, slots=True)
class PageTitle:
    """What the title names, with the offsets of its words; `starts` are the lines that print it."""

    type: str
    type_start: int
    code: Code
    subject: tuple[int, int] | None
    issuer: tuple[int, int] | None
    starts: frozenset[int]
    end: int
    """Where the last of these lines ends."""


def find_page_title(text: str, lines: Sequence[Line]) -> PageTitle | None:
    """The title of a portal's page among its first lines; of several the one that says most.

    A law's number stands at the end of it. `text` is the document's text.
    """
    read = [title for line in lines[:_MOST_LINES] if (title := _read(text, line)) is not None]
    titles = [title for title in read if not _is_cited(text, title)]
    if not titles:
        return None
    longest = max(titles, key=lambda each: _length(each.subject))
    same = [each for each in titles if each.code.canonical == titles[0].code.canonical]
    if longest not in same:
        longest = max(same, key=lambda each: _length(each.subject))
    starts = frozenset(start for each in same for start in each.starts)
    return replace(longest, starts=starts, end=max(each.end for each in same))


def _is_cited(text: str, title: PageTitle) -> bool:
    """Whether a line is of the subject under the document's own number, and cites another's."""
    own = find_number(text, 0, title.type_start)
    return own is not None and (own.code is None or own.code.canonical != title.code.canonical)


def _length(span: tuple[int, int] | None) -> int:
    return 0 if span is None else span[1] - span[0]


def _read(text: str, line: Line) -> PageTitle | None:
    if not line.text[0].isupper() or _DIGIT.search(line.text) is None:
        return None
    name = type_at(line.folded)
    if name is None or line.text[: len(name)].isupper():
        return None
    start = line.start + len(name)
    number = _NUMBER.match(text, start, line.end)
    if number is None and name in _LAWS:
        number = _LAWS_NUMBER.search(text, start, min(line.end, start + _REACH))
    if number is None:
        return None
    code = next(find_codes(f"số {text[number.end() : min(line.end, number.end() + 60)]}"), None)
    if code is None or code.start != len("số "):
        return None
    shift = number.end() - len("số ")
    code = replace(code, start=number.end(), end=code.end + shift)
    if name in _LAWS and number.start() > start:
        subject: tuple[int, int] | None = (start, number.start())
        issuer = None
    else:
        subject, issuer = _subject(text, code.end, line.end)
    return PageTitle(name, line.start, code, subject, issuer, frozenset((line.start,)), line.end)


def _subject(
    text: str, start: int, end: int
) -> tuple[tuple[int, int] | None, tuple[int, int] | None]:
    """The subject behind a title's number, without the year and the body that issues, and that."""
    while text[start:end][:1] in (" ", ",", ":", "-", "–"):
        start += 1
    if (year := _YEAR.match(text, start, end)) is not None:
        start = year.end()
    issuer: tuple[int, int] | None = None
    if (of := _OF.match(text, start, end)) is not None and is_body(of["issuer"]):
        issuer, start = of.span("issuer"), of.end()
    if (by := _BY.search(text[:end], start)) is not None:
        issuer, end = by.span("issuer"), by.start()
        issuer = issuer if is_body(text[issuer[0] : issuer[1]]) else None
    long = end - start >= _SHORTEST and text[end - 1 : end] not in ":;"
    return ((start, end) if long else None), issuer
