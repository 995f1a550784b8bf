"""Characters of a page with their boxes, through pdfium's C interface.

The functions are called with preallocated buffers, character by character but from C loops
(`map` over ranges of addresses): a third of a microsecond a call, where the usual wrappers take
two. What leaves this module is in page coordinates as the reader sees them: points, origin at
the top left, the page's rotation applied.
"""

from __future__ import annotations

import ctypes
import math
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import pypdfium2.raw as pdfium

from ingest.errors import DamagedFile, EncryptedFile
from ingest.legacy import LegacyFont, legacy_font
from ingest.limits import check
from ingest.pdf.drawing import Ruling, drawing
from ingest.pdf.frame import Floats, Frame

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
Page: TypeAlias = pdfium.FPDF_PAGE
FontStyle = tuple[bool, bool, LegacyFont | None]

_POINTER, _INT = ctypes.c_void_p, ctypes.c_int


def bind(name: str, result: type, *arguments: type) -> Callable[..., int]:
    """The C function `name` with plain addresses for pointers: half the cost of a call."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    if address is None:
        raise ImportError(f"pdfium lacks {name}")
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


_unicode = bind("FPDFText_GetUnicode", ctypes.c_uint, _POINTER, _INT)
_loose_box = bind("FPDFText_GetLooseCharBox", _INT, _POINTER, _INT, _POINTER)
_origin = bind("FPDFText_GetCharOrigin", _INT, _POINTER, _INT, _POINTER, _POINTER)
_ink_box = bind("FPDFText_GetCharBox", _INT, _POINTER, _INT, *[_POINTER] * 4)
_text_object = bind("FPDFText_GetTextObject", _POINTER, _POINTER, _INT)
_matrix = bind("FPDFText_GetMatrix", _INT, _POINTER, _INT, _POINTER)
_object_size = bind("FPDFTextObj_GetFontSize", _INT, _POINTER, _POINTER)
_object_mode = bind("FPDFTextObj_GetTextRenderMode", _INT, _POINTER)
_object_font = bind("FPDFTextObj_GetFont", _POINTER, _POINTER)
_font_name = bind("FPDFFont_GetBaseFontName", ctypes.c_size_t, _POINTER, _POINTER, ctypes.c_size_t)
_font_flags = bind("FPDFFont_GetFlags", _INT, _POINTER)

_ITALIC, _FORCE_BOLD = 1 << 6, 1 << 18
"""Font descriptor flags, PDF 32000-1:2008, table 123."""


@dataclass(frozen=True, slots=True)
class Face:
    """How a run of characters is set. `angle` is its direction in whole degrees, 0 to 359;
    `legacy` the code of a font from before Unicode."""

    size: float
    bold: bool
    italic: bool
    angle: int
    legacy: LegacyFont | None = None


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page in the file's order, one array per property.

    `left`, `right`, `top`, `bottom` are loose boxes (advance widths, not ink), `baseline` is the
    height of the character's origin, `face` indexes `faces`, `stamped` marks what stands in the
    appearance of a form field or annotation and not in the page itself.
    """

    codes: Integers
    left: Floats
    right: Floats
    top: Floats
    bottom: Floats
    baseline: Floats
    face: Integers
    stamped: Flags
    faces: tuple[Face, ...]

    def __len__(self) -> int:
        return len(self.codes)


@dataclass(frozen=True, slots=True)
class PageView:
    """One page as it is shown: characters, straight lines, the share of it under pictures."""

    number: int
    width: float
    height: float
    glyphs: Glyphs
    rulings: tuple[Ruling, ...]
    pictured: float


def page_views(path: Path, data: bytes) -> Iterator[PageView]:
    """The pages of a PDF, one at a time; each is closed before the next is loaded.

    Raises:
        EncryptedFile: a password is needed.
        DamagedFile: the file, or a page of it, cannot be loaded, or it has no page.
        TooLarge: more pages, or characters on a page, than `ingest.limits` has.
    """
    with _opened(path, data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise DamagedFile(path, detail="không có trang nào", detail_en="no pages")
        check(path, "pages", count)
        for number in range(1, count + 1):
            with _page_of(path, document, number) as page:
                yield _view(path, document, page, number)


@contextmanager
def _opened(path: Path, data: bytes) -> Iterator[pdfium.FPDF_DOCUMENT]:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        code = pdfium.FPDF_GetLastError()
        if code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise EncryptedFile(path)
        raise DamagedFile(path)
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


@contextmanager
def _page_of(path: Path, document: pdfium.FPDF_DOCUMENT, number: int) -> Iterator[Page]:
    page = pdfium.FPDF_LoadPage(document, number - 1)
    if not page:
        raise DamagedFile(path, page=number)
    try:
        yield page
    finally:
        pdfium.FPDF_ClosePage(page)


def _view(path: Path, document: pdfium.FPDF_DOCUMENT, page: Page, number: int) -> PageView:
    frame = _frame(page)
    glyphs = _glyphs(path, page, number, frame)
    if pdfium.FPDFPage_GetAnnotCount(page):
        glyphs = _with_appearances(path, document, page, number, glyphs)
    return PageView(number, *frame.size, glyphs, *drawing(page, frame))


def _with_appearances(
    path: Path, document: pdfium.FPDF_DOCUMENT, page: Page, number: int, own: Glyphs
) -> Glyphs:
    """The page's characters with those of its form fields and annotations.

    Signing software writes the number and the day of an electronic original into the appearance
    of a signature field. Flattening puts appearances into the page's content, in the copy that
    pdfium holds; the page must be loaded anew to show them.
    """
    if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) != pdfium.FLATTEN_SUCCESS:
        return own
    with _page_of(path, document, number) as flat:
        every = _glyphs(path, flat, number, _frame(flat))
    known = set(_places(own))
    stamped = np.array([place not in known for place in _places(every)], dtype=np.bool_)
    return replace(every, stamped=stamped)


