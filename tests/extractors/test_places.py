import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.places import above, find_units, province_of, split_kind


@pytest.mark.parametrize(
    ("name", "on", "full_name", "code"),
    [
        ("Lào Cai", "2024-05-01", "tỉnh Lào Cai", "10"),
        ("Lào Cai", "2025-07-01", "tỉnh Lào Cai", "15"),
        ("TP. Hồ chí minh", "2020-01-01", "thành phố Hồ Chí Minh", "79"),
        ("THÀNH PHỐ ĐÀ NẴNG", "2020-01-01", "thành phố Đà Nẵng", "48"),
        ("Hoà Bình", "2020-01-01", "tỉnh Hòa Bình", "17"),
        ("Đăk Lăk", "2020-01-01", "tỉnh Đắk Lắk", "66"),
        ("Đắc Lắc", "2020-01-01", "tỉnh Đắk Lắk", "66"),
        ("Kontum", "2020-01-01", "tỉnh Kon Tum", "62"),
        ("Bà Rịa – Vũng Tàu", "2020-01-01", "tỉnh Bà Rịa - Vũng Tàu", "77"),
        ("Thừa Thiên Huế", "2024-12-31", "tỉnh Thừa Thiên Huế", "46"),
        ("Huế", "2025-01-01", "thành phố Huế", "46"),
        ("Hà Tây", "2005-01-01", "tỉnh Hà Tây", "28"),
        ("tỉnh Đồng Nai", "2026-04-29", "tỉnh Đồng Nai", "75"),
        ("thành phố Đồng Nai", "2026-04-30", "thành phố Đồng Nai", "75"),
        ("Quận 7", "2020-01-01", "quận 7", "778"),
        ("Qui Nhơn", "2020-01-01", "thành phố Quy Nhơn", "540"),
        ("đặc khu Côn Đảo", "2025-08-01", "đặc khu Côn Đảo", "26732"),
    ],
)
def test_a_unit_is_found_by_its_name_and_day(name, on, full_name, code):
    found = find_units(name, on=on)[0]
    assert (found.full_name, found.code) == (full_name, code)


@pytest.mark.parametrize(
    ("name", "on"),
    [
        ("tỉnh Hà Tây", "2010-01-01"),
        ("tỉnh Kon Tum", "2025-07-01"),
        ("huyện Thường Tín", "2025-07-01"),
        ("thành phố", None),
        ("", None),
        ("Không Có Nơi Này", None),
    ],
)
def test_nothing_is_found_where_there_was_no_such_unit(name, on):
    assert find_units(name, on=on) == ()


def test_units_know_what_they_belong_to():
    (town,) = find_units("thị trấn Sa Pa") or find_units("phường Sa Pa", on="2020-01-01")
    district = above(town)
    assert district is not None and district.full_name == "thị xã Sa Pa"
    assert province_of(town).full_name == "tỉnh Lào Cai"
    assert above(province_of(town)) is None


def test_a_kind_is_told_from_a_name_that_begins_like_one():
    assert split_kind("Xã Đàn") == ("xã", "Đàn")
    assert split_kind("Xãi Lương") == (None, "Xãi Lương")
    assert split_kind("H. Bắc Hà") == ("huyện", "Bắc Hà")


@given(st.text(max_size=40))
def test_any_name_may_be_asked_for(name):
    assert all(unit.code for unit in find_units(name))
