"""What holds for every document, whatever the file holds."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import EmptyFile, UnsupportedFormat, read
from ingest.decoding import decode
from ingest.elements import Grid, GridCell, PageSize, Paragraph, Piece, Reading
from ingest.pipeline import build
from schemas import BlockKind, Document, Method, Source

Check = Callable[[Document], None]

LABELS = ("I.", "II.", "1.", "2.", "1.1.", "a)", "b)", "-", "+", "*", "•", "Điều 1.", "Phụ lục")
PHRASES = (
    "KẾ HOẠCH",
    "PHỤ LỤC II",
    "Nơi nhận:",
    "TM. ỦY BAN",
    "CHỦ TỊCH",
    "Nguyễn Văn An",
    "Căn cứ",
)
MARKS = ("./.", ";", ":", ".", "¹", "⁽²⁾", "[1]", "(1)", "**đậm**", "*nghiêng*", "\\-", "<br>")
ODD = ("e\u0301", "\u00a0", "Ð", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "(Kèm theo")
WORDS = st.sampled_from((*LABELS, *PHRASES, *MARKS, *ODD, "Luật", "số", "12/QĐ-UBND", "của", "xã"))
GLUE = st.sampled_from([" ", " ", " ", "\n", "\n\n", "\t", "    ", " | ", "\f", "|", "\n|", "\r\n"])
NOISE = st.lists(st.tuples(WORDS, GLUE), min_size=1, max_size=60).map(
    lambda pairs: "".join(word + glue for word, glue in pairs)
)
SLOW_DISK = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)


@SLOW_DISK
@given(text=NOISE, name=st.sampled_from(["a.txt", "a.md"]))
def test_noise_becomes_a_document_that_maps_to_its_source(
    text: str, name: str, tmp_path: Path, promises: Check
) -> None:
    path = tmp_path / name
    path.write_bytes(("Kế hoạch\n" + text).encode())
    document = read(path)
    promises(document)
    source = decode(path.read_bytes())
    last = 0
    for segment in document.segments:
        assert segment.start < segment.end and last <= segment.start
        last = segment.end
        length = segment.end - segment.start
        assert (
            document.text[segment.start : segment.end]
            == source[segment.source : segment.source + length]
        )


@SLOW_DISK
@given(text=st.text(max_size=200), name=st.sampled_from(["a.txt", "a.md"]))
def test_any_text_is_read(text: str, name: str, tmp_path: Path, promises: Check) -> None:
    path = tmp_path / name
    path.write_bytes(text.encode())
    with suppress(EmptyFile, UnsupportedFormat):
        promises(read(path))


def test_no_word_of_a_plain_text_is_lost(read_text: Callable[..., Document]) -> None:
    text = "KẾ HOẠCH\nNuôi ong\nI. NHIỆM VỤ\n- Mua giống¹.\n¹ Ong nội.\n- Làm tổ\nvà thùng.\n"
    assert sorted(read_text(text).text.split()) == sorted(text.split())


def reading(*elements: Paragraph | Grid, pages: int = 0) -> Document:
    sizes = tuple(PageSize(number + 1, 595.0, 842.0) for number in range(pages))
    source = Source("a.pdf", "", "application/pdf", 0, pages or None, "digital")
    return build(source, Reading("application/pdf", "digital", elements, sizes))


def words(text: str, page: int) -> tuple[Piece, ...]:
    pieces = []
    at = 0
    for number, word in enumerate(text.split(" ")):
        box = (10.0 * number, 5.0, 10.0 * number + 9, 15.0)
        pieces.append(Piece(at, at + len(word), bbox=box, page=page))
        at += len(word) + 1
    return tuple(pieces)


def test_pages_words_and_a_sentence_over_a_page_break(promises: Check) -> None:
    one, two = "- Hợp tác xã chuẩn bị cây giống tốt,", "phân bón và dụng cụ."
    document = reading(
        Paragraph(one, pieces=words(one, 1), page=1),
        Paragraph("1", furniture=True, page=1),
        Paragraph(two, pieces=words(two, 2), page=2, page_start=True),
        Paragraph("II. KINH PHÍ", page=3),
        pages=4,
    )
    promises(document)
    assert document.text.split("\n") == [f"{one} {two}", "1", "II. KINH PHÍ"]
    start = len(one) + 1
    third = document.text.index("II.")
    assert [(page.start, page.end) for page in document.pages] == [
        (0, start),
        (start, third),
        (third, len(document.text)),
        (len(document.text), len(document.text)),
    ]
    assert [
        document.text[word.start : word.end] for word in document.words
    ] == f"{one} {two}".split()
    assert {word.page for word in document.words} == {1, 2}


def test_cells_with_several_paragraphs_labels_and_a_nested_table(promises: Check) -> None:
    inner = Grid(
        1, 2, (GridCell(0, 0, 1, 1, (Paragraph("a"),)), GridCell(0, 1, 1, 1, (Paragraph("b"),)))
    )
    cells = (
        GridCell(0, 0, 1, 2, (Paragraph("Đầu"),)),
        GridCell(1, 0, 1, 1, (Paragraph("Một", label="-"), Paragraph("Hai", label="-"))),
        GridCell(1, 1, 1, 1, (Paragraph("Trước"), inner)),
    )
    document = reading(Paragraph("Bảng"), Grid(2, 2, cells, layout=False))
    promises(document)
    table = document.blocks[1].table
    assert document.text == "Bảng\nĐầu\n- Một\n- Hai\tTrước\na\tb"
    assert table is not None
    assert [document.text[cell.start : cell.end] for cell in table.cells] == [
        "Đầu",
        "- Một\n- Hai",
        "Trước\na\tb",
    ]
    nested = table.cells[2].table
    assert nested is not None
    assert [document.text[cell.start : cell.end] for cell in nested.cells] == ["a", "b"]


def test_automatic_labels_stand_in_the_text() -> None:
    document = reading(
        Paragraph("MỤC ĐÍCH", label="I."),
        Paragraph("Trồng rừng.", label="-", method=Method.CONVERTER, confidence=0.9),
    )
    assert document.text == "I. MỤC ĐÍCH\n- Trồng rừng."
    item = document.blocks[1]
    assert item.kind is BlockKind.ITEM and item.parent == 0 and item.level == 2
    assert document.text[item.body : item.end] == "Trồng rừng."
    assert item.label is not None and item.label.automatic
    assert (item.method, item.confidence) == (Method.CONVERTER, 0.9)
