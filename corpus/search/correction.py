"""Typing faults: what an unknown word was meant to be, told by what the registry has.

A word that no entry has is read as the most similar one with which the question finds most; a
question whose words stand in no head together, as one whose name has one letter wrong. Numbers are
only mended where digits changed places or one was typed twice or once too few: another number is
another document. Every reading is told to the one who asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Connection, func, select

from corpus.search.query import Query
from corpus.search.words import words
from corpus.store import tables

Count = Callable[[Query, bool], int]
"""How many entries a question finds; with True in their heads only."""
Heads = Callable[[Query], Sequence[str]]
"""The heads of some documents and bodies in which a question's words stand."""

_SHORTEST, _SHORTEST_NUMBER = 3, 4
_LONG = 7
"""Letters from which two faults are forgiven."""
_TRIED = 10
_MOST_TERMS = 8


def mended(connection: Connection, query: Query, count: Count) -> dict[str, str]:
    """The words to put in place of those that nothing has; `query` as typed."""
    unknown = _unknown(connection, query)
    known = Query(
        query.text, tuple(t for t in query.terms if not unknown & {*t.words}), query.accents
    )
    better: dict[str, str] = {}
    for word in sorted(unknown):
        one = [term for term in query.terms if word in term.words]
        trial = Query(query.text, (*known.terms, *one[:1]), query.accents)
        tried = _likely(connection, word)
        counts = [_counts(trial.with_words({word: other}), count) for other in tried]
        if any(all_found for _, all_found in counts):
            better[word] = max(zip(counts, range(0, -len(tried), -1), tried, strict=True))[2]
        elif tried and not word.isdigit() and len(unknown) > 1:
            better[word] = tried[0]
    return better


def _counts(query: Query, count: Count) -> tuple[int, int]:
    widened = query.widened()
    every = count(widened, False)
    return (count(widened, True) if every else 0), every


def _unknown(connection: Connection, query: Query) -> set[str]:
    """The words that no entry has; a beginning and what has other ways of writing is none."""
    asked = {
        word
        for term in query.widened().terms
        if not term.prefix and not term.others
        for word in term.words
    }
    column = tables.words.c.word
    known = set(connection.scalars(select(column).where(column.in_(asked)))) if asked else set()
    return {each for each in asked - known if len(each) >= _SHORTEST}


def _likely(connection: Connection, word: str) -> list[str]:
    """Known words that `word` may be a fault for, and two that it may be without its blank."""
    distance = 2 if len(word) >= _LONG and not word.isdigit() else 1
    column, length = tables.words.c.word, func.length(tables.words.c.word)
    near = select(column).where(length.between(len(word) - distance, len(word) + distance))
    others = [o for o in connection.scalars(near) if o.isdigit() == word.isdigit()]
    if word.isdigit():
        return sorted(o for o in others if len(word) >= _SHORTEST_NUMBER and is_slip(word, o))
    found = process.extract(word, others, scorer=OSA.distance, score_cutoff=distance, limit=None)
    ordered = sorted(found, key=lambda hit: (hit[1], abs(len(hit[0]) - len(word)), hit[0]))
    return [hit[0] for hit in ordered[:_TRIED]] + _parted(connection, word)


def is_slip(typed: str, number: str) -> bool:
    """Whether a number was typed with two digits exchanged, or with one twice or once too few.

    >>> is_slip("1966", "1696"), is_slip("16966", "1696"), is_slip("1697", "1696")
    (True, True, False)
    """
    if len(typed) == len(number):
        return sorted(typed) == sorted(number) and OSA.distance(typed, number) == 1
    longer, shorter = sorted((typed, number), key=len)[::-1]
    return any(
        longer[at] == longer[at + 1] and longer[:at] + longer[at + 1 :] == shorter
        for at in range(len(shorter))
    )


def _parted(connection: Connection, word: str) -> list[str]:
    """Two known words that `word` is made of."""
    cuts = [(word[:at], word[at:]) for at in range(2, len(word) - 1)]
    column = tables.words.c.word
    halves = {half for cut in cuts for half in cut}
    known = set(connection.scalars(select(column).where(column.in_(halves)))) if halves else set()
    return [" ".join(cut) for cut in cuts if known.issuperset(cut)]


def misnamed(query: Query, heads: Heads) -> dict[str, str]:
    """The one word to change so that the words stand in the head of a document or body.

    For questions whose words stand in no head together; `query` as typed.
    """
    if not 3 <= len(query.terms) <= _MOST_TERMS:
        return {}
    for position, term in enumerate(query.terms):
        word = term.words[0]
        if len(term.words) > 1 or term.quoted or len(word) < _SHORTEST or word.isdigit():
            continue
        near = _nearest(word, heads(query.without(position).widened()))
        if near is not None:
            return {word: near}
    return {}


def _nearest(word: str, heads: Iterable[str]) -> str | None:
    others = sorted({other for head in heads for other in words(head) if other != word})
    hit = process.extractOne(word, others, scorer=OSA.distance, score_cutoff=1)
    return hit[0] if hit is not None else None
