"""Parquet: a file for each table, its columns typed, the meaning of each in the schema.

A column of days is there twice: as days, null where the record has a month, a year or no date, and
with `_text` behind its name as the record has it, so that nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import IO, TYPE_CHECKING

from corpus.exports.columns import Column, as_day, columns_of
from corpus.exports.options import File, Kind, Options
from corpus.exports.output import chunks_of, spool
from corpus.exports.rows import rows_of
from corpus.registry.records import WholePlan

if TYPE_CHECKING:
    import pyarrow as pa

TEXT = "_text"
_GROUP = 10_000
"""Rows that are written together; so many of each table are in memory."""


def files(plans: Iterable[WholePlan], options: Options) -> Iterator[File]:
    """A file for each table asked for."""
    spools = {kind: spool() for kind in options.kinds}
    tables = [_Table(kind, options, stream) for kind, stream in spools.items()]
    for whole in plans:
        for table in tables:
            table.add(whole)
    for table in tables:
        table.close()
    for kind, stream in spools.items():
        yield File(f"{kind}.parquet", chunks_of(stream))


def schema_of(kind: Kind) -> pa.Schema:
    """The schema of a table; each field's metadata says what it means and its Vietnamese head."""
    import pyarrow as pa

    types = {
        "integer": pa.int64(),
        "number": pa.float64(),
        "list": pa.list_(pa.field("element", pa.string())),
        "day": pa.date32(),
    }
    found = []
    for column in columns_of(kind):
        about = {"about": column.about, "vi": column.vi}
        found.append(pa.field(column.name, types.get(column.type, pa.string()), metadata=about))
        if column.type == "day":
            found.append(pa.field(column.name + TEXT, pa.string(), metadata=about))
    return pa.schema(found)


class _Table:
    """One table, written in groups of rows."""

    def __init__(self, kind: Kind, options: Options, stream: IO[bytes]) -> None:
        from pyarrow import parquet

        self._kind, self._options = kind, options
        self._columns = columns_of(kind)
        self._values = attrgetter(*(column.name for column in self._columns))
        self._schema = schema_of(kind)
        self._writer = parquet.ParquetWriter(stream, self._schema, compression="zstd")
        self._rows: list[tuple[object, ...]] = []

    def add(self, whole: WholePlan) -> None:
        self._rows += (self._values(row) for row in rows_of(self._kind, whole, self._options))
        if len(self._rows) >= _GROUP:
            self._flush()

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._writer.close()

    def _flush(self) -> None:
        import pyarrow as pa

        arrays: list[pa.Array] = []
        for column, values in zip(self._columns, zip(*self._rows, strict=True), strict=True):
            for name, found in _stored(column, values):
                arrays.append(pa.array(found, self._schema.field(name).type))
        self._writer.write_table(pa.table(arrays, schema=self._schema))
        self._rows.clear()


def _stored(column: Column, values: tuple[object, ...]) -> Iterator[tuple[str, list[object]]]:
    """The values of a column as it is stored, once or, of days, twice."""
    if column.type == "day":
        yield column.name, [as_day(str(each)) if each else None for each in values]
        yield column.name + TEXT, list(values)
    else:
        yield column.name, list(values)
