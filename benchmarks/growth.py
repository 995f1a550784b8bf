"""Texts made to take long: how the time to read them and to make their record grows with them.

Each is read at a quarter of its length and whole. Work in step with the length takes four times
as long; work with its square takes sixteen times. `growth` is the exponent: 1 is in step.
"""

from __future__ import annotations

import math
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from extractors import extract
from ingest import read

MOST = 1.5
TARGETS = (
    "KẾ HOẠCH\nTrồng rừng năm 2026\nI. CHỈ TIÊU\n"
    "| Mục tiêu | Chỉ tiêu | ĐVT | Năm 2026 |\n|---|---|---|---|\n"
)
DUTIES = (
    "KẾ HOẠCH\nNăm 2026\nI. PHÂN CÔNG\n| Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|\n"
    "| Đo độ mặn cống ngăn | Trạm Thủy nông | Quý I |\n"
)
TEXTS: dict[str, tuple[int, Callable[[int], str]]] = {
    "cells of a row": (24_000, lambda n: "a\t" * n),
    "rows without a group": (
        5_000,
        lambda n: (
            TARGETS + "".join(f"|  | Tỷ lệ che phủ lô {i} | % | {i % 90},5 |\n" for i in range(n))
        ),
    ),
    "cells that repeat": (
        4_000,
        lambda n: DUTIES + "".join(f"| Vớt bèo tuyến {i} | nt | nt |\n" for i in range(n)),
    ),
    "one short form": (40_000, lambda n: "KẾ HOẠCH\n" + "Căn cứ Nghị quyết số 57;\n" * n),
    "a line without end": (60_000, lambda n: "KẾ HOẠCH\nNăm 2026\n" + "trồng rừng, " * n),
    "items in items": (
        2_000,
        lambda n: "KẾ HOẠCH\nI. NHIỆM VỤ\n" + "".join(f"1.{i} Rà soát\n- Đo\n" for i in range(n)),
    ),
}


def main() -> int:
    over = []
    print(f"{'':22} {'quarter':>9} {'whole':>9} {'growth':>7}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "hostile.txt"
        for name, (length, text) in TEXTS.items():
            quarter, whole = (_seconds(path, text(size)) for size in (length // 4, length))
            growth = math.log(whole / quarter, 4)
            print(f"{name:22} {quarter:7.2f} s {whole:7.2f} s {growth:7.2f}")
            if growth > MOST:
                over.append(name)
    print(f"to hold: growth below {MOST}")
    return bool(over)


def _seconds(path: Path, text: str) -> float:
    """Processor time for one text."""
    path.write_text(text, encoding="utf-8")
    begun = time.process_time()
    extract(read(path))
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
