"""A digital PDF, page by page, to paragraphs and grids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest.elements import Element, PageSize, Paragraph, Reading
from ingest.errors import DamagedFile, EmptyFile, GarbledText, NoTextLayer
from ingest.pdf.aligned import aligned_grid
from ingest.pdf.breaks import across_breaks
from ingest.pdf.columns import regions
from ingest.pdf.drawing import Ruling
from ingest.pdf.furniture import furniture, running_heads
from ingest.pdf.health import Health, health
from ingest.pdf.layout import Aligned, Region
from ingest.pdf.lines import Line, lines_of
from ingest.pdf.margins import Margins, margins
from ingest.pdf.notes import Note, split_notes
from ingest.pdf.paragraphs import paragraph, paragraphs, with_mark
from ingest.pdf.pdfium import PageView, page_views
from ingest.pdf.tables import RuledTable, grid, ruled_tables
from ingest.pdf.turned import upright_words, watermark
from ingest.pdf.words import Word, page_lines
from ingest.pdf.wrapping import goes_on

MEDIA_TYPE = "application/pdf"

FEWEST_CHARACTERS = 30
"""A page with fewer of its own (or with garbled ones) on a picture is a scan."""

PICTURE = 0.3
"""Share of a page from which a picture is one of the page."""

_END_MARK, _TAIL = b"%%EOF", 4096


@dataclass(frozen=True, slots=True)
class _Page:
    """What of a page is kept when pdfium has closed it."""

    number: int
    width: float
    height: float
    lines: list[Line]
    aside: list[Line]
    """Upright and slanting text outside of tables."""
    rulings: tuple[Ruling, ...]
    tables: list[tuple[RuledTable, list[list[Word]]]]
    health: Health
    scanned: bool


def read_pdf(path: Path, data: bytes) -> Reading:
    """Read a PDF that has a text layer.

    Args:
        path: the file's name, for messages.
        data: its content.

    Raises:
        EncryptedFile: a password is needed.
        DamagedFile: the file is cut off, or it or a page of it cannot be loaded.
        NoTextLayer: most of its pages are pictures.
        GarbledText: it has a text layer, but one that is no Vietnamese.
        EmptyFile: nothing stands on its pages.
        TooLarge: it is over a limit of `ingest.limits`.
    """
    if _END_MARK not in data[-_TAIL:]:
        raise DamagedFile(path)
    pages = [_page(view) for view in page_views(path, data)]
    _check(path, pages)
    elements = tuple(across_breaks(list(_elements(pages))))
    if not elements:
        raise EmptyFile(path)
    sizes = tuple(
        PageSize(page.number, page.width, page.height, score=page.health.score) for page in pages
    )
    return Reading(MEDIA_TYPE, "digital", elements, sizes)


def _page(view: PageView) -> _Page:
    rows = page_lines(view)
    upright = upright_words(view)
    own = sum(len(word.text) for row in rows for word in row if not word.stamped)
    found = ruled_tables(view.rulings)
    standing = [[word] for word in upright]
    tables = [(table, _inside([*rows, *standing], table)) for table in found]
    taken = {id(word) for _, inside in tables for row in inside for word in row}
    rest = [[word for word in row if id(word) not in taken] for row in rows] if taken else rows
    layer = health(word.text for row in rows for word in row)
    return _Page(
        number=view.number,
        width=view.width,
        height=view.height,
        lines=lines_of([row for row in rest if row]),
        aside=[*(Line.of([word]) for word in upright if id(word) not in taken), *_over_all(view)],
        rulings=view.rulings,
        tables=tables,
        health=layer,
        scanned=view.pictured > PICTURE and (own < FEWEST_CHARACTERS or not layer.sound),
    )


def _over_all(view: PageView) -> list[Line]:
    text = watermark(view)
    if not text:
        return []
    width, height = view.width, view.height
    box = Word(text, 0.0, 0.0, width, height, height, 1.0, False, False, page=view.number)
    return [Line.of([box])]


def _inside(rows: Sequence[Sequence[Word]], table: RuledTable) -> list[list[Word]]:
    """The words in a table, by rows."""
    within = ([word for word in row if table.holds(word)] for row in rows)
    return [row for row in within if row]


def _check(path: Path, pages: Sequence[_Page]) -> None:
    """Refuse a text layer that is missing or garbled on most pages."""
    scanned = [page for page in pages if page.scanned]
    if 2 * len(scanned) > len(pages):
        raise NoTextLayer(path, page=scanned[0].number)
    garbled = [page for page in pages if not page.health.sound and not page.scanned]
    if 2 * len(garbled) > len(pages) - len(scanned):
        raise GarbledText(path, page=garbled[0].number)


def _elements(pages: Sequence[_Page]) -> Iterator[Element]:
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


def _edges(pages: Sequence[_Page]) -> dict[int, Margins]:
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

    page: _Page
    edges: Margins
    text: list[Line]
    notes: list[Note]
    over: list[list[Line]]
    under: list[list[Line]]
    """Furniture above and below the text."""


def _sorted(page: _Page, edges: Margins, heads: frozenset[tuple[str, int]]) -> _Sorted:
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


def _furniture(lines: Sequence[Line], page: _Page) -> Paragraph:
    made = paragraph(lines, Region(tuple(lines), 0, page.width))
    return replace(made, furniture=True)
