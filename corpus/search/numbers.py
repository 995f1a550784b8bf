"""The numbers of entries: a number says what divides an answer, and sorts the likely hits first.

From the high bits down: kind (3), rank (8, the likely first), province (16), year (8), and 28 bits
of the target's own. So facets are counted over numbers alone, without a look at any entry; the
numbers are the same whenever and wherever an entry is made; and the first numbers that have the
words of a question are the best known documents, and the shortest names and texts.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import sha256

KINDS = ("reference", "agency", "plan", "indicator", "task", "deadline")
"""Kinds in the order of their numbers: what has few entries and many that look for it first."""

KIND_SHIFT, RANK_SHIFT, PROVINCE_SHIFT, YEAR_SHIFT = 60, 52, 36, 28
OWN_BITS = (1 << YEAR_SHIFT) - 1
_GROUP = 7 << KIND_SHIFT | 0xFFFFFF << YEAR_SHIFT
"""The bits that facets are counted by."""
_FIRST_YEAR, _LAST_YEAR = 1901, 2155
_MOST = 255


def entry_number(
    kind: str, target: str, *, rank: int, province: int | None, year: int | None
) -> int:
    """The number of an entry; `rank` is from 0, the first, to 255, `province` a code of 16 bits.

    Two entries may have one number, so who adds some takes the next free one (`OWN_BITS`).
    """
    own = int.from_bytes(sha256(target.encode()).digest()[:4]) & OWN_BITS
    return (
        KINDS.index(kind) << KIND_SHIFT
        | min(rank, _MOST) << RANK_SHIFT
        | (province or 0) << PROVINCE_SHIFT
        | _year(year) << YEAR_SHIFT
        | own
    )


def _year(year: int | None) -> int:
    return year - _FIRST_YEAR + 1 if year and _FIRST_YEAR <= year <= _LAST_YEAR else 0


def grouped(numbers: Iterable[int]) -> Iterator[tuple[tuple[str, int, int | None], int]]:
    """How many entries there are of each kind, code of a province (0 for none) and year.

    >>> one = entry_number("task", "1:t1", rank=7, province=3, year=2024)
    >>> two = entry_number("task", "1:t2", rank=9, province=3, year=2024)
    >>> list(grouped([one, two]))
    [(('task', 3, 2024), 2)]
    """
    for group, count in Counter([number & _GROUP for number in numbers]).items():
        year = group >> YEAR_SHIFT & 0xFF
        province = group >> PROVINCE_SHIFT & 0xFFFF
        yield (
            (KINDS[group >> KIND_SHIFT], province, year + _FIRST_YEAR - 1 if year else None),
            count,
        )


def rank_of(kind: str, words: int, weight: float) -> int:
    """How far behind an entry comes among those of its kind that have the same words.

    Legal documents go by how many plans cite them, all else by the length of its head in words; of
    bodies with names of one length the one that more plans name goes first.
    """
    known = min(int(math.log2(1 + weight)), 15)
    if kind == "reference":
        return (15 - known) * 16 + min(words, 15)
    if kind == "agency":
        return min(words, 15) * 16 + 15 - known
    return min(words, _MOST)


def province_code(name: str) -> int:
    """A code for a province's name, 1 to 65535; two names may have one, so who notes it probes."""
    return int.from_bytes(sha256(name.encode()).digest()[:2]) or 1
