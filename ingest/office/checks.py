"""What is wrong with an office file, told before it is handed over.

The converter opens what is left of a broken file and says nothing, asks for a password where
nobody answers, and unpacks whatever it is given. These checks end all three in a typed error.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from olefile import OleFileIO

from ingest.errors import DamagedFile, EncryptedFile, UnsupportedFormat
from ingest.office.rtf import group_end
from ingest.sniff import Format
from ingest.zips import Archive

_MAIN = "WordDocument"
_TABLES = ("0Table", "1Table")
_WORD_97 = b"\xec\xa5"
_WORD_95 = b"\xdc\xa5"
FLAGS = 0x0B
_IS_ENCRYPTED = 0x01
_WHICH_TABLE = 0x02
"""Bits of byte 11 of the file information block ([MS-DOC] 2.5.2, fEncrypted, fWhichTblStm)."""
_SHORTEST_BLOCK = 32

_MANIFEST = "META-INF/manifest.xml"
_CONTENT = "content.xml"
_ENCRYPTION = b"encryption-data"


def check(path: Path, data: bytes, kind: Format) -> None:
    """Look for what the converter would not tell.

    Raises `DamagedFile` for a file that was cut off, `EncryptedFile`, `TooLarge` for one that
    unpacks to more than the limits, and `UnsupportedFormat` for a Word older than 6.
    """
    _CHECKS[kind](path, data)


def _check_doc(path: Path, data: bytes) -> None:
    try:
        with OleFileIO(io.BytesIO(data)) as archive:
            if not archive.exists(_MAIN):
                raise UnsupportedFormat(path, detail="OLE2")
            block = _whole_stream(path, archive, _MAIN)
            if len(block) < _SHORTEST_BLOCK or block[:2] not in (_WORD_97, _WORD_95):
                raise UnsupportedFormat(
                    path, detail="Word 2 hoặc cũ hơn", detail_en="Word 2 or older"
                )
            flags = block[FLAGS]
            if flags & _IS_ENCRYPTED:
                raise EncryptedFile(path)
            if block[:2] == _WORD_97:
                _whole_stream(path, archive, _TABLES[bool(flags & _WHICH_TABLE)])
    except (OSError, ValueError, IndexError, TypeError, OverflowError) as error:
        raise DamagedFile(path, detail=str(error)) from error


def _whole_stream(path: Path, archive: OleFileIO, name: str) -> bytes:
    if not archive.exists(name):
        raise DamagedFile(path, detail=f"thiếu {name}", detail_en=f"no {name}")
    content: bytes = archive.openstream(name).read()
    if len(content) < archive.get_size(name):
        raise DamagedFile(path, detail=f"{name} bị cắt cụt", detail_en=f"{name} is cut off")
    return content


def _check_rtf(path: Path, data: bytes) -> None:
    if group_end(data, 0) is None:
        raise DamagedFile(path, detail="RTF bị cắt cụt", detail_en="RTF is cut off")


def _check_odt(path: Path, data: bytes) -> None:
    archive = Archive(path, data)
    members = {member.filename: member for member in archive.members}
    if _CONTENT not in members:
        raise DamagedFile(path, detail=f"thiếu {_CONTENT}", detail_en=f"no {_CONTENT}")
    if _MANIFEST in members and _ENCRYPTION in archive.read(members[_MANIFEST]):
        raise EncryptedFile(path)
    for member in archive.members:
        archive.read(member)


_CHECKS: dict[Format, Callable[[Path, bytes], None]] = {
    Format.DOC: _check_doc,
    Format.RTF: _check_rtf,
    Format.ODT: _check_odt,
}
