"""What a file is, by its content: the extension only tells markdown from plain text."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import Path

from ingest.containers import refuse_archive
from ingest.decoding import utf16_order
from ingest.errors import DamagedFile, EncryptedFile, UnsupportedFormat
from ingest.zips import MAGIC, Archive


class Format(StrEnum):
    """The formats that have a reader."""

    DOC = "doc"
    DOCX = "docx"
    HTML = "html"
    MHTML = "mhtml"
    ODT = "odt"
    PDF = "pdf"
    RTF = "rtf"
    TEXT = "text"
    PICTURE = "picture"


_READ_PICTURES = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\x00", b"MM\x00*")
_PICTURES = (
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
)
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE2_STREAMS = (
    ("Workbook", "Excel 97–2003 (.xls)"),
    ("PowerPoint Document", "PowerPoint 97–2003 (.ppt)"),
)
_OLD_WORD = "WordDocument"
_ODT = b"application/vnd.oasis.opendocument.text"
_ZIP_KINDS = (
    (b"application/epub+zip", "EPUB"),
    (b"spreadsheetml", "Excel (.xlsx)"),
    (b"presentationml", "PowerPoint (.pptx)"),
)
_WORD = (b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_FRAGMENT = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*<(?:meta|title|style|div|p|table|center|font|span|h[1-6])\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_ARCHIVE = re.compile(
    rb"(?=(?:[\w-]{1,40}:[^\n]*\n|[ \t][^\n]*\n){0,30}?MIME-Version:)"
    rb"(?:[\w-]{1,40}:[^\n]*\n|[ \t][^\n]*\n){0,30}?"
    rb"Content-Type:\s*(?:multipart/related|text/html)",
    re.IGNORECASE,
)
_CONTROLS = bytes({*range(9), 11, *range(14, 27), *range(28, 32), 127})
_MOST_CONTROLS = 0.02
_PDF_HEAD = 1024
_BOMS = (b"\xff\xfe", b"\xfe\xff")


def sniff(path: Path, data: bytes) -> Format:
    """The format of `data`, the content of `path` (used in messages only).

    Raises `UnsupportedFormat` naming what it is instead, `EncryptedFile`, or `DamagedFile` for
    an archive that cannot be opened.
    """
    if data.startswith(MAGIC):
        return _sniff_zip(path, data)
    if b"%PDF-" in data[:_PDF_HEAD]:
        return Format.PDF
    if data.startswith(_READ_PICTURES):
        return Format.PICTURE
    if data.startswith(_OLE2):
        return _sniff_ole2(path, data)
    if data.startswith(b"{\\rtf"):
        return Format.RTF
    markup = _sniff_markup(path, data)
    if markup is not None:
        return markup
    named = _unsupported(data)
    if named is not None:
        raise UnsupportedFormat(path, detail=named)
    if _is_binary(data):
        if path.suffix.lower() in {".docx", ".pdf"}:
            raise DamagedFile(path)
        raise UnsupportedFormat(path, detail="dữ liệu nhị phân", detail_en="binary data")
    return Format.TEXT


def _sniff_zip(path: Path, data: bytes) -> Format:
    archive = Archive(path, data)
    names = {member.filename for member in archive.members}
    kinds = b"".join(
        archive.read(member)
        for member in archive.members
        if member.filename in ("mimetype", "[Content_Types].xml")
    )
    if "word/document.xml" in names or any(kind in kinds for kind in _WORD):
        return Format.DOCX
    if _ODT in kinds:
        return Format.ODT
    for mark, name in _ZIP_KINDS:
        if mark in kinds:
            raise UnsupportedFormat(path, detail=name)
    raise refuse_archive(path, data)


def _sniff_ole2(path: Path, data: bytes) -> Format:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise EncryptedFile(path)
    if _OLD_WORD.encode("utf-16-le") in data:
        return Format.DOC
    for stream, name in _OLE2_STREAMS:
        if stream.encode("utf-16-le") in data:
            raise UnsupportedFormat(path, detail=name)
    raise UnsupportedFormat(path, detail="OLE2")


def _sniff_markup(path: Path, data: bytes) -> Format | None:
    """A web page or an archive of one; markdown may begin with an element of HTML."""
    head = data[:4096].replace(b"\x00", b"")
    if _ARCHIVE.match(head):
        return Format.MHTML
    loose = path.suffix.lower() not in {".md", ".markdown", ".txt"}
    if _MARKUP.search(head[:2048]) or (loose and _FRAGMENT.match(head.removeprefix(b"\xff\xfe"))):
        return Format.HTML
    return None


def _unsupported(data: bytes) -> str | None:
    for head, name in _PICTURES:
        if data.startswith(head) and (name != "BMP" or _is_binary(data)):
            return name
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    head = data[:2048].replace(b"\x00", b"")
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"<?xml"):
        return "XML"
    return None


def _is_binary(data: bytes) -> bool:
    """Whether control characters say that this is no text; UTF-16 has a zero in many pairs."""
    head = data[:65536]
    if head.startswith(_BOMS) or utf16_order(head) is not None:
        return False
    if b"\x00" in head:
        return True
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) * _MOST_CONTROLS
