"""Which found fact answers which gold fact: one to one, the best pairs first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

_G = TypeVar("_G")
_F = TypeVar("_F")


@dataclass(frozen=True, slots=True)
class Pairing:
    """Indices of the pairs, of the gold facts without an answer, of the found facts without one."""

    pairs: tuple[tuple[int, int], ...]
    missing: tuple[int, ...]
    extra: tuple[int, ...]


def pair(
    gold: Sequence[_G],
    found: Sequence[_F],
    likeness: Callable[[_G, _F], float],
    threshold: float,
) -> Pairing:
    """Pair facts whose likeness reaches `threshold`, greedily.

    Of pairs that are equally alike, those go first that stand at the most similar places of their
    lists, then those that come first: the result is the same for the same lists.

    >>> pair(["a", "b"], ["b", "c"], lambda x, y: float(x == y), 1.0)
    Pairing(pairs=((1, 0),), missing=(0,), extra=(1,))
    """
    candidates = sorted(
        (-score, abs(i - j), i, j)
        for i, want in enumerate(gold)
        for j, got in enumerate(found)
        if (score := likeness(want, got)) >= threshold
    )
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, i, j in candidates:
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)
    missing = tuple(i for i in range(len(gold)) if i not in pairs)
    extra = tuple(j for j in range(len(found)) if j not in taken)
    return Pairing(tuple(pairs.items()), missing, extra)
