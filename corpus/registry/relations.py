"""What a legal document amends and replaces, and what amends and replaces it.

Three sources say so: the project's own registry of laws, the words of plans that cite both
documents, and plans that amend or replace a document themselves.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from sqlalchemy import Connection, select

from corpus.registry.cards import DOCUMENT_COLUMNS, DocumentCard, PlanCard, cards_of
from corpus.store.tables import citations, documents, relations
from extractors.references.laws import amendments, by_code, version_of

RelatedKind = Literal[
    "amends",
    "amended_by",
    "replaces",
    "replaced_by",
    "implements",
    "implemented_by",
    "attached_to",
    "has_attached",
]
_PASSIVE: dict[str, RelatedKind] = {
    "amends": "amended_by",
    "replaces": "replaced_by",
    "implements": "implemented_by",
    "attached_to": "has_attached",
}
_ACTIVE: dict[str, RelatedKind] = {
    "amends": "amends",
    "replaces": "replaces",
    "implements": "implements",
    "attached_to": "attached_to",
}
_ORDER = tuple(each for kind in _PASSIVE for each in (kind, _PASSIVE[kind]))
_WITNESSES = 3
_MOST = 200


@dataclass(frozen=True, slots=True)
class Related:
    """What another document or a plan is to a legal document, and who says so.

    `label` names the other, `document` is its id if plans cite it, `plan` is set where a plan
    itself amends or replaces. `count` plans say so, of which `plans` are the first; 0 where only
    the registry of laws does (`registered`), which says from which day (`since`, ISO) if known.
    """

    kind: RelatedKind
    label: str
    document: str | None
    plan: PlanCard | None
    registered: bool
    since: str | None
    count: int
    plans: tuple[PlanCard, ...]


def related_of(connection: Connection, document: DocumentCard) -> tuple[Related, ...]:
    """What is related to a legal document, by kind, what most plans say first."""
    found = {(each.kind, each.label): each for each in _registered(connection, document)}
    for each in _said(connection, document):
        known = found.get((each.kind, each.label))
        if known is not None:
            each = replace(each, registered=True, since=known.since)
        found[each.kind, each.label] = each
    every = [*found.values(), *_by_plans(connection, document)]
    return tuple(sorted(every, key=lambda each: (_ORDER.index(each.kind), -each.count, each.label)))


def _registered(connection: Connection, document: DocumentCard) -> Iterator[Related]:
    """What the registry of laws says of a number."""
    code = document.code
    if code is None or code not in {*by_code(), *amendments()}:
        return
    version = version_of(code)
    if version is not None and version.replaced_by is not None:
        yield _law(connection, "replaced_by", version.replaced_by, version.until)
    law = by_code().get(code)
    for older in law.versions if law else ():
        if older.replaced_by == code:
            yield _law(connection, "replaces", older.code, older.until)
    for amending, amended in amendments().items():
        if code in amended:
            yield _law(connection, "amended_by", amending, None)
        if amending == code:
            for each in sorted(amended):
                yield _law(connection, "amends", each, None)


def _law(connection: Connection, kind: RelatedKind, code: str, since: str | None) -> Related:
    query = select(*DOCUMENT_COLUMNS).where(documents.c.code == code).order_by(documents.c.id)
    row = connection.execute(query.limit(1)).one_or_none()
    card = DocumentCard(*row) if row else None
    law = by_code().get(code)
    label = card.label if card else " ".join(filter(None, (law.name if law else None, code)))
    return Related(kind, label, card.id if card else None, None, True, since, 0, ())


def _said(connection: Connection, document: DocumentCard) -> Iterator[Related]:
    """What plans say between two documents that they cite."""
    who: dict[tuple[RelatedKind, str], list[str]] = defaultdict(list)
    for own, other, kinds in (("source", "target", _ACTIVE), ("target", "source", _PASSIVE)):
        query = select(relations.c.kind, relations.c[other], relations.c.plan).distinct()
        query = query.where(relations.c[own] == document.id)
        for kind, identity, plan in connection.execute(query.order_by(relations.c.plan)):
            who[kinds[kind], identity].append(plan)
    chosen = sorted(who.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:_MOST]
    others = select(*DOCUMENT_COLUMNS).where(documents.c.id.in_({key[1] for key, _ in chosen}))
    labels = {row.id: DocumentCard(*row).label for row in connection.execute(others)}
    cards = cards_of(connection, (plan for _, named in chosen for plan in named[:_WITNESSES]))
    for (kind, identity), named in chosen:
        plans = tuple(cards[each] for each in named[:_WITNESSES])
        yield Related(kind, labels[identity], identity, None, False, None, len(named), plans)


def _by_plans(connection: Connection, document: DocumentCard) -> Iterator[Related]:
    """The plans that amend or replace the document themselves."""
    query = select(citations.c.plan, citations.c.role).where(
        citations.c.document == document.id, citations.c.role.in_(("amends", "replaces"))
    )
    rows = connection.execute(query.order_by(citations.c.plan).limit(_MOST)).all()
    cards = cards_of(connection, (row.plan for row in rows))
    for row in rows:
        plan = cards[row.plan]
        label = plan.named or plan.id
        yield Related(_PASSIVE[row.role], label, None, plan, False, None, 1, (plan,))
