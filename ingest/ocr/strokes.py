"""What the model cannot say, told by the ink of a word: `≥` and `≤`, and how many strokes `II` has.

The Vietnamese model knows no `≥`, and strokes side by side look to it like H, or like one.
"""

from __future__ import annotations

import re

import cv2

from ingest.ocr.engine import Seen
from ingest.ocr.images import Grey

_COMPARED = re.compile(r"[<>]")
_STROKES = re.compile(r"(?P<strokes>[IlHịỊíÍÌìïÏĨ|!1]{1,4})(?P<rest>(?:/\d{4})?[.,;:)/]{0,2})\Z")
_LOW = ".,;:"
_OR_EQUAL = {"<": "≤", ">": "≥"}

_FLAT, _WIDE = 0.3, 0.6
"""Height and width of the bar under a sign, as shares of the sign's width."""

_SLIM = 0.6
"""Width of a stroke with its serifs, as a share of its height."""

_MOST = 3
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
    found = _STROKES.match(word.text)
    if found is None:
        return word
    strokes, rest = found["strokes"], found["rest"]
    count = _strokes(word, ink, sum(letter not in _LOW for letter in rest))
    # A figure 1 looks like a stroke: only what is too short for its ink is none.
    if count == 0 or (strokes.isdecimal() and len(strokes) >= count):
        return word
    return word._replace(text="I" * count + rest)


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


def _strokes(word: Seen, ink: Grey, behind: int) -> int:
    """How many upright strokes stand before the last `behind` characters of a word; 0 if it is
    made of anything else, or of more than three."""
    parts = _parts(word, ink)
    if not parts:
        return 0
    tallest = max(height for _, _, _, height in parts)
    tall = [part for part in parts if part[3] >= _TALL * tallest]
    strokes = tall[: len(tall) - behind]
    if any(width > _SLIM * height for _, _, width, height in strokes):
        return 0
    return len(strokes) if len(strokes) <= _MOST else 0
