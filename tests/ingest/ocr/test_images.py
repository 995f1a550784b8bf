from __future__ import annotations

import numpy as np
import pytest

pytest.importorskip("cv2")

from ingest.ocr import images

DPI = 100


@pytest.mark.parametrize("angle", [-3.4, -0.6, 0.0, 0.3, 1.7])
def test_skew_is_found(lines, angle):
    assert images.skew(lines(angle), DPI) == pytest.approx(angle, abs=0.12)


def test_a_page_is_turned_level(lines):
    level = images.levelled(lines(2.0), 2.0)
    assert images.skew(level, DPI) == pytest.approx(0.0, abs=0.12)


def test_a_blank_page_is_level():
    assert images.skew(np.full((900, 600), 250, np.uint8), DPI) == 0.0


@pytest.mark.parametrize("angle", [0.0, 1.6, -2.2])
def test_lines_that_run_up_are_told(lines, angle):
    assert not images.is_sideways(lines(angle), DPI)
    assert images.is_sideways(np.rot90(lines(angle)).copy(), DPI)


def seal(across: float = 140.0) -> np.ndarray:
    """A white page with a red ring, and a black bar under it that goes on outside of it."""
    page = np.full((600, 600, 3), 255, np.uint8)
    page[294:306, 100:500] = (0, 0, 0)
    y, x = np.mgrid[:600, :600]
    away = np.hypot(y - 300, x - 300)
    ring = (away < across / 2) & (away > across / 2 - 9)
    page[ring] = np.minimum(page[ring], np.array((40, 40, 205), np.uint8))
    return page


def test_a_seal_is_taken_off_and_the_print_under_it_stays():
    page = seal()
    found = images.seals(page, DPI)
    assert len(found) == 1
    clean = images.grey(page, found)
    assert clean[232:238, 290:310].min() > 200
    assert clean[300, 100:500].max() < 128


def test_red_print_is_no_seal():
    page = np.full((600, 600, 3), 255, np.uint8)
    for top in range(100, 500, 40):
        page[top : top + 12, 100:500] = (30, 30, 210)
    assert images.seals(page, DPI) == []


def test_specks_are_cleaned_off_and_print_stays(lines):
    chance = np.random.default_rng(7)
    page = lines()
    page[chance.random(page.shape) < 0.02] = 0
    clean = images.without_specks(page, 300)
    assert (clean[:90] < 128).mean() < 0.3 * (page[:90] < 128).mean()
    assert (clean < 128).sum() > 0.9 * (lines() < 128).sum()


def test_a_shadow_is_taken_off(lines):
    page = (lines() * np.linspace(1.0, 0.55, 800)[None, :]).astype(np.uint8)
    white = images.on_white(page)
    assert np.median(white[:, 700:]) > 245
