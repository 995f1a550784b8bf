"""A report that is due after the report it feeds is found."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Found = Callable[..., list[str]]
BODY = """I. TỔ CHỨC THỰC HIỆN

1. Phòng Nội vụ huyện

- Tổng hợp kết quả, báo cáo Ủy ban nhân dân huyện trước ngày {parent}.

2. Ủy ban nhân dân các xã, thị trấn

- Nạo vét kênh nội đồng, báo cáo kết quả về Phòng Nội vụ huyện trước ngày {child}.
"""


@pytest.mark.parametrize(
    ("parent", "child", "expected"),
    [
        ("15/6/2024", "20/6/2024", ["report-after-parent: trước ngày 20/6/2024"]),
        ("20/6/2024", "15/6/2024", []),
        ("20/6/2024", "20/6/2024", []),
        ("20/6/2024", "15/12/2024", []),
    ],
    ids=["after", "before", "the same day", "another period"],
)
def test_the_report_of_a_lower_body(
    parent: str, child: str, expected: list[str], found_in: Found
) -> None:
    assert found_in(BODY.format(parent=parent, child=child)) == expected


def test_two_periods_each_with_its_own(found_in: Found) -> None:
    twice = BODY.format(
        parent="20/6/2024 và trước ngày 20/12/2024", child="15/6/2024 và 15/12/2024"
    )
    assert found_in(twice) == []


def test_both_in_one_sentence(found_in: Found) -> None:
    said = (
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Các xã gửi báo cáo về Phòng Nội vụ huyện trước ngày {}"
        " để tổng hợp, báo cáo Ủy ban nhân dân huyện trước ngày {}.\n\n2. Nạo vét kênh số 4.\n"
    )
    assert found_in(said.format("15/6/2024", "20/6/2024")) == []
    assert found_in(said.format("20/6/2024", "15/6/2024")) == [
        "report-after-parent: trước ngày 20/6/2024"
    ]
