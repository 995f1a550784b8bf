"""A catalogue of tasks in an annex is an assignment table, one of things is a form."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors import extract
from ingest import read

TABLE = """PHỤ LỤC I

{title}

| TT | Tên nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
|---|---|---|---|---|
| **I** | Vùng nguyên liệu | | | |
| 1 | Trồng tre gai ven các hồ chứa. | Sở Nông nghiệp và Môi trường | Các xã | 6/2029 |
| 2 | Mở lớp dạy nghề đan lát. | Sở Công Thương | Hội Nông dân | Thường xuyên |
"""


@pytest.mark.parametrize(
    ("title", "count"),
    [
        pytest.param("DANH MỤC CÁC NHIỆM VỤ THỰC HIỆN KẾ HOẠCH", 2, id="tasks"),
        pytest.param("DANH MỤC CÔNG VIỆC NĂM 2029", 2, id="work"),
    ],
)
def test_catalogue(tmp_path: Path, title: str, count: int) -> None:
    path = tmp_path / "plan.md"
    path.write_text(TABLE.format(title=title), encoding="utf-8")
    tasks = extract(read(path)).tasks
    assert len(tasks) == count
    assert all(task.lead and task.deadlines for task in tasks)
