"""The whole reader: the samples' PDFs say what their DOCX say; noise never breaks it."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import IngestError, read
from ingest.elements import Element, Grid, Paragraph
from schemas import BlockKind, Document

SAMPLES = sorted((Path(__file__).parents[3] / "corpus/samples/documents").glob("*.pdf"))


def lines(document: Document) -> list[str]:
    """The document's text block by block and cell by cell, page furniture left out."""
    found: list[str] = []
    for block in document.blocks:
        if block.kind is BlockKind.FURNITURE:
            continue
        parts = block.table.cells if block.table is not None else (block,)
        found += [" ".join(document.text[part.start : part.end].split()) for part in parts]
    return [line for line in found if line]


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_a_pdf_says_what_its_docx_says(path: Path, promises: Callable[[Document], None]):
    document = read(path)
    promises(document)
    assert lines(document) == lines(read(path.with_suffix(".docx")))


def paragraphs(elements: tuple[Element, ...]) -> list[Paragraph]:
    found: list[Paragraph] = []
    for element in elements:
        if isinstance(element, Grid):
            for cell in element.cells:
                found += paragraphs(cell.content)
        else:
            found.append(element)
    return found


places = st.tuples(
    st.floats(-20, 620), st.floats(-20, 860), st.text("aăêđỘ1-./( ", min_size=1, max_size=12)
)


@given(
    words=st.lists(places, min_size=1, max_size=25),
    strokes=st.lists(st.tuples(*[st.floats(0, 600)] * 4), max_size=12),
    size=st.sampled_from([6, 11, 14]),
)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_anything_may_stand_anywhere(new_writer, read_made, words, strokes, size):
    writer = new_writer().page()
    for x, y, text in words:
        writer.text(x, y, text, size=size)
    for x0, y0, x1, y1 in strokes:
        writer.line(x0, y0, x0, y1).line(x0, y0, x1, y0)
    try:
        reading = read_made(writer)
    except IngestError:
        return
    for paragraph in paragraphs(reading.elements):
        pieces = [paragraph.text[piece.start : piece.end] for piece in paragraph.pieces]
        assert re.sub(r"\s", "", paragraph.text) == "".join(pieces).replace(" ", "")
