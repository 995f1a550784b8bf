"""Taking records into the registry: what is new is added, what changed replaced, the rest left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from itertools import islice

from sqlalchemy import Connection, Table, delete, insert, select

from corpus.search.index import index_of
from corpus.store import tables
from corpus.store.corrections import Correction, corrected, corrections_by_file
from corpus.store.engine import Store
from corpus.store.entries import Entry, add_entries, entries_of, insert_missing
from corpus.store.rows import Row, plan_id, rows_of
from corpus.store.summaries import Touched, refresh
from schemas import Plan, plan_from_json

BATCH = 100
"""Plans to a transaction: readers see the registry grow, and a crash loses at most these."""

_SHARED: tuple[Table, ...] = (tables.bodies, tables.documents, tables.series)
"""What several plans have in common, in the order in which it has to be there."""
_OWN: tuple[Table, ...] = (
    tables.plans,
    tables.records,
    tables.citations,
    tables.relations,
    tables.appearances,
    tables.mentions,
    tables.tasks,
    tables.assignments,
    tables.deadlines,
    tables.terms,
    tables.indicators,
    tables.figures,
    tables.responsibilities,
    tables.warnings,
)


@dataclass(slots=True)
class Run:
    """What one taking in did, in plans."""

    added: int = 0
    replaced: int = 0
    removed: int = 0
    unchanged: int = 0


@dataclass(slots=True)
class _Known:
    """What the registry has: the digest and number of corrections of each plan, by its file."""

    by_file: dict[str, tuple[str, int]]
    by_digest: dict[str, str]
    seen: set[str] = field(default_factory=set)


def load_records(
    store: Store,
    records: Iterable[str],
    *,
    source: str,
    version: str,
    whole: bool = True,
    on_plan: Callable[[], None] | None = None,
) -> Run:
    """Take the lines of a dataset into the registry.

    Args:
        store: an open registry.
        records: plans as lines of JSON.
        source: where they come from, for the list of runs.
        version: of the program.
        whole: the records are the whole dataset, so plans that are not among them go.
        on_plan: hears of each plan taken in.

    A plan that is there already, with the same corrections, costs nothing. Interrupted, the same
    call goes on where it stopped. Raises `pydantic.ValidationError` for a line that is no record.
    """
    said = corrections_by_file(store)
    known = _known(store)
    run, started = Run(), _now()
    changed = _changed(records, known, said, run)
    while batch := list(islice(changed, BATCH)):
        with store.writing() as connection:
            taken = _Taken()
            for line, digest in batch:
                _take_in(connection, line, digest, known, said, run, taken)
                if on_plan is not None:
                    on_plan()
            taken.put_in(connection)
    gone = sorted(known.by_file.keys() - known.seen) if whole else []
    with store.writing() as connection:
        touched = Touched()
        for sha in gone:
            touched |= remove_plan(connection, plan_id(sha))
        refresh(connection, touched)
        run.removed = len(gone)
        _note(connection, run, started, source, version)
    return run


def reload_plan(store: Store, sha: str) -> None:
    """Put the newest corrections of one plan into its facts."""
    said = corrections_by_file(store, sha)
    with store.writing() as connection:
        row = connection.execute(
            select(tables.records.c.record, tables.plans.c.digest)
            .join(tables.plans)
            .where(tables.plans.c.sha256 == sha)
        ).one()
        taken = _Taken()
        plan, words = plan_from_json(row.record), said.get(sha, ())
        taken.touched |= remove_plan(connection, plan_id(sha))
        taken.add(plan, row.record, row.digest, words)
        taken.put_in(connection)


def _known(store: Store) -> _Known:
    columns = (tables.plans.c.sha256, tables.plans.c.digest, tables.plans.c.corrections)
    with store.reading() as connection:
        rows = connection.execute(select(*columns)).all()
    return _Known(
        {row.sha256: (row.digest, row.corrections) for row in rows},
        {row.digest: row.sha256 for row in rows},
    )


def _changed(
    records: Iterable[str],
    known: _Known,
    said: dict[str, tuple[Correction, ...]],
    run: Run,
) -> Iterator[tuple[str, str]]:
    """The records that the registry has not, with their digests."""
    for line in records:
        digest = sha256(line.encode()).hexdigest()
        sha = known.by_digest.get(digest)
        if sha is not None and known.by_file[sha][1] == len(said.get(sha, ())):
            known.seen.add(sha)
            run.unchanged += 1
        else:
            yield line, digest


def _take_in(
    connection: Connection,
    line: str,
    digest: str,
    known: _Known,
    said: dict[str, tuple[Correction, ...]],
    run: Run,
    taken: _Taken,
) -> None:
    """Add or replace one plan; a second copy of a file in the same dataset is left out."""
    plan = plan_from_json(line)
    sha = plan.source.sha256
    if sha in known.seen:
        return
    known.seen.add(sha)
    if sha in known.by_file:
        run.replaced += 1
        taken.touched |= remove_plan(connection, plan_id(sha))
    else:
        run.added += 1
    taken.add(plan, line, digest, said.get(sha, ()))


@dataclass(slots=True)
class _Taken:
    """What is put in together: the rows and entries of some plans, and what they touch."""

    rows: dict[Table, list[Row]] = field(default_factory=lambda: defaultdict(list))
    entries: list[Entry] = field(default_factory=list)
    touched: Touched = field(default_factory=Touched)

    def add(self, plan: Plan, record: str, digest: str, said: tuple[Correction, ...]) -> None:
        """Take in one plan with what people said of it."""
        plan = corrected(plan, said)
        rows = rows_of(plan, record=record, digest=digest, corrections=len(said))
        self.entries += entries_of(rows)
        self.touched |= Touched.by(rows)
        for table, found in rows.items():
            self.rows[table] += found

    def put_in(self, connection: Connection) -> None:
        """Put all of it into the registry, and bring in step what the plans say together."""
        for table in _SHARED:
            insert_missing(connection, table, _fullest(self.rows[table]))
        for table in _OWN:
            if self.rows[table]:
                connection.execute(insert(table), self.rows[table])
        add_entries(connection, self.entries)
        refresh(connection, self.touched)


def _fullest(rows: list[Row]) -> list[Row]:
    """Of several rows with one id the one that says most."""
    fullest: dict[str, Row] = {}
    for row in rows:
        there = fullest.get(row["id"])
        if there is None or _filled(row) > _filled(there):
            fullest[row["id"]] = row
    return list(fullest.values())


def _filled(row: Row) -> int:
    return sum(value is not None for value in row.values()) + (row.get("kind") != "group")


def remove_plan(connection: Connection, plan: str) -> Touched:
    """Take a plan and all its facts out of the registry, if it is there."""
    touched = Touched.of_plan(connection, plan)
    own = select(tables.entries.c.id).where(tables.entries.c.plan == plan)
    index_of(connection.dialect.name).remove(connection, connection.scalars(own).all())
    connection.execute(delete(tables.plans).where(tables.plans.c.id == plan))
    return touched


def _note(connection: Connection, run: Run, started: str, source: str, version: str) -> None:
    connection.execute(
        insert(tables.runs).values(
            started_at=started,
            finished_at=_now(),
            source=source,
            version=version,
            added=run.added,
            replaced=run.replaced,
            removed=run.removed,
            unchanged=run.unchanged,
        )
    )


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
