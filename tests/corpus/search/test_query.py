"""Questions are taken apart the same way, whoever typed them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.search.abbreviations import MOST, longest, other_ways
from corpus.search.query import LONGEST, MOST_TERMS, Term, parse_query


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("thu hồi đất", [("thu",), ("hoi",), ("dat",)]),
        ('"thu hồi" đất', [("thu", "hoi"), ("dat",)]),
        ("“thu hồi” đất", [("thu", "hoi"), ("dat",)]),
        ('"thu hồi', [("thu",), ("hoi",)]),
        ("quyết định số 7", [("quyet",), ("dinh",), ("7",)]),
        ("trước ngày 5/3", [("truoc",), ("5",), ("3",)]),
        ("năm 2031", [("2031",)]),
        ("năm 5", [("nam",), ("5",)]),
        ("số", [("so",)]),
        ("", []),
        ('""', []),
        ("* ** -", []),
    ],
)
def test_terms(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [term.words for term in parse_query(text).terms] == expected


def test_a_star_asks_for_a_beginning() -> None:
    assert parse_query("bảo v* rừng").terms == (
        Term(("bao",)),
        Term(("v",), prefix=True),
        Term(("rung",)),
    )


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("UBND", ("uy", "ban", "nhan", "dan")),
        ("ủy ban nhân dân", ("ubnd",)),
        ("Sở TN&MT", ("so", "tai", "nguyen", "va", "moi", "truong")),
        ("sở tài nguyên môi trường", ("so", "tnmt")),
        ("QĐ 7", ("quyet", "dinh")),
        ("NQ", ("nghi", "quyet")),
        ("thông tư 7", ("tt",)),
    ],
)
def test_other_ways(text: str, way: tuple[str, ...]) -> None:
    assert way in parse_query(text).widened().terms[0].ways


@pytest.mark.parametrize("text", ["da phương", "tt huyện", '"UBND"', "ubnd*", "đề án"])
def test_no_other_ways(text: str) -> None:
    """Short abbreviations mean a type beside a number or in capitals; what is quoted, itself."""
    assert not any(term.others for term in parse_query(text).widened().terms)


def test_the_table_of_other_ways_is_bounded() -> None:
    assert all(0 < len(ways) <= MOST for ways in other_ways().values())
    assert all(run not in ways for run, ways in other_ways().items())
    assert longest() < 20


def test_words_are_exchanged_and_parted() -> None:
    query = parse_query('tinh sonla "uy bna"').with_words({"sonla": "son la", "bna": "ban"})
    assert [term.words for term in query.terms] == [("tinh",), ("son",), ("la",), ("uy", "ban")]


@given(st.text())
def test_anything_can_be_asked(text: str) -> None:
    query = parse_query(text).widened()
    assert len(query.text) <= LONGEST
    assert len(query.terms) <= MOST_TERMS
    assert all(term.words for term in query.terms)
