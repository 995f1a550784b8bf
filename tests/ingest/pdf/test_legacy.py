"""Fonts from before Unicode in a PDF: words as they are shown, what the file has listed."""

from __future__ import annotations

import pytest

from ingest.elements import Paragraph
from ingest.legacy.schemes import Scheme, encode
from schemas import EditKind

SENTENCE = "Các hợp tác xã dự trữ giống lúa để gieo cấy bổ sung sau mưa lũ, kịp thời vụ."
FONTS = [
    (".VnTime", Scheme.TCVN3),
    ("ABCDEF+.VnTime", Scheme.TCVN3),
    ("VNI-Times", Scheme.VNI),
    ("VItimes", Scheme.VISCII),
]


def written(writer, font: str, text: str):  # type: ignore[no-untyped-def]
    writer.names[0] = font
    return writer.page().text(40, 100, text, size=10)


@pytest.mark.parametrize(("font", "scheme"), FONTS)
def test_words_are_what_the_font_shows(writer, read_made, font: str, scheme: Scheme) -> None:
    (paragraph,) = read_made(written(writer, font, encode(SENTENCE, scheme))).elements
    assert isinstance(paragraph, Paragraph)
    assert paragraph.text == SENTENCE
    for change in paragraph.changes:
        assert change.kind is EditKind.DECODED
        assert encode(paragraph.text[change.start : change.end], scheme) == change.before
    assert len(paragraph.changes) > 8
    assert len(paragraph.pieces) == len(SENTENCE.split())


def test_a_capital_font(writer, read_made) -> None:
    typed = encode(SENTENCE, Scheme.TCVN3)
    (paragraph,) = read_made(written(writer, ".VnTimeH", typed)).elements
    assert paragraph.text == SENTENCE.upper()


def test_a_font_that_only_kept_its_name(writer, read_made) -> None:
    (paragraph,) = read_made(written(writer, ".VnTime", SENTENCE)).elements
    assert (paragraph.text, paragraph.changes) == (SENTENCE, ())


def test_a_page_without_old_fonts_keeps_its_soft_hyphens(writer, read_made) -> None:
    (paragraph,) = read_made(written(writer, "Invented", "Số 14/KH\u00adUBND")).elements
    assert paragraph.text == "Số 14/KH-UBND"
