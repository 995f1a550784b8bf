"""Tables of many layouts, read as files and turned into indicators."""

from docx import Document as WordDocument

from ingest import read


def raws(indicator):
    return [value.raw for value in indicator.values]


def test_a_head_of_two_rows_joins_years_and_parts(rows_of):
    rows = rows_of(
        """PHỤ LỤC II

CHỈ TIÊU PHÁT TRIỂN NÔNG NGHIỆP

| TT | Chỉ tiêu | ĐVT | Năm 2025 |  | Năm 2026 |  |
| --- | --- | --- | --- | --- | --- | --- |
|  |  |  | Tổng số | Nữ | Tổng số | Nữ |
| I | Lao động |  |  |  |  |  |
| 1 | Số lao động có việc làm mới | Người | 1.250 | 610 | 1.300 | 650 |
| II | Sản xuất |  |  |  |  |  |
| 1 | Diện tích lúa cả năm | Ha | 4.500 |  | 4.480 |  |
"""
    )
    assert [(row.objective, row.label, row.name, row.unit) for row in rows] == [
        ("I. Lao động", "1", "Số lao động có việc làm mới", "Người"),
        ("II. Sản xuất", "1", "Diện tích lúa cả năm", "Ha"),
    ]
    assert [(value.column, value.period, value.value) for value in rows[0].values] == [
        ("Năm 2025 / Tổng số", "2025", 1250),
        ("Năm 2025 / Nữ", "2025", 610),
        ("Năm 2026 / Tổng số", "2026", 1300),
        ("Năm 2026 / Nữ", "2026", 650),
    ]
    assert raws(rows[1]) == ["4.500", "", "4.480", ""]


def test_columns_of_places_share_the_unit_of_the_caption(rows_of):
    rows = rows_of(
        """PHỤ LỤC

GIAO CHỈ TIÊU CHO CÁC XÃ NĂM 2026

Đơn vị tính: %

| STT | Chỉ tiêu | Xã An Bình | Xã Hòa Phú | Phường Tân Lập |
|---|---|---|---|---|
| 1 | Tỷ lệ bao phủ bảo hiểm y tế | 95 | 94,5 | 97 |
| 2 | Tỷ lệ hộ nghèo còn lại | < 2 | ≤ 3,1 | không quá 1 |
"""
    )
    assert [row.unit for row in rows] == ["%", "%"]
    assert [value.column for value in rows[1].values] == [
        "Xã An Bình",
        "Xã Hòa Phú",
        "Phường Tân Lập",
    ]
    assert [(value.op, value.value) for value in rows[1].values] == [("<", 2), ("≤", 3.1), ("≤", 1)]


def test_names_without_numbers_may_bear_their_units(rows_of):
    rows = rows_of(
        """KẾ HOẠCH
Phát triển kinh tế năm 2026

I. CHỈ TIÊU CHỦ YẾU

Chỉ tiêu\tTH năm 2025\tKH năm 2026\tGhi chú
Tốc độ tăng giá trị sản xuất (%)\t8,2\t9 - 9,5\t
Sản lượng thủy sản (tấn)\t1.200\t1.350\tTăng 12,5%
""",
        ".txt",
    )
    assert [(row.name, row.unit, row.note) for row in rows] == [
        ("Tốc độ tăng giá trị sản xuất", "%", None),
        ("Sản lượng thủy sản", "tấn", "Tăng 12,5%"),
    ]
    assert (rows[0].values[1].low, rows[0].values[1].high) == (9, 9.5)
    assert rows[0].objective == "I. CHỈ TIÊU CHỦ YẾU"


