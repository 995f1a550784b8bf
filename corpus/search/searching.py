"""Asking the registry: one question, the entries that answer it best, and what they divide into."""

from __future__ import annotations

from bisect import bisect_left as bisect
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, CursorResult, TextClause, bindparam, select, text

from corpus.search import numbers
from corpus.search.correction import mended, misnamed
from corpus.search.index import Index, facet_words, index_of
from corpus.search.query import Query, parse_query
from corpus.search.ranking import Candidate, fit_of, score, spaced
from corpus.search.words import words
from corpus.store import tables

CANDIDATES = 240
"""Entries that are weighed; where more fit, of each kind the likely ones, see `numbers`."""
_OF_A_KIND = CANDIDATES // len(numbers.KINDS)


class Kind(StrEnum):
    """What can be found."""

    PLAN = "plan"
    REFERENCE = "reference"
    TASK = "task"
    DEADLINE = "deadline"
    INDICATOR = "indicator"
    AGENCY = "agency"


@dataclass(frozen=True, slots=True)
class Filters:
    """What an answer is narrowed to; `agency` is the id of a body."""

    kind: Kind | None = None
    province: str | None = None
    year: int | None = None
    agency: str | None = None

    def words(self) -> list[str]:
        """The filters as facet words of the index."""
        found = facet_words(
            self.kind or "",
            (self.province,),
            (self.year,),
            (self.agency,) if self.agency else (),
        )
        return found if self.kind else found[1:]


@dataclass(frozen=True, slots=True)
class Hit:
    """One entry that was found, with its points."""

    candidate: Candidate
    score: float


@dataclass(frozen=True, slots=True)
class Answer:
    """The hits of one page, best first, of `total` in all.

    `more` says that there are more than can be turned to: `CANDIDATES` at most are weighed.
    `facets` counts all entries by kind, province and year. `read_as` holds the words that were put
    in place of unknown ones.
    """

    query: Query
    hits: tuple[Hit, ...]
    total: int
    more: bool
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    read_as: dict[str, str] = field(default_factory=dict)


def search(
    connection: Connection,
    question: str,
    filters: Filters = Filters(),
    *,
    limit: int = 20,
    offset: int = 0,
) -> Answer:
    """The best answers to a question in a registry.

    Words must all be there; a word that no entry has is read as the most similar one that some
    entry has. Without words the entries that fit the filters are given, in their order.
    """
    asking = _Asking(connection, index_of(connection.dialect.name), tuple(filters.words()))
    typed = parse_query(question)
    read_as = mended(connection, typed, asking.count)
    query = typed.with_words(read_as).widened()
    ranked, total, facets = asking.answered(query)
    if not read_as and not _in_a_head(ranked, query):
        read_as = misnamed(typed, asking.names)
        if read_as:
            query = typed.with_words(read_as).widened()
            ranked, total, facets = asking.answered(query)
    page = tuple(ranked[offset : offset + limit])
    return Answer(query, page, total, total > len(ranked), facets, read_as)


def _in_a_head(hits: Sequence[Hit], query: Query) -> bool:
    return any(fit_of(query, spaced(hit.candidate.head)).all for hit in hits[:_OF_A_KIND])


@dataclass(frozen=True, slots=True)
class _Asking:
    """The index under the filters of one question."""

    connection: Connection
    index: Index
    facets: tuple[str, ...]

    def answered(self, query: Query) -> tuple[list[Hit], int, dict[str, dict[str, int]]]:
        """The best hits, how many there are in all, and what these divide into."""
        every = self._numbers(query)
        hits = [Hit(each, score(each, query)) for each in self._candidates(query, every)]
        hits.sort(key=lambda hit: (-hit.score, hit.candidate.id))
        return hits, len(every), _facets(self.connection, every)

    def count(self, query: Query, head_only: bool) -> int:
        """How many entries have the words."""
        counted: int = self._ask(query, "count(*)", head_only=head_only).scalar_one()
        return counted

    def names(self, query: Query) -> list[str]:
        """The heads of the first legal documents and bodies that have the words in them."""
        if not query.terms:
            return []
        found = self._numbers(query, head_only=True)
        last = (numbers.KINDS.index("agency") + 1) << numbers.KIND_SHIFT
        return [each.head for each in self._entries(found[: min(bisect(found, last), _OF_A_KIND)])]

    def _candidates(self, query: Query, every: Sequence[int]) -> list[Candidate]:
        """Of each kind the first entries with the words in their heads, then some of the others."""
        if len(every) <= CANDIDATES:
            return self._entries(every)
        chosen = set(_first_of_kinds(self._numbers(query, head_only=True)))
        if len(chosen) < CANDIDATES // 2:
            chosen.update(_first_of_kinds(every))
        return self._entries(sorted(chosen))

    def _numbers(self, query: Query, *, head_only: bool = False) -> Sequence[int]:
        """The numbers of the entries that have the words, in order."""
        return sorted(self._ask(query, "rowid", head_only=head_only).scalars())

    def _ask(self, query: Query, columns: str, *, head_only: bool) -> CursorResult[Any]:
        match = self.index.match(query, self.facets, head_only=head_only)
        if match:
            source, where = "entry_index", self.index.condition(head_only=head_only)
        else:
            source, where = "(SELECT id AS rowid FROM entries) every", "1 = 1"
        statement = _statement(f"SELECT {columns} FROM {source} WHERE {where}")
        return self.connection.execute(statement, {"match": match} if match else {})

    def _entries(self, ids: Sequence[int]) -> list[Candidate]:
        if not ids:
            return []
        rows = self.connection.execute(_ENTRIES, {"ids": ids})
        return [Candidate(*row) for row in rows]


def _first_of_kinds(every: Sequence[int]) -> Iterator[int]:
    for kind in range(len(numbers.KINDS)):
        first = bisect(every, kind << numbers.KIND_SHIFT)
        last = bisect(every, (kind + 1) << numbers.KIND_SHIFT)
        yield from every[first : min(last, first + _OF_A_KIND)]


_ENTRIES = text(
    "SELECT id, kind, target, plan, head, body, code, province, year, weight"
    " FROM entries WHERE id IN :ids ORDER BY id"
).bindparams(bindparam("ids", expanding=True))


@lru_cache(maxsize=64)
def _statement(sql: str) -> TextClause:
    """A statement of this module; the few there are are made once."""
    return text(sql)


def _facets(connection: Connection, every: Sequence[int]) -> dict[str, dict[str, int]]:
    columns = (tables.provinces.c.id, tables.provinces.c.name)
    names = {row.id: row.name for row in connection.execute(select(*columns))}
    counts: dict[str, Counter[Any]] = {name: Counter() for name in ("kind", "province", "year")}
    for (kind, province, year), count in numbers.grouped(every):
        counts["kind"][kind] += count
        if province:
            counts["province"][names[province]] += count
        if year is not None:
            counts["year"][year] += count
    return {
        name: {str(value): count for value, count in _by_count(found)}
        for name, found in counts.items()
    }


def _by_count(counts: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))


def body_of(connection: Connection, name: str) -> str | None:
    """The id of the body that someone names, however spelled; `None` if the registry has none."""
    answer = search(connection, name, Filters(kind=Kind.AGENCY), limit=1)
    if not answer.hits or not words(name):
        return None
    return answer.hits[0].candidate.target
