from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2")

from ingest.ocr.rulings import ruled
from ingest.pdf.tables import ruled_tables

DPI = 200
UNIT = DPI / 72


def ruled_page(columns, rows, *, wide=3):
    page = np.full((1400, 1400), 255, np.uint8)
    for x in columns:
        page[rows[0] : rows[-1] + wide, x : x + wide] = 0
    for y in rows:
        page[y : y + wide, columns[0] : columns[-1] + wide] = 0
    return page


def test_the_lines_of_a_table():
    found = ruled(ruled_page([200, 500, 1100], [300, 420, 800]), DPI)
    assert len(found.rulings) == 6
    (table,) = ruled_tables(found.rulings)
    assert len(table.cells) == 4
    assert table.columns == pytest.approx([201 / UNIT, 501 / UNIT, 1101 / UNIT], abs=1)


def test_lines_are_taken_off_and_words_stay():
    page = ruled_page([200, 500, 1100], [300, 420, 800])
    page[340:370, 250:262] = 0
    bare = ruled(page, DPI).page
    assert bare[340:370, 250:262].max() == 0
    assert (bare < 128).sum() == pytest.approx(30 * 12, abs=8)


def test_a_gap_in_a_line_is_closed():
    page = ruled_page([200, 1100], [300, 420])
    page[300:303, 600:606] = 255
    assert len(ruled(page, DPI).rulings) == 4


def test_a_line_goes_on_under_a_seal():
    page = ruled_page([200, 1100], [300, 420])
    page[300:303, 600:700] = 255
    assert len(ruled(page, DPI).rulings) == 5
    assert len(ruled(page, DPI, [(560, 200, 760, 400)]).rulings) == 4


def test_bars_of_text_are_no_lines(lines):
    found = ruled(lines(), 100)
    assert found.rulings == ()
    assert found.page is not None


def test_the_edge_of_the_paper_is_none():
    page = np.full((1400, 1400), 255, np.uint8)
    page[:, 2:6] = 0
    assert ruled(page, DPI).rulings == ()
