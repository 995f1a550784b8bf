from collections.abc import Callable
from textwrap import dedent, wrap

import pytest

from ingest import plaintext
from schemas import BlockKind, Document, EditKind, Part

ReadText = Callable[..., Document]


def lines(document: Document) -> list[str]:
    return [document.text[block.start : block.end] for block in document.blocks]


def cells(document: Document) -> list[list[str]]:
    (table,) = [block.table for block in document.blocks if block.table is not None]
    rows: list[list[str]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        rows[cell.row].append(document.text[cell.start : cell.end])
    return rows


PARAGRAPHS = [
    "Trồng rừng phòng hộ ven biển trên địa bàn xã Hải Tân trong giai đoạn tới",
    "I. MỤC ĐÍCH",
    "- Chắn cát, giữ đất, tạo sinh kế cho người dân ven biển và bảo vệ các công trình thủy lợi. "
    "Nâng cao nhận thức của cộng đồng về vai trò của rừng.",
    "II. NHIỆM VỤ",
    "1. Hợp tác xã chuẩn bị cây giống, bảo đảm số lượng và chất lượng trước mùa mưa năm nay.",
    "2. Đoàn thanh niên huy động lực lượng tham gia trồng và chăm sóc cây trong ba năm đầu tiên.",
]


@pytest.mark.parametrize("indent", [0, 4])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("width", [60, 80])
def test_wrapped_text_becomes_paragraphs(
    read_text: ReadText, width: int, gap: str, indent: int
) -> None:
    wrapped = gap.join(
        "\n".join(wrap(text, width, initial_indent=" " * indent)) for text in PARAGRAPHS
    )
    document = read_text("KẾ HOẠCH" + gap + wrapped)
    expected = list(PARAGRAPHS)
    if not indent and gap == "\n" and width == 80:
        # Nothing but its full line tells that the first sentence is not the last of its item.
        assert "".join(lines(document)).replace(" ", "") == "KẾHOẠCH" + "".join(expected).replace(
            " ", ""
        )
    else:
        assert lines(document) == ["KẾ HOẠCH", *expected]
    assert {edit.kind for edit in document.edits} == {EditKind.JOINED}


def test_lines_that_are_paragraphs_stay_so(read_text: ReadText) -> None:
    document = read_text("\n".join(["KẾ HOẠCH", *PARAGRAPHS]))
    assert lines(document) == ["KẾ HOẠCH", *PARAGRAPHS]
    assert document.edits == ()


LETTERHEADS = {
    "spaces": """
        UBND XÃ HẢI TÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        BAN NÔNG NGHIỆP                  Độc lập - Tự do - Hạnh phúc
        Số: 3/KH-BNN               Hải Tân, ngày 6 tháng 2 năm 2020
        """,
    "tabs": """
        UBND XÃ HẢI TÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        BAN NÔNG NGHIỆP\tĐộc lập - Tự do - Hạnh phúc
        Số: 3/KH-BNN\tHải Tân, ngày 6 tháng 2 năm 2020
        """,
    "pipes": """
        UBND XÃ HẢI TÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
        BAN NÔNG NGHIỆP | Độc lập - Tự do - Hạnh phúc
        Số: 3/KH-BNN | Hải Tân, ngày 6 tháng 2 năm 2020
        """,
    "a table of pipes": """
        | UBND XÃ HẢI TÂN<br>BAN NÔNG NGHIỆP | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
        |---|---|
        | Số: 3/KH-BNN | Độc lập - Tự do - Hạnh phúc<br>Hải Tân, ngày 6 tháng 2 năm 2020 |
        """,
}


@pytest.mark.parametrize("kind", LETTERHEADS)
def test_letterheads_side_by_side(read_text: ReadText, kind: str) -> None:
    document = read_text(dedent(LETTERHEADS[kind]) + "\nKẾ HOẠCH\n\nTrồng rừng\n\nI. MỤC ĐÍCH\n")
    assert lines(document)[:6] == [
        "UBND XÃ HẢI TÂN",
        "BAN NÔNG NGHIỆP",
        "Số: 3/KH-BNN",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "Hải Tân, ngày 6 tháng 2 năm 2020",
    ]
    assert {block.part for block in document.blocks[:6]} == {Part.LETTERHEAD}


def test_a_rule_under_a_signature_ends_it(read_text: ReadText) -> None:
    document = read_text("KẾ HOẠCH\nTrồng rừng\nI.\tTM. ỦY BAN NHÂN DÂN\n|\n")
    assert lines(document)[-1] == "|"


def test_a_signature_side_by_side(read_text: ReadText) -> None:
    document = read_text(
        "KẾ HOẠCH\nTrồng rừng\nI. MỤC ĐÍCH\n- Chắn cát./.\n"
        "Nơi nhận:                      TM. ỦY BAN NHÂN DÂN\n"
        "- Các thôn;                          CHỦ TỊCH\n"
        "- Lưu: VP.\n"
        "                                   Mai Văn Đức\n"
        "PHỤ LỤC I\n1. Cây phi lao\n"
    )
    tail = [
        (block.part.value, line)
        for block, line in zip(document.blocks, lines(document), strict=True)
    ]
    assert tail[4:] == [
        ("recipients", "Nơi nhận:"),
        ("recipients", "- Các thôn;"),
        ("recipients", "- Lưu: VP."),
        ("signature", "TM. ỦY BAN NHÂN DÂN"),
        ("signature", "CHỦ TỊCH"),
        ("signature", "Mai Văn Đức"),
        ("annex", "PHỤ LỤC I"),
        ("annex", "1. Cây phi lao"),
    ]


def test_rows_of_tabs(read_text: ReadText) -> None:
    document = read_text(
        "Biểu số 1\n\nTT\tChỉ tiêu\tĐVT\n1\tTrồng mới\tha\n2\tChăm sóc\t\n\n\trừng non\t\n"
    )
    assert cells(document) == [
        ["TT", "Chỉ tiêu", "ĐVT"],
        ["1", "Trồng mới", "ha"],
        ["2", "Chăm sóc rừng non", ""],
    ]
    (table,) = [block.table for block in document.blocks if block.table is not None]
    assert table.header_rows == 1
    assert [edit.kind for edit in document.edits] == [EditKind.STITCHED]


def test_pipe_tables(read_text: ReadText) -> None:
    document = read_text(
        "# Phụ lục\n\n| TT | **Chỉ tiêu** | Năm |\n|:--|---|--:|\n"
        "| 1 | Tỷ lệ\\|mức | <u>36</u> 100 |\n| 2 | a<br>b |\n",
        "bieu.md",
    )
    assert cells(document) == [
        ["TT", "Chỉ tiêu", "Năm"],
        ["1", "Tỷ lệ|mức", "<u>36</u> 100"],
        ["2", "a\nb", ""],
    ]
    assert document.source.media_type == "text/markdown"


def test_a_tab_behind_a_label_or_in_one_line_is_no_table(read_text: ReadText) -> None:
    document = read_text("I.\tMỤC ĐÍCH\n-\tChắn cát ven biển.\nThời gian:\tquý I\n")
    assert lines(document) == ["I. MỤC ĐÍCH", "- Chắn cát ven biển.", "Thời gian: quý I"]


def test_a_page_break_cuts_a_sentence(read_text: ReadText) -> None:
    document = read_text(
        "I. NHIỆM VỤ\n\n- Hợp tác xã chuẩn bị cây giống, bảo đảm\n\n2\n\f\n"
        "số lượng và chất lượng trước mùa mưa.\n"
    )
    assert lines(document)[1:] == [
        "- Hợp tác xã chuẩn bị cây giống, bảo đảm số lượng và chất lượng trước mùa mưa.",
        "2",
    ]
    assert document.blocks[2].kind is BlockKind.FURNITURE


def test_drawn_lines_and_page_numbers_are_furniture(read_text: ReadText) -> None:
    document = read_text("UBND XÃ\n-------\nKẾ HOẠCH\n\nTrang 1/3\n\n- 2 -\n\nI. MỤC ĐÍCH\n")
    furniture = [
        document.text[block.start : block.end]
        for block in document.blocks
        if block.kind is BlockKind.FURNITURE
    ]
    assert furniture == ["-------", "Trang 1/3", "- 2 -"]


def test_bare_numbers_that_count_pages(read_text: ReadText) -> None:
    page = "\n\n".join(f"- Thôn {number} tổ chức trồng cây." for number in range(1, 11))
    document = read_text(f"I. NHIỆM VỤ\n\n{page}\n\n2\n\n{page}\n\n3\n\nHết.\n")
    furniture = [block for block in document.blocks if block.kind is BlockKind.FURNITURE]
    assert [document.text[block.start : block.end] for block in furniture] == ["2", "3"]
    listed = read_text("I. SỐ LIỆU\n\n2\n\nbò\n\n3\n\ndê\n")
    assert BlockKind.FURNITURE not in {block.kind for block in listed.blocks}


DRAWN = """
PHỤ LỤC

TT   Nội dung                       Đơn vị    Số lượng
                                              Lúa      Ngô
I    Giống cây
1    Giống chịu mặn, chịu hạn        kg         120     35
     cho vụ hè thu
2    Giống ngắn ngày                 kg       1.050      8

Ghi chú: số liệu tạm tính.
"""


def test_columns_drawn_with_blanks_are_a_table(read_text: ReadText) -> None:
    document = read_text(DRAWN)
    assert cells(document) == [
        ["TT", "Nội dung", "Đơn vị", "Số lượng", ""],
        ["", "", "", "Lúa", "Ngô"],
        ["I", "Giống cây", "", "", ""],
        ["1", "Giống chịu mặn, chịu hạn cho vụ hè thu", "kg", "120", "35"],
        ["2", "Giống ngắn ngày", "kg", "1.050", "8"],
    ]
    assert lines(document)[-1] == "Ghi chú: số liệu tạm tính."


def test_a_lone_divider_below_the_recipients(read_text: ReadText) -> None:
    assert lines(read_text("Nơi nhận:\tI.\n|"))[0].startswith("Nơi nhận:")


def test_words_with_wide_blanks_are_no_table(read_text: ReadText) -> None:
    text = "Trồng   cây   phi lao\nGiữ đất và   chắn cát\nNuôi   ong"
    assert not any(block.table for block in read_text(text).blocks)


@pytest.mark.parametrize(
    ("rows", "head", "count"),
    [
        (["Loài cây | Số lượng", "Phi lao | 120"], 1, 2),
        (["Phi lao | 120", "Bạch đàn | 45"], 0, 2),
        (["Cây chắn gió | ", "Phi lao | 120"], 0, 2),
        ([" | ", "Loài cây | Số lượng", "Phi lao | 120"], 0, 2),
    ],
)
def test_the_first_pipe_row_need_not_be_a_head(
    read_text: ReadText, rows: list[str], head: int, count: int
) -> None:
    first, *others = (f"| {row} |" for row in rows)
    document = read_text("\n".join(["Biểu sau:", "", first, "|---|---|", *others]), "plan.md")
    (table,) = [block.table for block in document.blocks if block.table is not None]
    assert (table.rows, table.header_rows) == (count, head)


@pytest.mark.parametrize(
    ("line", "plain"),
    [
        ("Sửa cầu gỗ ở thôn Đoài + Trung.", True),
        ("TTXVN đưa tin", True),
        ("Tổ STT", True),
        ("+ Sửa cầu gỗ", True),
        ("+---+", False),
        ("stt; việc; ai làm", False),
        ('"TT","Việc"', False),
        ("Sửa cầu  gỗ", False),
        ("Sửa *cầu* gỗ", False),
        ("Sửa cầu [1]", False),
        ("a\tb", False),
    ],
)
def test_lines_that_are_words_alone(line: str, plain: bool) -> None:
    assert plaintext._is_plain(line) is plain
