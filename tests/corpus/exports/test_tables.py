"""The rows and columns that CSV, Excel and Parquet share."""

from __future__ import annotations

import csv
import io
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.exports import FORMATS, Kind, Options
from corpus.exports.columns import columns_of, term, title_of
from corpus.exports.csv_files import defused, undefused
from corpus.exports.rows import TABLES, rows_of
from corpus.exports.tables import DeadlineRow, TaskRow, TermRow
from corpus.registry.records import WholePlan
from corpus.store.rows import body_id
from extractors.knowledge import load_yaml
from schemas import AgencyKind, Level, Relation, Role
from schemas.plan import Indicator, TimeUnit
from tests.corpus.exports.conftest import whole
from tests.support.hostile import hostile_plan

DOCS = (Path(__file__).parents[3] / "docs" / "exports.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", Kind)
def test_every_column_is_described_and_no_other(kind: Kind) -> None:
    knowledge = load_yaml("corpus.exports", "columns.yaml")
    assert isinstance(knowledge, dict)
    names = {each.name for each in fields(TABLES[kind][0])}
    assert set(knowledge["tables"][kind]["columns"]) <= names
    heads = [each.vi for each in columns_of(kind)], [each.en for each in columns_of(kind)]
    assert all(len(set(found)) == len(names) for found in heads)


@pytest.mark.parametrize("kind", Kind)
def test_every_column_is_in_the_docs(kind: Kind) -> None:
    section = DOCS.split(f"### {kind}: ")[1].split("\n### ")[0].split("\n## ")[0]
    assert title_of(kind, "vi") in section
    for each in columns_of(kind):
        assert f"| `{each.name}` | {each.vi} | {each.en} | {each.type} | {each.about} |" in section


@pytest.mark.parametrize(
    "code", [c for t in (Role, Relation, Level, AgencyKind, TimeUnit) for c in get_args(t)]
)
def test_every_code_has_words(code: str) -> None:
    assert term(code, "vi") != code


@pytest.mark.parametrize("kind", Kind)
def test_rows_stand_where_they_say(kind: Kind, samples: list[WholePlan]) -> None:
    placed = 0
    for each in (*samples, whole(hostile_plan("a"))):
        for row in rows_of(kind, each, Options()):
            start, end = getattr(row, "start", None), getattr(row, "end", None)
            if start is not None:
                placed += 1
                assert each.plan.text[start:end] == getattr(row, "quote")  # noqa: B009
    assert placed > 0 or kind is Kind.PLAN


def test_there_is_a_row_for_every_fact_and_figure(samples: list[WholePlan]) -> None:
    known = (*samples, whole(hostile_plan("a")))
    counts = {kind: sum(1 for s in known for _ in rows_of(kind, s, Options())) for kind in Kind}
    plans = [each.plan for each in known]

    def figures(indicator: Indicator) -> int:
        return max(1, len(indicator.values))

    assert counts == {
        Kind.PLAN: len(plans),
        Kind.REFERENCE: sum(len(p.legal_references) for p in plans),
        Kind.TASK: sum(len(p.tasks) for p in plans),
        Kind.DEADLINE: sum(len(p.deadlines) for p in plans),
        Kind.TERM: sum(len(p.terms) for p in plans),
        Kind.INDICATOR: sum(figures(i) for p in plans for i in p.indicators),
        Kind.AGENCY: sum(len(p.agencies) for p in plans),
        Kind.WARNING: sum(len(p.warnings) for p in plans),
    }


def test_of_a_body_there_are_its_tasks_and_their_deadlines_alone(samples: list[WholePlan]) -> None:
    chosen = next(s for s in samples if len({n for t in s.plan.tasks for n in t.lead}) > 1)
    name = next(task.lead[0] for task in chosen.plan.tasks if task.lead)
    options = Options(body=body_id(name))
    own = {
        f"{chosen.id}:{task.id}"
        for task in chosen.plan.tasks
        if name in (*task.lead, *task.coordinating, *task.advises)
    }
    assert {row.id for row in rows_of(Kind.TASK, chosen, options)} == own  # type: ignore[union-attr]
    deadlines = list(rows_of(Kind.DEADLINE, chosen, options))
    assert {row.task for row in deadlines} <= own  # type: ignore[union-attr]
    assert len(own) < len(chosen.plan.tasks)


def test_what_a_task_yields_what_pays_for_it_and_what_a_term_counts() -> None:
    plan = whole(hostile_plan("a"))
    task, term = (next(rows_of(kind, plan, Options())) for kind in (Kind.TASK, Kind.TERM))
    assert isinstance(task, TaskRow)
    assert isinstance(term, TermRow)
    assert (task.product, task.funding, task.funding_amount) == ("a", "a", 5_000_000)
    assert (term.amount, term.unit, term.event, term.text) == (-5, "working_day", "a", "a")
    assert term.task == task.id
    assert list(rows_of(Kind.TERM, plan, Options(body=body_id("b")))) == []


def test_what_is_due_without_a_task_is_said_in_the_words_of_its_clause() -> None:
    _, second = rows_of(Kind.DEADLINE, whole(hostile_plan("a")), Options())
    assert isinstance(second, DeadlineRow)
    assert (second.task, second.text) == (None, "a")


def test_links_lead_to_pages_or_to_files() -> None:
    plan = whole(hostile_plan("a"))
    assert next(rows_of(Kind.TASK, plan, Options())).link is None
    with_pages = Options(base="http://127.0.0.1:8000")
    assert (
        next(rows_of(Kind.TASK, plan, with_pages)).link == f"http://127.0.0.1:8000/plans/{plan.id}"
    )


def table(kind: Kind, plans: list[WholePlan], language: str = "vi") -> list[list[str]]:
    options = Options((kind,), language)  # type: ignore[arg-type]
    (file,) = FORMATS["csv"].files(plans, options)
    content = b"".join(file.chunks).decode("utf-8")
    assert content.startswith("\ufeff")
    return list(csv.reader(io.StringIO(content[1:], newline="")))


def test_csv_says_in_words_what_the_record_says(samples: list[WholePlan]) -> None:
    head, *rows = table(Kind.REFERENCE, samples)
    roles = {row[head.index("Vai trò")] for row in rows}
    assert (
        {"Căn cứ", "Nhắc đến"} <= roles <= {"Căn cứ", "Nhắc đến", "Sửa đổi", "Thay thế", "Kèm theo"}
    )
    assert table(Kind.REFERENCE, samples, "en")[0][0] == "Plan id"


@pytest.mark.parametrize("kind", Kind)
def test_csv_gives_every_text_back(kind: Kind, hostile: WholePlan) -> None:
    _, *rows = table(kind, [hostile])
    columns = columns_of(kind)
    for row, found in zip(rows_of(kind, hostile, Options()), rows, strict=True):
        for column, cell in zip(columns, found, strict=True):
            value = getattr(row, column.name)
            assert cell[:1] not in set("=+@＝＋－＠\t\r\n")
            if isinstance(value, str) and column.type != "code":
                assert undefused(cell) == value


@given(st.text(max_size=40))
def test_a_defused_text_is_no_formula_and_comes_back(text: str) -> None:
    cell = defused(text)
    assert undefused(cell) == text
    assert cell.lstrip()[:1] not in set("=+-@")


def test_several_tables_are_the_same_as_each_alone(samples: list[WholePlan]) -> None:
    files = FORMATS["csv"].files(samples, Options())
    together = {file.name: b"".join(file.chunks) for file in files}
    for kind in Kind:
        (alone,) = FORMATS["csv"].files(samples, Options((kind,)))
        assert together[alone.name] == b"".join(alone.chunks)
