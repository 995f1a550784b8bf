"""A page's picture made ready to be read: grey on white, level, without seals and specks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import cv2
import numpy as np
import numpy.typing as npt

# OpenCV's stubs do not say what its functions' arrays hold.
Grey: TypeAlias = npt.NDArray[Any]
"""Height × width of bytes, 0 black to 255 white; or 1 where there is ink and 0 where not."""

Floats: TypeAlias = npt.NDArray[np.float32]

Colour: TypeAlias = npt.NDArray[Any]
"""Height × width × 3 bytes: blue, green, red."""

MOST_SKEW = 5.0
"""Degrees that a page may lie askew."""

LEAST_SKEW = 0.05
"""Degrees under which a page is not turned: a line of text then rises less than half a point."""

_RED, _INKED = 20, 25
"""By how much red must outshine green and blue in a seal that is seen from afar, and one colour
the others in its ink."""

_SEAL_MM = (18.0, 60.0)
"""Size of a seal or of the frame of an electronic one, in millimetres."""

_BESIDE = 0.4
"""Where the pen went beside a seal, as a share of the seal's height."""

_CLOSE_MM = 4.0
"""Gaps in the ink of a seal, where print crosses it."""

_PROFILE_DPI = 75
_DARK = 160
_BORDER = 25
"""Pixels of the small copy that are no stroke of a letter."""

_FEWEST_DOTS = 500
_BLANK = 4.0
"""Grey values by which the paper of a page may vary and still be white."""

_SPECKLED = 0.25
"""Specks per square millimetre from which a page is cleaned of them."""

# Pages are read side by side, one to a core; OpenCV's own threads would only stand in their way.
cv2.setNumThreads(1)


