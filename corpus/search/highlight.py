"""Where the words of a question stand in a text, and the piece of it that shows most of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from corpus.search.query import Query, Term
from corpus.search.words import places

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
    found = list(places(text))
    there = [word for word, _, _ in found]
    firsts = {way[0] for term in query.terms for way in term.ways}
    beginnings = tuple(t.words[0] for t in query.terms if t.prefix and len(t.words) == 1)
    position = 0
    while position < len(there):
        word = there[position]
        if word in firsts or (beginnings and word.startswith(beginnings)):
            number, size = _longest_at(query.terms, there, position)
            if size:
                yield found[position][1], found[position + size - 1][2], number
                position += size
                continue
        position += 1


def _longest_at(terms: tuple[Term, ...], there: list[str], position: int) -> tuple[int, int]:
    """The number of the term that takes most words from a position on, and how many."""
    sizes = [(term.length_at(there, position), -number) for number, term in enumerate(terms)]
    size, number = max(sizes)
    return -number, size


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
