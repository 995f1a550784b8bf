from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2")

from ingest.ocr.again import read_again
from ingest.ocr.engine import Seen

GOOD = [Seen("Tổ", 40 + 50 * n, 20, 80 + 50 * n, 50, 50.0, 0.95, 0) for n in range(6)]
BAD = [Seen("#§", 40 + 50 * n, 100, 80 + 50 * n, 170, 160.0, 0.4, 1) for n in range(6)]


class Reader:
    """Sees one word on whatever it is shown; keeps the sizes of the images."""

    def __init__(self, confidence):
        self.confidence = confidence
        self.shown = []

    def block(self, image, dpi):
        self.shown.append(image.shape)
        return [Seen("thôn", 12, 12, 60, 40, 40.0, self.confidence, 0)]


@pytest.fixture
def ink():
    page = np.zeros((200, 400), np.uint8)
    page[20:50, 40:340] = 1
    page[100:170, 40:120] = 1
    page[100:170, 240:340] = 1
    return page


def test_a_poor_line_is_read_column_by_column(ink):
    reader = Reader(0.9)
    words = read_again(reader, 255 - 255 * ink, ink, [*GOOD, *BAD], 300)
    assert [shape[1] for shape in reader.shown] == [80 + 24, 100 + 24]
    assert words[:6] == GOOD
    first, second = words[6:]
    assert (first.x0, first.top, second.x0) == (40, 100, 240)
    assert first.line != second.line


def test_what_is_seen_no_better_is_not_taken(ink):
    assert read_again(Reader(0.3), 255 - 255 * ink, ink, [*GOOD, *BAD], 300) == [*GOOD, *BAD]


def test_good_lines_are_not_read_again(ink):
    reader = Reader(0.9)
    assert read_again(reader, 255 - 255 * ink, ink, GOOD, 300) == GOOD
    assert reader.shown == []
    assert read_again(reader, ink, ink, [], 300) == []
