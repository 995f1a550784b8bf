"""Bodies that only some papers name: old departments, committees, schools, units by topic."""

import pytest

from extractors.agencies.localities import Home, home_of
from extractors.agencies.reading import read_bodies
from extractors.agencies.resolution import Context
from extractors.language import vietnamese
from schemas import Locality


def read(text, on=None, home=None):
    context = Context(on, home_of(home, on) if home else Home(None))
    found = read_bodies(text, vietnamese().tokenizer(text), context)
    return [each.body.name for each in found]


COUNCILS = {
    "Thường trực Ủy ban Kinh tế của Quốc hội họp": "Thường trực Ủy ban Kinh tế của Quốc hội",
    "gửi Ủy ban Văn hóa và Xã hội": "Ủy ban Văn hóa và Xã hội của Quốc hội",
    "ý kiến của Ủy ban Các vấn đề xã hội Quốc hội": "Ủy ban về các vấn đề xã hội của Quốc hội",
    "gửi Hội đồng Dân tộc của Quốc hội": "Hội đồng Dân tộc",
    "gửi Văn phòng Tổng Bí thư": "Văn phòng Tổng Bí thư",
    "do Ban Thường vụ Trung ương Đoàn ban hành": (
        "Ban Thường vụ Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"
    ),
    "theo BCH TW Đoàn TNCS Hồ Chí Minh": (
        "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh"
    ),
    "báo cáo Ủy ban Quốc gia VSTBCPN": "Ủy ban Quốc gia vì sự tiến bộ của phụ nữ Việt Nam",
    "do Cục Phòng, chống HIV/AIDS trình": "Cục Phòng, chống HIV/AIDS",
    "giao Cục Quản lý Khám, chữa bệnh và Cục trưởng": "Cục Quản lý Khám, chữa bệnh",
    "giao Cục Quản lý Y, Dược cổ truyền": "Cục Quản lý Y, Dược cổ truyền",
    "do Cục Phòng bệnh trình": "Cục Phòng bệnh",
}


@pytest.mark.parametrize(("text", "name"), COUNCILS.items())
def test_bodies_at_the_centre(text, name):
    assert read(text) == [name]


OLD = {
    "giao Sở Công nghiệp chủ trì": "Sở Công nghiệp tỉnh Lào Cai",
    "giao Sở Thương mại - Du lịch": "Sở Thương mại và Du lịch tỉnh Lào Cai",
    "giao Sở Thể dục - Thể thao": "Sở Thể dục Thể thao tỉnh Lào Cai",
    "giao Sở Bưu chính, Viễn thông": "Sở Bưu chính, Viễn thông tỉnh Lào Cai",
}


@pytest.mark.parametrize(("text", "name"), OLD.items())
def test_departments_that_are_no_more(text, name):
    assert read(text, "2006-03-01", Locality("Lào Cai", "province")) == [name]


SCHOOLS = {
    "trường tiểu học Lê Văn Tám xây dựng": "Trường Tiểu học Lê Văn Tám",
    "giao Trường mầm non Hoa Sen": "Trường Mầm non Hoa Sen",
    "tại trường THCS Nguyễn Du": "Trường Trung học cơ sở Nguyễn Du",
    "bệnh viện đa khoa Cẩm Khê tiếp nhận": "Bệnh viện Đa khoa Cẩm Khê",
}


@pytest.mark.parametrize(("text", "name"), SCHOOLS.items())
def test_schools_whose_sort_stands_in_small_letters(text, name):
    assert read(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Điều lệ trường Mầm non",
        "bộ tiêu chí chất lượng bệnh viện Việt Nam",
        "Hiệu trưởng trường Tiểu học phân công",
        "tại các trường tiểu học, trung học cơ sở",
        "bệnh viện đa khoa và phòng khám",
    ],
)
def test_a_sort_of_school_is_no_school(text):
    assert not any(name.startswith(("Trường", "Bệnh viện")) for name in read(text))


KON_TUM = Locality("Kon Tum", "province", "62")

UNITS = {
    "giao BQL Khu KTCK Bờ Y lập đề án": "Ban Quản lý Khu kinh tế cửa khẩu Bờ Y tỉnh Kon Tum",
    "giao BQL KKT Bờ Y và các KCN Kon Tum": (
        "Ban Quản lý Khu kinh tế Bờ Y và các Khu công nghiệp tỉnh Kon Tum"
    ),
    "Ban Chỉ đạo cải cách hành chính họp": "Ban Chỉ đạo cải cách hành chính tỉnh Kon Tum",
    "Ban Chỉ đạo giảm nghèo tỉnh": "Ban Chỉ đạo giảm nghèo tỉnh Kon Tum",
    "Ban Chỉ đạo tổ chức họp": "Ban Chỉ đạo tỉnh Kon Tum",
    "Hội đồng NVQS huyện Đăk Hà tuyển quân": "Hội đồng Nghĩa vụ quân sự huyện Đăk Hà",
    "do Hội đồng Khoa học Bệnh viện Sản nhi xét": "Hội đồng Khoa học Bệnh viện Sản nhi",
    "theo Ban Điều hành Đề án 2 Bộ Xây dựng về việc": "Ban Điều hành Đề án 2 Bộ Xây dựng",
}


@pytest.mark.parametrize(("text", "name"), UNITS.items())
def test_units_by_what_they_are_for(text, name):
    assert read(text, "2019-01-01", KON_TUM) == [name]


def test_a_firm_by_the_short_name_it_was_given():
    text = "Công ty TNHH MTV Cấp nước Sông Sa (SSWACO) báo cáo. Giao Công ty SSWACO thực hiện."
    first, second = read(text)
    assert first == second == "Công ty TNHH MTV Cấp nước Sông Sa"


@pytest.mark.parametrize(
    "text", ["tập huấn cán bộ Y tế xã", "ĐÀO TẠO CÁN BỘ TƯ PHÁP", "nội bộ Công an"]
)
def test_the_second_half_of_a_word_is_no_ministry(text):
    assert not [name for name in read(text) if name.startswith("Bộ")]


def test_a_ministry_is_one_behind_any_other_word():
    assert read("đề nghị Bộ Y tế") == ["Bộ Y tế"]
    assert read("KẾ HOẠCH CỦA BỘ TƯ PHÁP") == ["Bộ Tư pháp"]
