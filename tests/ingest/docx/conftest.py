"""Small Word documents from raw XML, and what our reader sees in them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from ingest.docx import read_docx
from ingest.elements import Element, Grid, Paragraph

OFFICE = "http://schemas.openxmlformats.org"
RELATIONS = f"{OFFICE}/officeDocument/2006/relationships"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": f"{OFFICE}/wordprocessingml/2006/main",
        "r": RELATIONS,
        "m": f"{OFFICE}/officeDocument/2006/math",
        "mc": f"{OFFICE}/markup-compatibility/2006",
        "wp": f"{OFFICE}/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "v": "urn:schemas-microsoft-com:vml",
    }.items()
)
TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"


class Word:
    """Builds documents: `body` and the other parts are the XML inside their root elements."""

    def bytes(self, body: str, parts: Mapping[str, str] | None = None) -> bytes:
        """The file. `parts` by name of relation: `numbering`, `styles`, `header1`, …"""
        roots = {"document": f"<w:body>{body}</w:body>", **(parts or {})}
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("[Content_Types].xml", self._types(roots))
            archive.writestr(
                "_rels/.rels", self._relations({"officeDocument": "word/document.xml"})
            )
            linked = {name: f"{name}.xml" for name in roots if name != "document"}
            archive.writestr("word/_rels/document.xml.rels", self._relations(linked))
            for name, content in roots.items():
                root = _ROOTS.get(name.rstrip("0123456789"), name)
                xml = f"<w:{root} {NAMESPACES}>{content}</w:{root}>"
                archive.writestr(f"word/{name}.xml", xml)
        return target.getvalue()

    def elements(self, body: str, parts: Mapping[str, str] | None = None) -> tuple[Element, ...]:
        return read_docx(Path("made.docx"), self.bytes(body, parts)).elements

    def paragraphs(self, body: str, parts: Mapping[str, str] | None = None) -> list[Paragraph]:
        return [e for e in self.elements(body, parts) if isinstance(e, Paragraph)]

    def texts(self, body: str, parts: Mapping[str, str] | None = None) -> list[str]:
        return [paragraph.text for paragraph in self.paragraphs(body, parts)]

    def labels(self, body: str, parts: Mapping[str, str] | None = None) -> list[str]:
        return [paragraph.label for paragraph in self.paragraphs(body, parts)]

    def grid(self, body: str) -> Grid:
        (grid,) = [e for e in self.elements(body) if isinstance(e, Grid)]
        return grid

    def _types(self, roots: Mapping[str, str]) -> str:
        main = f"{TYPES}.document.main+xml"
        overrides = "".join(
            f'<Override PartName="/word/{name}.xml" ContentType="'
            f'{main if name == "document" else f"{TYPES}.{name}+xml"}"/>'
            for name in roots
        )
        return f'<Types xmlns="{OFFICE}/package/2006/content-types">{overrides}</Types>'

    def _relations(self, targets: Mapping[str, str]) -> str:
        links = "".join(
            f'<Relationship Id="{name}" Type="{RELATIONS}/{name.rstrip("0123456789")}"'
            f' Target="{target}"/>'
            for name, target in targets.items()
        )
        return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{links}</Relationships>'


_ROOTS = {"header": "hdr", "footer": "ftr"}


@pytest.fixture(scope="session")
def word() -> Word:
    return Word()
