"""Parquet read back."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pyarrow as pa
import pytest
from pyarrow import parquet

from corpus.exports import FORMATS, Kind, Options
from corpus.exports.columns import as_day, columns_of
from corpus.exports.parquet_files import schema_of
from corpus.exports.rows import rows_of
from corpus.registry.records import WholePlan


def read(kind: Kind, plans: list[WholePlan]) -> pa.Table:
    (file,) = FORMATS["parquet"].files(plans, Options((kind,)))
    return parquet.read_table(BytesIO(b"".join(file.chunks)))


@pytest.mark.parametrize("kind", Kind)
def test_every_value_comes_back(kind: Kind, samples: list[WholePlan]) -> None:
    rows = [row for each in samples for row in rows_of(kind, each, Options())]
    table = read(kind, samples)
    assert table.schema.equals(schema_of(kind), check_metadata=True)
    for column in columns_of(kind):
        found = table[column.name].to_pylist()
        values = [getattr(row, column.name) for row in rows]
        if column.type == "day":
            assert found == [as_day(each) if each else None for each in values]
            found = table[f"{column.name}_text"].to_pylist()
        if column.type == "list":
            values = [list(each) for each in values]
        assert found == values


@pytest.mark.parametrize("kind", Kind)
def test_hostile_texts_come_back(kind: Kind, hostile: WholePlan) -> None:
    table = read(kind, [hostile])
    for column in columns_of(kind):
        name = f"{column.name}_text" if column.type == "day" else column.name
        values = [getattr(row, column.name) for row in rows_of(kind, hostile, Options())]
        found = [tuple(v) if isinstance(v, list) else v for v in table[name].to_pylist()]
        assert found == values


def test_columns_are_typed_and_explained() -> None:
    schema = schema_of(Kind.DEADLINE)
    assert schema.field("ends_on").type == pa.date32()
    assert schema.field("confidence").type == pa.float64()
    assert schema.field("lead").type == pa.list_(pa.field("element", pa.string()))
    assert schema.field("lead").metadata[b"vi"] == "Chủ trì".encode()


def test_days_are_days(samples: list[WholePlan]) -> None:
    days = read(Kind.DEADLINE, samples)["ends_on"].to_pylist()
    assert any(isinstance(each, date) for each in days)
