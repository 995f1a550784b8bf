"""What a file is, by its content: the extension only tells markdown from plain text."""

from __future__ import annotations

import re
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from ingest.errors import DamagedFile, EncryptedFile, UnsupportedFormat


class Format(StrEnum):
    """The formats that have a reader."""

    DOCX = "docx"
    PDF = "pdf"
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
    ("WordDocument", "Word 97–2003 (.doc)"),
    ("Workbook", "Excel 97–2003 (.xls)"),
    ("PowerPoint Document", "PowerPoint 97–2003 (.ppt)"),
)
_ZIP_KINDS = (
    (b"application/vnd.oasis.opendocument.text", "OpenDocument (.odt)"),
    (b"application/epub+zip", "EPUB"),
    (b"spreadsheetml", "Excel (.xlsx)"),
    (b"presentationml", "PowerPoint (.pptx)"),
)
_WORD = (b"wordprocessingml.document.main+xml", b"ms-word.document.macroEnabled.main+xml")
_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_CONTROLS = bytes({*range(9), 11, *range(14, 27), *range(28, 32), 127})
_MOST_CONTROLS = 0.02
_PDF_HEAD = 1024
_BOMS = (b"\xff\xfe", b"\xfe\xff")


def sniff(path: Path, data: bytes) -> Format:
    """The format of `data`, the content of `path` (used in messages only).

    Raises `UnsupportedFormat` naming what it is instead, `EncryptedFile`, or `DamagedFile` for
    an archive that cannot be opened.
    """
    if data.startswith(b"PK\x03\x04") or data.startswith(b"PK\x05\x06"):
        return _sniff_zip(path, data)
    if b"%PDF-" in data[:_PDF_HEAD]:
        return Format.PDF
    if data.startswith(_READ_PICTURES):
        return Format.PICTURE
    if data.startswith(_OLE2):
        raise _old_office(path, data)
    named = _unsupported(data)
    if named is not None:
        raise UnsupportedFormat(path, detail=named)
    if _is_binary(data):
        if path.suffix.lower() in {".docx", ".pdf"}:
            raise DamagedFile(path)
        raise UnsupportedFormat(path, detail="dữ liệu nhị phân")
    return Format.TEXT


def _sniff_zip(path: Path, data: bytes) -> Format:
    try:
        with ZipFile(BytesIO(data)) as archive:
            names = set(archive.namelist())
            kinds = b"".join(
                archive.read(name) for name in ("mimetype", "[Content_Types].xml") if name in names
            )
    except (BadZipFile, EOFError, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        raise DamagedFile(path, detail="tệp nén zip không mở được") from error
    except Exception as error:  # zlib.error and the like: whatever a broken archive brings
        raise DamagedFile(path, detail="tệp nén zip không mở được") from error
    if "word/document.xml" in names or any(kind in kinds for kind in _WORD):
        return Format.DOCX
    for mark, name in _ZIP_KINDS:
        if mark in kinds:
            raise UnsupportedFormat(path, detail=name)
    raise UnsupportedFormat(path, detail="tệp nén zip")


def _old_office(path: Path, data: bytes) -> EncryptedFile | UnsupportedFormat:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return EncryptedFile(path)
    for stream, name in _OLE2_STREAMS:
        if stream.encode("utf-16-le") in data:
            return UnsupportedFormat(path, detail=name)
    return UnsupportedFormat(path, detail="OLE2")


def _unsupported(data: bytes) -> str | None:
    for head, name in _PICTURES:
        if data.startswith(head) and (name != "BMP" or _is_binary(data)):
            return f"ảnh {name}"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "ảnh WebP"
    if data.startswith(b"{\\rtf"):
        return "RTF"
    head = data[:2048].replace(b"\x00", b"")
    if _MARKUP.search(head):
        return "trang HTML"
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


def utf16_order(data: bytes) -> str | None:
    """`utf-16-le` or `utf-16-be` if the zeros of `data` stand as in UTF-16 without a mark."""
    head = data[:4096]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    pairs = len(head) // 2
    if pairs < 8 or len(head) % 2 or even * odd:
        return None
    if odd > pairs // 4:
        return "utf-16-le"
    return "utf-16-be" if even > pairs // 4 else None
