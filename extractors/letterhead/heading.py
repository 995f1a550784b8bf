"""The line that names the type of a document (tên loại), and what stands in front of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.codes import Code, find_codes
from extractors.folding import fold, strip
from extractors.knowledge import load_yaml
from extractors.letterhead.lines import Line

MOTTO = re.compile(
    r"(?:cộng\s{1,3}h[oòõồơọ][aàạ]\s{1,3}xã\s{1,3}hội\s{1,3}chủ\s{1,3}nghĩa\s{1,3}việt\s{1,3}nam"
    r"|đảng cộng sản việt nam|độc lập ?[-–—.]? ?tự do ?[-–—.]? ?hạnh phúc)"
)
"""Country or Party and motto, in folded text."""

_COUNTRY = "cộng hòa xã hội chủ nghĩa việt nam"

_MOST_LINES = 80
_LONGEST_NAME = 30
_KIND_REGARDS = re.compile(r"^kính gửi\b")
_BODY_BEGINS = re.compile(
    r"^(?:căn cứ |i[./)]\s|điều 1\b|phần (?:i|thứ nhất)\b|chương i\b|mục 1\b)"
)
_NUMBERED = re.compile(r"\s{1,3}(?:số\s{0,2}:?|SỐ\s{0,2}:?)\s{0,3}(?=[0-9])")
_NOT_THE_TYPE = re.compile(r"^\s{0,2}(?::\s{0,2}$|SƯ\b|GIA\b)")
_ANNEX_NUMBER = re.compile(r"^\s{1,2}(?:số )?(?:[IVX]{1,5}|[0-9]{1,2}|[A-HĐ])\s{0,2}[.:]?\s{0,2}$")
_DRAFT = re.compile(r"\(?(?:dự thảo|dt|hỏa tốc|mật|tuyệt mật|tối mật)[^)]{0,20}\)?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the type is named. `line` is its index; `rest` where the subject begins on it.

    `code` is the number that a portal's heading gives in the same line ("Thông tư số …").
    """

    type: str
    start: int
    end: int
    line: int
    rest: int | None
    code: Code | None
    confidence: float


def is_part_of_country(folded: str) -> bool:
    """Whether a line is the front or the back of the country's name, which a narrow column cuts.

    >>> is_part_of_country("cộng hòa xã hội"), is_part_of_country("hội nông dân việt nam")
    (True, False)
    """
    return _COUNTRY.startswith(f"{folded} ") or (
        " " in folded and _COUNTRY.endswith(f" {folded}") and folded != "việt nam"
    )


def find_heading(lines: Sequence[Line]) -> Heading | None:
    """The first line that names a type, above the legal bases; `None` for letters.

    A line in small letters counts only under a letterhead or as the first one.
    """
    under_letterhead = False
    for index, line in enumerate(lines[:_MOST_LINES]):
        folded = line.folded
        if _BODY_BEGINS.match(folded) or (_KIND_REGARDS.match(folded) and under_letterhead):
            return None
        if (heading := _type_line(line, index, folded, under_letterhead)) is not None:
            return heading
        under_letterhead = under_letterhead or MOTTO.search(folded) is not None
    return None


def _type_line(line: Line, index: int, folded: str, under_letterhead: bool) -> Heading | None:
    name = type_at(folded)
    if name is None:
        return None
    printed, behind = line.text[: len(name)], line.text[len(name) :]
    alone = not behind.strip() or _DRAFT.match(fold(behind.strip())) is not None
    if name == "Phụ lục":
        alone = alone or _ANNEX_NUMBER.match(behind) is not None
        if not alone:
            return None
    capitals = printed.isupper()
    if _NOT_THE_TYPE.match(behind) or not (
        capitals or (alone and (under_letterhead or index == 0))
    ):
        return None
    if capitals and not alone and not _begins_a_subject(name, behind):
        return None
    rest = None if alone else line.start + len(name) + len(behind) - len(behind.lstrip(" :-–"))
    return Heading(
        name, line.start, line.start + len(name), index, rest, None, 1.0 if capitals else 0.8
    )


def _begins_a_subject(name: str, behind: str) -> bool:
    """Whether the words behind the type on its line are the subject, not more of one word."""
    return behind[0] in " (:\xa0" and not (name == "Lệnh" and behind.isupper())


def find_page_heading(text: str, line: Line) -> Heading | None:
    """A portal's heading of a page: type, number and subject in one line ("Thông tư số …").

    A law's number stands at the end. `text` is the document's text, `line` its first line.
    """
    name = type_at(line.folded)
    number = None if name is None else _NUMBERED.search(line.text, 0, 240)
    if name is None or number is None:
        return None
    behind = line.start + number.end()
    code = next(find_codes(text[behind : behind + 60]), None)
    if code is None or code.start > 0:
        return None
    code = replace(code, start=behind, end=behind + code.end)
    end = line.start + len(name)
    if number.start() == len(name):
        return Heading(name, line.start, end, 0, code.end, code, 0.9)
    if name not in ("Luật", "Bộ luật", "Pháp lệnh"):
        return None
    return Heading(name, line.start, end, 0, end, code, 0.9)


def type_at(folded: str) -> str | None:
    """The type that a folded line begins with, the longest that does."""
    longest_first, bare = _names()
    for key, name in longest_first:
        if folded.startswith(key) and not folded[len(key) : len(key) + 1].isalpha():
            return name
    return bare.get(strip(folded)) if len(folded) < _LONGEST_NAME else None


@cache
def _names() -> tuple[tuple[tuple[str, str], ...], dict[str, str]]:
    """The types by their folded names, the longest first, and by their bare letters."""
    entries = load_yaml("extractors.letterhead", "types.yaml")
    if not isinstance(entries, list):
        raise TypeError("types.yaml must be a list")
    names = sorted((entry["name"] for entry in entries), key=len, reverse=True)
    return tuple((fold(name), name) for name in names), {strip(fold(n)): n for n in names}
