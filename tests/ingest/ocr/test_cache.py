from __future__ import annotations

import os

import numpy as np
import pytest

pytest.importorskip("platformdirs")
pytest.importorskip("cv2")

from ingest.ocr import cache
from ingest.ocr.sheet import Sheet
from ingest.pdf.drawing import Ruling
from ingest.pdf.words import Word

pytestmark = pytest.mark.usefixtures("engine_models")

WORD = Word("Tổ", 10.0, 20.0, 30.0, 34.0, 31.0, 14.0, False, True, page=1, confidence=0.8)
SHEET = Sheet(((WORD,),), (Ruling(1.0, 5.0, 90.0, 5.0),), angle=0.4, quarters=1)
PIXELS = np.arange(24, dtype=np.uint8).reshape(4, 6)


@pytest.fixture
def place(tmp_path, monkeypatch):
    monkeypatch.setenv(cache.SETTING, str(tmp_path))
    return tmp_path


def test_what_was_read_comes_back_on_its_page(place):
    name = cache.key(PIXELS, 300)
    cache.save(name, SHEET)
    found = cache.load(name, 7)
    assert found == Sheet(((WORD._replace(page=7),),), SHEET.rulings, 0.4, 1)


def test_another_picture_has_another_name(place):
    other = PIXELS.copy()
    other[0, 0] += 1
    assert len({cache.key(PIXELS, 300), cache.key(other, 300), cache.key(PIXELS, 200)}) == 3


def test_a_broken_file_is_as_none(place):
    name = cache.key(PIXELS, 300)
    cache.save(name, SHEET)
    (file,) = place.iterdir()
    file.write_bytes(file.read_bytes()[:-9])
    assert cache.load(name, 1) is None


def test_it_can_be_turned_off(monkeypatch):
    monkeypatch.setenv(cache.SETTING, "off")
    cache.save("name", SHEET)
    assert cache.folder() is None
    assert cache.load("name", 1) is None


def test_the_files_not_used_for_longest_go_first(place):
    for number in range(4):
        cache.save(f"page{number}", SHEET)
        for file in place.glob(f"page{number}.*"):
            os.utime(file, (number, number))
    size = max(file.stat().st_size for file in place.iterdir())
    cache.shrink(place, 2 * size)
    assert sorted(file.name[:5] for file in place.iterdir()) == ["page2", "page3"]


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(cache.SETTING, str(tmp_path / "file"))
    cache.save("name", SHEET)
    assert cache.load("name", 1) is None
