"""Tables that are no indicators, whatever figures they hold."""

import pytest


@pytest.mark.parametrize(
    "table",
    [
        pytest.param(
            """PHÂN CÔNG NHIỆM VỤ

| TT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
|---|---|---|---|---|
| 1 | Rà soát hồ sơ tồn đọng | Sở Nội vụ | Các sở, ngành | Quý I/2026 |
""",
            id="assignments",
        ),
        pytest.param(
            """DỰ TOÁN KINH PHÍ

| TT | Nội dung chi | ĐVT | Số lượng | Đơn giá | Thành tiền |
|---|---|---|---|---|---|
| 1 | In tờ rơi | Tờ | 5.000 | 2.000 | 10.000.000 |
""",
            id="budget",
        ),
        pytest.param(
            """DANH SÁCH CỤM CÔNG NGHIỆP

| TT | Tên cụm | Địa điểm | Diện tích (ha) | Tỷ lệ lấp đầy (%) | Chủ đầu tư |
|---|---|---|---|---|---|
| 1 | Tân Tiến | Xã Tân Tiến | 45 | 80 | Công ty A |
""",
            id="list of places and firms",
        ),
        pytest.param(
            """LỊCH TIẾP XÚC CỬ TRI

| TT | Thời gian | Địa điểm | Số lượng cử tri | Đơn vị chuẩn bị |
|---|---|---|---|---|
| 1 | 8h00 ngày 05/3 | Hội trường xã A | 120 | UBND xã A |
""",
            id="schedule",
        ),
        pytest.param(
            """DANH SÁCH TỔ CÔNG TÁC

| TT | Họ và tên | Chức vụ | Năm sinh | Ghi chú |
|---|---|---|---|---|
| 1 | Nguyễn Văn A | Tổ trưởng | 1980 | |
""",
            id="persons",
        ),
        pytest.param(
            """Biểu mẫu số 01: BÁO CÁO KẾT QUẢ THỰC HIỆN CHỈ TIÊU

| TT | Chỉ tiêu | ĐVT | Kết quả thực hiện | Ghi chú |
|---|---|---|---|---|
| 1 | Tỷ lệ hồ sơ đúng hạn | % | | |
""",
            id="form",
        ),
        pytest.param(
            """KẾT QUẢ CÁC CHỈ TIÊU

| TT | Chỉ tiêu | ĐVT | Năm 2023 | Năm 2024 |
|---|---|---|---|---|
| 1 | Tỷ lệ hồ sơ đúng hạn | % | 91 | 93 |
""",
            id="facts about the past",
        ),
    ],
)
def test_other_tables_hold_no_indicators(rows_of, table):
    assert [row for row in rows_of(f"PHỤ LỤC\n\n{table}") if row.origin == "table"] == []


def test_a_table_of_marks_measures_no_targets(rows_of):
    assert not rows_of(
        """PHỤ LỤC

BỘ TIÊU CHÍ ĐÁNH GIÁ

| TT | Tiêu chí | Điểm tối đa | Điểm tự chấm |
|---|---|---|---|
| 1 | Có sổ trực đầy đủ | 10 |  |
| 2 | Tỷ lệ đoàn viên tham gia họp từ 80% trở lên | 15 |  |
"""
    )
