"""What a batch reads: folders, patterns, archives."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from corpus import find_files, import_files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("b/hai.txt", "a/mot.txt", "a/.an.txt", "a/so.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("KẾ HOẠCH\nGieo mạ vụ xuân\n", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "a" / "goi.zip", "w") as archive:
        archive.writestr("ba.txt", "KẾ HOẠCH\nThả cá giống\n")
        archive.writestr("hong.docx", "PK\x03\x04")
    return tmp_path


def names(folder: Path, *paths: str) -> list[str]:
    found = find_files([folder / path for path in paths])
    return [path.relative_to(folder).as_posix() for path in found]


def test_folders_are_searched_once_each_file_in_order(folder: Path) -> None:
    packed = ["a/goi.zip!/ba.txt", "a/goi.zip!/hong.docx"]
    assert names(folder, "", "b/hai.txt") == [*packed, "a/mot.txt", "b/hai.txt"]


def test_patterns(folder: Path) -> None:
    assert names(folder, "*/*.txt") == ["a/.an.txt", "a/mot.txt", "b/hai.txt"]
    assert names(folder, "**/hai.*", "[b]") == ["b/hai.txt"]
    assert names(folder, "*.pdf") == ["*.pdf"]


def test_what_is_named_is_always_tried(folder: Path) -> None:
    assert names(folder, "a/so.json", "khong.txt") == ["a/so.json", "khong.txt"]


def test_a_name_is_no_pattern_if_there_is_such_a_file(folder: Path) -> None:
    (folder / "[b].txt").write_text("Kế hoạch", encoding="utf-8")
    assert names(folder, "[b].txt") == ["[b].txt"]


def test_an_archive_that_cannot_be_opened_is_listed_itself(folder: Path) -> None:
    (folder / "cut.zip").write_bytes((folder / "a" / "goi.zip").read_bytes()[:60])
    assert names(folder, "cut.zip") == ["cut.zip"]


def test_members_are_imported_like_files(folder: Path) -> None:
    report = import_files(find_files([folder / "a"]), folder / "data")
    found = [(Path(each.uri).name, each.code) for each in report.statuses]
    assert found == [("ba.txt", None), ("hong.docx", "DamagedFile"), ("mot.txt", None)]
    assert f'"uri":"{(folder / "a").as_posix()}/goi.zip!/ba.txt"' in report.plans.read_text()
