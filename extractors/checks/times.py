"""Times that cannot be: before the day of issue."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.facts import Facts
from extractors.findings import finding
from schemas import Document, Finding


def before_issue(document: Document, facts: Facts) -> Iterator[Finding]:
    """Deadlines that had passed when the plan was issued."""
    issued = facts.header.issued_on
    for each in facts.deadlines:
        if issued is not None and each.end is not None and each.end < issued:
            yield finding("deadline-before-issue", each.span, deadline=each.end, issued=issued)
