"""A field of a body in faulty spelling: nearest among those of the same rank, or none.

Rank and locality are compared exactly before this: "Sở Y tế" and "Phòng Y tế" are alike in
letters and two bodies. Only the field is fuzzed, the faults allowed grow with its length, and
the second best must be clearly worse.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from extractors.agencies.registry import Body, Form, forms, name_key, split_name
from extractors.folding import CAPITALS

_CAPITALS = re.compile(rf"\w*[{CAPITALS}]\w*[{CAPITALS}]\w*")
_LETTERS_PER_FAULT = 5
_MOST_FAULTS = 5
_MARGIN = 2
"""Faults by which the second best must be worse, or half as many more as the best has."""


@dataclass(frozen=True, slots=True)
class Near:
    """The body whose field or name is nearest, in the form that it is near to.

    `clear` says whether the second best is clearly worse; `score` is in [0, 1].
    """

    name: str
    form: str
    bodies: tuple[Body, ...]
    score: float
    runner_up: str | None
    clear: bool


def closest(rank: str, field: str) -> Near | None:
    """The registered body of that rank whose field is `field` but for a few letters.

    >>> closest("Sở", "Giao dục và Đào tao").name
    'Sở Giáo dục và Đào tạo'
    >>> closest("Sở", "Quản lý Nhà")
    """
    known = _fields().get(rank)
    return _nearest(name_key(field), known) if known else None


def closest_name(words: str) -> Near | None:
    """The registered body whose whole name, without locality, is `words` but for a few letters.

    Its first word is the rank: a body of another rank is none, however near.

    >>> closest_name("Hội Liên hiệp phu nử").name
    'Hội Liên hiệp Phụ nữ'
    """
    key = name_key(words)
    near = _nearest(key, _names())
    if near is None or not _same_rank(key, name_key(near.form)):
        return None
    return near if all(each in words for each in _CAPITALS.findall(near.form)) else None


def _same_rank(key: str, form: str) -> bool:
    """Whether two names begin alike; a first word that is a rank is no fault of another's."""
    first = key.split(" ")[0]
    wanted, *behind = form.split(" ")
    if first == wanted or first in _first_words():
        return first == wanted
    joined = wanted + behind[0] if behind else wanted
    return min(Levenshtein.distance(first, each) for each in (wanted, joined)) <= _MARGIN


def _nearest(key: str, known: _Known) -> Near | None:
    faults = min(len(key) // _LETTERS_PER_FAULT, _MOST_FAULTS)
    if not faults:
        return None
    found = process.extract(
        key, known.keys, scorer=Levenshtein.distance, score_cutoff=faults + _MARGIN, limit=4
    )
    if not found or found[0][1] > faults:
        return None
    _, distance, best = found[0]
    form = known.forms[best]
    name = form.bodies[0].name
    others = [each for each in found[1:] if known.forms[each[2]].bodies[0].name != name]
    runner_up = known.forms[others[0][2]].bodies[0].name if others else None
    clear = not others or others[0][1] - distance >= _MARGIN
    score = round(0.95 * (1 - distance / max(len(key), 1)), 3)
    score = score if clear else score / 2
    return Near(name, form.text, form.bodies, score, runner_up, clear)


@dataclass(frozen=True, slots=True)
class _Known:
    """Keys and, in the same order, the forms that they stand for."""

    keys: tuple[str, ...]
    forms: tuple[Form, ...]


@cache
def _fields() -> dict[str, _Known]:
    """The keys of all fields and of their aliases, by rank."""
    fields: defaultdict[str, dict[str, Form]] = defaultdict(dict)
    for form in forms():
        rank, field = split_name(form.bodies[0].name)
        if field and form.text.startswith(f"{rank} "):
            fields[rank].setdefault(name_key(form.text[len(rank) :]), form)
    return {rank: _Known(tuple(same), tuple(same.values())) for rank, same in fields.items()}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(key.split(" ")[0] for key in _names().keys)


@cache
def _names() -> _Known:
    """The keys of all names and of their aliases of more than one word."""
    names: dict[str, Form] = {}
    for form in forms():
        if " " in form.text and form.text.split(" ")[0] not in form.capitals:
            names.setdefault(name_key(form.text), form)
    return _Known(tuple(names), tuple(names.values()))
