"""The properties that a portal prints with a document: labels with their values, in any layout."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extractors.letterhead.dateline import iso_day
from extractors.letterhead.lines import TRIMMED, Line

Property = Literal["code", "type", "issued_on", "issuer", "signer", "office"]

LABELS: dict[str, Property | None] = {
    "số hiệu": "code",
    "số ký hiệu": "code",
    "số/ký hiệu": "code",
    "loại văn bản": "type",
    "ngày ban hành": "issued_on",
    "ngày ký xác thực": "issued_on",
    "cơ quan ban hành": "issuer",
    "nơi ban hành": "issuer",
    "người ký": "signer",
    "chức danh": "office",
    "ngày hiệu lực": None,
    "ngày có hiệu lực": None,
    "ngày hết hiệu lực": None,
    "ngày công báo": None,
    "ngày đăng công báo": None,
    "số công báo": None,
    "tình trạng": None,
    "tình trạng hiệu lực": None,
    "lĩnh vực": None,
    "áp dụng": None,
    "phạm vi": None,
}
"""The labels of vbpl.vn and of the portals that follow it, folded; `None` for what is not read."""

_LABEL = re.compile(
    rf"(?:{'|'.join(sorted(map(re.escape, LABELS), key=len, reverse=True))})(?:\s?:|\s?$)"
)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_UNKNOWN = re.compile(r"(?:đã biết|đang cập nhật|vui lòng\b.*|không xác định|chưa xác định)")
_PRIME_MINISTERS = "-TTg"
"""The symbol of the Prime Minister, for whom portals write "Chính phủ" at times."""
_COUNCILS = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
"""Whom portals mean by a unit's name alone ("Tỉnh …"), by the symbol."""
_UNIT = re.compile(r"(?:Tỉnh|Thành phố|TP\.?|Huyện|Quận|Thị xã|Xã|Phường)\s")
_MOST_LINES = 100
_FEWEST = 3
_EMPTY = "-–—."


@dataclass(frozen=True, slots=True)
class Attribute:
    """One property with the words that bear its value; a day is an ISO date in `value`."""

    name: Property
    value: str
    line: Line


@dataclass(frozen=True, slots=True)
class Properties:
    """The properties by name, the offsets of the lines that print them, and where the last ends."""

    found: dict[Property, Attribute]
    starts: frozenset[int]
    end: int


def read_properties(lines: Sequence[Line]) -> Properties:
    """The properties of a portal's page; empty unless at least three labels stand there."""
    found: dict[Property, Attribute] = {}
    starts: set[int] = set()
    for name, value in _pairs(lines[:_MOST_LINES], starts):
        words = value.text.strip(_EMPTY)
        if name is None or name in found or not words or _UNKNOWN.fullmatch(value.folded):
            continue
        if name == "issued_on":
            day = _DAY.fullmatch(value.text)
            words = (iso_day(day[3], day[2], day[1]) or "") if day is not None else ""
        if words:
            found[name] = Attribute(name, words, value)
    if len(found) < _FEWEST:
        return Properties({}, frozenset(), 0)
    if "issuer" in found:
        found["issuer"] = _issuer(found["issuer"], found.get("code"))
    return Properties(found, frozenset(starts), max(each.line.end for each in found.values()))


def _pairs(lines: Sequence[Line], starts: set[int]) -> Iterator[tuple[Property | None, Line]]:
    """Each label's property with its value: the words behind it, or else the line below."""
    waiting: str | None = None
    for line in lines:
        labels = [m for m in _LABEL.finditer(line.folded) if line.text[m.start()].isupper()]
        labels = [
            m for m in labels if m.end() < len(line.text) or m.start() == 0 or m[0][-1] == ":"
        ]
        if not labels:
            if waiting is not None:
                starts.add(line.start)
                yield LABELS[waiting], line
            waiting = None
            continue
        starts.add(line.start)
        ends = [*(label.start() for label in labels[1:]), len(line.text)]
        for label, end in zip(labels, ends, strict=True):
            waiting = label[0].rstrip(": ")
            value = _part(line, label.end(), end)
            if value is not None:
                yield LABELS[waiting], value
                waiting = None


def _part(line: Line, start: int, end: int) -> Line | None:
    """The words of a line between two offsets in it; `None` if there are none."""
    words = line.text[start:end]
    bare = words.strip(TRIMMED)
    if not bare:
        return None
    start += words.index(bare)
    end = start + len(bare)
    return replace(
        line,
        text=bare,
        folded=line.folded[start:end],
        start=line.start + start,
        end=line.start + end,
    )


def _issuer(issuer: Attribute, code: Attribute | None) -> Attribute:
    """The issuer where a portal names it loosely: the symbol knows better."""
    if code is None:
        return issuer
    if code.value.endswith(_PRIME_MINISTERS):
        return replace(issuer, value="Thủ tướng Chính phủ")
    for symbol, council in _COUNCILS.items():
        if symbol in code.value and _UNIT.match(issuer.value):
            name = issuer.value[:1].lower() + issuer.value[1:]
            return replace(issuer, value=f"{council} {name}")
    return issuer
