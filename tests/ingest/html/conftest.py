"""Pages for the tests: read what a page shows, without the passes behind the reader."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.elements import Element, Grid, Paragraph
from ingest.html import read_html

WORD = '<html><head><meta name=Generator content="Microsoft Word 15">{head}</head><body>{body}'


class Pages:
    """Reads bodies as Word saves them; `portal` reads whole pages of whatever origin."""

    def elements(self, body: str, head: str = "") -> list[Element]:
        page = WORD.format(head=head, body=body)
        return list(read_html(Path("trang.htm"), page.encode()).elements)

    def paragraphs(self, body: str, head: str = "") -> list[Paragraph]:
        return [each for each in self.elements(body, head) if isinstance(each, Paragraph)]

    def texts(self, body: str, head: str = "") -> list[str]:
        return [
            f"{each.label} {each.text}".strip() if each.label else each.text
            for each in self.paragraphs(body, head)
        ]

    def grid(self, body: str, head: str = "") -> Grid:
        (found,) = (each for each in self.elements(body, head) if isinstance(each, Grid))
        return found

    def portal(self, page: str) -> list[str]:
        elements = read_html(Path("trang.html"), page.encode()).elements
        return [text for element in elements for text in self.words(element)]

    def words(self, element: Element) -> list[str]:
        if isinstance(element, Paragraph):
            return [element.text]
        return [
            text for cell in element.cells for inner in cell.content for text in self.words(inner)
        ]


@pytest.fixture
def pages() -> Pages:
    return Pages()


@pytest.fixture
def saved(tmp_path: Path) -> Callable[..., Path]:
    def save(data: bytes, name: str = "trang.html") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return save