def test_groups_letters_bullets_and_ditto_marks(rows_of):
    rows = rows_of(
        """Phụ lục I
BIỂU TỔNG HỢP CHỈ TIÊU GIAI ĐOẠN 2026-2030

TT\tNội dung\tĐơn vị tính\tHiện trạng 2025\tMục tiêu đến năm 2030\tCơ quan chủ trì
A\tCHỈ TIÊU XÃ HỘI\t\t\t\t
I\tY tế\t\t\t\t
1\tSố bác sĩ trên một vạn dân\tBác sĩ\t9,5\t≥ 12\tSở Y tế
2\tTỷ lệ trạm y tế đạt chuẩn\t%\t80\ttừ 95% trở lên\t-nt-
II\tGiáo dục\t\t\t\t
3\tTỷ lệ trường đạt chuẩn quốc gia\t%\t60\t75\tSở Giáo dục và Đào tạo
-\tMầm non\t%\t55\t70\tSở Giáo dục và Đào tạo
B\tCHỈ TIÊU MÔI TRƯỜNG\t\t\t\t
1\tTỷ lệ chất thải rắn được thu gom\t%\t85\t95\tUBND các xã, phường
""",
        ".txt",
    )
    assert [(row.objective, row.label) for row in rows] == [
        ("I. Y tế", "1"),
        ("I. Y tế", "2"),
        ("II. Giáo dục", "3"),
        ("II. Giáo dục", None),
        ("B. CHỈ TIÊU MÔI TRƯỜNG", "1"),
    ]
    assert rows[0].responsible == rows[1].responsible != ()
    assert len(rows[4].responsible) == 1
    assert [value.period for value in rows[0].values] == ["2025", "2030"]
    assert (rows[1].values[1].op, rows[1].values[1].value) == ("≥", 95)


def test_a_head_repeated_over_a_page_is_no_row(rows_of):
    head = "TT\tChỉ tiêu\tĐơn vị\tNăm 2026\tCơ quan thực hiện"
    rows = rows_of(
        f"""Phụ lục
CÁC CHỈ TIÊU CẢI CÁCH HÀNH CHÍNH

{head}
I\tThủ tục\t\t\t
1\tTỷ lệ hồ sơ giải quyết đúng hạn\t%\t98\tSở Nội vụ

{head}
2\tSố thủ tục được cắt giảm\tThủ tục\t25\tSở Tư pháp
""",
        ".txt",
    )
    assert [(row.label, row.objective, row.values[0].value) for row in rows] == [
        ("1", "I. Thủ tục", 98),
        ("2", "I. Thủ tục", 25),
    ]


def test_blanks_to_be_filled_make_indicators(rows_of):
    rows = rows_of(
        """PHỤ LỤC III

ĐĂNG KÝ CHỈ TIÊU THI ĐUA

| TT | Nội dung chỉ tiêu | ĐVT | Chỉ tiêu đăng ký | Ghi chú |
|---|---|---|---|---|
| 1 | Tỷ lệ đoàn viên được khen thưởng | % |  |  |
| 2 | Số sáng kiến được công nhận | Sáng kiến | …… |  |
"""
    )
    assert [raws(row) for row in rows] == [[""], ["……"]]
    assert rows[0].values[0].span is None
    assert rows[1].values[0].text is None


def test_marks_point_to_the_note_below_the_table(rows_of):
    rows = rows_of(
        """PHỤ LỤC

MỤC TIÊU, CHỈ TIÊU CHĂM SÓC TRẺ EM

| TT | Mục tiêu, chỉ tiêu | Đơn vị tính | Kết quả năm 2025 | Kế hoạch năm 2026 |
|---|---|---|---|---|
| 1 | Tỷ lệ trẻ em được tiêm chủng | % | 96* | 97(*) |
| 2 | Tỷ số giới tính khi sinh | Tỷ số | 111/100 | 110/100 |

(*) Tính theo số trẻ thường trú trên địa bàn.
"""
    )
    assert rows[0].note == "(*) Tính theo số trẻ thường trú trên địa bàn."
    assert [value.value for value in rows[0].values] == [96, 97]
    assert rows[1].note is None
    assert (rows[1].values[0].numerator, rows[1].values[0].denominator) == (111, 100)


