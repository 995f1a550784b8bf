"""Pictures of a PDF's pages, as they are shown.

What a file says is read before any page of it is drawn: where a font is not in the file, pdfium
draws with a stand-in whose widths are others from then on, for this process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pypdfium2

from ingest.errors import DamagedFile
from ingest.limits import check, limits
from ingest.pdf.frame import Grey


def page_pictures(
    path: Path, data: bytes, pages: Mapping[int, bool], dpi: int
) -> Iterator[tuple[int, Grey, int]]:
    """Draw pages in colour, one after another, as they are asked for.

    Args:
        path: the file's name, for messages.
        data: its content.
        pages: numbers of pages from 1; True for those drawn with the stamps on them.
        dpi: pixels to the inch.

    Returns:
        For each page its number, its picture (height × width × 3: blue, green, red) and the
        resolution it has.

    Raises `DamagedFile` for a page that cannot be drawn.
    """
    with _opened(path, data) as document:
        for number, stamped in pages.items():
            try:
                picture, drawn = _drawn(document, number, dpi, stamped=stamped)
            except pypdfium2.PdfiumError as error:
                raise DamagedFile(path, page=number) from error
            yield number, picture, drawn


def page_sizes(path: Path, data: bytes) -> tuple[tuple[float, float], ...]:
    """Width and height of each page in points, as it is shown.

    Raises `DamagedFile` for a file or page that cannot be opened.
    """
    with _opened(path, data) as document:
        check(path, "pages", len(document))
        try:
            return tuple(page.get_size() for page in document)
        except pypdfium2.PdfiumError as error:
            raise DamagedFile(path) from error


def thumbnail(path: Path, data: bytes, number: int) -> Grey:
    """A small grey picture of a page without its stamps, one pixel to the point."""
    with _opened(path, data) as document:
        try:
            page = document[number - 1]
            drawn = page.render(scale=1, grayscale=True, may_draw_forms=False, draw_annots=False)
        except pypdfium2.PdfiumError as error:
            raise DamagedFile(path, page=number) from error
        picture: Grey = drawn.to_numpy()
        return picture.reshape(picture.shape[:2])


def _drawn(
    document: pypdfium2.PdfDocument, number: int, dpi: int, *, stamped: bool
) -> tuple[Grey, int]:
    page = document[number - 1]
    width, height = page.get_size()
    # A page over the limit is drawn smaller: its size is what the file claims, no more.
    most = (limits().page_pixels / max(width * height, 1.0)) ** 0.5
    scale = min(dpi / 72, most)
    bitmap = page.render(scale=scale, may_draw_forms=False, draw_annots=stamped)
    return bitmap.to_numpy()[:, :, :3], round(scale * 72)


@contextmanager
def _opened(path: Path, data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(path) from error
    try:
        yield document
    finally:
        document.close()
