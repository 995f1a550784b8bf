"""Who took over a unit's area: merged provinces, ended districts, renamed cities."""

import pytest

from extractors.mergers import heirs
from extractors.places import _rows, _unit, find_units


def unit(name, kind, on):
    (found,) = find_units(name, kind=kind, on=on)
    return found


@pytest.mark.parametrize(
    ("name", "kind", "on", "expected"),
    [
        ("Bến Tre", "tỉnh", "2024-01-01", ["tỉnh Vĩnh Long"]),
        ("Quảng Nam", "tỉnh", "2024-01-01", ["thành phố Đà Nẵng"]),
        ("Nghệ An", "tỉnh", "2024-01-01", ["tỉnh Nghệ An"]),
        ("Hà Tây", "tỉnh", "2007-01-01", ["thành phố Hà Nội"]),
        ("Thừa Thiên Huế", "tỉnh", "2024-01-01", ["thành phố Huế"]),
        ("Đồng Nai", "tỉnh", "2026-01-01", ["thành phố Đồng Nai"]),
        ("Côn Đảo", "huyện", "2024-01-01", ["đặc khu Côn Đảo"]),
        ("Lâm Đồng", "tỉnh", "2026-01-01", []),
    ],
)
def test_the_heirs_of_a_unit(name, kind, on, expected):
    assert [each.full_name for each in heirs(unit(name, kind, on))] == expected


def test_a_district_went_to_communes_of_its_new_province():
    communes = heirs(unit("Nam Đàn", "huyện", "2024-01-01"))
    assert len(communes) > 1
    assert {each.level for each in communes} == {"commune"}
    assert len({each.parent for each in communes}) == 1


def test_every_unit_of_the_old_map_has_an_heir():
    ended = [_unit(row) for row in _rows() if row.valid_to == "2025-06-30"]
    assert [each for each in ended if not heirs(each)] == []
