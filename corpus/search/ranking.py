"""How well an entry answers a question: points for each way in which it fits, added up.

Both databases only say which entries have the words; the order is made here, so that it is the
same, explained and tested. An accented match goes before a folded one (án, ấn and an are three
words), the number of a document before words of its title, a name before what stands around it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from corpus.search.query import Query
from corpus.search.words import accented, words

POINTS = {
    "code": 8.0,
    "head": 4.0,
    "phrase": 3.0,
    "whole": 4.0,
    "accents": 4.0,
    "start": 1.0,
}
KIND_POINTS = {
    "reference": 1.0,
    "plan": 0.8,
    "agency": 0.6,
    "indicator": 0.4,
    "task": 0.2,
    "deadline": 0.0,
}


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that has the words of a question; `weight` is how much it is cited or named."""

    id: int
    kind: str
    target: str
    plan: str | None
    head: str
    body: str
    code: str | None
    province: str | None
    year: int | None
    weight: float


def score(candidate: Candidate, query: Query) -> float:
    """Points of one entry, higher is better."""
    return sum(points for _, points in explain(candidate, query))


def explain(candidate: Candidate, query: Query) -> list[tuple[str, float]]:
    """Each way in which an entry fits a question, with its points."""
    asked, head = list(query.words), words(candidate.head)
    fits = {
        "code": _has_code(candidate.code, asked),
        "head": all(any(_same(word, other) for other in head) for word in asked),
        "phrase": len(asked) > 1 and _contains(head, asked),
        "whole": head == asked,
        "start": head[: len(asked)] == asked,
    }
    found = [(name, POINTS[name]) for name, fit in fits.items() if fit]
    found.append(("accents", POINTS["accents"] * _accents(candidate, query)))
    found.append(("kind", KIND_POINTS.get(candidate.kind, 0.0)))
    found.append(("weight", math.log1p(candidate.weight) / 4))
    return found


def _has_code(code: str | None, asked: list[str]) -> bool:
    """Whether the question names the number of a document, and nothing of its code is against it.

    Words of the question that are in the code must be the code's own, in its order.
    """
    if code is None or not any(word.isdigit() for word in asked):
        return False
    parts = words(code)
    named = [word for word in asked if word in parts]
    return bool(parts) and parts[0] in named and named == [p for p in parts if p in named]


def _same(asked: str, word: str) -> bool:
    return word == asked or word.startswith(asked)


def _contains(words: list[str], run: list[str]) -> bool:
    first, size = run[0], len(run)
    return any(
        word == first and words[index : index + size] == run for index, word in enumerate(words)
    )


def _accents(candidate: Candidate, query: Query) -> float:
    """The share of the question's accented words that stand so in the entry; 0 without any."""
    if not query.has_accents:
        return 0.0
    there = accented(candidate.head) | accented(candidate.body)
    return len(query.accents & there) / len(query.accents)
