"""Straight lines and pictures of a page, from pdfium's page objects."""

from __future__ import annotations

import ctypes
import itertools
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium

from ingest.pdf.frame import Frame
from schemas import Box

MOST_OBJECTS = 40_000
"""Page objects looked at on one page."""

THICKEST_LINE = 3.0
"""A filled box no thicker than this is a line: Word draws table borders so."""

SHORTEST_LINE = 4.0
_DEEPEST_FORM = 4
_LONGEST_PATH = 2_000


@dataclass(frozen=True, slots=True)
class Ruling:
    """A straight horizontal or vertical line, by its middle; `top == bottom` or `x0 == x1`."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def horizontal(self) -> bool:
        return self.top == self.bottom


Matrix = tuple[float, float, float, float, float, float]
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


def drawing(page: pdfium.FPDF_PAGE, frame: Frame) -> tuple[tuple[Ruling, ...], float]:
    """The rulings of a page, and the share of its area that pictures cover (0 to 1)."""
    rulings: list[Ruling] = []
    pictured = 0.0
    for item, matrix in _objects(page):
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, top, x1, bottom = _placed(_bounds(item), matrix, frame)
            pictured += max(x1 - x0, 0) * max(bottom - top, 0)
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            rulings.extend(_rulings(item, matrix, frame))
    width, height = frame.size
    return tuple(rulings), min(pictured / (width * height or 1), 1.0)


def _objects(page: pdfium.FPDF_PAGE) -> Iterator[tuple[pdfium.FPDF_PAGEOBJECT, Matrix]]:
    """Paths and pictures of a page and of the forms in it, each with the form's matrix."""
    count = min(pdfium.FPDFPage_CountObjects(page), MOST_OBJECTS)
    pending = [(pdfium.FPDFPage_GetObject(page, i), _IDENTITY, 0) for i in reversed(range(count))]
    seen = 0
    while pending and seen < MOST_OBJECTS:
        item, matrix, depth = pending.pop()
        seen += 1
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST_FORM:
            inner = _times(_matrix(item), matrix)
            inside = min(pdfium.FPDFFormObj_CountObjects(item), MOST_OBJECTS)
            pending.extend(
                (pdfium.FPDFFormObj_GetObject(item, i), inner, depth + 1) for i in range(inside)
            )
        elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
            yield item, matrix


def _rulings(item: pdfium.FPDF_PAGEOBJECT, matrix: Matrix, frame: Frame) -> Iterator[Ruling]:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
    if not stroke.value and (not fill.value or _white(item)):
        return
    box = _placed(_bounds(item), matrix, frame)
    line = _thin(box)
    if line is not None:
        yield line
        return
    count = pdfium.FPDFPath_CountSegments(item)
    if 2 < count <= _LONGEST_PATH:
        own = _times(_matrix(item), matrix)
        yield from _outlines(item, count, own, frame, stroked=bool(stroke.value))


def _outlines(
    item: pdfium.FPDF_PAGEOBJECT, count: int, matrix: Matrix, frame: Frame, *, stroked: bool
) -> Iterator[Ruling]:
    """The rulings in a path of many strokes or boxes."""
    for points in _subpaths(item, count, matrix, frame):
        xs, ys = [x for x, _ in points], [y for _, y in points]
        line = _thin((min(xs), min(ys), max(xs), max(ys)))
        if line is not None:
            yield line
        elif stroked:
            for (x0, y0), (x1, y1) in itertools.pairwise(points):
                side = _thin((min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)))
                if side is not None:
                    yield side


def _subpaths(
    item: pdfium.FPDF_PAGEOBJECT, count: int, matrix: Matrix, frame: Frame
) -> Iterator[list[tuple[float, float]]]:
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(item, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append(frame.point(*_through(matrix, x.value, y.value)))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _thin(box: Box) -> Ruling | None:
    x0, top, x1, bottom = box
    width, height = x1 - x0, bottom - top
    if height <= THICKEST_LINE and width >= max(SHORTEST_LINE, 2 * height):
        middle = (top + bottom) / 2
        return Ruling(x0, middle, x1, middle)
    if width <= THICKEST_LINE and height >= max(SHORTEST_LINE, 2 * width):
        middle = (x0 + x1) / 2
        return Ruling(middle, top, middle, bottom)
    return None


def _white(item: pdfium.FPDF_PAGEOBJECT) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    pdfium.FPDFPageObj_GetFillColor(item, red, green, blue, alpha)
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= 250


def _bounds(item: pdfium.FPDF_PAGEOBJECT) -> Box:
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(item, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _placed(bounds: Box, matrix: Matrix, frame: Frame) -> Box:
    """A box in a form's coordinates as a box on the page."""
    x0, y0, x1, y1 = bounds
    corners = [frame.point(*_through(matrix, x, y)) for x, y in ((x0, y0), (x1, y1))]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def _matrix(item: pdfium.FPDF_PAGEOBJECT) -> Matrix:
    found = pdfium.FS_MATRIX(1, 0, 0, 1, 0, 0)
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f


def _times(first: Matrix, then: Matrix) -> Matrix:
    """The matrix that does `first`, then `then`."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _through(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
