from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2")

from ingest.ocr.engine import Seen
from ingest.ocr.strokes import checked


def word(text, width):
    return Seen(text, 10, 10, 10 + width, 50, 50.0, 0.5, 0)


def strokes(count):
    ink = np.zeros((70, 200), np.uint8)
    for number in range(count):
        ink[12:50, 12 + 18 * number : 20 + 18 * number] = 1
    return ink


@pytest.mark.parametrize(
    ("seen", "count", "meant"),
    [
        ("H", 2, "II"),
        ("l", 1, "I"),
        ("lI", 2, "II"),
        ("1", 2, "II"),
        ("Hị", 3, "III"),
        ("1", 1, "1"),
        ("11", 2, "11"),
    ],
)
def test_strokes_are_counted(seen, count, meant):
    assert checked(word(seen, 18 * count), strokes(count)).text == meant


def test_a_letter_with_a_bar_is_no_strokes():
    ink = strokes(2)
    ink[28:33, 12:38] = 1
    assert checked(word("H", 36), ink).text == "H"


@pytest.mark.parametrize(("bar", "meant"), [(True, "≥80"), (False, ">80")])
def test_a_bar_under_a_sign(bar, meant):
    ink = np.zeros((70, 200), np.uint8)
    for step in range(14):
        ink[14 + step : 17 + step, 12 + step : 16 + step] = 1
        ink[42 - step : 45 - step, 12 + step : 16 + step] = 1
    if bar:
        ink[50:53, 12:30] = 1
    ink[12:50, 60:66] = 1
    seen = Seen(">80", 10, 10, 80, 54, 50.0, 0.9, 0)
    assert checked(seen, ink).text == meant
