"""JSON-LD: plans as schema.org `Legislation`, with what they rest on and cite.

The context is inside, so that no reader has to fetch one. A plan or cited document is known by its
page in the registry, or without pages by a URN.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from corpus.exports.columns import as_day
from corpus.exports.options import File, Options
from corpus.registry.records import WholePlan
from corpus.store.rows import body_id, identifier
from schemas import LegalReference

VOCABULARY = "https://schema.org/"
CONTEXT = {
    "@vocab": VOCABULARY,
    "@language": "vi",
    **{name: {"@id": f"{VOCABULARY}{name}", "@type": "@id"} for name in ("url", "contentUrl")},
    **{
        name: {"@id": f"{VOCABULARY}{name}", "@language": None}
        for name in (
            "inLanguage",
            "legislationIdentifier",
            "temporalCoverage",
            "encodingFormat",
            "contentSize",
            "sha256",
        )
    },
    "legislationDate": {"@id": f"{VOCABULARY}legislationDate", "@type": f"{VOCABULARY}Date"},
}
_PROPERTIES = {
    "basis": "isBasedOn",
    "amends": "legislationChanges",
    "replaces": "legislationChanges",
    "attached_to": "isPartOf",
    "mention": "citation",
}
"""Of the role that the plan cites a document in."""

Node = dict[str, object]
"""A node of JSON-LD; made here, written at once, passed no further."""


def files(plans: Iterable[WholePlan], options: Options) -> Iterator[File]:
    """One document whose graph has a node for each plan."""
    yield File("plans.jsonld", _content(plans, options))


def _content(plans: Iterable[WholePlan], options: Options) -> Iterator[bytes]:
    yield f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": ['.encode()
    separator = "\n"
    for whole in plans:
        yield (separator + json.dumps(legislation(whole, options), ensure_ascii=False)).encode()
        separator = ",\n"
    yield b"\n]}\n"


def legislation(whole: WholePlan, options: Options) -> Node:
    """The node of one plan; what is not known is not there."""
    header, source = whole.plan.document, whole.plan.source
    node: Node = {
        "@id": options.link("plans", whole.id) or f"urn:kehoach:plan:{whole.id}",
        "@type": "Legislation",
        "legislationIdentifier": header.code,
        "legislationType": header.type,
        "name": header.title,
        "inLanguage": "vi",
        "legislationDate": _date(header.issued_on),
        "legislationPassedBy": _body(header.issuer, options),
        "temporalCoverage": f"{header.period.start}/{header.period.end}" if header.period else None,
        "spatialCoverage": _place(whole),
        "audience": [{"@type": "Audience", "name": each} for each in header.recipients],
        "url": options.link("plans", whole.id),
        "encoding": {
            "@type": "MediaObject",
            "encodingFormat": source.media_type,
            "contentSize": str(source.size_bytes),
            "sha256": source.sha256,
        },
    }
    for role, name in _PROPERTIES.items():
        cited = [_cited(each, options) for each in whole.plan.legal_references if each.role == role]
        if cited:
            present = node.setdefault(name, [])
            assert isinstance(present, list)
            present += cited
    return _said(node)


def _cited(reference: LegalReference, options: Options) -> Node:
    identity = identifier(reference.key)
    return _said(
        {
            "@id": options.link("documents", identity) or f"urn:kehoach:document:{identity}",
            "@type": "Legislation",
            "legislationIdentifier": reference.code,
            "legislationType": reference.type,
            "name": reference.name or reference.title,
            "legislationDate": _date(reference.issued_on),
            "legislationPassedBy": _body(reference.issuer, options),
        }
    )


def _body(name: str | None, options: Options) -> Node | None:
    if name is None:
        return None
    identity = body_id(name)
    return {
        "@id": options.link("bodies", identity) or f"urn:kehoach:body:{identity}",
        "@type": "GovernmentOrganization",
        "name": name,
    }


def _place(whole: WholePlan) -> Node | None:
    locality = whole.plan.document.locality
    if locality is None:
        return None
    inside = whole.province if whole.province != locality.name else None
    return _said(
        {
            "@type": "AdministrativeArea",
            "name": locality.name,
            "containedInPlace": {"@type": "AdministrativeArea", "name": inside} if inside else None,
        }
    )


def _date(text: str | None) -> str | Node | None:
    """A day typed as a date; a year or a month as plain text, which is what it is."""
    return text if text is None or as_day(text) else {"@value": text}


def _said(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, [])}
