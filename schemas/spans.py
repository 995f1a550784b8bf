"""Where things stand: character ranges in a document's text and boxes on its pages."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.quick import quick

Box = tuple[float, float, float, float]
"""`(x0, top, x1, bottom)` in PDF points (1/72 inch), origin at the top left of the page."""


@quick
@dataclass(frozen=True, slots=True)
class Span:
    """A range of the document's text.

    `start` and `end` are offsets into `text` in Unicode code points, `end` exclusive. `page` is
    1-based, `None` where the format has no pages. `bbox` is `None` where the place is unknown.
    """

    start: int
    end: int
    page: int | None = None
    bbox: Box | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """The file a document was read from."""

    uri: str
    sha256: str
    media_type: str
    size_bytes: int
    page_count: int | None
    text_layer: str
    """`digital`, `ocr`, `mixed` (PDF) or `plain` (everything else)."""
