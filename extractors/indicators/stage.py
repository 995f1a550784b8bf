"""The stage: indicators of tables and sentences, in the order of the document."""

from __future__ import annotations

from dataclasses import replace

from extractors.agencies import AgencyIndex
from extractors.facts import Facts
from extractors.indicators.prose import read_prose
from extractors.indicators.series import place_key
from extractors.indicators.tables import read_tables
from schemas import Document


def find_indicators(document: Document, facts: Facts) -> Facts:
    """Add the indicators: rows of tables that measure targets, and targets set in sentences."""
    index = AgencyIndex(facts.agencies)

    def bodies(start: int, end: int) -> tuple[str, ...]:
        return tuple(dict.fromkeys(found.agency.name for found in index.within(start, end)))

    header = facts.header
    since = header.period.start if header.period is not None else header.issued_on
    tables = read_tables(document, bodies, since)
    prose = read_prose(document, header, tables.blocks)
    found = sorted((*tables.indicators, *prose), key=lambda item: (item.span.start, item.span.end))
    place = place_key(header)
    numbered = tuple(
        replace(item, id=f"i{number}", series=place + item.series)
        for number, item in enumerate(found, 1)
    )
    return replace(facts, indicators=numbered, findings=(*facts.findings, *tables.findings))
