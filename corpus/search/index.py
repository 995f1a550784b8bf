"""The search index of either database: which entries have the words of a question.

An entry has three columns of words: `head` (its name, number, own words), `body` (what stands
around it), and `facets` (its kind, provinces, years, bodies as words no text has). Both engines are
given the same words and the same question, and return entries in the order of their numbers, so
that both databases give the same answers; how good one is, `corpus.search.ranking` says.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection, bindparam, text

from corpus.search.query import Query, Term
from corpus.search.words import folded


@dataclass(frozen=True, slots=True)
class Words:
    """What the index holds of the entry with that number."""

    entry: int
    head: Sequence[str]
    body: Sequence[str]
    facets: Sequence[str]


def facet_words(
    kind: str,
    provinces: Iterable[str | None],
    years: Iterable[int | None],
    bodies: Iterable[str],
) -> list[str]:
    """The facets of an entry as words of the index; a question with facets asks for the same.

    Letters behind a zero are a word that no text has, see `corpus.search.words`; whatever else a
    value holds is left out, so that none can be more than one word to an engine.
    """
    return [
        f"0k{kind}",
        *(f"0p{_bare(each)}" for each in provinces if each),
        *(f"0y{each}" for each in years if each),
        *(f"0b{_bare(each)}" for each in dict.fromkeys(bodies)),
    ]


_LONGEST = 200
_OTHER = re.compile(r"[^a-z0-9]+")


def _bare(value: str) -> str:
    return _OTHER.sub("", folded(value[:_LONGEST]))


class Index(Protocol):
    """What an engine has to do. Its rows are `entry_index`, with the entry's number as `rowid`."""

    def create(self, connection: Connection) -> None: ...

    def add(self, connection: Connection, entries: Iterable[Words]) -> None: ...

    def remove(self, connection: Connection, entries: Iterable[int]) -> None: ...

    def match(self, query: Query, facets: Iterable[str], *, head_only: bool) -> str:
        """A question and facet words in the engine's language; empty if there are none."""
        ...

    def condition(self, *, head_only: bool) -> str:
        """SQL that is true of the rows that fit `:match`."""
        ...


_REMOVE = text("DELETE FROM entry_index WHERE rowid = :id")


class SqliteIndex:
    """FTS5 over folded words; the tokeniser has nothing left to fold."""

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
            for each in sorted(entries, key=lambda each: each.entry)
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
        if rows := [{"id": each} for each in entries]:
            connection.execute(_REMOVE, rows)

    def match(self, query: Query, facets: Iterable[str], *, head_only: bool) -> str:
        wanted = [_ways_quoted(term, "{head} : " if head_only else "") for term in query.terms]
        return " AND ".join([*wanted, *(f'"{facet}"' for facet in facets)])

    def condition(self, *, head_only: bool) -> str:
        return "entry_index MATCH :match"


def _ways_quoted(term: Term, columns: str) -> str:
    *first, last = (f'"{" ".join(way)}"' for way in (*term.others, term.words))
    either = " OR ".join([*first, last + " *" * term.prefix])
    return f"{columns}({either})"


class PostgresIndex:
    """Two `tsvector` columns, of the head and of all words, made without PostgreSQL's parser.

    Facet words are in both. A `tsvector` holds positions up to 16,383: phrases that stand later in
    a longer text are not found there, their words are.
    """

    def create(self, connection: Connection) -> None:
        connection.execute(
            text(
                "CREATE TABLE IF NOT EXISTS entry_index ("
                "rowid bigint PRIMARY KEY REFERENCES entries (id) ON DELETE CASCADE,"
                " head tsvector NOT NULL, words tsvector NOT NULL)"
            )
        )
        for column in ("head", "words"):
            connection.execute(
                text(
                    f"CREATE INDEX IF NOT EXISTS ix_entry_index_{column}"
                    f" ON entry_index USING gin ({column})"
                )
            )

    def add(self, connection: Connection, entries: Iterable[Words]) -> None:
        rows = [
            {
                "id": each.entry,
                "head": _vector(each.head, each.facets),
                "words": _vector(each.head, each.facets, each.body),
            }
            for each in entries
        ]
        if rows:
            connection.execute(
                text(
                    "INSERT INTO entry_index (rowid, head, words)"
                    " VALUES (:id, CAST(:head AS tsvector), CAST(:words AS tsvector))"
                ),
                rows,
            )

    def remove(self, connection: Connection, entries: Iterable[int]) -> None:
        statement = text("DELETE FROM entry_index WHERE rowid IN :ids")
        statement = statement.bindparams(bindparam("ids", expanding=True))
        connection.execute(statement, {"ids": list(entries)})

    def match(self, query: Query, facets: Iterable[str], *, head_only: bool) -> str:
        return " & ".join([*map(_followed, query.terms), *facets])

    def condition(self, *, head_only: bool) -> str:
        return f"{'head' if head_only else 'words'} @@ CAST(:match AS tsquery)"


_LAST_POSITION = 16_383
_PER_WORD = 255
"""Positions that PostgreSQL keeps of one word."""


def _vector(*columns: Sequence[str]) -> str:
    """The words as PostgreSQL writes a `tsvector`; a gap parts the columns."""
    positions: dict[str, list[str]] = defaultdict(list)
    position = 0
    for found in columns:
        for word in found:
            position += 1
            if position <= _LAST_POSITION and len(positions[word]) < _PER_WORD:
                positions[word].append(str(position))
        position += 1
    return " ".join(f"{word}:{','.join(at)}" if at else word for word, at in positions.items())


def _followed(term: Term) -> str:
    *first, last = (" <-> ".join(way) for way in (*term.others, term.words))
    return f"({' | '.join([*first, last + ':*' * term.prefix])})"


def index_of(dialect: str) -> Index:
    """The index of a database. `dialect` is SQLAlchemy's name of it."""
    return PostgresIndex() if dialect == "postgresql" else SqliteIndex()
