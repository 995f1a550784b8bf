"""Times that cannot be are found, those that can are not."""

from __future__ import annotations

from collections.abc import Callable

Found = Callable[..., list[str]]
TASK = "I. NỘI DUNG THỰC HIỆN\n\n1. Rà soát cống qua đường, {time}.\n\n2. Nạo vét kênh số 4.\n"


def test_a_deadline_before_the_day_of_issue(found_in: Found) -> None:
    early = TASK.format(time="hoàn thành trước ngày 05/02/2024")
    assert found_in(early) == ["deadline-before-issue: trước ngày 05/02/2024"]
    assert found_in(TASK.format(time="hoàn thành trước ngày 05/3/2024")) == []
