from __future__ import annotations

from ingest.elements import Paragraph

BODY = "Các trạm y tế duy trì lịch khám định kỳ cho trẻ em trong xã và"


def page_with_note(writer, note: str = "Theo hướng dẫn của ngành y tế."):
    writer.page()
    for index in range(10):
        writer.text(90, 100 + 18 * index, BODY)
    writer.text(90, 300, "báo cáo kết quả").text(195, 295, "1", size=8).text(199, 300, "; xong.")
    writer.line(90, 740, 234, 740)
    writer.text(90, 748, "1", size=7).text(98, 752, note, size=10)
    return writer


def test_a_note_is_lifted_with_its_mark(writer, read_made):
    elements = [e for e in read_made(page_with_note(writer)).elements if isinstance(e, Paragraph)]
    note = elements[-1]
    assert (note.note, note.text) == ("1", "[1] Theo hướng dẫn của ngành y tế.")
    marked = next(e for e in elements if e.marks)
    (mark,) = marked.marks
    assert marked.text.endswith("báo cáo kết quả[1]; xong.")
    assert (marked.text[mark.start : mark.end], mark.note) == ("[1]", "1")


def test_pieces_of_a_note_point_at_its_words(writer, read_made):
    note = read_made(page_with_note(writer)).elements[-1]
    assert isinstance(note, Paragraph)
    words = [note.text[piece.start : piece.end] for piece in note.pieces]
    assert words == ["[1]", "Theo", "hướng", "dẫn", "của", "ngành", "y", "tế."]


def test_an_exponent_is_no_mark(writer, texts):
    writer.page().text(90, 100, "Diện tích 40 m").text(188, 95, "2", size=8)
    assert texts(writer) == ["Diện tích 40 m2"]
