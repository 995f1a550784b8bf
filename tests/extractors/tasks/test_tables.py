"""Assignment tables: a task a row."""

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
