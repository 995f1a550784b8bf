"""What a reader saw: one neutral tree of blocks over one text, whatever the format.

`text` is the reading-order text that every offset indexes. Blocks stand in it one after another,
separated by a newline, and are listed in that order. A table's rows are lines of it and its
cells are separated by tabs. Footnotes stand right behind the block they were lifted out of,
page furniture where it was met.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from schemas.quick import quick
from schemas.spans import Box, Source


class BlockKind(StrEnum):
    """What a block is. `item` is a labelled paragraph, `heading` one that others stand under."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    FOOTNOTE = "footnote"
    FURNITURE = "furniture"


class Part(StrEnum):
    """Which part of an official document a block belongs to (Decree 30/2020/NĐ-CP, article 8)."""

    LETTERHEAD = "letterhead"
    TITLE = "title"
    """Name of the type and subject (tên loại, trích yếu)."""
    PREAMBLE = "preamble"
    """From the first legal basis (căn cứ) to the first section."""
    BODY = "body"
    SIGNATURE = "signature"
    RECIPIENTS = "recipients"
    """The lines under "Nơi nhận:", that line included."""
    ANNEX = "annex"


class Numbering(StrEnum):
    """The family of a label, strongest first as plans nest them."""

    ANNEX = "annex"
    """`Phụ lục`, `Phụ lục II`"""
    PART = "part"
    """`Phần thứ nhất`, `Phần I`"""
    CHAPTER = "chapter"
    """`Chương II`, `Mục 1`"""
    ARTICLE = "article"
    """`Điều 3.`"""
    ROMAN = "roman"
    """`IV.`"""
    DECIMAL = "decimal"
    """`1.`, `1.2.`, `2)`, `(3)`"""
    LETTER = "letter"
    """`a)`, `đ.`"""
    DASH = "dash"
    PLUS = "plus"
    BULLET = "bullet"
    """`*`, `•`, `o` and other marks."""


class Method(StrEnum):
    """How a block's characters were obtained."""

    TEXT = "text"
    OCR = "ocr"
    CONVERTER = "converter"


class Layer(StrEnum):
    """What the text layer of a page is worth; all but a sound one send the page to recognition."""

    SOUND = "sound"
    MISSING = "missing"
    """The page is a picture."""
    STAMPED = "stamped"
    """The page is a picture, and the layer holds the stamp of signing software alone."""
    PARTIAL = "partial"
    """Most of what is written on the page is not in the layer."""
    GARBLED = "garbled"
    """Its characters are not those that are shown: fonts mapped wrong, or bad recognition."""
    UNACCENTED = "unaccented"
    """Vietnamese without its accents."""
    GLUED = "glued"
    """Words without spaces between them."""
    SPLIT = "split"
    """Words with spaces inside."""


@quick
@dataclass(frozen=True, slots=True)
class Label:
    """The number or mark in front of a block; it stands in `text`, even if automatic."""

    mark: str
    """As it stands at the start of the block: `II.`, `1)`, `-`, `Điều 3.`"""
    value: str
    """Without punctuation: `II`, `1.2`, `a`; the mark itself for dashes and bullets."""
    numbering: Numbering
    automatic: bool = False
    """Made by the word processor, not typed."""


@dataclass(frozen=True, slots=True)
class Style:
    """What the layout shows, as far as the format tells; `None` is unknown."""

    bold: bool | None = None
    italic: bool | None = None
    align: str | None = None
    """`left`, `center`, `right`, `justify`"""
    indent: float | None = None
    """Left edge of the first line, in points from the left margin."""
    size: float | None = None
    """Font size in points."""


@quick
@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; a merged cell stands once, at its top left place."""

    row: int
    column: int
    row_span: int
    column_span: int
    start: int
    end: int
    page: int | None = None
    bbox: Box | None = None
    table: Table | None = None
    """A table nested in this cell; its offsets lie inside the cell's."""


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells, in row-major order. Rows and columns count from 0."""

    rows: int
    columns: int
    cells: tuple[Cell, ...]
    header_rows: int = 0
    """Rows of the head; 0 where the head is lost or there is none."""


@quick
@dataclass(frozen=True, slots=True)
class NoteMark:
    """A footnote mark in a block: `text[start:end]` is the mark, `block` the footnote's index."""

    start: int
    end: int
    block: int


@quick
@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, item, table, footnote or piece of furniture.

    `start:end` covers it with its label, `body` is where the words after the label begin
    (`body == start` without one). `level` is the depth in the outline, 0 outside of it; `parent`
    the index of the block it stands under, `None` at the top. `page` is the page it begins on.
    """

    kind: BlockKind
    part: Part
    start: int
    end: int
    body: int
    label: Label | None = None
    level: int = 0
    parent: int | None = None
    annex: int | None = None
    """1-based number of the annex it belongs to, `None` outside annexes."""
    style: Style = Style()
    table: Table | None = None
    notes: tuple[NoteMark, ...] = ()
    page: int | None = None
    method: Method = Method.TEXT
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its size in points, its range of `text`, and how it was read.

    `layer` is what its text layer was found to be and `score` that layer's health (0 to 1): why
    it was read by `method`. A page that is read by text although its layer is not sound could
    not be recognised, or recognition did no better.
    """

    number: int
    width: float
    height: float
    start: int
    end: int
    method: Method = Method.TEXT
    score: float = 1.0
    layer: Layer = Layer.SOUND


@quick
@dataclass(frozen=True, slots=True)
class Glyphs:
    """A run of characters (a word) with its box: `text[start:end]` stands there on the page.

    `confidence` is that of the recognition, 1 for characters of a text layer.
    """

    start: int
    end: int
    page: int
    bbox: Box
    confidence: float = 1.0


class EditKind(StrEnum):
    """What a repair did."""

    JOINED = "joined"
    """A paragraph cut by a page or line break was joined."""
    LIFTED = "lifted"
    """A footnote was lifted out of the running text."""
    STITCHED = "stitched"
    """A table row or table cut by a page break was joined."""
    DROPPED = "dropped"
    """A repeated head or a decoration was left out of the text."""
    DECODED = "decoded"
    """Letters of a code or font from before Unicode, or read in the wrong code page, were
    replaced by what they show."""
    CHARACTER = "character"
    """Characters were composed or replaced (NFC, Ð for Đ, no-break spaces)."""
    RECOGNISED = "recognised"
    """A word that recognition took for another one was put right."""


@quick
@dataclass(frozen=True, slots=True)
class Edit:
    """One repair: `text[start:end]` stands where the source had `before`."""

    kind: EditKind
    start: int
    end: int
    before: str


@quick
@dataclass(frozen=True, slots=True)
class Segment:
    """`text[start:end]` stands unchanged in length at `source` in the decoded source text."""

    start: int
    end: int
    source: int


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: see the module's docstring.

    `words` holds boxes in order of `start` (PDF and pictures only), `segments` the map to the
    decoded source (text formats only), `edits` every repair in order of `start`.
    """

    source: Source
    text: str
    blocks: tuple[Block, ...]
    pages: tuple[Page, ...] = ()
    words: tuple[Glyphs, ...] = ()
    segments: tuple[Segment, ...] = ()
    edits: tuple[Edit, ...] = ()
