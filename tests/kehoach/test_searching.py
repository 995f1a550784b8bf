"""`kehoach search`: an answer for people, one for programs, and one line where there is none."""

from __future__ import annotations

import doctest
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kehoach.command import app
from kehoach.messages import Messages
from tests.support.registries import sample_records

DOCS = Path(__file__).parents[2] / "docs" / "registry.md"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dataset")
    lines = "".join(f"{record}\n" for record in sample_records())
    (folder / "plans.jsonl").write_text(lines, encoding="utf-8")
    return folder


def run(*arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["search", *arguments], obj=Messages("en"))
    return result.exit_code, result.output


def test_hits_for_people(dataset: Path) -> None:
    code, output = run("quyet dihn 226", "--in", str(dataset), "--limit", "1")
    assert code == 0
    assert "Quyết định 226/QĐ-TTg" in output
    assert "dinh" in output
    assert "\x1b" not in output


def test_hits_for_programs(dataset: Path) -> None:
    code, output = run("SYT", "--in", str(dataset), "--kind", "agency", "--json")
    answer = json.loads(output)
    assert code == 0
    assert answer["items"][0]["head"] == "Sở Y tế tỉnh Lâm Đồng"
    assert answer["facets"]["kind"] == {"agency": answer["total"]}


def test_a_folder_whose_records_are_gone(tmp_path: Path) -> None:
    (tmp_path / "plans.jsonl").write_text(f"{sample_records()[0]}\n", encoding="utf-8")
    assert run("kế hoạch", "--in", str(tmp_path))[0] == 0
    (tmp_path / "plans.jsonl").unlink()
    code, output = run("kế hoạch", "--in", str(tmp_path))
    assert code == 1
    assert "plans.jsonl" in output


def test_the_examples_of_the_docs_run() -> None:
    failed, tried = doctest.testfile(str(DOCS), module_relative=False, encoding="utf-8")
    assert tried and not failed
