"""`read_office`: an old or foreign office file, read as the .docx that LibreOffice makes of it."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ingest.docx import read_docx
from ingest.elements import Element, Paragraph, Reading
from ingest.errors import ConverterFailed, ConverterMissing, ConverterTimeout, EmptyFile
from ingest.office.batch import key_of
from ingest.office.checks import check
from ingest.office.kinds import KINDS
from ingest.office.soffice import find_soffice, finished, run_soffice
from ingest.sniff import Format
from schemas import Method


def read_office(path: Path, data: bytes, kind: Format, *, converted: Path | None = None) -> Reading:
    """The content `data` of the office file `path`, which is a `kind`.

    `converted` is a folder that `convert` filled; a file that is not in it is converted by
    itself. Every paragraph says that a converter was between it and the file.

    Raises `ConverterMissing` where LibreOffice is not installed, `ConverterFailed` and
    `ConverterTimeout` where it could not open the file, `EmptyFile` for one without words, and
    what `check` and `read_docx` raise.
    """
    check(path, data, kind)
    content = _kept(data, converted)
    reading = read_docx(path, _converted(path, data, kind) if content is None else content)
    elements = tuple(_marked(reading.elements))
    if not elements:
        raise EmptyFile(path)
    return replace(reading, media_type=KINDS[kind].media_type, elements=elements)


def _kept(data: bytes, converted: Path | None) -> bytes | None:
    """What was made of `data` beforehand."""
    found = None if converted is None else finished(converted, Path(key_of(data)))
    try:
        return None if found is None else found.read_bytes()
    except FileNotFoundError:  # the folder was cleared in this very moment
        return None


def _converted(path: Path, data: bytes, kind: Format) -> bytes:
    soffice = find_soffice()
    if soffice is None:
        raise ConverterMissing(path)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        source, target = work / f"source{KINDS[kind].suffix}", work / "made"
        source.write_bytes(KINDS[kind].prepare(data))
        target.mkdir()
        run = run_soffice(soffice, [source], target, work / "profile")
        made = finished(target, source)
        if made is not None:
            return made.read_bytes()
    if run.hung:
        raise ConverterTimeout(path)
    raise ConverterFailed(path, detail=None if run.code == 0 else f"exit {run.code}")


def _marked(elements: Sequence[Element]) -> list[Element]:
    """The elements with the word that a converter made them."""
    return [
        replace(element, method=Method.CONVERTER)
        if isinstance(element, Paragraph)
        else replace(
            element,
            cells=tuple(
                replace(cell, content=tuple(_marked(cell.content))) for cell in element.cells
            ),
        )
        for element in elements
    ]
