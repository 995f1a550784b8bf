"""Each extractor as a spaCy component, for anyone's pipeline.

A component reads `doc.text`, runs the stages up to its own, and leaves its spans in
`doc.spans[NAME]`, labelled, so that displaCy shows them; the facts are in `doc._.kehoach`.

>>> import spacy
>>> pipeline = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
>>> _ = pipeline.add_pipe("kehoach_references")
>>> doc = pipeline("Căn cứ Quyết định số 15/QĐ-TTg ngày 05/01/2021 của Thủ tướng Chính phủ;")
>>> [(span.label_, span.kb_id_) for span in doc.spans["kehoach_references"]]
[('Quyết định', '15/QĐ-TTg')]
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256

from spacy.language import Language
from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from extractors.facts import Facts
from extractors.language import analyse
from extractors.pipeline import STAGES
from schemas import Block, BlockKind, Document, Part, Source, Span

Labelled = tuple[Span, str, str]
"""A place, its label and the canonical name or code of what stands there."""

Component = Callable[[Doc], Doc]


def document_of(text: str) -> Document:
    """A document of one paragraph per line of `text`: what a pipeline without layout knows."""
    blocks: list[Block] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line.rstrip("\r\n"))
        if end > start:
            blocks.append(Block(BlockKind.PARAGRAPH, Part.BODY, start, end, start))
        start += len(line)
    data = text.encode("utf-8")
    source = Source("", sha256(data).hexdigest(), "text/plain", len(data), None, "plain")
    return Document(source, text, tuple(blocks))


def _letterhead(facts: Facts) -> Iterator[Labelled]:
    for each in facts.header.evidence:
        yield each.span, each.field, str(getattr(facts.header, each.field, None) or "")


def _agencies(facts: Facts) -> Iterator[Labelled]:
    for agency in facts.agencies:
        for mention in agency.mentions:
            yield mention.span, agency.kind, agency.name


def _references(facts: Facts) -> Iterator[Labelled]:
    for reference in facts.references:
        for mention in reference.mentions:
            label = reference.type or reference.role
            yield mention.span, label, reference.code or reference.name or ""


def _deadlines(facts: Facts) -> Iterator[Labelled]:
    for deadline in facts.deadlines:
        yield deadline.span, deadline.relation, deadline.rrule or deadline.end or ""


def _tasks(facts: Facts) -> Iterator[Labelled]:
    for task in facts.tasks:
        yield task.span, "task", "; ".join(task.lead)


def _indicators(facts: Facts) -> Iterator[Labelled]:
    for indicator in facts.indicators:
        yield indicator.span, indicator.origin, indicator.name


_PLACES: dict[str, Callable[[Facts], Iterator[Labelled]]] = {
    "kehoach_letterhead": _letterhead,
    "kehoach_agencies": _agencies,
    "kehoach_references": _references,
    "kehoach_deadlines": _deadlines,
    "kehoach_tasks": _tasks,
    "kehoach_indicators": _indicators,
}


def _component(name: str) -> Component:
    places = _PLACES[name]

    def component(doc: Doc) -> Doc:
        facts = _facts(doc)
        doc.spans[name] = [
            span
            for place, label, canonical in places(facts)
            if (span := _token_span(doc, place, label, canonical)) is not None
        ]
        return doc

    return component


def _facts(doc: Doc) -> Facts:
    """All facts of a doc, found once however many components ask."""
    if not Doc.has_extension("kehoach"):
        Doc.set_extension("kehoach", default=None)
    if doc._.kehoach is None:
        document = document_of(doc.text)
        facts = Facts(doc=analyse(document))
        for stage in STAGES:
            facts = stage(document, facts)
        doc._.kehoach = facts
    facts = doc._.kehoach
    assert isinstance(facts, Facts)
    return facts


def _token_span(doc: Doc, place: Span, label: str, canonical: str) -> TokenSpan | None:
    return doc.char_span(
        place.start, place.end, label=label, kb_id=canonical, alignment_mode="expand"
    )


@Language.factory("kehoach_letterhead")
def letterhead(nlp: Language, name: str) -> Component:
    """Type, number, issuer, place, date and title of the document."""
    return _component("kehoach_letterhead")


@Language.factory("kehoach_agencies")
def agencies(nlp: Language, name: str) -> Component:
    """Bodies and groups of bodies; `kb_id_` is the canonical name."""
    return _component("kehoach_agencies")


@Language.factory("kehoach_references")
def references(nlp: Language, name: str) -> Component:
    """Cited documents; `kb_id_` is the canonical code or the law's name."""
    return _component("kehoach_references")


@Language.factory("kehoach_deadlines")
def deadlines(nlp: Language, name: str) -> Component:
    """Deadlines; the label is the relation, `kb_id_` the RRULE or the last day."""
    return _component("kehoach_deadlines")


@Language.factory("kehoach_tasks")
def tasks(nlp: Language, name: str) -> Component:
    """Tasks; `kb_id_` names the bodies that lead them."""
    return _component("kehoach_tasks")


@Language.factory("kehoach_indicators")
def indicators(nlp: Language, name: str) -> Component:
    """Indicators; `kb_id_` is the name of the indicator."""
    return _component("kehoach_indicators")
