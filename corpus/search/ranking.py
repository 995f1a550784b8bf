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

from corpus.search.query import Query, is_silent
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


_NONE = Fit(False, False, False, False, 0, frozenset())


def score(candidate: Candidate, query: Query) -> float:
    """Points of one entry, higher is better. `query` is widened."""
    return sum(points for _, points in explain(candidate, query))


def explain(candidate: Candidate, query: Query) -> list[tuple[str, float]]:
    """Each way in which an entry fits a question, with its points."""
    head = spaced(candidate.head)
    fit = fit_of(query, head)
    several = len(query.words) > 1
    fits = {
        "code": _has_code(candidate.code, query.words),
        "head": fit.all,
        "phrase": several and (fit.run or _stands_in(candidate.body, query)),
        "whole": fit.whole,
        "start": fit.first,
    }
    found = [(name, POINTS[name]) for name, fits_so in fits.items() if fits_so]
    if fit.all:
        found.append(("share", POINTS["share"] * fit.covered / (head.count(" ") - 1)))
    found.append(("accents", POINTS["accents"] * _accents(candidate, query, fit)))
    found.append(("kind", KIND_POINTS.get(candidate.kind, 0.0)))
    found.append(("weight", math.log1p(candidate.weight) / 4))
    return found


def spaced(text: str) -> str:
    """The words of a text that say something, as those of a question do, with blanks around.

    >>> spaced("Quyết định số 08/QĐ-TTg")
    ' quyet dinh 8 qd ttg '
    """
    found = words(text)
    says = (not is_silent(word, after) for word, after in pairwise((*found, "")))
    return f" {' '.join(compress(found, says))} "


def fit_of(query: Query, head: str) -> Fit:
    """How the terms of a question stand in the `spaced` words of a head."""
    covered, otherwise, start = 0, set[str](), len(head)
    for term, runs in zip(query.terms, query.runs, strict=True):
        run = next((run for run in runs if run in head), None)
        if run is None:
            return _NONE
        covered += run.rstrip().count(" ")
        if term is query.terms[0]:
            start = min(at for run in runs if (at := head.find(run)) >= 0)
        if term.others and run.split() != list(term.words):
            otherwise.update(term.words)
    if not query.terms:
        return _NONE
    ends = _ends(query, head, start)
    whole = bool(ends) and start == 0 and ends == len(head)
    return Fit(True, bool(ends), bool(ends) and start == 0, whole, covered, frozenset(otherwise))


def _ends(query: Query, head: str, start: int) -> int:
    """Where the terms end that stand one behind another, from `start` on or later; 0 if none do."""
    while start >= 0:
        end = start
        for runs in query.runs:
            run = next((run for run in runs if head.startswith(run, end)), None)
            if run is None:
                break
            end = head.index(" ", end + len(run) - 1)
        else:
            return end + 1
        later = [at for run in query.runs[0] if (at := head.find(run, start + 1)) >= 0]
        start = min(later, default=-1)
    return 0


def _stands_in(body: str, query: Query) -> bool:
    """Whether the question stands in a body, word behind word."""
    there = spaced(body)
    starts = [at for run in query.runs[0] if (at := there.find(run)) >= 0]
    return bool(starts) and bool(_ends(query, there, min(starts)))


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
    asked = query.accents
    if fit.otherwise:
        asked = frozenset(word for word in asked if folded(word) not in fit.otherwise)
    missing = asked - accented(candidate.head)
    if missing and candidate.body:
        missing -= accented(candidate.body)
    return 1 - len(missing) / len(asked) if asked else 1.0
