"""The line that names the type of a document (tên loại), and what stands in front of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from extractors.folding import fold, marked, strip
from extractors.knowledge import load_yaml
from extractors.letterhead.lines import Line

_BLANKS = r"\s{1,3}"
_COUNTRY = "cộng hòa xã hội chủ nghĩa việt nam"
MOTTO = re.compile(
    rf"(?:{marked(_COUNTRY).replace(' ', _BLANKS)}|{marked('đảng cộng sản việt nam')}"
    rf"|{marked('độc lập')} ?[-–—.]? ?{marked('tự do')} ?[-–—.]? ?{marked('hạnh phúc')})"
)
"""Country or Party and motto, in folded text."""

_MOST_LINES = 80
_LONGEST_NAME = 30
_MOST_BETWEEN = 20
"""Lines between a page's title and the type under the letterhead."""
_MOST_ABOVE = 12
_LONGEST_SUBJECT = 400
_SAME = 40
_SUBJECT = re.compile(
    r"\s(?:[A-ZĐÀ-Ỹ]|về\s|của\s|thực hiện\s|triển khai\s|tổ chức\s)\D{10}.{0,400}[^.;:,]$"
)
_TEXT_BEGINS = re.compile(
    r"^(?:căn cứ |thực hiện |triển khai |thi hành |tiếp tục |để |nhằm |trong |hiện nay|trên cơ sở "
    r"|i[./)]\s|phần |.{160})"
)
"""The first words of a text under a title, or any long line."""
_KIND_REGARDS = re.compile(r"^kính gửi\b")
_BODY_BEGINS = re.compile(
    r"^(?:căn cứ |i[./)]\s|điều 1\b|phần (?:i|thứ nhất)\b|chương i\b|mục 1\b)"
)
_NOT_THE_TYPE = re.compile(r"^\s{0,2}(?::\s{0,2}$|SƯ\b|GIA\b)")
_ANNEX_NUMBER = re.compile(r"^\s{1,2}(?:số )?(?:[IVX]{1,5}|[0-9]{1,2}|[A-HĐ])\s{0,2}[.:]?\s{0,2}$")
_DRAFT = re.compile(r"\(?(?:dự thảo|dt|hỏa tốc|mật|tuyệt mật|tối mật)[^)]{0,20}\)?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """Where the type is named. `line` is its index; `rest` where the subject begins on it.

    A `closed` heading is a page's title in small letters: the subject ends with its line.
    """

    type: str
    start: int
    end: int
    line: int
    rest: int | None
    confidence: float
    closed: bool = False


def is_part_of_country(folded: str) -> bool:
    """Whether a line is the front or the back of the country's name, which a narrow column cuts.

    >>> is_part_of_country("cộng hòa xã hội"), is_part_of_country("hội nông dân việt nam")
    (True, False)
    """
    bare, country = strip(folded), strip(_COUNTRY)
    return country.startswith(f"{bare} ") or (
        " " in bare and country.endswith(f" {bare}") and bare != "viet nam"
    )


def find_heading(lines: Sequence[Line]) -> Heading | None:
    """The line that names a type, above the legal bases; `None` for letters.

    A line in small letters counts only under a letterhead or as the first one. What stands above
    a letterhead is a page's title: the line under the motto wins over it, and so does one that
    says the same again.
    """
    found: Heading | None = None
    under_letterhead = False
    for index, line in enumerate(lines[:_MOST_LINES]):
        folded = line.folded
        if _BODY_BEGINS.match(folded) or (_KIND_REGARDS.match(folded) and under_letterhead):
            break
        if found is not None and index > found.line + _MOST_BETWEEN:
            break
        heading = _type_line(lines, index, under_letterhead)
        if heading is not None:
            if under_letterhead or heading.type == "Phụ lục":
                return found or heading if heading.type == "Phụ lục" else heading
            if found is None or _repeats(lines[found.line], line):
                found = heading
        under_letterhead = under_letterhead or MOTTO.search(folded) is not None
    if found is None and not under_letterhead:
        found = _small_heading(lines)
    return found


def _repeats(above: Line, line: Line) -> bool:
    """Whether a heading says again what a page's title above it says, and is longer than a type."""
    return len(above.text) > _LONGEST_NAME and line.folded.startswith(above.folded[:_SAME])


def _small_heading(lines: Sequence[Line]) -> Heading | None:
    """A page's title in small letters right above the text: type and subject on one line."""
    for index, line in enumerate(lines[:_MOST_ABOVE]):
        following = lines[index + 1 : index + 2]
        if not following or not _TEXT_BEGINS.match(following[0].folded):
            continue
        name = type_at(line.folded)
        if name is None or not line.text[0].isupper() or len(line.text) > _LONGEST_SUBJECT:
            return None
        behind = line.text[len(name) :]
        if _SUBJECT.match(behind) is None:
            return None
        end = line.start + len(name)
        return Heading(name, line.start, end, index, end + 1, 0.6, closed=True)
    return None


def _type_line(lines: Sequence[Line], index: int, under_letterhead: bool) -> Heading | None:
    line = lines[index]
    name = type_at(line.folded)
    if name is None:
        return _cut_type(lines, index)
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
    return Heading(name, line.start, line.start + len(name), index, rest, 1.0 if capitals else 0.8)


def _cut_type(lines: Sequence[Line], index: int) -> Heading | None:
    """A type in capitals whose last word a narrow column sets on the next line."""
    line, following = lines[index], lines[index + 1 : index + 2]
    if len(line.text) > _LONGEST_NAME or not following or not line.text.isupper():
        return None
    below = following[0]
    name = type_at(f"{line.folded} {below.folded}")
    if name is None or name == "Phụ lục" or not below.text[: len(name)].isupper():
        return None
    end = below.start + len(name) - len(line.text) - 1
    alone = end == below.end
    rest = None if alone else end + 1
    return Heading(name, line.start, end, index + 1, rest, 0.9) if end > below.start else None


def _begins_a_subject(name: str, behind: str) -> bool:
    """Whether the words behind the type on its line are the subject, not more of one word."""
    return behind[0] in " (:\xa0" and not (name == "Lệnh" and behind.isupper())


def type_at(folded: str) -> str | None:
    """The type that a folded line begins with, the longest that does."""
    pattern, names, bare = _names()
    if (found := pattern.match(folded)) is not None:
        return names[found[0]]
    words = strip(folded[:_LONGEST_NAME]).split(" ")
    if len(words) == 1:
        return bare.get(words[0])
    return next((bare[key] for n in (4, 3, 2) if (key := " ".join(words[:n])) in bare), None)


@cache
def _names() -> tuple[re.Pattern[str], dict[str, str], dict[str, str]]:
    """A pattern for the folded types, the longest first; the types by folded and bare letters."""
    entries = load_yaml("extractors.letterhead", "types.yaml")
    if not isinstance(entries, list):
        raise TypeError("types.yaml must be a list")
    names = {fold(entry["name"]): str(entry["name"]) for entry in entries}
    longest_first = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    pattern = re.compile(rf"(?:{longest_first})(?![^\W\d_])")
    return pattern, names, {strip(key): name for key, name in names.items()}
