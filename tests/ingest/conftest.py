"""What the tests of all readers share: reading a text, and the promises of every document."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest import read
from schemas import BlockKind, Document

ReadText = Callable[..., Document]


@pytest.fixture
def read_text(tmp_path: Path) -> ReadText:
    """Write a text to a file and read it; the promises of a document are checked on the way."""

    def reader(text: str, name: str = "plan.txt") -> Document:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8", newline="")
        document = read(path)
        keep_promises(document)
        return document

    return reader


@pytest.fixture
def promises() -> Callable[[Document], None]:
    return keep_promises


def keep_promises(document: Document) -> None:
    """Assert what `schemas.document` says of every document."""
    text = document.text
    assert unicodedata.is_normalized("NFC", text)
    last = -1
    for index, block in enumerate(document.blocks):
        assert last < block.start <= block.body <= block.end <= len(text)
        assert block.start == 0 or text[block.start - 1] == "\n"
        last = block.end
        assert block.parent is None or 0 <= block.parent < index
        assert (block.table is not None) == (block.kind is BlockKind.TABLE)
        if block.label is not None:
            assert text[block.start : block.body].startswith(block.label.mark)
        for mark in block.notes:
            assert block.start <= mark.start < mark.end <= block.end
            assert document.blocks[mark.block].kind is BlockKind.FOOTNOTE
        if block.table is not None:
            for cell in block.table.cells:
                assert block.start <= cell.start <= cell.end <= block.end
                assert cell.row + cell.row_span <= block.table.rows
                assert cell.column + cell.column_span <= block.table.columns
    for edit in document.edits:
        assert 0 <= edit.start <= edit.end <= len(text)
    assert list(document.edits) == sorted(document.edits, key=lambda edit: (edit.start, edit.end))