def test_columns_without_heads_are_known_by_their_cells(rows_of):
    rows = rows_of(
        """Phụ lục
CHỈ TIÊU DÂN SỐ

1. Mục tiêu 1: Duy trì mức sinh thay thế\t\t\t\t\t\t
1.1. Chỉ tiêu 1: Tổng tỷ suất sinh\tcon\t2,1\t2,1\t2,1\tSở Y tế\t
1.2. Chỉ tiêu 2: Tỷ lệ cặp vợ chồng được tư vấn\t%\t70,5\t71\t72\tSở Y tế\tDuy trì
2. Mục tiêu 2: Nâng cao chất lượng dân số\t\t\t\t\t\t
2.1. Chỉ tiêu 1: Tỷ lệ sàng lọc trước sinh\t%\t40\t50 - 55\t70\tSở Y tế\t
2.2. Chỉ tiêu 2: Tỷ lệ vị thành niên được\t%\t60\t65\t80\tSở Y tế\tPhần đầu đạt 65%

tư vấn sức khỏe\t\t\t\t\t\t
""",
        ".txt",
    )
    assert [(row.label, row.objective) for row in rows] == [
        ("1.1. Chỉ tiêu 1", "1. Mục tiêu 1: Duy trì mức sinh thay thế"),
        ("1.2. Chỉ tiêu 2", "1. Mục tiêu 1: Duy trì mức sinh thay thế"),
        ("2.1. Chỉ tiêu 1", "2. Mục tiêu 2: Nâng cao chất lượng dân số"),
        ("2.2. Chỉ tiêu 2", "2. Mục tiêu 2: Nâng cao chất lượng dân số"),
    ]
    assert rows[3].name == "Tỷ lệ vị thành niên được tư vấn sức khỏe"
    assert rows[3].note == "Phấn đấu đạt 65%"
    assert rows[1].unit == "%"
    assert all(row.responsible for row in rows)
    assert [value.column for value in rows[0].values] == [None] * 3


def test_a_column_of_objectives_stands_beside_the_names(rows_of):
    rows = rows_of(
        """PHỤ LỤC

BỘ CHỈ TIÊU

| Mục tiêu | Chỉ tiêu | Đơn vị | Năm 2026 | Năm 2030 |
|---|---|---|---|---|
| Phát triển thể thao | Tỷ lệ người dân tập luyện thường xuyên | % | 35 | 42 |
|  | Số câu lạc bộ thể thao cơ sở | CLB | 120 | 150 |
| Bảo tồn di sản | Số di tích được tu bổ | Di tích | 3 | 10 |
"""
    )
    assert [row.objective for row in rows] == [
        "Phát triển thể thao",
        "Phát triển thể thao",
        "Bảo tồn di sản",
    ]


def test_column_numbers_are_no_row_and_a_dash_is_no_value(rows_of):
    rows = rows_of(
        """PHỤ LỤC

CHỈ TIÊU GIẢM NGHÈO

| STT | Chỉ tiêu | ĐVT | TH 2025 | KH 2026 | So sánh (%) |
|---|---|---|---|---|---|
| (1) | (2) | (3) | (4) | (5) | (6)=(5)/(4) |
| 1 | Tổng số hộ nghèo | Hộ | 1.520 | 1.200 | 78,9 |
|  | Trong đó: hộ có trẻ em | Hộ | 800 | 600 | - |
"""
    )
    assert [row.name for row in rows] == ["Tổng số hộ nghèo", "Trong đó: hộ có trẻ em"]
    assert rows[1].values[2].raw == "-"
    assert rows[1].values[2].text is None


def test_headings_between_tables_of_one_kind(rows_of):
    rows = rows_of(
        """KẾ HOẠCH
Công tác năm 2026

II. CHỈ TIÊU

1. Chỉ tiêu kinh tế

Chỉ tiêu\tĐơn vị tính\tKế hoạch
Thu ngân sách trên địa bàn\tTỷ đồng\t125
Tổng diện tích gieo trồng\tHa\t3.250,5

2. Chỉ tiêu xã hội

Chỉ tiêu\tĐơn vị tính\tKế hoạch
Tỷ lệ gia đình văn hóa\t%\t90 trở lên
Giải quyết việc làm\tNgười\t500 - 550
""",
        ".txt",
    )
    assert [row.objective for row in rows] == ["1. Chỉ tiêu kinh tế"] * 2 + [
        "2. Chỉ tiêu xã hội"
    ] * 2


