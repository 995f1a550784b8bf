from ingest.elements import Element, Grid, GridCell, Paragraph
from ingest.heads import head_rows
from ingest.tables import read_layout_grids, stitch_tables
from schemas import EditKind


def grid(*rows: tuple[str, ...], **options: int | bool) -> Grid:
    cells = tuple(
        GridCell(number, column, 1, 1, (Paragraph(text),) if text else ())
        for number, row in enumerate(rows)
        for column, text in enumerate(row)
    )
    made = Grid(len(rows), len(rows[0]), cells)
    return Grid(
        made.rows,
        made.columns,
        made.cells,
        header_rows=int(options.get("header_rows", 0)),
        page_start=bool(options.get("page_start", False)),
    )


def rows(element: Element) -> list[list[str]]:
    assert isinstance(element, Grid)
    made: list[list[str]] = [[] for _ in range(element.rows)]
    for cell in element.cells:
        made[cell.row].append(
            "|".join(inner.text for inner in cell.content if isinstance(inner, Paragraph))
        )
    return made


def texts(elements: list[Element]) -> list[str]:
    return [each.text if isinstance(each, Paragraph) else "[grid]" for each in elements]


def test_a_letterhead_is_read_column_by_column() -> None:
    letterhead = grid(
        ("UBND XÃ ĐÔNG HẢI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("Số: 5/KH-UBND", "Đông Hải, ngày 2 tháng 3 năm 2021"),
    )
    assert texts(read_layout_grids([letterhead])) == [
        "UBND XÃ ĐÔNG HẢI",
        "Số: 5/KH-UBND",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Đông Hải, ngày 2 tháng 3 năm 2021",
    ]


def test_a_signature_block_is_read_recipients_first() -> None:
    block = grid(("Nơi nhận:", "TM. ỦY BAN NHÂN DÂN"), ("- Như trên;", "CHỦ TỊCH"))
    assert texts(read_layout_grids([block])) == [
        "Nơi nhận:",
        "- Như trên;",
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
    ]
    assert texts(read_layout_grids([grid(("", "VĂN PHÒNG HUYỆN"))])) == ["VĂN PHÒNG HUYỆN"]


def test_rows_over_the_whole_width_divide_the_columns() -> None:
    cells = (
        GridCell(0, 0, 1, 1, (Paragraph("HỘI NÔNG DÂN"),)),
        GridCell(0, 1, 1, 1, (Paragraph("Độc lập - Tự do - Hạnh phúc"),)),
        GridCell(1, 0, 1, 2, (Paragraph("KẾ HOẠCH"),)),
        GridCell(2, 0, 1, 1, (Paragraph("trái"),)),
        GridCell(2, 1, 1, 1, (Paragraph("phải"),)),
    )
    assert texts(read_layout_grids([Grid(3, 2, cells)])) == [
        "HỘI NÔNG DÂN",
        "Độc lập - Tự do - Hạnh phúc",
        "KẾ HOẠCH",
        "trái",
        "phải",
    ]


def test_a_table_of_data_stays_one() -> None:
    data = grid(("TT", "Nội dung", "Thời gian"), ("1", "Trồng cây", "Quý I"))
    assert read_layout_grids([data]) == [data]


def test_heads() -> None:
    assert head_rows(grid(("TT", "Chỉ tiêu", "ĐVT"), ("1", "Tỷ lệ hộ nghèo", "%"))) == 1
    assert head_rows(grid(("1", "Tỷ lệ hộ nghèo", "%"), ("2", "Số hộ", "hộ"))) == 0
    numbered = grid(("TT", "Chỉ tiêu", "ĐVT"), ("1", "2", "3"), ("1", "Tỷ lệ", "%"))
    assert head_rows(numbered) == 2
    flat = grid(
        ("TT", "Chỉ tiêu", "Kế hoạch", ""), ("", "", "2021", "Năm 2022"), ("1", "a", "2", "")
    )
    assert head_rows(flat) == 2
    two = (
        GridCell(0, 0, 2, 1, (Paragraph("TT"),)),
        GridCell(0, 1, 1, 2, (Paragraph("Kế hoạch"),)),
        GridCell(1, 1, 1, 1, (Paragraph("2021"),)),
        GridCell(1, 2, 1, 1, (Paragraph("2022"),)),
        GridCell(2, 0, 1, 1, (Paragraph("1"),)),
    )
    assert head_rows(Grid(3, 3, two)) == 2


HEAD = ("TT", "Chỉ tiêu", "ĐVT", "Ghi chú")


def test_a_table_over_a_page_break_is_one_without_the_repeated_head() -> None:
    (whole,) = stitch_tables(
        [
            grid(HEAD, ("1", "Số hộ", "hộ", "")),
            grid(HEAD, ("2", "Số thôn", "thôn", ""), page_start=True),
        ]
    )
    assert rows(whole) == [
        list(HEAD),
        ["1", "Số hộ", "hộ", ""],
        ["2", "Số thôn", "thôn", ""],
    ]
    assert isinstance(whole, Grid) and whole.header_rows == 1
    dropped = [
        change
        for cell in whole.cells
        for inner in cell.content
        if isinstance(inner, Paragraph)
        for change in inner.changes
    ]
    assert [(each.kind, each.before) for each in dropped] == [
        (EditKind.DROPPED, "TT\nChỉ tiêu\nĐVT\nGhi chú")
    ]


def test_furniture_and_notes_stand_in_between() -> None:
    stitched = stitch_tables(
        [
            grid(HEAD, ("1", "Số hộ", "hộ", "")),
            Paragraph("4", furniture=True),
            Paragraph("¹ Hộ thường trú.", note="0"),
            grid(("2", "Số thôn", "thôn", "")),
        ]
    )
    assert texts(stitched) == ["[grid]", "4", "¹ Hộ thường trú."]


def test_other_heads_and_other_columns_stay_apart() -> None:
    other = grid(("TT", "Họ và tên", "Chức vụ", "Ghi chú"), ("1", "Lò Văn A", "Trưởng bản", ""))
    assert len(stitch_tables([grid(HEAD, ("1", "Số hộ", "hộ", "")), other])) == 2
    assert len(stitch_tables([grid(HEAD, ("1", "Số hộ", "hộ", "")), grid(("2", "Số", "x"))])) == 2


def test_a_row_cut_by_the_page_is_joined_cell_by_cell() -> None:
    (whole,) = stitch_tables(
        [
            grid(HEAD, ("1", "Tỷ lệ hộ dùng nước", "%", "Theo"), header_rows=1),
            grid(("", "sạch hợp vệ sinh", "", "điều tra"), ("2", "Số thôn", "thôn", "")),
        ]
    )
    assert rows(whole)[1:] == [
        ["1", "Tỷ lệ hộ dùng nước sạch hợp vệ sinh", "%", "Theo điều tra"],
        ["2", "Số thôn", "thôn", ""],
    ]


def test_a_blank_number_after_a_break_goes_on_where_all_rows_have_one() -> None:
    (whole,) = stitch_tables(
        [
            grid(
                HEAD,
                ("1", "Số hộ", "hộ", ""),
                ("2", "Số thôn", "thôn", ""),
                ("3", "Điện", "xã", "Sở"),
            ),
            grid(("", "", "", "Công Thương"), page_start=True),
        ]
    )
    assert rows(whole)[3] == ["3", "Điện", "xã", "Sở Công Thương"]
    assert len(rows(whole)) == 4


def test_a_row_with_its_own_figures_is_no_rest() -> None:
    (whole,) = stitch_tables(
        [grid(HEAD, ("1", "Số hộ", "hộ", "12"), ("", "trong đó hộ mới", "hộ", "3"))]
    )
    assert len(rows(whole)) == 3


def test_a_line_that_goes_on_counting_is_a_row() -> None:
    (whole,) = stitch_tables(
        [
            grid(("1. Trồng trọt", "", ""), ("- Lúa", "ha", "40")),
            Paragraph("2. Chăn nuôi"),
            grid(("- Bò", "con", "90"), ("- Dê", "con", "30")),
        ]
    )
    assert rows(whole) == [
        ["1. Trồng trọt", "", ""],
        ["- Lúa", "ha", "40"],
        ["2. Chăn nuôi"],
        ["- Bò", "con", "90"],
        ["- Dê", "con", "30"],
    ]
    assert isinstance(whole, Grid)
    assert [cell.column_span for cell in whole.cells if cell.row == 2] == [3]


def test_other_lines_between_tables_stay_paragraphs() -> None:
    stitched = stitch_tables(
        [
            grid(("1. Trồng trọt", "", ""), ("- Lúa", "ha", "40")),
            Paragraph("Số liệu do phòng Nông nghiệp cung cấp."),
            grid(("- Bò", "con", "90"), ("- Dê", "con", "30")),
        ]
    )
    assert texts(stitched) == ["[grid]", "Số liệu do phòng Nông nghiệp cung cấp.", "[grid]"]
