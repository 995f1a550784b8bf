"""Archives of documents: a member is a document of its own, named `archive.zip!/folder/plan.docx`.

Nothing is unpacked to disk. A path that leads out of its archive and a link are never followed;
they are listed like any document, and reading them ends with `UnsafeMember`.
"""

from __future__ import annotations

import re
import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipInfo

from ingest.decoding import as_windows_1258
from ingest.errors import ArchiveFile, FileMissing, IngestError, UnsafeMember, UnsupportedFormat
from ingest.limits import check
from ingest.zips import Archive

DOCUMENT_SUFFIXES = frozenset(
    f".{name}"
    for name in """docx docm dotx dotm doc dot rtf odt ott pdf txt md html htm xhtml mht mhtml
    png jpg jpeg tif tiff""".split()  # noqa: SIM905
)
"""What folders and archives are searched for; a file that is named is always tried."""

ARCHIVE_SUFFIX = ".zip"

_INSIDE = "!/"
_OFFICE = frozenset({"[Content_Types].xml", "mimetype"})
_UTF_8 = 1 << 11
_UNICODE_PATH = 0x7075
_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(frozen=True, slots=True)
class _Member:
    path: Path
    info: ZipInfo
    safe: bool


def is_document(path: Path) -> bool:
    """Whether a file met in a folder or archive is one to read, by its name.

    >>> is_document(Path("a/Kế hoạch.DOCX")), is_document(Path("a/~$ hoạch.docx"))
    (True, False)
    """
    hidden = path.name.startswith((".", "~$")) or "__MACOSX" in path.parts
    return not hidden and path.suffix.lower() in DOCUMENT_SUFFIXES


def is_archive(path: Path) -> bool:
    """Whether a file is an archive to look into, by its name."""
    return path.suffix.lower() == ARCHIVE_SUFFIX and not path.name.startswith(".")


def documents(path: Path, data: bytes | None = None) -> Iterator[Path]:
    """The documents in the archive `path` and in the archives in it, as paths that can be read.

    An archive within that cannot be opened, or lies too deep, is listed itself: reading it says
    why. A document that only looks like an archive (a .docx renamed to .zip) is listed itself too.

    Raises an `IngestError` if `path` itself cannot be opened.
    """
    members = _members(path, data)
    if any(member.info.filename in _OFFICE for member in members.values()):
        yield path
        return
    for member in members.values():
        if is_document(member.path):
            yield member.path
        elif is_archive(member.path) and member.safe:
            yield from _nested(path, data, member)


def _nested(path: Path, data: bytes | None, member: _Member) -> Iterator[Path]:
    try:
        check(member.path, "nested_archives", _depth(member.path))
        inner = _content(path, data, member)
        found = list(documents(member.path, inner))
    except IngestError:
        found = [member.path]
    yield from found


def load_member(path: Path) -> bytes:
    """The content of a member named `archive.zip!/folder/plan.docx`.

    Raises `FileMissing` if there is no such archive or member, `UnsafeMember`, or what is wrong
    with the archive.
    """
    name = path.as_posix()
    for match in re.finditer(re.escape(_INSIDE), name):
        archive = Path(name[: match.start()])
        if archive.is_file():
            return _descend(path, archive, None)
    raise FileMissing(path)


def _descend(path: Path, archive: Path, data: bytes | None) -> bytes:
    """The content of `path` below `archive`, whose own content is `data` if it is not on disk."""
    members = _members(archive, data)
    name = path.as_posix()
    if name in members:
        return _content(archive, data, members[name])
    start = len(archive.as_posix()) + len(_INSIDE)
    for match in re.finditer(re.escape(_INSIDE), name[start:]):
        within = members.get(name[: start + match.start()])
        if within is not None:
            check(path, "nested_archives", _depth(within.path))
            return _descend(path, within.path, _content(archive, data, within))
    raise FileMissing(path)


def refuse_archive(path: Path, data: bytes) -> IngestError:
    """Why an archive cannot be read as a document: what is wrong with it, or that it is one."""
    try:
        check(path, "nested_archives", _depth(path))
        empty = not any(documents(path, data))
    except IngestError as error:
        return error
    return UnsupportedFormat(path, detail="zip") if empty else ArchiveFile(path)


def _depth(path: Path) -> int:
    """How many archives lie around `path`."""
    return path.as_posix().count(_INSIDE)


def _members(path: Path, data: bytes | None) -> dict[str, _Member]:
    """The files of an archive by the name under which they can be read; of two of one name the
    last, as everywhere."""
    found = (_member(path, info) for info in Archive(path, data).members if not info.is_dir())
    return {member.path.as_posix(): member for member in found}


def _member(archive: Path, info: ZipInfo) -> _Member:
    name = member_name(info)
    outside = name.startswith("/") or _DRIVE.match(name) or ".." in name.split("/")
    link = stat.S_ISLNK(info.external_attr >> 16)
    path = Path(f"{archive.as_posix()}{_INSIDE}{name}")
    return _Member(path, info, safe=not outside and not link)


def _content(archive: Path, data: bytes | None, member: _Member) -> bytes:
    if not member.safe:
        raise UnsafeMember(member.path)
    check(member.path, "file_bytes", member.info.file_size)
    return Archive(archive, data).read(member.info, member.path)


def member_name(info: ZipInfo) -> str:
    """The name of a member, whatever code page its writer had.

    The standard knows UTF-8 (with a flag) and code page 437; in practice names without the flag
    are UTF-8 all the same, or in the code page of the writer's system: windows-1258.
    """
    return unicodedata.normalize("NFC", _decoded_name(info).replace("\\", "/"))


def _decoded_name(info: ZipInfo) -> str:
    if info.filename.isascii() or info.flag_bits & _UTF_8:
        return info.filename
    try:
        raw = info.filename.encode("cp437")
    except UnicodeEncodeError:  # Python itself has found the Unicode path below
        return info.filename
    try:
        return (_unicode_path(info, raw) or raw).decode("utf-8")
    except UnicodeDecodeError:
        stem, _, suffix = raw.rpartition(b".")
        name = as_windows_1258(stem)
        return info.filename if name is None else f"{name}.{suffix.decode('cp437')}"


def _unicode_path(info: ZipInfo, raw: bytes) -> bytes | None:
    """The name in the extra field of Info-ZIP (APPNOTE 4.6.9), if it belongs to the name `raw`."""
    extra = info.extra
    while len(extra) >= 4:
        kind, size = struct.unpack_from("<HH", extra)
        field = extra[4 : 4 + size]
        if kind == _UNICODE_PATH and len(field) > 5:
            return field[5:] if struct.unpack_from("<I", field, 1)[0] == zlib.crc32(raw) else None
        extra = extra[4 + size :]
    return None
