"""Facts from words that recognition was unsure of: less sure themselves, and said to be so."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import replace
from operator import attrgetter
from typing import Protocol, TypeVar

from extractors.facts import Facts
from extractors.findings import finding
from schemas import Document, Finding, Glyphs, Header, Layer, LegalReference, Method, Span

DOUBTFUL = 0.6
"""Confidence of a word under which a figure is as likely another one."""

_FIGURES = ("code", "number", "issued_on")
_START, _END = attrgetter("start"), attrgetter("end")


class _Fact(Protocol):
    @property
    def span(self) -> Span: ...
    @property
    def confidence(self) -> float: ...


_F = TypeVar("_F", bound=_Fact)


def weigh_recognition(document: Document, facts: Facts) -> Facts:
    """The facts with the confidence of the words they were read from worked in.

    Documents of digital text come back as they are. What must be looked at besides: a number or
    day of the letterhead with a doubtful figure, and pages that were not recognised.
    """
    unread = tuple(
        finding("page-not-recognised", None, page=str(page.number))
        for page in document.pages
        if page.layer is not Layer.SOUND and page.method is Method.TEXT
    )
    if all(word.confidence == 1.0 for word in document.words):
        return replace(facts, findings=(*unread, *facts.findings)) if unread else facts
    header, doubts = _header(document, facts.header)
    return replace(
        facts,
        header=header,
        sections=_weighed(document, facts.sections),
        references=tuple(_reference(document, each) for each in facts.references),
        tasks=_weighed(document, facts.tasks),
        deadlines=_weighed(document, facts.deadlines),
        terms=_weighed(document, facts.terms),
        indicators=_weighed(document, facts.indicators),
        findings=(*unread, *doubts, *facts.findings),
    )


def sureness(document: Document, span: Span) -> float:
    """Mean confidence of the words in a span, by their lengths; 1 where there are none."""
    inside = _words(document, span)
    letters = sum(word.end - word.start for word in inside)
    if not letters:
        return 1.0
    return sum(word.confidence * (word.end - word.start) for word in inside) / letters


def _reference(document: Document, each: LegalReference) -> LegalReference:
    """A reference, as sure as its clearest mention."""
    mentions = _weighed(document, each.mentions)
    seen = max((sureness(document, mention.span) for mention in mentions), default=1.0)
    return replace(each, mentions=mentions, confidence=_times(each.confidence, seen))


def _weighed(document: Document, facts: tuple[_F, ...]) -> tuple[_F, ...]:
    return tuple(
        replace(each, confidence=_times(each.confidence, sureness(document, each.span)))  # type: ignore[type-var]
        for each in facts
    )


def _times(confidence: float, seen: float) -> float:
    return round(confidence * seen, 3)


def _header(document: Document, header: Header) -> tuple[Header, tuple[Finding, ...]]:
    """The header with its evidence weighed, and what of its figures is doubtful."""
    evidence = _weighed(document, header.evidence)
    signatures = _weighed(document, header.signatures)
    doubts = tuple(
        finding("recognition-doubtful", each.span, value=each.quote)
        for each in header.evidence
        if each.field in _FIGURES and _least_figure(document, each.span) < DOUBTFUL
    )
    return replace(header, evidence=evidence, signatures=signatures), doubts


def _least_figure(document: Document, span: Span) -> float:
    """Confidence of the most doubtful word with a figure in a span."""
    figures = (
        word.confidence
        for word in _words(document, span)
        if any(letter.isdigit() for letter in document.text[word.start : word.end])
    )
    return min(figures, default=1.0)


def _words(document: Document, span: Span) -> tuple[Glyphs, ...]:
    words = document.words
    first = bisect_right(words, span.start, key=_END)
    return words[first : bisect_left(words, span.end, key=_START)]
