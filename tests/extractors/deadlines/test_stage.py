"""What counts as a deadline, where, and in which year."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.deadlines import find_deadlines
from extractors.deadlines.years import calendar_of
from extractors.facts import Facts
from schemas import Header, Part, Period

Find = Callable[..., list[str]]

YEARS = {
    "from the plan": ("gửi trước ngày 15/6", "before - 2024-06-15"),
    "from the other end of the range": ("từ 20/12 đến 10/01/2025", "during 2024-12-20 2025-01-10"),
    "from the sentence": ("báo cáo năm 2025 gửi trước ngày 15/6", "before - 2025-06-15"),
    "not from a law": ("theo Luật Đất đai năm 2013, xong trước 30/9", "before - 2024-09-30"),
    "of the next year": ("tổng kết trước ngày 15/01 năm sau", "before - 2025-01-15"),
}


@pytest.mark.parametrize(("text", "expected"), YEARS.values(), ids=YEARS)
def test_the_missing_year(text: str, expected: str, find: Find) -> None:
    assert find(text) == [expected]


def test_without_a_period_the_year_of_issue_holds(find: Find) -> None:
    assert find("gửi trước ngày 15/6", period=None) == ["before - 2024-06-15"]


def test_without_any_year_there_is_no_deadline(find: Find) -> None:
    assert find("gửi trước ngày 15/6", period=None, issued_on=None) == []


def test_in_a_plan_of_several_years_a_day_comes_every_year(find: Find) -> None:
    found = find("gửi trước ngày 15/6", period=("2024-01-01", "2028-12-31"))
    assert found == ["every FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=15"]


def test_but_a_later_day_of_the_sentence_may_name_the_year(find: Find) -> None:
    text = "gửi số liệu 6 tháng trước ngày 05/6, năm trước ngày 05/12/2024"
    found = find(text, period=("2024-01-01", "2028-12-31"))
    assert found == ["before - 2024-06-05", "before - 2024-12-05"]


def test_an_impossible_day_is_none(find: Find) -> None:
    assert find("gửi trước ngày 31/6/2024") == []


def test_several_deadlines_stand_in_the_order_of_the_text(find: Find) -> None:
    text = "Sơ kết trước ngày 15/6 và tổng kết trước ngày 15/12; họp định kỳ hằng quý."
    assert find(text) == [
        "before - 2024-06-15",
        "before - 2024-12-15",
        "every FREQ=MONTHLY;INTERVAL=3",
    ]


NONE = {
    "date of a cited document": "theo Quyết định số 9/QĐ-UBND ngày 12/4/2024",
    "cited document in a line of time": "Thời gian: theo Công văn số 9/UBND-TH ngày 12/4/2024",
    "in force": "Quy chế có hiệu lực từ ngày 01/7/2024",
    "length of an event": "diễn ra trong 05 ngày, sau đó tổng kết",
    "born": "công dân sinh từ ngày 01/01/1998 đến ngày 31/12/2005",
    "figures up to a day": "Tính đến ngày 31/01/2024, toàn xã có 12 tổ",
    "anniversary": "kỷ niệm 60 năm thành lập trường (12/10/1964 - 12/10/2024)",
    "past": "Trong năm 2023, huyện đã mở 12 lớp",
    "year of the plan": "xây dựng kế hoạch công tác năm 2024",
    "period of a programme": "Chương trình trồng cây giai đoạn 2021-2025",
    "name in quotation marks": "Đề án “Số hóa tư liệu, hoàn thành đến năm 2025”",
    "year of a target": "đến năm 2026 đạt 95% số hộ",
    "month of a report": "tổng hợp báo cáo tháng 5/2024",
    "ratio": "tỷ số 108/102",
    "period that is looked into": "Phạm vi giám sát: từ ngày 01/01/2024 đến ngày 30/6/2024",
    "counted after a day": "Thời gian: Sau ngày 15/5/2024",
    "what a body did": "Ngày 05/01/2024, Hội đồng nhân dân xã thông qua đề án đắp đê",
    "event that is over": "đã tổ chức hội thi ngày 15/5/2024",
    "round the clock": "trực 24/7",
    "regularly without a frequency": "định kỳ kiểm tra, đánh giá",
    "budget of every year": "từ nguồn ngân sách hằng năm",
    "into a yearly plan": "lồng ghép vào kế hoạch hằng năm của đơn vị",
    "recurrent expenditure": "kinh phí chi thường xuyên",
    "continuing education": "trung tâm giáo dục thường xuyên",
    "in the yearly plan": "cụ thể hóa chương trình thành kế hoạch 5 năm và hằng năm",
    "bank": "ngân hàng năm nay",
}


@pytest.mark.parametrize("text", NONE.values(), ids=NONE)
def test_no_deadline(text: str, find: Find) -> None:
    assert find(text) == []


PLACES = {
    "label": ("Thời gian thực hiện: Quý II/2024.", ["during 2024-04-01 2024-06-30"]),
    "two in a label": (
        "- Thời gian: Quý I và Quý III/2024;",
        ["during 2024-01-01 2024-03-31", "during 2024-07-01 2024-09-30"],
    ),
    "limit": ("Thời hạn gửi: 30/6/2024", ["by - 2024-06-30"]),
    "clock": ("Thời gian: 08 giờ 00 phút, ngày 09/9/2024", ["on - 2024-09-09"]),
    "days": ("Thời gian: 02 ngày (12-13/5/2024)", ["during 2024-05-12 2024-05-13"]),
    "at the beginning": ("Ngày 15/5/2024: khai mạc hội thi", ["on - 2024-05-15"]),
    "month that heads": ("Tháng 4/2024: tập huấn", ["during 2024-04-01 2024-04-30"]),
    "months that head": ("Tháng 6 - 8: nạo vét kênh", ["during 2024-06-01 2024-08-31"]),
    "month in figures": ("Thời gian: 6/2024", ["during 2024-06-01 2024-06-30"]),
    "months in figures": ("Thời gian: 6-12/2024", ["during 2024-06-01 2024-12-31"]),
    "quarters": ("Thời gian: Quý II-III.", ["during 2024-04-01 2024-09-30"]),
    "whole year": ("Thời gian: Cả năm", ["during 2024-01-01 2024-12-31"]),
    "week of a month": ("Thời gian: tuần 2 tháng 9", ["during 2024-09-01 2024-09-30"]),
    "brackets": ("Mở lớp (tháng 5) cho hội viên", ["during 2024-05-01 2024-05-31"]),
    "a year that opens brackets": (
        "Đóng bàn ghế (năm 2024 và bổ sung hằng năm)",
        ["during 2024-01-01 2024-12-31", "every FREQ=YEARLY"],
    ),
    "behind the sentence of time": ("Thời gian: 01 buổi. Quyết toán 30/6/2024", []),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_places_of_time(text: str, expected: list[str], find: Find) -> None:
    assert find(text) == expected


EVENTS = {
    "event": ("Tổ chức hội trại ngày 26/3", ["on - 2024-03-26"]),
    "no event": ("Rà soát theo tờ trình ngày 26/3", []),
    "finished before a year": ("phấn đấu hoàn thành trước năm 2025", ["before - 2025-01-01"]),
    "rounds": (
        "Tiêm phòng hai đợt: đợt 1 tháng 4, đợt 2 tháng 10",
        ["during 2024-04-01 2024-04-30", "during 2024-10-01 2024-10-31"],
    ),
    "time of a year's report": ("Tổng kết năm học vào tháng 5", ["during 2024-05-01 2024-05-31"]),
    "an exception": (
        "Tựu trường: Ngày 26/8/2024 (thứ Hai), riêng lớp 1 ngày 19/8/2024",
        ["on - 2024-08-26", "on - 2024-08-19"],
    ),
    "each its own limit": (
        "báo cáo trước ngày 15/6 (với báo cáo 6 tháng) và 15/12 (với báo cáo năm)",
        ["before - 2024-06-15", "before - 2024-12-15"],
    ),
    "weekday before the day": (
        "nộp trước 17 giờ 00 phút ngày thứ Sáu (17/5/2024)",
        ["before - 2024-05-17"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), EVENTS.values(), ids=EVENTS)
def test_days_in_running_text(text: str, expected: list[str], find: Find) -> None:
    assert find(text) == expected


def test_a_column_of_times_and_the_text_of_tasks(find_in_table: Find) -> None:
    found = find_in_table(
        ("TT", "Nội dung công việc", "Cơ quan chủ trì", "Thời gian hoàn thành"),
        ("1", "Khảo sát chợ", "Phòng Kinh tế", "Quý II"),
        ("2", "Họp dân trước ngày 10/3", "UBND xã", "Hằng năm"),
        ("3", "Bàn giao", "Ban Quản lý", "30/10/2024"),
    )
    assert found == [
        "during 2024-04-01 2024-06-30",
        "before - 2024-03-10",
        "every FREQ=YEARLY",
        "by - 2024-10-30",
    ]


def test_years_alone_in_a_column_of_times(find_in_table: Find) -> None:
    found = find_in_table(
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian trình"),
        ("1", "Đề án đắp đê", "Sở Xây dựng", "2024"),
        ("2", "Đề án trồng rừng", "Sở Xây dựng", "2024-2026"),
    )
    assert found == ["during 2024-01-01 2024-12-31", "during 2024-01-01 2026-12-31"]


def test_the_year_before_the_plan_in_a_column_of_times(find_in_table: Find) -> None:
    found = find_in_table(
        ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian trình"),
        ("1", "Đề án đắp đê", "Sở Xây dựng", "2023"),
        ("2", "Đề án trồng rừng", "Sở Xây dựng", "2019"),
    )
    assert found == ["during 2023-01-01 2023-12-31"]


def test_rows_that_are_titles_may_be_times(find_in_table: Find) -> None:
    found = find_in_table(
        ("TT", "Nội dung công việc", "Đơn vị chủ trì"),
        ("", "Quý I/2024", ""),
        ("1", "Thả cá quý I/2024", "Hội Nông dân"),
        ("II. Tháng 4", "", ""),
        ("2", "Tháng 4 là tháng thanh niên", "Đoàn xã"),
    )
    assert found == [
        "during 2024-01-01 2024-03-31",
        "during 2024-01-01 2024-03-31",
        "during 2024-04-01 2024-04-30",
    ]


def test_months_of_a_school_year_are_in_one_of_its_years() -> None:
    header = Header(title="Nhiệm vụ năm học 2024-2025", period=Period("2024-01-01", "2025-12-31"))
    calendar = calendar_of(header)
    assert [calendar.year_in("Tháng 9", 0, 7, month) for month in (9, 5)] == [2024, 2025]
    assert calendar_of(Header(period=header.period)).year_in("Tháng 9", 0, 7, 9) is None


def test_tables_of_figures_have_none(find_in_table: Find) -> None:
    found = find_in_table(
        ("TT", "Chỉ tiêu", "Đơn vị tính", "Ghi chú"),
        ("1", "Tỷ lệ hộ dùng nước sạch hằng năm", "%", "Duy trì trong năm 2024"),
    )
    assert found == []


def test_recurring_words_of_purposes_are_none_but_dates_are(find: Find) -> None:
    text = "Việc kiểm tra phải thường xuyên, hằng tháng, xong trước ngày 30/9/2024"
    assert find(text, heading="I. MỤC ĐÍCH, YÊU CẦU".removeprefix("I. ")) == ["before - 2024-09-30"]


@pytest.mark.parametrize("part", [Part.LETTERHEAD, Part.TITLE, Part.RECIPIENTS, Part.SIGNATURE])
def test_outside_the_operative_parts_there_is_none(part: Part, find: Find) -> None:
    assert find("trước ngày 15/6/2024", part=part) == []


def test_the_preamble_of_a_letter_may_set_a_limit(find: Find) -> None:
    order = "Sở đề nghị các xã báo cáo trước ngày 15/6/2024, họp hằng tháng"
    assert find(order, part=Part.PREAMBLE) == ["before - 2024-06-15"]
    assert find(f"Thực hiện chỉ đạo, {order}", part=Part.PREAMBLE) == []


def test_a_deadline_before_the_day_of_issue_is_kept(read_facts: Callable[..., Facts]) -> None:
    facts = read_facts("gửi trước ngày 10/3/2024", issued_on="2024-03-20")
    assert [deadline.end for deadline in facts.deadlines] == ["2024-03-10"]


TERMS = {
    "working days": (
        "Trả lời trong vòng 05 ngày làm việc kể từ ngày nhận đơn, gửi người dân.",
        (5, "working_day", "ngày nhận đơn"),
    ),
    "from a day": ("nộp trong 05 ngày kể từ ngày 12/4/2024", (5, "day", "ngày 12/4/2024")),
    "hours": ("không quá 24 giờ kể từ khi vỡ bờ bao phải cắm biển", (24, "hour", "vỡ bờ bao")),
    "back from an event": (
        "gửi giấy mời chậm nhất 10 ngày trước ngày khai mạc",
        (-10, "day", "ngày khai mạc"),
    ),
    "up to the next clause": (
        "chậm nhất 02 tuần sau khi nghiệm thu; nhà thầu rút máy",
        (2, "week", "nghiệm thu"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), TERMS.values(), ids=TERMS)
def test_terms_are_counted_from_an_event(
    text: str, expected: tuple[int, str, str], read_facts: Callable[..., Facts]
) -> None:
    facts = read_facts(text)
    assert facts.deadlines == ()
    (term,) = facts.terms
    assert (term.amount, term.unit, term.event.quote) == expected


def test_a_term_counts_for_nothing_where_the_plan_only_tells(find: Find) -> None:
    assert find("trong 05 ngày kể từ ngày nhận đơn", heading="MỤC ĐÍCH, YÊU CẦU") == []


ABOUT = {
    "each its own clause": (
        "Nộp bản đồ trước ngày 15/6; cắm mốc bờ kênh trong quý III.",
        ["Nộp bản đồ", "cắm mốc bờ kênh"],
    ),
    "in front, then behind a comma": (
        "Lập dự toán trước ngày 10/3, mở thầu trước ngày 20/4.",
        ["Lập dự toán", "mở thầu"],
    ),
    "behind": ("Trước ngày 15/6, các tổ nộp bản đồ.", ["các tổ nộp bản đồ"]),
    "behind, twice": (
        "Quý I/2024: khảo sát giếng; quý II/2024: khoan giếng.",
        ["khảo sát giếng", "khoan giếng"],
    ),
    "shared by a list": (
        "Nộp bản đồ trước ngày 15/6 (đợt một) và 15/12 (đợt hai).",
        ["Nộp bản đồ", "Nộp bản đồ"],
    ),
    "without the words that lead over": (
        "Đóng cọc bờ kênh, hoàn thành trước ngày 15/6.",
        ["Đóng cọc bờ kênh"],
    ),
    "after the body's name": ("Tổ thủy nông: Nạo vét kênh trong tháng 5.", ["Nạo vét kênh"]),
    "behind a label none": ("Thời gian: Tháng 5.", [None]),
    "in the midst of a clause none": ("Phối hợp thường xuyên kiểm tra bờ kênh.", [None]),
    "recurring, at the end": ("Đo độ mặn của nước hằng ngày.", ["Đo độ mặn của nước"]),
    "an initial is no end": (
        "Khánh thành cầu TP. Mới trước ngày 15/6",
        ["Khánh thành cầu TP. Mới"],
    ),
    "time alone in its sentence none": ("Đào ao nuôi cá. Xong trước ngày 15/6.", [None]),
}


@pytest.mark.parametrize(("text", "expected"), ABOUT.values(), ids=ABOUT)
def test_a_time_belongs_to_its_clause(
    text: str, expected: list[str | None], read_facts: Callable[..., Facts]
) -> None:
    found = [deadline.about for deadline in read_facts(text).deadlines]
    assert [each and each.quote for each in found] == expected


def test_ids_count_in_order(read_facts: Callable[..., Facts]) -> None:
    facts = read_facts("xong trước 10/3 và trước 10/4")
    assert [deadline.id for deadline in facts.deadlines] == ["d1", "d2"]
    assert [deadline.quote for deadline in facts.deadlines] == ["trước 10/3", "trước 10/4"]


def test_phrases_far_into_a_long_paragraph_are_found(find: Find) -> None:
    filler = "Các thôn tiếp tục vận động bà con tham gia. " * 200
    assert find(f"{filler}Gửi báo cáo trước ngày 15/6/2024. {filler}") == ["before - 2024-06-15"]


@given(st.text(alphabet="trướcngàyhằđếmừ quýIVX0123456789/-.,:;()“”\n", max_size=160))
def test_noise_never_raises_and_stays_grounded(text: str) -> None:
    from extractors.language import analyse
    from schemas import Block, BlockKind, Document, Header, Period, Plan, Source, ungrounded

    source = Source("t.txt", "", "text/plain", 0, None, "plain")
    block = Block(BlockKind.PARAGRAPH, Part.BODY, 0, len(text), 0)
    document = Document(source, text, (block,))
    header = Header(period=Period("2024-01-01", "2024-12-31"))
    facts = find_deadlines(document, Facts(doc=analyse(document), header=header))
    assert list(ungrounded(Plan(source, text, header, deadlines=facts.deadlines))) == []


def test_a_year_as_the_last_day_is_less_sure(read_facts: Callable[..., Facts]) -> None:
    year, day = (
        "Kiên cố hóa kênh mương từ nay đến năm 2025",
        "Xong kênh mương đến hết ngày 30/9/2024",
    )
    confidences = [read_facts(text).deadlines[0].confidence for text in (year, day)]
    assert confidences[0] < 0.8
    assert confidences[1] >= 0.9
