"""Gains and losses between two runs, and runs saved and read again."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from corpus.evaluation import (
    Change,
    EvaluationError,
    Run,
    changes_between,
    evaluate,
    load_run,
    run_to_json,
)


def run_of(kit: SimpleNamespace, **documents: dict) -> Run:
    """A run over documents whose records have their agencies replaced."""
    cases = []
    for name, change in documents.items():
        record = kit.record_of(kit.gold(), name) | change
        cases.append(kit.case_of(kit.gold(), record, name))
    return evaluate(cases)


NONE = {"agencies": []}
HALF = {"agencies": [{"name": "Phòng Nông nghiệp huyện Mù Sơn", "kind": "department"}]}


def test_a_gain_in_one_document_and_a_loss_in_another(kit: SimpleNamespace) -> None:
    before, after = run_of(kit, a=NONE, b={}), run_of(kit, a=HALF, b=HALF)
    changes = changes_between(before, after)
    assert [(each.document, each.measure) for each in changes.documents] == [
        ("b", "agencies"),
        ("a", "agencies"),
    ]
    assert [each.gain for each in changes.documents] == pytest.approx([-1 / 3, 2 / 3])
    assert [each.measure for each in changes.measures] == []
    assert [(each.document, each.want) for each in changes.gained] == [
        ("a", "Phòng Nông nghiệp huyện Mù Sơn")
    ]
    assert [(each.document, each.want) for each in changes.lost] == [
        ("b", "Hạt Kiểm lâm huyện Mù Sơn")
    ]


def test_documents_of_one_run_only_are_left_aside(kit: SimpleNamespace) -> None:
    changes = changes_between(run_of(kit, a={}, old=NONE), run_of(kit, a={}, new=NONE))
    assert changes == changes_between(run_of(kit), run_of(kit))


def test_a_measure_that_a_run_lacks_has_no_figure(kit: SimpleNamespace) -> None:
    before = Run({"a": {}}, {"a": {}})
    changes = changes_between(before, run_of(kit, a={}))
    assert Change(None, "tasks", None, 1.0) in changes.measures


def test_a_saved_run_is_the_run(kit: SimpleNamespace, tmp_path: Path) -> None:
    run = run_of(kit, a=HALF, b=NONE)
    path = tmp_path / "run.json"
    path.write_text(run_to_json(run), encoding="utf-8")
    again = load_run(path)
    assert (again.strict, again.lenient, again.misses) == (run.strict, run.lenient, run.misses)
    assert run_to_json(run) == run_to_json(run_of(kit, a=HALF, b=NONE))


@pytest.mark.parametrize("content", ["[]", "{}", "x", '{"by_document": {"strict": 1}}'])
def test_what_is_no_run_is_refused(content: str, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError):
        load_run(path)
