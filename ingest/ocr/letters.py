"""How recognised words are set: font size, bold, italic, from their widths and their ink.

Tesseract's own sizes come from the height of a line, which Vietnamese accents blur. Widths do
not lie: official documents are set in Times New Roman (Decree 30/2020/NĐ-CP, annex I), whose
advances are known, so that the width of a line's words gives their size within some hundredths.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from ingest.ocr.engine import Seen
from ingest.ocr.images import Grey

USUAL_SIZE = 13.0
"""Points, where nothing can be measured."""

_BEARING = 0.07
"""Share of the font size that a word's ink is narrower than its advances."""

_BOLD = 1.32
"""Stems so many times as thick as the page's usual ones are bold."""

_SLANT = 0.27
"""Lean of an italic: 15 degrees."""

_LEANING = 1.0
_SURE = 0.6
_XHEIGHT = 0.45
_BODY = {"đ": "d", "Đ": "D", "–": "\N{EN DASH}", "—": "\N{EM DASH}"}


@dataclass(frozen=True, slots=True)
class Cut:
    """How one word is set; `stem` is the thickness of its strokes in pixels, 0 if unknown."""

    stem: float
    lean: float


@cache
def _advances() -> dict[str, float]:
    from pdfminer.fontmetrics import FONT_METRICS

    return {letter: width / 1000 for letter, width in FONT_METRICS["Times-Roman"][1].items()}


def advance(text: str) -> float:
    """Width of a text in Times New Roman, in font sizes.

    >>> round(advance("Ủy ban"), 2)
    2.92
    """
    widths = _advances()
    plain = unicodedata.normalize("NFD", "".join(_BODY.get(letter, letter) for letter in text))
    return sum(widths.get(letter, 0.5) for letter in plain if not unicodedata.combining(letter))


def size(words: Sequence[Seen], dpi: int) -> float | None:
    """The font size of words of one line in points; `None` if they are too few or too doubtful."""
    sure = [word for word in words if word.confidence >= _SURE and len(word.text) > 1]
    wide = sum(advance(word.text) - _BEARING for word in sure)
    if wide < 1.2:
        return None
    return sum(word.x1 - word.x0 for word in sure) / wide * 72 / dpi


def cut(word: Seen, ink: Grey, em: float) -> Cut:
    """The strokes of a word.

    Args:
        ink: of the page, 1 where it is black.
        em: font size in pixels.
    """
    bottom = round(word.baseline)
    top = max(0, round(word.baseline - _XHEIGHT * em))
    part = ink[top:bottom, word.x0 : word.x1]
    if part.shape[0] < 4 or part.shape[1] < 4:
        return Cut(0.0, 0.0)
    return Cut(_stem(part), _lean(part))


def _stem(part: Grey) -> float:
    """The usual length of a run of ink across the word."""
    padded = np.zeros((part.shape[0], part.shape[1] + 2), np.int8)
    padded[:, 1:-1] = part
    step = np.diff(padded, axis=1)
    starts, ends = np.nonzero(step == 1)[1], np.nonzero(step == -1)[1]
    return float(np.median(ends - starts)) if len(starts) else 0.0


def _lean(part: Grey) -> float:
    """How much sharper the word's stems stand when an italic's lean is taken off (1: no change)."""
    height, width = part.shape
    room = round(_SLANT * height)
    wide = np.zeros((height, width + 2 * room), np.float32)
    wide[:, room : room + width] = part
    shear = np.array([[1, _SLANT, -_SLANT * height / 2], [0, 1, 0]], np.float32)
    upright = cv2.warpAffine(wide, shear, (wide.shape[1], height), flags=cv2.INTER_LINEAR)
    return _contrast(upright) / max(_contrast(wide), 1e-6)


def _contrast(part: npt.NDArray[Any]) -> float:
    return float(np.square(np.diff(part.sum(axis=0))).sum())


def usual_stem(cuts: Sequence[Cut]) -> float:
    """The thickness of most strokes of a page."""
    known = [each.stem for each in cuts if each.stem]
    return float(np.median(known)) if known else 0.0


def is_bold(each: Cut, usual: float) -> bool:
    """Whether the strokes are thicker than a page's usual ones."""
    return each.stem > max(_BOLD * usual, usual + 1.0)


def is_italic(each: Cut) -> bool:
    """Whether the stems stand sharper with an italic's lean taken off."""
    return each.lean > _LEANING
