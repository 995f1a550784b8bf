"""The keys of series: one for one indicator, however it is written; never one for two."""

from itertools import combinations

import pytest

from extractors.indicators import series_key
from extractors.indicators.series import (
    Parts,
    dimension_of,
    place_key,
    series_words,
    subject,
    unit_key,
)
from schemas import Header, Locality

SAME = {
    "spellings": [
        ("Tỷ lệ hộ nghèo", "%"),
        ("Tỉ lệ hộ nghèo", "%"),
        ("TỶ LỆ HỘ NGHÈO", "Phần trăm"),
        ("1.2. Tỷ lệ hộ nghèo:", "%"),
    ],
    "words of a target": [
        ("Tỷ lệ hộ khá", "%"),
        ("Phấn đấu tỷ lệ hộ khá đạt", "%"),
        ("Tỷ lệ hộ khá đến năm 2028 đạt trên", "%"),
        ("Nâng tỷ lệ hộ khá lên", "%"),
        ("Duy trì tỷ lệ hộ khá", "%"),
    ],
    "a level after a fall": [
        ("Tỷ lệ thất nghiệp", "%"),
        ("Giảm tỷ lệ thất nghiệp xuống còn", "%"),
        ("Tỷ lệ thất nghiệp còn dưới", "%"),
    ],
    "times": [
        ("Sản lượng nấm", "tấn"),
        ("Sản lượng nấm năm 2026", "Tấn"),
        ("Sản lượng nấm giai đoạn 2026 - 2030", "tấn"),
        ("Sản lượng nấm 6 tháng đầu năm 2026", "tấn"),
    ],
    "abbreviations": [
        ("Số xã đạt chuẩn nông thôn mới", "xã"),
        ("Số xã đạt chuẩn NTM", "Xã"),
        ("xã đạt chuẩn nông thôn mới", "xã"),
    ],
    "units": [("Thu từ lễ hội", "triệu đồng"), ("Thu từ lễ hội", "Tr.đ"), ("Thu từ lễ hội", "trđ")],
}
DIFFERENT = [
    ("Lao động nam", "người"),
    ("Lao động nữ", "người"),
    ("Lao động", "người"),
    ("Tỷ lệ lao động nữ", "%"),
    ("Tỷ lệ hộ nghèo", "%"),
    ("Tỷ lệ hộ nghèo khu vực thành thị", "%"),
    ("Tỷ lệ hộ nghèo khu vực nông thôn", "%"),
    ("Tỷ lệ hộ cận nghèo", "%"),
    ("Giảm tỷ lệ hộ nghèo", "%"),
    ("Tỷ lệ hộ nghèo", "‰"),
    ("Tỷ lệ trẻ dưới 1 tuổi được tiêm chủng", "%"),
    ("Tỷ lệ trẻ dưới 5 tuổi được tiêm chủng", "%"),
    ("Số rừng tre", "ha"),
    ("Số rừng trẻ", "ha"),
    ("Doanh thu chợ", "triệu đồng"),
    ("Doanh thu chợ", "tỷ đồng"),
    ("Diện tích lúa đông xuân", "ha"),
    ("Diện tích lúa hè thu", "ha"),
]


@pytest.mark.parametrize("written", SAME.values(), ids=SAME)
def test_one_indicator_has_one_key(written):
    assert len({series_key(name, unit) for name, unit in written}) == 1


def test_different_indicators_have_different_keys():
    keys = {(name, unit): series_key(name, unit) for name, unit in DIFFERENT}
    for one, other in combinations(keys, 2):
        assert keys[one] != keys[other], (one, other)


def test_a_key_is_stable():
    key = series_key("Tỷ lệ hộ nghèo", "%")
    name = key.split("|")[1]
    assert series_key(name, "%") == key


def test_places_and_wholes_divide_series():
    one, other = (Header(locality=Locality("An", "commune", code)) for code in ("00101", "00102"))
    keys = {
        series_key("Nữ", "người", place=place_key(one), within="Học viên bơi"),
        series_key("Nữ", "người", place=place_key(other), within="Học viên bơi"),
        series_key("Nữ", "người", place=place_key(one), within="Học viên võ"),
        series_key("Nữ", "người", place=place_key(one)),
    }
    assert len(keys) == 4
    # A name that says what is measured needs no whole.
    assert series_key("Tỷ lệ nữ", "%", within="Học viên võ") == series_key("Tỷ lệ nữ", "%")


@pytest.mark.parametrize(
    ("header", "place"),
    [
        (Header(locality=Locality("An Phú", "province", "99")), "province 99"),
        (Header(locality=Locality("An Phú", "commune")), "commune an phú"),
        (Header(issuer="Bộ Thể thao"), "bộ thể thao"),
        (Header(issuer="Bộ Thể thao", locality=Locality("Việt Nam", "national")), "bộ thể thao"),
        (Header(), ""),
    ],
)
def test_whose_figures_they_are(header, place):
    assert place_key(header) == place


