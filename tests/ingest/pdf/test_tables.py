from __future__ import annotations

import pytest

from ingest.elements import Grid, Paragraph
from ingest.pdf.drawing import Ruling
from ingest.pdf.tables import ruled_tables

COLUMNS = [80.0, 120.0, 320.0, 420.0]
ROWS = [100.0, 130.0, 160.0, 190.0]


def table(writer):
    writer.grid(COLUMNS, ROWS)
    heads, first, second = (
        ("TT", "Chỉ tiêu", "Năm 2021"),
        ("1", "Xã đạt chuẩn", "12"),
        ("2", "", ""),
    )
    for y, row in zip((120, 150, 180), (heads, first, second), strict=True):
        for x, text in zip((86, 126, 326), row, strict=True):
            if text:
                writer.text(x, y, text, size=12)
    return writer


def grids(reading) -> list[Grid]:
    return [element for element in reading.elements if isinstance(element, Grid)]


def test_a_ruled_table_stands_between_the_text_around_it(writer, texts):
    writer.page().text(80, 80, "Bảng chỉ tiêu sau đây:")
    table(writer).text(80, 230, "Phòng Thống kê theo dõi.")
    assert texts(writer) == [
        "Bảng chỉ tiêu sau đây:",
        "TT | Chỉ tiêu | Năm 2021\n1 | Xã đạt chuẩn | 12\n2 |  | ",
        "Phòng Thống kê theo dõi.",
    ]


def test_cells_have_boxes_and_the_page(writer, read_made):
    (grid,) = grids(read_made(table(writer.page())))
    cell = next(c for c in grid.cells if (c.row, c.column) == (1, 1))
    assert cell.bbox == pytest.approx((120, 130, 320, 160), abs=0.5)
    assert (cell.page, grid.page) == (1, 1)


def test_merged_cells(writer, read_made):
    writer.page().grid([80, 420], [100, 160])
    for x in (200.0, 300.0):
        writer.line(x, 130, x, 160)
    writer.line(200, 130, 420, 130).line(200, 100, 200, 130)
    (grid,) = grids(read_made(writer.text(86, 130, "Tên").text(210, 120, "Trong đó", size=10)))
    spans = [(c.row, c.column, c.row_span, c.column_span) for c in grid.cells]
    assert spans == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Tỷ lệ hộ có nước", "sạch dùng"], ["Tỷ lệ hộ có nước sạch dùng"]),
        (["- Trồng mới;", "- Chăm sóc;"], ["- Trồng mới;", "- Chăm sóc;"]),
        (["Năm 2020", "- 2025"], ["Năm 2020 - 2025"]),
    ],
    ids=["wrapped", "items", "range"],
)
def test_lines_of_a_cell(writer, read_made, lines, expected):
    writer.page().grid([80, 190, 300], [100, 160, 200])
    for index, line in enumerate(lines):
        writer.text(86, 115 + 14 * index, line, size=12)
    (grid,) = grids(read_made(writer))
    assert [p.text for p in grid.cells[0].content if isinstance(p, Paragraph)] == expected


def test_words_that_a_narrow_cell_broke(writer, read_made):
    writer.page().grid([80, 120, 300], [100, 160, 200])
    writer.text(86, 115, "1.250", size=12).text(86, 129, "000", size=12)
    (grid,) = grids(read_made(writer))
    assert [p.text for p in grid.cells[0].content if isinstance(p, Paragraph)] == ["1.250000"]


def test_a_fraction_is_one_figure(writer, read_made):
    writer.page().grid([80, 190, 300], [100, 160, 200])
    writer.text(110, 120, "36", size=12).line(100, 123, 140, 123).text(102, 135, "100.000", size=12)
    (grid,) = grids(read_made(writer))
    assert [p.text for p in grid.cells[0].content if isinstance(p, Paragraph)] == ["36/100.000"]


def test_upright_heads_are_read(writer, read_made):
    writer.page().grid([80, 110, 300], [100, 200, 240])
    writer.text(100, 190, "Số hộ", size=12, matrix=(0, 1, -1, 0))
    (grid,) = grids(read_made(writer))
    assert [p.text for p in grid.cells[0].content if isinstance(p, Paragraph)] == ["Số hộ"]


