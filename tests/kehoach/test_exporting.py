"""`kehoach export` as people run it."""

from __future__ import annotations

import json
import sys
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from corpus.batch import PLANS
from corpus.exports import FORMATS, Kind
from kehoach.command import main
from schemas import Plan, plan_to_json
from tests.support.hostile import hostile_plan
from tests.support.registries import sample_records


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    folder = tmp_path / "dataset"
    folder.mkdir()
    (folder / PLANS).write_text("".join(f"{each}\n" for each in sample_records()), "utf-8")
    return folder


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]):  # type: ignore[no-untyped-def]
    def call(*arguments: object) -> tuple[int, bytes, str]:
        monkeypatch.setattr(sys, "argv", ["kehoach", *map(str, arguments)])
        with pytest.raises(SystemExit) as stopped:
            main()
        out, error = capfdbinary.readouterr()
        return int(stopped.value.code or 0), out, error.decode()

    return call


def test_one_table_is_printed(run, dataset: Path) -> None:  # type: ignore[no-untyped-def]
    code, out, _ = run(
        "export", "--in", dataset, "--format", "csv", "--kind", "task", "--lang", "en"
    )
    assert code == 0
    assert out.startswith("\ufeffPlan id,".encode())


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_is_written(run, dataset: Path, tmp_path: Path, name: str) -> None:  # type: ignore[no-untyped-def]
    target = tmp_path / "out"
    code, _, error = run("export", "--in", dataset, "--format", name, "-o", target)
    assert (code, str(target) in error) == (0, True)
    several = {"csv": len(Kind), "parquet": len(Kind)}.get(name, len(sample_records()))
    if name in ("csv", "parquet", "akn", "edxml"):
        assert len(list(target.iterdir())) == several
    else:
        assert target.stat().st_size > 0


def test_several_files_become_an_archive(run, dataset: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    target = tmp_path / "out.zip"
    assert run("export", "--in", dataset, "--format", "csv", "-o", target)[0] == 0
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == [f"{kind}.csv" for kind in Kind]


def test_plans_are_chosen(run, dataset: Path) -> None:  # type: ignore[no-untyped-def]
    every = run("export", "--in", dataset, "--format", "jsonl")[1].splitlines()
    years = [json.loads(each)["document"]["period"] for each in every]
    year = next(each["start"][:4] for each in years if each)
    some = run("export", "--in", dataset, "--format", "jsonl", "--year", year)[1].splitlines()
    assert 0 < len(some) < len(every)
    one = json.loads(some[0])["source"]["sha256"][:16]
    found = run("export", "--in", dataset, "--format", "akn", "--plan", one)[1]
    assert found.startswith(b"<?xml")


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("--format", "docx"), 2, "csv, xlsx"),
        (("--format", "xlsx"), 2, "-o"),
        (("--format", "csv"), 2, "-o"),
        (("--format", "jsonl", "--kind", "task"), 2, "task"),
        (("--format", "ics", "--kind", "plan"), 2, "deadline"),
        (("--format", "csv", "--kind", "task", "--base", "javascript:x"), 2, "http"),
        (("--format", "jsonl", "--plan", "none"), 1, "none"),
        (("--format", "jsonl", "--agency", "Xyzzy Qwrt"), 1, "Xyzzy"),
    ],
)
def test_what_cannot_be_is_said_in_one_line(
    run,  # type: ignore[no-untyped-def]
    dataset: Path,
    arguments: tuple[str, ...],
    code: int,
    words: str,
) -> None:
    found, out, error = run("export", "--in", dataset, *arguments, "--lang", "en")
    assert (found, out) == (code, b"")
    assert words in error
    assert len(error.splitlines()) == 1


def test_a_target_that_cannot_be_written_is_one_line(run, dataset: Path, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    target = tmp_path / "none" / "a.jsonl"
    code, _, error = run("export", "--in", dataset, "--format", "jsonl", "-o", target)
    assert (code, len(error.splitlines())) == (1, 1)


def hostile() -> Plan:
    """A plan without dates: the registry reads years from them."""
    plan = hostile_plan("=1+1\r\n<b>")
    return replace(
        plan,
        document=replace(plan.document, period=None, issued_on=None),
        legal_references=tuple(replace(each, issued_on=None) for each in plan.legal_references),
    )


def test_hostile_plans_come_through_the_registry(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / PLANS).write_text(plan_to_json(hostile()) + "\n", "utf-8")
    for name in FORMATS:
        target = tmp_path / f"out-{name}"
        assert run("export", "--in", tmp_path, "--format", name, "-o", target)[0] == 0
