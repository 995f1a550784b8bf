"""The metadata of an Akoma Ntoso document: names (FRBR), and whom and what its text speaks of."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from corpus.exports.akoma_names import COUNTRY, LANGUAGE, name_of_plan, name_of_reference
from corpus.exports.columns import as_day
from corpus.exports.xml_text import slug, xml_safe
from corpus.registry.records import WholePlan
from schemas import Plan

AKN = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_PROGRAM = "#kehoach"
_NO_DAY = "0001-01-01"
"""The schema wants a day where none is known; its name then says `unknown`."""


def add(parent: etree._Element, tag: str, **attributes: str) -> etree._Element:
    """A new element of Akoma Ntoso inside `parent`, its attributes made safe for XML."""
    safe = {name: xml_safe(value) for name, value in attributes.items()}
    return etree.SubElement(parent, f"{{{AKN}}}{tag}", safe)


@dataclass(frozen=True, slots=True)
class _Level:
    """What the three levels of FRBR say alike."""

    this: str
    uri: str
    day: str
    known: str


def add_meta(
    parent: etree._Element, whole: WholePlan, *, component: str = "main", whole_text: bool = True
) -> None:
    """The metadata of a plan, or, with `component` `annex_1` and the like, of an annex."""
    plan = whole.plan
    meta = add(parent, "meta")
    found = add(meta, "identification", source=_PROGRAM)
    name = name_of_plan(plan, whole.id)
    day = plan.document.issued_on
    known = day if day and as_day(day) else _NO_DAY
    said = "promulgation" if known == day else "unknown"
    expression = f"{name}/{LANGUAGE}@{known if known == day else ''}"
    for tag, uri, suffix in (
        ("FRBRWork", name, ""),
        ("FRBRExpression", expression, ""),
        ("FRBRManifestation", expression, ".xml"),
    ):
        level = _Level(f"{uri}/!{component}{suffix}", f"{uri}{suffix}", known, said)
        _add_level(add(found, tag), level, whole, work=tag == "FRBRWork")
    expressed, manifest = found[1], found[2]
    add(expressed, "FRBRlanguage", language=LANGUAGE)
    add(manifest, "FRBRformat", value="application/akn+xml")
    _add_references(meta, plan, inside=whole_text)


def _add_level(element: etree._Element, level: _Level, whole: WholePlan, *, work: bool) -> None:
    header = whole.plan.document
    add(element, "FRBRthis", value=level.this)
    add(element, "FRBRuri", value=level.uri)
    if work:
        add(element, "FRBRalias", value=whole.id, name="kehoach")
    add(element, "FRBRdate", date=level.day, name=level.known)
    add(element, "FRBRauthor", href="#issuer" if work and header.issuer else _PROGRAM)
    if work:
        add(element, "FRBRcountry", value=COUNTRY)
        if header.type:
            add(element, "FRBRsubtype", value=slug(header.type))
        if header.code:
            add(element, "FRBRnumber", value=header.code)
        if header.title:
            add(element, "FRBRname", value=header.title)


def _add_references(meta: etree._Element, plan: Plan, *, inside: bool) -> None:
    """Whom and what the marks of the text point at; an annex points at those of its plan."""
    header = plan.document
    if not inside:
        return
    found = add(meta, "references", source=_PROGRAM)
    for reference in plan.legal_references:
        if reference.role in ("amends", "replaces"):
            shown = reference.code or reference.name or reference.key
            add(found, "activeRef", href=name_of_reference(reference), showAs=shown)
    _add_concept(found, "TLCProcess", "kehoach", "process", "kehoach")
    if header.issuer:
        _add_concept(found, "TLCOrganization", "issuer", "organization", header.issuer)
    if header.place:
        _add_concept(found, "TLCLocation", "place", "location", header.place)
    for number, agency in enumerate(plan.agencies, 1):
        _add_concept(found, "TLCOrganization", f"org_{number}", "organization", agency.name)
    for number, each in enumerate(header.signatures, 1):
        if each.name:
            _add_concept(found, "TLCPerson", f"person_{number}", "person", each.name)
        if each.position:
            _add_concept(found, "TLCRole", f"role_{number}", "role", each.position)


def _add_concept(parent: etree._Element, tag: str, identity: str, kind: str, shown: str) -> None:
    href = f"/akn/ontology/{kind}/{COUNTRY}/{slug(shown)}"
    add(parent, tag, eId=identity, href=href, showAs=shown)
