"""Metadata as in edXML (QCVN 102:2016/BTTTT), the packets in which Vietnamese offices send papers.

The elements and their order are the standard's; those that a plan does not state are left out, the
office codes (`OrganId`) and so the `DocumentId` among them. This is no packet ready to be sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from corpus.exports.columns import as_day
from corpus.exports.options import File, Options
from corpus.exports.xml_text import xml_safe
from corpus.registry.records import WholePlan
from schemas import Header, Plan

EDXML = "http://www.mic.gov.vn/TBT/QCVN_102_2016"


def files(plans: Iterable[WholePlan], options: Options) -> Iterator[File]:
    """A file for each plan, named by its id."""
    for whole in plans:
        yield File(f"{whole.id}.xml", [metadata_of(whole)])


def metadata_of(whole: WholePlan) -> bytes:
    """The metadata of one plan."""
    root = etree.Element(f"{{{EDXML}}}edXML", nsmap={"edXML": EDXML})
    envelope = _add(root, "edXMLEnvelope")
    header = _add(_add(envelope, "edXMLHeader"), "MessageHeader")
    _fill(header, whole.plan)
    manifest = _add(_add(envelope, "edXMLBody"), "edXMLManifest")
    reference = _add(manifest, "Reference")
    _say(reference, "ContentType", whole.plan.source.media_type)
    _say(reference, "Description", f"sha256:{whole.plan.source.sha256}")
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def _fill(element: etree._Element, plan: Plan) -> None:
    header = plan.document
    _group(element, "From", ("OrganName", header.issuer))
    _group(element, "Code", ("CodeNumber", header.number), ("CodeNotation", header.symbol))
    _group(
        element,
        "PromulgationInfo",
        ("Place", header.place),
        ("PromulgationDate", _day(header.issued_on)),
    )
    _group(element, "DocumentType", ("TypeName", header.type))
    _say(element, "Subject", header.title)
    _add_signers(element, header)
    _say(element, "DueDate", _due(plan))
    places = _add(element, "ToPlaces") if header.recipients else None
    if places is not None:
        for each in header.recipients:
            _say(places, "Place", each)
    pages = plan.source.page_count
    _group(element, "OtherInfo", ("PageAmount", str(pages) if pages else None))


def _add_signers(element: etree._Element, header: Header) -> None:
    for each in header.signatures:
        competence = " ".join(filter(None, (each.on_behalf_of, each.capacity))) or None
        _group(
            element,
            "SignerInfo",
            ("Competence", competence),
            ("Position", each.position),
            ("FullName", each.name),
        )


def _due(plan: Plan) -> str | None:
    """The day of the plan's deadlines if they name one alone: the standard has room for one."""
    days = {each.end for each in plan.deadlines if each.end and as_day(each.end)}
    return _day(days.pop()) if len(days) == 1 else None


def _day(text: str | None) -> str | None:
    """A day as the standard writes it, `2018/04/03`; what is no day is left out."""
    return text.replace("-", "/") if text and as_day(text) else None


def _group(parent: etree._Element, tag: str, *members: tuple[str, str | None]) -> None:
    """An element with what is known of its members; none if nothing is."""
    if any(text for _, text in members):
        element = _add(parent, tag)
        for name, text in members:
            _say(element, name, text)


def _say(parent: etree._Element, tag: str, text: str | None) -> None:
    if text:
        _add(parent, tag).text = xml_safe(text)


def _add(parent: etree._Element, tag: str) -> etree._Element:
    return etree.SubElement(parent, f"{{{EDXML}}}{tag}")