def test_a_table_that_the_page_cut_is_closed(writer, read_made):
    """Upright lines run on below the last row's border."""
    writer.page()
    for x in COLUMNS:
        writer.line(x, 100, x, 190)
    for y in ROWS[:-1]:
        writer.line(COLUMNS[0], y, COLUMNS[-1], y)
    writer.text(126, 180, "Hàng bị cắt", size=12)
    (grid,) = grids(read_made(writer))
    assert grid.rows == 3


def test_repeated_heads_are_marked(writer, read_made):
    table(table(writer.page()).page()).text(126, 180, "Thôn sạch", size=12)
    reading = read_made(writer)
    assert [grid.header_rows for grid in grids(reading)] == [2, 2]


def test_a_cut_row_says_so(writer, read_made):
    writer.page().grid([80, 120, 280], [700, 740, 780])
    writer.text(86, 720, "1", size=12).text(126, 720, "Trồng rừng.", size=12)
    writer.text(86, 755, "2", size=12).text(126, 755, "Làm đường bê tông dài bốn", size=12)
    writer.page().grid([80, 120, 280], [60, 100, 140])
    writer.text(126, 80, "ki-lô-mét.", size=12).text(86, 120, "3", size=12)
    first = grids(read_made(writer))[0]
    cell = next(c for c in first.cells if (c.row, c.column) == (1, 1))
    assert isinstance(cell.content[-1], Paragraph)
    assert cell.content[-1].open_end is True


def test_columns_without_lines(writer, read_made):
    writer.page()
    for y, row in zip(
        (300, 320, 340),
        (("TT", "Đơn vị", "Số tiền"), ("1", "Xã Tân Lập", "250"), ("2", "Xã Phú Mỹ", "310")),
        strict=True,
    ):
        for x, text in zip((90, 160, 400), row, strict=True):
            writer.text(x, y, text, size=12)
    (grid,) = grids(read_made(writer))
    assert (grid.rows, grid.columns) == (3, 3)


def test_letterhead_rules_are_no_table():
    rules = [Ruling(100.0 * n, 80.0, 100.0 * n + 60, 80.0) for n in range(1, 5)]
    assert ruled_tables(rules) == []


def unruled(writer, rows):
    """Rows of (y, words by x), a table without lines, between two full lines of text."""
    writer.page().text(80, 80, "Bảng dưới đây nêu các việc của từng nhóm theo năm học mới:")
    for y, cells in rows:
        for x, text in cells:
            writer.text(x, y, text, size=12)
    return writer.text(80, 300, "Phòng Thống kê theo dõi bảng này và báo cáo khi có thay đổi lớn.")


HEAD = (100, ((80, "TT"), (110, "Tên việc"), (300, "Số"), (360, "Năm"), (420, "Lưu ý")))


def test_a_table_without_lines_whose_last_column_is_mostly_empty(writer, texts):
    rows = [
        HEAD,
        (118, ((80, "1"), (110, "Dạy bơi"), (300, "20"), (360, "2031"))),
        (136, ((80, "2"), (110, "Dạy võ"), (300, "30"), (360, "2032"))),
        (154, ((80, "3"), (110, "Dạy vẽ"), (300, "40"), (360, "2033"), (420, "Cả"))),
        (168, ((420, "lớp hè"),)),
        (186, ((80, "4"), (110, "Dạy đàn"), (300, "50"), (360, "2034"))),
    ]
    assert texts(unruled(writer, rows))[1].split("\n") == [
        "TT | Tên việc | Số | Năm | Lưu ý",
        "1 | Dạy bơi | 20 | 2031 | ",
        "2 | Dạy võ | 30 | 2032 | ",
        "3 | Dạy vẽ | 40 | 2033 | Cả lớp hè",
        "4 | Dạy đàn | 50 | 2034 | ",
    ]


def test_full_cells_that_nearly_touch_are_two_cells(writer, texts):
    rows = [
        HEAD,
        (118, ((80, "1"), (110, "Dạy bơi"), (300, "20"), (360, "2031"), (420, "Hè"))),
        (136, ((80, "2"), (110, "Dạy võ"), (300, "30"), (360, "2032"), (420, "Hè"))),
        (154, ((80, "3"), (110, "Dạy vẽ"), (300, "100.000"), (348, "năm 2033"), (420, "Hè"))),
        (172, ((80, "4"), (110, "Dạy đàn"), (300, "50"), (360, "2034"), (420, "Hè"))),
    ]
    assert "3 | Dạy vẽ | 100.000 | năm 2033 | Hè" in texts(unruled(writer, rows))[1]
