"""The commands that measure, as people run them."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach.command import main

Run = Callable[..., tuple[int, str, str]]
GOLD = {
    "document": {"code": "5/KH-UBND"},
    "tasks": [
        {"text": "Sơn lại hàng rào trường tiểu học", "lead": ["Trường Tiểu học Pa Cốp"]},
        {"text": "Thay mái tôn nhà bếp ăn bán trú trước ngày 20/8"},
    ],
}
RECORD = {
    "source": {"uri": "x/truong.docx"},
    "text": "Sơn lại hàng rào trường tiểu học",
    "document": {"code": "5/KH-UBND"},
    "tasks": [
        {
            "quote": "Sơn lại hàng rào trường tiểu học",
            "span": {"start": 0, "end": 32},
            "lead": ["Ủy ban nhân dân xã Pa Cốp"],
            "confidence": 0.95,
        }
    ],
}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kehoach", *map(str, arguments)])
        monkeypatch.setenv("COLUMNS", "200")
        try:
            main()
            code = 0
        except SystemExit as error:
            code = int(error.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "truong.json").write_text(json.dumps(GOLD), encoding="utf-8")
    return tmp_path / "gold"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "plans.jsonl").write_text(json.dumps(RECORD) + "\n", encoding="utf-8")
    return tmp_path / "data"


def test_figures_are_vietnamese_with_an_english_switch(run: Run, gold: Path, plans: Path) -> None:
    code, out, _ = run("evaluate", gold, plans)
    assert code == 0
    assert "1 văn bản" in out
    assert "F1 trung bình" in out
    english = run("evaluate", gold, plans, "--lang", "en", "--by-document")[1]
    assert "Mean F1" in english
    assert "truong" in english


def test_json_holds_figures_misses_and_calibration(run: Run, gold: Path, plans: Path) -> None:
    code, out, _ = run("evaluate", gold, plans / "plans.jsonl", "--json")
    data = json.loads(out)
    assert code == 0
    assert data["figures"]["strict"]["tasks"]["recall"] == 0.5
    assert [each["want"] for each in data["misses"] if each["measure"] == "task_lead"] == [
        "Trường Tiểu học Pa Cốp",
        None,
    ]
    tasks = {each["family"]: each for each in data["calibration"]}
    assert (tasks["tasks"]["sure_right"], tasks["tasks_whole"]["sure_right"]) == (1, 0)
    assert tasks["tasks_whole"]["holds"] is False


def test_a_figure_below_its_limit_exits_one(run: Run, gold: Path, plans: Path) -> None:
    code, _, err = run("evaluate", gold, plans, "--min", "tasks=0.9", "--min", "mean=0.99")
    assert code == 1
    assert [line.split(":")[0] for line in err.splitlines()] == ["tasks", "mean"]
    assert run("evaluate", gold, plans, "--min", "document.code=1")[0] == 0


@pytest.mark.parametrize("limit", ["tasks", "tasks=2", "tasks=x", "colour=0.5", "tasks.lead=1"])
def test_a_limit_that_cannot_be_used_is_wrong_usage(
    limit: str, run: Run, gold: Path, plans: Path
) -> None:
    code, _, err = run("evaluate", gold, plans, "--min", limit)
    assert code == 2
    assert limit in err


def test_gains_and_losses_against_an_earlier_run(
    run: Run, gold: Path, plans: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "run.json"
    saved.write_text(run("evaluate", gold, plans, "--json")[1], encoding="utf-8")
    assert "Không có gì thay đổi" in run("evaluate", gold, plans, "--against", saved)[1]
    better = {**RECORD, "document": {}, "tasks": [{**RECORD["tasks"][0], "lead": []}]}
    (plans / "plans.jsonl").write_text(json.dumps(better), encoding="utf-8")
    _, out, _ = run("evaluate", gold, plans, "--against", saved, "--lang", "en")
    assert "Misses gone: 1" in out
    assert "New misses: 1" in out
    assert "document.code «» want: 5/KH-UBND; got: —" in out
    changes = json.loads(run("evaluate", gold, plans, "--against", saved, "--json")[1])["changes"]
    assert [each["measure"] for each in changes["documents"]] == ["document"]
    assert [each["got"] for each in changes["gained"]] == ["Ủy ban nhân dân xã Pa Cốp"]


def test_parts_that_nobody_read_are_not_counted(run: Run, gold: Path, plans: Path) -> None:
    (gold / "truong.json").write_text(json.dumps({"document": {"code": "5/KH-UBND"}}))
    strict = json.loads(run("evaluate", gold, plans, "--json")[1])["figures"]["strict"]
    partial = json.loads(run("evaluate", gold, plans, "--json", "--partial")[1])["figures"][
        "strict"
    ]
    assert strict["tasks"]["fp"] == 1
    assert set(partial) == {"document", "document.code", "grounding"}


def test_a_document_without_a_record_has_lost_everything_or_is_left_out(
    run: Run, gold: Path, plans: Path
) -> None:
    (gold / "khac.json").write_text(json.dumps(GOLD), encoding="utf-8")
    assert json.loads(run("evaluate", gold, plans, "--json")[1])["documents"] == 2
    assert json.loads(run("evaluate", gold, plans, "--json", "--present")[1])["documents"] == 1


def test_files_that_cannot_be_used_are_named(
    run: Run, gold: Path, plans: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    (broken := tmp_path / "broken.jsonl").write_text("{", encoding="utf-8")
    for arguments in (
        (tmp_path / "none", plans),
        (empty, plans),
        (gold, tmp_path / "none"),
        (gold, empty),
        (gold, broken),
        (gold, plans, "--against", gold / "truong.json"),
    ):
        code, _, err = run("evaluate", *arguments)
        assert code == 2, arguments
        assert len(err.splitlines()) == 1
    record = json.dumps({"source": {"uri": "truong.txt"}, "tasks": 3})
    broken.write_text(record, encoding="utf-8")
    assert "tasks" in run("evaluate", gold, broken, "--lang", "en")[2]


def test_diagnose_sorts_errors_and_shows_their_places(run: Run, gold: Path, plans: Path) -> None:
    code, out, _ = run("diagnose", gold, plans)
    assert code == 0
    assert "task-not-in-text" in out
    assert "0-32: Sơn lại hàng rào trường tiểu học" in out
    short = run("diagnose", gold, plans, "--show", 0, "--lang", "en")[1]
    assert "The task is not in the text that was read" in short
    assert "0-32" not in short


def test_diagnose_one_class_as_json(run: Run, gold: Path, plans: Path) -> None:
    code, out, _ = run("diagnose", gold, plans, "--class", "lead-inherited-wrongly", "--json")
    (group,) = json.loads(out)
    assert code == 0
    assert (group["missing"], group["extra"]) == (1, 1)
    assert group["examples"][0]["span"] == {"start": 0, "end": 32}
    assert group["examples"][0]["line"]["start"] == 0


def test_diagnose_of_an_unknown_class_is_wrong_usage(run: Run, gold: Path, plans: Path) -> None:
    code, _, err = run("diagnose", gold, plans, "--class", "colour")
    assert code == 2
    assert "task-split" in err


def test_diagnose_of_nothing_wrong_says_so(run: Run, gold: Path, plans: Path) -> None:
    (gold / "truong.json").write_text(json.dumps({"document": {"code": "5/KH-UBND"}}))
    assert "Không có lỗi" in run("diagnose", gold, plans, "--partial", "--present")[1]