PixelBox: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom."""


def grey(picture: Colour | Grey, seals: Sequence[PixelBox] = ()) -> Grey:
    """The picture in grey, the ink of `seals` and of the pen beside them taken off it.

    Black ink under a seal stays: red ink is taken off by looking at the page through red glass,
    where it is as bright as the paper and black is black.
    """
    if picture.ndim == 2:
        return picture
    plain: Grey = cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY)
    for x0, top, x1, bottom in seals:
        beside = round(_BESIDE * (bottom - top))
        rows = slice(max(top - beside, 0), bottom + beside)
        columns = slice(max(x0 - beside, 0), x1 + beside)
        plain[rows, columns] = _without_ink(picture[rows, columns], plain[rows, columns])
    return plain


def _without_ink(part: Colour, plain: Grey) -> Grey:
    """The part of a page under a seal, its coloured ink taken off."""
    brightest = part.max(axis=2)
    chroma = brightest - part.min(axis=2)
    # Where black print lies under the seal, scanners leave a dark red: what is left there after
    # the red is taken off is still far from the paper's white.
    lifted = np.clip(brightest.astype(np.int16) + chroma * 0.8, 0, 255).astype(np.uint8)
    return np.where(chroma > _INKED, lifted, plain)


def seals(picture: Colour | Grey, dpi: int) -> list[PixelBox]:
    """The boxes of round or square patches of red ink as large as a seal."""
    if picture.ndim == 2:
        return []
    step = max(1, dpi // _PROFILE_DPI)
    height, width = picture.shape[:2]
    size = max(width // step, 1), max(height // step, 1)
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.int16)
    red = small[:, :, 2] - np.maximum(small[:, :, 0], small[:, :, 1]) > _RED
    if red.sum() < 60:
        return []
    unit = dpi / step / 25.4
    close = max(3, round(_CLOSE_MM * unit)) | 1
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (close, close))
    patches = cv2.dilate(red.astype(np.uint8), kernel)
    found = []
    _, _, stats, _ = cv2.connectedComponentsWithStats(patches)
    for x, y, width, height, _ in stats[1:].tolist():
        low, high = min(width, height) / unit, max(width, height) / unit
        if _SEAL_MM[0] <= low and high <= _SEAL_MM[1] and high < 1.8 * low:
            found.append((x * step, y * step, (x + width) * step, (y + height) * step))
    return found


def on_white(page: Grey) -> Grey:
    """The page with its paper made white, shadows and all."""
    height, width = page.shape
    small = cv2.resize(
        page, (max(width // 8, 1), max(height // 8, 1)), interpolation=cv2.INTER_AREA
    )
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((7, 7), np.uint8)), 15)
    if float(paper.min()) > 255 - _BLANK:
        return page
    behind = cv2.resize(paper, (width, height), interpolation=cv2.INTER_LINEAR)
    return cv2.divide(page, behind, scale=255)


def without_specks(page: Grey, dpi: int) -> Grey:
    """The page without specks, if it has many; single ones do not disturb the engine."""
    height = page.shape[0]
    band = height // 16
    specks = area = 0
    for top in range(band, height - band, 5 * band):
        part = page[top : top + band]
        _, _, stats, _ = cv2.connectedComponentsWithStats(black(part), connectivity=8)
        specks += int((stats[1:, cv2.CC_STAT_AREA] <= (dpi // 100) ** 2).sum())
        area += part.size
    if specks < _SPECKLED * area / (dpi / 25.4) ** 2:
        return page
    return cv2.medianBlur(page, 3)


def black(page: Grey) -> Grey:
    """1 where there is ink, 0 where there is paper."""
    _, ink = cv2.threshold(page, 0, 1, cv2.THRESH_BINARY_INV | cv2.THRESH_OTSU)
    return ink


def skew(page: Grey, dpi: int) -> float:
    """How far the lines of a page fall to the right, in degrees.

    That turn is right for which rows of pixels are the most unlike each other: lines of text and
    the white between them.
    """
    down, across, height = _inked(page, dpi)
    if len(down) < _FEWEST_DOTS:
        return 0.0
    angle, _ = _sharpest(down, across, height)
    return round(angle, 2) if LEAST_SKEW <= abs(angle) < MOST_SKEW else 0.0


def is_sideways(page: Grey, dpi: int) -> bool:
    """Whether the lines of the page seem to run up or down; shadows at its edges are left out."""
    height, width = page.shape
    inner = page[height // 10 : height - height // 10, width // 10 : width - width // 10]
    down, across, _ = _inked(inner, dpi)
    if len(down) < _FEWEST_DOTS:
        return False
    most = max(height, width)
    _, rows = _sharpest(down, across, most)
    _, columns = _sharpest(across, down, most)
    return bool(columns * height > 1.5 * rows * width)


def _sharpest(down: Floats, across: Floats, height: int) -> tuple[float, float]:
    """The angle at which rows are the most unlike each other, and how unlike they are then."""
    best = 0.0, _sharpness(down, across, height, 0.0)
    for reach, step in ((MOST_SKEW, 0.5), (0.5, 0.1), (0.1, 0.02)):
        middle = best[0]
        for angle in np.arange(middle - reach, middle + reach + step / 2, step).tolist():
            found = _sharpness(down, across, height, angle)
            if found > best[1]:
                best = angle, found
    return best


def _inked(page: Grey, dpi: int) -> tuple[Floats, Floats, int]:
    """The places of the ink on a small copy of the page, and the copy's height. The borders of
    tables are left out: there may be more of them than of text."""
    scale = _PROFILE_DPI / dpi
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink: Grey = (small < _DARK).astype(np.uint8)
    for sides in ((_BORDER, 1), (1, _BORDER)):
        bar = cv2.getStructuringElement(cv2.MORPH_RECT, sides)
        ink = cv2.subtract(ink, cv2.morphologyEx(ink, cv2.MORPH_OPEN, bar))
    down, across = np.nonzero(ink)
    return down.astype(np.float32), across.astype(np.float32), small.shape[0]


def _sharpness(down: Floats, across: Floats, height: int, angle: float) -> float:
    """How unlike neighbouring rows are when the page is sheared level."""
    slope = float(np.tan(np.radians(angle)))
    rows = (down - slope * across).astype(np.int32) + height
    return float(np.square(np.diff(np.bincount(rows, minlength=2 * height))).sum())


def levelled(page: Grey, angle: float) -> Grey:
    """The page turned about its middle so that lines which fall by `angle` degrees are level."""
    if not angle:
        return page
    height, width = page.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), angle, 1.0)
    return cv2.warpAffine(page, turn, (width, height), flags=cv2.INTER_LINEAR, borderValue=255)
