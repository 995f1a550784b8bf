"""Imports: upsert by file, whole or not at all, one bad file costs itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus import OutputError, Status, import_files, write_whole
from corpus.outcome import process


def write_plan(path: Path, number: int) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"Số: {number}/KH-UBND\n\nKẾ HOẠCH\n\nNạo vét kênh mương năm 2021\n", encoding="utf-8"
    )
    return path


def codes(dataset: Path) -> list[str]:
    lines = (dataset / "plans.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["document"]["code"] for line in lines]


def test_importing_again_replaces_and_keeps(tmp_path: Path) -> None:
    first, second = write_plan(tmp_path / "1.txt", 1), write_plan(tmp_path / "2.txt", 2)
    target = tmp_path / "data"
    import_files([first, second], target)
    write_plan(second, 22)
    import_files([second], target)
    assert codes(target) == ["1/KH-UBND", "22/KH-UBND"]


def test_a_file_that_turned_bad_loses_its_record_and_says_why(tmp_path: Path) -> None:
    path, target = write_plan(tmp_path / "1.txt", 1), tmp_path / "data"
    import_files([path], target)
    path.write_bytes(b"")
    report = import_files([path], target)
    assert [(each.status, each.code) for each in report.failed] == [(Status.FAILED, "EmptyFile")]
    assert codes(target) == []


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    paths = [write_plan(tmp_path / f"{number}.txt", number) for number in range(3)]
    import_files(paths, tmp_path / "one")
    import_files(reversed(paths), tmp_path / "two")
    one, two = ((tmp_path / name / "plans.jsonl").read_bytes() for name in ("one", "two"))
    assert one == two


def test_a_fault_of_ours_costs_one_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(path: Path, **_: object) -> None:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("corpus.extraction.extract_file", fail)
    assert process(write_plan(tmp_path / "1.txt", 1)).status.code == "InternalError"


def test_an_unwritable_target_is_found_before_reading(tmp_path: Path) -> None:
    path = write_plan(tmp_path / "1.txt", 1)
    heard: list[object] = []
    with pytest.raises(OutputError):
        import_files([path], path / "data", on_file=heard.append)
    assert heard == []


def test_nothing_half_written_remains(tmp_path: Path) -> None:
    target = tmp_path / "out.txt"
    target.write_text("before\n")

    def lines() -> object:
        yield "half"
        raise OSError(28, "No space left on device")

    with pytest.raises(OutputError):
        write_whole(target, lines())  # type: ignore[arg-type]
    assert target.read_text() == "before\n"
    assert [path.name for path in tmp_path.iterdir()] == ["out.txt"]
