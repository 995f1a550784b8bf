"""The pieces that a header is made of, and their knowledge files."""

from __future__ import annotations

import pytest

from extractors.folding import fold
from extractors.knowledge import load_yaml
from extractors.letterhead.bodies import is_body, is_dependent, join_bodies, place_of, spell_out
from extractors.letterhead.capitals import printed_in_capitals, restore_capitals
from extractors.letterhead.dateline import find_date_line
from extractors.letterhead.heading import find_heading
from extractors.letterhead.lines import Line
from extractors.letterhead.period import title_period
from extractors.letterhead.signature import name_in
from schemas import Part, Period


def line(text: str) -> Line:
    return Line(text, fold(text), 0, len(text), 0, Part.LETTERHEAD)


def test_examples_of_the_types() -> None:
    entries = load_yaml("extractors.letterhead", "types.yaml")
    assert isinstance(entries, list)
    for entry in entries:
        for example in entry["examples"]:
            heading = find_heading([line(example)])
            assert heading is not None and heading.type == entry["name"], example
        for example in entry.get("not", ()):
            heading = find_heading([line(example)])
            assert heading is None or heading.type != entry["name"], example


@pytest.mark.parametrize(
    ("printed", "bodies"),
    [
        ("HỘI LÀM VƯỜN TỈNH KON TUM BAN THƯỜNG VỤ", ["HỘI LÀM VƯỜN TỈNH KON TUM", "BAN THƯỜNG VỤ"]),
        ("BỘ Y TẾ BỆNH VIỆN SUỐI MƠ", ["BỘ Y TẾ", "BỆNH VIỆN SUỐI MƠ"]),
        ("BỘ CHỈ HUY QUÂN SỰ TỈNH KON TUM", ["BỘ CHỈ HUY QUÂN SỰ TỈNH KON TUM"]),
        ("BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KON TUM", ["BAN CHẤP HÀNH ĐẢNG BỘ TỈNH KON TUM"]),
    ],
)
def test_bodies_in_one_line_are_told_apart(printed: str, bodies: list[str]) -> None:
    assert [body.printed for body in join_bodies([line(printed)])] == bodies


def test_examples_of_the_bodies() -> None:
    content = load_yaml("extractors.letterhead", "bodies.yaml")
    assert isinstance(content, dict)
    for part, accepts in (("heads", is_body), ("dependent", is_dependent)):
        for example in content[part]["examples"]:
            assert accepts(example), example
        for example in content[part]["not"]:
            assert not accepts(example), example


NAMES = [
    ("UBND TP. CẦN THƠ", "Ủy ban nhân dân thành phố Cần Thơ"),
    ("TỈNH ỦY GIA LAI", "Tỉnh ủy Gia Lai"),
    ("Bộ giao thông vận tải", "Bộ Giao thông vận tải"),
    ("BAN VÌ SỰ TIẾN BỘ CỦA PHỤ NỮ TỈNH BẮC KẠN", "Ban Vì sự tiến bộ của phụ nữ tỉnh Bắc Kạn"),
    ("UBND QUẬN 3", "Ủy ban nhân dân quận 3"),
]


@pytest.mark.parametrize(("printed", "name"), NAMES)
def test_names_are_spelled_out(printed: str, name: str) -> None:
    assert spell_out(printed) == name


@pytest.mark.parametrize("text", ["Sở Lao động - Thương binh và Xã hội", "Công ty A", "Sở Y tế"])
def test_no_unit_in_a_name_without_one(text: str) -> None:
    assert place_of(text) is None


DATES = [
    ("Kon tum, ngày 3 tháng 12 năm 2019", "Kon Tum", "2019-12-03", "2019-12"),
    ("HÀ NỘI, ngày 07-3-2005", "Hà Nội", "2005-03-07", "2005-03"),
    ("Lai Châu, ngày     tháng 4 năm 2022", "Lai Châu", None, "2022-04"),
    ("Lai Châu, ngày … tháng … năm 2022", "Lai Châu", None, "2022"),
    ("Lai Châu, ngày 31 tháng 02 năm 2022", "Lai Châu", None, "2022-02"),
    ("TP. Hồ Chí Minh, ngày\n08\ntháng 10 năm 2025", "TP. Hồ Chí Minh", "2025-10-08", "2025-10"),
    ("Số: 5/QĐ-UB\nMỹ\nTho, ngày 4 tháng 12 năm 2009", "Mỹ Tho", "2009-12-04", "2009-12"),
    ("TP Hồ Chí\nMinh, ngày 4 tháng 12 năm 2009", "TP Hồ Chí Minh", "2009-12-04", "2009-12"),
    ("Số: 5/KH-UBND    Bà Rịa, ngày 1\n5 tháng 1\n1 năm 2014", "Bà Rịa", "2014-11-15", "2014-11"),
]


