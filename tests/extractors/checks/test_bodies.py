"""Bodies out of date are told where the plan counts on them, not as issuers of older documents."""

from __future__ import annotations

from collections.abc import Callable

Found = Callable[..., list[str]]
LATE = {"issued": "10 tháng 02 năm 2026", "year": 2026}
TASK = "I. NỘI DUNG THỰC HIỆN\n\n1. {}.\n\n2. Nạo vét kênh số 4.\n"
CITED = "Áp dụng Thông tư số 45/2019/TT-BGTVT ngày 02/5/2019 của Bộ trưởng Bộ Giao thông vận tải"


def out_of_date(found: list[str]) -> list[str]:
    """The bodies told, without the district itself that issues the plan."""
    code = "agency-out-of-date: "
    told = [each.removeprefix(code) for each in found if each.startswith(code)]
    return [each for each in told if each != "Ủy ban nhân dân huyện"]


def test_a_body_that_is_no_more(found_in: Found) -> None:
    text = TASK.format("Báo cáo Bộ Giao thông vận tải về các cống qua đường")
    assert out_of_date(found_in(text, **LATE)) == ["Bộ Giao thông vận tải"]
    assert out_of_date(found_in(text)) == []


def test_a_district_after_districts_ended(found_in: Found) -> None:
    text = TASK.format("Ủy ban nhân dân huyện Củ Chi rà soát các cống qua đường")
    assert out_of_date(found_in(text, **LATE)) == ["Ủy ban nhân dân huyện Củ Chi"]
    assert out_of_date(found_in(text)) == []


def test_a_province_that_was_merged(found_in: Found) -> None:
    text = TASK.format("Trao đổi kinh nghiệm với Ủy ban nhân dân tỉnh Hà Giang về các cống")
    assert out_of_date(found_in(text, **LATE)) == ["Ủy ban nhân dân tỉnh Hà Giang"]
    assert out_of_date(found_in(text)) == []


def test_the_issuer_of_an_older_document_is_none(found_in: Found) -> None:
    assert out_of_date(found_in(TASK.format(CITED), **LATE)) == []


def test_but_the_body_told_behind_it_is(found_in: Found) -> None:
    both = TASK.format(f"{CITED}; gửi hồ sơ cho Bộ Giao thông vận tải")
    (told,) = out_of_date(found_in(both, **LATE))
    assert told == "Bộ Giao thông vận tải"
