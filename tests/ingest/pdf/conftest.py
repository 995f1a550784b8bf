"""A writer of small PDFs: words at places, lines, pictures, form fields, in invented fonts.

The fonts have no glyphs; their widths and their maps to Unicode are all that a reader of text
needs. A second font can take over the accented letters, as office programs do where a font lacks
them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from ingest.elements import Element, Grid, Paragraph, Reading
from ingest.pdf import read_pdf

WIDTH, HEIGHT = 595.0, 842.0
ADVANCE = 0.5
"""Every character is half as wide as the font is high."""


@dataclass
class Page:
    """The content of one page, written from the top left like everything we read."""

    width: float = WIDTH
    height: float = HEIGHT
    rotate: int = 0
    parts: list[str] = field(default_factory=list)
    fields: list[tuple[tuple[float, float, float, float], str]] = field(default_factory=list)


class PdfWriter:
    """Collects pages; `bytes()` gives the file."""

    def __init__(self) -> None:
        self.names = ["Invented", "Invented-Bold", "Fallback"]
        self.pages: list[Page] = []
        self._codes: list[dict[str, int]] = [{}, {}, {}]

    def page(self, *, width: float = WIDTH, height: float = HEIGHT, rotate: int = 0) -> PdfWriter:
        self.pages.append(Page(width, height, rotate))
        return self

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 14.0,
        bold: bool = False,
        stretch: float = 0.0,
        matrix: tuple[float, float, float, float] = (1, 0, 0, 1),
    ) -> PdfWriter:
        """Write `text` with its baseline's left end at (x, y) from the top left."""
        page = self.pages[-1]
        font = 1 if bold else 0
        shown = self._shown(font, text)
        turn = " ".join(f"{number:g}" for number in matrix)
        page.parts.append(
            f"BT /F{font} {size:g} Tf {stretch:g} Tw {turn} {x:g} {page.height - y:g} Tm "
            f"<{shown}> Tj ET"
        )
        return self

    def mixed(self, x: float, y: float, text: str, *, size: float = 14.0) -> PdfWriter:
        """Write plain letters first and the accented ones afterwards, in another font."""
        page = self.pages[-1]
        plain = "".join(letter if letter.isascii() else "\x00" for letter in text)
        self._scattered(page, 0, x, y, plain, size)
        marked = "".join("\x00" if letter.isascii() else letter for letter in text)
        self._scattered(page, 2, x, y, marked, size)
        return self

    def _scattered(self, page: Page, font: int, x: float, y: float, text: str, size: float) -> None:
        pieces, skipped = [], 0
        for letter in text:
            if letter == "\x00":
                skipped += 1
                continue
            if skipped:
                pieces.append(f"{-1000 * ADVANCE * skipped:g}")
                skipped = 0
            pieces.append(f"<{self._shown(font, letter)}>")
        if pieces:
            page.parts.append(
                f"BT /F{font} {size:g} Tf 1 0 0 1 {x:g} {page.height - y:g} Tm "
                f"[{' '.join(pieces)}] TJ ET"
            )

    def line(self, x0: float, y0: float, x1: float, y1: float) -> PdfWriter:
        page = self.pages[-1]
        page.parts.append(f"0.5 w {x0:g} {page.height - y0:g} m {x1:g} {page.height - y1:g} l S")
        return self

    def grid(self, columns: list[float], rows: list[float]) -> PdfWriter:
        """The lines of a table with these column and row edges."""
        for x in columns:
            self.line(x, rows[0], x, rows[-1])
        for y in rows:
            self.line(columns[0], y, columns[-1], y)
        return self

    def picture(self) -> PdfWriter:
        """A picture over the whole page."""
        page = self.pages[-1]
        page.parts.append(f"q {page.width:g} 0 0 {page.height:g} 0 0 cm /Im0 Do Q")
        return self

    def field(self, x: float, y: float, text: str, *, size: float = 14.0) -> PdfWriter:
        """A signature field whose appearance shows `text` with its baseline at (x, y)."""
        page = self.pages[-1]
        wide = len(text) * ADVANCE * size
        box = (x, page.height - y - 4, x + wide, page.height - y + size)
        page.fields.append((box, f"BT /F0 {size:g} Tf 0 4 Td <{self._shown(0, text)}> Tj ET"))
        return self

    def _shown(self, font: int, text: str) -> str:
        codes = self._codes[font]
        return "".join(f"{codes.setdefault(letter, len(codes) + 33):02x}" for letter in text)

    def bytes(self) -> bytes:
        objects: list[str] = ["", "", ""]  # catalog, page tree, picture
        fonts = " ".join(f"/F{n} {self._font(objects, n)} 0 R" for n in range(3))
        resources = f"<< /Font << {fonts} >> /XObject << /Im0 3 0 R >> >>"
        objects[2] = _stream(
            "/Type /XObject /Subtype /Image /Width 1 /Height 1 "
            "/BitsPerComponent 8 /ColorSpace /DeviceGray",
            "0",
        )
        kids = [self._page(objects, page, resources) for page in self.pages]
        fields = " ".join(f"{n} 0 R" for n in self._field_numbers(objects))
        objects[0] = f"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [{fields}] >> >>"
        tree = " ".join(f"{number} 0 R" for number in kids)
        objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{tree}] >>"
        return _file(objects)

    def _font(self, objects: list[str], font: int) -> int:
        codes = self._codes[font]
        pairs = "\n".join(
            f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()
        )
        chunk = f"{len(codes)} beginbfchar\n{pairs}\nendbfchar\n" if codes else ""
        cmap = (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
            "1 begincodespacerange <00> <ff> endcodespacerange\n"
            f"{chunk}endcmap end end"
        )
        objects.append(_stream("", cmap))
        name = self.names[font]
        widths = " ".join(["500"] * 224)
        objects.append(
            f"<< /Type /FontDescriptor /FontName /{name} /Flags 32 /Ascent 800 /Descent -200 "
            "/CapHeight 700 /ItalicAngle 0 /StemV 80 /FontBBox [0 -200 500 800] >>"
        )
        objects.append(
            f"<< /Type /Font /Subtype /TrueType /BaseFont /{name} /FirstChar 32 /LastChar 255 "
            f"/Widths [{widths}] /FontDescriptor {len(objects)} 0 R "
            f"/ToUnicode {len(objects) - 1} 0 R >>"
        )
        return len(objects)

    def _page(self, objects: list[str], page: Page, resources: str) -> int:
        objects.append(_stream("", "\n".join(page.parts)))
        content = len(objects)
        annotations = []
        for (x0, y0, x1, y1), appearance in page.fields:
            box = f"/BBox [0 0 {x1 - x0:g} {y1 - y0:g}]"
            objects.append(
                _stream(f"/Type /XObject /Subtype /Form {box} /Resources {resources}", appearance)
            )
            objects.append(
                "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature) /F 132 "
                f"/Rect [{x0:g} {y0:g} {x1:g} {y1:g}] /AP << /N {len(objects)} 0 R >> >>"
            )
            annotations.append(len(objects))
        shown = " ".join(f"{number} 0 R" for number in annotations)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.width:g} {page.height:g}] "
            f"/Rotate {page.rotate} /Resources {resources} /Contents {content} 0 R "
            f"/Annots [{shown}] >>"
        )
        return len(objects)

    def _field_numbers(self, objects: list[str]) -> list[int]:
        return [number for number, body in enumerate(objects, 1) if "/FT /Sig" in body]


