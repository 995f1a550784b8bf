"""Boxes of pages that were turned to be level, put back to where the page shows them."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.elements import Element, Grid, Paragraph
from schemas import Box


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page lies: its lines fall to the right by `angle` degrees; its size in points."""

    angle: float
    width: float
    height: float

    def back(self, box: Box) -> Box:
        """Where a box of the level page lies on the page as it is shown.

        >>> Turn(1.0, 600, 800).back((290.0, 390.0, 310.0, 410.0))
        (290.0, 390.0, 310.0, 410.0)
        >>> Turn(2.0, 600, 800).back((500.0, 395.0, 520.0, 405.0))
        (499.87, 402.33, 519.87, 412.33)
        """
        x0, top, x1, bottom = box
        sine, cosine = math.sin(math.radians(self.angle)), math.cos(math.radians(self.angle))
        across, down = (x0 + x1) / 2 - self.width / 2, (top + bottom) / 2 - self.height / 2
        x = cosine * across - sine * down - across
        y = sine * across + cosine * down - down
        return round(x0 + x, 2), round(top + y, 2), round(x1 + x, 2), round(bottom + y, 2)


def turned_back(elements: Sequence[Element], turns: Mapping[int, Turn]) -> list[Element]:
    """The elements with the boxes of the pages in `turns` (by number) put back."""
    return [_element(element, turns) for element in elements]


def _element(element: Element, turns: Mapping[int, Turn]) -> Element:
    return _paragraph(element, turns) if isinstance(element, Paragraph) else _grid(element, turns)


def _paragraph(paragraph: Paragraph, turns: Mapping[int, Turn]) -> Paragraph:
    pieces = tuple(
        replace(piece, bbox=_back(piece.bbox, piece.page, turns)) for piece in paragraph.pieces
    )
    return replace(paragraph, pieces=pieces)


def _grid(grid: Grid, turns: Mapping[int, Turn]) -> Grid:
    cells = tuple(
        replace(
            cell,
            bbox=_back(cell.bbox, cell.page, turns),
            content=tuple(_element(inner, turns) for inner in cell.content),
        )
        for cell in grid.cells
    )
    return replace(grid, cells=cells)


def _back(box: Box | None, page: int | None, turns: Mapping[int, Turn]) -> Box | None:
    turn = turns.get(page) if page is not None else None
    return box if box is None or turn is None else turn.back(box)
