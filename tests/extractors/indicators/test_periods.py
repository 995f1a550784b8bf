import pytest

from extractors.indicators.periods import period_of


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026", "2026"),
        ("KH 2026", "2026"),
        ("Mục tiêu đến năm 2030", "2030"),
        ("Năm 2025 / Tổng số", "2025"),
        ("Giai đoạn 2026 – 2030", "2026/2030"),
        ("6 tháng đầu năm 2026", "2026-01/2026-06"),
        ("Quý III/2026", "2026-07/2026-09"),
        ("quý 1 năm 2026", "2026-01/2026-03"),
        ("tháng 6/2026", "2026-06"),
        ("tăng 10% so với năm 2025", None),
        ("giảm so với cùng kỳ năm 2025", None),
        ("Quyết định số 15/2025/QĐ-UBND", None),
        ("2.026 hộ", None),
        ("Ghi chú", None),
    ],
)
def test_the_time_that_a_text_names(text, expected):
    assert period_of(text) == expected
