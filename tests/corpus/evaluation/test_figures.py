"""What each kind of fault costs, strictly and leniently: the metrics held without any scorer."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.evaluation import MEASURES, Tally, evaluate
from corpus.evaluation.tallies import mean_f1, tally

Json = dict[str, Any]


def counts(kit: SimpleNamespace, answers: Json, record: Json | None) -> dict[str, tuple[int, ...]]:
    """What is not right, by measure: tp, fp, fn."""
    tallies = evaluate([kit.case_of(answers, record)]).tallies()
    return {
        key: (each.tp, each.fp, each.fn)
        for key, each in tallies.items()
        if "." not in key and (each.fp or each.fn)
    }


def test_a_perfect_record_has_every_measure_at_one(
    kit: SimpleNamespace, answers: Json, record: Json
) -> None:
    run = evaluate([kit.case_of(answers, record)])
    tallies = run.tallies()
    assert [key for key in tallies if "." not in key] == list(MEASURES)
    assert {each.f1 for each in tallies.values()} == {1.0}
    assert run.mean_f1() == run.mean_f1("lenient") == 1.0
    assert run.misses == ()


def test_no_record_loses_everything(kit: SimpleNamespace, answers: Json) -> None:
    run = evaluate([kit.case_of(answers, None)])
    assert {each.f1 for each in run.tallies().values()} == {0.0}
    assert {each.precision for each in run.tallies().values()} == {1.0}
    assert "reference_fields" not in run.tallies()


def test_nothing_wanted_and_nothing_found_is_only_ungrounded(kit: SimpleNamespace) -> None:
    assert evaluate([kit.case_of({}, {})]).tallies() == {"grounding": Tally(fn=1)}
    assert evaluate([]).mean_f1() == 1.0


def _set(*path: Any) -> Any:
    *keys, value = path

    def change(record: Json) -> None:
        node: Any = record
        for key in keys[:-1]:
            node = node[key]
        node[keys[-1]] = value

    return change


def _drop(key: str, index: int) -> Any:
    return lambda record: record[key].pop(index)


FAULTS = {
    "code of the plan": (_set("document", "code", "16/KH-UBND"), {"document": (7, 1, 1)}),
    "no code": (_set("document", "code", None), {"document": (7, 0, 1)}),
    "code in another case": (_set("document", "code", "61 / kh-ubnd"), {}),
    "day": (_set("document", "issued_on", "2020-03-06"), {"document": (7, 1, 1)}),
    "period": (_set("document", "period", "start", None), {"document": (7, 1, 1)}),
    "signature": (_set("document", "signatures", [{"name": "Ai Đó"}]), {"document": (7, 1, 1)}),
    "reference missing": (
        _drop("legal_references", 1),
        {"references": (1, 0, 1)},
    ),
    "reference with another code": (
        _set("legal_references", 1, "code", "203/QĐ-UBND"),
        {"references": (1, 1, 1)},
    ),
    "issuer of a reference": (
        _set("legal_references", 0, "issuer", "Hội đồng nhân dân xã Mù Sơn Đông"),
        {"reference_fields": (6, 1, 1)},
    ),
    "role": (
        _set("legal_references", 0, "role", "mention"),
        {"reference_fields": (6, 1, 1)},
    ),
    "rank of a body": (
        _set("agencies", 0, "name", "Sở Nông nghiệp huyện Mù Sơn"),
        {"agencies": (1, 1, 1)},
    ),
    "group": (_set("agencies", 0, "kind", "group"), {"agencies": (1, 0, 1)}),
    "task missing, and what hangs on it": (
        _drop("tasks", 0),
        {
            "tasks": (1, 0, 1),
            "task_lead": (1, 0, 1),
            "task_coordinating": (0, 0, 1),
            "task_deadlines": (0, 0, 1),
            "grounding": None,
        },
    ),
    "lead as partner": (
        _set("tasks", 1, "coordinating", ["Hạt Kiểm lâm huyện Mù Sơn"]),
        {"task_coordinating": (1, 1, 0)},
    ),
    "deadline not bound": (_set("tasks", 0, "deadlines", []), {"task_deadlines": (0, 0, 1)}),
    "relation": (_set("deadlines", 0, "relation", "by"), {"deadlines": (0, 1, 1)}),
    "row under another name": (
        _set("indicators", 0, "name", "Tỷ lệ che phủ"),
        {"indicators_table": (0, 1, 1), "indicator_cells_table": (0, 0, 1)},
    ),
    "value": (
        _set("indicators", 0, "values", 0, "value", 12.0),
        {"indicator_cells_table": (0, 1, 1)},
    ),
    "operator": (
        _set("indicators", 1, "values", 0, "op", "≥"),
        {"indicator_cells_prose": (0, 1, 1)},
    ),
    "unit": (_set("indicators", 0, "unit", "thùng"), {"indicator_fields": (1, 1, 1)}),
    "unit not stated": (_set("indicators", 0, "unit", None), {"indicator_fields": (1, 0, 1)}),
    "quote that does not stand there": (
        _set("tasks", 1, "span", {"start": 0, "end": 9}),
        {"grounding": (7, 1, 1)},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("fault", "expected"), FAULTS.values(), ids=FAULTS)
def test_one_fault_costs_what_it_should(
    fault: Any, expected: Json, kit: SimpleNamespace, answers: Json, record: Json
) -> None:
    fault(record)
    expected = {key: each for key, each in expected.items() if each is not None}
    assert counts(kit, answers, record) == expected


def test_a_mention_too_many_is_forgiven_leniently(
    kit: SimpleNamespace, answers: Json, record: Json
) -> None:
    record["legal_references"][0]["mentions"].append({})
    run = evaluate([kit.case_of(answers, record)])
    assert run.tallies()["reference_mentions"] == Tally(3, 1, 0)
    assert run.tallies("lenient")["reference_mentions"] == Tally(3, 0, 0)


def test_golden_figures() -> None:
    count = Tally(tp=6, fp=2, fn=4)
    assert (count.precision, count.recall, count.gold) == (0.75, 0.6, 10)
    assert count.f1 == pytest.approx(2 / 3)
    assert mean_f1({"tasks": count, "agencies": Tally(1), "document.code": Tally(fn=9)}) == (
        pytest.approx(5 / 6)
    )


def test_micro_counts_facts_and_the_mean_counts_documents(kit: SimpleNamespace) -> None:
    small, large = kit.gold(), kit.gold()
    small["agencies"] = ["Hạt Kiểm lâm huyện Mù Sơn"]
    bad = kit.record_of(small) | {"agencies": []}
    run = evaluate([kit.case_of(small, bad, "a"), kit.case_of(large, kit.record_of(large), "b")])
    assert run.tallies()["agencies"].f1 == pytest.approx(0.8)
    assert run.means()["agencies"] == pytest.approx(0.5)


@given(data=st.data())
def test_order_does_not_matter(kit: SimpleNamespace, data: st.DataObject) -> None:
    answers, record = kit.gold(), kit.record_of(kit.gold())
    record["tasks"].append(kit.task("Đặt bẫy ong rừng ở bìa bản", quote="", span=None))
    before = evaluate([kit.case_of(answers, record)]).tallies()
    for side in (answers, record):
        for key in ("legal_references", "agencies", "tasks", "deadlines", "indicators"):
            side[key] = data.draw(st.permutations(side[key]))
    assert evaluate([kit.case_of(answers, record)]).tallies() == before


@given(seed=st.integers(0, 10_000))
def test_lenient_is_never_below_strict_and_the_gold_is_the_same(
    kit: SimpleNamespace, seed: int
) -> None:
    answers = kit.gold()
    run = evaluate([kit.case_of(answers, kit.spoil(kit.record_of(answers), seed))])
    strict, lenient = run.tallies(), run.tallies("lenient")
    for measure in ("document", "agencies", "tasks", "deadlines", "references"):
        assert strict[measure].f1 <= lenient[measure].f1
        assert strict[measure].gold == lenient[measure].gold
    for measure, count in strict.items():
        assert count.tp <= lenient[measure].tp


def test_fields_add_up_to_their_measure(kit: SimpleNamespace, answers: Json, record: Json) -> None:
    from corpus.evaluation.run import outcomes_of

    record["document"]["code"] = None
    tallies = tally(outcomes_of(kit.case_of(answers, record)))
    for measure in ("document", "reference_fields", "indicator_fields"):
        parts = [each for key, each in tallies.items() if key.startswith(f"{measure}.")]
        assert sum(parts, Tally()) == tallies[measure]
