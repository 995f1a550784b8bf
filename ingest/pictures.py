"""Pictures of pages: PNG, JPEG, and TIFF with one page or many, read as scanned pages are."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, ImageSequence

from ingest.elements import PageSize, Reading
from ingest.errors import DamagedFile, EmptyFile, RecognitionMissing
from ingest.limits import check, limits
from ingest.ocr import DPI, Missing, recognise
from ingest.pdf.flow import page_elements
from ingest.pdf.frame import Grey
from ingest.pdf.recognition import recognised_page
from schemas import Layer, Method

_A4_INCHES = 8.27
_A_FEW = 10
"""Pixels to the inch where only sizes are asked for."""
_DPI = (90.0, 1300.0)
"""Resolutions of scanners; software that knows none writes 72 or 1."""


def read_picture(path: Path, data: bytes) -> Reading:
    """Read a picture.

    Args:
        path: the file's name, for messages.
        data: its content.

    Raises:
        DamagedFile: it cannot be decoded, or is cut off.
        TooLarge: it has more pixels or pages than a PDF may have.
        RecognitionMissing: no engine is installed.
        EmptyFile: nothing can be read on it.
    """
    sizes: list[tuple[float, float]] = []
    texts = []
    try:
        for number, sheet in recognise(_pages(path, data, sizes)):
            texts.append(recognised_page(number, sizes[number - 1], sheet))
    except Missing as error:
        raise RecognitionMissing(path, page=1, detail=str(error)) from error
    elements = tuple(page_elements(texts))
    if not elements:
        raise EmptyFile(path)
    pages = tuple(
        PageSize(text.number, text.width, text.height, Method.OCR, 0.0, Layer.MISSING)
        for text in texts
    )
    return Reading(_media_type(data), "ocr", elements, pages)


def page_sizes(path: Path, data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points. Raises as `read_picture` does."""
    sizes: list[tuple[float, float]] = []
    for _ in _pages(path, data, sizes, dpi=_A_FEW):
        pass
    return tuple(sizes)


def page_pixels(path: Path, data: bytes, number: int, dpi: int) -> Grey | None:
    """Page `number` in blue, green and red, or in grey; `None` if there is no such page."""
    found = (pixels for at, pixels, _ in _pages(path, data, [], dpi=dpi) if at == number)
    return next(found, None)


def _media_type(data: bytes) -> str:
    if data.startswith(b"\x89PNG"):
        return "image/png"
    return "image/jpeg" if data.startswith(b"\xff\xd8") else "image/tiff"


def _pages(
    path: Path, data: bytes, sizes: list[tuple[float, float]], dpi: int = DPI
) -> Iterator[tuple[int, Grey, int]]:
    """Each page's number, pixels and resolution; their sizes in points go into `sizes`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of limits that are checked here
            image = Image.open(BytesIO(data), formats=("PNG", "JPEG", "TIFF"))
            for number, frame in enumerate(ImageSequence.Iterator(image), 1):
                check(path, "pages", number)
                check(path, "page_pixels", frame.width * frame.height, page=number)
                scanned = _resolution(frame)
                pixels, scaled = _pixels(frame, scanned, dpi)
                sizes.append((frame.width * 72 / scanned, frame.height * 72 / scanned))
                yield number, pixels, scaled
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise DamagedFile(path) from error


def _resolution(frame: Image.Image) -> float:
    """Pixels to the inch: as the file says, else as if the page were an A4 sheet."""
    told = float(frame.info.get("dpi", (0.0, 0.0))[0])
    if _DPI[0] <= told <= _DPI[1]:
        return told
    return max(min(frame.width, frame.height) / _A4_INCHES, 1.0)


def _pixels(frame: Image.Image, dpi: float, wanted: int) -> tuple[Grey, int]:
    """The page, scanned at `dpi`, as blue, green and red, or as grey, at the wanted resolution."""
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("1", "L"):
        plain = upright.convert("L")
    else:
        rgba = upright.convert("RGBA")
        plain = Image.alpha_composite(Image.new("RGBA", rgba.size, "white"), rgba).convert("RGB")
    scale = min(wanted / dpi, (limits().page_pixels / (plain.width * plain.height)) ** 0.5)
    if abs(scale - 1) > 0.02:
        size = max(round(plain.width * scale), 1), max(round(plain.height * scale), 1)
        plain = plain.resize(size, Image.Resampling.BICUBIC)
    pixels: Grey = np.asarray(plain)
    return pixels if pixels.ndim == 2 else np.ascontiguousarray(pixels[:, :, ::-1]), round(
        dpi * scale
    )
