"""The pages of a file, digital or recognised, to paragraphs and grids in reading order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.elements import Element, Paragraph
from ingest.pdf.aligned import aligned_grid
from ingest.pdf.breaks import across_breaks
from ingest.pdf.columns import regions
from ingest.pdf.drawing import Ruling
from ingest.pdf.furniture import furniture, running_heads
from ingest.pdf.layout import Aligned, Region
from ingest.pdf.lines import Line, lines_of
from ingest.pdf.margins import Margins, margins
from ingest.pdf.notes import Note, split_notes
from ingest.pdf.paragraphs import paragraph, paragraphs, with_mark
from ingest.pdf.tables import RuledTable, grid, ruled_tables
from ingest.pdf.turning import Turn, turned_back
from ingest.pdf.words import Word
from ingest.pdf.wrapping import goes_on


@dataclass(frozen=True, slots=True)
class PageText:
    """The words of a page by what holds them. Places are in points from the top left."""

    number: int
    width: float
    height: float
    lines: list[Line]
    aside: list[Line]
    """What is no part of the running text: upright and slanting words, stray ink."""
    rulings: tuple[Ruling, ...]
    tables: list[tuple[RuledTable, list[list[Word]]]]
    angle: float = 0.0
    """Degrees by which the page was turned about its middle to be level."""


def page_text(
    number: int,
    size: tuple[float, float],
    rows: Sequence[list[Word]],
    rulings: tuple[Ruling, ...],
    *,
    upright: Sequence[Word] = (),
    aside: Sequence[Line] = (),
    angle: float = 0.0,
) -> PageText:
    """Sort the words of a page: those in ruled tables, and the lines of the rest.

    Args:
        size: width and height of the page.
        rows: words by baselines, from the top, each row from left to right.
        upright: words that run up or down.
        aside: lines that are known to be no part of the text.
        angle: how far the page was turned to be level, in degrees.
    """
    found = ruled_tables(rulings)
    standing = [[word] for word in upright]
    tables = [(table, _inside([*rows, *standing], table)) for table in found]
    taken = {id(word) for _, inside in tables for row in inside for word in row}
    rest = [[word for word in row if id(word) not in taken] for row in rows] if taken else rows
    return PageText(
        number,
        *size,
        lines=lines_of([row for row in rest if row]),
        aside=[*(Line.of([word]) for word in upright if id(word) not in taken), *aside],
        rulings=rulings,
        tables=tables,
        angle=angle,
    )


def _inside(rows: Sequence[Sequence[Word]], table: RuledTable) -> list[list[Word]]:
    """The words in a table, by rows."""
    within = ([word for word in row if table.holds(word)] for row in rows)
    return [row for row in within if row]


def page_elements(pages: Sequence[PageText]) -> list[Element]:
    """The elements of all pages: their furniture, text, tables and notes, across breaks."""
    found = across_breaks(list(_elements(pages)))
    askew = {page.number: Turn(page.angle, page.width, page.height) for page in pages if page.angle}
    return turned_back(found, askew) if askew else found


def _elements(pages: Sequence[PageText]) -> Iterator[Element]:
    heads = running_heads([(page.lines, page.height) for page in pages])
    edges = _edges(pages)
    sorted_pages = [_sorted(page, edges[round(page.width)], heads) for page in pages]
    made: list[_Made] = []
    taken = 0
    for page, following in zip(sorted_pages, [*sorted_pages[1:], None], strict=True):
        overleaf = following.text if following is not None and not following.page.tables else []
        elements, taken = _page_elements(page, taken, overleaf)
        made.append(elements)
    for done, after in zip(made, [*made[1:], None], strict=True):
        first = True
        for element in _with_open_end(done, after):
            yield replace(element, page_start=True) if first else element
            first = False


def _edges(pages: Sequence[PageText]) -> dict[int, Margins]:
    """The text body of the pages of each width."""
    return {
        width: margins(
            [page.lines for page in pages if round(page.width) == width],
            [table.box for page in pages if round(page.width) == width for table, _ in page.tables],
            width,
        )
        for width in {round(page.width) for page in pages}
    }


@dataclass(frozen=True, slots=True)
class _Made:
    """The elements of a page; the last and the first lines of its running text, if it begins
    and ends with text, the regions they stand in, and the index of its last paragraph."""

    elements: list[Element]
    first: tuple[Line, Region] | None = None
    last: tuple[Line, Region] | None = None
    index: int = 0


def _with_open_end(page: _Made, following: _Made | None) -> list[Element]:
    """The page's elements, its last paragraph saying whether it goes on overleaf."""
    elements = page.elements
    end = elements[page.index] if elements else None
    if page.last is None or not isinstance(end, Paragraph):
        return elements
    start = following.first if following is not None else None
    elements[page.index] = replace(end, open_end=goes_on(page.last, start))
    return elements


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The lines of a page by what they are."""

    page: PageText
    edges: Margins
    text: list[Line]
    notes: list[Note]
    over: list[list[Line]]
    under: list[list[Line]]
    """Furniture above and below the text."""


def _sorted(page: PageText, edges: Margins, heads: frozenset[tuple[str, int]]) -> _Sorted:
    aside = furniture(page.lines, page.height, heads)
    apart = {id(line) for group in aside for line in group}
    rest = [line for line in page.lines if id(line) not in apart]
    text, notes = split_notes(rest, page.rulings, edges)
    over = [group for group in aside if group[0].baseline < page.height / 2]
    under = [group for group in aside if group[0].baseline >= page.height / 2]
    under += [[line] for line in page.aside]
    return _Sorted(page, edges, text, notes, over, under)


def _page_elements(page: _Sorted, taken: int, overleaf: Sequence[Line]) -> tuple[_Made, int]:
    """The elements of a page without its first `taken` lines, and how many of the next page's
    lines are among them."""
    values = frozenset(note.value for note in page.notes if note.value)
    parts, carried = _in_order(page, page.text[taken:], overleaf)
    over = [_furniture(group, page.page) for group in page.over]
    text = list(_running_text(page, parts, values))
    notes = [_note(note, page.edges) for note in page.notes]
    under = [_furniture(group, page.page) for group in page.under]
    first, last = parts[0] if parts else None, parts[-1] if parts else None
    made = _Made(
        [*over, *text, *notes, *under],
        first=(first.lines[0], first) if isinstance(first, Region) and not taken else None,
        last=(last.lines[-1], last) if isinstance(last, Region) and not last.column else None,
        index=len(over) + len(text) - 1,
    )
    return made, carried


_Part = Region | Aligned | tuple[RuledTable, list[list[Word]]]


def _in_order(
    page: _Sorted, lines: Sequence[Line], overleaf: Sequence[Line]
) -> tuple[list[_Part], int]:
    """Regions of text and tables from the top, and how many lines of `overleaf` are in them."""
    found: list[_Part] = []
    height, number = page.page.height, page.page.number
    for table in sorted(page.page.tables, key=lambda table: table[0].box[1]):
        above = [line for line in lines if line.baseline < table[0].box[1] + 1]
        first = number == 1 and not found
        found.extend(regions(above, page.edges, first=first, height=height)[0])
        lines = lines[len(above) :]
        found.append(table)
    first = number == 1 and not found
    rest, carried = regions(lines, page.edges, first=first, height=height, overleaf=overleaf)
    return [*found, *rest], carried


def _running_text(
    page: _Sorted, parts: Sequence[_Part], notes: frozenset[str]
) -> Iterator[Element]:
    for part in parts:
        if isinstance(part, Region):
            pitch = None if part.column else page.edges.pitch
            yield from paragraphs(part, pitch=pitch, notes=notes)
        elif isinstance(part, Aligned):
            yield aligned_grid(part, notes)
        else:
            yield grid(*part, page.page.rulings, page.page.number, notes)


def _note(note: Note, edges: Margins) -> Paragraph:
    """A footnote; its mark is written as in the text: `[3]`."""
    made = paragraph(note.lines, Region(note.lines, edges.left, edges.right))
    if note.value is None:
        return replace(made, note="")
    return replace(with_mark(made, note.value), note=note.value)


def _furniture(lines: Sequence[Line], page: PageText) -> Paragraph:
    made = paragraph(lines, Region(tuple(lines), 0, page.width))
    return replace(made, furniture=True)
