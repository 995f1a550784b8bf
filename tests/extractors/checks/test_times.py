"""Times that cannot be are found, those that can are not."""

from __future__ import annotations

from collections.abc import Callable

from schemas import Plan

Found = Callable[..., list[str]]
TASK = "I. NỘI DUNG THỰC HIỆN\n\n1. Rà soát cống qua đường, {time}.\n\n2. Nạo vét kênh số 4.\n"


def test_a_deadline_before_the_day_of_issue(found_in: Found) -> None:
    early = TASK.format(time="hoàn thành trước ngày 05/02/2024")
    assert found_in(early) == ["deadline-before-issue: trước ngày 05/02/2024"]
    assert found_in(TASK.format(time="hoàn thành trước ngày 05/3/2024")) == []


def test_an_open_stretch_that_began_before_the_day_of_issue(found_in: Found) -> None:
    assert found_in(TASK.format(time="làm từ ngày 05/02/2024")) == []


def test_days_that_no_calendar_has(found_in: Found) -> None:
    assert found_in(TASK.format(time="xong trước ngày 31/6")) == ["date-impossible: 31/6"]
    late = TASK.format(time="xong trước ngày 30 tháng 02 năm 2024")
    assert found_in(late) == ["date-impossible: 30 tháng 02 năm 2024"]
    leap = TASK.format(time="xong trước ngày 29/02/{year}")
    assert found_in(leap.format(year=2025)) == ["date-impossible: 29/02/2025"]
    assert found_in(leap.format(year=2024)) == []
    assert found_in(TASK.format(time="xong trước ngày 30/6 và ngày 31/7")) == []
    assert found_in(TASK.format(time="đạt tỷ số 31/6 điểm, xây nhà số 31/11 phố Chợ")) == []


def test_a_stretch_that_ends_before_it_begins(
    found_in: Found, plan_of: Callable[..., Plan]
) -> None:
    turned = TASK.format(time="làm từ ngày 15/6/2024 đến ngày 10/6/2024")
    assert found_in(turned) == ["interval-reversed: từ ngày 15/6/2024 đến ngày 10/6/2024"]
    assert plan_of(turned).deadlines == ()
    assert found_in(TASK.format(time="làm từ ngày 15/12 đến ngày 10/01/2025")) == []


def test_a_day_with_the_name_of_another(found_in: Found) -> None:
    assert found_in(TASK.format(time="xong trước thứ Hai ngày 17/6/2024")) == []
    assert found_in(TASK.format(time="xong trước thứ Ba ngày 17/6/2024")) == [
        "weekday-mismatch: thứ Ba ngày 17/6/2024"
    ]
    assert found_in(TASK.format(time="xong trước ngày 17/6 (thứ Sáu)")) == [
        "weekday-mismatch: ngày 17/6 (thứ Sáu"
    ]
    assert found_in(TASK.format(time="họp thứ Bảy, Chủ nhật ngày 15/6, 16/6/2024")) == []
    assert found_in(TASK.format(time="xếp thứ ba trong ngày hội 17/6")) == []
