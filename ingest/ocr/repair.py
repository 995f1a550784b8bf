"""Faults of recognition put right by a closed vocabulary, each as a listed edit.

Tesseract's faults in Vietnamese are accents for the most part. A stock phrase that has one
reading only is known by its bare letters; codes and a few words are known by what stands around
them. Whatever is not listed stays as it was seen.
"""

from __future__ import annotations

import itertools
import operator
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

import regex
import yaml

from ingest.elements import Element, Grid, GridCell, Paragraph
from ingest.paragraphs import Replacement, rewrite
from schemas import EditKind, Method

_WORD = re.compile(r"[^\W\d_]+")
_FILE = "repairs.yaml"
_PROVINCE = "tỉnh"


@dataclass(frozen=True, slots=True)
class Pattern:
    """A fault that is told by what stands around it."""

    name: str
    pattern: regex.Pattern[str]
    to: str
    examples: dict[str, str]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Phrases:
    """Phrases by the bare letters of their first word, longest first: bare words, right words.

    `right` holds every phrase that is no fault, its words spelt by `_spelling`.
    """

    by_first: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]
    right: frozenset[tuple[str, ...]]


def repair_recognised(elements: Sequence[Element]) -> list[Element]:
    """The elements with the faults of recognised paragraphs put right."""
    return [
        _in_grid(element) if isinstance(element, Grid) else _in_paragraph(element)
        for element in elements
    ]


def _in_grid(grid: Grid) -> Grid:
    cells = tuple(_in_cell(cell) for cell in grid.cells)
    return grid if _same(cells, grid.cells) else replace(grid, cells=cells)


def _in_cell(cell: GridCell) -> GridCell:
    content = tuple(repair_recognised(cell.content))
    return cell if _same(content, cell.content) else replace(cell, content=content)


def _same(one: Sequence[object], other: Sequence[object]) -> bool:
    """Whether two sequences hold the same objects: nothing was put right."""
    return all(map(operator.is_, one, other))


def _in_paragraph(paragraph: Paragraph) -> Paragraph:
    if paragraph.method is not Method.OCR:
        return paragraph
    for repairs in (phrase_repairs, pattern_repairs):
        paragraph = rewrite(paragraph, list(repairs(paragraph.text)))
    return paragraph


def pattern_repairs(text: str) -> Iterator[Replacement]:
    """What the patterns put right in a text, in order, without overlaps."""
    found = [
        Replacement(match.start(), match.end(), match.expand(each.to), EditKind.RECOGNISED)
        for each in patterns()
        for match in each.pattern.finditer(text)
    ]
    end = 0
    for replacement in sorted(found, key=lambda each: (each.start, each.end)):
        changed = replacement.new != text[replacement.start : replacement.end]
        if changed and replacement.start >= end:
            yield replacement
            end = replacement.end


def phrase_repairs(text: str) -> Iterator[Replacement]:
    """The words of stock phrases and of names that were seen with other accents."""
    words = list(_WORD.finditer(text))
    bare = [_bare(word[0]) for word in words]
    index = 0
    while index < len(words):
        found = _phrase_at(text, words, bare, index)
        if found is None:
            index += 1
            continue
        for word, right in zip(words[index : index + len(found)], found, strict=True):
            if _spelling(word[0]) != _spelling(right) or _is_odd(word[0]):
                new = _cased(right, word[0])
                yield Replacement(word.start(), word.end(), new, EditKind.RECOGNISED)
        index += len(found)


def _phrase_at(
    text: str, words: Sequence[re.Match[str]], bare: Sequence[str], index: int
) -> tuple[str, ...] | None:
    """The phrase that the words from `index` are meant to be; what is right is meant."""
    for vocabulary, named in ((_phrases(), False), (_names(), True)):
        for letters, right in vocabulary.by_first.get(bare[index], ()):
            stop = index + len(letters)
            if tuple(bare[index:stop]) != letters or not _is_run(text, words[index:stop]):
                continue
            if named and not _is_name(text, words, bare, index, stop):
                continue
            seen = tuple(_spelling(word[0]) for word in words[index:stop])
            fault = seen not in vocabulary.right
            fault = fault or any(_is_odd(word[0]) for word in words[index:stop])
            return right if fault else None
    return None


def _is_run(text: str, words: Sequence[re.Match[str]]) -> bool:
    """Whether nothing but a space stands between words."""
    return all(
        text[first.end() : second.start()] == " " for first, second in itertools.pairwise(words)
    )


def _is_name(
    text: str, words: Sequence[re.Match[str]], bare: Sequence[str], index: int, stop: int
) -> bool:
    """Whether words are a province's name: capitalised, behind what such a name stands behind."""
    with_kind = bare[index] == _bare(_PROVINCE)
    if not all(word[0][0].isupper() for word in words[index + with_kind : stop]):
        return False
    before = bare[index - 1] if index and _is_run(text, words[index - 1 : index + 1]) else ""
    return before != "ha" if with_kind else before in _before()


def _is_odd(word: str) -> bool:
    """Whether the case of a word's letters is that of no word: `CÔng`."""
    return not (word.islower() or word.isupper() or word[1:].islower())


def _cased(right: str, seen: str) -> str:
    """A word in the case in which it was seen."""
    if seen.isupper() and (len(seen) > 1 or right[0].isupper()):
        return right.upper()
    if seen[0].isupper() and (len(seen) == 1 or seen[1:].islower()):
        return right[0].upper() + right[1:]
    return right


@cache
def _bare(word: str) -> str:
    """A word's letters in lower case, without accents, đ as d."""
    marks = unicodedata.normalize("NFD", word.lower().replace("đ", "d"))
    return "".join(mark for mark in marks if not unicodedata.combining(mark))


@cache
def _spelling(word: str) -> str:
    """A word in lower case, its tone apart: `uỷ` and `ủy` are spelt alike."""
    marks = unicodedata.normalize("NFD", word.lower())
    tones = "".join(mark for mark in marks if mark in _TONES)
    return "".join(mark for mark in marks if mark not in _TONES) + tones


_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")


@cache
def _content() -> dict[str, Any]:
    text = (files("ingest.ocr") / _FILE).read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content: dict[str, Any] = yaml.load(text, Loader=loader)
    return content


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns of the vocabulary."""
    return tuple(
        Pattern(
            entry["name"],
            regex.compile(entry["pattern"]),
            entry["to"],
            dict(entry["examples"]),
            tuple(entry["not"]),
        )
        for entry in _content()["patterns"]
    )


@cache
def _phrases() -> _Phrases:
    entries = _content()["phrases"]
    words = [phrase for entry in entries for phrase in entry["words"]]
    return _index(words, [phrase for entry in entries for phrase in entry.get("but", ())])


@cache
def _names() -> _Phrases:
    names = _content()["names"]["words"]
    return _index([*names, *(f"{_PROVINCE} {name}" for name in names)], [])


@cache
def _before() -> frozenset[str]:
    return frozenset(map(_bare, _content()["names"]["before"]))


def _index(words: Sequence[str], others: Sequence[str]) -> _Phrases:
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for phrase in sorted(words, key=lambda phrase: -len(phrase.split())):
        right = tuple(phrase.split())
        letters = tuple(map(_bare, right))
        found.setdefault(letters[0], []).append((letters, right))
    spelt = frozenset(tuple(map(_spelling, phrase.split())) for phrase in (*words, *others))
    return _Phrases({first: tuple(each) for first, each in found.items()}, spelt)
