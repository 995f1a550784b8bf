"""The converter: absent, failing, hanging, crashing; in batches and alone."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from corpus.outcome import process
from ingest import (
    ConverterFailed,
    ConverterMissing,
    ConverterTimeout,
    EmptyFile,
    IngestError,
    read,
)
from ingest.office import convert, converted, soffice
from schemas import Method


def test_a_file_alone(converter, rtf) -> None:
    document = read(rtf("mot"))
    assert document.text == "KẾ HOẠCH\n\tÔ thứ hai"
    assert document.source.media_type == "application/rtf"
    assert {block.method for block in document.blocks} == {Method.CONVERTER}
    assert document.source.size_bytes == rtf("mot").stat().st_size


def test_no_converter(rtf, monkeypatch, tmp_path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ConverterMissing) as caught:
        read(rtf("mot"))
    for language in ("vi", "en"):
        assert "libreoffice-writer" in caught.value.describe(language)
    assert convert([rtf("mot")], tmp_path) == {}


FAULTS = {
    "REFUSE": ConverterFailed,
    "CRASH": ConverterFailed,
    "HALF": ConverterFailed,
    "HANG": ConverterTimeout,
}


@pytest.mark.parametrize(("words", "kind"), FAULTS.items(), ids=FAULTS)
def test_a_file_that_does_not_convert(converter, rtf, words, kind) -> None:
    path = rtf(words)
    with pytest.raises(kind) as caught:
        read(path)
    assert caught.value.path == path and str(path) in str(caught.value)


def test_what_hangs_is_killed_with_all_it_started(converter, rtf) -> None:
    with pytest.raises(ConverterTimeout):
        read(rtf("HANG"))
    for _ in range(100):  # a killed process is there until the system has taken it away
        if not any(_runs(str(converter.folder))):
            return
        time.sleep(0.1)
    pytest.fail("something that was started still runs")


def _runs(word: str):
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            yield word in entry.read_bytes().decode("utf-8", "replace").replace("\0", " ")
        except OSError:
            continue


def test_a_batch_takes_one_run(converter, rtf, tmp_path) -> None:
    paths = [rtf(f"ban {number}", f"{number}.rtf") for number in range(5)]
    text = tmp_path / "ghi-chu.txt"
    text.write_text("Ghi chú", encoding="utf-8")
    missing = tmp_path / "khong-co.doc"
    with converted([*paths, text, missing]) as folder:
        for path in paths:
            assert read(path, converted=folder).text.startswith("KẾ HOẠCH")
    assert [len(call) for call in converter.calls] == [5]


def test_a_large_batch_takes_a_run_for_each_group(converter, rtf) -> None:
    paths = [rtf(f"ban {number}", f"{number}.rtf") for number in range(5)]
    with converted(paths, group=2) as folder:
        for path in paths:
            read(path, converted=folder)
    assert [len(call) for call in converter.calls] == [2, 2, 1]


def test_files_of_one_name_and_of_one_content(converter, rtf, tmp_path) -> None:
    (tmp_path / "khac").mkdir()
    paths = [rtf("mot"), rtf("hai", "khac/ke-hoach.rtf"), rtf("mot", "ban-sao.rtf")]
    made = convert(paths, tmp_path)
    assert set(made) == set(paths)
    assert made[paths[0]] == made[paths[2]] != made[paths[1]]
    assert [len(call) for call in converter.calls] == [2]


@pytest.mark.parametrize("fault", ["HANG", "CRASH", "REFUSE"])
def test_a_bad_file_costs_itself(converter, rtf, tmp_path, fault) -> None:
    paths = [rtf(f"ban {number}", f"{number}.rtf") for number in range(4)]
    bad = rtf(fault, "xau.rtf")
    made = convert([*paths[:2], bad, *paths[2:]], tmp_path)
    assert set(made) == set(paths)
    assert len(converter.calls) == (1 if fault == "REFUSE" else 2)


def test_a_slow_batch_is_not_a_hanging_one(converter, rtf, tmp_path, monkeypatch) -> None:
    program = converter.folder / "soffice"
    slow = program.read_text().replace("said =", "time.sleep(0.5); said =")
    program.write_text(slow)
    monkeypatch.setattr(soffice, "LIMIT", 3.0)
    paths = [rtf(f"ban {number}", f"{number}.rtf") for number in range(8)]
    assert set(convert(paths, tmp_path)) == set(paths)


def test_a_batch_goes_on_behind_a_bad_file(converter, rtf) -> None:
    paths = [rtf("mot", "1.rtf"), rtf("REFUSE", "2.rtf"), rtf("ba", "3.rtf")]
    with converted(paths) as folder:
        outcomes = [process(path, converted=folder) for path in paths]
    assert [outcome.status.code for outcome in outcomes] == [None, "ConverterFailed", None]
    # One run for all, one more for the file that it did not convert.
    assert [len(call) for call in converter.calls] == [3, 1]


def test_a_folder_that_is_gone(converter, rtf, tmp_path) -> None:
    assert read(rtf("mot"), converted=tmp_path / "khong-con").text.startswith("KẾ HOẠCH")


def test_an_empty_document(converter, rtf) -> None:
    import docx

    docx.Document().save(str(converter.folder / "answer.docx"))
    with pytest.raises(EmptyFile):
        read(rtf("khong co chu"))


def test_nothing_stays_behind(converter, rtf, tmp_path, monkeypatch) -> None:
    folder = tmp_path / "tam"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    read(rtf("mot"))
    with pytest.raises(IngestError):
        read(rtf("CRASH", "xau.rtf"))
    path = rtf("hai", "hai.rtf")
    with converted([path]) as made:
        read(path, converted=made)
    assert os.listdir(folder) == []  # noqa: PTH208
