"""Asking the registry: one question, the entries that answer it best, and what they divide into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, select, text

from corpus.search import numbers
from corpus.search.correction import mended, misnamed
from corpus.search.index import Index, facet_words, index_of
from corpus.search.query import Query, parse_query
from corpus.search.ranking import Candidate, fit_of, head_words, score
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
    candidates, total, facets = asking.found(query)
    if not read_as and not _in_a_head(candidates, query):
        read_as = misnamed(typed, asking.names)
        if read_as:
            query = typed.with_words(read_as).widened()
            candidates, total, facets = asking.found(query)
    ranked = sorted(
        (Hit(each, score(each, query)) for each in candidates),
        key=lambda hit: (-hit.score, hit.candidate.id),
    )
    page = tuple(ranked[offset : offset + limit])
    return Answer(query, page, total, total > len(ranked), facets, read_as)


def _in_a_head(candidates: Sequence[Candidate], query: Query) -> bool:
    return any(fit_of(query.terms, head_words(each.head)).all for each in candidates)


@dataclass(frozen=True, slots=True)
class _Asking:
    """The index under the filters of one question."""

    connection: Connection
    index: Index
    facets: tuple[str, ...]

    def found(self, query: Query) -> tuple[list[Candidate], int, dict[str, dict[str, int]]]:
        """The entries to weigh, how many there are in all, and what these divide into."""
        groups = self._rows(query, f"{numbers.GROUP} AS part, count(*)", "GROUP BY part")
        total = sum(count for _, count in groups)
        return self._candidates(query, total), total, _facets(self.connection, groups)

    def count(self, query: Query, head_only: bool) -> int:
        """How many entries have the words."""
        counted: int = self._rows(query, "count(*)", head_only=head_only)[0][0]
        return counted

    def names(self, query: Query) -> list[str]:
        """The heads of the first legal documents and bodies that have the words in them."""
        if not query.terms:
            return []
        last = (numbers.KINDS.index("agency") + 1) << numbers.KIND_SHIFT
        rows = self._rows(
            query, "rowid", f"AND rowid < {last} ORDER BY rowid LIMIT {_OF_A_KIND}", head_only=True
        )
        return [each.head for each in self._entries([row[0] for row in rows])]

    def _candidates(self, query: Query, total: int) -> list[Candidate]:
        """Of each kind the first entries with the words in their heads, then some of the others."""
        if total <= CANDIDATES:
            return self._entries([row[0] for row in self._rows(query, "rowid")])
        chosen: set[int] = set()
        for head_only in (True, False):
            if len(chosen) < CANDIDATES // 2:
                chosen.update(self._first_of_kinds(query, head_only=head_only))
        return self._entries(sorted(chosen))

    def _first_of_kinds(self, query: Query, *, head_only: bool) -> list[int]:
        kind = f"rowid >> {numbers.KIND_SHIFT}"
        place = f"row_number() OVER (PARTITION BY {kind} ORDER BY rowid) AS place"
        rows = self._rows(query, f"rowid, {place}", head_only=head_only, outer=_OF_A_KIND)
        return [row[0] for row in rows]

    def _rows(
        self,
        query: Query,
        columns: str,
        more: str = "",
        *,
        head_only: bool = False,
        outer: int | None = None,
    ) -> Sequence[Any]:
        match = self.index.match(query, self.facets, head_only=head_only)
        if match:
            source, where = "entry_index", self.index.condition(head_only=head_only)
        else:
            source, where = "(SELECT id AS rowid FROM entries) every", "1 = 1"
        statement = f"SELECT {columns} FROM {source} WHERE {where} {more}"
        if outer is not None:
            statement = f"SELECT rowid FROM ({statement}) placed WHERE place <= {outer}"
        values = {"match": match} if match else {}
        return self.connection.execute(_statement(statement), values).all()

    def _entries(self, ids: Sequence[int]) -> list[Candidate]:
        if not ids:
            return []
        rows = self.connection.execute(_ENTRIES, {"ids": ids})
        return [Candidate(*row) for row in rows]


_ENTRIES = text(
    "SELECT id, kind, target, plan, head, body, code, province, year, weight"
    " FROM entries WHERE id IN :ids ORDER BY id"
).bindparams(bindparam("ids", expanding=True))


@lru_cache(maxsize=64)
def _statement(sql: str) -> TextClause:
    """A statement of this module; the few there are are made once."""
    return text(sql)


def _facets(connection: Connection, groups: Sequence[Any]) -> dict[str, dict[str, int]]:
    columns = (tables.provinces.c.id, tables.provinces.c.name)
    names = {row.id: row.name for row in connection.execute(select(*columns))}
    counts: dict[str, Counter[Any]] = {name: Counter() for name in ("kind", "province", "year")}
    for group, count in groups:
        kind, province, year = numbers.facets_of(group)
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
