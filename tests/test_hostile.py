"""Texts made to take long: what is read of them grows no faster than they do.

Each takes a quarter to a half of the limit at most; with the work that once grew with the square
of its length each took well over it.
"""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from extractors import extract
from ingest import read

LIMIT = 8.0
"""Seconds of processor time."""

TARGETS = "KẾ HOẠCH\nTrồng rừng năm 2026\nI. CHỈ TIÊU\n"
ROW = "| Mục tiêu | Chỉ tiêu | ĐVT | Năm 2026 |\n|---|---|---|---|\n"
DUTIES = (
    "KẾ HOẠCH\nNăm 2026\nI. PHÂN CÔNG\n| Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|\n"
    "| Đo độ mặn cống ngăn | Trạm Thủy nông | Quý I |\n"
)

TEXTS = {
    "cells of a row": "a\t" * 24_000,
    "rows without a group": TARGETS
    + ROW
    + "".join(f"|  | Tỷ lệ che phủ lô {n} | % | {n % 90},5 |\n" for n in range(5_000)),
    "cells that repeat": DUTIES
    + "".join(f"| Vớt bèo tuyến {n} | nt | nt |\n" for n in range(4_000)),
    "one short form": "KẾ HOẠCH\n" + "Căn cứ Nghị quyết số 57;\n" * 40_000,
}


@pytest.mark.parametrize("name", TEXTS)
def test_no_work_grows_with_the_square(name: str, tmp_path: Path) -> None:
    path = tmp_path / "hostile.txt"
    path.write_text(TEXTS[name], encoding="utf-8")
    begun = time.process_time()
    extract(read(path))
    assert time.process_time() - begun < LIMIT
