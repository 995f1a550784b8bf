from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import EmptyFile
from ingest.pdf.health import health
from ingest.syllables import is_syllable
from schemas import Layer

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


def test_a_picture_among_pages_of_text_is_let_pass(writer, read_made):
    writer.page().text(90, 100, SOUND[:60]).page().picture().page().text(90, 100, SOUND[:60])
    assert len(read_made(writer).pages) == 3


def test_blank_pages_are_empty(writer, read_made):
    with pytest.raises(EmptyFile):
        read_made(writer.page().page())


def glued(text: str) -> str:
    words = text.split()
    return " ".join("".join(words[place : place + 2]) for place in range(0, len(words), 2))


def spread(text: str) -> str:
    return " ".join(text.replace(" ", ""))


def halved(text: str) -> str:
    return " ".join(f"{word[:1]} {word[1:]}" if len(word) > 2 else word for word in text.split())


@pytest.mark.parametrize(
    ("text", "layer"),
    [
        (SOUND, Layer.SOUND),
        (PLAIN, Layer.UNACCENTED),
        (WRONG, Layer.GARBLED),
        (glued(SOUND), Layer.GLUED),
        (spread(SOUND), Layer.SPLIT),
        (halved(SOUND), Layer.SPLIT),
    ],
    ids=["sound", "plain", "wrong", "glued", "spread", "halved"],
)
def test_what_ails_a_layer(text, layer):
    assert health((text + " ").split() * 4).layer is layer


def test_capitals_and_codes_say_nothing_of_a_layer():
    assert health(["UBND", "12/KH-UBND", "BGDĐT"] * 20).words == 0
