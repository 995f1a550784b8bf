"""The one way through: check, sniff, read, then the passes that all formats share."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import reduce
from pathlib import Path

from ingest.assemble import assemble
from ingest.characters import clean_elements
from ingest.containers import load_member
from ingest.elements import Element, Reading
from ingest.errors import EmptyFile, Unreadable
from ingest.labels import element_labels
from ingest.legacy import convert_elements
from ingest.limits import check
from ingest.notes import lift_notes
from ingest.ocr.repair import repair_recognised
from ingest.outline import find_outline
from ingest.parts import find_parts
from ingest.repair import join_paragraphs, mark_rules, split_breaks
from ingest.sniff import Format, sniff
from ingest.tables import read_layout_grids, stitch_tables
from schemas import Document, Source
from schemas.collecting import without_collecting

Pass = Callable[[Sequence[Element]], list[Element]]

PASSES: tuple[Pass, ...] = (
    convert_elements,
    clean_elements,
    repair_recognised,
    read_layout_grids,
    split_breaks,
    mark_rules,
    lift_notes,
    join_paragraphs,
    stitch_tables,
)
"""Each takes the elements of a document and returns them repaired, in this order."""


@without_collecting()
def read(path: str | Path, *, converted: Path | None = None) -> Document:
    """Read a plan from a file: `.docx`, `.pdf`, `.doc`, `.rtf`, `.odt`, `.html`, `.mht`, `.txt`,
    `.md`, `.png`, `.jpg`, `.tif`.

    The content decides what the file is, not its name. A member of an archive is named
    `archive.zip!/folder/plan.docx`. `converted` is a folder that `ingest.office.converted`
    filled; without it each old office file costs a run of the converter of its own. Raises an
    `IngestError` that names the file, the cause and a remedy.
    """
    path = Path(path)
    data = load(path)
    reading = _reading(sniff(path, data), path, data, converted)
    source = Source(
        uri=path.as_posix(),
        sha256=hashlib.sha256(data).hexdigest(),
        media_type=reading.media_type,
        size_bytes=len(data),
        page_count=len(reading.pages) or None,
        text_layer=reading.text_layer,
    )
    document = build(source, reading)
    check(path, "characters", len(document.text))
    return document


def build(source: Source, reading: Reading) -> Document:
    """From what a reader saw to the document: the passes, the parts, the outline, the text."""
    elements = reduce(lambda elements, each: each(elements), PASSES, list(reading.elements))
    labels = element_labels(elements)
    places = find_parts(elements, labels)
    nodes = find_outline(elements, labels, places)
    return assemble(source, reading, elements, places, nodes)


def load(path: Path) -> bytes:
    """The content of a file or of a member of an archive. Raises an `IngestError`."""
    try:
        check(path, "file_bytes", path.stat().st_size)
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        data = load_member(path)
    except (OSError, ValueError) as error:
        raise Unreadable(path, detail=str(getattr(error, "strerror", error))) from error
    if not data:
        raise EmptyFile(path)
    return data


def _reading(format_: Format, path: Path, data: bytes, converted: Path | None) -> Reading:
    # Imported where they are needed: each brings a library that the others can do without.
    match format_:
        case Format.DOCX:
            from ingest.docx import read_docx

            return read_docx(path, data)
        case Format.PDF:
            from ingest.pdf import read_pdf

            return read_pdf(path, data)
        case Format.DOC | Format.RTF | Format.ODT:
            from ingest.office import read_office

            return read_office(path, data, format_, converted=converted)
        case Format.HTML | Format.MHTML:
            from ingest.html import read_html

            return read_html(path, data, archive=format_ is Format.MHTML)
        case Format.PICTURE:
            from ingest.pictures import read_picture

            return read_picture(path, data)
        case Format.TEXT:
            from ingest.plaintext import read_text

            return read_text(path, data)
