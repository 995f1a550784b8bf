"""Bad office files are told before the converter sees them."""

from __future__ import annotations

import io
import random
import shutil
import zipfile
from pathlib import Path

import docx
import pytest

from corpus.samples.build import convert as save_as
from ingest import (
    ConverterFailed,
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    IngestError,
    TooLarge,
    UnsupportedFormat,
    limited,
    read,
)
from ingest.office.checks import FLAGS, check
from ingest.sniff import Format

HERE = Path("ke-hoach")
ODT = "application/vnd.oasis.opendocument.text"
needs_soffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="soffice (libreoffice-writer) missing"
)


def odt(**entries: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", ODT, zipfile.ZIP_STORED)
        for name, content in entries.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return target.getvalue()


RTF = {
    "whole": (rb"{\rtf1 {\b K} ho\{ach}", None),
    "padded": (b"{\\rtf1 K}\r\n\x00", None),
    "binary with braces": (rb"{\rtf1 {\pict\bin4 }}{{}K}", None),
    "cut off": (rb"{\rtf1 {\b K", DamagedFile),
    "cut in binary": (rb"{\rtf1 {\pict\bin4000 }}}}", DamagedFile),
    "an escaped end": (rb"{\rtf1 K\}", DamagedFile),
}


@pytest.mark.parametrize(("data", "kind"), RTF.values(), ids=RTF)
def test_rtf(data, kind) -> None:
    if kind is None:
        check(HERE, data, Format.RTF)
    else:
        with pytest.raises(kind):
            check(HERE, data, Format.RTF)


LOCKED = '<manifest:file-entry><manifest:encryption-data checksum="x"/></manifest:file-entry>'
ODTS = {
    "whole": (odt(content="<x/>", **{"META-INF__manifest": "<m/>"}), None),
    "locked": (odt(content="<x/>", **{"META-INF__manifest": LOCKED}), EncryptedFile),
    "without content": (odt(styles="<x/>"), DamagedFile),
    "a bomb": (odt(content=" " * 25_000_000), TooLarge),
}


@pytest.mark.parametrize(("data", "kind"), ODTS.values(), ids=ODTS)
def test_odt(data, kind) -> None:
    if kind is None:
        check(HERE, data, Format.ODT)
    else:
        with pytest.raises(kind):
            check(HERE, data, Format.ODT)


def test_an_odt_with_a_broken_part() -> None:
    data = bytearray(odt(content="<x>" + "Kế hoạch" * 40 + "</x>"))
    data[data.index(b"content.xml") + 16] ^= 0xFF
    with pytest.raises(DamagedFile):
        check(HERE, bytes(data), Format.ODT)


def test_many_parts() -> None:
    with limited(unpacked_bytes=100), pytest.raises(TooLarge):
        check(HERE, odt(content="x" * 200), Format.ODT)


@pytest.mark.parametrize("name", ["ke-hoach.odt", "ke-hoach.doc", "ke-hoach.rtf"])
def test_no_bytes(tmp_path, name) -> None:
    path = tmp_path / name
    path.write_bytes(b"")
    with pytest.raises(EmptyFile):
        read(path)


@pytest.fixture(scope="module")
def old_word(tmp_path_factory) -> bytes:
    """A Word 97 file as LibreOffice writes it."""
    folder = tmp_path_factory.mktemp("doc")
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    for number in range(60):
        document.add_paragraph(f"Việc thứ {number} của đơn vị {number * 7919}")
    document.save(str(folder / "ke-hoach.docx"))
    assert save_as([folder / "ke-hoach.docx"], folder, "doc")
    return (folder / "ke-hoach.doc").read_bytes()


@needs_soffice
@pytest.mark.parametrize("twentieths", range(1, 20))
def test_a_doc_cut_off(old_word, twentieths, tmp_path) -> None:
    path = tmp_path / "ke-hoach.doc"
    path.write_bytes(old_word[: len(old_word) * twentieths // 20])
    with pytest.raises((DamagedFile, UnsupportedFormat)) as caught:
        read(path)
    assert caught.value.path == path


@needs_soffice
def test_a_locked_doc(old_word) -> None:
    data = bytearray(old_word)
    data[data.index(b"\xec\xa5\x01\x01") + FLAGS] |= 1
    with pytest.raises(EncryptedFile):
        check(HERE, bytes(data), Format.DOC)


@needs_soffice
def test_a_doc_without_its_table_stream(old_word) -> None:
    data = old_word.replace("1Table".encode("utf-16-le"), "2Table".encode("utf-16-le"))
    with pytest.raises(DamagedFile):
        check(HERE, data, Format.DOC)


@needs_soffice
def test_another_file_with_a_document_in_it(old_word) -> None:
    name = "WordDocument".encode("utf-16-le")
    data = old_word.replace(name, "Xord".encode("utf-16-le") + name[8:])
    with pytest.raises(UnsupportedFormat):
        check(HERE, data, Format.DOC)


@needs_soffice
@pytest.mark.parametrize("seed", range(40))
def test_flipped_bits_end_in_a_typed_error_or_pass(old_word, seed) -> None:
    chosen = random.Random(seed)
    data = bytearray(old_word)
    for _ in range(4):
        data[chosen.randrange(len(data))] ^= 1 << chosen.randrange(8)
    try:
        check(HERE, bytes(data), Format.DOC)
    except IngestError as error:
        assert error.path == HERE


@needs_soffice
def test_garbage_behind_the_head_of_an_rtf(tmp_path) -> None:
    path = tmp_path / "ke-hoach.rtf"
    noise = bytes(random.Random(4).randrange(256) for _ in range(3000))
    path.write_bytes(b"{\\rtf1\\ansi " + noise.translate(None, b"{}\\") + b"}")
    try:
        assert read(path).source.media_type == "application/rtf"
    except (ConverterFailed, EmptyFile) as error:
        assert error.path == path


NAMED_DOC = {
    "a page": ("<html><body><p>KẾ HOẠCH</p></body></html>".encode(), "text/html"),
    "text": ("KẾ HOẠCH\nTrồng cây\n".encode(), "text/plain"),
    "text in UTF-16": ("KẾ HOẠCH\nTrồng cây\n".encode("utf-16"), "text/plain"),
}


@pytest.mark.parametrize(("data", "media_type"), NAMED_DOC.values(), ids=NAMED_DOC)
def test_what_is_only_called_a_doc(tmp_path, data, media_type) -> None:
    path = tmp_path / "ke-hoach.doc"
    path.write_bytes(data)
    document = read(path)
    assert document.source.media_type == media_type
    assert document.text.startswith("KẾ HOẠCH")
