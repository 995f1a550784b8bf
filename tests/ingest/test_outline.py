"""Outlines are written as they should come out: each level indented by two more spaces."""

from textwrap import dedent

import pytest

from ingest.elements import Paragraph
from ingest.labels import element_labels
from ingest.outline import find_outline
from ingest.parts import find_parts
from schemas import BlockKind, Part, Style


def outline(elements: list[Paragraph]) -> str:
    """The elements indented by their depth under their parents."""
    labels = element_labels(elements)
    nodes = find_outline(elements, labels, find_parts(elements, labels))
    depths: list[int] = []
    for node in nodes:
        depths.append(0 if node.parent is None else depths[node.parent] + 1)
    return "\n".join(
        "  " * depth + element.text for depth, element in zip(depths, elements, strict=True)
    )


CASES = {
    "roman, decimal, dash, plus": """
        I. MỤC ĐÍCH
          - Nâng cao chất lượng.
          - Bảo đảm tiến độ.
        II. TỔ CHỨC THỰC HIỆN
          1. Phòng Kinh tế
            - Chủ trì, phối hợp với các đơn vị:
              + Rà soát danh sách;
              + Tổng hợp báo cáo.
            - Bố trí kinh phí.
          2. Phòng Y tế: khám sức khỏe cho hội viên.
          3. Các trường học
            - Tổ chức ngoại khóa.
        """,
    "letters between numbers and dashes": """
        I. NHIỆM VỤ
          1. Trồng rừng
            a) Chuẩn bị giống
              - Keo;
              - Bạch đàn.
            b) Chuẩn bị đất
          2. Bảo vệ rừng
            a) Tuần tra
        """,
    "decimals by depth": """
        I. NỘI DUNG
          1. Tuyên truyền
            1.1. Hội nghị
              - Cấp huyện.
            1.2. Phát thanh
          2. Tập huấn
            2.1. Giáo viên
              2.1.1. Mầm non
              2.1.2. Tiểu học
            2.2. Phụ huynh
        """,
    "decimals under roman of the same number": """
        I. ĐÁNH GIÁ
          1.1. Kết quả
          1.2. Hạn chế
        II. PHƯƠNG HƯỚNG
          2.1. Mục tiêu
            - Giảm hộ nghèo.
          2.2. Giải pháp
        """,
    "parts, chapters, articles": """
        Phần thứ nhất
          Chương I. QUY ĐỊNH CHUNG
            Điều 1. Phạm vi
              1. Quy chế này quy định về thư viện.
                a) Thư viện xã;
                b) Thư viện trường.
              2. Không áp dụng cho tủ sách gia đình.
            Điều 2. Giải thích
          Chương II. TỔ CHỨC
            Điều 3. Hiệu lực
        Phần thứ hai
          Chương I. KHÁC
        """,
    "a title under the number of its chapter": """
        Chương I
          QUY ĐỊNH CHUNG
          Điều 1. Phạm vi
            1. Quy chế này áp dụng cho các chợ;
              a) Chợ loại một gồm:
                a1) chợ đầu mối;
                a2) chợ trung tâm.
        Chương II
          TỔ CHỨC
          Điều 2. Ban quản lý
        """,
    "capital letters over roman": """
        A. KẾT QUẢ NĂM TRƯỚC
          I. ƯU ĐIỂM
            1. Sản xuất phát triển.
          II. HẠN CHẾ
        B. NHIỆM VỤ NĂM NAY
          I. MỤC TIÊU
        """,
    "numbers restart under each section": """
        I. MỤC TIÊU
          1. Chung
          2. Cụ thể
        II. GIẢI PHÁP
          1. Vốn
          2. Đất
        """,
    "a star with a colon groups dashes": """
        I. NHIỆM VỤ
          1. Tuyên truyền
            * Hình thức:
              - Phát tờ rơi;
              - Chiếu phim.
            * Đối tượng:
              - Học sinh.
        """,
    "a star behind dashes speaks of the group": """
        I. NHIỆM VỤ
          1. Kiểm tra hồ sơ
            - Kiểm tra danh sách hội viên.
            - Kiểm tra sổ thu chi.
            * Thời gian thực hiện: quý II.
          2. Kiểm tra kho
            - Kiểm tra vật tư.
            * Thời gian thực hiện:
              + Đợt 1: tháng 4.
              + Đợt 2: tháng 9.
        """,
    "a lead-in holds the marks behind it": """
        I. TỔ CHỨC
          1. Phòng Nội vụ
            Tham mưu các việc sau:
              - Lập danh sách;
              - Trình ký quyết định.
            Hằng quý báo cáo kết quả.
        II. KINH PHÍ
          Do ngân sách huyện bảo đảm.
        """,
    "a lead-in does not hold the numbers of its section": """
        III. TỔ CHỨC
          Phân công các đơn vị như sau:
          1. Phòng Kinh tế
            - Lập dự toán.
          2. Phòng Y tế
        """,
    "a short list inside a list of dashes": """
        1. Hội nghị
          - Thành phần: đại biểu các thôn.
          (1) Lần thứ nhất tổ chức trước ngày 5/3.
          (2) Lần thứ hai tổ chức trước ngày 5/6.
          - Kết quả: biên bản hội nghị.
        """,
    "closing words stand under the last strong section": """
        I. MỤC ĐÍCH
          - Chào mừng ngày lễ.
        II. TỔ CHỨC THỰC HIỆN
          1. Đoàn xã
            - Dựng sân khấu.
          2. Ủy ban nhân dân các thôn
            - Vận động người dân tham gia.
          Trên đây là Kế hoạch tổ chức hội xuân của xã.
          Trong quá trình thực hiện nếu vướng mắc thì báo cáo.
        """,
    "closing words right under a heading are its content": """
        I. TỔ CHỨC THỰC HIỆN
          1. Đoàn xã
            - Dựng sân khấu.
          2. Các thôn
            Căn cứ Kế hoạch này, vận động người dân.
        """,
    "party numbering": """
        I- QUAN ĐIỂM
          1- Phát triển nhanh và bền vững.
          2- Lấy người dân làm trung tâm.
        II- MỤC TIÊU
          1- Đến năm 2030
            - Có 50 xã đạt chuẩn.
        """,
    "no numbers but bold and capitals": """
        MỤC ĐÍCH
          - Nâng cao nhận thức.
        NỘI DUNG
          - Mở lớp học.
        """,
}


