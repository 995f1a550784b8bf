"""How well an entry answers a question: points for each way in which it fits, added up.

Both databases only say which entries have the words; the order is made here, so that it is the
same, explained and tested. An accented match goes before a folded one (án, ấn and an are three
words), the number of a document before words of its title, a name before what stands around it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, pairwise

from corpus.search.query import Query, Term, is_silent
from corpus.search.words import accented, folded, words

POINTS = {
    "code": 8.0,
    "head": 4.0,
    "phrase": 3.0,
    "whole": 4.0,
    "accents": 4.0,
    "start": 1.0,
    "share": 2.0,
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


@dataclass(frozen=True, slots=True)
class Fit:
    """How the terms of a question stand in a head."""

    all: bool
    run: bool
    first: bool
    whole: bool
    covered: int
    """Words of the head that are asked for, at most once for each term."""
    otherwise: frozenset[str]
    """Words of the question that stand there in another way of writing."""


def score(candidate: Candidate, query: Query) -> float:
    """Points of one entry, higher is better. `query` is widened."""
    return sum(points for _, points in explain(candidate, query))


def explain(candidate: Candidate, query: Query) -> list[tuple[str, float]]:
    """Each way in which an entry fits a question, with its points."""
    head = head_words(candidate.head)
    fit = fit_of(query.terms, head)
    fits = {
        "code": _has_code(candidate.code, query.words),
        "head": fit.all,
        "phrase": len(query.words) > 1 and (fit.run or _runs_in(candidate.body, query)),
        "whole": fit.whole,
        "start": fit.first,
    }
    found = [(name, POINTS[name]) for name, fits_so in fits.items() if fits_so]
    if fit.all:
        found.append(("share", POINTS["share"] * fit.covered / max(len(head), 1)))
    found.append(("accents", POINTS["accents"] * _accents(candidate, query, fit)))
    found.append(("kind", KIND_POINTS.get(candidate.kind, 0.0)))
    found.append(("weight", math.log1p(candidate.weight) / 4))
    return found


def head_words(head: str) -> list[str]:
    """The words of a head that say something, as those of a question are."""
    found = words(head)
    says = (not is_silent(word, after) for word, after in pairwise((*found, "")))
    return list(compress(found, says))


def fit_of(terms: Sequence[Term], head: Sequence[str]) -> Fit:
    """How the terms stand in the words of a head."""
    places = [_place(term, head) for term in terms]
    found = [place for place in places if place is not None]
    every = bool(terms) and len(found) == len(terms)
    otherwise = frozenset(
        word
        for term, place in zip(terms, places, strict=True)
        if place is not None and term.others and tuple(head[place[0] : sum(place)]) != term.words
        for word in term.words
    )
    starts = [at for at in range(len(head)) if _run(terms, head, at)] if every else []
    first = bool(starts) and starts[0] == 0
    whole = first and _run(terms, head, 0) == len(head)
    return Fit(every, bool(starts), first, whole, sum(size for _, size in found), otherwise)


def _place(term: Term, head: Sequence[str]) -> tuple[int, int] | None:
    """The first place of a term and its length in words."""
    for position in range(len(head)):
        if size := term.length_at(head, position):
            return position, size
    return None


def _run(terms: Sequence[Term], head: Sequence[str], position: int) -> int:
    """Where the terms end that stand one behind another from `position` on, 0 if they do not."""
    for term in terms:
        size = term.length_at(head, position)
        if not size:
            return 0
        position += size
    return position


def _runs_in(body: str, query: Query) -> bool:
    there = head_words(body)
    return any(_run(query.terms, there, position) for position in range(len(there)))


def _has_code(code: str | None, asked: Sequence[str]) -> bool:
    """Whether the question names the number of a document, and nothing of its code is against it.

    Words of the question that are in the code must be the code's own, in its order.
    """
    if code is None or not any(word.isdigit() for word in asked):
        return False
    parts = words(code)
    named = [word for word in asked if word in parts]
    return bool(parts) and parts[0] in named and named == [p for p in parts if p in named]


def _accents(candidate: Candidate, query: Query, fit: Fit) -> float:
    """The share of the question's accented words that stand so in the entry; 0 without any."""
    if not query.has_accents:
        return 0.0
    there = accented(candidate.head) | accented(candidate.body)
    asked = {word for word in query.accents if folded(word) not in fit.otherwise}
    return len(asked & there) / len(asked) if asked else 1.0
