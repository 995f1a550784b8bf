"""The parts of a .docx file: a zip with XML in it, opened without trust.

python-docx loads every part, so a broken picture or a dangling link makes a good document
unreadable. Only the parts that bear text are read here, with python-docx's parser, which resolves
no entities.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docx.oxml.parser import parse_xml
from lxml.etree import XMLSyntaxError

from ingest.docx.markup import Node
from ingest.errors import DamagedFile, EncryptedFile
from ingest.zips import Archive

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_TYPES = "[Content_Types].xml"
_STRICT_MARK = b"http://purl.oclc.org/ooxml"
_TRANSITIONAL = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/math",
        b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    ),
)
"""Namespaces of strict documents, and those that all others use."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: its id, the last word of its type, the target's name."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one file, by name.

    Raises `EncryptedFile`, `TooLarge` and `DamagedFile` from every method, naming `path`.
    """

    def __init__(self, path: Path, data: bytes) -> None:
        self.path = path
        if data.startswith(_OLE2) and _ENCRYPTED_STREAM in data:
            raise EncryptedFile(path)
        self._archive = Archive(path, data)
        self._members = {_key(info.filename): info for info in self._archive.members}

    def part(self, name: str) -> Node:
        """The root element of a part."""
        info = self._members.get(_key(name))
        if info is None:
            raise DamagedFile(self.path, detail=f"thiếu {name}", detail_en=f"no {name}")
        xml = self._archive.read(info)
        try:
            root: Node = parse_xml(_transitional(xml))
        except (XMLSyntaxError, ValueError) as error:
            raise DamagedFile(self.path, detail=f"{name}: {error}") from error
        # The format forbids document types (ECMA-376 part 2, 9.1.4); only attacks bear one.
        if root.getroottree().docinfo.internalDTD is not None:
            raise DamagedFile(self.path, detail=f"{name}: DOCTYPE")
        return root

    def relations(self, name: str) -> Iterator[Relation]:
        """The links that start at part `name` (`""`: the package) and stay inside the package."""
        folder, base = posixpath.split(name)
        links = posixpath.join(folder, "_rels", f"{base}.rels")
        if _key(links) not in self._members and self._stands_alone(name):
            return
        for link in self.part(links):
            target = link.get("Target")
            if target and link.get("TargetMode") != "External":
                kind = link.get("Type", "").rsplit("/", 1)[-1]
                yield Relation(link.get("Id", ""), kind, posixpath.join("/", folder, target))

    def content_type(self, name: str) -> str | None:
        """What the package says that part `name` is; `None` if it does not say."""
        if _key(_TYPES) not in self._members:
            return None
        for node in self.part(_TYPES):
            if _key(node.get("PartName", "")) == _key(name):
                return node.get("ContentType")
        return None

    def _stands_alone(self, name: str) -> bool:
        """Whether no part lies beside `name`; else its links are lost, and with them its lists."""
        folder = posixpath.dirname(_key(name))
        others = (member for member in self._members if member != _key(name))
        return all(posixpath.dirname(other) != folder for other in others)


def _key(name: str) -> str:
    # Names are case-insensitive, and some writers use backslashes.
    return posixpath.normpath(name.replace("\\", "/")).lstrip("/").lower()


def _transitional(xml: bytes) -> bytes:
    if _STRICT_MARK in xml:
        for strict, transitional in _TRANSITIONAL:
            xml = xml.replace(strict, transitional)
    return xml
