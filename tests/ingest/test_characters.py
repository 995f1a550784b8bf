import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.characters import clean, cleaned, is_clean
from ingest.elements import Paragraph, Piece


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ðảng bộ, Ɖội, ðơn", "Đảng bộ, Đội, đơn"),
        ("năm\u00a02020\u2003nay", "năm 2020 nay"),
        ("xã\u200b Tân\ufeff An", "xã Tân An"),
        ("thực\u00adhiện 30\u00adNQ", "thựchiện 30-NQ"),
        (unicodedata.normalize("NFD", "Uỷ ban"), "Uỷ ban"),
        ("cột\tcột", "cột cột"),
        ("dòng\r\ndòng\u2028dòng", "dòng\ndòng\ndòng"),
        ("hỏng\x00\x07", "hỏng"),
    ],
)
def test_cleaned(text: str, expected: str) -> None:
    assert cleaned(text) == expected


def test_only_what_changed_is_listed() -> None:
    text = "Số:\u00a012/KH của Ðoàn xã"
    paragraph = clean(Paragraph(text, pieces=(Piece(0, len(text), source=0),)))
    assert paragraph.text == "Số: 12/KH của Đoàn xã"
    assert [each.before for each in paragraph.changes] == ["\u00a0", "\u00d0"]
    for piece in paragraph.pieces:
        assert piece.source is not None
        end = piece.source + piece.end - piece.start
        assert paragraph.text[piece.start : piece.end] == text[piece.source : end]


def test_decomposed_words_are_listed() -> None:
    text = unicodedata.normalize("NFD", "Hội đồng")
    paragraph = clean(Paragraph(text))
    assert paragraph.text == "Hội đồng"
    assert [paragraph.text[each.start : each.end] for each in paragraph.changes] == ["Hội", "đồng"]


@given(st.text(max_size=40))
def test_clean_is_clean_and_trimmed(text: str) -> None:
    paragraph = clean(Paragraph(text, pieces=(Piece(0, len(text), source=0),)))
    assert is_clean(paragraph.text)
    assert paragraph.text == paragraph.text.strip()
    for piece in paragraph.pieces:
        assert piece.source is not None
        end = piece.source + piece.end - piece.start
        assert paragraph.text[piece.start : piece.end] == text[piece.source : end]
