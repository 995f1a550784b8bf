"""The metadata as in edXML, read back."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from corpus.exports.edxml import EDXML, metadata_of
from corpus.exports.xml_text import xml_safe
from corpus.registry.records import WholePlan
from tests.corpus.exports.conftest import whole

ORDER = [
    "From",
    "Code",
    "PromulgationInfo",
    "DocumentType",
    "Subject",
    "SignerInfo",
    "DueDate",
    "ToPlaces",
    "OtherInfo",
]


def header_of(plan: WholePlan) -> etree._Element:
    root = etree.fromstring(metadata_of(plan), etree.XMLParser(huge_tree=True))
    found = root.find(f".//{{{EDXML}}}MessageHeader")
    assert found is not None
    return found


def said(header: etree._Element, path: str) -> list[str | None]:
    names = "/".join(f"{{{EDXML}}}{each}" for each in path.split("/"))
    return [each.text for each in header.iterfind(names)]


def test_what_the_letterhead_says_is_there(samples: list[WholePlan]) -> None:
    for each in samples:
        header, fields = header_of(each), each.plan.document
        assert said(header, "Subject") == [fields.title] * bool(fields.title)
        assert said(header, "Code/CodeNumber") == [fields.number] * bool(fields.number)
        assert said(header, "From/OrganName") == [fields.issuer] * bool(fields.issuer)
        assert said(header, "ToPlaces/Place") == list(fields.recipients)
        names = [s.name for s in fields.signatures if s.name]
        assert said(header, "SignerInfo/FullName") == names
        day = fields.issued_on.replace("-", "/") if fields.issued_on else None
        assert said(header, "PromulgationInfo/PromulgationDate") == [day] * bool(day)


def test_elements_come_in_the_order_of_the_standard(samples: list[WholePlan]) -> None:
    for each in samples:
        tags = [etree.QName(child).localname for child in header_of(each)]
        assert tags == sorted(tags, key=ORDER.index)


def test_a_due_day_is_given_only_where_there_is_one(samples: list[WholePlan]) -> None:
    chosen = next(s for s in samples if len({d.end for d in s.plan.deadlines if d.end}) > 1)
    assert said(header_of(chosen), "DueDate") == []
    one = next(d for d in chosen.plan.deadlines if d.end)
    plan = replace(chosen.plan, deadlines=(one,))
    assert said(header_of(whole(plan)), "DueDate") == [(one.end or "").replace("-", "/")]


def test_hostile_texts_are_texts(hostile: WholePlan) -> None:
    header = header_of(hostile)
    (subject,) = said(header, "Subject")
    assert subject == xml_safe(hostile.plan.text)
