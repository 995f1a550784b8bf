"""One picture of a page to words and lines: cleaned, its tables read cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from ingest.ocr.again import read_again
from ingest.ocr.cells import cell_words
from ingest.ocr.engine import Engine, Seen, engine
from ingest.ocr.images import (
    Colour,
    Grey,
    black,
    grey,
    is_sideways,
    levelled,
    on_white,
    seals,
    skew,
    without_specks,
)
from ingest.ocr.rows import word_rows
from ingest.ocr.rulings import ruled
from ingest.ocr.sheet import Sheet
from ingest.ocr.strokes import checked
from ingest.pdf.health import health
from ingest.pdf.tables import RuledTable, ruled_tables
from ingest.syllables import is_syllable

_DOUBTFUL = 0.4
"""Health below which a page may stand on its head."""

_FEWEST_WORDS = 8
_CLEARLY, _SURE = 2.0, 0.7


def read_sheet(picture: Colour | Grey, dpi: int, number: int) -> Sheet:
    """Read a page.

    Args:
        picture: of the whole page.
        dpi: pixels to the inch of page.
        number: of the page, for its words.

    Raises `ingest.ocr.engine.Missing` where the engine is not installed.
    """
    with engine() as reader:
        plain = grey(picture)
        quarters = _upright(reader, plain, dpi, (0, 1, 3)) if is_sideways(plain, dpi) else 0
        sheet = _read(reader, picture, dpi, number, quarters=quarters)
        if _is_doubtful(sheet):
            best = _upright(reader, plain, dpi, (quarters, 2, 0, 1, 3))
            if best != quarters:
                return _read(reader, picture, dpi, number, quarters=best)
    return sheet


def _upright(reader: Engine, page: Grey, dpi: int, turns: Sequence[int]) -> int:
    """Which of some clockwise quarter turns makes a part of the page legible; the first one if
    none is clearly better."""
    height, width = page.shape
    part = page[height // 4 : height // 2, width // 4 : width * 3 // 4]
    found = {quarters: _legible(reader, np.rot90(part, -quarters), dpi) for quarters in turns}
    best = max(turns, key=found.__getitem__)
    return best if found[best] > _CLEARLY * found[turns[0]] else turns[0]


def _legible(reader: Engine, part: Grey, dpi: int) -> int:
    """How many letters of a picture surely read as Vietnamese."""
    # As one block: asked for its layout, the engine would turn lines that run up or down itself.
    return sum(
        len(word.text)
        for word in reader.block(part, dpi)
        if word.confidence > _SURE and len(word.text) > 2 and is_syllable(word.text)
    )


def _is_doubtful(sheet: Sheet) -> bool:
    found = health(word.text for row in sheet.rows for word in row)
    return found.words >= _FEWEST_WORDS and found.score < _DOUBTFUL


def _read(reader: Engine, picture: Colour | Grey, dpi: int, number: int, *, quarters: int) -> Sheet:
    turned: Colour | Grey = np.rot90(picture, -quarters) if quarters else picture
    under = seals(turned, dpi)
    page = on_white(grey(turned, under))
    angle = skew(page, dpi)
    page = without_specks(levelled(page, angle), dpi)
    lines = ruled(page, dpi, under)
    tables = ruled_tables(lines.rulings)
    ink = black(lines.page)
    seen = [checked(word, ink) for word in _seen(reader, lines.page, ink, tables, dpi)]
    rows = word_rows(seen, ink, dpi, number)
    return Sheet(tuple(map(tuple, rows)), lines.rulings, angle, quarters)


def _seen(
    reader: Engine, page: Grey, ink: Grey, tables: Sequence[RuledTable], dpi: int
) -> Iterator[Seen]:
    """The words outside of tables, then those in their cells; lines numbered through."""
    outside = _outside(page, tables, dpi)
    outer_ink = black(outside) if tables else ink
    found = read_again(reader, outside, outer_ink, reader.page(outside, dpi), dpi)
    yield from found
    line = max((word.line for word in found), default=0) + 1
    for cell in (table.cell_box(cell) for table in tables for cell in table.cells):
        words = cell_words(reader, ink, cell, dpi)
        yield from (word._replace(line=word.line + line) for word in words)
        line += len(words)


def _outside(page: Grey, tables: Sequence[RuledTable], dpi: int) -> Grey:
    """The page with its tables painted white."""
    if not tables:
        return page
    outside = page.copy()
    for table in tables:
        x0, top, x1, bottom = (round(each * dpi / 72) for each in table.box)
        outside[top:bottom, x0:x1] = 255
    return outside
