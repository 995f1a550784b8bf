"""Elements become the document: text, blocks, pages, words, segments and edits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from ingest.elements import Element, Grid, Paragraph, Reading
from ingest.outline import Node
from ingest.parts import Place
from schemas import (
    Block,
    Cell,
    Document,
    Edit,
    Glyphs,
    Method,
    NoteMark,
    Page,
    Segment,
    Source,
    Table,
)


@dataclass(slots=True)
class _Sheet:
    """The text as it grows, and what points into it."""

    parts: list[str] = field(default_factory=list)
    offset: int = 0
    segments: list[Segment] = field(default_factory=list)
    words: list[Glyphs] = field(default_factory=list)
    edits: list[Edit] = field(default_factory=list)
    page_starts: dict[int, int] = field(default_factory=dict)
    marks: list[tuple[int, int, str]] = field(default_factory=list)
    """Footnote marks of the block in work: range and key."""

    def put(self, text: str) -> None:
        self.parts.append(text)
        self.offset += len(text)

    def turn(self, page: int) -> None:
        """Note the first character of a page."""
        self.page_starts.setdefault(page, self.offset)

    def paragraph(self, paragraph: Paragraph) -> None:
        flows = paragraph.note is None and not paragraph.furniture
        if flows and paragraph.page is not None:
            self.turn(paragraph.page)
        if paragraph.label:
            self.put(paragraph.label + " ")
        base = self.offset
        for piece in paragraph.pieces:
            start, end, page = base + piece.start, base + piece.end, piece.page
            if piece.source is not None:
                self.segments.append(Segment(start, end, piece.source))
            elif piece.bbox is not None and page is not None:
                if flows and page not in self.page_starts:
                    self.page_starts[page] = start
                self.words.append(Glyphs(start, end, page, piece.bbox, piece.confidence))
        for change in paragraph.changes:
            self.edits.append(
                Edit(change.kind, base + change.start, base + change.end, change.before)
            )
        for mark in paragraph.marks:
            self.marks.append((base + mark.start, base + mark.end, mark.note))
        self.put(paragraph.text)

    def table(self, grid: Grid) -> Table:
        cells: list[Cell] = []
        row = 0
        for number, cell in enumerate(grid.cells):
            if number:
                self.put("\t" if cell.row == row else "\n")
            row = cell.row
            if cell.page is not None:
                self.turn(cell.page)
            start = self.offset
            nested = self.content(cell.content)
            cells.append(
                Cell(
                    cell.row,
                    cell.column,
                    cell.row_span,
                    cell.column_span,
                    start,
                    self.offset,
                    cell.page,
                    cell.bbox,
                    nested,
                )
            )
        return Table(grid.rows, grid.columns, tuple(cells), grid.header_rows)

    def content(self, content: Sequence[Element]) -> Table | None:
        """What stands in a cell, one line after another; the first nested table of it."""
        nested: Table | None = None
        for number, inner in enumerate(content):
            if number:
                self.put("\n")
            if isinstance(inner, Paragraph):
                self.paragraph(inner)
            else:
                table = self.table(inner)
                nested = nested or table
        return nested


def assemble(
    source: Source,
    reading: Reading,
    elements: Sequence[Element],
    places: Sequence[Place],
    nodes: Sequence[Node],
) -> Document:
    """Lay the elements out as one text with its blocks; the three sequences run in step."""
    sheet = _Sheet()
    blocks: list[Block] = []
    marked: list[tuple[int, list[tuple[int, int, str]]]] = []
    notes: dict[str, int] = {}
    for index, (element, place, node) in enumerate(zip(elements, places, nodes, strict=True)):
        if index:
            sheet.put("\n")
        blocks.append(_block(sheet, element, place, node))
        if sheet.marks:
            marked.append((index, sheet.marks))
            sheet.marks = []
        if isinstance(element, Paragraph) and element.note is not None:
            notes.setdefault(element.note, index)
    for index, marks in marked:
        blocks[index] = _with_marks(blocks[index], marks, notes)
    return Document(
        source,
        "".join(sheet.parts),
        tuple(blocks),
        _pages(reading, sheet),
        tuple(sorted(sheet.words, key=lambda word: word.start)),
        tuple(sheet.segments),
        tuple(sorted(sheet.edits, key=lambda edit: (edit.start, edit.end))),
    )


def _block(sheet: _Sheet, element: Element, place: Place, node: Node) -> Block:
    start = sheet.offset
    if isinstance(element, Grid):
        table = sheet.table(element)
        return Block(
            node.kind,
            place.part,
            start,
            sheet.offset,
            start,
            level=node.level,
            parent=node.parent,
            annex=place.annex,
            table=table,
            page=element.page,
            method=_method(element),
        )
    sheet.paragraph(element)
    return Block(
        node.kind,
        place.part,
        start,
        sheet.offset,
        start + node.body,
        node.label,
        node.level,
        node.parent,
        place.annex,
        element.style,
        page=element.page,
        method=element.method,
        confidence=element.confidence,
    )


def _method(grid: Grid) -> Method:
    """How the words of a table were obtained: as the first of them were."""
    contents = (inner for cell in grid.cells for inner in cell.content)
    methods = (inner.method for inner in contents if isinstance(inner, Paragraph))
    return next(methods, Method.TEXT)


def _with_marks(
    block: Block, marks: Sequence[tuple[int, int, str]], notes: dict[str, int]
) -> Block:
    tied = tuple(NoteMark(start, end, notes[key]) for start, end, key in marks if key in notes)
    return replace(block, notes=tied)


def _pages(reading: Reading, sheet: _Sheet) -> tuple[Page, ...]:
    """The pages with the ranges of text that begin on them; a page without words is empty."""
    if not reading.pages:
        return ()
    starts: list[int] = []
    last = sheet.offset
    for size in reversed(reading.pages):
        last = min(last, sheet.page_starts.get(size.number, last))
        starts.append(last)
    starts.reverse()
    starts[0] = 0
    ends = [*starts[1:], sheet.offset]
    return tuple(
        Page(
            size.number,
            size.width,
            size.height,
            start,
            end,
            size.method,
            size.score,
            size.layer,
        )
        for size, start, end in zip(reading.pages, starts, ends, strict=True)
    )
