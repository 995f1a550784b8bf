"""JSON-LD as a processor expands it, without fetching anything."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pyld import jsonld

from corpus.exports import FORMATS, Options
from corpus.registry.records import WholePlan
from schemas import Header, Plan, Source
from tests.corpus.exports.conftest import whole

SCHEMA = "https://schema.org/"
SOURCE = Source("a.txt", "ab" * 32, "text/plain", 1, None, "plain")


def refuse(url: str, options: object) -> None:
    raise AssertionError(f"asked for {url}")


def expanded(plans: list[WholePlan], options: Options | None = None) -> list[dict[str, Any]]:
    (file,) = FORMATS["jsonld"].files(plans, options or Options())
    document = json.loads(b"".join(file.chunks))
    found = jsonld.expand(document, {"documentLoader": refuse})
    return found[0]["@graph"] if len(found) == 1 and "@graph" in found[0] else found


def values(node: dict[str, Any], name: str) -> list[str]:
    return [each.get("@value", each.get("@id")) for each in node.get(SCHEMA + name, [])]


def test_plans_are_legislation_that_says_what_the_record_says(samples: list[WholePlan]) -> None:
    nodes = {node["@id"]: node for node in expanded(samples)}
    assert len(nodes) == len(samples)
    for each in samples:
        node, header = nodes[f"urn:kehoach:plan:{each.id}"], each.plan.document
        assert node["@type"] == [f"{SCHEMA}Legislation"]
        assert values(node, "legislationIdentifier") == ([header.code] if header.code else [])
        assert values(node, "name") == ([header.title] if header.title else [])
        if header.issued_on:
            assert node[f"{SCHEMA}legislationDate"] == [
                {"@type": f"{SCHEMA}Date", "@value": header.issued_on}
            ]
        cited = [r.code for r in each.plan.legal_references if r.role == "basis" and r.code]
        based = node.get(f"{SCHEMA}isBasedOn", [])
        assert [v for b in based for v in values(b, "legislationIdentifier")] == cited


def test_every_reference_is_there_once(samples: list[WholePlan]) -> None:
    names = ("isBasedOn", "citation", "legislationChanges", "isPartOf")
    for each, node in zip(samples, expanded(samples), strict=True):
        found = sum(len(node.get(SCHEMA + name, [])) for name in names)
        assert found == len(each.plan.legal_references)


def test_ids_are_pages_where_there_are_pages(samples: list[WholePlan]) -> None:
    node = expanded(samples[:1], Options(base="http://127.0.0.1:8000"))[0]
    assert node["@id"] == f"http://127.0.0.1:8000/plans/{samples[0].id}"


def test_hostile_texts_are_values_and_nothing_else(hostile: WholePlan) -> None:
    (node,) = expanded([hostile])
    text = hostile.plan.text
    assert values(node, "name") == [text]
    assert values(node, "legislationIdentifier") == [text]


@pytest.mark.parametrize("day", ["2021", "2021-05"])
def test_a_month_or_year_is_no_day(day: str) -> None:
    (node,) = expanded([whole(Plan(SOURCE, "", Header(issued_on=day)))])
    assert node[f"{SCHEMA}legislationDate"] == [{"@value": day}]
