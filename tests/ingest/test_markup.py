import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.elements import Paragraph, Piece
from ingest.markup import strip_markup


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(*Xong trước ngày 5/6*)", "(Xong trước ngày 5/6)"),
        ("**II. NHIỆM VỤ**", "II. NHIỆM VỤ"),
        ("***Lưu ý***: nộp sớm", "Lưu ý: nộp sớm"),
        ("27*", "27*"),
        ("(*) Bao gồm cả năm trước (*)", "(*) Bao gồm cả năm trước (*)"),
        ("* Thời gian: quý I", "* Thời gian: quý I"),
        ("a*b*c", "a*b*c"),
        ("1\\. Mục tiêu", "1\\. Mục tiêu"),
        ("# Kế hoạch", "# Kế hoạch"),
        ("____________", "____________"),
    ],
)
def test_plain_text_loses_emphasis_only(text: str, expected: str) -> None:
    assert strip_markup(Paragraph(text), markdown=False).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1\\. Mục tiêu \\- yêu cầu", "1. Mục tiêu - yêu cầu"),
        ("## Kế hoạch ##", "Kế hoạch"),
        ("_nghiêng_ và __đậm__", "nghiêng và đậm"),
        ("**2- **Xây dựng", "2- Xây dựng"),
        ("Xem [cổng tin](http://a.vn/b) xã", "Xem cổng tin xã"),
        ("![dấu](dau.png)Trạm y tế", "Trạm y tế"),
        ("Sở Y tế<br>Sở Nội vụ", "Sở Y tế\nSở Nội vụ"),
        ("ten_tep_tin", "ten_tep_tin"),
        ("<u>36</u> 100.000", "<u>36</u> 100.000"),
        ("$\\frac{108}{102}$", "$\\frac{108}{102}$"),
    ],
)
def test_markdown_signs(text: str, expected: str) -> None:
    assert strip_markup(Paragraph(text), markdown=True).text == expected


def test_what_is_wholly_emphasised_is_bold_or_italic() -> None:
    assert strip_markup(Paragraph("**I. KINH PHÍ**"), markdown=True).style.bold is True
    assert strip_markup(Paragraph("*kèm theo*"), markdown=True).style.italic is True
    assert strip_markup(Paragraph("# Chương trình"), markdown=True).style.bold is True
    assert strip_markup(Paragraph("nộp **sớm** nhé"), markdown=True).style.bold is None


@given(st.text(alphabet="*_#\\[]()<br> >aÂ1.-\n", max_size=60), st.booleans())
def test_the_map_holds_on_noise(text: str, markdown: bool) -> None:
    source = Paragraph(text, pieces=(Piece(0, len(text), source=0),))
    paragraph = strip_markup(source, markdown=markdown)
    for piece in paragraph.pieces:
        assert piece.source is not None
        end = piece.source + piece.end - piece.start
        assert paragraph.text[piece.start : piece.end] == text[piece.source : end]
