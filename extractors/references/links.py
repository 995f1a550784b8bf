"""What ties the places of a text to the documents they mean, and these to one another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.grounding import locate
from extractors.references.antecedents import find_recalls, find_via
from extractors.references.citations import Citation
from extractors.references.cited import Cited
from extractors.references.relations import find_relations
from schemas import Document, Recall, ReferenceRelation, Span, Via


@dataclass(frozen=True, slots=True)
class Links:
    """The ties of one document."""

    via: dict[int, Via]
    """How a mention was resolved, by where it begins; none for those with the whole number."""
    recalls: dict[str, list[Recall]]
    """By the key of the cited document, as are the relations."""
    relations: dict[str, list[ReferenceRelation]]


def link(
    document: Document,
    cited: Sequence[Cited],
    keys: Sequence[str],
    citations: Sequence[Citation],
    own: str | None,
) -> Links:
    """Find the ties; `keys` are those of `cited`, `own` is the type of the citing document."""
    at = {each.start: each for each in citations}
    return Links(
        {
            each.citation.start: Via(each.kind, _span(document, each.antecedent))
            for one in cited
            for each in find_via(one, at)
        },
        _recalled(document, cited, keys, own),
        _related(document, cited, keys, citations),
    )


def _recalled(
    document: Document, cited: Sequence[Cited], keys: Sequence[str], own: str | None
) -> dict[str, list[Recall]]:
    key_of = {id(each): key for each, key in zip(cited, keys, strict=True)}
    recalled: defaultdict[str, list[Recall]] = defaultdict(list)
    for found in find_recalls(document.text, cited, own):
        recalled[key_of[id(found.document)]].append(
            Recall(
                document.text[found.start : found.end],
                locate(document, found.start, found.end),
                Via(found.kind, _span(document, found.antecedent)),
                found.confidence,
            )
        )
    return recalled


def _related(
    document: Document, cited: Sequence[Cited], keys: Sequence[str], citations: Sequence[Citation]
) -> dict[str, list[ReferenceRelation]]:
    key_at = {
        mention.citation.start: key
        for each, key in zip(cited, keys, strict=True)
        for mention in each.mentions
    }
    related: defaultdict[str, list[ReferenceRelation]] = defaultdict(list)
    known: set[tuple[str, str, str]] = set()
    for found in find_relations(document.text, citations):
        source = key_at.get(citations[found.source].start)
        target = key_at.get(citations[found.target].start)
        if source is None or target is None or source == target:
            continue
        if (found.kind, source, target) in known:
            continue
        known.add((found.kind, source, target))
        quote = document.text[found.start : found.end]
        span = locate(document, found.start, found.end)
        related[source].append(ReferenceRelation(found.kind, target, quote, span))
    return related


def _span(document: Document, citation: Citation | None) -> Span | None:
    return None if citation is None else locate(document, citation.start, citation.end)
