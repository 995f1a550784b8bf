"""Zip files opened without trust: .docx, .odt and archives of documents alike."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from pathlib import Path
from struct import error as StructError

from ingest.errors import DamagedFile, EncryptedFile, TooLarge
from ingest.limits import check, limits

MAGIC = (b"PK\x03\x04", b"PK\x05\x06")
"""How a zip begins; the second is that of an empty one."""

_RATIO_FLOOR = 20_000_000
_ENCRYPTED = 1

BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    StructError,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    IndexError,
    KeyError,
)
"""What the library raises on damaged archives."""


class Archive:
    """The members of a zip file. Names in messages are `path`.

    Raises `DamagedFile`, `EncryptedFile` and `TooLarge` from every method.
    """

    def __init__(self, path: Path, data: bytes | None = None) -> None:
        """Open `path`, or its content `data` if it is at hand or not on disk."""
        self._path = path
        self._unpacked = 0
        try:
            self._zip = zipfile.ZipFile(path if data is None else io.BytesIO(data))
        except BROKEN as error:
            raise DamagedFile(path, detail=str(error)) from error
        self.members = self._zip.infolist()
        check(path, "members", len(self.members))

    def read(self, member: zipfile.ZipInfo, path: Path | None = None) -> bytes:
        """The content of a member, once its size and ratio are within the limits.

        The size that the archive states is believed only so far: nothing behind it is unpacked.
        Messages name `path`, by default that of the archive.
        """
        path = path or self._path
        if member.flag_bits & _ENCRYPTED:
            raise EncryptedFile(path)
        self._unpacked += member.file_size
        check(path, "unpacked_bytes", self._unpacked)
        most = limits().unpacked_ratio * member.compress_size
        if member.file_size > max(_RATIO_FLOOR, most):
            detail = f"{member.filename}, unpacked_ratio: {member.file_size:,} > {most:,}"
            raise TooLarge(path, detail=detail)
        try:
            return self._zip.read(member)
        except BROKEN as error:
            raise DamagedFile(path, detail=f"{member.filename}: {error}") from error
