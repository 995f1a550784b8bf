"""Looking for literals, which Python does twenty times as fast as it searches for a pattern."""

from __future__ import annotations

from collections.abc import Iterable


def places(text: str, literals: Iterable[str]) -> list[int]:
    """Where any of the literals begins, sorted: patterns need be tried nowhere else.

    >>> places("các sở, các ban và những ngành", ("những", "các"))
    [0, 8, 19]
    """
    found: list[int] = []
    for literal in literals:
        place = text.find(literal)
        while place >= 0:
            found.append(place)
            place = text.find(literal, place + 1)
    return sorted(found)
