"""Where the words of a question stand in a text, and the piece of it that shows most of them."""

from __future__ import annotations

from dataclasses import dataclass

from corpus.search.query import Query
from corpus.search.words import places

LENGTH = 240
"""Characters of a piece."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a text: `marks` are ranges of it to mark, `start` its offset in the whole."""

    text: str
    start: int
    marks: tuple[tuple[int, int], ...]


def piece_of(text: str, query: Query, *, length: int = LENGTH) -> Piece:
    """The piece of `text`, cut between words, in which most of the question's words stand.

    >>> from corpus.search.query import parse_query
    >>> piece_of("Thực hiện Đề án 08 của tỉnh", parse_query("de an")).marks
    ((10, 12), (13, 15))
    """
    marks = _marks(text, query)
    start = _best_start(marks, length)
    start = text.rfind(" ", 0, start) + 1 if start else 0
    end = len(text) if start + length >= len(text) else text.rfind(" ", start, start + length)
    end = start + length if end <= start else end
    inside = [(m - start, n - start) for m, n, _ in marks if start <= m and n <= end]
    return Piece(text[start:end], start, tuple(inside))


def _marks(text: str, query: Query) -> list[tuple[int, int, str]]:
    wanted = frozenset(query.words)
    beginnings = tuple(term.words[-1] for term in query.terms if term.prefix)
    return [
        (start, end, word)
        for word, start, end in places(text)
        if word in wanted or (beginnings and word.startswith(beginnings))
    ]


def _best_start(marks: list[tuple[int, int, str]], length: int) -> int:
    """Where to cut: a little before the window with the most different words, the first of them."""
    best, best_start, last = 0, 0, 0
    counts: dict[str, int] = {}
    for first, (start, _, word) in enumerate(marks):
        while last < len(marks) and marks[last][1] <= start + length:
            counts[marks[last][2]] = counts.get(marks[last][2], 0) + 1
            last += 1
        found = sum(1 for count in counts.values() if count)
        if found > best:
            best, best_start = found, start
        counts[word] = counts.get(word, 0) - 1 if last > first else 0
    return max(best_start - length // 4, 0)
