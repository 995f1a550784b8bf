"""Files that someone sends: read in the sandbox, kept under names of ours, registered at once."""

from __future__ import annotations

import json
import stat
from hashlib import sha256
from pathlib import Path

import pytest

from corpus.batch import PLANS, STATUS
from corpus.outcome import Status
from corpus.registry.uploads import UPLOADS, shown_name, take_upload
from corpus.registry.views import record_of
from corpus.store import Store
from ingest import limited
from tests.support.registries import SAMPLES

DATA = (SAMPLES / "union-2023.txt").read_bytes()
SHA = sha256(DATA).hexdigest()


def test_a_file_is_read_and_registered(empty: Store):
    status = take_upload(empty, "Kế hoạch.txt", DATA)
    assert (status.status, status.uri) == (Status.IMPORTED, "Kế hoạch.txt")
    with empty.reading() as connection:
        record = record_of(connection, SHA[:16])
    assert record is not None
    assert json.loads(record)["source"]["uri"].endswith(f"{SHA}.txt")
    assert take_upload(empty, "lần hai.txt", DATA).status is Status.IMPORTED


@pytest.mark.parametrize(
    "name",
    ["../../outside.txt", "/etc/passwd", "..\\..\\outside.txt", "a\0b.txt", "", ".", "x" * 5000],
)
def test_a_sent_name_names_no_file(empty: Store, tmp_path: Path, name: str):
    if empty.folder is None:
        pytest.skip("a database keeps no files")
    before = set(tmp_path.parent.rglob("*"))
    assert take_upload(empty, name, DATA).status is Status.IMPORTED
    made = {
        each.relative_to(tmp_path).as_posix() for each in set(tmp_path.parent.rglob("*")) - before
    }
    kept = {each for each in made if each.startswith(f"{UPLOADS}/")}
    assert kept in ({f"{UPLOADS}/{SHA}"}, {f"{UPLOADS}/{SHA}.txt"})
    assert {each.partition("-")[0] for each in made - kept - {UPLOADS}} <= {
        PLANS,
        STATUS,
        "registry.sqlite",
        "review.sqlite",
    }
    assert stat.S_IMODE((tmp_path / UPLOADS).stat().st_mode) == 0o700


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"", "EmptyFile"), (b"%PDF-1.7 broken", "DamagedFile"), (b"PK\x03\x04", "DamagedFile")],
    ids=["empty", "damaged-pdf", "damaged-zip"],
)
def test_a_bad_file_is_a_failed_status_without_our_paths(
    empty: Store, tmp_path: Path, data: bytes, code: str
):
    status = take_upload(empty, "../hỏng.pdf", data)
    assert (status.status, status.code) == (Status.FAILED, code)
    assert status.message is not None and status.message_en is not None
    assert status.message.startswith("hỏng.pdf: ")
    assert tmp_path.as_posix() not in status.message + status.message_en
    assert not list((tmp_path / UPLOADS).glob("*"))


def test_a_file_over_the_limit_is_not_read(empty: Store):
    with limited(file_bytes=100):
        assert take_upload(empty, "lớn.txt", DATA).code == "TooLarge"


def test_other_plans_stay(filled: Store):
    if filled.folder is not None:
        pytest.skip("the records of this folder are not on disk")
    with filled.reading() as connection:
        before = connection.exec_driver_sql("SELECT count(*) FROM plans").scalar()
    other = DATA.replace(b"2023", b"2024")
    assert take_upload(filled, "khác.txt", other).status is Status.IMPORTED
    with filled.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM plans").scalar() == before + 1


@pytest.mark.parametrize(
    ("name", "shown"),
    [("a/b/c.txt", "c.txt"), ("C:\\d\\e.doc", "e.doc"), ("", "?"), ("..", ".."), ("\n\0", "?")],
)
def test_shown_names(name: str, shown: str):
    assert shown_name(name) == shown
