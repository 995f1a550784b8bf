"""Every bad file ends with a typed error or as a grounded record, within the limits."""

from __future__ import annotations

import sys

import pytest

from corpus import find_files
from corpus.outcome import Outcome
from corpus.samples.bad import bad_files
from corpus.workers import process_all
from ingest import IngestError, limited

TYPED = frozenset(kind.__name__ for kind in IngestError.__subclasses__())
KILLED = frozenset({"Crashed", "OutOfMemory", "TimedOut"})
DEADLY = {"form-loop.pdf"}
"""What brings the library that reads it down: its worker pays, and nobody else."""

EXPECTED = {
    "absurd-span.docx": None,
    "behind-noise.pdf": None,
    "bomb.docx": "TooLarge",
    "bomb.zip!/bom.txt": "TooLarge",
    "bomb-inside.zip!/trong.zip!/bom.txt": "TooLarge",
    "bomb-types.docx": "TooLarge",
    "cut-50.docx": "DamagedFile",
    "cut-50.pdf": "DamagedFile",
    "cut-50.txt": None,
    "cut-50.zip": "DamagedFile",
    "deep.docx": "DamagedFile",
    "deep-tables.docx": "TooLarge",
    "deep-boxes.docx": "TooLarge",
    "empty.pdf": "EmptyFile",
    "encrypted.docx": "EncryptedFile",
    "laughs.docx": "DamagedFile",
    "locked.docx": "EncryptedFile",
    "locked.zip!/kế hoạch.txt": "EncryptedFile",
    "many.zip": "TooLarge",
    "many-characters.pdf": "TooLarge",
    "no-document.zip": "UnsupportedFormat",
    "outside-entity.docx": "DamagedFile",
    "outside.zip!/../../ra.txt": "UnsafeMember",
    "password.pdf": "EncryptedFile",
    "picture.docx": "DamagedFile",
    "quadratic.docx": "DamagedFile",
    "same-page.pdf": "TooLarge",
    "text.docx": None,
    "word.pdf": None,
}
"""How some of them must end: the code of the error, `None` for a record."""


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """The outcomes by name."""
    folder = tmp_path_factory.mktemp("bad")
    for name, data in bad_files().items():
        (folder / name).write_bytes(data)
    with limited(seconds=40, memory_bytes=500_000_000):
        outcomes = list(process_all(find_files([folder]), workers=2))
    start = len(folder.as_posix()) + 1
    return {outcome.status.uri[start:]: outcome for outcome in outcomes}


def test_there_are_enough_of_them(ended: dict[str, Outcome]) -> None:
    assert len(bad_files()) >= 250
    assert {name.split("!/")[0] for name in ended} == set(bad_files())


def test_each_ends_as_it_must(ended: dict[str, Outcome]) -> None:
    codes = {name: ended[name].status.code for name in EXPECTED}
    assert codes == EXPECTED


def test_nothing_ends_with_a_fault_of_ours(ended: dict[str, Outcome]) -> None:
    wrong = {
        name: (outcome.status.code, outcome.status.message_en)
        for name, outcome in ended.items()
        if (outcome.record is None) != (outcome.status.code in TYPED)
    }
    assert wrong == {}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of memory are Linux's")
def test_only_the_deadly_are_killed(ended: dict[str, Outcome]) -> None:
    assert {name for name, outcome in ended.items() if outcome.status.code in KILLED} == DEADLY


def test_messages_name_the_file_and_a_remedy(ended: dict[str, Outcome]) -> None:
    for name, outcome in ended.items():
        if outcome.record is None:
            for message in (outcome.status.message, outcome.status.message_en):
                assert message is not None
                assert name[:40] in message and "; " in message