def _places(glyphs: Glyphs) -> Iterator[tuple[int, int, int]]:
    left, baseline = np.rint(glyphs.left), np.rint(glyphs.baseline)
    return zip(glyphs.codes.tolist(), left.tolist(), baseline.tolist(), strict=True)


def _frame(page: Page) -> Frame:
    box = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, box)
    return Frame(box.left, box.bottom, box.right, box.top, pdfium.FPDFPage_GetRotation(page))


def _glyphs(path: Path, page: Page, number: int, frame: Frame) -> Glyphs:
    text = pdfium.FPDFText_LoadPage(page)
    if not text:
        raise DamagedFile(path, page=number)
    try:
        count = pdfium.FPDFText_CountChars(text)
        check(path, "page_characters", count, page=number)
        return _characters(ctypes.cast(text, ctypes.c_void_p).value or 0, max(count, 0), frame)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _characters(text: int, count: int, frame: Frame) -> Glyphs:
    indices, handle = range(count), repeat(text)
    codes = np.fromiter(map(_unicode, handle, indices), dtype=np.int64, count=count)
    boxes = np.zeros((count, 4), dtype=np.float32)  # left, top, right, bottom
    _fill(map(_loose_box, handle, indices, _addresses(boxes)))
    origins = np.zeros((count, 2), dtype=np.float64)
    _fill(map(_origin, handle, indices, _addresses(origins), _addresses(origins, 8)))
    objects = [address or 0 for address in map(_text_object, handle, indices)]
    face, faces = _faces(text, objects, frame.turn)
    _centre_marks(text, codes, boxes)
    x0, y0 = frame.point(boxes[:, 0].astype(float), boxes[:, 1].astype(float))
    x1, y1 = frame.point(boxes[:, 2].astype(float), boxes[:, 3].astype(float))
    _, baseline = frame.point(origins[:, 0], origins[:, 1])
    return Glyphs(
        codes,
        left=np.minimum(x0, x1),
        right=np.maximum(x0, x1),
        top=np.minimum(y0, y1),
        bottom=np.maximum(y0, y1),
        baseline=baseline,
        face=face,
        stamped=np.zeros(count, dtype=np.bool_),
        faces=faces,
    )


def _centre_marks(text: int, codes: Integers, boxes: npt.NDArray[np.float32]) -> None:
    """Give combining marks, which advance nothing, the middle of their ink for a left edge."""
    ink = np.zeros(4, dtype=np.float64)  # left, right, bottom, top
    addresses = [ink.ctypes.data + 8 * place for place in range(4)]
    for index in np.flatnonzero((codes >= 0x300) & (codes <= 0x36F)).tolist():
        if _ink_box(text, index, *addresses):
            boxes[index, 0] = (ink[0] + ink[1]) / 2
            boxes[index, 2] = max(boxes[index, 2], boxes[index, 0])


def _fill(calls: Iterable[int]) -> None:
    deque(calls, maxlen=0)


def _addresses(array: npt.NDArray[np.generic], offset: int = 0) -> range:
    """The address of each row of `array`."""
    start, step = array.ctypes.data + offset, array.itemsize * array.shape[1]
    return range(start, start + step * len(array), step)


def _faces(text: int, objects: list[int], turn: int) -> tuple[Integers, tuple[Face, ...]]:
    """Which face each character has; characters that pdfium made up (0) have the first."""
    faces: list[Face] = [Face(0.0, False, False, 0)]
    numbers: dict[int, int] = {0: 0}
    fonts: dict[int, FontStyle] = {}
    for index, address in enumerate(objects):
        if address not in numbers:
            numbers[address] = len(faces)
            faces.append(_face(text, index, address, turn, fonts))
    numbered = np.fromiter(map(numbers.__getitem__, objects), dtype=np.int64, count=len(objects))
    return numbered, tuple(faces)


def _face(text: int, index: int, address: int, turn: int, fonts: dict[int, FontStyle]) -> Face:
    matrix, size = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0), ctypes.c_float()
    _matrix(text, index, ctypes.addressof(matrix))
    _object_size(address, ctypes.addressof(size))
    font = _object_font(address) or 0
    if font not in fonts:
        fonts[font] = _font_style(font)
    bold, italic, legacy = fonts[font]
    stroked = _object_mode(address) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) - 90 * turn
    slanted = abs(matrix.b) < 0.01 and matrix.c > 0.1 * abs(matrix.d)
    height = math.hypot(matrix.c, matrix.d)
    return Face(abs(size.value) * height, bold or stroked, italic or slanted, angle % 360, legacy)


def _font_style(font: int) -> FontStyle:
    """Bold, italic and code, from the font's name (the descriptor's flags are often left out)."""
    if not font:
        return False, False, None
    name = ctypes.create_string_buffer(256)
    _font_name(font, ctypes.addressof(name), len(name))
    called = name.value.decode("latin-1")
    words = called.lower()
    flags = max(_font_flags(font), 0)
    bold = bool(flags & _FORCE_BOLD) or any(w in words for w in ("bold", "black", "heavy"))
    italic = bool(flags & _ITALIC) or any(w in words for w in ("italic", "oblique"))
    return bold, italic, legacy_font(called)
