from ingest.elements import Element, Grid, GridCell, Mark, Paragraph
from ingest.notes import lift_notes
from schemas import EditKind


def texts(elements: list[Element]) -> list[str]:
    return [each.text if isinstance(each, Paragraph) else "[grid]" for each in elements]


def test_notes_move_behind_the_block_with_their_mark() -> None:
    lifted = lift_notes(
        [
            Paragraph("- Mở lớp xóa mù chữ tại các thôn¹;"),
            Paragraph("- Tổng kết phong trào⁽²⁾ và khen thưởng theo"),
            Paragraph("¹ Gồm 12 thôn vùng cao."),
            Paragraph("² Hội thi cấp huyện."),
            Paragraph("quy định hiện hành."),
        ]
    )
    assert texts(lifted) == [
        "- Mở lớp xóa mù chữ tại các thôn¹;",
        "¹ Gồm 12 thôn vùng cao.",
        "- Tổng kết phong trào⁽²⁾ và khen thưởng theo",
        "² Hội thi cấp huyện.",
        "quy định hiện hành.",
    ]
    first, note = lifted[0], lifted[1]
    assert isinstance(first, Paragraph) and isinstance(note, Paragraph)
    assert [first.text[mark.start : mark.end] for mark in first.marks] == ["¹"]
    assert first.marks[0].note == note.note


def test_the_lifting_is_listed_where_the_note_stood() -> None:
    lifted = lift_notes(
        [
            Paragraph("Mỗi xã một tủ sách¹."),
            Paragraph("Kinh phí do ngân sách"),
            Paragraph("¹ Theo đề án."),
            Paragraph("xã bảo đảm."),
        ]
    )
    before = lifted[2]
    assert isinstance(before, Paragraph)
    assert [(each.kind, each.start, each.before) for each in before.changes] == [
        (EditKind.LIFTED, len("Kinh phí do ngân sách"), "¹ Theo đề án.")
    ]


def test_bracketed_numbers_are_notes_only_with_a_mark() -> None:
    marked = lift_notes([Paragraph("Hỗ trợ giống cây[1]."), Paragraph("[1] Keo và bạch đàn.")])
    assert isinstance(marked[1], Paragraph) and marked[1].note is not None
    unmarked = lift_notes([Paragraph("Hỗ trợ giống cây."), Paragraph("(1) Keo và bạch đàn.")])
    assert isinstance(unmarked[1], Paragraph) and unmarked[1].note is None


def test_square_metres_are_no_marks() -> None:
    lifted = lift_notes([Paragraph("Xây 200 m² sân chơi."), Paragraph("² Tính cả sân cũ.")])
    assert isinstance(lifted[0], Paragraph) and lifted[0].marks == ()
    assert isinstance(lifted[1], Paragraph) and lifted[1].note is not None


def test_numbers_that_begin_anew_on_each_page_find_the_nearest_mark() -> None:
    lifted = lift_notes(
        [
            Paragraph("Trồng rừng¹."),
            Paragraph("¹ Rừng sản xuất."),
            Paragraph("Nuôi ong¹."),
            Paragraph("¹ Ong nội."),
        ]
    )
    assert texts(lifted) == ["Trồng rừng¹.", "¹ Rừng sản xuất.", "Nuôi ong¹.", "¹ Ong nội."]
    keys = [each.note for each in lifted if isinstance(each, Paragraph) and each.note]
    assert len(set(keys)) == 2


def test_notes_of_the_format_and_marks_in_cells() -> None:
    cell = Paragraph("Tỷ lệ1", marks=(Mark(5, 6, "7"),))
    grid = Grid(1, 1, (GridCell(0, 0, 1, 1, (cell,)),))
    lifted = lift_notes(
        [
            grid,
            Paragraph("Kết thúc."),
            Paragraph("Theo báo cáo.", note="7"),
            Paragraph("Số liệu.", note="7"),
        ]
    )
    assert texts(lifted) == ["[grid]", "Theo báo cáo.", "Số liệu.", "Kết thúc."]


def test_items_with_stars_are_no_notes() -> None:
    elements: list[Element] = [
        Paragraph("Tỷ lệ đạt 27*"),
        Paragraph("* Thời gian: quý I."),
        Paragraph("* Địa điểm: nhà văn hóa."),
    ]
    assert lift_notes(elements) == elements
    noted = lift_notes([*elements[:1], Paragraph("* Tính cả năm trước.")])
    assert isinstance(noted[1], Paragraph) and noted[1].note is not None
