"""What plans say together of a legal document or a body, kept in step with the plans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Table, delete, func, insert, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from corpus.search.index import Words, index_of
from corpus.search.words import joined, words
from corpus.store import tables
from corpus.store.rows import Rows, facet_words
from corpus.store.validity import validity

_SAID = ("type", "code", "name", "issuer", "issued_on", "title")
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Touched:
    """The legal documents and bodies, by id, of which plans say something else than before."""

    documents: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    series: frozenset[str] = frozenset()

    def __or__(self, other: Touched) -> Touched:
        return Touched(
            self.documents | other.documents,
            self.bodies | other.bodies,
            self.series | other.series,
        )

    @classmethod
    def by(cls, rows: Rows) -> Touched:
        """What the rows of a plan touch."""
        shared = (tables.documents, tables.bodies, tables.series)
        return cls(*(frozenset(row["id"] for row in rows[table]) for table in shared))

    @classmethod
    def of_plan(cls, connection: Connection, plan: str) -> Touched:
        """What a plan that is in the registry touches."""
        bodies = (tables.appearances, tables.assignments, tables.responsibilities)
        return cls(
            _ids(connection, tables.citations, "document", plan),
            frozenset().union(*(_ids(connection, each, "body", plan) for each in bodies)),
            _ids(connection, tables.indicators, "series", plan),
        )


def _ids(connection: Connection, table: Table, column: str, plan: str) -> frozenset[str]:
    return frozenset(connection.scalars(select(table.c[column]).where(table.c.plan == plan)))


def refresh(connection: Connection, touched: Touched) -> None:
    """Bring legal documents, bodies, series and what is found of them in step with the plans."""
    _forget_entries(connection, "reference", touched.documents)
    _forget_entries(connection, "agency", touched.bodies)
    for ids in _chunks(touched.documents):
        _refresh_documents(connection, ids)
    for ids in _chunks(touched.bodies):
        _refresh_bodies(connection, ids)
    for ids in _chunks(touched.series):
        used = select(tables.indicators.c.series)
        column = tables.series.c.id
        connection.execute(delete(tables.series).where(column.in_(ids), column.not_in(used)))


def _chunks(ids: frozenset[str]) -> Iterable[Sequence[str]]:
    ordered = sorted(ids)
    return (ordered[at : at + _CHUNK] for at in range(0, len(ordered), _CHUNK))


def _forget_entries(connection: Connection, kind: str, ids: frozenset[str]) -> None:
    entries = tables.entries.c
    for chunk in _chunks(ids):
        own = (entries.kind == kind, entries.target.in_(chunk))
        found = connection.scalars(select(entries.id).where(*own)).all()
        index_of(connection.dialect.name).remove(connection, found)
        connection.execute(delete(tables.entries).where(*own))


def _refresh_documents(connection: Connection, ids: Sequence[str]) -> None:
    citations, plans = tables.citations.c, tables.plans.c
    rows: dict[str, list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(
        select(tables.citations, plans.province)
        .join(tables.plans)
        .where(citations.document.in_(ids))
        .order_by(citations.id)
    ):
        rows[row.document].append(row)
    gone = [each for each in ids if each not in rows]
    connection.execute(delete(tables.documents).where(tables.documents.c.id.in_(gone)))
    entries = []
    for document, said in rows.items():
        summary: dict[str, Any] = {
            name: _usual(getattr(row, name) for row in said) for name in _SAID
        }
        summary["citing"] = len({row.plan for row in said})
        connection.execute(
            update(tables.documents).where(tables.documents.c.id == document).values(**summary)
        )
        entries.append((_document_entry(document, summary), [row.province for row in said]))
    _add(connection, entries)


def _usual(values: Iterable[str | None]) -> str | None:
    """What most say, silence not counted; of equals the first in the alphabet."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _document_entry(document: str, said: dict[str, Any]) -> dict[str, Any]:
    name = said["name"] or said["type"] or ""
    return {
        "kind": "reference",
        "target": document,
        "plan": None,
        "head": " ".join(filter(None, (name, said["code"]))),
        "body": " ".join(filter(None, (said["title"], said["issuer"]))),
        "code": said["code"],
        "province": None,
        "year": int(said["issued_on"][:4]) if said["issued_on"] else None,
        "weight": float(said["citing"]),
    }


def _refresh_bodies(connection: Connection, ids: Sequence[str]) -> None:
    plans_of: dict[str, dict[str, str | None]] = defaultdict(dict)
    for table in (tables.appearances, tables.assignments, tables.responsibilities):
        for row in connection.execute(
            select(table.c.body, table.c.plan, tables.plans.c.province)
            .join(tables.plans)
            .where(table.c.body.in_(ids))
        ):
            plans_of[row.body][row.plan] = row.province
    gone = [each for each in ids if each not in plans_of]
    bodies = tables.bodies.c
    connection.execute(delete(tables.bodies).where(bodies.id.in_(gone)))
    entries = []
    there = select(tables.bodies).where(bodies.id.in_(list(plans_of))).order_by(bodies.id)
    for body in connection.execute(there).all():
        first, last = validity(body.name)
        if (body.valid_from, body.valid_to) != (first, last):
            own = update(tables.bodies).where(bodies.id == body.id)
            connection.execute(own.values(valid_from=first, valid_to=last))
        if body.kind != "group":
            entry = {
                "kind": "agency",
                "target": body.id,
                "plan": None,
                "head": body.name,
                "body": "",
                "code": None,
                "province": None,
                "year": None,
                "weight": float(len(plans_of[body.id])),
            }
            entries.append((entry, list(plans_of[body.id].values())))
    _add(connection, entries)


def _add(
    connection: Connection, entries: Iterable[tuple[dict[str, Any], Iterable[str | None]]]
) -> None:
    """Add entries that belong to several plans, with the provinces of these."""
    first = next_entry(connection)
    made, found = [], []
    vocabulary: set[str] = set()
    for number, (row, provinces) in enumerate(entries, first):
        head, body = words(row["head"]), words(row["body"])
        head += [joined(row["code"])] if row["code"] else []
        bodies = [row["target"]] if row["kind"] == "agency" else []
        among = sorted({each for each in provinces if each})
        facets = facet_words(row["kind"], among, (row["year"],), bodies)
        made.append(row | {"id": number})
        found.append(Words(number, head, body, facets))
        vocabulary.update(head, body)
    if made:
        connection.execute(insert(tables.entries), made)
        index_of(connection.dialect.name).add(connection, found)
        note_words(connection, vocabulary)


def next_entry(connection: Connection) -> int:
    """The number of the next entry: given here, so that both databases number alike."""
    return (connection.scalar(select(func.coalesce(func.max(tables.entries.c.id), 0))) or 0) + 1


def insert_missing(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert the rows whose keys are not there."""
    make = postgresql_insert if connection.dialect.name == "postgresql" else sqlite_insert
    if rows:
        connection.execute(make(table).on_conflict_do_nothing(), rows)


def note_words(connection: Connection, vocabulary: Iterable[str]) -> None:
    """Note words that occur, for questions with typing faults."""
    insert_missing(connection, tables.words, [{"word": word} for word in sorted(vocabulary)])
