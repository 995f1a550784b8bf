"""What a person should look at in the cited documents, and what is no cause to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractors.facts import Facts

from .conftest import HEADER

ON = {day: replace(HEADER, issued_on=day) for day in ("2019-05-06", "2024-03-01", "2024-10-01")}

CASES = [
    ("Luật Thủy lợi số 16/2017/QH14", "2019-05-06", ["reference-name-mismatch"]),
    ("Luật Thú y số 79/2015/QH13", "2019-05-06", []),
    ("Luật Đầu tư số 57/2024/QH15", "2024-10-01", []),
    ("Luật Đất đai số 45/2013/QH13", "2024-10-01", ["reference-not-in-force"]),
    ("Luật Đất đai số 45/2013/QH13", "2024-03-01", []),
    ("Luật Đất đai", "2024-03-01", ["reference-law-version"]),
    ("Luật Đất đai năm 2013", "2024-03-01", []),
    ("Luật Đất đai", "2024-10-01", []),
    ("Quyết định số 5/QĐ-TTg ngày 7/5/2019", "2019-05-06", ["reference-after-plan"]),
    ("Quyết định số 5/QĐ-TTg ngày 6/5/2019", "2019-05-06", []),
    (
        "Quyết định số 50/QĐ-BYT ngày 7/3/2018 và Quyết định số 60/QĐ-BYT ngày 7/1/2018",
        "2019-05-06",
        ["reference-out-of-sequence"],
    ),
    (
        "Quyết định số 50/QĐ-BYT ngày 7/3/2018 và Quyết định số 60/QĐ-BYT ngày 7/2/2018",
        "2019-05-06",
        [],
    ),
    (
        "Quyết định số 50/QĐ-BYT ngày 7/3/2018 và Quyết định số 60/QĐ-BNV ngày 7/1/2018",
        "2019-05-06",
        [],
    ),
    (
        "Quyết định số 46/QĐ-BYT ngày 7/3/2018 phê duyệt Đề án trồng cây thuốc dưới tán rừng;"
        " Quyết định số 64/QĐ-BYT ngày 7/3/2018 phê duyệt Đề án trồng cây thuốc dưới tán rừng",
        "2019-05-06",
        ["reference-one-subject"],
    ),
    (
        "Quyết định số 46/QĐ-BYT ngày 7/3/2018 phê duyệt Đề án trồng cây thuốc dưới tán rừng;"
        " Quyết định số 64/QĐ-BYT ngày 8/3/2018 phê duyệt Đề án trồng cây thuốc dưới tán rừng",
        "2019-05-06",
        [],
    ),
]


@pytest.mark.parametrize(
    ("text", "day", "codes"), CASES, ids=[f"{c[0][:40]} {c[1]}" for c in CASES]
)
def test_findings(facts_of: Callable[..., Facts], text: str, day: str, codes: list[str]) -> None:
    found = facts_of(f"Căn cứ {text};", header=ON[day]).findings
    assert [each.code for each in found] == codes
    assert all(each.span is not None for each in found)


def test_an_old_law_may_be_mentioned(facts_of: Callable[..., Facts]) -> None:
    text = "Hồ sơ nhận theo Luật Đất đai số 45/2013/QH13 được xử lý tiếp."
    assert facts_of("", text, header=ON["2024-10-01"]).findings == ()
