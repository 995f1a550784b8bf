"""Who took over from a body, in which unit, and since when."""

import pytest

from extractors.agencies.registry import bodies, by_name, name_key
from extractors.agencies.succession import begun, ended, successors
from extractors.mergers import day_after
from extractors.places import find_units


def body(name, level):
    return next(each for each in by_name()[name_key(name)] if level in each.levels)


def heirs_of(name, kind, place):
    (unit,) = find_units(place, kind=kind, on="2020-01-01")
    return successors(body(name, unit.level), unit)


@pytest.mark.parametrize(
    ("name", "heir"),
    [
        ("Bộ Kế hoạch và Đầu tư", "Bộ Tài chính"),
        ("Bộ Lâm nghiệp", "Bộ Nông nghiệp và Môi trường"),
        ("Bộ Bưu chính, Viễn thông", "Bộ Khoa học và Công nghệ"),
        ("Ủy ban về các vấn đề xã hội của Quốc hội", "Ủy ban Văn hóa và Xã hội của Quốc hội"),
        ("Vụ Bình đẳng giới", "Vụ Công tác thanh niên và Bình đẳng giới"),
    ],
)
def test_a_national_body_leads_to_the_one_that_stands(name, heir):
    assert successors(body(name, "national"), None) == (heir,)


def test_a_body_that_stands_has_no_successor():
    assert successors(body("Bộ Y tế", "national"), None) == ()
    assert heirs_of("Sở Y tế", "tỉnh", "Nghệ An") == ()


@pytest.mark.parametrize(
    ("name", "place", "heir"),
    [
        ("Sở Lao động - Thương binh và Xã hội", "Bến Tre", "Sở Nội vụ tỉnh Vĩnh Long"),
        ("Sở Y tế", "Bạc Liêu", "Sở Y tế tỉnh Cà Mau"),
        ("Sở Giao thông vận tải", "Sơn La", "Sở Xây dựng tỉnh Sơn La"),
        ("Tỉnh ủy", "Quảng Nam", "Thành ủy Đà Nẵng"),
        ("Ban Tổ chức Tỉnh ủy", "Hà Nam", "Ban Tổ chức Tỉnh ủy Ninh Bình"),
    ],
)
def test_a_provincial_body_moves_with_its_province(name, place, heir):
    assert heirs_of(name, "tỉnh", place) == (heir,)


@pytest.mark.parametrize(
    ("name", "heir"),
    [
        ("Ủy ban nhân dân", "Ủy ban nhân dân xã Nam Đàn"),
        ("Huyện ủy", "Đảng ủy xã Nam Đàn"),
        ("Ủy ban Kiểm tra Huyện ủy", "Ủy ban Kiểm tra Đảng ủy xã Nam Đàn"),
        ("Phòng Lao động - Thương binh và Xã hội", "Phòng Văn hóa - Xã hội xã Nam Đàn"),
        ("Phòng Tài chính - Kế hoạch", "Phòng Kinh tế xã Nam Đàn"),
        ("Hội Nông dân", "Hội Nông dân xã Nam Đàn"),
    ],
)
def test_a_districts_body_lives_on_in_its_communes(name, heir):
    found = heirs_of(name, "huyện", "Nam Đàn")
    assert heir in found and len(found) > 1


def test_a_room_bears_the_name_that_wards_have():
    found = heirs_of("Phòng Kinh tế và Hạ tầng", "huyện", "Nam Đàn")
    assert all(each.startswith("Phòng Kinh tế xã ") for each in found)
    wards = heirs_of("Phòng Quản lý đô thị", "quận", "Ba Đình")
    assert all(each.startswith("Phòng Kinh tế, Hạ tầng và Đô thị phường ") for each in wards)


@pytest.mark.parametrize("name", ["Tòa án nhân dân", "Công an", "Chi cục Thuế", "Trung tâm Y tế"])
def test_nothing_is_invented_where_no_heir_is_known(name):
    assert heirs_of(name, "huyện", "Nam Đàn") == ()


def test_a_body_ends_with_its_unit_or_before():
    (unit,) = find_units("Bến Tre", kind="tỉnh")
    assert ended(body("Sở Y tế", "province"), unit) == "2025-06-30"
    assert ended(body("Sở Giao thông vận tải", "province"), unit) == "2025-02-28"
    assert begun(body("Sở Nông nghiệp và Môi trường", "province"), unit) == "2025-02-01"


def test_a_body_goes_on_in_a_province_that_kept_its_name():
    old, new = (
        find_units("Nghệ An", kind="tỉnh", on=day)[0] for day in ("2020-01-01", "2026-01-01")
    )
    assert ended(body("Sở Y tế", "province"), old) is None
    assert begun(body("Sở Y tế", "province"), new) is None
    city = find_units("Đồng Nai", kind="thành phố")[0]
    assert begun(body("Sở Y tế", "province"), city) == "2026-04-30"


@pytest.mark.parametrize(
    "old", [each for each in bodies() if each.successors], ids=lambda each: each.name
)
def test_a_successor_stood_the_day_after(old):
    day = day_after(old.valid_to)
    for name in old.successors:
        assert any(each.existed(day) for each in by_name()[name_key(name)]), name
