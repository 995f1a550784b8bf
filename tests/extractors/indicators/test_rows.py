import pytest

from extractors.indicators.rows import Outline, heading_of, read_name, repeats_above, split_unit


@pytest.mark.parametrize(
    ("cell", "ordinal", "label", "words"),
    [
        ("- Chỉ tiêu 2: Số mô hình.", "", "Chỉ tiêu 2", "Số mô hình"),
        ("4.2. Chỉ tiêu 2: Số mô hình", "", "4.2. Chỉ tiêu 2", "Số mô hình"),
        ("4.2.Chỉ tiêu 2: Số mô hình", "", "4.2. Chỉ tiêu 2", "Số mô hình"),
        ("Số mô hình", "4.12", "4.12", "Số mô hình"),
        ("Số mô hình", "7.", "7", "Số mô hình"),
        ("a) Số mô hình", "", "a", "Số mô hình"),
        ("+ Số mô hình", "", None, "Số mô hình"),
        ("Số mô hình", "-", None, "Số mô hình"),
        ("2.500 hộ thoát nghèo", "", None, "2.500 hộ thoát nghèo"),
        ("Chỉ tiêu 12 xã đạt chuẩn", "", None, "Chỉ tiêu 12 xã đạt chuẩn"),
        ("Trong đó: nữ", "", None, "Trong đó: nữ"),
    ],
)
def test_a_name_cell_is_taken_apart(cell, ordinal, label, words):
    name = read_name(cell, ordinal)
    assert (name.label, name.words) == (label, words)


def objectives(*rows):
    """The objective of each row with a value; a row is `(ordinal, name, has value)`."""
    outline = Outline()
    found = []
    for ordinal, cell, measured in rows:
        if measured:
            name = read_name(cell, ordinal)
            outline = outline.beside(name)
            found.append(outline.objective(name))
        else:
            outline = outline.under(heading_of(cell, ordinal))
    return found


def test_rows_stand_under_the_last_heading():
    assert objectives(
        ("I", "Kinh tế", False), ("1", "A", True), ("2", "B", True),
        ("II", "Xã hội", False), ("1", "C", True), ("", "+ D", True),
    ) == ["I. Kinh tế", "I. Kinh tế", "II. Xã hội", "II. Xã hội"]  # fmt: skip


def test_a_numbered_heading_ends_where_its_sibling_begins():
    assert objectives(
        ("I", "Đến 2030", False), ("4", "A", True), ("5", "Dịch vụ", False),
        ("5.1", "B", True), ("5.2", "C", True), ("6", "D", True),
    ) == ["I. Đến 2030", "5. Dịch vụ", "5. Dịch vụ", "I. Đến 2030"]  # fmt: skip


def test_a_row_with_a_value_may_be_the_parent_of_numbered_rows():
    assert objectives(
        ("I", "Đến 2030", False), ("8", "Hạ tầng", True), ("8.1", "A", True), ("9", "B", True)
    ) == ["I. Đến 2030", "8. Hạ tầng", "I. Đến 2030"]


def test_numbers_that_start_again_stand_under_a_numbered_heading():
    assert objectives(
        ("1", "Mục tiêu một", False), ("1", "A", True), ("2", "B", True),
        ("2", "Mục tiêu hai", False), ("1", "C", True),
    ) == ["1. Mục tiêu một", "1. Mục tiêu một", "2. Mục tiêu hai"]  # fmt: skip


def test_headings_without_labels_follow_each_other():
    assert objectives(
        ("", "Về kinh tế", False), ("1", "A", True), ("", "Về xã hội", False), ("2", "B", True)
    ) == ["Về kinh tế", "Về xã hội"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Sản lượng cá (tấn)", ("Sản lượng cá", "tấn")),
        ("Thu nhập (ĐVT: triệu đồng/người)", ("Thu nhập", "triệu đồng/người")),
        ("Tỷ lệ hộ nghèo (theo chuẩn mới)", ("Tỷ lệ hộ nghèo (theo chuẩn mới)", None)),
    ],
)
def test_a_unit_in_brackets_comes_off_the_name(name, expected):
    assert split_unit(name) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("-nt-", True),
        ("nt", True),
        ("″", True),
        ("như trên", True),
        ("Sở Y tế", False),
        ("", False),
    ],
)
def test_ditto_marks(cell, expected):
    assert repeats_above(cell) is expected
