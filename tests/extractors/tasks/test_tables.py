"""Assignment tables: a task a row."""

from dataclasses import replace

from extractors.tasks.found import Found
from extractors.tasks.tables import row_tasks

HEAD = (
    "KẾ HOẠCH\n\nChống rét\n\nCăn cứ Luật Chăn nuôi;\n\nI. NHIỆM VỤ\n\n- Dự trữ cỏ.\n\n"
    "Nơi nhận:\n- Lưu: VT.\n\nPhụ lục\n\n"
)


def rows_of(tasks_of, table: str):
    return tasks_of(HEAD + table)[1:]


def test_bodies_and_times_of_a_row(tasks_of):
    table = (
        "PHÂN CÔNG NHIỆM VỤ\n\n"
        "| TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian | Sản phẩm |\n"
        "|---|---|---|---|---|---|\n"
        "| I | Việc chung | | | | |\n"
        "| 1 | Mua bạt | [Trạm Thú y] | [Đoàn xã], trưởng bản | {tháng 10/2031} | Bạt |\n"
        "| 2 | Phát bạt | nt | [Hội Làm vườn] | {tháng 11/2031} | Danh sách |\n"
    )
    assert rows_of(tasks_of, table) == [
        ("Mua bạt", ("Trạm Thú y",), ("Đoàn xã", "trưởng bản"), ("tháng 10/2031",)),
        ("Phát bạt", ("Trạm Thú y",), ("Hội Làm vườn",), ("tháng 11/2031",)),
    ]


def test_marks_that_repeat_the_cell_above(tasks_of):
    marks = ("-nt-", "n.t", "//", "-//-", "''", "”", "như trên", "- Như trên.")
    rows = "".join(f"| {n} | Bón lô {n} | {mark} | {mark} |\n" for n, mark in enumerate(marks, 2))
    table = (
        "| TT | Nội dung công việc | Chủ trì | Phối hợp |\n|---|---|---|---|\n"
        "| 1 | Mua bạt | [Trạm Thú y] | [Đoàn xã] |\n" + rows
    )
    found = rows_of(tasks_of, table)
    assert [row[1:3] for row in found] == [(("Trạm Thú y",), ("Đoàn xã",))] * (len(marks) + 1)


def test_names_of_persons_lead_nothing(tasks_of):
    table = (
        "| TT | Nhiệm vụ | Người thực hiện |\n|---|---|---|\n"
        "| 1 | Chấm bài | Lò Thị Mây, Giàng A Páo |\n"
    )
    assert rows_of(tasks_of, table) == [("Chấm bài", (), (), ())]


def test_tables_of_figures_hold_no_tasks(tasks_of):
    table = (
        "| TT | Nội dung | ĐVT | Năm 2030 | Năm 2031 |\n|---|---|---|---|---|\n"
        "| 1 | Đàn trâu | con | 120 | 130 |\n"
    )
    assert rows_of(tasks_of, table) == []


def test_forms_to_be_filled_hold_no_tasks(tasks_of):
    table = "| TT | Tên nhiệm vụ | Chủ trì | Tiến độ |\n|---|---|---|---|\n| | | | |\n| | | | |\n"
    assert rows_of(tasks_of, table) == []


def test_an_empty_cell_of_bodies_goes_on_from_above_but_not_over_a_title(tasks_of):
    table = (
        "| TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian |\n"
        "|---|---|---|---|---|\n"
        "| 1 | Mua bạt | [Trạm Thú y] | [Đoàn xã] | {tháng 10/2031} |\n"
        "| 2 | Phát bạt | | | {tháng 11/2031} |\n"
        "| 3 | Thu bạt cũ | | [Hội Làm vườn] | {tháng 12/2031} |\n"
        "| II | Việc chung | | | |\n"
        "| 1 | Họp tổng kết | | | {tháng 12/2031} |\n"
    )
    assert rows_of(tasks_of, table) == [
        ("Mua bạt", ("Trạm Thú y",), ("Đoàn xã",), ("tháng 10/2031",)),
        ("Phát bạt", ("Trạm Thú y",), (), ("tháng 11/2031",)),
        ("Thu bạt cũ", ("Trạm Thú y",), ("Hội Làm vườn",), ("tháng 12/2031",)),
        ("Họp tổng kết", (), (), ("tháng 12/2031",)),
    ]


def cut_by_a_page(table):
    """The table with its bodies' cell merged over two rows, cut by a page and merged over two."""
    cells = [
        replace(cell, page=1 + (cell.row > 2), row_span=2 if cell.column == 2 and cell.row else 1)
        for cell in table.cells
        if cell.column != 2 or cell.row in (0, 1, 3)
    ]
    return replace(table, cells=tuple(cells))


def test_a_merged_cell_of_bodies_goes_on_behind_the_page_that_cuts_it(facts_of):
    rows = "".join(f"| {row} | Bón phân lô {row} | | {{tháng {row}/2031}} |\n" for row in (2, 3, 4))
    document, facts = facts_of(
        HEAD + "| TT | Nội dung công việc | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n"
        "| 1 | Ươm cây | [Hạt Kiểm lâm] | {tháng 1/2031} |\n" + rows
    )
    table = next(block.table for block in document.blocks if block.table is not None)
    found = row_tasks(document, cut_by_a_page(table), Found.of(document, facts))
    assert [row.lead for row in found] == [("Hạt Kiểm lâm",)] * 4


def test_a_row_that_is_a_time_holds_for_the_rows_below(tasks_of):
    table = (
        "| TT | Nội dung công việc | Đơn vị chủ trì |\n|---|---|---|\n"
        "| | {Quý I} | |\n| 1 | Bón lô cam | [Tổ cây ăn quả] |\n"
        "| 2 | Tỉa cành | [Tổ cây ăn quả] |\n"
        "| II. {Tháng 4} | | |\n| 3 | Phát cỏ | [Đoàn xã] |\n"
        "| III. Việc khác | | |\n| 4 | Quét vôi gốc cây | [Đoàn xã] |\n"
    )
    assert [task[3] for task in rows_of(tasks_of, table)] == [("Quý I",)] * 2 + [("Tháng 4",), ()]


def test_a_calendar_states_each_time_once(tasks_of):
    table = (
        "| Thời gian | Nội dung | Đơn vị |\n|---|---|---|\n"
        "| {Tháng 3} | | |\n| | Bón lô cam | [Tổ cây ăn quả] |\n"
        "| {Tháng 4} | Phát cỏ | [Đoàn xã] |\n| | Tỉa cành | [Tổ cây ăn quả] |\n"
    )
    assert [task[3] for task in rows_of(tasks_of, table)] == [
        ("Tháng 3",),
        ("Tháng 4",),
        ("Tháng 4",),
    ]