def _stream(entries: str, content: str) -> str:
    return f"<< {entries} /Length {len(content)} >>\nstream\n{content}\nendstream"


def _file(objects: list[str]) -> bytes:
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010d} 00000 n \n".encode()
    out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\n".encode()
    return bytes(out + f"startxref\n{start}\n%%EOF\n".encode())


@pytest.fixture
def writer() -> PdfWriter:
    return PdfWriter()


@pytest.fixture
def new_writer() -> type[PdfWriter]:
    return PdfWriter


def reading_of(writer: PdfWriter) -> Reading:
    return read_pdf(Path("made.pdf"), writer.bytes())


@pytest.fixture
def read_made() -> Callable[[PdfWriter], Reading]:
    return reading_of


@pytest.fixture
def texts() -> Callable[[PdfWriter], list[str]]:
    """What the paragraphs of a made PDF say, furniture left out; grids row by row."""

    def say(element: Element) -> str:
        if isinstance(element, Grid):
            return "\n".join(
                " | ".join(
                    " ¶ ".join(p.text for p in cell.content if isinstance(p, Paragraph))
                    for cell in element.cells
                    if cell.row == row
                )
                for row in range(element.rows)
            )
        return element.text

    def of(writer: PdfWriter) -> list[str]:
        return [
            say(element)
            for element in reading_of(writer).elements
            if isinstance(element, Grid) or not element.furniture
        ]

    return of
