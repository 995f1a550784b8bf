"""The command as people run it: outputs, languages and exit codes."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import kehoach
from kehoach.command import main
from kehoach.version import VERSION
from schemas import plan_from_json, plan_schema, ungrounded

PLAN_TEXT = """ỦY BAN NHÂN DÂN
XÃ SƠN TRÀ

Số: 27/KH-UBND

Sơn Trà, ngày 14 tháng 02 năm 2022

KẾ HOẠCH

Trồng cây phân tán trên địa bàn xã năm 2022

Căn cứ Luật Lâm nghiệp số 16/2017/QH14 ngày 15/11/2017;

Ủy ban nhân dân xã ban hành Kế hoạch trồng cây phân tán năm 2022 như sau:

I. NỘI DUNG

- Rà soát quỹ đất ven đường của từng thôn trước ngày 10/3/2022.

II. TỔ CHỨC THỰC HIỆN

1. Công chức Địa chính - xây dựng xã: Hướng dẫn các thôn đào hố, bón lót đúng kỹ thuật.

Nơi nhận:

- Như trên;
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lò Văn Sáng
"""


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(PLAN_TEXT, encoding="utf-8")
    return path


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    def call(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["kehoach", *map(str, arguments)])
        try:
            main()
            code = 0
        except SystemExit as error:
            code = int(error.code or 0)
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return call


def test_extract_prints_one_grounded_record(run, plan_file: Path) -> None:
    code, out, _ = run("extract", plan_file)
    plan = plan_from_json(out)
    assert code == 0
    assert list(ungrounded(plan)) == []
    assert plan.document.code == "27/KH-UBND"


def test_extract_of_several_files_prints_one_line_each(run, plan_file: Path) -> None:
    code, out, _ = run("extract", plan_file, plan_file)
    assert code == 0
    assert [json.loads(line)["document"]["number"] for line in out.splitlines()] == ["27", "27"]


def test_extract_writes_a_file_each_into_a_folder(run, plan_file: Path, tmp_path: Path) -> None:
    code, _, _ = run("extract", plan_file, plan_file, "-o", tmp_path / "records")
    assert code == 0
    assert plan_from_json((tmp_path / "records" / "ke-hoach.json").read_text(encoding="utf-8"))


def test_extract_table_is_for_people(run, plan_file: Path) -> None:
    code, out, _ = run("extract", plan_file, "--format", "table", "--lang", "en")
    assert code == 0
    assert "27/KH-UBND" in out
    assert "legal references" in out


def test_a_bad_file_is_named_and_the_rest_goes_on(run, plan_file: Path, tmp_path: Path) -> None:
    empty = tmp_path / "rong.txt"
    empty.touch()
    code, out, err = run("extract", empty, plan_file)
    assert code == 1
    assert json.loads(out)["document"]["number"] == "27"
    assert str(empty) in err
    assert "rỗng" in err


def test_language_switch_reaches_the_errors(run, tmp_path: Path) -> None:
    code, _, err = run("extract", tmp_path / "none.txt", "--lang", "en")
    assert code == 1
    assert "does not exist" in err


def test_import_reports_and_exits_zero(run, plan_file: Path, tmp_path: Path) -> None:
    code, out, _ = run("import", plan_file, "--into", tmp_path / "data", "--lang", "en")
    assert code == 0
    assert "Imported 1 of 1" in out
    assert (tmp_path / "data" / "plans.jsonl").exists()


def test_import_with_a_failure_exits_one_and_keeps_the_good(
    run, plan_file: Path, tmp_path: Path
) -> None:
    (tmp_path / "hong.docx").write_bytes(b"PK\x03\x04 not a zip")
    code, out, _ = run("import", tmp_path, "--into", tmp_path / "data")
    assert code == 1
    assert "hong.docx" in out
    statuses = (tmp_path / "data" / "status.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(row)["status"] for row in statuses] == ["failed", "imported"]


def test_import_of_nothing_is_wrong_usage(run, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    code, _, err = run("import", tmp_path / "folder", "--into", tmp_path / "data")
    assert code == 2
    assert err
    assert not (tmp_path / "data").exists()


def test_an_output_folder_that_cannot_be_made_is_said(run, plan_file: Path) -> None:
    code, _, err = run("import", plan_file, "--into", plan_file / "data")
    assert code == 1
    assert "không ghi được" in err


def test_workers_change_nothing_but_the_time(run, plan_file: Path, tmp_path: Path) -> None:
    for workers in (1, 2):
        assert (
            run("import", plan_file, "--into", tmp_path / str(workers), "--workers", workers)[0]
            == 0
        )
    one, two = ((tmp_path / name / "plans.jsonl").read_bytes() for name in ("1", "2"))
    assert one == two
    assert run("import", plan_file, "--into", tmp_path / "0", "--workers", 0)[0] == 2


def test_a_setting_that_cannot_be_used_is_wrong_usage(run, plan_file: Path, monkeypatch) -> None:
    from ingest.limits import _configured

    monkeypatch.setenv("KEHOACH_LIMIT_PAGES", "many")
    _configured.cache_clear()
    try:
        code, _, err = run("extract", plan_file, "--lang", "en")
    finally:
        _configured.cache_clear()
    assert code == 2
    assert "KEHOACH_LIMIT_PAGES" in err


def test_show_makes_a_page_that_needs_nothing_else(run, plan_file: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    code, _, _ = run("show", plan_file, "-o", page)
    html = page.read_text(encoding="utf-8")
    assert code == 0
    assert 'data-fact="t1"' in html
    assert 'data-facts="' in html
    assert "http://" not in html
    assert "https://" not in html


def test_schema_is_the_schema(run) -> None:
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out) == plan_schema()


def test_version(run) -> None:
    assert run("--version")[:2] == (0, f"kehoach {VERSION}\n")


def test_help_is_vietnamese_with_an_english_switch(run) -> None:
    assert "Biến kế hoạch" in run("--help")[1]
    assert "grounded data" in run("--help", "--lang", "en")[1]


def test_an_unknown_language_is_wrong_usage(run) -> None:
    assert run("schema", "--lang", "fr")[0] == 2


def test_the_library_returns_a_typed_plan(plan_file: Path) -> None:
    assert kehoach.extract(plan_file).document.type == "Kế hoạch"
