"""Localities in the text and the plan's own."""

import pytest

from extractors.agencies.localities import home_of, name_at, place_at
from extractors.folding import fold
from schemas import Locality


@pytest.mark.parametrize(
    ("text", "full_name", "end"),
    [
        ("tỉnh Bà Rịa - Vũng Tàu ban hành", "tỉnh Bà Rịa - Vũng Tàu", 22),
        ("TP. Hồ Chí Minh", "thành phố Hồ Chí Minh", 15),
        ("Thành phố Hà nội", "thành phố Hà Nội", 16),
        ("quận 7 và", "quận 7", 6),
        ("xã Chưa Có Tên gồm", "xã Chưa Có Tên", 14),
        ("tỉnh báo cáo", "tỉnh", 4),
        ("tỉnh Nguyễn Văn Nam", "tỉnh", 4),
        ("HUYỆN NAM ĐÀN", "huyện Nam Đàn", 13),
        ("tinh về việc", "tỉnh", 4),
    ],
)
def test_a_locality_ends_where_its_name_does(text, full_name, end):
    place = place_at(text, 0, on="2020-01-01")
    assert place is not None
    assert (place.full_name, place.end) == (full_name, end)


@pytest.mark.parametrize("text", ["tỉnh ủy", "Thành đoàn", "tinh thần", "xãi", "Huyện uỷ"])
def test_words_like_a_kind_are_no_locality(text):
    assert place_at(text, 0, on=None) is None


def test_names_without_kind_are_of_provinces_and_districts():
    place = name_at("Lào Cai tổ chức", 0, on="2026-01-01")
    assert place is not None and place.full_name == "tỉnh Lào Cai"
    assert name_at("Chưa Có", 0, on=None) is None


def test_the_home_knows_what_it_lies_in():
    home = home_of(Locality("Nam Đàn", "district"), "2020-01-01")
    assert home.province is not None and home.province.full_name == "tỉnh Nghệ An"
    assert home.of_kind("huyện") == home.district
    assert home.of_kind("xã") is None


def test_of_namesakes_the_home_is_the_one_the_text_tells():
    locality = Locality("Tân Lập", "commune")
    assert home_of(locality, "2026-01-01").province is None
    told = home_of(locality, "2026-01-01", "xã tân lập, tỉnh đồng nai")
    assert told.commune is not None and told.commune.kind == "xã"


def test_a_home_the_list_does_not_know_keeps_its_kind():
    home = home_of(Locality("Chưa Có", "commune"), "2026-01-01", "ubnd phường chưa có")
    assert home.commune is not None and home.commune.full_name == "phường Chưa Có"
    assert home.lies_in_some("tỉnh")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("TP.HCM giao", "thành phố Hồ Chí Minh"),
        ("TP.Đà Nẵng", "thành phố Đà Nẵng"),
        ("Q.3 về", "quận 3"),
        ("Q. Tân Phú", "quận Tân Phú"),
        ("H. Củ Chi", "huyện Củ Chi"),
        ("H.Củ Chi", "huyện Củ Chi"),
        ("TP. ", "thành phố"),
    ],
)
def test_kinds_cut_to_a_letter_and_glued_to_the_name(text, name):
    place = place_at(text, 0, on="2018-05-01")
    assert place is not None and place.full_name == name


@pytest.mark.parametrize("text", ["H.", "Q. về", "P. Giáo dục", "HCM", "Q3"])
def test_a_letter_alone_is_no_kind(text):
    assert place_at(text, 0, on="2018-05-01") is None


def test_a_commune_lies_in_the_province_whose_government_its_plan_names():
    place = Locality("Bảo Thắng", "commune")
    home = home_of(place, "2025-09-01", fold("xã Bảo Thắng thực hiện việc UBND tỉnh Sơn La giao"))
    assert home.province is not None and home.province.full_name == "tỉnh Sơn La"
    assert home.commune is not None and home.commune.full_name == "xã Bảo Thắng"


def test_several_provinces_named_leave_a_commune_where_the_list_has_it():
    place = Locality("Bảo Thắng", "commune")
    text = fold("xã Bảo Thắng, UBND tỉnh Sơn La và UBND tỉnh Cà Mau")
    home = home_of(place, "2025-09-01", text)
    assert home.province is not None and home.province.full_name == "tỉnh Lào Cai"


def test_a_documents_number_is_no_part_of_a_locality() -> None:
    for text in ("xã Nà Khương Số -CV/ĐU", "XÃ NÀ KHƯƠNG CV/ĐU"):
        place = place_at(text, 0, on="2025-09-01")
        assert place is not None
        assert text[place.start : place.end].casefold() == "xã nà khương"
