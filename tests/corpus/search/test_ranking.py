"""Each way of fitting counts, and is told."""

from __future__ import annotations

from typing import Any

import pytest

from corpus.search.query import parse_query
from corpus.search.ranking import POINTS, Candidate, explain, score


def candidate(head: str, **more: Any) -> Candidate:
    values: dict[str, Any] = {
        "id": 1,
        "kind": "task",
        "target": "1:t1",
        "plan": "1",
        "body": "",
        "code": None,
        "province": None,
        "year": None,
        "weight": 0.0,
    }
    return Candidate(head=head, **values | more)


def ways(question: str, head: str, **more: Any) -> dict[str, float]:
    return dict(explain(candidate(head, **more), parse_query(question).widened()))


@pytest.mark.parametrize(
    ("question", "head", "fits"),
    [
        pytest.param("dap nuoc", "Nước về đập", {"head"}, id="head"),
        pytest.param("ve dap", "Nước về đập", {"head", "phrase"}, id="phrase"),
        pytest.param("nuoc ve", "Nước về đập", {"head", "phrase", "start"}, id="start"),
        pytest.param(
            "nuoc ve dap", "Nước về đập", {"head", "phrase", "start", "whole"}, id="whole"
        ),
        pytest.param("nuoc v*", "Nước về đập", {"head", "phrase", "start"}, id="beginning"),
        pytest.param("nuoc bien", "Nước về đập", set(), id="none"),
        pytest.param("nuo", "Nước về đập", set(), id="no-beginning"),
        pytest.param(
            "ubnd xã", "Ủy ban nhân dân xã", {"head", "phrase", "start", "whole"}, id="short"
        ),
        pytest.param(
            "ủy ban nhân dân xã", "UBND xã", {"head", "phrase", "start", "whole"}, id="full"
        ),
        pytest.param(
            "trước ngày 5/3", "trước 05/03", {"head", "phrase", "start", "whole"}, id="silent"
        ),
    ],
)
def test_ways_of_fitting(question: str, head: str, fits: set[str]) -> None:
    found = ways(question, head)
    assert fits == found.keys() & {"head", "phrase", "start", "whole"}
    assert ("share" in found) == ("head" in fits)


@pytest.mark.parametrize(
    ("question", "fits"),
    [
        ("7/QĐ-UBND", True),
        ("quyết định 7", True),
        ("7 ubnd", True),
        ("ubnd 7", False),
        ("17", False),
        ("quyết định", False),
    ],
)
def test_the_number_of_a_document(question: str, fits: bool) -> None:
    assert ("code" in ways(question, "Quyết định 7/QĐ-UBND", code="7/QĐ-UBND")) is fits


def test_accents_before_folded_words() -> None:
    heads = ("Ấn phẩm", "Án phẩm", "An phẩm")
    for head in heads:
        points = {other: score(candidate(other), parse_query(head)) for other in heads}
        assert max(points, key=points.__getitem__) == head


def test_without_accents_all_are_alike() -> None:
    heads = ("Ấn phẩm", "Án phẩm", "An phẩm")
    assert len({score(candidate(head), parse_query("an pham")) for head in heads}) == 1


def test_accents_that_stand_nowhere_cost_their_share() -> None:
    assert ways("thuế đất", "thue đất")["accents"] == POINTS["accents"] / 2


def test_the_shorter_head_and_the_better_known_document_go_first() -> None:
    query = parse_query("đê điều")
    assert score(candidate("Luật Đê điều"), query) > score(candidate("Luật về Đê điều cũ"), query)
    known = candidate("Luật Đê điều", weight=40.0)
    assert score(known, query) > score(candidate("Luật Đê điều"), query)


def test_what_stands_around_counts_as_a_phrase_only() -> None:
    found = ways("kè sông", "Quyết định 7", body="về kè sông")
    assert "phrase" in found
    assert "head" not in found
