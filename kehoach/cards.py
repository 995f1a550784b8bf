"""The facts of a record as cards for people, one a fact, each with its places in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kehoach.messages import Messages
from kehoach.table import HEADER_FIELDS, figure, when
from schemas import Plan, Span


@dataclass(frozen=True, slots=True)
class Card:
    """One fact of the record: `kind` is the name of its list, `spans` are its places."""

    id: str
    kind: str
    title: str
    details: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]
    confidence: float | None = None


def cards_of(plan: Plan, text: Messages) -> Iterator[Card]:
    """The cards of all facts of a plan, family by family; ids are those of the registry."""
    for number, finding in enumerate(plan.warnings, 1):
        message = finding.message_en if text.language == "en" else finding.message
        spans = (finding.span,) if finding.span else ()
        yield Card(f"w{number}", "warnings", message, ((text("code"), finding.code),), spans)
    yield from _header_cards(plan, text)
    yield from _task_cards(plan, text)
    for deadline in plan.deadlines:
        details = ((text("relation"), deadline.relation), (text("when"), when(deadline)))
        yield Card(
            deadline.id,
            "deadlines",
            deadline.quote,
            _filled(details),
            (deadline.span,),
            deadline.confidence,
        )
    yield from _indicator_cards(plan, text)
    yield from _reference_cards(plan, text)
    for agency in plan.agencies:
        mentions = tuple(mention.span for mention in agency.mentions)
        counted = ((text("kind"), agency.kind), (text("mentions"), str(len(mentions))))
        yield Card(agency.id, "agencies", agency.name, counted, mentions, agency.confidence)


def _header_cards(plan: Plan, text: Messages) -> Iterator[Card]:
    header = plan.document
    for field in HEADER_FIELDS:
        value = getattr(header, field)
        if value:
            places = [each for each in header.evidence if each.field == field]
            confidence = min((each.confidence for each in places), default=None)
            spans = tuple(each.span for each in places)
            yield Card(
                f"h-{field}", "document", value, ((text("field"), text(field)),), spans, confidence
            )
    for number, signature in enumerate(header.signatures, 1):
        stack = (signature.on_behalf_of, signature.capacity, signature.position)
        details = ((text("field"), text("signatures")), ("", " / ".join(filter(None, stack))))
        yield Card(
            f"h-signature{number}",
            "document",
            signature.name or signature.quote,
            _filled(details),
            (signature.span,),
            signature.confidence,
        )


def _task_cards(plan: Plan, text: Messages) -> Iterator[Card]:
    deadlines = {deadline.id: deadline for deadline in plan.deadlines}
    for task in plan.tasks:
        details = (
            (text("lead"), "; ".join(task.lead)),
            (text("coordinating"), "; ".join(task.coordinating)),
            (text("advises"), "; ".join(task.advises)),
            (text("deadlines"), "; ".join(deadlines[key].quote for key in task.deadlines)),
            (text("product"), task.product.text if task.product else ""),
            (text("funding"), task.funding.text if task.funding else ""),
        )
        spans = (task.span, *(each.span for each in (task.product, task.funding) if each))
        yield Card(task.id, "tasks", task.text, _filled(details), spans, task.confidence)


def _indicator_cards(plan: Plan, text: Messages) -> Iterator[Card]:
    for indicator in plan.indicators:
        details = (
            (text("objective"), indicator.objective or ""),
            (text("unit"), indicator.unit or ""),
            (text("values"), "; ".join(figure(value) for value in indicator.values)),
            (text("responsible"), "; ".join(indicator.responsible)),
            (text("note"), indicator.note or ""),
        )
        title = ". ".join(filter(None, (indicator.label, indicator.name)))
        spans = (indicator.span, *(each.span for each in indicator.values if each.span))
        yield Card(indicator.id, "indicators", title, _filled(details), spans, indicator.confidence)


def _reference_cards(plan: Plan, text: Messages) -> Iterator[Card]:
    for number, reference in enumerate(plan.legal_references, 1):
        names = (reference.type if reference.code else None, reference.code, reference.name)
        details = (
            (text("title"), reference.title or ""),
            (text("issuer"), reference.issuer or ""),
            (text("issued_on"), reference.issued_on or ""),
            (text("role"), reference.role),
        )
        mentions = tuple(mention.span for mention in reference.mentions)
        yield Card(
            f"r{number}",
            "legal_references",
            " ".join(filter(None, names)),
            _filled(details),
            mentions,
            reference.confidence,
        )


def _filled(details: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in details if value)
