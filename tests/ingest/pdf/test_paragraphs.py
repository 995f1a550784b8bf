from __future__ import annotations

import pytest

from ingest.elements import Paragraph
from ingest.pdf.wrapping import ends_sentence, opens

FULL = "Các đơn vị rà soát, bổ sung danh mục dự án cần ưu tiên bố trí"
"""A line that fills the column from 90 to 517 points."""


def page_of(writer, *lines):
    """Lines as (x, text), 18 points apart, on a page whose other lines set the margins."""
    for index in range(3):
        writer.text(90, 600 + 18 * index, FULL)
    for index, (x, text) in enumerate(lines):
        writer.text(x, 120 + 18 * index, text)
    return writer


CASES = {
    "first line stands in": (
        [(118, FULL[:57]), (90, "vốn năm sau."), (118, "Phòng Kế hoạch tổng hợp.")],
        [f"{FULL[:57]} vốn năm sau.", "Phòng Kế hoạch tổng hợp."],
    ),
    "labels begin paragraphs": (
        [(118, "1. Mục đích"), (118, "- Nâng cao năng suất."), (118, "- Giảm hao hụt.")],
        ["1. Mục đích", "- Nâng cao năng suất.", "- Giảm hao hụt."],
    ),
    "a dash that wrapped is no label": (
        [(118, "Kế hoạch phát triển cây ăn quả vùng đồi thấp giai đoạn 20"), (90, "- 25 của xã.")],
        ["Kế hoạch phát triển cây ăn quả vùng đồi thấp giai đoạn 20 - 25 của xã."],
    ),
    "a code that wrapped behind its hyphen": (
        [(118, "Thực hiện kế hoạch của Ủy ban nhân dân huyện số 77/KH-"), (90, "UBND, xã giao:")],
        ["Thực hiện kế hoạch của Ủy ban nhân dân huyện số 77/KH-UBND, xã giao:"],
    ),
    "a code at the start of a line is no label": (
        [
            (118, "Thực hiện công văn của Sở Nông nghiệp và Môi trường, số"),
            (90, "12/SNN-TT, xã giao:"),
        ],
        ["Thực hiện công văn của Sở Nông nghiệp và Môi trường, số 12/SNN-TT, xã giao:"],
    ),
    "hanging lines belong to their item": (
        [(90, "- " + FULL[:59]), (104, FULL[:57]), (104, "đúng hạn."), (90, "- Lưu hồ sơ.")],
        [f"- {FULL[:59]} {FULL[:57]} đúng hạn.", "- Lưu hồ sơ."],
    ),
    "centred lines stand apart": (
        [(268, "CHƯƠNG I"), (233, "QUY ĐỊNH CHUNG")],
        ["CHƯƠNG I", "QUY ĐỊNH CHUNG"],
    ),
}


@pytest.mark.parametrize(("lines", "expected"), CASES.values(), ids=CASES)
def test_lines_become_paragraphs(writer, texts, lines, expected):
    writer.page()
    for index in range(6):
        # Paragraphs of the document's usual form, which show its margins and indent.
        writer.text(118, 400 + 54 * index, FULL[:57]).text(90, 418 + 54 * index, FULL)
        writer.text(90, 436 + 54 * index, "theo quy định.")
    for index, (x, text) in enumerate(lines):
        writer.text(x, 120 + 18 * index, text)
    assert texts(writer)[: len(expected)] == expected


def test_a_paragraph_goes_on_overleaf(writer, read_made):
    for _ in range(2):
        writer.page()
        for index in range(8):
            writer.text(90, 120 + 36 * index, FULL).text(118, 138 + 36 * index, FULL[:57])
    ends = [e.open_end for e in read_made(writer).elements if isinstance(e, Paragraph)]
    assert True in ends


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- Rà soát", True),
        ("2.1. Kinh phí", True),
        ("Căn cứ Luật Đất đai", True),
        ("12/SNN-TT", False),
        ("2025, xã", False),
        ("của huyện", False),
    ],
)
def test_what_opens_a_paragraph(text, expected):
    assert opens(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"), [("như sau:", True), ("xong./.", True), ("và", False)]
)
def test_what_ends_a_sentence(text, expected):
    assert ends_sentence(text) is expected


def test_style_says_bold_size_and_alignment(writer, read_made):
    writer.page()
    for index in range(6):
        writer.text(90, 300 + 18 * index, FULL)
    writer.text(268, 120, "KẾ HOẠCH", bold=True, size=15)
    first = read_made(writer).elements[0]
    assert isinstance(first, Paragraph)
    assert (first.style.bold, first.style.size, first.style.align) == (True, 15.0, "center")
