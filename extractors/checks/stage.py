"""`look_over`: the last stage, which compares the facts with each other and changes none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain

from extractors.checks.bodies import with_bodies_weighed
from extractors.checks.figures import (
    figures_out_of_pattern,
    reversed_ranges,
    targets_against_baseline,
    targets_against_their_row,
    totals_off,
)
from extractors.checks.reports import after_the_report_they_feed
from extractors.checks.times import before_issue, impossible_days, other_weekdays
from extractors.facts import Facts
from schemas import Document, Finding

Check = Callable[[Document, Facts], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    before_issue,
    impossible_days,
    other_weekdays,
    after_the_report_they_feed,
    reversed_ranges,
    targets_against_baseline,
    targets_against_their_row,
    figures_out_of_pattern,
    totals_off,
)
"""Each looks for one contradiction and knows nothing of the others."""


def look_over(document: Document, facts: Facts) -> Facts:
    """The facts with what the checks found; all findings in the order of the text."""
    found = chain.from_iterable(check(document, facts) for check in CHECKS)
    known = with_bodies_weighed(document, facts)
    return replace(facts, findings=tuple(sorted({*known, *found}, key=_place)))


def _place(finding: Finding) -> tuple[int, str, str]:
    return (finding.span.start if finding.span else -1, finding.code, finding.message)
