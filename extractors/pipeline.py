"""The one way through: the stages in their declared order, then the record."""

from __future__ import annotations

from functools import reduce

from extractors.agencies import find_agencies
from extractors.checks import look_over
from extractors.deadlines import find_deadlines
from extractors.doubt import weigh_recognition
from extractors.facts import Facts, Stage
from extractors.indicators import find_indicators
from extractors.language import analyse
from extractors.letterhead import read_header, read_outline
from extractors.references import find_references
from extractors.resolution import resolve
from extractors.tasks import find_tasks
from schemas import Document, Plan
from schemas.collecting import without_collecting

STAGES: tuple[Stage, ...] = (
    read_header,
    read_outline,
    find_agencies,
    find_references,
    find_deadlines,
    find_tasks,
    find_indicators,
    weigh_recognition,
    resolve,
    look_over,
)
"""Each reads the document and the facts of those before it."""


@without_collecting()
def extract(document: Document) -> Plan:
    """What the document says, as a record grounded in its text."""
    facts = reduce(
        lambda facts, stage: stage(document, facts), STAGES, Facts(doc=analyse(document))
    )
    return Plan(
        source=document.source,
        text=document.text,
        document=facts.header,
        sections=facts.sections,
        legal_references=facts.references,
        agencies=facts.agencies,
        tasks=facts.tasks,
        deadlines=facts.deadlines,
        terms=facts.terms,
        indicators=facts.indicators,
        warnings=facts.findings,
    )
