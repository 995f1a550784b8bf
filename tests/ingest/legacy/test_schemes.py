"""Every letter in every code and back, and fonts by their names."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.legacy import LegacyFont, Scheme, decode, legacy_font
from ingest.legacy.fonts import load_fonts
from ingest.legacy.schemes import CODE_PAGE, encode

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = "aăâeêioôơuưy"
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
LETTERS = SMALL + [letter.upper() for letter in SMALL]
PLAIN = " bcdghklmnpqrstvx0123456789/-.,;:()?'`~^+*\n"
WRITTEN = {
    Scheme.TCVN3: SMALL + list("ĂÂĐÊÔƠƯAEIOUY"),
    Scheme.VNI: LETTERS,
    Scheme.VISCII: LETTERS,
    Scheme.VIQR: LETTERS,
}


def test_there_are_all_letters() -> None:
    assert len({letter for letter in LETTERS if not letter.isascii()}) == 134


@pytest.mark.parametrize("scheme", Scheme)
@settings(deadline=None)
@given(data=st.data())
def test_round_trip(scheme: Scheme, data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from([*WRITTEN[scheme], *PLAIN])))
    assert decode(encode(text, scheme), scheme) == text


@pytest.mark.parametrize("text", ["dĐ", "Dđ", "ddĐ", "đd", "dddđ", "a^.", "\\đ"])
def test_marks_that_are_none_are_told_apart(text: str) -> None:
    assert decode(encode(text, Scheme.VIQR), Scheme.VIQR) == text


@settings(deadline=None)
@given(st.text(st.sampled_from([*LETTERS, *"BCDbcd "])))
def test_capital_fonts_show_all_in_capitals(text: str) -> None:
    assert decode(encode(text, Scheme.TCVN3), Scheme.TCVN3, capitals=True) == text.upper()


@pytest.mark.parametrize("scheme", [Scheme.TCVN3, Scheme.VNI, Scheme.VISCII])
@settings(deadline=None)
@given(data=st.data())
def test_bytes_are_read_in_either_code_page(scheme: Scheme, data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from(WRITTEN[scheme])))
    written = encode(text, scheme).encode(CODE_PAGE)
    for page in (CODE_PAGE, "latin-1"):
        assert decode(written.decode(page), scheme) == text


@settings(deadline=None)
@given(st.text())
def test_any_text_is_decoded(text: str) -> None:
    for scheme in Scheme:
        assert isinstance(decode(text, scheme), str)


SPELLINGS = [
    ("DDa(.c kho*i", Scheme.VIQR, "Đặc khơi"),
    ("xa~\\. A\\?", Scheme.VIQR, "xã. A?"),
    ("Ddo^` dd\\d", Scheme.VIQR, "Đồ đd"),
    ("THUÛy tÆnh", Scheme.VNI, "THỦy tỈnh"),
    ("Th\xadêng ngh\xb8", Scheme.TCVN3, "Thường nghá"),
]


@pytest.mark.parametrize(("written", "scheme", "text"), SPELLINGS)
def test_spellings(written: str, scheme: Scheme, text: str) -> None:
    assert decode(written, scheme) == text


@pytest.mark.parametrize("entry", load_fonts(), ids=lambda entry: str(entry["scheme"]))
def test_fonts(entry: dict[str, list[str]]) -> None:
    scheme = Scheme(str(entry["scheme"]))
    for name in entry["examples"]:
        found = legacy_font(name)
        assert found == LegacyFont(scheme, name in entry["capital_examples"]), name
    for name in entry["capital_examples"]:
        assert legacy_font(name) == LegacyFont(scheme, capitals=True)
    for name in entry["not"]:
        assert legacy_font(name) is None, name


def test_no_font() -> None:
    assert legacy_font(None) is None and legacy_font("") is None
