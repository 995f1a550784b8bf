"""Tables whose heads are missing, repeated or in words that nobody listed."""


def raws(indicator):
    return [value.raw for value in indicator.values]


def test_the_finer_of_two_columns_of_names_is_the_name(rows_of):
    rows = rows_of(
        """PHỤ LỤC

MỤC TIÊU THỰC HIỆN CÁC TIÊU CHÍ NĂM 2026

| TT | Tên tiêu chí | Nội dung tiêu chí | Quy định | Mục tiêu năm 2026 |
|---|---|---|---|---|
| 1 | Thủy lợi | 1.1. Tỷ lệ diện tích lúa được tưới chủ động | ≥ 80% | 85% |
|  |  | 1.2. Có tổ tự quản kênh mương | Đạt | Đạt |
| 2 | Nhà ở | 2. Tỷ lệ nhà ở kiên cố | 75% | 70% |
"""
    )
    assert [(row.objective, row.label, row.name) for row in rows] == [
        ("1. Thủy lợi", "1.1", "Tỷ lệ diện tích lúa được tưới chủ động"),
        ("1. Thủy lợi", "1.2", "Có tổ tự quản kênh mương"),
        ("2. Nhà ở", "2", "Tỷ lệ nhà ở kiên cố"),
    ]


def test_a_head_of_unknown_words_stands_over_figures(rows_of):
    rows = rows_of(
        """I. MỤC TIÊU

1. Mục tiêu cụ thể

| Nội dung | Đơn vị | Năm 2026 | Năm 2030 |
|---|---|---|---|
| Sản lượng tôm giống | Triệu con | 40 | 55 |
| Tỷ lệ ao nuôi có mã số | % | 60 | 80 |

II. NHIỆM VỤ

1. Chi cục Thủy sản hướng dẫn các hộ nuôi cải tạo ao trước vụ.

Các chỉ tiêu phân theo vùng như sau:

Vùng nuôi\tAo lót bạt\tAo lắng (ao)\tQuạt nước (bộ)
Bãi Ngang\t12\t4\t60
Cồn Dài\t20\t7\t95
""",
        ".txt",
    )
    assert [(row.objective, row.name, raws(row)) for row in rows] == [
        ("1. Mục tiêu cụ thể", "Sản lượng tôm giống", ["40", "55"]),
        ("1. Mục tiêu cụ thể", "Tỷ lệ ao nuôi có mã số", ["60", "80"]),
        ("II. NHIỆM VỤ", "Bãi Ngang", ["12", "4", "60"]),
        ("II. NHIỆM VỤ", "Cồn Dài", ["20", "7", "95"]),
    ]


def test_merged_words_repeated_in_every_cell(rows_of):
    rows = rows_of(
        """PHỤ LỤC

CHỈ TIÊU NGHỀ CÁ

| TT | Chỉ tiêu | ĐVT | Lộ trình | Lộ trình | Cơ quan chủ trì |
|---|---|---|---|---|---|
| TT | Chỉ tiêu | ĐVT | 2026 | 2027 | Cơ quan chủ trì |
| I | Khai thác | Khai thác | Khai thác | Khai thác | Khai thác |
| 1 | Tổng số tàu cá | Tàu | 90 | 95 | Sở Công Thương |
|  | Trong đó: |  |  |  | Sở Công Thương |
| - | Tàu xa bờ | Tàu | 30 | 35 | Sở Công Thương |
"""
    )
    assert [(row.objective, row.name, raws(row)) for row in rows] == [
        ("I. Khai thác", "Tổng số tàu cá", ["90", "95"]),
        ("I. Khai thác", "Tàu xa bờ", ["30", "35"]),
    ]
    assert rows[0].values[0].column == "Lộ trình / 2026"


def test_a_markdown_table_without_a_head(rows_of):
    rows = rows_of(
        """PHỤ LỤC

CÁC CHỈ TIÊU

| Mục tiêu 1: Nghề cá bền vững |  |  |  |
|---|---|---|---|
| Chỉ tiêu 1: Số tàu lắp giám sát hành trình | Tàu | 40 | 55 |
| Chỉ tiêu 2: Tỷ lệ tàu cập cảng khai báo | % | 70 | > 90 |
"""
    )
    assert [(row.objective, row.label, raws(row)) for row in rows] == [
        ("Mục tiêu 1: Nghề cá bền vững", "Chỉ tiêu 1", ["40", "55"]),
        ("Mục tiêu 1: Nghề cá bền vững", "Chỉ tiêu 2", ["70", "> 90"]),
    ]


def test_years_below_each_other_are_rows(rows_of):
    rows = rows_of(
        """PHỤ LỤC

CÁC CHỈ TIÊU NGHỀ MUỐI

| Năm | Sản lượng muối sạch (tấn) | Tỷ lệ ruộng trải bạt (%) |
|---|---|---|
| 2026 | 1.200 | 35 |
| 2027 | 1.450 | 50 |
"""
    )
    assert [(row.name, raws(row)) for row in rows] == [
        ("Năm 2026", ["1.200", "35"]),
        ("Năm 2027", ["1.450", "50"]),
    ]
