"""What is written in full and in short: "UBND" is "Ủy ban nhân dân", "Sở GD&ĐT" has many ways.

All of it comes from the tables that the extractors read documents by: types of documents, the
codes of bodies, the names of bodies and their fields.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from corpus.search.words import words
from extractors.agencies.registry import domains, forms, short_forms
from extractors.codes import vocabulary
from extractors.references.typewords import type_words

Run = tuple[str, ...]
"""Folded words that stand one behind another."""

MOST = 10
"""Ways of writing one thing that a question is widened to."""
_CAPITALS = re.compile(r"[A-ZĐƯ]{2}|[A-ZĐƯ]&")
_JOINED = re.compile(r"[^\W\d_]{2,}")
_RANKS = {"Sở": "S", "Phòng": "P", "Bộ": "B"}
_COMMITTEES = (("UBND", "Ủy ban nhân dân"), ("HĐND", "Hội đồng nhân dân"))
_SHORT = 3
"""Letters below which an abbreviation is too many words at once: TT, CT, ĐA (đã, đá)."""


@cache
def other_ways() -> dict[Run, tuple[Run, ...]]:
    """For each run of words that has other ways of writing, these, the most telling first.

    >>> other_ways()["ubnd",][0]
    ('uy', 'ban', 'nhan', 'dan')
    """
    return _ways(pair for pair in _pairs() if _letters(pair[0]) >= _SHORT)


@cache
def other_ways_of_types() -> dict[Run, tuple[Run, ...]]:
    """The same for short abbreviations of types, which mean a type beside a number only.

    >>> other_ways_of_types()["qd",]
    (('quyet', 'dinh'),)
    """
    short = [(words(short), words(full)) for short, full in _types()]
    return _ways((tuple(a), tuple(b)) for a, b in short if _letters(tuple(a)) < _SHORT)


@cache
def longest() -> int:
    """Words of the longest run that has other ways."""
    return max(map(len, other_ways()))


def _letters(run: Run) -> int:
    return sum(map(len, run))


def _ways(pairs: Iterator[tuple[Run, Run]]) -> dict[Run, tuple[Run, ...]]:
    shorts: dict[Run, set[Run]] = defaultdict(set)
    fulls: dict[Run, set[Run]] = defaultdict(set)
    for short, full in pairs:
        if short != full and short and full:
            shorts[full].add(short)
            fulls[short].add(full)
    ways = {full: _first(found) for full, found in shorts.items()}
    for short, found in fulls.items():
        beside = {way for full in found for way in shorts[full]} - {short}
        ways[short] = (*_first(found), *_first(beside))[:MOST]
    return ways


def _first(runs: set[Run]) -> tuple[Run, ...]:
    return tuple(sorted(runs, key=lambda run: (len(run), run)))[:MOST]


def _pairs() -> Iterator[tuple[Run, Run]]:
    """Short and full, as folded words. A full name with "và" is also written without it."""
    for short, full in _written():
        yield tuple(words(short)), tuple(words(full))
    for name in {full for _, full in _bodies()}:
        run = tuple(words(name))
        yield tuple(word for word in run if word != "va"), run


def _written() -> Iterator[tuple[str, str]]:
    yield from _COMMITTEES
    yield from short_forms().items()
    yield from _types()
    yield from vocabulary().organ_names.items()
    yield from _bodies()
    for domain, aliases in domains().items():
        yield from ((alias, domain) for alias in aliases if _CAPITALS.search(alias))


def _types() -> Iterator[tuple[str, str]]:
    yield from vocabulary().type_names.items()
    yield from ((w, name) for w, name in type_words().names.items() if " " not in w and w != name)


def _bodies() -> Iterator[tuple[str, str]]:
    for form in forms():
        name = form.bodies[0].name
        if _CAPITALS.search(form.text):
            yield form.text, name
        rank = name.split(" ")[0]
        if rank in _RANKS and form.text.startswith(f"{rank} "):
            code = _RANKS[rank] + form.text[len(rank) + 1 :]
            if _JOINED.fullmatch(code) and code.upper() in vocabulary().organs:
                yield code, name
