"""The page's own style sheets."""

import pytest
from lxml.html import document_fromstring

from ingest.html.css import sheet_properties, split_rules

PAGE = """<html><head><style>{css}</style></head><body id=than><div class="a b">
<p class=c id=p1>x</p><section><p id=p2>y</p></section></div><p id=p3>z</p></body></html>"""
RULES = {
    "a tag": ("p {display:none}", ["p1", "p2", "p3"]),
    "everything": ("body * {display:none}", ["p1", "p2", "p3"]),
    "a class": (".c {display:none}", ["p1"]),
    "a tag and a class": ("div.c, p.c {display:none}", ["p1"]),
    "an id": ("#p2 {display:none}", ["p2"]),
    "a descendant": (".a p {display:none}", ["p1", "p2"]),
    "two classes": (".a.b p {display:none}", ["p1", "p2"]),
    "a child": (".a > p {display:none}", ["p1"]),
    "a child of a descendant": ("body .a>section > p{display:none}", ["p2"]),
    "without weight": (":where(.a).b p {display:none}", ["p1", "p2"]),
    "another ancestor": (".x p {display:none}", []),
    "what is not understood": ("p:hover, p[x], p + p, p::before, > p {display:none}", []),
    "what is not wanted": ("p {color:red}", []),
    "a comment": ("/* p {} */ .c /* x */ {display:none} /* p{display:none}", ["p1"]),
    "Word's comment": ("<!-- /* a */ p.c {display:none} -->", ["p1"]),
    "a medium": ("@media print {p {display:none}} @page x {margin:1cm} .c{display:none}", ["p1"]),
    "broken": ("} p.c {display:none} p {display:", ["p1"]),
    "the stronger one": ("p#p1 {display:block} .c {display:none}", []),
    "the later one": (".c {display:none} .c {display:block}", []),
}


@pytest.mark.parametrize(("css", "hidden"), RULES.values(), ids=RULES)
def test_rules(css, hidden) -> None:
    root = document_fromstring(PAGE.replace("{css}", css))
    said = sheet_properties(root)
    found = [
        node.get("id") for node in root.iter("p") if said.get(node, {}).get("display") == "none"
    ]
    assert found == hidden


def test_sheets_for_printers_are_left_out() -> None:
    page = PAGE.replace("<style>", "<style media=print>").replace("{css}", "p{display:none}")
    assert sheet_properties(document_fromstring(page)) == {}


def test_long_chains_take_one_walk() -> None:
    rules = "".join(
        f"div div div div div div .k{number} p {{display:none}}" for number in range(900)
    )
    classes = " ".join(f"k{number}" for number in range(900))
    page = f"<style>{rules}</style><i class='{classes}'></i>" + "<div>" * 60 + "<p>x</p>" * 20
    assert sheet_properties(document_fromstring(page)) == {}


def test_comments_that_do_not_end() -> None:
    assert list(split_rules("p{x:y}" + "/* " * 200_000)) == [("p", "x:y")]
