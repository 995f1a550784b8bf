"""Figures that contradict their row, column or total are found, sound ones are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[str]]


def table(*rows: str) -> str:
    """An annex with a table of indicators; the first row is its head."""
    width = rows[0].count("|") + 1
    lines = [rows[0], "|".join(["---"] * width), *rows[1:]]
    return "Phụ lục\nCHỈ TIÊU CẢI TẠO KÊNH\n\n" + "\n".join(f"| {line} |" for line in lines) + "\n"


NOW = "TT | Chỉ tiêu | Đơn vị tính | Hiện trạng 2023 | Mục tiêu 2024"
YEARS = "TT | Chỉ tiêu | Đơn vị tính | 2023 | 2024 | 2025 | 2026 | 2027"
TABLES = {
    "range": ((NOW, "1 | Hộ dùng nước sạch | % | 80 | 95 - 90"), ["range-reversed: 95 - 90"]),
    "range in order": ((NOW, "1 | Hộ dùng nước sạch | % | 80 | 90 - 95"), []),
    "at least, below": (
        (NOW, "1 | Kênh kiên cố | % | 80 | ≥ 75"),
        ["target-against-baseline: ≥ 75"],
    ),
    "at least, above": ((NOW, "1 | Kênh kiên cố | % | 80 | ≥ 85"), []),
    "at most, above": ((NOW, "1 | Kênh sạt lở | % | 8 | ≤ 12"), ["target-against-baseline: ≤ 12"]),
    "at most, below": ((NOW, "1 | Kênh sạt lở | % | 8 | ≤ 5"), []),
    "how much it falls": ((NOW, "1 | Vụ đuối nước | vụ | 6 | giảm từ 5 trở lên"), []),
    "growth beside levels": (
        (f"{YEARS} | 2028", "1 | Kênh kiên cố | % | 61 | 68 | 75 | 80 | 85 | +7"),
        [],
    ),
    "no direction": ((NOW, "1 | Kênh sạt lở | % | 8 | 5"), []),
    "back in one year": (
        (YEARS, "1 | Kênh kiên cố | % | 60 | 65 | 70 | 68 | 75"),
        ["target-against-trend: 68"],
    ),
    "rising": ((YEARS, "1 | Kênh kiên cố | % | 60 | 65 | 70 | 72 | 75"), []),
    "up and down": ((YEARS, "1 | Mưa | mm | 60 | 55 | 70 | 68 | 75"), []),
    "comma lost in a row": (
        (YEARS, "1 | Kênh kiên cố | km | 92,5 | 93 | 945 | 95 | 96"),
        ["indicator-out-of-pattern: 945"],
    ),
    "steep row": ((YEARS, "1 | Kênh kiên cố | km | 1 | 4 | 16 | 64 | 250"), []),
    "comma lost in a column": (
        (
            "TT | Chỉ tiêu | Đơn vị tính | Mục tiêu 2024",
            *(
                f"{n} | Kênh cấp {n} thông suốt | % | {v}"
                for n, v in enumerate(("92,5", "93,1", "9,45", "95", "96"), 1)
            ),
        ),
        ["indicator-out-of-pattern: 9,45"],
    ),
}


@pytest.mark.parametrize(("rows", "expected"), TABLES.values(), ids=TABLES)
def test_rows_and_columns(rows: tuple[str, ...], expected: list[str], found_in: Found) -> None:
    found = [each.removeprefix("indicator-") for each in found_in(table(*rows))]
    assert found == [each.removeprefix("indicator-") for each in expected]


TOTAL = (
    "TT | Chỉ tiêu | Đơn vị tính | Kế hoạch 2024 | Kế hoạch 2025",
    "1 | Kênh xã Đông | km | 10 | 12",
    "2 | Kênh xã Tây | km | 20 | 25",
    "3 | Kênh xã Nam | km | 30 | 35",
)


@pytest.mark.parametrize(
    ("total", "expected"),
    [
        ("| Tổng cộng | km | 60 | 72", []),
        ("| Tổng cộng | km | 60 | 75", ["total-not-sum: 75"]),
        ("| Tổng cộng | km | 400 | 900", []),
        ("| Tổng cộng | km | 60 | 24", []),
    ],
    ids=["adds up", "does not in one column", "was not meant to", "is a mean"],
)
def test_totals(total: str, expected: list[str], found_in: Found) -> None:
    assert found_in(table(*TOTAL, total)) == expected


def test_a_total_on_top_of_its_parts(found_in: Found) -> None:
    head, *parts = TOTAL
    assert found_in(table(head, "| Tổng số | km | 60 | 75", *parts)) == ["total-not-sum: 75"]
    assert found_in(table(head, "| Tổng số | km | 60 | 72", *parts)) == []
