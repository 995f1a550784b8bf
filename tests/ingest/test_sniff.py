from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import DamagedFile, EncryptedFile, IngestError, UnsupportedFormat
from ingest.sniff import Format, sniff

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def archive(**entries: str) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as made:
        for name, content in entries.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return buffer.getvalue()


DOCX = archive(word__document_dot_xml="<w:document/>")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (DOCX, Format.DOCX),
        (b"%PDF-1.7\n", Format.PDF),
        (b"\x00\x00junk\r\n" + b"%PDF-1.4\n", Format.PDF),
        ("Kế hoạch năm 2020".encode(), Format.TEXT),
        ("Kế hoạch năm 2020".encode("utf-16"), Format.TEXT),
        ("Kế hoạch năm 2020".encode("utf-16-le"), Format.TEXT),
        (b"BM la viet tat", Format.TEXT),
        (b"a < b va b > c", Format.TEXT),
        (b"{\\rtf1\\ansi }", Format.RTF),
        (OLE2 + "WordDocument".encode("utf-16-le"), Format.DOC),
        (archive(mimetype="application/vnd.oasis.opendocument.text"), Format.ODT),
        (archive(mimetype="application/vnd.oasis.opendocument.text-template"), Format.ODT),
        (b"\xef\xbb\xbf<!DOCTYPE html>\n<html>", Format.HTML),
        ("<html><body>Kế hoạch".encode("utf-16"), Format.HTML),
        ("<div class='vb'><p>Kế hoạch</p></div>".encode(), Format.HTML),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0'>", Format.HTML),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n", Format.MHTML),
        (b"From: <x>\nSubject: a\n b\nMIME-Version: 1.0\nContent-Type: text/html\n", Format.MHTML),
        (b"MIME-Version: la gi? Content-Type: multipart/related", Format.TEXT),
    ],
)
def test_readable(data: bytes, expected: Format) -> None:
    assert sniff(Path("a.bin"), data) is expected


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"GIF89a" + bytes(20), "GIF"),
        (b"BM" + bytes(40), "BMP"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "WebP"),
        (b"<?xml version='1.0'?><a/>", "XML"),
        (OLE2 + "Workbook".encode("utf-16-le"), ".xls"),
        (OLE2, "OLE2"),
        (archive(a="b"), "zip"),
        (bytes(range(32)) * 20, "nhị phân"),
    ],
)
def test_unsupported_formats_are_named(data: bytes, named: str) -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        sniff(Path("plan.txt"), data)
    assert named in caught.value.describe("vi")


@pytest.mark.parametrize("name", ["plan.md", "plan.txt"])
def test_markdown_may_begin_with_an_element(name: str) -> None:
    assert sniff(Path(name), b"<div align='center'>\n\n# K\n") is Format.TEXT


@pytest.mark.parametrize(
    "head", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"II*\x00", b"MM\x00*"]
)
def test_pictures_of_pages(head: bytes) -> None:
    assert sniff(Path("plan.pdf"), head + bytes(20)) is Format.PICTURE


def test_encrypted_office() -> None:
    with pytest.raises(EncryptedFile):
        sniff(Path("plan.docx"), OLE2 + "EncryptedPackage".encode("utf-16-le"))


@pytest.mark.parametrize("data", [DOCX[:40], b"PK\x03\x04" + bytes(50)], ids=["cut", "zeros"])
def test_truncated_archives(data: bytes) -> None:
    with pytest.raises(DamagedFile):
        sniff(Path("plan.docx"), data)


@pytest.mark.parametrize("name", ["plan.docx", "plan.pdf"])
def test_binary_under_a_document_name_is_damaged(name: str) -> None:
    with pytest.raises(DamagedFile):
        sniff(Path(name), bytes(range(32)) * 20)


@given(st.binary(max_size=300))
def test_only_typed_errors(data: bytes) -> None:
    try:
        assert sniff(Path("a.txt"), data) in Format
    except IngestError as error:
        assert error.path == Path("a.txt")


def test_details_are_in_the_language_asked_for() -> None:
    with pytest.raises(UnsupportedFormat) as caught:
        sniff(Path("plan.bin"), bytes(range(256)) * 8)
    assert "nhị phân" in caught.value.describe("vi")
    assert "binary data" in caught.value.describe("en")
