"""Where exports go: a file, a folder, or a stream of bytes; several files as a zip archive."""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO

from corpus.exports.options import File
from corpus.output import OutputError

CHUNK = 1 << 16
_SPOOL = 1 << 22
"""Bytes of a file not yet handed over that are held in memory; more go to the disk."""
_DAY = (1980, 1, 1, 0, 0, 0)
"""The time that members of archives bear: none, as far as zip can say so."""


def spool() -> IO[bytes]:
    """A temporary file, in memory while it is small; gone when it is closed or forgotten."""
    return tempfile.SpooledTemporaryFile(max_size=_SPOOL)


def chunks_of(stream: IO[bytes]) -> Iterator[bytes]:
    """The content of a temporary file from its beginning; it is closed at the end."""
    with stream:
        stream.seek(0)
        while chunk := stream.read(CHUNK):
            yield chunk


def zipped(files: Iterable[File]) -> Iterator[bytes]:
    """Files as a zip archive, made while it is read; the same files give the same bytes."""
    drain = _Drain()
    with zipfile.ZipFile(drain, "w", zipfile.ZIP_DEFLATED) as archive:  # type: ignore[call-overload]
        for file in files:
            member = zipfile.ZipInfo(file.name, _DAY)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            with archive.open(member, "w") as stream:
                for chunk in file.chunks:
                    stream.write(chunk)
                    yield drain.take()
            yield drain.take()
    yield drain.take()


class _Drain:
    """What an archive is written to: it keeps what has not been taken yet."""

    def __init__(self) -> None:
        self._parts: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        pass

    def take(self) -> bytes:
        taken = b"".join(self._parts)
        self._parts.clear()
        return taken


def write_folder(files: Iterable[File], folder: Path) -> int:
    """Write files into a folder, made if need be; their number. Raises `OutputError`."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(folder, error.strerror or str(error)) from error
    count = 0
    for count, file in enumerate(files, 1):  # noqa: B007 (the last count is the answer)
        write_bytes(file.chunks, folder / file.name)
    return count


def write_bytes(chunks: Iterable[bytes], target: Path) -> None:
    """Write a file so that it is there whole or not at all. Raises `OutputError`."""
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(dir=target.parent, suffix=".part", delete=False) as stream:
            temporary = Path(stream.name)
            for chunk in chunks:
                stream.write(chunk)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as error:
        raise OutputError(target, error.strerror or str(error)) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
