"""`look_over`: the last stage, which compares the facts with each other and changes none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from extractors.checks.times import before_issue
from extractors.facts import Facts
from schemas import Document, Finding

Check = Callable[[Document, Facts], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (before_issue,)
"""Each looks for one contradiction and knows nothing of the others."""


def look_over(document: Document, facts: Facts) -> Facts:
    """The facts with what the checks found; all findings in the order of the text."""
    found = chain.from_iterable(check(document, facts) for check in CHECKS)
    return replace(facts, findings=tuple(sorted({*facts.findings, *found}, key=_place)))


def _place(finding: Finding) -> tuple[int, str, str]:
    return (finding.span.start if finding.span else -1, finding.code, finding.message)
