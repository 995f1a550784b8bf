from __future__ import annotations

import pytest

from ingest.elements import Paragraph


def only(reading) -> Paragraph:  # type: ignore[no-untyped-def]
    (element,) = reading.elements
    assert isinstance(element, Paragraph)
    return element


@pytest.mark.parametrize(
    "text",
    [
        "Kế hoạch tổ chức Hội nghị sơ kết",
        "Ủy ban nhân dân xã Bản Phủ, huyện Mường Ảng",
        "nghiệp vụ; số 05/9.995 (ngõ 7)",
    ],
)
def test_letters_of_another_font_go_back_into_their_words(writer, texts, text):
    assert texts(writer.page().mixed(85, 120, text)) == [text]


def test_decomposed_letters_are_composed(writer, texts):
    assert texts(writer.page().text(85, 120, "Hội")) == ["Hội"]


def test_each_word_has_its_box(writer, read_made):
    paragraph = only(read_made(writer.page().text(100, 120, "Sở Y tế")))
    assert [paragraph.text[piece.start : piece.end] for piece in paragraph.pieces] == [
        "Sở",
        "Y",
        "tế",
    ]
    first, second, _ = (piece.bbox for piece in paragraph.pieces)
    assert first == pytest.approx((100, 108.8, 114, 122.8), abs=0.2)
    assert second == pytest.approx((121, 108.8, 128, 122.8), abs=1)
    assert {piece.page for piece in paragraph.pieces} == {1}


def test_words_are_parted_by_gaps_where_there_are_no_spaces(writer, texts):
    writer.page().text(100, 120, "Phòng").text(139, 120, "Nội").text(164, 120, "vụ")
    assert texts(writer) == ["Phòng Nội vụ"]


def test_a_character_drawn_twice_is_one(writer, texts):
    assert texts(writer.page().text(100, 120, "MẬT").text(100.4, 120, "MẬT")) == ["MẬT"]


def test_list_marks_of_symbol_fonts(writer, texts):
    assert texts(writer.page().text(100, 120, "\uf0b7 Lập danh sách")) == ["• Lập danh sách"]


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_boxes_are_those_of_the_page_as_shown(writer, read_made, rotate):
    """A page turned by its /Rotate, with text turned the other way, reads level."""
    turned = {
        0: ((1, 0, 0, 1), 100.0, 200.0),
        90: ((0, 1, -1, 0), 200.0, 842.0 - 100.0),
        180: ((-1, 0, 0, -1), 595.0 - 100.0, 842.0 - 200.0),
        270: ((0, -1, 1, 0), 595.0 - 200.0, 100.0),
    }
    matrix, x, y = turned[rotate]
    writer.page(rotate=rotate).text(x, y, "Phòng Tư pháp", matrix=matrix)
    reading = read_made(writer)
    paragraph = only(reading)
    assert paragraph.text == "Phòng Tư pháp"
    box = paragraph.pieces[0].bbox
    assert box is not None
    assert (box[0], box[3]) == pytest.approx((100, 202.8), abs=0.3)
    size = (842.0, 595.0) if rotate % 180 else (595.0, 842.0)
    assert (reading.pages[0].width, reading.pages[0].height) == size


def test_what_lies_off_the_page_is_not_read(writer, texts):
    writer.page().text(100, 120, "Trong trang").text(700, 140, "Ngoài trang")
    assert texts(writer) == ["Trong trang"]
