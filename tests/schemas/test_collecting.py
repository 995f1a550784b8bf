"""The collector is paused while documents are made, and runs again whatever happens."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest

from extractors import extract
from ingest import IngestError, read
from schemas.collecting import without_collecting


def test_it_runs_again_behind_the_context() -> None:
    with without_collecting():
        assert not gc.isenabled()
        with without_collecting():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with without_collecting():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_it_runs_again_behind_reading_and_extracting(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("KẾ HOẠCH\nDọn vệ sinh chợ phiên\n", encoding="utf-8")
    extract(read(path))
    assert gc.isenabled()
    with pytest.raises(IngestError):
        read(tmp_path / "missing.txt")
    assert gc.isenabled()
