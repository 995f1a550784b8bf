"""Bins, their error, and the rule of sure facts."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.evaluation import evaluate
from corpus.evaluation.calibration import EDGES, Bin, Judged, reliability


def test_bins_and_expected_error() -> None:
    judged = [Judged("tasks", 0.92, right) for right in (True, True, True, False)]
    judged += [Judged("tasks", 1.0, True), Judged("tasks", 0.3, False)]
    all_facts, tasks = reliability(judged)
    assert (all_facts.family, tasks.family) == ("all", "tasks")
    assert tasks.bins == (Bin(0.0, 1, 0, 0.3), Bin(0.9, 4, 3, 0.92), Bin(1.0, 1, 1, 1.0))
    assert tasks.error == pytest.approx((0.3 + 4 * 0.17 + 0) / 6)
    assert (tasks.sure, tasks.sure_right, tasks.holds) == (5, 4, False)


@pytest.mark.parametrize(("wrong", "holds"), [(0, True), (3, True), (4, False)])
def test_sure_facts_must_be_right_in_97_of_100(wrong: int, holds: bool) -> None:
    facts = [Judged("agencies", 0.9, number >= wrong) for number in range(100)]
    facts += [Judged("agencies", 0.899, False)] * 50
    assert reliability(facts)[0].holds is holds


def test_nothing_judged_is_nothing() -> None:
    assert reliability([]) == []


def test_a_fact_is_right_and_not_whole_where_a_field_is_wrong(kit: SimpleNamespace) -> None:
    answers = kit.gold()
    record = kit.record_of(answers)
    record["tasks"][0]["lead"] = []
    record["tasks"].append(kit.task("Khác hẳn", confidence=0.5))
    record["legal_references"][0]["issuer"] = "Chính phủ"
    record["legal_references"][0]["confidence"] = 0.8
    run = evaluate([kit.case_of(answers, record)])
    counts = {
        each.family: (each.count, sum(one.right for one in each.bins)) for each in run.calibration
    }
    assert counts["tasks"] == (3, 2)
    assert counts["tasks_whole"] == (3, 1)
    assert counts["references"] == (1, 1)
    assert counts["references_whole"] == (1, 0)
    assert counts["all"][0] == sum(
        count for family, (count, _) in counts.items() if not family.endswith(("_whole", "all"))
    )


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_every_fact_falls_into_one_bin(facts: list[tuple[float, bool]]) -> None:
    family = reliability(Judged("x", confidence, right) for confidence, right in facts)[1]
    assert family.count == len(facts)
    assert 0 <= family.error <= 1
    assert [each.low for each in family.bins] == sorted({each.low for each in family.bins})
    assert all(each.low in EDGES and each.low <= each.confidence + 1e-9 for each in family.bins)
