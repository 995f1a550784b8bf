"""References of texts that are made for one test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.agencies import find_agencies
from extractors.facts import Facts
from extractors.language import analyse
from extractors.references import find_references
from schemas import (
    Block,
    BlockKind,
    Document,
    Header,
    LegalReference,
    Locality,
    Part,
    Plan,
    Section,
    Source,
    Span,
    ungrounded,
)

SOURCE = Source("t.txt", "", "text/plain", 0, None, "plain")
HEADER = Header(
    type="Kế hoạch",
    code="61/KH-UBND",
    number="61",
    issuer="Ủy ban nhân dân tỉnh Gia Lai",
    issued_on="2019-05-06",
    locality=Locality("Gia Lai", "province", "64"),
)

Find = Callable[..., Facts]


def document_of(preamble: str, body: str = "", title: str = "") -> tuple[Document, list[Section]]:
    """A title, a preamble with one paragraph a line, and one section with the body."""
    blocks: list[Block] = []
    text = ""
    parts = [(title, Part.TITLE), (preamble, Part.PREAMBLE), (body, Part.BODY)]
    sections: list[Section] = []
    for words, part in parts:
        if part == Part.BODY:
            sections.append(Section("s1", "I", "", 1, None, "", Span(len(text), len(text))))
        for line in words.splitlines():
            start = len(text)
            text += line + "\n"
            blocks.append(Block(BlockKind.PARAGRAPH, part, start, len(text) - 1, start))
    return Document(SOURCE, text, tuple(blocks)), sections


@pytest.fixture(scope="session")
def facts_of() -> Find:
    """The facts after the references' stage; every quote is checked against the text."""

    def facts(preamble: str, body: str = "", title: str = "", header: Header = HEADER) -> Facts:
        document, sections = document_of(preamble, body, title)
        known = Facts(doc=analyse(document), header=header, sections=tuple(sections))
        found = find_references(document, find_agencies(document, known))
        plan = Plan(SOURCE, document.text, header, legal_references=found.references)
        assert list(ungrounded(plan)) == []
        return found

    return facts


@pytest.fixture(scope="session")
def references(facts_of: Find) -> Callable[..., tuple[LegalReference, ...]]:
    """The documents that a made-up text cites."""

    def found(
        preamble: str, body: str = "", title: str = "", header: Header = HEADER
    ) -> tuple[LegalReference, ...]:
        return facts_of(preamble, body, title, header).references

    return found
