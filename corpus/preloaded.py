"""Imported by the fork server of the workers: loads the program and all its knowledge.

One invented plan is read and extracted, so that every table, pattern and vocabulary is in memory
before the first worker is forked.
"""

from __future__ import annotations

from pathlib import Path

from extractors import extract
from ingest.pipeline import build
from ingest.plaintext import read_text
from schemas import Source, plan_to_json

_PLAN = """ỦY BAN NHÂN DÂN
HUYỆN MẪU
Số: 1/KH-UBND
Mẫu, ngày 02 tháng 01 năm 2024
KẾ HOẠCH
Làm mẫu năm 2024
Căn cứ Luật Mẫu năm 2020;
I. NHIỆM VỤ
1. Phòng Nội vụ: Chủ trì, phối hợp với các xã làm mẫu trước ngày 15/6/2024.
- Phấn đấu 95% số xã có mẫu.
| TT | Chỉ tiêu | Đơn vị | Năm 2024 |
|---|---|---|---|
| 1 | Tỷ lệ xã có mẫu | % | 95 |
Nơi nhận:
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Nguyễn Văn Mẫu
"""


def _load() -> None:
    import ingest.docx
    import ingest.pdf  # noqa: F401

    data = _PLAN.encode()
    source = Source("mẫu.txt", "", "text/plain", len(data), None, "plain")
    plan_to_json(extract(build(source, read_text(Path("mẫu.txt"), data))))


_load()
