"""What every format has in common."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest

from corpus import OutputError
from corpus.exports import FORMATS, File, Kind, Options, write_bytes, write_folder, zipped
from corpus.registry.records import WholePlan

NAMES = list(FORMATS)


def digest(name: str, plans: list[WholePlan]) -> str:
    found = hashlib.sha256()
    for file in FORMATS[name].files(plans, Options(FORMATS[name].kinds)):
        found.update(file.name.encode())
        for chunk in file.chunks:
            found.update(chunk)
    return found.hexdigest()


@pytest.mark.parametrize("name", NAMES)
def test_the_same_plans_give_the_same_bytes(name: str, samples: list[WholePlan]) -> None:
    assert digest(name, samples) == digest(name, samples)


@pytest.mark.parametrize("name", NAMES)
def test_no_plans_give_files_that_are_whole(name: str) -> None:
    for file in FORMATS[name].files([], Options(FORMATS[name].kinds)):
        b"".join(file.chunks)


@pytest.mark.parametrize("name", ["csv", "jsonl", "ics", "akn", "jsonld", "edxml"])
def test_what_is_made_of_a_plan_is_handed_over_before_the_next_is_read(
    name: str, samples: list[WholePlan]
) -> None:
    read = 0

    def counted() -> Iterator[WholePlan]:
        nonlocal read
        for each in samples:
            read += 1
            yield each

    kinds = FORMATS[name].kinds[:1]
    for file in FORMATS[name].files(counted(), Options(kinds)):
        chunks = iter(file.chunks)
        next(chunks)
        next(chunks, None)
        break
    assert read <= 2 < len(samples)


def test_a_format_says_whether_it_is_one_file() -> None:
    table, plan = FORMATS["csv"], FORMATS["akn"]
    assert table.is_one_file((Kind.TASK,), one_plan=False)
    assert not table.is_one_file(tuple(Kind), one_plan=True)
    assert plan.is_one_file((), one_plan=True)
    assert not plan.is_one_file((), one_plan=False)


def test_an_archive_holds_the_files_and_no_time() -> None:
    def files() -> Iterator[File]:
        yield File("a.txt", [b"one", b"two"])
        yield File("b.txt", [])

    found = b"".join(zipped(files()))
    assert found == b"".join(zipped(files()))
    with zipfile.ZipFile(BytesIO(found)) as archive:
        assert archive.testzip() is None
        assert archive.read("a.txt") == b"onetwo"
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_folder_is_made_and_filled(tmp_path: Path) -> None:
    target = tmp_path / "new" / "folder"
    assert write_folder([File("a.txt", [b"one"]), File("b.txt", [b"two"])], target) == 2
    assert (target / "b.txt").read_bytes() == b"two"
    assert write_folder([], target) == 0


def test_a_file_that_breaks_off_leaves_the_one_before(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(b"before")

    def broken() -> Iterator[bytes]:
        yield b"half"
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_bytes(broken(), target)
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    assert target.read_bytes() == b"before"


def test_a_target_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="file"):
        write_folder([File("a", [b""])], tmp_path / "file")
    with pytest.raises(OutputError, match="none"):
        write_bytes([b""], tmp_path / "none" / "a")
