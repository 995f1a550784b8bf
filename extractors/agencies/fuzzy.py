"""A field of a body in faulty spelling: nearest among those of the same rank, or none.

Rank and locality are compared exactly before this: "Sở Y tế" and "Phòng Y tế" are alike in
letters and two bodies. Only the field is fuzzed, the faults allowed grow with its length, and
the second best must be clearly worse.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from extractors.agencies.registry import Body, forms, name_key, split_name

_LETTERS_PER_FAULT = 5
_MOST_FAULTS = 5
_MARGIN = 2
"""Faults by which the second best must be worse, or half as many more as the best has."""


@dataclass(frozen=True, slots=True)
class Near:
    """The body whose field is nearest; `score` is 1 without a fault."""

    name: str
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
    if near is None:
        return None
    first, of_near = key.split(" ")[0], name_key(near.name).split(" ")[0]
    if first == of_near:
        return near
    return (
        None if first in _first_words() or Levenshtein.distance(first, of_near) > _MARGIN else near
    )


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
    bodies = known.bodies[best]
    others = [each for each in found[1:] if known.bodies[each[2]][0].name != bodies[0].name]
    runner_up = known.bodies[others[0][2]][0].name if others else None
    clear = not others or others[0][1] - distance >= _MARGIN
    score = round(0.95 * (1 - distance / max(len(key), 1)), 3)
    return Near(bodies[0].name, bodies, score if clear else score / 2, runner_up, clear)


@dataclass(frozen=True, slots=True)
class _Known:
    """Keys and, in the same order, the bodies that they stand for."""

    keys: tuple[str, ...]
    bodies: tuple[tuple[Body, ...], ...]


@cache
def _fields() -> dict[str, _Known]:
    """The keys of all fields and of their longer aliases, by rank."""
    fields: defaultdict[str, dict[str, tuple[Body, ...]]] = defaultdict(dict)
    for form in forms():
        rank, field = split_name(form.bodies[0].name)
        if field and form.text.startswith(f"{rank} "):
            fields[rank].setdefault(name_key(form.text[len(rank) :]), form.bodies)
    return {rank: _Known(tuple(keys), tuple(keys.values())) for rank, keys in fields.items()}


@cache
def _first_words() -> frozenset[str]:
    return frozenset(key.split(" ")[0] for key in _names().keys)


@cache
def _names() -> _Known:
    """The keys of all names and of their longer aliases."""
    names: dict[str, tuple[Body, ...]] = {}
    for form in forms():
        if not form.capitals:
            names.setdefault(name_key(form.text), form.bodies)
    return _Known(tuple(names), tuple(names.values()))
