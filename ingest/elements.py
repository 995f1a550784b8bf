"""What the readers hand over: paragraphs and grids in reading order, before any repair.

A reader knows its format and nothing else. It says what it saw (words, layout, marks) and leaves
to the passes behind it what all formats share: joining what a page break cut, lifting footnotes,
stitching tables, finding labels, the outline and the parts of the document.
"""

from __future__ import annotations

from dataclasses import dataclass

from schemas import Box, EditKind, Layer, Method, Style
from schemas.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a paragraph's text with the place it came from.

    `text[start:end]` of the paragraph stands in `bbox` on `page` (PDF), or at offset `source` of
    the decoded file (text formats, same length there). Pieces are in order and do not overlap.
    `confidence` is that of a recognised word.
    """

    start: int
    end: int
    bbox: Box | None = None
    page: int | None = None
    source: int | None = None
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote mark in a paragraph: `text[start:end]` is the mark of note `note`."""

    start: int
    end: int
    note: str


@quick
@dataclass(frozen=True, slots=True)
class Change:
    """A repair inside a paragraph: `text[start:end]` stands where the source had `before`."""

    kind: EditKind
    start: int
    end: int
    before: str


@quick
@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, or one line-group that the reader takes for a paragraph.

    `text` is NFC, without line breaks that only wrapped, without a label that the word processor
    made: that one is `label` (`1.`, `a)`, `-`), and the passes put it in front of the text.
    `note` is set on the text of a footnote or endnote whose mark the format ties to it.
    `furniture` is page furniture: page numbers, running heads, signature stamps.
    `page_start` says that a page begins with this paragraph, whatever stands on it; `open_end` is
    the reader's word on whether the paragraph goes on in the next one of its kind (True), does
    not (False), or cannot tell (None). `changes` are the repairs made inside `text`, in order.
    """

    text: str
    label: str = ""
    label_level: int | None = None
    style: Style = Style()
    pieces: tuple[Piece, ...] = ()
    marks: tuple[Mark, ...] = ()
    note: str | None = None
    furniture: bool = False
    page: int | None = None
    page_start: bool = False
    open_end: bool | None = None
    method: Method = Method.TEXT
    confidence: float = 1.0
    changes: tuple[Change, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell with what stands in it, in order; a merged cell once, at its top left place."""

    row: int
    column: int
    row_span: int
    column_span: int
    content: tuple[Element, ...]
    page: int | None = None
    bbox: Box | None = None


@quick
@dataclass(frozen=True, slots=True)
class Grid:
    """A table as it stands on one page or in one run of rows.

    `layout` is a grid that only places text side by side (a letterhead or signature block): its
    cells are read one after another, column by column, as paragraphs. `None` leaves it to the
    passes. `header_rows` is what the format itself marks as a repeated head.
    """

    rows: int
    columns: int
    cells: tuple[GridCell, ...]
    header_rows: int = 0
    layout: bool | None = None
    page: int | None = None
    page_start: bool = False


Element = Paragraph | Grid


@dataclass(frozen=True, slots=True)
class PageSize:
    """One page: its number from 1, its size in points, and how it was read."""

    number: int
    width: float
    height: float
    method: Method = Method.TEXT
    score: float = 1.0
    layer: Layer = Layer.SOUND


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a reader saw of one file."""

    media_type: str
    text_layer: str
    elements: tuple[Element, ...]
    pages: tuple[PageSize, ...] = ()
