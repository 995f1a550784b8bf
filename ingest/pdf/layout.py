"""What a page's lines are, taken together: text in a column, or rows of a table without lines."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.pdf.lines import Line


@dataclass(frozen=True, slots=True)
class Region:
    """Lines that are read one after another, with the column's edges.

    `column` says that it stands beside another: a part of a letterhead or signature block.
    `indent` is how far first lines usually stand in, `None` where they do not.
    """

    lines: tuple[Line, ...]
    left: float
    right: float
    column: bool = False
    indent: float | None = None


@dataclass(frozen=True, slots=True)
class Aligned:
    """Lines in columns: `bands` from the top, each from left to right, `edges` between columns."""

    bands: tuple[tuple[Line, ...], ...]
    edges: tuple[float, ...]
