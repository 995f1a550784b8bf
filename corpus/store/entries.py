"""What can be found: one entry for each plan, legal document, body, task, deadline, indicator."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, insert, select
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert

from corpus.search.index import Words, facet_words, index_of
from corpus.search.numbers import entry_number, province_code, rank_of
from corpus.search.words import joined, words
from corpus.store import tables
from corpus.store.rows import Row, Rows

T = TypeVar("T")

CHUNK = 500
"""Values to a list in a statement."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of `entries` without its number, and the words it is found by."""

    row: Row
    head: tuple[str, ...]
    body: tuple[str, ...]
    facets: tuple[str, ...]

    @classmethod
    def made(
        cls,
        row: Row,
        *,
        provinces: Iterable[str | None],
        bodies: Iterable[str] = (),
        more: str = "",
    ) -> Entry:
        """An entry by its row; `more` is found by, but not shown as its body."""
        code = row["code"]
        head = (*words(row["head"]), *([joined(code)] if code else ()))
        body = (*words(row["body"]), *words(more))
        facets = facet_words(row["kind"], provinces, (row["year"],), bodies)
        return cls(row, head, body, tuple(facets))


def entries_of(rows: Rows) -> Iterator[Entry]:
    """What can be found of one plan."""
    plan = rows[tables.plans][0]
    names = {row["id"]: row["name"] for row in rows[tables.bodies]}
    own = [row["body"] for row in rows[tables.appearances]]
    head = " ".join(filter(None, (plan["type"], plan["code"], plan["title"], plan["issuer"])))
    text = rows[tables.records][0]["text"]
    yield _entry(plan, "plan", plan["id"], head, "", own, code=plan["code"], more=text)
    given = _bodies_of(rows[tables.assignments], "task")
    by_task = {row["id"]: row for row in rows[tables.tasks]}
    for task in rows[tables.tasks]:
        bodies = given[task["id"]]
        body = "; ".join(dict.fromkeys(names[each] for each in bodies))
        yield _entry(plan, "task", task["id"], task["text"], body, bodies)
    for row in rows[tables.deadlines]:
        about = by_task.get(row["task"] or "")
        bodies = given[about["id"]] if about else []
        body = about["text"] if about else ""
        yield _entry(plan, "deadline", row["id"], row["quote"], body, bodies)
    responsible = _bodies_of(rows[tables.responsibilities], "indicator")
    for row in rows[tables.indicators]:
        body = " ".join(filter(None, (row["objective"], row["unit"], row["note"])))
        yield _entry(plan, "indicator", row["id"], row["name"], body, responsible[row["id"]])


def _bodies_of(rows: Iterable[Row], fact: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        found[row[fact]].append(row["body"])
    return found


def _entry(
    plan: Row,
    kind: str,
    target: str,
    head: str,
    body: str,
    bodies: Iterable[str],
    *,
    code: str | None = None,
    more: str = "",
) -> Entry:
    row = {
        "kind": kind,
        "target": target,
        "plan": plan["id"],
        "head": head,
        "body": body,
        "code": code,
        "province": plan["province"],
        "year": plan["year"],
        "weight": 0.0,
    }
    return Entry.made(row, provinces=(plan["province"],), bodies=bodies, more=more)


def add_entries(connection: Connection, entries: Sequence[Entry]) -> None:
    """Number entries, put them in and make them found."""
    codes = _province_codes(connection, {entry.row["province"] for entry in entries} - {None})
    numbers = _free(connection, [_number(entry, codes) for entry in entries])
    made = [entry.row | {"id": number} for entry, number in zip(entries, numbers, strict=True)]
    if not made:
        return
    connection.execute(insert(tables.entries), made)
    found = zip(entries, numbers, strict=True)
    index_of(connection.dialect.name).add(
        connection, [Words(number, each.head, each.body, each.facets) for each, number in found]
    )
    vocabulary = {word for entry in entries for part in (entry.head, entry.body) for word in part}
    insert_missing(connection, tables.words, [{"word": word} for word in sorted(vocabulary)])


def _number(entry: Entry, codes: dict[str, int]) -> int:
    row = entry.row
    return entry_number(
        row["kind"],
        row["target"],
        rank=rank_of(row["kind"], len(entry.head), row["weight"]),
        province=codes[row["province"]] if row["province"] else None,
        year=row["year"],
    )


def _free(connection: Connection, wanted: Sequence[int]) -> list[int]:
    """The wanted numbers, the next free one for those that are taken."""
    column = tables.entries.c.id
    taken: set[int] = set()
    for chunk in chunks(wanted):
        taken.update(connection.scalars(select(column).where(column.in_(chunk))))
    given: list[int] = []
    for number in wanted:
        while number in taken:
            number += 1
        taken.add(number)
        given.append(number)
    return given


def _province_codes(connection: Connection, names: set[str]) -> dict[str, int]:
    """The codes of provinces, new ones noted."""
    known = {row.name: row.id for row in connection.execute(select(tables.provinces))}
    for name in sorted(names - known.keys()):
        code, taken = province_code(name), set(known.values())
        while code in taken:
            code = code % 0xFFFF + 1
        known[name] = code
        connection.execute(insert(tables.provinces).values(id=code, name=name))
    return known


def chunks(values: Sequence[T]) -> Iterator[Sequence[T]]:
    """`CHUNK` of the values at a time."""
    return (values[at : at + CHUNK] for at in range(0, len(values), CHUNK))


def insert_missing(connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Insert the rows whose keys are not there."""
    make = postgresql_insert if connection.dialect.name == "postgresql" else sqlite_insert
    if rows:
        connection.execute(make(table).on_conflict_do_nothing(), rows)
