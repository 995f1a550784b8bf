"""From a PDF's coordinates to those of the page as it is shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeVar

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Grey = npt.NDArray[np.uint8]
Coordinate = TypeVar("Coordinate", float, Floats)


@dataclass(frozen=True, slots=True)
class Frame:
    """Where the visible page lies in the file's coordinates, and how it is turned.

    Page coordinates count points from the top left corner of the page as it is shown.
    """

    left: float
    bottom: float
    right: float
    top: float
    turn: int = 0
    """Clockwise quarter turns, 0 to 3."""

    def point(self, x: Coordinate, y: Coordinate) -> tuple[Coordinate, Coordinate]:
        """File coordinates to page coordinates, for one point or for arrays of them.

        >>> Frame(0, 0, 595, 842).point(100.0, 800.0)
        (100.0, 42.0)
        >>> Frame(0, 0, 595, 842, turn=1).point(100.0, 800.0)
        (800.0, 100.0)
        """
        if self.turn == 1:
            return y - self.bottom, x - self.left
        if self.turn == 2:
            return self.right - x, y - self.bottom
        if self.turn == 3:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.turn % 2 else (width, height)
