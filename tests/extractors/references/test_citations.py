"""The lexical layer: where a citation begins and ends, and what stands in it."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.references import Citation, cite


def only(text: str) -> Citation:
    found = cite(text)
    assert len(found) == 1, [text[each.start : each.end] for each in found]
    return found[0]


# text, quote, type, code or bare number, date
EXTENT = [
    pytest.param(
        "theo Quyết định số 31/QĐ-TTg ngày 04/3/2011 của Thủ tướng",
        "Quyết định số 31/QĐ-TTg ngày 04/3/2011",
        "Quyết định",
        "31/QĐ-TTg",
        "2011-03-04",
        id="number-and-date",
    ),
    pytest.param(
        "Nghị quyết số 9-NQ/TW, ngày 12 tháng 6 năm 2017 về",
        "Nghị quyết số 9-NQ/TW, ngày 12 tháng 6 năm 2017",
        "Nghị quyết",
        "9-NQ/TW",
        "2017-06-12",
        id="comma-before-date-in-words",
    ),
    pytest.param(
        "(Công văn số: 77/UBND-KT tháng 8/2020)",
        "Công văn số: 77/UBND-KT tháng 8/2020",
        "Công văn",
        "77/UBND-KT",
        "2020-08",
        id="letter-with-month",
    ),
    pytest.param(
        "Thông tư 8/2021/TT- BTC của",
        "Thông tư 8/2021/TT- BTC",
        "Thông tư",
        "8/2021/TT-BTC",
        None,
        id="no-so-and-blank",
    ),
    pytest.param(
        "Chỉ thị số 3/CT – TU", "Chỉ thị số 3/CT – TU", "Chỉ thị", "3-CT/TU", None, id="swapped"
    ),
    pytest.param(
        "KH số 12/KH-UBND", "KH số 12/KH-UBND", "Kế hoạch", "12/KH-UBND", None, id="abbreviation"
    ),
    pytest.param(
        "NGHỊ QUYẾT SỐ 5-NQ/TU",
        "NGHỊ QUYẾT SỐ 5-NQ/TU",
        "Nghị quyết",
        "5-NQ/TU",
        None,
        id="capitals",
    ),
    pytest.param(
        "tại Văn bản số 04/GĐN-HT ngày 5/6/2023",
        "Văn bản số 04/GĐN-HT ngày 5/6/2023",
        "Văn bản",
        "04/GĐN-HT",
        "2023-06-05",
        id="firm",
    ),
    pytest.param(
        "tại Văn bản số QA-07/23-BT ngày 5/6/2023",
        "Văn bản số QA-07/23-BT ngày 5/6/2023",
        "Văn bản",
        "QA-07/23-BT",
        "2023-06-05",
        id="form-of-its-own",
    ),
    pytest.param(
        "theo Văn bản số 35 ngày 1/2/2020",
        "Văn bản số 35 ngày 1/2/2020",
        "Văn bản",
        "35",
        "2020-02-01",
        id="bare-number",
    ),
    pytest.param(
        "Báo cáo thẩm định số 9/BC-STP nêu",
        "Báo cáo thẩm định số 9/BC-STP",
        "Báo cáo",
        "9/BC-STP",
        None,
        id="words-between-type-and-number",
    ),
    pytest.param(
        "xem 214/QĐ-BYT", "214/QĐ-BYT", "Quyết định", "214/QĐ-BYT", None, id="type-of-the-symbol"
    ),
    pytest.param(
        "Nghị định số\n15/2019/NĐ-CP",
        "Nghị định số\n15/2019/NĐ-CP",
        "Nghị định",
        "15/2019/NĐ-CP",
        None,
        id="line-break",
    ),
    pytest.param(
        "Luật số 12/2017/QH14 ngày 20/6/2017",
        "Luật số 12/2017/QH14 ngày 20/6/2017",
        "Luật",
        "12/2017/QH14",
        "2017-06-20",
        id="law-by-number",
    ),
    pytest.param(
        "Căn cứ Luật Ban hành văn bản quy phạm pháp luật số 5/2031/QH18;",
        "Luật Ban hành văn bản quy phạm pháp luật số 5/2031/QH18",
        "Luật",
        "5/2031/QH18",
        None,
        id="law-whose-name-ends-in-law",
    ),
    pytest.param(
        "Kế hoạch số 9 - KH/TWĐTN - CTTN ngày 5-6-2022",
        "Kế hoạch số 9 - KH/TWĐTN - CTTN ngày 5-6-2022",
        "Kế hoạch",
        "9-KH/TWĐTN-CTTN",
        "2022-06-05",
        id="spaced-throughout",
    ),
    pytest.param(
        "Chỉ thị 7 CT/TU ngày 5/6/2022",
        "Chỉ thị 7 CT/TU ngày 5/6/2022",
        "Chỉ thị",
        "7-CT/TU",
        "2022-06-05",
        id="weak-form-behind-its-type",
    ),
    pytest.param(
        "công văn 31/SGD&ĐT-GDMN ngày 5/6/2012 về",
        "công văn 31/SGD&ĐT-GDMN ngày 5/6/2012",
        "Công văn",
        "31/SGD&ĐT-GDMN",
        "2012-06-05",
        id="unknown-organ-with-a-date",
    ),
    pytest.param(
        "Công điện khẩn số 4/CĐ-UBND hồi 17 giờ 30 ngày 3/10/2020",
        "Công điện khẩn số 4/CĐ-UBND hồi 17 giờ 30 ngày 3/10/2020",
        "Công điện",
        "4/CĐ-UBND",
        "2020-10-03",
        id="hour-of-a-telegram",
    ),
]


@pytest.mark.parametrize(("text", "quote", "kind", "code", "date"), EXTENT)
def test_extent_and_parts(text: str, quote: str, kind: str, code: str, date: str | None) -> None:
    citation = only(text)
    assert text[citation.start : citation.end] == quote
    said = citation.code.canonical if citation.code else citation.number
    assert (citation.type, said, citation.issued_on) == (kind, code, date)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Số:     /KH-UBND", id="draft"),
        pytest.param("Quyết định số /QĐ-TTg ngày 05 tháng 02 năm 2031", id="blank-number"),
        pytest.param("theo mẫu số 03/HĐBC-QH", id="form"),
        pytest.param("QCVN 01:2019/BCT và TCVN 6909:2001", id="standards"),
        pytest.param("Kế hoạch 5 năm và Kế hoạch này", id="counted"),
        pytest.param("từ 15/11 - 15/12, trực 24/7, tỷ lệ 108/102", id="dates-and-ratios"),
        pytest.param("giai đoạn 2016-2020, mục tiêu 90-90-90", id="ranges"),
        pytest.param("Nơi nhận: Lưu: VT, KGVX2", id="recipients"),
        pytest.param("tại tủ 07/HS-KT", id="file-number"),
        pytest.param("dùng kỹ thuật số 4 chiều", id="technique"),
        pytest.param("Kế hoạch 3-5 năm, Chương trình 2/3 số xã", id="figures-behind-a-type"),
    ],
)
def test_no_citation(text: str) -> None:
    assert cite(text) == []


LISTS = [
    (
        "các Thông tư số 1/2011/TT-BNV và 25/2011/TT-BTP",
        [("Thông tư", "1/2011/TT-BNV"), ("Thông tư", "25/2011/TT-BTP")],
    ),
    (
        "các Quyết định số: 10, 11 và 12/QĐ-TTg",
        [("Quyết định", "10/QĐ-TTg"), ("Quyết định", "11/QĐ-TTg"), ("Quyết định", "12/QĐ-TTg")],
    ),
    (
        "các Luật số 3/2016/QH14, số 4/2017/QH14, số 8/2017/QH14",
        [("Luật", "3/2016/QH14"), ("Luật", "4/2017/QH14"), ("Luật", "8/2017/QH14")],
    ),
    (
        "Chỉ thị số 5/CT-UBND; Công văn số 6/UBND-NC",
        [("Chỉ thị", "5/CT-UBND"), ("Công văn", "6/UBND-NC")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=lambda value: str(value)[:24])
def test_lists_share_type_and_symbol(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(each.type, each.code.canonical) for each in cite(text) if each.code is not None]
    assert found == expected


# text, name, code, date
LAWS = [
    ("Căn cứ Luật Trẻ em ngày 05 tháng 4 năm 2016;", "Luật Trẻ em", None, "2016-04-05"),
    ("Luật Thú y số 79/2015/QH13;", "Luật Thú y", "79/2015/QH13", None),
    (
        "Luật Thú y số 79/2015/QH13, ngày 19/6/2015",
        "Luật Thú y",
        "79/2015/QH13",
        "2015-06-19",
    ),
    ("Bộ luật Lao động 2019", "Bộ luật Lao động", None, "2019"),
    ("Luật số 79/2015/QH13 về Thú y", "Luật Thú y", "79/2015/QH13", None),
    (
        "Luật số 9/2030/QH18 ngày 1/7/2030 về sửa đổi, bổ sung một số nội dung của Luật Thú y.",
        "Luật sửa đổi, bổ sung một số nội dung của Luật Thú y",
        "9/2030/QH18",
        "2030-07-01",
    ),
]


@pytest.mark.parametrize(("text", "name", "code", "date"), LAWS, ids=lambda value: str(value)[:24])
def test_laws_with_number_and_date(
    text: str, name: str, code: str | None, date: str | None
) -> None:
    citation = cite(text)[0]
    said = citation.code.canonical if citation.code else None
    assert (citation.name, said, citation.issued_on) == (name, code, date)


def test_number_of_the_amended_law_is_not_the_amending_ones() -> None:
    found = cite("Luật sửa đổi, bổ sung một số nội dung của Luật Thú y số 79/2015/QH13")
    assert [(each.name, each.code and each.code.canonical) for each in found] == [
        ("Luật Thú y", "79/2015/QH13")
    ]


NUMBER = st.integers(1, 9999).map(str)
YEAR = st.integers(1990, 2035).map(str)
STATE = st.tuples(NUMBER, st.sampled_from(["KH-UBND", "QĐ-TTg", "NQ-HĐND", "CT-BYT"])).map("/".join)
NORMATIVE = st.tuples(NUMBER, YEAR, st.sampled_from(["NĐ-CP", "TT-BTC", "QĐ-UBND"])).map("/".join)
CONGRESS = st.tuples(NUMBER, YEAR, st.sampled_from(["QH14", "UBTVQH15"])).map("/".join)
PARTY = st.tuples(NUMBER, st.sampled_from(["NQ/TW", "CT/TU", "KH/HU", "CTr/ĐU"])).map("-".join)
LETTER = st.tuples(NUMBER, st.sampled_from(["UBND-VX", "BNV-TCBC", "SYT-NVY"])).map("/".join)


@pytest.mark.parametrize(
    ("word", "codes"),
    [
        ("Quyết định", STATE),
        ("Nghị định", NORMATIVE),
        ("Nghị quyết", CONGRESS),
        ("Chỉ thị", PARTY),
        ("Công văn", LETTER),
    ],
)
def test_what_is_rendered_is_read(word: str, codes: st.SearchStrategy[str]) -> None:
    days = st.dates(date(1950, 1, 1), date(2049, 12, 31))

    @given(codes, days, st.sampled_from(["/", "-", "."]))
    def check(code: str, day: date, separator: str) -> None:
        printed = separator.join([f"{day.day:02}", str(day.month), str(day.year)])
        text = f"Theo {word} số {code} ngày {printed} của cơ quan;"
        citation = only(text)
        assert citation.code is not None
        assert (citation.code.canonical, citation.issued_on) == (code, day.isoformat())
        assert text[citation.start : citation.end] == f"{word} số {code} ngày {printed}"

    check()


WORDS = "Luật |sửa đổi, bổ sung |của |số |12/|QĐ-|TTg |Điều |5| ngày |và |Nghị quyết |BVMT |(|;|\n"
CODES = "1/2/2020 |2019/|-NQ/TW |điểm |a |Báo cáo |tại |Pháp lệnh |, "
PIECES = st.sampled_from(f"{WORDS}|{CODES}".split("|"))


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=60).map("".join)))
def test_noise_never_raises_and_stays_in_order(text: str) -> None:
    found = cite(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
