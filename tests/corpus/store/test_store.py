"""The registry is what the records say, however often and in which order it was built."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection, func, inspect, select, text

from corpus.store import (
    Correction,
    CorrectionError,
    Store,
    StoreError,
    Verdict,
    correct,
    load_records,
    open_store,
    reload_plan,
)
from corpus.store.audit import Actor, acting, deeds
from corpus.store.tables import (
    REGISTRY,
    REVIEW,
    bodies,
    citations,
    documents,
    entries,
    plans,
    tasks,
)
from schemas import plan_from_json
from tests.support.registries import sample_records


def contents(store: Store) -> dict[str, Any]:
    """Every row of every table but runs, in an order of its own; entries without their numbers."""
    found: dict[str, Any] = {}
    with store.reading() as connection:
        for table in REGISTRY.sorted_tables:
            if table.name in ("runs", "words"):
                continue
            columns = [c for c in table.c if not (table.name == "entries" and c.name == "id")]
            rows = connection.execute(select(*columns)).all()
            found[table.name] = sorted(repr(tuple(row)) for row in rows)
    return found


def load(store: Store, records: tuple[str, ...], **more: Any) -> tuple[int, int, int, int]:
    run = load_records(store, records, source="test", version="1", **more)
    return run.added, run.replaced, run.removed, run.unchanged


def test_every_plan_and_fact_is_there(filled: Store) -> None:
    records = [plan_from_json(record) for record in sample_records()]
    with filled.reading() as connection:
        assert _count(connection, plans) == len(records)
        assert _count(connection, tasks) == sum(len(plan.tasks) for plan in records)
        cited = sum(len(plan.legal_references) for plan in records)
        assert _count(connection, citations) == cited


def _count(connection: Connection, table: Any) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def test_taking_in_again_changes_nothing(filled: Store) -> None:
    before = contents(filled)
    assert load(filled, sample_records()) == (0, 0, 0, len(sample_records()))
    assert contents(filled) == before


def test_the_order_of_plans_does_not_matter(filled: Store, tmp_path: Path) -> None:
    folder = tmp_path / "other"
    folder.mkdir()
    other = open_store(folder)
    load(other, tuple(reversed(sample_records())))
    assert contents(other) == contents(filled)


def test_a_plan_that_goes_leaves_nothing_behind(filled: Store) -> None:
    before = contents(filled)
    kept = sample_records()[:-2]
    assert load(filled, kept) == (0, 0, 2, len(kept))
    with filled.reading() as connection:
        cited = select(citations.c.document)
        assert not connection.scalars(
            select(documents.c.id).where(documents.c.id.not_in(cited))
        ).all()
        known = select(entries.c.target).where(entries.c.kind == "agency")
        real = select(bodies.c.id).where(bodies.c.kind != "group")
        assert set(connection.scalars(known)) == set(connection.scalars(real))
    load(filled, sample_records())
    assert contents(filled) == before


def test_a_changed_record_replaces_its_plan(filled: Store) -> None:
    record = json.loads(sample_records()[0])
    record["document"]["title"] = "Kế hoạch đã sửa"
    changed = (json.dumps(record, ensure_ascii=False), *sample_records()[1:])
    assert load(filled, changed) == (0, 1, 0, len(changed) - 1)
    with filled.reading() as connection:
        assert "Kế hoạch đã sửa" in connection.scalars(select(plans.c.title)).all()
        assert _count(connection, plans) == len(changed)


def test_a_date_that_is_none_costs_no_plan(filled: Store) -> None:
    """Older corrections and records may have words where a date should stand."""
    record = json.loads(sample_records()[0])
    record["document"] |= {"issued_on": "tháng 5", "period": None}
    for each in record["legal_references"]:
        each["issued_on"] = "hôm qua"
    changed = json.dumps(record, ensure_ascii=False)
    assert load(filled, (changed, *sample_records()[1:])) == (0, 1, 0, len(sample_records()) - 1)
    with filled.reading() as connection:
        years = select(plans.c.year).where(plans.c.sha256 == record["source"]["sha256"])
        assert connection.scalar(years) is None


def test_a_part_of_a_dataset_removes_nothing(filled: Store) -> None:
    assert load(filled, sample_records()[:1], whole=False)[2] == 0


def test_all_readings_of_a_document_are_one(filled: Store) -> None:
    with filled.reading() as connection:
        for document in connection.execute(select(documents)):
            citing = connection.scalar(
                select(func.count(citations.c.plan.distinct())).where(
                    citations.c.document == document.id
                )
            )
            assert document.citing == citing > 0


def _correction(record: str, **more: Any) -> Correction:
    plan = plan_from_json(record)
    task = plan.tasks[0]
    values: dict[str, Any] = {
        "sha256": plan.source.sha256,
        "family": "tasks",
        "field": "lead",
        "start": task.span.start,
        "end": task.span.end,
        "quote": task.quote,
        "verdict": Verdict.CORRECTED,
        "before": list(task.lead),
        "after": ["Sở Công Thương tỉnh Bến Tre"],
        "by": "người kiểm tra",
        "at": "2026-01-05T08:00:00+00:00",
    }
    return Correction(**values | more)


def test_a_correction_survives_a_rebuild(filled: Store) -> None:
    said = _correction(sample_records()[0])
    correct(filled, said)
    reload_plan(filled, said.sha256)
    assert _lead_of_first_task(filled, said) == ["Sở Công Thương tỉnh Bến Tre"]
    assert load(filled, ())[2] == len(sample_records())
    load(filled, sample_records())
    assert _lead_of_first_task(filled, said) == ["Sở Công Thương tỉnh Bến Tre"]


def test_a_fact_that_is_none_goes(filled: Store) -> None:
    said = _correction(sample_records()[0], field=None, verdict=Verdict.REJECTED, after=None)
    with filled.reading() as connection:
        before = _count(connection, tasks)
    correct(filled, said)
    reload_plan(filled, said.sha256)
    with filled.reading() as connection:
        assert _count(connection, tasks) == before - 1


def test_a_correction_stands_in_the_log(filled: Store) -> None:
    said = _correction(sample_records()[0])
    with acting(Actor("lan", "10.0.0.7")):
        correct(filled, said)
    (deed,) = deeds(filled)
    assert (deed.who, deed.address, deed.action) == ("lan", "10.0.0.7", "correction")
    assert (deed.subject, deed.detail) == (said.sha256, f"corrected tasks:{said.start}-{said.end}")


def _lead_of_first_task(store: Store, said: Correction) -> list[str]:
    with store.reading() as connection:
        return list(
            connection.scalars(
                text(
                    "SELECT b.name FROM tasks t JOIN assignments a ON a.task = t.id"
                    " JOIN bodies b ON b.id = a.body JOIN plans p ON p.id = t.plan"
                    " WHERE p.sha256 = :sha AND t.start = :start AND a.role = 'lead'"
                ),
                {"sha": said.sha256, "start": said.start},
            )
        )


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({"family": "weather"}, id="family"),
        pytest.param({"field": "quote"}, id="field"),
        pytest.param({"after": "Sở Công Thương"}, id="shape"),
        pytest.param({"field": None}, id="no-field"),
    ],
)
def test_a_correction_of_what_cannot_be_corrected(filled: Store, more: dict[str, Any]) -> None:
    with pytest.raises(CorrectionError):
        correct(filled, _correction(sample_records()[0], **more))


def test_tables_are_those_of_the_migrations(empty: Store) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    with empty.reading() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_object": _is_ours, "compare_type": False}
        )
        assert compare_metadata(context, REGISTRY) == []
        assert "entry_index" in inspect(connection).get_table_names()


def _is_ours(_: object, name: str, kind: str, reflected: bool, __: object) -> bool:
    other = name.startswith("entry_index") or name in REVIEW.tables
    return not (kind == "table" and reflected and other)


@pytest.mark.parametrize("target", ["no-such-folder", "postgresql://127.0.0.1:1/none"])
def test_a_registry_that_is_not_there(target: str) -> None:
    with pytest.raises(StoreError) as caught:
        open_store(target)
    assert caught.value.describe("vi") != caught.value.describe("en")


def test_a_password_is_not_shown() -> None:
    with pytest.raises(StoreError) as caught:
        open_store("postgresql://someone:secret@127.0.0.1:1/none")
    assert "secret" not in caught.value.describe("en")
