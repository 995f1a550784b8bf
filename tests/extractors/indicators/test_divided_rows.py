"""Rows that are more than one, names that are divided, units and notes that stand elsewhere."""

import pytest
from docx import Document as WordDocument

from extractors.indicators.context import first_blocks, surroundings
from extractors.indicators.rows import mended_unit, split_unit
from ingest import read

ANNEX = """PHỤ LỤC

CÁC CHỈ TIÊU NĂM 2026

"""


@pytest.fixture
def word_rows(tmp_path, facts_of):
    """The rows of a Word table under a title of indicators; `^` merges a cell upwards."""

    def rows(*lines):
        word = WordDocument()
        word.add_paragraph("PHỤ LỤC")
        word.add_paragraph("CÁC CHỈ TIÊU NĂM 2026")
        table = word.add_table(rows=len(lines), cols=len(lines[0]))
        for y, line in enumerate(lines):
            for x, words in enumerate(line):
                if words == "^":
                    table.cell(y - 1, x).merge(table.cell(y, x))
                else:
                    table.cell(y, x).text = words
        path = tmp_path / "plan.docx"
        word.save(path)
        document = read(path)
        found = facts_of(document).indicators
        for row in found:
            for value in row.values:
                if value.span is not None:
                    assert document.text[value.span.start : value.span.end] == value.raw
            assert document.text[row.span.start : row.span.end] == row.quote
        return [
            (row.label, row.name, row.unit, [value.raw for value in row.values]) for row in found
        ]

    return rows


HEAD = ("TT", "Chỉ tiêu", "ĐVT", "Năm 2025", "Năm 2026")


def test_parallel_lines_of_a_row_are_rows(word_rows):
    found = word_rows(
        HEAD,
        ("1", "Số lượt tư vấn:\n- Tại xã\n- Tại trường", "Lượt", "90\n40\n50", "100\n45\n≥ 55"),
        ("2", "Số tủ sách lưu động", "Tủ", "12", "15"),
    )
    assert found == [
        ("1", "Số lượt tư vấn", "Lượt", ["90", "100"]),
        (None, "Tại xã", "Lượt", ["40", "45"]),
        (None, "Tại trường", "Lượt", ["50", "≥ 55"]),
        ("2", "Số tủ sách lưu động", "Tủ", ["12", "15"]),
    ]


def test_a_first_line_without_figures_heads_the_lines_below_it(word_rows):
    found = word_rows(
        HEAD,
        ("1", "Cây trồng ven đường:\n- Cây bóng mát\n- Cây hoa", "Cây", "40\n50", "45\n60"),
        ("2", "Số tủ sách lưu động", "Tủ", "12", "15"),
    )
    assert [row[1:] for row in found] == [
        ("Cây bóng mát", "Cây", ["40", "45"]),
        ("Cây hoa", "Cây", ["50", "60"]),
        ("Số tủ sách lưu động", "Tủ", ["12", "15"]),
    ]


@pytest.mark.parametrize(
    "name", ["Số lượt tư vấn\ntại các xã", "Số lượt tư vấn\n- Tại xã\n- Tại trường"]
)
def test_lines_that_are_not_as_many_as_the_figures_are_one_row(word_rows, name):
    found = word_rows(HEAD, ("1", name, "Lượt", "90", "100"), ("2", "Số tủ sách", "Tủ", "1", "2"))
    assert [row[3] for row in found] == [["90", "100"], ["1", "2"]]


def test_a_name_over_several_parts_is_told_apart_by_them(word_rows):
    found = word_rows(
        ("TT", "Chỉ tiêu", "Nhóm tuổi", "ĐVT", "Năm 2026"),
        ("1", "Tỷ lệ người biết bơi", "Học sinh", "%", "60"),
        ("^", "^", "Người lớn", "%", "45"),
        ("2", "Số hồ bơi công cộng", "", "Hồ", "8"),
    )
    assert found == [
        ("1", "Tỷ lệ người biết bơi - Học sinh", "%", ["60"]),
        ("1", "Tỷ lệ người biết bơi - Người lớn", "%", ["45"]),
        ("2", "Số hồ bơi công cộng", "Hồ", ["8"]),
    ]


