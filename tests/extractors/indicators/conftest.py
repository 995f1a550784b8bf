"""Indicators of documents made from text, through the real readers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.agencies import find_agencies
from extractors.facts import Facts
from extractors.indicators import find_indicators
from extractors.language import analyse
from ingest import read
from schemas import Document, Header, Indicator, Locality, Period

PLAN = Header(
    type="Kế hoạch",
    issued_on="2026-02-01",
    period=Period("2026-01-01", "2026-12-31"),
    locality=Locality("Bình An", "province"),
)


@pytest.fixture
def facts_of() -> Callable[..., Facts]:
    """The facts of a document, bodies and indicators included."""

    def facts(document: Document, header: Header = PLAN) -> Facts:
        known = find_agencies(document, Facts(doc=analyse(document), header=header))
        return find_indicators(document, known)

    return facts


@pytest.fixture
def read_as(tmp_path: Path) -> Callable[..., Document]:
    """A text, read as a file of the given suffix."""

    def reader(text: str, suffix: str = ".md") -> Document:
        path = tmp_path / f"plan{suffix}"
        path.write_text(text, encoding="utf-8")
        return read(path)

    return reader


@pytest.fixture
def rows_of(
    read_as: Callable[..., Document], facts_of: Callable[..., Facts]
) -> Callable[..., tuple[Indicator, ...]]:
    """The table indicators of a text."""

    def rows(text: str, suffix: str = ".md") -> tuple[Indicator, ...]:
        return facts_of(read_as(text, suffix)).indicators

    return rows
