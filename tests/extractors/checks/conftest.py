"""Whole plans made for one check, read and extracted as files are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors import extract
from ingest import read
from schemas import Plan

PLAN = """ỦY BAN NHÂN DÂN
HUYỆN TÂN PHÚ

Số: 17/KH-UBND

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Tân Phú, ngày {issued}

KẾ HOẠCH
Cải tạo kênh mương nội đồng năm {year}

Ủy ban nhân dân huyện xây dựng Kế hoạch cải tạo kênh mương nội đồng như sau:

{body}

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Văn Mẫu
"""

INVENTED = {"agency-doubtful", "agency-unresolved", "issuer-inferred"}
"""What is found because the places of these plans are invented."""


@pytest.fixture
def plan_of(tmp_path: Path) -> Callable[..., Plan]:
    """The record of a district's plan of 2024, issued on 10 February, with that body."""

    def plan(body: str, issued: str = "10 tháng 02 năm 2024", year: int = 2024) -> Plan:
        path = tmp_path / "plan.md"
        text = PLAN.format(body=body, issued=issued, year=year)
        path.write_text(text, encoding="utf-8")
        return extract(read(path))

    return plan


@pytest.fixture
def found_in(plan_of: Callable[..., Plan]) -> Callable[..., list[str]]:
    """The codes of what is found in such a plan, each with the words it stands at."""

    def found(body: str, **options: str | int) -> list[str]:
        plan = plan_of(body, **options)
        return [
            f"{each.code}: {plan.text[each.span.start : each.span.end]}"
            for each in plan.warnings
            if each.span is not None and each.code not in INVENTED
        ]

    return found