def test_parts_below_an_empty_name_belong_to_the_name_above(rows_of):
    rows = rows_of(
        f"""{ANNEX}| TT | Chỉ tiêu | Nhóm tuổi | ĐVT | Năm 2026 |
|---|---|---|---|---|
| 1 | Tỷ lệ người biết bơi | Học sinh | % | 60 |
|  |  | Người lớn | % | 45 |
| 2 | Số hồ bơi công cộng | Mọi tuổi | Hồ | 8 |
"""
    )
    assert [(row.label, row.name) for row in rows] == [
        ("1", "Tỷ lệ người biết bơi - Học sinh"),
        ("1", "Tỷ lệ người biết bơi - Người lớn"),
        ("2", "Số hồ bơi công cộng - Mọi tuổi"),
    ]


def test_a_column_of_sources_divides_no_names(word_rows):
    found = word_rows(
        ("TT", "Chỉ tiêu", "Nguồn số liệu", "ĐVT", "Năm 2026"),
        ("1", "Tỷ lệ người biết bơi", "Khảo sát", "%", "60"),
        ("2", "Số hồ bơi công cộng", "Thống kê", "Hồ", "8"),
    )
    assert [row[1] for row in found] == ["Tỷ lệ người biết bơi", "Số hồ bơi công cộng"]


def test_a_heading_that_slid_into_the_column_of_numbers_heads_its_rows(rows_of):
    rows = rows_of(
        f"""{ANNEX}TT\tChỉ tiêu\tĐVT\tNăm 2026
I. Đọc sách\t\t\t
1\tSố lượt mượn sách\tLượt\t900
II. Xem phim\t\t\t
1\tSố buổi chiếu lưu động\tBuổi\t40
""",
        ".txt",
    )
    assert [(row.objective, row.label) for row in rows] == [
        ("I. Đọc sách", "1"),
        ("II. Xem phim", "1"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sản lượng mật ong, tấn", ("Sản lượng mật ong", "tấn")),
        ("Tỷ lệ đường có đèn, %", ("Tỷ lệ đường có đèn", "%")),
        ("Số xã, phường", ("Số xã, phường", None)),
        ("Thời gian xử lý theo tuần, tháng", ("Thời gian xử lý theo tuần, tháng", None)),
        ("Số hộ (hộ)", ("Số hộ", "hộ")),
    ],
)
def test_the_unit_at_the_end_of_a_name(name, expected):
    assert split_unit(name) == expected


@pytest.mark.parametrize(
    ("cell", "unit"),
    [
        ("Ngườ i", "Người"),
        ("Lượt\nngười", "Lượt người"),
        ("Cuốn/ trường", "Cuốn/trường"),
        ("Tủ sách", "Tủ sách"),
    ],
)
def test_a_unit_that_a_narrow_column_broke_is_whole(cell, unit):
    assert mended_unit(cell) == unit


def test_the_group_of_numbered_rows_has_no_number(word_rows, rows_of):
    rows = rows_of(
        f"""{ANNEX}| Lĩnh vực | TT | Chỉ tiêu | ĐVT | Năm 2026 |
|---|---|---|---|---|
| Sách | 1 | Số lượt mượn sách | Lượt | 900 |
|  | 2 | Số tủ sách | Tủ | 12 |
"""
    )
    assert [(row.objective, row.label) for row in rows] == [("Sách", "1"), ("Sách", "2")]


def test_marks_point_to_their_own_notes(rows_of):
    rows = rows_of(
        f"""{ANNEX}| TT | Chỉ tiêu | ĐVT | Năm 2025 | Năm 2026 |
|---|---|---|---|---|
| 1 | Số lượt mượn sách | Lượt | 900 (1) | 950* |
| 2 | Số tủ sách | Tủ | 12 (2) | 15 |
| 3 | Số thẻ bạn đọc | Thẻ | 300 (3) | 320 |

Ghi chú: (*) Cả sách nói. (1) Đến tháng 11.

(2) Không kể tủ sách dòng họ.
"""
    )
    assert [row.note for row in rows] == [
        "(1) Đến tháng 11. (*) Cả sách nói.",
        "(2) Không kể tủ sách dòng họ.",
        None,
    ]
    assert [row.values[0].value for row in rows] == [900, 12, 300]


def test_the_notes_below_a_table_end_at_the_first_paragraph_that_is_none(read_as):
    document = read_as(
        f"""{ANNEX}| Chỉ tiêu | Năm 2026 |
|---|---|
| Số tủ sách | 12 (1) |

(1) Cả tủ nhỏ.

Các xã báo cáo hằng quý.

(2) Một điểm khác.
"""
    )
    table = next(i for i, block in enumerate(document.blocks) if block.table is not None)
    found = surroundings(document, table, first_blocks(document)).legends
    assert found == (("1", "(1) Cả tủ nhỏ."),)
