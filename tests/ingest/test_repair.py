from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.elements import Element, Grid, Paragraph
from ingest.repair import goes_on, join_paragraphs, split_breaks
from schemas import EditKind


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- Vận động hội viên tham gia trồng cây, gây", "rừng phòng hộ ven biển."),
        ("Thực hiện nhiệm vụ được giao tại Quyết định", "số 12/QĐ-UBND của Ủy ban nhân dân."),
        ("1. Phòng Kinh tế chủ trì, phối hợp với Phòng", "Nội vụ rà soát danh sách."),
        ("(Kèm theo Kế hoạch số 3/KH-UBND ngày 2/3/2020)", "của Ủy ban nhân dân xã)."),
        ("Đề án phát triển du lịch cộng đồng giai đoạn 2021", "- 2025 trên địa bàn huyện."),
        ("Căn cứ các Quyết định của Bộ Y tế: Số", "31/QĐ-BYT ngày 5/6/2019 về việc phòng dịch."),
        ("Căn cứ", "Luật Thủy sản ngày 21 tháng 11 năm 2017;"),
        ("Theo báo cáo của Chi cục Thủy lợi tỉnh Hòa An", ", mực nước hồ đang giảm."),
    ],
)
def test_cut_paragraphs_go_on(first: str, second: str) -> None:
    assert goes_on([Paragraph(first)], Paragraph(second))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("- Vận động hội viên trồng rừng ven biển.", "đề nghị các chi hội thực hiện."),
        ("- Vận động hội viên tham gia trồng cây, gây", "- Tổ chức hội thi chăn nuôi giỏi;"),
        ("- Vận động hội viên tham gia trồng cây, gây", "2. Hội Nông dân xã"),
        ("KẾ HOẠCH", "phát triển du lịch cộng đồng năm 2020"),
        ("Hòa An, ngày      tháng      năm", "KẾ HOẠCH"),
        ("Nâng cao chất lượng công tác tuyên truyền về", "Căn cứ Luật Thủy sản;"),
        ("Trần Văn Bình", "trưởng phòng"),
        ("Giải pháp phòng bệnh cho vật nuôi trong thời gian đến", "Ngày 3/4/2022, xã họp dân."),
    ],
)
def test_whole_paragraphs_do_not(first: str, second: str) -> None:
    assert not goes_on([Paragraph(first)], Paragraph(second))


def test_the_reader_has_the_last_word() -> None:
    text, rest = "- Vận động hội viên trồng rừng ven biển.", "Rà soát diện tích."
    assert goes_on([Paragraph(text, open_end=True)], Paragraph(rest))
    assert not goes_on([Paragraph("Thực hiện theo Quyết định", open_end=False)], Paragraph("số 1"))


def test_furniture_and_notes_in_between_go_behind() -> None:
    joined = join_paragraphs(
        [
            Paragraph("- Vận động hội viên tham gia trồng cây, gây"),
            Paragraph("3", furniture=True),
            Paragraph("¹ Rừng ngập mặn.", note="0"),
            Paragraph("rừng phòng hộ ven biển."),
        ]
    )
    assert [each.text for each in joined if isinstance(each, Paragraph)] == [
        "- Vận động hội viên tham gia trồng cây, gây rừng phòng hộ ven biển.",
        "3",
        "¹ Rừng ngập mặn.",
    ]


def test_nothing_is_joined_over_a_table() -> None:
    elements: list[Element] = [
        Paragraph("- Vận động hội viên tham gia trồng cây, gây"),
        Grid(0, 0, ()),
        Paragraph("rừng phòng hộ ven biển."),
    ]
    assert join_paragraphs(elements) == elements


CLEAN = (
    "- Hướng dẫn các hợp tác xã đăng ký mã số vùng trồng, hỗ trợ truy xuất nguồn gốc nông sản "
    "và kết nối với các siêu thị trong tỉnh để mở rộng thị trường tiêu thụ."
)


@given(st.lists(st.integers(5, CLEAN.count(" ") - 1), min_size=1, max_size=4, unique=True))
def test_planted_breaks_are_mended(places: list[int]) -> None:
    words = CLEAN.split(" ")
    cuts = [0, *sorted(places), len(words)]
    pieces = [" ".join(words[a:b]) for a, b in pairwise(cuts)]
    # A break before a capital or behind a short head is told by nothing on the page.
    if len(pieces[0]) < 30:
        return
    joined = join_paragraphs([Paragraph(piece) for piece in pieces])
    assert [each.text for each in joined if isinstance(each, Paragraph)] == [CLEAN]
    (whole,) = joined
    assert isinstance(whole, Paragraph)
    assert [each.kind for each in whole.changes] == [EditKind.JOINED] * len(places)


def test_hard_breaks_make_paragraphs() -> None:
    split = split_breaks([Paragraph("I. MỤC ĐÍCH\n 1. Nâng cao\n\n2. Bảo đảm", label="A.")])
    assert [(each.label, each.text) for each in split if isinstance(each, Paragraph)] == [
        ("A.", "I. MỤC ĐÍCH"),
        ("", "1. Nâng cao"),
        ("", "2. Bảo đảm"),
    ]
