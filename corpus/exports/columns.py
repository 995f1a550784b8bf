"""The columns of the flat tables: what they are called, what they hold, how wide they are."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from typing import Literal, TypedDict, cast

from corpus.exports.options import Kind
from corpus.exports.rows import TABLES
from extractors.knowledge import load_yaml

Type = Literal["text", "code", "day", "integer", "number", "list", "link"]
"""What a column holds: `code` has one of few words (`terms` in columns.yaml names them for people),
`day` an ISO date, or a year or month where no more is known, `list` several texts."""
Language = Literal["vi", "en"]


class _Entry(TypedDict, total=False):
    vi: str
    en: str
    type: Type
    width: int
    about: str


class _Table(TypedDict):
    title: dict[Language, str]
    columns: dict[str, _Entry]


class _Knowledge(TypedDict):
    common: dict[str, _Entry]
    tables: dict[str, _Table]
    terms: dict[str, dict[Language, str]]


@dataclass(frozen=True, slots=True)
class Column:
    """One column; `width` is in characters of Excel, `about` what it means, in English."""

    name: str
    vi: str
    en: str
    type: Type
    width: int
    about: str

    def head(self, language: Language) -> str:
        return self.vi if language == "vi" else self.en


_WIDTHS: dict[Type, int] = {
    "text": 30,
    "code": 16,
    "day": 12,
    "integer": 9,
    "number": 11,
    "list": 30,
    "link": 24,
}


@cache
def columns_of(kind: Kind) -> tuple[Column, ...]:
    """The columns of a table, in their order."""
    own = _knowledge()["tables"][kind]["columns"]
    entries = _knowledge()["common"] | own
    return tuple(_column(each.name, entries[each.name]) for each in fields(TABLES[kind][0]))


def _column(name: str, entry: _Entry) -> Column:
    type_ = entry.get("type", "text")
    width = entry.get("width", _WIDTHS[type_])
    return Column(name, entry["vi"], entry["en"], type_, width, entry["about"])


def title_of(kind: Kind, language: Language) -> str:
    """The name of a table."""
    return _knowledge()["tables"][kind]["title"][language]


def term(code: str, language: Language) -> str:
    """A code in words: `basis` is `Căn cứ`. A code without words stays.

    >>> term("basis", "vi"), term("unheard-of", "vi")
    ('Căn cứ', 'unheard-of')
    """
    words = _knowledge()["terms"].get(code)
    return words[language] if words else code


def as_day(text: str) -> date | None:
    """The day of an ISO date; `None` for a month, a year, or what is no date at all.

    >>> as_day("2021-01-05"), as_day("2013-05"), as_day("20210105")
    (datetime.date(2021, 1, 5), None, None)
    """
    if len(text) != len("2021-01-05"):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@cache
def _knowledge() -> _Knowledge:
    return cast(_Knowledge, load_yaml("corpus.exports", "columns.yaml"))
