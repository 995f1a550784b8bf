"""Asking the registry: one question, the entries that answer it best, and what they divide into."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA
from sqlalchemy import Connection, bindparam, select, text

from corpus.search.index import Index, index_of
from corpus.search.query import Query, parse_query
from corpus.search.ranking import Candidate, score
from corpus.search.words import words
from corpus.store import tables
from corpus.store.rows import facet_words

CANDIDATES = 300
"""Entries of each tier that are weighed; the first by number where there are more."""
COUNTED = 5_000
"""Entries that facets are counted over; `Answer.total` is exact up to it."""


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
    """The hits of one page, best first; `total` of all, at least, if `more` than were counted.

    `facets` counts entries by kind, province and year. `read_as` holds the words that were put
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
    index = index_of(connection.dialect.name)
    query = parse_query(question)
    read_as = _nearest(connection, query)
    query = query.with_words(read_as)
    matched, more = _matched(connection, index, query, filters)
    candidates = _candidates(connection, index, query, filters, matched)
    ranked = sorted(
        (Hit(each, score(each, query)) for each in candidates),
        key=lambda hit: (-hit.score, hit.candidate.id),
    )
    page = tuple(ranked[offset : offset + limit])
    return Answer(query, page, len(matched), more, _facets(matched), read_as)


def _matched(
    connection: Connection, index: Index, query: Query, filters: Filters
) -> tuple[Sequence[Any], bool]:
    """Kind, province and year of the entries that fit, up to `COUNTED`."""
    found = _rows(connection, index, query, filters, _FACETS, COUNTED + 1, head_only=False)
    return found[:COUNTED], len(found) > COUNTED


_FACETS = "e.id, e.kind, e.province, e.year"
_ENTRY = "e.id, e.kind, e.target, e.plan, e.head, e.body, e.code, e.province, e.year, e.weight"


def _rows(
    connection: Connection,
    index: Index,
    query: Query,
    filters: Filters,
    columns: str,
    limit: int,
    *,
    head_only: bool,
) -> Sequence[Any]:
    match = index.match(query, filters.words(), head_only=head_only)
    if not match:
        statement = text(f"SELECT {columns} FROM entries e ORDER BY e.id LIMIT :limit")
        return connection.execute(statement, {"limit": limit}).all()
    statement = text(
        f"SELECT {columns} FROM entry_index i JOIN entries e ON e.id = i.rowid"
        f" WHERE {index.condition} ORDER BY i.rowid LIMIT :limit"
    )
    return connection.execute(statement, {"match": match, "limit": limit}).all()


def _candidates(
    connection: Connection, index: Index, query: Query, filters: Filters, matched: Sequence[Any]
) -> list[Candidate]:
    """The entries to weigh: those with the words in their heads before all others."""
    if len(matched) <= CANDIDATES:
        chosen = [row.id for row in matched]
    else:
        heads = _rows(connection, index, query, filters, "e.id", CANDIDATES, head_only=True)
        chosen = [row.id for row in heads]
        chosen += [row.id for row in _few_of_each(matched)]
    statement = text(f"SELECT {_ENTRY} FROM entries e WHERE e.id IN :ids ORDER BY e.id")
    statement = statement.bindparams(bindparam("ids", expanding=True))
    rows = connection.execute(statement, {"ids": sorted(set(chosen))})
    return [Candidate(*row) for row in rows]


def _few_of_each(matched: Iterable[Any]) -> Iterable[Any]:
    """Some entries of each kind, so that the many tasks leave room for the few documents."""
    taken: Counter[str] = Counter()
    for row in matched:
        taken[row.kind] += 1
        if taken[row.kind] <= CANDIDATES // len(Kind):
            yield row


def _facets(matched: Sequence[Any]) -> dict[str, dict[str, int]]:
    counts = {
        name: Counter(value for row in matched if (value := getattr(row, name)) is not None)
        for name in ("kind", "province", "year")
    }
    return {
        name: {str(value): count for value, count in _by_count(found)}
        for name, found in counts.items()
    }


def _by_count(counts: Counter[Any]) -> list[tuple[Any, int]]:
    return sorted(counts.items(), key=lambda pair: (-pair[1], str(pair[0])))


_SHORTEST_FAULTY = 3
_LONG = 7


def _nearest(connection: Connection, query: Query) -> dict[str, str]:
    """The known words for those of the question that occur nowhere; see `tables.words`."""
    beginnings = {term.words[-1] for term in query.terms if term.prefix}
    asked = {word for word in query.words if word not in beginnings}
    if not asked:
        return {}
    word = tables.words.c.word
    known = set(connection.scalars(select(word).where(word.in_(asked))))
    unknown = sorted(each for each in asked - known if len(each) >= _SHORTEST_FAULTY)
    if not unknown:
        return {}
    vocabulary = connection.scalars(select(word).order_by(word)).all()
    better = {}
    for each in unknown:
        nearest = process.extractOne(
            each,
            [other for other in vocabulary if other.isdigit() == each.isdigit()],
            scorer=OSA.distance,
            score_cutoff=2 if len(each) >= _LONG else 1,
        )
        if nearest is not None:
            better[each] = nearest[0]
    return better


def body_of(connection: Connection, name: str) -> str | None:
    """The id of the body that someone names, however spelled; `None` if the registry has none."""
    answer = search(connection, name, Filters(kind=Kind.AGENCY), limit=1)
    if not answer.hits or not words(name):
        return None
    return answer.hits[0].candidate.target
