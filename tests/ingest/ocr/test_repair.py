"""Needs no engine: the closed vocabulary of repairs, both ways."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.elements import Grid, GridCell, Paragraph
from ingest.ocr.repair import patterns, repair_recognised
from schemas import EditKind, Method

GOOD = [(each, seen, meant) for each in patterns() for seen, meant in each.examples.items()]
FAULTLESS = [(each, text) for each in patterns() for text in each.counterexamples]


def repaired(text: str) -> Paragraph:
    (made,) = repair_recognised([Paragraph(text, method=Method.OCR)])
    assert isinstance(made, Paragraph)
    return made


@pytest.mark.parametrize(("each", "seen", "meant"), GOOD, ids=[seen for _, seen, _ in GOOD])
def test_a_fault_is_put_right(each, seen, meant):
    assert each.pattern.sub(each.to, seen) == meant
    assert repaired(seen).text == meant


@pytest.mark.parametrize(("each", "text"), FAULTLESS, ids=[text for _, text in FAULTLESS])
def test_what_is_no_fault_stays(each, text):
    assert each.pattern.sub(each.to, text) == text
    assert repaired(text).text == text


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("ỦY BAN NHÂN DẦN", "ỦY BAN NHÂN DÂN"),
        ("CHU TỊCH", "CHỦ TỊCH"),
        ("KÉ HOẠCH", "KẾ HOẠCH"),
        ("Phu lục", "Phụ lục"),
        ("công tác viên", "cộng tác viên"),
        ("các nội đung giáo đục", "các nội dung giáo dục"),
        ("trên địa bản thành phó", "trên địa bàn thành phố"),
        ("vật liệu nỗ CÔng nghiệp", "vật liệu nổ công nghiệp"),
        ("tỉnh Lào Cái, thành phố Đà Năng", "tỉnh Lào Cai, thành phố Đà Nẵng"),
    ],
)
def test_stock_phrases(seen, meant):
    assert repaired(seen).text == meant


@pytest.mark.parametrize(
    "text",
    [
        "nêu cao tinh thần tự quản",
        "uỷ ban, văn hoá, cộng hoà",
        "bắt đầu từ tháng sáu",
        "giữ gìn truyền thống khóa học",
        "trẻ chưa thành niên",
        "nhà trường ban hành nội quy",
        "ông Nguyễn Quang Trí, bà Lê Thị Cao Băng",
        "có quan hệ; cả nhân loại; mỗi trường một việc",
        "kế hoạch, chủ tịch",
    ],
)
def test_other_readings_stay(text):
    made = repaired(text)
    assert made.text == text
    assert made.changes == ()


def test_every_repair_is_an_edit_that_maps_back():
    seen = "Phản đầu đạt chi tiêu theo Quyết đinh số 12/QĐĐ-UBND của UBND tính"
    made = repaired(seen)
    assert made.text == "Phấn đấu đạt chi tiêu theo Quyết định số 12/QĐ-UBND của UBND tỉnh"
    back = made.text
    for change in reversed(made.changes):
        assert change.kind is EditKind.RECOGNISED
        back = back[: change.start] + change.before + back[change.end :]
    assert back == seen


def test_what_was_not_recognised_is_left_alone():
    paragraph = Paragraph("UBND tinh, chu tịch")
    assert repair_recognised([paragraph]) == [paragraph]


def test_cells_are_repaired_too():
    cell = GridCell(0, 0, 1, 1, (Paragraph("Phu lục", method=Method.OCR),))
    (grid,) = repair_recognised([Grid(1, 1, (cell,))])
    assert isinstance(grid, Grid)
    (inner,) = grid.cells[0].content
    assert isinstance(inner, Paragraph)
    assert inner.text == "Phụ lục"


@given(st.text(alphabet="aăâáàảãạđdeêioôơuưytnhchpg UBNDQĐ12/-.,", max_size=80))
def test_repairing_twice_changes_nothing_more(text):
    once = repaired(text).text
    assert repaired(once).text == once
