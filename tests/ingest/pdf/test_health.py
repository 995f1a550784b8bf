from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import EmptyFile, GarbledText, NoTextLayer
from ingest.pdf.health import health
from ingest.syllables import is_syllable

SOUND = "Các phòng chuyên môn phối hợp với từng thôn rà soát hộ nghèo, hộ cận nghèo trước quý bốn"
PLAIN = "Cac phong chuyen mon phoi hop voi tung thon ra soat ho ngheo, ho can ngheo truoc quy bon"
WRONG = "&iF SKzQJ FKXyQ PrQ SKWL KWS YSL WVQJ WKrQ Ujx VRiW KQ QJKjR KQ FQQ WUbFF TXk EXQ GFQ KLP"


@pytest.mark.parametrize(
    "word", ["nghiệp", "quyết", "giếng", "gì", "uống", "khuỷu", "thuở", "oanh", "ý", "yêu"]
)
def test_syllables(word):
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["strong", "pYX", "thucmg", "aao", "kw", "zon"])
def test_no_syllables(word):
    assert not is_syllable(word)


@pytest.mark.parametrize(("text", "sound"), [(SOUND, True), (PLAIN, False), (WRONG, False)])
def test_health_of_text(text, sound):
    assert health((text * 3).split()).sound is sound


@given(st.lists(st.text()))
def test_a_score_is_a_share(words):
    assert 0 <= health(words).score <= 1


def test_a_garbled_text_layer_is_refused(writer, read_made):
    writer.page()
    for index in range(12):
        writer.text(60, 100 + 18 * index, WRONG, size=10)
    with pytest.raises(GarbledText) as caught:
        read_made(writer)
    assert caught.value.page == 1


def test_a_scan_is_refused(writer, read_made):
    writer.page().picture().page().picture().field(400, 30, "Ký bởi: Sở Y tế", size=8)
    with pytest.raises(NoTextLayer) as caught:
        read_made(writer)
    assert caught.value.page == 1


def test_a_picture_among_pages_of_text_is_let_pass(writer, read_made):
    writer.page().text(90, 100, SOUND[:60]).page().picture().page().text(90, 100, SOUND[:60])
    assert len(read_made(writer).pages) == 3


def test_blank_pages_are_empty(writer, read_made):
    with pytest.raises(EmptyFile):
        read_made(writer.page().page())
