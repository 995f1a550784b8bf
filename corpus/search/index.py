"""The search index of either database: which entries have the words of a question.

An entry has three columns of words: `head` (its name, number, own words), `body` (what stands
around it), and `facets` (its kind, provinces, years, bodies as words). Both engines are given the
same words and the same question, and return entries in the order of their ids, so that both
databases give the same answers; how good an answer is, `corpus.search.ranking` says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, text

from corpus.search.query import Query, Term


@dataclass(frozen=True, slots=True)
class Words:
    """What the index holds of the entry with that id."""

    entry: int
    head: Sequence[str]
    body: Sequence[str]
    facets: Sequence[str]


class Index(Protocol):
    """What an engine has to do; `match` is made by it, from a question and facet words."""

    def create(self, connection: Connection) -> None: ...

    def add(self, connection: Connection, entries: Iterable[Words]) -> None: ...

    def remove(self, connection: Connection, entries: Iterable[int]) -> None: ...

    def match(self, query: Query, facets: Iterable[str], *, head_only: bool) -> str: ...

    condition: str
    """SQL that is true of the index rows `i` that fit `:match`."""


class SqliteIndex:
    """FTS5 over folded words; the tokeniser has nothing left to fold."""

    condition = "entry_index MATCH :match"

    def create(self, connection: Connection) -> None:
        connection.execute(
            text(
                "CREATE VIRTUAL TABLE IF NOT EXISTS entry_index USING fts5("
                "head, body, facets, tokenize = \"unicode61 remove_diacritics 0\", prefix = '2 3')"
            )
        )

    def add(self, connection: Connection, entries: Iterable[Words]) -> None:
        rows = [
            {
                "id": each.entry,
                "head": " ".join(each.head),
                "body": " ".join(each.body),
                "facets": " ".join(each.facets),
            }
            for each in entries
        ]
        if rows:
            connection.execute(
                text(
                    "INSERT INTO entry_index (rowid, head, body, facets)"
                    " VALUES (:id, :head, :body, :facets)"
                ),
                rows,
            )

    def remove(self, connection: Connection, entries: Iterable[int]) -> None:
        rows = [{"id": each} for each in entries]
        if rows:
            connection.execute(text("DELETE FROM entry_index WHERE rowid = :id"), rows)

    def match(self, query: Query, facets: Iterable[str], *, head_only: bool) -> str:
        columns = "{head}" if head_only else "{head body}"
        wanted = [f"{columns} : {_quoted(term)}" for term in query.terms]
        return " AND ".join([*wanted, *(f'facets : "{facet}"' for facet in facets)])


def _quoted(term: Term) -> str:
    return f'"{" ".join(term.words)}"' + (" *" if term.prefix else "")


class PostgresIndex:
    """One `tsvector` with weights for columns, made of our words without PostgreSQL's parser.

    A `tsvector` holds positions up to 16,383: phrases that stand later in a longer text are not
    found there, their words are.
    """

    condition = "i.words @@ CAST(:match AS tsquery)"

    def create(self, connection: Connection) -> None:
        connection.execute(
            text(
                "CREATE TABLE IF NOT EXISTS entry_index ("
                "rowid integer PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,"
                " words tsvector NOT NULL)"
            )
        )
        connection.execute(
            text("CREATE INDEX IF NOT EXISTS ix_entry_index_words ON entry_index USING gin (words)")
        )

    def add(self, connection: Connection, entries: Iterable[Words]) -> None:
        rows = [{"id": each.entry, "words": _vector(each)} for each in entries]
        if rows:
            connection.execute(
                text(
                    "INSERT INTO entry_index (rowid, words) VALUES (:id, CAST(:words AS tsvector))"
                ),
                rows,
            )

    def remove(self, connection: Connection, entries: Iterable[int]) -> None:
        rows = [{"id": each} for each in entries]
        if rows:
            connection.execute(text("DELETE FROM entry_index WHERE rowid = :id"), rows)

    def match(self, query: Query, facets: Iterable[str], *, head_only: bool) -> str:
        columns = "A" if head_only else "AB"
        wanted = [_followed(term, columns) for term in query.terms]
        return " & ".join([*wanted, *(f"{facet}:C" for facet in facets)])


_LAST_POSITION = 16_383
_PER_WORD = 255
"""Positions that PostgreSQL keeps of one word."""


def _vector(entry: Words) -> str:
    """The words as PostgreSQL writes a `tsvector`; a gap parts the columns."""
    positions: dict[str, list[str]] = defaultdict(list)
    position = 0
    for column, found in (("A", entry.head), ("C", entry.facets), ("B", entry.body)):
        for word in found:
            position += 1
            if position <= _LAST_POSITION and len(positions[word]) < _PER_WORD:
                positions[word].append(f"{position}{column}")
        position += 1
    return " ".join(f"{word}:{','.join(at)}" if at else word for word, at in positions.items())


def _followed(term: Term, columns: str) -> str:
    *first, last = term.words
    parts = [*(f"{word}:{columns}" for word in first), f"{last}:{'*' * term.prefix}{columns}"]
    return f"({' <-> '.join(parts)})"


def index_of(dialect: str) -> Index:
    """The index of a database. `dialect` is SQLAlchemy's name of it."""
    return PostgresIndex() if dialect == "postgresql" else SqliteIndex()
