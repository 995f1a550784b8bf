"""Groups of bodies: "các sở, ban, ngành liên quan", "cơ quan, tổ chức, đơn vị".

An enumeration under one "các" is one group; ";" and "và các" divide. It keeps a short qualifier
("liên quan", "cấp tỉnh"), no relative clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from extractors.folding import fold
from extractors.knowledge import load_yaml
from schemas.quick import quick

_SPELLED_OUT = (
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\bTHCS\b"), "Trung học cơ sở"),
    (re.compile(r"\bTHPT\b"), "Trung học phổ thông"),
    (re.compile(r"\bCT-XH\b"), "chính trị - xã hội"),
    (re.compile(r"\s*[-–]\s*"), " - "),
    (re.compile(r"\bUỷ\b"), "Ủy"),
    (re.compile(r"\s+"), " "),
    (re.compile(r" ,"), ","),
)
_SMALL = re.compile(r"\b(Các|Sở|Ban|Ngành|Phòng|Cơ quan|Đơn vị|Đoàn thể|Thủ trưởng|Lãnh đạo)\b")


@quick
@dataclass(frozen=True, slots=True)
class Group:
    """A group at `text[start:end]`; `nouns_end` is where its qualifier begins."""

    start: int
    end: int
    nouns_end: int


@dataclass(frozen=True, slots=True)
class _Patterns:
    group: re.Pattern[str]
    tail: re.Pattern[str]


def find_groups(folded: str) -> Iterator[Group]:
    """The groups in a folded text, in order.

    >>> text = "Yêu cầu các sở, ngành liên quan và các huyện báo cáo"
    >>> [text[group.start : group.end] for group in find_groups(fold(text))]
    ['các sở, ngành liên quan', 'các huyện']
    """
    for match in _patterns().group.finditer(folded):
        yield Group(match.start(), match.end(), match.end("nouns"))


def plural_tail(folded: str, position: int) -> int | None:
    """Where a plural behind a body's name ends: "các huyện, thành phố", "cùng cấp".

    `position` is the end of the name; `None` if the name is a single body's.
    """
    match = _patterns().tail.match(folded, position)
    return match.end() if match else None


@lru_cache(maxsize=1 << 12)
def written_out(words: str) -> str:
    """A group's words with abbreviations expanded, in small letters where they are no names.

    >>> written_out("Các Sở, ban ,  ngành")
    'các sở, ban, ngành'
    """
    for pattern, replacement in _SPELLED_OUT:
        words = pattern.sub(replacement, words)
    return _SMALL.sub(lambda match: match[0].lower(), words).strip()


_BLANK = r"[^\S\n\t]"
"""What parts the words of a group, which never runs into the next line or cell."""


@cache
def _patterns() -> _Patterns:
    nouns = rf"(?:{_alternatives('nouns')})(?!\w|\s(?:{_alternatives('not_before')})(?!\w))"
    gap = r"(?:\s?[,/]\s?(?:và\s)?|\svà\s|\s?[-–]\s?|\s(?!tổ\schức))"
    listed = rf"{nouns}(?:{gap}{nouns}){{0,9}}"
    behind = rf"(?:\s(?:{_alternatives('qualifiers')})(?!\w)){{0,2}}"
    head = rf"(?:(?:{_alternatives('heads')})\s)?"
    alone = r"(?!(?:tổ\schức|cơ\squan|đơn\svị)(?!\w))"
    further = rf"(?:\svà\s{alone}{listed}{behind})?"
    group = (
        rf"(?<!\w)(?:{head}(?:các|những)\s(?P<nouns>{listed}){behind}{further}"
        rf"|(?:{_alternatives('collective')})(?!\w){behind})"
    )
    level = r"(?:quân\skhu|tỉnh|huyện|xã|thành\sphố|cơ\ssở|trên|dưới)(?!\w)"
    several = r"(?:các|mỗi|từng|một\ssố|\d{1,3}(?:/\d{1,3})?)"
    units = rf"{nouns}(?:{gap}(?!ban\schỉ\sđạo){nouns}){{0,9}}"
    tail = (
        rf"[ ](?:các\skhu\svực(?!\w)|(?:(?:ở|tại|thuộc|của)\s)?{several}\s{units}{behind}"
        rf"|(?:các|hai|cùng)\scấp(?!\w)|cấp\s{level}(?:(?:,|\svà)\s(?:cấp\s)?{level})?)"
    )
    return _Patterns(*(re.compile(each.replace(r"\s", _BLANK)) for each in (group, tail)))


def _alternatives(part: str) -> str:
    phrases = {fold(each) for line in _file()[part] for each in str(line).split("|")}
    spelled = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    return spelled.replace(r"\ \-\ ", r"\s?[-–]\s?").replace(r"\ ", r"\s")


def _file() -> dict[str, list[object]]:
    entries = load_yaml("extractors.agencies", "groups.yaml")
    if not isinstance(entries, dict):
        raise TypeError("groups.yaml must be a mapping")
    return entries
