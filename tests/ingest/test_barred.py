"""Tables in text files without a frame, as converters and typists leave them."""

from collections.abc import Callable

import pytest

from schemas import BlockKind, Document, EditKind

ReadText = Callable[..., Document]

HEAD = ["TT", "Nhiệm vụ", "Cơ quan chủ trì", "Thời gian"]
FIRST = ["1", "Nạo vét kênh Tre qua thôn Đông", "Phòng Kinh tế", "Quý II/2027"]
SECOND = ["2", "Trồng 300 cây phượng dọc đường xã", "Đoàn Thanh niên xã", "Tháng 3/2027"]
THIRD = ["3", "Lát gạch sân nhà văn hóa thôn Hạ", "Thôn Hạ", "Quý IV/2027"]
GROUP = "I. Nhóm việc công trình"
ROWS = [HEAD, FIRST, SECOND, THIRD]


def barred(rows: list[list[str]], between: str = "\n") -> str:
    return between.join(" | ".join(row) for row in rows)


def piped(rows: list[list[str]]) -> str:
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def blanks(rows: list[list[str]], apart: int) -> str:
    widths = [max(map(len, column)) + apart for column in zip(*rows, strict=True)]
    return "\n".join(
        "".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


def html(rows: list[list[str]]) -> str:
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
    return "<table>\n" + "\n".join(f"<tr>{row}</tr>" for row in cells) + "\n</table>"


LAYOUTS = {
    "bars": barred(ROWS),
    "bars, blank lines between rows": barred(ROWS, "\n\n"),
    "bars with a divider": f"{barred([HEAD])}\n---|---|---|---\n{barred(ROWS[1:])}",
    "bars behind the last cell too": "\n".join(f"{' | '.join(row)} |" for row in ROWS),
    "bars, rows wrapped over lines": barred(ROWS)
    .replace("kênh Tre qua", "kênh Tre\nqua")
    .replace("Thôn Hạ | Quý", "Thôn Hạ |\nQuý"),
    "bars over a page": f"{barred(ROWS[:3])}\n\n--- Trang 2 ---\n\n{barred([THIRD])}",
    "bars, the head again on the next page": barred(ROWS[:3], "\n\n")
    + "\n\nPage 3\n\n"
    + barred([HEAD, THIRD], "\n\n"),
    "pipes, the head again on the next page": f"{piped(ROWS[:3])}\n\n[Trang 2/5]\n\n"
    + piped([HEAD, THIRD]),
    "pipes, rows wrapped over lines": piped(ROWS).replace("cây phượng dọc", "cây phượng\ndọc"),
    "semicolons": "\n".join(";".join(row) for row in ROWS),
    "commas and quotation marks": "\n".join(",".join(f'"{cell}"' for cell in row) for row in ROWS),
    "two blanks": blanks(ROWS, 2),
    "HTML": html(ROWS),
}


def tables(document: Document) -> list[list[list[str]]]:
    found: list[list[list[str]]] = []
    for block in document.blocks:
        if block.table is not None:
            rows: list[list[str]] = [[] for _ in range(block.table.rows)]
            for cell in block.table.cells:
                rows[cell.row].append(document.text[cell.start : cell.end])
            found.append(rows)
    return found


@pytest.mark.parametrize("layout", LAYOUTS)
def test_rows_and_cells_are_read(read_text: ReadText, layout: str) -> None:
    document = read_text(f"II. NHIỆM VỤ\n\n{LAYOUTS[layout]}\n\nIII. KINH PHÍ\n\nDo xã lo.")
    assert tables(document) == [ROWS]
    assert [document.text[block.start : block.end] for block in document.blocks[-2:]] == [
        "III. KINH PHÍ",
        "Do xã lo.",
    ]


def test_the_source_is_known_of_every_cell(read_text: ReadText) -> None:
    source = LAYOUTS["bars, rows wrapped over lines"]
    document = read_text(source)
    assert document.segments
    for segment in document.segments:
        length = segment.end - segment.start
        said = document.text[segment.start : segment.end]
        assert said == source[segment.source : segment.source + length]


def test_a_line_between_two_rows_is_a_row_over_the_whole_width(read_text: ReadText) -> None:
    document = read_text(f"{barred([HEAD])}\n\n{GROUP}\n\n{barred([FIRST, SECOND])}")
    assert tables(document) == [[HEAD, [GROUP], FIRST, SECOND]]


@pytest.mark.parametrize(
    "text",
    [
        "Học sinh chọn A | B | C trong phiếu hỏi.\nKết quả ghi vào sổ.",
        "TT, Nhiệm vụ, thời gian ghi trong phụ lục.\nCác thôn báo cáo, đề xuất.",
        "Địa chỉ:  thôn Đông,  xã Tân,  huyện Hạ.\nĐiện thoại:  không có.",
        "<table> chưa đóng\nNội dung",
    ],
)
def test_sentences_with_such_signs_stay_paragraphs(read_text: ReadText, text: str) -> None:
    document = read_text(text)
    assert [block.kind for block in document.blocks] == [BlockKind.PARAGRAPH] * 2


def test_what_a_converter_repeated_for_a_merged_cell_is_one_cell(read_text: ReadText) -> None:
    group = ["I", *["Việc công trình"] * 3]
    document = read_text(piped([HEAD, group, FIRST, SECOND]))
    assert tables(document) == [[HEAD, ["I", "Việc công trình"], FIRST, SECOND]]
    (edit,) = document.edits
    assert (edit.kind, edit.before) == (EditKind.DROPPED, "Việc công trình\nViệc công trình")


def test_html_cells_keep_their_spans_and_lines(read_text: ReadText) -> None:
    document = read_text(
        "<table><tr><th>Việc</th><th>Hạn</th></tr>\n"
        '<tr><td rowspan="2">Sửa <b>cầu</b><br>Quét vôi</td><td>3/5</td></tr>\n'
        "<tr><td>7/5</td></tr></table>"
    )
    assert tables(document) == [[["Việc", "Hạn"], ["Sửa cầu\nQuét vôi", "3/5"], ["7/5"]]]
