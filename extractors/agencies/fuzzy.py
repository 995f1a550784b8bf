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
    key = name_key(field)
    faults = min(len(key) // _LETTERS_PER_FAULT, _MOST_FAULTS)
    if not known or not faults:
        return None
    found = process.extract(
        key, known.keys(), scorer=Levenshtein.distance, score_cutoff=faults + _MARGIN, limit=4
    )
    if not found or found[0][1] > faults:
        return None
    best, distance, _ = found[0]
    bodies = known[best]
    others = [each for each in found[1:] if known[each[0]][0].name != bodies[0].name]
    runner_up = known[others[0][0]][0].name if others else None
    clear = not others or others[0][1] - distance >= _MARGIN
    score = round(0.95 * (1 - distance / max(len(key), 1)), 3)
    return Near(bodies[0].name, bodies, score if clear else score / 2, runner_up, clear)


@cache
def _fields() -> dict[str, dict[str, tuple[Body, ...]]]:
    """The keys of all fields and their longer aliases, by rank."""
    fields: defaultdict[str, dict[str, tuple[Body, ...]]] = defaultdict(dict)
    for form in forms():
        rank, field = split_name(form.bodies[0].name)
        if field and form.text.startswith(f"{rank} "):
            fields[rank].setdefault(name_key(form.text[len(rank) :]), form.bodies)
    return dict(fields)
