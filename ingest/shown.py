"""Pages of a PDF or of a scan as pictures for people, beside the facts found on them."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from ingest.errors import UnsupportedFormat
from ingest.sniff import Format, sniff

Size = tuple[float, float]
"""Width and height of a page in points (1/72 inch), as it is shown."""

DPI = 110
"""Pixels to the inch: a page of A4 fills half a screen."""


def page_sizes(path: Path, data: bytes) -> tuple[Size, ...]:
    """The sizes of all pages of a file.

    Raises `UnsupportedFormat` for a file without pages, `DamagedFile` for a broken one.
    """
    match sniff(path, data):
        case Format.PDF:
            from ingest.pdf.render import page_sizes as sizes_of_pdf

            return sizes_of_pdf(path, data)
        case Format.PICTURE:
            from ingest.pictures import page_sizes as sizes_of_picture

            return sizes_of_picture(path, data)
        case other:
            raise UnsupportedFormat(path, detail=other.value)


def page_png(path: Path, data: bytes, number: int, dpi: int = DPI) -> bytes:
    """Page `number`, counted from 1, as a PNG; empty if there is no such page.

    Raises as `page_sizes` does.
    """
    match sniff(path, data):
        case Format.PDF:
            from ingest.pdf.render import page_pictures

            if not 1 <= number <= len(page_sizes(path, data)):
                return b""
            ((_, pixels, _),) = page_pictures(path, data, {number: True}, dpi)
            pixels = pixels[:, :, ::-1]
        case Format.PICTURE:
            from ingest.pictures import page_pixels

            found = page_pixels(path, data, number, dpi)
            if found is None:
                return b""
            pixels = found if found.ndim == 2 else found[:, :, ::-1]
        case other:
            raise UnsupportedFormat(path, detail=other.value)
    from PIL import Image

    packed = BytesIO()
    Image.fromarray(pixels).save(packed, "PNG", compress_level=6)
    return packed.getvalue()
