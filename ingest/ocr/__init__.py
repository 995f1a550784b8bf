"""Recognition: pictures of pages to the words and lines that a digital page gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ingest.ocr.missing import Missing
from ingest.ocr.sheet import Sheet

if TYPE_CHECKING:
    from ingest.ocr.pool import Picture

DPI = 300
"""Resolution at which pages are read: below 200 accents blur, above 300 nothing is won."""

__all__ = ["DPI", "Missing", "Sheet", "recognise"]


def recognise(pictures: Iterable[Picture]) -> Iterator[tuple[int, Sheet]]:
    """Read pages side by side, as many as there are cores; they come in their order.

    Args:
        pictures: number of the page, its picture (height × width × 3: blue, green, red, or height
            × width: grey), and its resolution in dpi. Taken as they are needed.

    Raises `Missing` where Tesseract, its Vietnamese model or the extra `ocr` is not installed.
    """
    try:
        from ingest.ocr.pool import side_by_side
    except ImportError as error:
        raise Missing(error.name) from error
    return side_by_side(pictures)
