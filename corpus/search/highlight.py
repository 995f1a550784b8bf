"""Where the words of a question stand in a text, and the piece of it that shows most of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from corpus.search.query import Query, Term
from corpus.search.words import folded

LENGTH = 240
"""Characters of a piece."""
READ = 200_000
"""Characters of a text that are looked through for the best piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: `marks` are ranges of it to mark, `start` its offset in the whole."""

    text: str
    start: int
    marks: tuple[tuple[int, int], ...]


def piece_of(text: str, query: Query, *, length: int = LENGTH) -> Piece:
    """The piece of `text` (NFC), cut between words, in which most of the question's terms stand.

    >>> from corpus.search.query import parse_query
    >>> piece_of("Thực hiện Đề án 08 của tỉnh", parse_query("de an")).marks
    ((10, 12), (13, 15))
    >>> piece_of("Tham mưu UBND xã", parse_query("ủy ban nhân dân").widened()).marks
    ((9, 13),)
    """
    marks = list(_marks(text[:READ], query))
    start = _best_start(marks, length)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = len(text) if start + length >= len(text) else text.rfind(" ", start, start + length)
    end = start + length if end <= start else end
    inside = [(m - start, n - start) for m, n, _ in marks if start <= m and n <= end]
    return Piece(text[start:end], start, tuple(inside))


def _marks(text: str, query: Query) -> Iterator[tuple[int, int, int]]:
    """Start, end and number of each term that stands in a text, one behind another."""
    pattern, numbers = _finder(query.terms)
    if numbers:
        for match in pattern.finditer(folded(text)):
            yield match.start(), match.end(), numbers[(match.lastindex or 1) - 1]


@lru_cache(maxsize=64)
def _finder(terms: tuple[Term, ...]) -> tuple[re.Pattern[str], tuple[int, ...]]:
    """What finds the terms in folded text, a group for each way, the longest tried first; and the
    number of the term of each group."""
    ways = [
        (number, way, term.prefix and way is term.words)
        for number, term in enumerate(terms)
        for way in term.ways
    ]
    ways.sort(key=lambda each: -len(each[1]))
    groups = (
        f"({_GAP.join([*map(_word, way[:-1]), _word(way[-1], begins)])})" for _, way, begins in ways
    )
    return re.compile("|".join(groups)), tuple(number for number, _, _ in ways)


_GAP = "[^a-z0-9]{0,20}"


def _word(word: str, begins: bool = False) -> str:
    """A pattern of one word, or of all that begin so; letters and digits part words."""
    kind, zeros = ("[0-9]", "0*") if word.isdigit() else ("[a-z]", "")
    return f"(?<!{kind}){zeros}{word}" + (f"{kind}*" if begins else f"(?!{kind})")


def _best_start(marks: list[tuple[int, int, int]], length: int) -> int:
    """Where to cut: a little before the window with the most different terms, the first of them."""
    best, best_start, last = 0, 0, 0
    counts: dict[int, int] = {}
    for first, (start, _, term) in enumerate(marks):
        while last < len(marks) and marks[last][1] <= start + length:
            counts[marks[last][2]] = counts.get(marks[last][2], 0) + 1
            last += 1
        found = sum(1 for count in counts.values() if count)
        if found > best:
            best, best_start = found, start
        counts[term] = counts.get(term, 0) - 1 if last > first else 0
    return max(best_start - length // 4, 0)
