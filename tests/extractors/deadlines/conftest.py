"""Deadlines of texts that are made for one test."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from extractors.deadlines import find_deadlines
from extractors.facts import Facts
from extractors.language import analyse
from schemas import (
    Block,
    BlockKind,
    Cell,
    Deadline,
    Document,
    Header,
    Part,
    Period,
    Plan,
    Source,
    Table,
    ungrounded,
)

SOURCE = Source("t.txt", "", "text/plain", 0, None, "plain")


def document_of(text: str, part: Part = Part.BODY, heading: str = "") -> Document:
    """One paragraph, under a heading if one is given."""
    blocks = []
    if heading:
        blocks.append(Block(BlockKind.HEADING, Part.BODY, 0, len(heading), 0))
        text = f"{heading}\n{text}"
    start = len(heading) + 1 if heading else 0
    parent = 0 if heading else None
    blocks.append(Block(BlockKind.PARAGRAPH, part, start, len(text), start, parent=parent))
    return Document(SOURCE, text, tuple(blocks))


def table_of(*rows: tuple[str, ...]) -> Document:
    """A document that is one table; the first row is its head."""
    text, cells = "", []
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            cells.append(Cell(row, column, 1, 1, len(text), len(text) + len(word)))
            text += word + ("\t" if column + 1 < len(words) else "\n")
    table = Table(len(rows), len(rows[0]), tuple(cells), 1)
    block = Block(BlockKind.TABLE, Part.ANNEX, 0, len(text), 0, table=table)
    return Document(SOURCE, text, (block,))


def spoken(deadline: Deadline) -> str:
    """A deadline in a few words: `before - 2020-06-30`, `every FREQ=YEARLY`."""
    if deadline.relation == "every":
        return f"every {deadline.rrule}"
    if deadline.relation == "ongoing":
        return "ongoing"
    return f"{deadline.relation} {deadline.start or '-'} {deadline.end or '-'}"


def all_spoken(facts: Facts) -> list[str]:
    """The deadlines of a text, then its terms (`5 working_day`), in words."""
    terms = [f"{each.amount} {each.unit}" for each in facts.terms]
    return [*map(spoken, facts.deadlines), *terms]


def deadlines_of(
    document: Document, period: tuple[str, str] | None = None, issued_on: str | None = None
) -> Facts:
    span = None if period is None else Period(*period)
    facts = Facts(doc=analyse(document), header=Header(period=span, issued_on=issued_on))
    found = find_deadlines(document, facts)
    plan = Plan(SOURCE, document.text, Header(), deadlines=found.deadlines, terms=found.terms)
    assert list(ungrounded(plan)) == []
    return found


@pytest.fixture(scope="session")
def read_facts() -> Callable[..., Facts]:
    """The facts of one paragraph; by default of a plan of 2024 issued in February."""

    def facts(text: str, issued_on: str = "2024-02-01") -> Facts:
        return deadlines_of(document_of(text), ("2024-01-01", "2024-12-31"), issued_on)

    return facts


@pytest.fixture(scope="session")
def find_in_table() -> Callable[..., list[str]]:
    """The deadlines of a table of the plan of 2024, in words; the first row is its head."""

    def find(*rows: tuple[str, ...]) -> list[str]:
        facts = deadlines_of(table_of(*rows), ("2024-01-01", "2024-12-31"), "2024-02-01")
        return [spoken(each) for each in facts.deadlines]

    return find


@pytest.fixture(scope="session")
def find() -> Callable[..., list[str]]:
    """The deadlines of one paragraph, in words; by default of a plan of 2024 issued in February."""

    def find(
        text: str,
        period: tuple[str, str] | None = ("2024-01-01", "2024-12-31"),
        issued_on: str | None = "2024-02-01",
        part: Part = Part.BODY,
        heading: str = "",
    ) -> list[str]:
        document = document_of(text, part, heading)
        return all_spoken(deadlines_of(document, period, issued_on))

    return find
