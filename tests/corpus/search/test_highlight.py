"""Marks stand where the words stand in the original text."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.search.highlight import piece_of
from corpus.search.query import parse_query
from corpus.search.words import words

TEXT = "UBND xã giao Trạm Y tế tiêm phòng trước ngày 05/9/2031; xem QĐ số 07/QĐ-UBND."


def marked(text: str, question: str, **more: int) -> list[str]:
    piece = piece_of(text, parse_query(question).widened(), **more)
    return [piece.text[start:end] for start, end in piece.marks]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("phòng tiêm", ["tiêm", "phòng"]),
        ('"tram y te"', ["Trạm Y tế"]),
        ("ủy ban nhân dân xã", ["UBND", "xã", "UBND"]),
        ("tiem ph*", ["tiêm", "phòng"]),
        ("5/9", ["05", "9"]),
        ("QĐ 7", ["QĐ", "07", "QĐ"]),
        ("vắng", []),
        ("", []),
    ],
)
def test_marks(question: str, expected: list[str]) -> None:
    assert marked(TEXT, question) == expected


def test_the_piece_has_most_of_the_words() -> None:
    text = "kênh " + "lời " * 200 + "kênh mương nội đồng " + "lời " * 200
    piece = piece_of(text, parse_query("kênh mương nội đồng"), length=60)
    assert "mương nội đồng" in piece.text
    assert text[piece.start :].startswith(piece.text)
    assert len(piece.text) <= 60


@given(
    st.text(alphabet=st.sampled_from("aăâáđĐUBND uy ban 0179/-\n😀ỷýİ"), max_size=400),
    st.sampled_from(["uy ban", "UBND", "79", '"u y"', "a*", "đ", "ủy ban nhân dân 7"]),
    st.integers(5, 80),
)
def test_marks_are_words_of_the_question(text: str, question: str, length: int) -> None:
    text = unicodedata.normalize("NFC", text)
    query = parse_query(question).widened()
    piece = piece_of(text, query, length=length)
    assert text[piece.start : piece.start + len(piece.text)] == piece.text
    ends = [0]
    for start, end in piece.marks:
        assert ends[-1] <= start < end <= len(piece.text)
        ends.append(end)
        found = tuple(words(piece.text[start:end]))
        begins = any(t.prefix and found[0].startswith(t.words[0]) for t in query.terms)
        assert begins or any(found in term.ways for term in query.terms)