@pytest.mark.parametrize(("text", "place", "issued_on", "about"), DATES)
def test_date_line(text: str, place: str, issued_on: str | None, about: str) -> None:
    found = find_date_line(text, 0, len(text))
    assert found is not None
    assert (found.place, found.issued_on, found.about) == (place, issued_on, about)


PERIODS = [
    ("Công tác dân vận năm 2024", ("2024-01-01", "2024-12-31")),
    ("Phát triển rừng giai đoạn 2021 - 2025", ("2021-01-01", "2025-12-31")),
    ("Thực hiện Đề án B giai đoạn 2021-2025 năm 2023", ("2023-01-01", "2023-12-31")),
    ("Công tác quý II năm 2024", ("2024-04-01", "2024-06-30")),
    ("Thu ngân sách 6 tháng cuối năm 2024", ("2024-07-01", "2024-12-31")),
    ("Kiểm tra tháng 11/2024", ("2024-11-01", "2024-11-30")),
    ("Năm học 2024 - 2025", ("2024-01-01", "2025-12-31")),
    ("Đại hội nhiệm kỳ 2025 - 2030", None),
    ("Triển khai Chỉ thị số 5/CT-UBND ngày 3/4/2022", None),
    ("Chiến lược phát triển đến năm 2030, tầm nhìn 2045", None),
]


@pytest.mark.parametrize(("title", "period"), PERIODS)
def test_period_of_a_plans_title(title: str, period: tuple[str, str] | None) -> None:
    assert title_period(title, "Kế hoạch") == (None if period is None else Period(*period))


@pytest.mark.parametrize(
    "title",
    [
        "Ban hành Kế hoạch trồng rừng giai đoạn 2011 – 2015 của huyện",
        "Phê duyệt Đề án làng nghề từ năm 2011 đến năm 2015 trên địa bàn xã",
        "Về Kế hoạch đầu tư công 5 năm giai đoạn 2011-2015 của tỉnh",
    ],
)
def test_a_decision_covers_the_years_of_the_plan_it_issues(title: str) -> None:
    assert title_period(title, "Quyết định") == Period("2011-01-01", "2015-12-31")


def test_a_phase_inside_the_title_of_a_notice_is_another_documents() -> None:
    title = "Về việc dự họp đánh giá Chương trình C giai đoạn 2021 - 2030 khu vực phía Nam"
    assert title_period(title, "Thông báo") is None


def test_a_phase_that_was_over_is_what_the_document_is_about() -> None:
    title = "Quy định trợ cấp cho dân công hỏa tuyến giai đoạn 1962 - 1973"
    assert title_period(title, "Nghị quyết", issued_on="2024-05-06") is None
    assert title_period("Chỉ tiêu biên chế giai đoạn 2026 - 2030", "Nghị quyết") is not None


SIGNERS = [
    ("Nguyễn Văn An", "Nguyễn Văn An"),
    ("Do Thị Hà", "Đỗ Thị Hà"),
    ("NGÔ VĂN BẢY", "Ngô Văn Bảy"),
    ("Thượng tá Rơ Châm Hùng", "Rơ Châm Hùng"),
    ("TS. BS. Lâm Thị Hoa", "Lâm Thị Hoa"),
    ("Le Thi Lan", "Le Thi Lan"),
    ("Nơi nhận", None),
    ("CHỦ TỊCH", None),
    ("Phòng 12", None),
]


@pytest.mark.parametrize(("text", "name"), SIGNERS)
def test_signers_name(text: str, name: str | None) -> None:
    assert name_in(text) == name


def test_capitals_come_from_the_running_text_only() -> None:
    witness = "KẾ HOẠCH CỦA TỈNH\nCông an phối hợp. Ở Nghệ An, an toàn giao thông tốt hơn."
    assert restore_capitals("BẢO ĐẢM AN TOÀN GIAO THÔNG", witness) == "Bảo đảm an toàn giao thông"
    assert printed_in_capitals("BẢO ĐẢM an toàn") is False
