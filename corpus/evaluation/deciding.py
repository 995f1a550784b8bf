"""What predicates of error classes share: their table, and names compared."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from corpus.evaluation.errors import Error
from corpus.evaluation.likeness import fold, overlap
from corpus.evaluation.rules import LENIENT

Predicate = Callable[[Error], bool]
_LOCALITY = re.compile(r"\s(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường)\s[^,;]*$", re.I)


def decider(table: dict[str, Predicate]) -> Callable[[str], Callable[[Predicate], Predicate]]:
    """A decorator that puts a predicate into `table` under the name of its class."""

    def decides(name: str) -> Callable[[Predicate], Predicate]:
        def note(predicate: Predicate) -> Predicate:
            table[name] = predicate
            return predicate

        return note

    return decides


def name_of(want: str | None, got: str | None) -> str:
    return want or got or ""


def any_alike(name: str | None, others: Iterable[str]) -> bool:
    return name is not None and any(LENIENT.body(name, each) for each in others)


def without_locality(name: str) -> str:
    return _LOCALITY.sub("", name)


def inside(one: str, two: str) -> bool:
    """Whether one holds nearly all of the other, from two syllables on."""
    return min(len(fold(one).split()), len(fold(two).split())) > 1 and overlap(one, two) >= 0.9
