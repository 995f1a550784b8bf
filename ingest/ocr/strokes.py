"""What the model cannot say, told by the ink of a word: `≥` and `≤`, and how many strokes `II` has.

The Vietnamese model knows no `≥`, and strokes side by side look to it like H, or like one.
"""

from __future__ import annotations

import re

import cv2

from ingest.ocr.engine import Seen
from ingest.ocr.images import Grey

_COMPARED = re.compile(r"[<>]")
_STROKES = re.compile(
    r"(?=.*[IlHịỊĨ|])[IlHịỊíÍÌìïÏĨ|!1]{1,4}(?P<rest>[.,;:)/]?(?:[/-]?\d{4})?[.,;:)]?)\Z"
)
_OR_EQUAL = {"<": "≤", ">": "≥"}

_FLAT, _WIDE = 0.3, 0.6
"""Height and width of the bar under a sign, as shares of the sign's width."""

_SLIM = 0.6
"""Width of a stroke with its serifs, as a share of its height."""

_TALL = 0.75
"""Height of a stroke, as a share of the tallest."""


def checked(word: Seen, ink: Grey) -> Seen:
    """A word with what its ink shows put right.

    Args:
        word: its box in pixels.
        ink: of the page, 1 where it is black.
    """
    if _COMPARED.match(word.text):
        return word._replace(text=_sign(word, ink) + word.text[1:])
    strokes = _STROKES.match(word.text)
    if strokes is None:
        return word
    count = _strokes(word, ink, len(strokes["rest"]))
    return word._replace(text="I" * count + strokes["rest"]) if count else word


def _parts(word: Seen, ink: Grey) -> list[tuple[int, int, int, int]]:
    """The pieces of ink of a word from the left: x, y, width, height; specks left out."""
    margin = (word.bottom - word.top) // 4
    part = ink[max(word.top - margin, 0) : word.bottom + margin, max(word.x0 - 2, 0) : word.x1 + 2]
    if not part.size:
        return []
    _, _, stats, _ = cv2.connectedComponentsWithStats(part, connectivity=8)
    return sorted((x, y, w, h) for x, y, w, h, area in stats[1:].tolist() if area > 6)


def _sign(word: Seen, ink: Grey) -> str:
    """The sign that a word begins with, `≤` or `≥` if a bar lies under it."""
    parts = _parts(word, ink)
    if len(parts) < 2:
        return word.text[0]
    (x, y, width, height), *others = sorted(parts[:2], key=lambda part: -part[3])
    for other_x, other_y, wide, high in others:
        below = other_y >= y + height - 2
        if (
            below
            and high <= _FLAT * width
            and wide >= _WIDE * width
            and abs(other_x - x) < width / 2
        ):
            return _OR_EQUAL[word.text[0]]
    return word.text[0]


def _strokes(word: Seen, ink: Grey, others: int) -> int:
    """How many upright strokes a word is made of besides `others` characters; 0 if of more."""
    parts = _parts(word, ink)
    if not parts:
        return 0
    tallest = max(height for _, _, _, height in parts)
    tall = [part for part in parts if part[3] >= _TALL * tallest]
    if others > 2 or any(width > _SLIM * height for _, _, width, height in tall):
        return 0
    return len(tall) if len(tall) <= 3 else 0
