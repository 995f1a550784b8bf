"""Spellings of one thing are the same words; folding never moves a letter."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.search.words import accented, folded, joined, words

CODE = ["87", "2031", "qd", "ubnd"]


@pytest.mark.parametrize(
    "text",
    [
        "87/2031/QĐ-UBND",
        "87/2031/QD-UBND",
        "87-2031-QĐ/UBND",
        "87 / 2031 / QĐ – UBND",
        "087/2031QĐ-UBND",
        "số 87/2031/qđ-ubnd"[3:],
    ],
)
def test_spellings_of_a_code(text: str) -> None:
    assert words(text) == CODE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đảng ủy", ["dang", "uy"]),
        ("đá đã ĐÀ", ["da", "da", "da"]),
        ("05/9 và 5/09", ["5", "9", "va", "5", "9"]),
        ("1.000 0", ["1", "0", "0"]),
        ("😀 \x00 ─ ", []),
        ("Uỷ bàn", ["uy", "ban"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert words(text) == expected


def test_accents_keep_words_apart() -> None:
    assert accented("Án ấn an") == {"án", "ấn", "an"}
    assert accented("Hoà bình") == accented("Hòa bình")
    assert accented(unicodedata.normalize("NFD", "Thuế")) == {"thuế"}


def test_a_symbol_typed_without_marks() -> None:
    assert joined("9/KH-HĐND") == "khhdnd"


@given(st.text())
def test_folding_keeps_the_length(text: str) -> None:
    text = unicodedata.normalize("NFC", text)
    assert len(folded(text)) == len(text)