def test_places_may_be_what_is_measured(rows_of):
    rows = rows_of(
        """PHỤ LỤC

PHÂN BỔ CHỈ TIÊU TRỒNG RỪNG NĂM 2026

| TT | Đơn vị | Rừng sản xuất (ha) | Rừng phòng hộ (ha) |
|---|---|---|---|
| 1 | Xã Suối Trai | 120 | 15 |
| 2 | Xã Ea Bar | 98,5 | 0 |
"""
    )
    assert [(row.name, row.unit, raws(row)) for row in rows] == [
        ("Xã Suối Trai", "ha", ["120", "15"]),
        ("Xã Ea Bar", "ha", ["98,5", "0"]),
    ]


def fill(table, rows):
    for number, row in enumerate(rows):
        for column, words in enumerate(row):
            if words is not None:
                table.cell(number, column).text = words


def merged_word_table(path):
    """A Word table with merged heads, merged heading rows, groups and a caption row inside."""
    document = WordDocument()
    document.add_paragraph("PHỤ LỤC")
    document.add_paragraph("CHỈ TIÊU VĂN HÓA - XÃ HỘI GIAI ĐOẠN 2026-2030")
    table = document.add_table(7, 7)
    table.cell(0, 3).merge(table.cell(0, 5))
    for column in (0, 1, 2, 6):
        table.cell(0, column).merge(table.cell(1, column))
    fill(
        table,
        [
            ["TT", "Chỉ tiêu", "ĐVT", "Lộ trình thực hiện", None, None, "Cơ quan chủ trì"],
            [None, None, None, "2026", "2028", "2030", None],
            ["I. Lĩnh vực văn hóa"],
            ["1", "Tỷ lệ thôn có nhà văn hóa", "%", "80", "90", "100", "Sở Tài chính"],
            ["2", "Số lễ hội được phục dựng", "Lễ hội", "2", None, "6", "Sở Tài chính"],
            ["II. Lĩnh vực lao động"],
            ["3", "Tỷ lệ thất nghiệp thành thị", "%", "< 3", "< 2,8", "dưới 2,5", "Sở Nội vụ"],
        ],
    )
    for row in (2, 5):
        table.cell(row, 0).merge(table.cell(row, 6))
    table.cell(4, 3).merge(table.cell(4, 4))
    document.save(path)


def test_merged_cells_of_word(tmp_path, facts_of):
    merged_word_table(tmp_path / "annex.docx")
    rows = facts_of(read(tmp_path / "annex.docx")).indicators
    assert [(row.objective, row.label, raws(row)) for row in rows] == [
        ("I. Lĩnh vực văn hóa", "1", ["80", "90", "100"]),
        ("I. Lĩnh vực văn hóa", "2", ["2", "2", "6"]),
        ("II. Lĩnh vực lao động", "3", ["< 3", "< 2,8", "dưới 2,5"]),
    ]
    assert [value.column for value in rows[0].values] == [
        "Lộ trình thực hiện / 2026",
        "Lộ trình thực hiện / 2028",
        "Lộ trình thực hiện / 2030",
    ]


def test_a_caption_inside_of_the_table(tmp_path, facts_of):
    document = WordDocument()
    document.add_paragraph("PHỤ LỤC")
    document.add_paragraph("MỤC TIÊU PHÁT TRIỂN LÂM NGHIỆP")
    table = document.add_table(4, 4)
    fill(
        table,
        [
            ["Đơn vị tính: ha"],
            ["STT", "Chỉ tiêu", "Thực hiện 2025", "Kế hoạch 2026"],
            ["1", "Trồng rừng tập trung", "1.200", "1.350"],
            ["2", "Khoanh nuôi tái sinh", "900", "950,5"],
        ],
    )
    table.cell(0, 0).merge(table.cell(0, 3))
    document.save(tmp_path / "annex.docx")
    rows = facts_of(read(tmp_path / "annex.docx")).indicators
    assert [(row.name, row.unit) for row in rows] == [
        ("Trồng rừng tập trung", "ha"),
        ("Khoanh nuôi tái sinh", "ha"),
    ]