@pytest.mark.parametrize("name", CASES)
def test_outlines(name: str) -> None:
    expected = dedent(CASES[name]).strip()
    elements = [Paragraph(line.strip()) for line in expected.splitlines()]
    assert outline(elements) == expected


def kinds(*texts: str) -> list[BlockKind]:
    elements = [Paragraph(text) for text in texts]
    labels = element_labels(elements)
    return [node.kind for node in find_outline(elements, labels, find_parts(elements, labels))]


def test_kinds() -> None:
    assert kinds(
        "I. NHIỆM VỤ", "1. Đoàn xã", "- Dựng sân khấu.", "2. Các thôn tự chuẩn bị.", "Hết tháng 5."
    ) == [
        BlockKind.HEADING,
        BlockKind.HEADING,
        BlockKind.ITEM,
        BlockKind.ITEM,
        BlockKind.PARAGRAPH,
    ]


def test_what_only_looks_like_a_label_is_none() -> None:
    elements = [Paragraph("I. Newton sinh năm 1643."), Paragraph("37. Trang bìa sau.")]
    labels = element_labels(elements)
    nodes = find_outline(elements, labels, find_parts(elements, labels))
    assert [node.label for node in nodes] == [None, None]


def test_an_automatic_or_bold_number_needs_no_sequence() -> None:
    elements = [
        Paragraph("Mục tiêu", label="7."),
        Paragraph("37. KINH PHÍ", style=Style(bold=True)),
    ]
    labels = element_labels(elements)
    nodes = find_outline(elements, labels, find_parts(elements, labels))
    assert [node.label is not None for node in nodes] == [True, True]
    assert nodes[0].body == 3


def test_annexes_begin_anew() -> None:
    elements = [
        Paragraph("I. NHIỆM VỤ"),
        Paragraph("1. Trồng cây."),
        Paragraph("PHỤ LỤC I"),
        Paragraph("DANH MỤC CÂY TRỒNG", style=Style(bold=True)),
        Paragraph("1. Cây lim."),
        Paragraph("PHỤ LỤC II"),
        Paragraph("1. Cây sến."),
    ]
    labels = element_labels(elements)
    places = find_parts(elements, labels)
    nodes = find_outline(elements, labels, places)
    assert [place.annex for place in places] == [None, None, 1, 1, 1, 2, 2]
    assert [node.parent for node in nodes] == [None, 0, None, 2, 2, None, 5]
    assert nodes[2].kind is BlockKind.HEADING and places[2].part is Part.ANNEX
