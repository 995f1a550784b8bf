"""The body that came second when a name was read, and why it lost."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from extractors.agencies.registry import Body, Form, by_form, domains, forms, name_key, split_name

Reason = Literal["rank", "day", "place", "margin"]
"""Another rank, not there on that day, no body of that level, or further off in letters."""

_MOST_TRIED = 12


@dataclass(frozen=True, slots=True)
class Rival:
    """A body that a name might have meant. `score` is how like its spelling is, in [0, 1]."""

    name: str
    score: float
    reason: Reason


def rival_of(words: str, chosen: Body, level: str | None, on: str | None) -> Rival | None:
    """The body that `words` (a name without locality) may mean besides `chosen`.

    One that is written the same way, else the one whose spelling is next.

    >>> from extractors.agencies.registry import by_name
    >>> body = by_name()["sở nội vụ"][0]
    >>> rival_of("Sở Nội vụ", body, "province", "2020-01-01")
    Rival(name='Bộ Nội vụ', score=0.778, reason='rank')
    """
    form = by_form().get(name_key(words))
    if form is not None:
        others = [body for body in form.bodies if body != chosen]
        if others:
            return Rival(others[0].name, 1.0, _why(others[0], chosen, level, on))
    return _nearest(words if form is None else chosen.name, chosen, level, on)


def _nearest(words: str, chosen: Body, level: str | None, on: str | None) -> Rival | None:
    key = name_key(words)
    ways, known = _known()
    best: Rival | None = None
    for _, score, index in process.extract(
        key, ways, scorer=Levenshtein.normalized_similarity, limit=_MOST_TRIED
    ):
        for body in known[index].bodies:
            if body == chosen:
                continue
            reason = _why(body, chosen, level, on)
            if body.name == chosen.name and reason == "margin":
                continue
            if best is None or score > best.score:
                best = Rival(body.name, round(score, 3), reason)
    return best


def _why(body: Body, chosen: Body, level: str | None, on: str | None) -> Reason:
    """What kept the other body from being meant, the plainest reason first."""
    if _rank(body) != _rank(chosen):
        return "rank"
    if level is not None and body.levels and level not in body.levels:
        return "place"
    if not body.existed(on):
        return "day"
    return "margin"


def _rank(body: Body) -> str:
    rank, field = split_name(body.name)
    return rank if field in domains() else body.name.split(" ")[0]


@cache
def _known() -> tuple[tuple[str, ...], tuple[Form, ...]]:
    """The keys of all ways of writing a body and, in the same order, what they are."""
    known = {name_key(form.text): form for form in reversed(forms())}
    return tuple(known), tuple(known.values())