@pytest.mark.parametrize(
    ("head", "dimension"),
    [
        ("Năm 2026", None),
        ("2026", None),
        ("Năm 2026 / Nữ", "nữ"),
        ("Nữ / Năm 2027", "nữ"),
        ("Xã An Bình / Năm 2026", "xã an bình"),
        ("Kế hoạch năm 2026", "kế hoạch"),
        ("KH 2026", "kế hoạch"),
        ("Giai đoạn 2026 - 2030", None),
        ("Tỷ lệ (%)", "tỷ lệ"),
        (None, None),
    ],
)
def test_what_a_column_adds(head, dimension):
    assert dimension_of(head) == dimension


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Tăng trưởng du lịch đạt", "tăng trưởng du lịch"),
        ("Hạ tầng bơi lội đạt", "hạ tầng bơi lội"),
        ("Nâng độ phủ sóng lên", "độ phủ sóng"),
        ("Giảm số vụ đuối nước", "giảm số vụ đuối nước"),
        ("Kỹ năng bơi", "kĩ năng bơi"),
        ("Số công ty dạy bơi", "số công ti dạy bơi"),
        ("Số ngày, giờ", "số ngày giờ"),
        ("", ""),
    ],
)
def test_what_a_name_measures(name, said):
    assert subject(name) == said


@pytest.mark.parametrize(
    ("unit", "key"), [("(hộ)", "hộ"), ("Hộ/ xã", "hộ/xã"), ("Chỉ số (HSB)", "chỉ số (hsb)")]
)
def test_a_unit_keeps_its_own_brackets(unit, key):
    assert unit_key(unit) == key


@pytest.mark.parametrize("entry", series_words().abbreviations, ids=lambda entry: entry.short)
def test_abbreviations_of_names(entry):
    check(entry, subject)


@pytest.mark.parametrize("entry", series_words().units, ids=lambda entry: entry.short)
def test_spellings_of_units(entry):
    check(entry, unit_key)


@pytest.mark.parametrize("entry", series_words().columns, ids=lambda entry: entry.short)
def test_short_heads_of_columns(entry):
    check(entry, dimension_of)


def check(entry, said):
    assert entry.examples and entry.counterexamples
    for written, wanted in entry.examples.items():
        assert said(written) == wanted
    for other in entry.counterexamples:
        assert entry.full not in said(other)


def test_rows_are_parts_of_the_row_they_hang_on():
    parts = Parts()
    for family, name, heading in [
        ("decimal", "Học viên bơi", "I. Thể thao"),
        ("-", "Nữ", "I. Thể thao"),
        ("-", "Nam", "I. Thể thao"),
        ("decimal", "Học viên võ", "I. Thể thao"),
        ("letter", "Nữ", "I. Thể thao"),
        ("decimal", "Nấm", "II. Sản lượng"),
        (None, "Cá", "II. Sản lượng"),
        ("-", "Cá lồng", "II. Sản lượng"),
    ]:
        parts.add(family, name, heading)
    assert parts.wholes == [
        "",
        "Học viên bơi",
        "Học viên bơi",
        "",
        "Học viên võ",
        "II. Sản lượng",
        "II. Sản lượng",
        "Cá",
    ]


def test_rows_and_sentences_of_one_plan_share_their_series(rows_of):
    rows = rows_of(
        """KẾ HOẠCH
Dạy bơi năm 2026

I. MỤC TIÊU

- Phấn đấu tỷ lệ học sinh biết bơi đạt 60%, trong đó nữ đạt 55%.

PHỤ LỤC

CÁC CHỈ TIÊU NĂM 2026

| TT | Chỉ tiêu | ĐVT | Xã An Bình | Xã Hòa Phú |
|---|---|---|---|---|
| 1 | Tỉ lệ học sinh biết bơi | % | 60 | 58 |
| - | Nữ | % | 55 | 50 |
| 2 | Số hồ bơi | Hồ | 2 | 1 |
"""
    )
    keys = [row.series.partition("|")[2] for row in rows]
    assert (
        keys[:2]
        == keys[2:4]
        == [
            "tỉ lệ học sinh biết bơi|%",
            "tỉ lệ học sinh biết bơi > nữ|%",
        ]
    )
    assert {row.series.partition("|")[0] for row in rows} == {"province bình an"}
    assert [value.dimension for value in rows[2].values] == ["xã an bình", "xã hòa phú"]


def test_years_below_each_other_are_the_times_of_their_rows(rows_of):
    rows = rows_of(
        """PHỤ LỤC

CÁC CHỈ TIÊU DẠY BƠI

| Năm | Tỷ lệ học sinh biết bơi (%) | Số hồ bơi (hồ) |
|---|---|---|
| 2026 | 60 | 2 |
| 2027 | 65 | 3 |
"""
    )
    assert [row.values[0].period for row in rows] == ["2026", "2027"]
    assert len({row.series for row in rows}) == 1
