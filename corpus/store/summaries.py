"""What plans say together of a legal document or a body, kept in step with the plans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Table,
    bindparam,
    delete,
    func,
    select,
    union,
    update,
)

from corpus.search.index import index_of
from corpus.store import tables
from corpus.store.entries import Entry, add_entries, chunks
from corpus.store.rows import Rows, year_of
from corpus.store.validity import validity

_SAID = ("type", "code", "name", "issuer", "issued_on", "title")


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
    entries: list[Entry] = []
    for ids in chunks(sorted(touched.documents)):
        entries += _refresh_documents(connection, ids)
    for ids in chunks(sorted(touched.bodies)):
        entries += _refresh_bodies(connection, ids)
    add_entries(connection, entries)
    for ids in chunks(sorted(touched.series)):
        used = select(tables.indicators.c.series)
        column = tables.series.c.id
        connection.execute(delete(tables.series).where(column.in_(ids), column.not_in(used)))


def _forget_entries(connection: Connection, kind: str, ids: frozenset[str]) -> None:
    entries = tables.entries.c
    for chunk in chunks(sorted(ids)):
        own = (entries.kind == kind, entries.target.in_(chunk))
        found = connection.scalars(select(entries.id).where(*own)).all()
        index_of(connection.dialect.name).remove(connection, found)
        connection.execute(delete(tables.entries).where(*own))


def _refresh_documents(connection: Connection, ids: Sequence[str]) -> list[Entry]:
    citations, plans = tables.citations.c, tables.plans.c
    rows: dict[str, list[Row[Any]]] = defaultdict(list)
    columns: list[ColumnElement[Any]] = [citations.document, citations.plan, plans.province]
    columns += [citations[name] for name in _SAID]
    for row in connection.execute(
        select(*columns)
        .join(tables.plans)
        .where(citations.document.in_(ids))
        .order_by(citations.id)
    ):
        rows[row.document].append(row)
    gone = [each for each in ids if each not in rows]
    connection.execute(delete(tables.documents).where(tables.documents.c.id.in_(gone)))
    summaries = [_summary(document, found) for document, found in rows.items()]
    if summaries:
        column = tables.documents.c.id
        change = update(tables.documents).where(column == bindparam("document"))
        names = (*_SAID, "citing")
        change = change.values({name: bindparam(name) for name in names})
        connection.execute(change, summaries)
    return [_document_entry(each, rows[each["document"]]) for each in summaries]


def _summary(document: str, said: Sequence[Row[Any]]) -> dict[str, Any]:
    summary: dict[str, Any] = {name: _usual(getattr(row, name) for row in said) for name in _SAID}
    return summary | {"document": document, "citing": len({row.plan for row in said})}


def _usual(values: Iterable[str | None]) -> str | None:
    """What most say, silence not counted; of equals the first in the alphabet."""
    counts = Counter(value for value in values if value is not None)
    return min(counts, key=lambda value: (-counts[value], value), default=None)


def _document_entry(said: dict[str, Any], rows: Iterable[Row[Any]]) -> Entry:
    """A legal document as it is found: by its day, too."""
    name = said["name"] or said["type"] or ""
    day = said["issued_on"] or ""
    row = {
        "kind": "reference",
        "target": said["document"],
        "plan": None,
        "head": " ".join(filter(None, (name, said["code"]))),
        "body": " ".join(filter(None, (said["title"], said["issuer"]))),
        "code": said["code"],
        "province": None,
        "year": year_of(day),
        "weight": float(said["citing"]),
    }
    among = sorted({each.province for each in rows if each.province})
    return Entry.made(row, provinces=among, more=" ".join(day.split("-")[::-1]))


_NAMING = (tables.appearances, tables.assignments, tables.responsibilities)
"""Where plans name bodies."""


def _refresh_bodies(connection: Connection, ids: Sequence[str]) -> list[Entry]:
    named = union(
        *(select(each.c.body, each.c.plan).where(each.c.body.in_(ids)) for each in _NAMING)
    ).subquery()
    province = tables.plans.c.province
    found: dict[str, dict[str | None, int]] = defaultdict(dict)
    for row in connection.execute(
        select(named.c.body, province, func.count().label("plans"))
        .join(tables.plans, tables.plans.c.id == named.c.plan)
        .group_by(named.c.body, province)
    ):
        found[row.body][row.province] = row.plans
    gone = [each for each in ids if each not in found]
    bodies = tables.bodies.c
    connection.execute(delete(tables.bodies).where(bodies.id.in_(gone)))
    named_bodies = select(tables.bodies).where(bodies.id.in_(list(found))).order_by(bodies.id)
    entries = []
    for body in connection.execute(named_bodies).all():
        first, last = validity(body.name)
        if (body.valid_from, body.valid_to) != (first, last):
            own = update(tables.bodies).where(bodies.id == body.id)
            connection.execute(own.values(valid_from=first, valid_to=last))
        if body.kind != "group":
            entries.append(_body_entry(body.id, body.name, found[body.id]))
    return entries


def _body_entry(body: str, name: str, plans: dict[str | None, int]) -> Entry:
    row = {
        "kind": "agency",
        "target": body,
        "plan": None,
        "head": name,
        "body": "",
        "code": None,
        "province": None,
        "year": None,
        "weight": float(sum(plans.values())),
    }
    among = sorted(province for province in plans if province)
    return Entry.made(row, provinces=among, bodies=(body,))
