"""Whole pages through Tesseract, each at a low resolution and no more of them than needed."""

from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2")

from ingest.ocr.sheets import read_sheet
from ingest.pdf.tables import ruled_tables

pytestmark = pytest.mark.usefixtures("engine_models")

DPI = 200


def words(sheet):
    return [word for row in sheet.rows for word in row]


def text(sheet):
    return " ".join(word.text for word in words(sheet))


@pytest.fixture(scope="module")
def upper(drawn_page):
    """The upper third of a plan's first page."""
    return drawn_page("commune-2025", 1, DPI)[:800]


@pytest.fixture(scope="module")
def read_upper(upper):
    return read_sheet(upper, DPI, 3)


def test_what_stands_on_a_page(read_upper):
    assert "ỦY BAN NHÂN DÂN" in text(read_upper)
    assert "Độc lập - Tự do - Hạnh phúc" in text(read_upper)
    assert {word.page for word in words(read_upper)} == {3}
    assert np.mean([word.confidence for word in words(read_upper)]) > 0.85


def test_words_stand_where_the_digital_page_has_them(read_upper, digital_words):
    seen = {word.text: word for word in words(read_upper)}
    same = [word for word in digital_words("commune-2025", 1) if word.text in seen]
    unique = [word for word in same if sum(each.text == word.text for each in same) == 1]
    assert len(unique) > 10
    for word in unique:
        found = seen[word.text]
        assert found.x0 == pytest.approx(word.x0, abs=2.5)
        assert found.baseline == pytest.approx(word.baseline, abs=2)
        assert found.size == pytest.approx(word.size, rel=0.13)


def test_bold_is_told(read_upper, digital_words):
    bold = {word.text for word in digital_words("commune-2025", 1) if word.bold}
    plain = {word.text for word in digital_words("commune-2025", 1) if not word.bold}
    found = [word for word in words(read_upper) if len(word.text) > 2]
    right = [word.bold for word in found if word.text in bold - plain]
    wrong = [word.bold for word in found if word.text in plain - bold]
    assert np.mean(right) > 0.8
    assert np.mean(wrong) < 0.1


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_page_that_lies_wrong_is_turned(upper, quarters):
    sheet = read_sheet(np.ascontiguousarray(np.rot90(upper, quarters)), DPI, 1)
    assert sheet.quarters == quarters
    assert "ỦY BAN NHÂN DÂN" in text(sheet)


def test_a_page_askew_is_read_level(upper):
    import cv2

    height, width = upper.shape[:2]
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), -1.5, 1.0)
    askew = cv2.warpAffine(upper, turn, (width, height), borderValue=(255, 255, 255))
    sheet = read_sheet(askew, DPI, 1)
    assert sheet.angle == pytest.approx(1.5, abs=0.15)
    assert "Độc lập - Tự do - Hạnh phúc" in text(sheet)


def test_cells_are_read_each_on_its_own(drawn_page):
    sheet = read_sheet(drawn_page("province-2017", 3, DPI), DPI, 1)
    (table,) = ruled_tables(sheet.rulings)
    cells: dict[int, list[str]] = {}
    for word in words(sheet):
        if table.holds(word):
            for number, cell in enumerate(table.cells):
                x0, top, x1, bottom = table.cell_box(cell)
                x, y = word.middle
                if x0 <= x <= x1 and top <= y <= bottom:
                    cells.setdefault(number, []).append(word.text)
    held = {" ".join(texts) for texts in cells.values()}
    assert {"13,6", "12", "21,4", "20,5 - 21", "64,5", "1.180", "1.500", "100%", "II"} <= held
    assert held & {"≥ 80", "≥80"}
    assert held & {"< 13,2", "<13,2"}


def test_a_blank_page_has_no_words():
    assert read_sheet(np.full((800, 600, 3), 250, np.uint8), 100, 1).rows == ()
