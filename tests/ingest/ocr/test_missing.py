"""What is said where a part of the recognition is not installed."""

from __future__ import annotations

import sys

import pytest

from ingest import ocr
from ingest.ocr import Missing, recognise


@pytest.mark.parametrize("name", ["cv2", "platformdirs"])
def test_without_the_extra(name, monkeypatch):
    for module in [each for each in sys.modules if each.startswith("ingest.ocr.")]:
        if module not in ("ingest.ocr.missing", "ingest.ocr.sheet"):
            monkeypatch.delitem(sys.modules, module)
            monkeypatch.delattr(ocr, module.rpartition(".")[2], raising=False)
    monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(Missing, match=name):
        recognise([])


def test_without_the_model(tmp_path, monkeypatch):
    engine = pytest.importorskip("ingest.ocr.engine", exc_type=ImportError)
    pytest.importorskip("tesserocr")
    monkeypatch.setattr(engine, "_folders", lambda: iter([tmp_path]))
    engine.models.cache_clear()
    with pytest.raises(Missing, match=r"vie\.traineddata"):
        engine.models()
    engine.models.cache_clear()


def test_the_folder_that_the_program_names(tmp_path, monkeypatch):
    engine = pytest.importorskip("ingest.ocr.engine", exc_type=ImportError)
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho 'List of available languages in \"/some/where/\" (2):'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    assert [str(each) for each in engine._told()] == ["/some/where"]
