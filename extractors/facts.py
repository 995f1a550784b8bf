"""What the extractors pass along: the facts found so far, each stage adding its own.

A stage is a pure function `(document, facts) -> facts`: it reads both and changes neither.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from spacy.tokens import Doc

from schemas import (
    Agency,
    Deadline,
    Document,
    Finding,
    Header,
    Indicator,
    LegalReference,
    Section,
    Task,
    Term,
)


@dataclass(frozen=True, slots=True)
class Facts:
    """The facts of one document so far; `doc` holds its tokens and sentences (spaCy)."""

    doc: Doc
    header: Header = Header()
    sections: tuple[Section, ...] = ()
    agencies: tuple[Agency, ...] = ()
    references: tuple[LegalReference, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    terms: tuple[Term, ...] = ()
    tasks: tuple[Task, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    findings: tuple[Finding, ...] = ()


Stage = Callable[[Document, Facts], Facts]
