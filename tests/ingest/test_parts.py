"""Documents are written with the initial of its part before every line."""

from textwrap import dedent

import pytest

from ingest.elements import Element, Grid, GridCell, Paragraph
from ingest.labels import element_labels
from ingest.parts import Place, find_parts
from schemas import Part

INITIALS = {
    "L": Part.LETTERHEAD,
    "T": Part.TITLE,
    "P": Part.PREAMBLE,
    "B": Part.BODY,
    "S": Part.SIGNATURE,
    "R": Part.RECIPIENTS,
    "A": Part.ANNEX,
}


def places(elements: list[Element]) -> list[Place]:
    return find_parts(elements, element_labels(elements))


CASES = {
    "a subject in long capitals, and an article that begins like a basis": """
        L UBND HUYỆN TÂN LẬP
        L Số: 8/QĐ-UBND
        T QUYẾT ĐỊNH
        T TRIỂN KHAI THỰC HIỆN CHƯƠNG TRÌNH CHO HỘ NGHÈO...
        T TRÊN ĐỊA BÀN HUYỆN
        P ỦY BAN NHÂN DÂN HUYỆN TÂN LẬP
        P Căn cứ Luật Nhà ở;
        P Theo đề nghị của Trưởng phòng Kinh tế và Hạ tầng,
        P QUYẾT ĐỊNH:
        B Điều 1. Triển khai thực hiện Chương trình trên toàn huyện.
        B Điều 2. Quyết định có hiệu lực từ ngày ký.
    """.replace("...", ", HỘ CẬN NGHÈO VÀ HỘ CHÍNH SÁCH" * 7),
    "a whole plan": """
        L UBND HUYỆN TÂN LẬP
        L PHÒNG VĂN HÓA
        L Số: 8/KH-VHTT
        L CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        L Độc lập - Tự do - Hạnh phúc
        L Tân Lập, ngày 4 tháng 5 năm 2019
        T KẾ HOẠCH
        T Tổ chức Ngày hội đọc sách năm 2019
        P Căn cứ Luật Thư viện;
        P Thực hiện Kế hoạch số 3/KH-UBND của huyện, phòng xây dựng kế hoạch như sau:
        B I. MỤC ĐÍCH
        B - Khuyến khích việc đọc.
        B II. TỔ CHỨC THỰC HIỆN
        B 1. Thư viện huyện chuẩn bị sách.
        B Trên đây là Kế hoạch của phòng./.
        R Nơi nhận:
        R - UBND huyện;
        R - Lưu: VT.
        S KT. TRƯỞNG PHÒNG
        S PHÓ TRƯỞNG PHÒNG
        S Lê Thị Hoa
        A PHỤ LỤC
        A DANH MỤC SÁCH
        A 1. Sách thiếu nhi
        """,
    "no letterhead, subject that begins like a basis": """
        T KẾ HOẠCH
        T Triển khai công tác phòng chống đuối nước năm 2018
        P Triển khai Chương trình số 4/CTr-UBND của xã, Đoàn xã xây dựng kế hoạch như sau:
        B I. MỤC TIÊU
        B - Giảm tai nạn.
        """,
    "sections in capitals without numbers": """
        T KẾ HOẠCH
        T Dọn vệ sinh đường làng
        P Thực hiện phong trào của huyện, xã xây dựng kế hoạch như sau:
        B MỤC ĐÍCH
        B - Làng sạch hơn.
        B NỘI DUNG
        B 1. Quét đường.
        B 2. Khơi rãnh.
        """,
    "a type that is not in capitals": """
        L Hội Nông dân xã Tân Lập
        T Kế hoạch
        T Chăm sóc vườn cây năm 2022
        P Thực hiện nghị quyết của Hội, Ban Chấp hành xây dựng kế hoạch như sau:
        B 1. Tỉa cành trước tháng 3.
        B 2. Bón phân.
        """,
    "a decision with the plan behind the signature": """
        L ỦY BAN NHÂN DÂN
        L Số: 15/QĐ-UBND
        T QUYẾT ĐỊNH
        T Về việc ban hành Kế hoạch cải tạo chợ
        P ỦY BAN NHÂN DÂN HUYỆN
        P Căn cứ Luật Tổ chức chính quyền địa phương;
        P QUYẾT ĐỊNH:
        B Điều 1. Ban hành Kế hoạch cải tạo chợ.
        B Điều 2. Quyết định có hiệu lực từ ngày ký./.
        S TM. ỦY BAN NHÂN DÂN
        S CHỦ TỊCH
        S Hoàng Văn Nam
        A KẾ HOẠCH
        A Cải tạo chợ trung tâm
        A (Ban hành kèm theo Quyết định số 15/QĐ-UBND)
        A I. MỤC ĐÍCH
        A 1. Chợ sạch đẹp.
        """,
    "a letter": """
        L SỞ XÂY DỰNG
        L Số: 40/SXD-QLN
        L V/v rà soát nhà ở xuống cấp
        P Kính gửi: Ủy ban nhân dân các huyện
        P Thực hiện ý kiến chỉ đạo của tỉnh, Sở đề nghị các huyện:
        B 1. Lập danh sách nhà xuống cấp.
        B 2. Gửi về Sở trước ngày 5/6./.
        R Nơi nhận:
        R - Như trên;
        S GIÁM ĐỐC
        S Vũ Thị Mai
        """,
    "an annex alone": """
        A PHỤ LỤC II
        A BIỂU CHỈ TIÊU
        A (Kèm theo Kế hoạch số 9/KH-UBND)
        A 1. Diện tích rừng
        """,
    "bases behind dashes": """
        T CHƯƠNG TRÌNH
        T Công tác năm
        P - Căn cứ Điều lệ Hội;
        P - Căn cứ tình hình thực tế, Hội xây dựng chương trình như sau:
        B - Kết nạp hội viên mới.
        B - Gây quỹ.
        """,
    "a signature without marks of authority": """
        T BÁO CÁO
        T Kết quả trồng rừng
        B I. KẾT QUẢ
        B Trồng được 40 ha./.
        S BAN QUẢN LÝ RỪNG
        S Đinh Văn Sơn
        A BẢNG TỔNG HỢP DIỆN TÍCH
        A 1. Thôn Thượng
        """,
    "capitals inside the body are no signature": """
        T KẾ HOẠCH
        T Cải cách hành chính
        B I. NHIỆM VỤ.
        B QUYỀN HẠN VÀ TRÁCH NHIỆM
        B 1. Bộ phận một cửa tiếp nhận hồ sơ.
        B II. KINH PHÍ
        """,
    "sections that go on behind what looked like the end": """
        T KẾ HOẠCH
        T Thi đua
        B I. NỘI DUNG
        B Đăng ký thi đua theo mẫu.
        S TRƯỞNG KHỐI THI ĐUA
        B II. TỔ CHỨC
        B 1. Văn phòng theo dõi.
        """,
    "recipients behind the signature": """
        T THÔNG BÁO
        T Lịch trực lễ
        B 1. Ngày 1/5: ông An.
        B 2. Ngày 2/5: bà Bình.
        S TL. CHỦ TỊCH
        S CHÁNH VĂN PHÒNG
        S Trịnh Công Tâm
        R Nơi nhận:
        R - Các phòng;
        R - Lưu: VT.
        """,
    "nothing known": """
        B Danh sách đại biểu
        B Ông Nguyễn Văn A
        """,
}


