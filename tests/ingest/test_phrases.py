"""The knowledge of lines, run both ways: examples must match, counter-examples must not."""

from importlib.resources import files

import pytest
import yaml

from ingest import phrases
from ingest.heads import is_head_cell
from ingest.repair import is_open

PHRASES = yaml.safe_load((files("ingest") / "phrases.yaml").read_text(encoding="utf-8"))
HEADS = yaml.safe_load((files("ingest") / "heads.yaml").read_text(encoding="utf-8"))["heads"]
TESTS = {
    "types": phrases.is_type_line,
    "mottoes": phrases.is_motto,
    "openers": phrases.is_opener,
    "formulas": phrases.is_formula,
    "issuers": phrases.is_issuer,
    "recipients": phrases.is_recipients,
    "stack": phrases.is_stack,
    "positions": phrases.is_position,
    "captions": phrases.is_caption,
    "closers": phrases.is_closer,
    "open_ends": is_open,
}


def test_every_kind_is_tested() -> None:
    assert set(PHRASES) == set(TESTS)


@pytest.mark.parametrize("kind", TESTS)
def test_examples_and_counter_examples(kind: str) -> None:
    entry = PHRASES[kind]
    assert entry["examples"] and entry["not"]
    for line in entry["examples"]:
        assert TESTS[kind](line), line
    for line in entry["not"]:
        assert not TESTS[kind](line), line


def test_heads() -> None:
    assert all(map(is_head_cell, HEADS["examples"]))
    assert not any(map(is_head_cell, HEADS["not"]))


@pytest.mark.parametrize(
    "line", ["Trần Văn Bình", "Lê Thị Ánh Nguyệt", "TS. Phạm Hùng", "H'Loan Niê"]
)
def test_names(line: str) -> None:
    assert phrases.is_name(line)


@pytest.mark.parametrize("line", ["PHÓ CHỦ TỊCH", "Lưu: VT", "Danh sách kèm theo", "Số 12"])
def test_no_names(line: str) -> None:
    assert not phrases.is_name(line)