@pytest.mark.parametrize("name", CASES)
def test_parts(name: str) -> None:
    lines = dedent(CASES[name]).strip().splitlines()
    elements: list[Element] = [Paragraph(line[2:]) for line in lines]
    found = places(elements)
    assert [
        f"{place.part.name[0]} {line[2:]}" for place, line in zip(found, lines, strict=True)
    ] == [f"{INITIALS[line[0]].name[0]} {line[2:]}" for line in lines]


def test_every_caption_has_its_annex() -> None:
    lines = [
        "BIỂU MỘT",
        "VỀ LÚA",
        "(Kèm theo Kế hoạch số 1)",
        "Lúa",
        "BIỂU KHÁC",
        "(Kèm theo Kế hoạch số 1)",
    ]
    elements: list[Element] = [
        Paragraph(line) for line in ["I. X", "Y.", "CHỦ TỊCH", "Lò Văn A", *lines]
    ]
    assert [place.annex for place in places(elements)[4:]] == [1, 1, 1, 1, 2, 2]


def test_a_table_behind_the_signature_is_an_annex() -> None:
    rows = tuple(GridCell(row, 0, 1, 1, (Paragraph("x"),)) for row in range(2))
    elements: list[Element] = [
        Paragraph("I. NỘI DUNG"),
        Paragraph("Tổ chức hội thi./."),
        Paragraph("CHỦ TỊCH"),
        Paragraph("Đỗ Văn Khoa"),
        Grid(2, 1, rows),
    ]
    last = places(elements)[-1]
    assert (last.part, last.annex, last.opens_annex) == (Part.ANNEX, 1, True)


def test_furniture_takes_the_part_around_it() -> None:
    elements: list[Element] = [
        Paragraph("Trang 1", furniture=True),
        Paragraph("KẾ HOẠCH"),
        Paragraph("Tập huấn"),
        Paragraph("I. NỘI DUNG"),
        Paragraph("2", furniture=True),
    ]
    assert [place.part for place in places(elements)] == [
        Part.LETTERHEAD,
        Part.TITLE,
        Part.TITLE,
        Part.BODY,
        Part.BODY,
    ]


def test_a_title_over_a_table_behind_the_recipients_is_an_annex() -> None:
    rows = tuple(GridCell(row, 0, 1, 1, (Paragraph("x"),)) for row in range(2))
    lines = ["I. X", "Y.", "CHỦ TỊCH", "Lò Văn A", "Nơi nhận:", "- Lưu: VT."]
    elements: list[Element] = [
        *map(Paragraph, lines),
        Paragraph("BIỂU PHÂN BỔ CÂY GIỐNG"),
        Paragraph("Đơn vị tính: cây"),
        Grid(2, 1, rows),
    ]
    assert [place.annex for place in places(elements)[5:]] == [None, 1, 1, 1]


def test_the_subject_ends_before_a_sentence_that_leads_in() -> None:
    lines = ["KẾ HOẠCH", "Trồng rừng", "Ủy ban nhân dân xã lập Kế hoạch như sau:", "I. MỤC ĐÍCH"]
    assert [place.part for place in places(list(map(Paragraph, lines)))] == [
        Part.TITLE,
        Part.TITLE,
        Part.PREAMBLE,
        Part.BODY,
    ]
