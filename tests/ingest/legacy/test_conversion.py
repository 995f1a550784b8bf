"""Which texts are converted, line by line and word by word, and which are left alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import read
from ingest.elements import Grid, GridCell, Paragraph
from ingest.legacy import Scheme, convert_elements, convert_text, evidence, mojibake
from ingest.legacy.capitals import capital_words
from ingest.legacy.evidence import schemes_of
from ingest.legacy.schemes import CODE_PAGE, encode
from schemas import EditKind

SENTENCE = "Hội đồng thẩm định kiểm tra mức nước từng hồ chứa, cảnh báo kịp thời cho bà con."
MODERN = "Trạm thủy văn đo mực nước ba giờ một lần và báo về xã."


@pytest.mark.parametrize("scheme", Scheme)
def test_each_scheme_is_told_and_read(scheme: Scheme) -> None:
    written = encode(SENTENCE, scheme)
    assert schemes_of(written) == [scheme]
    assert convert_text(written).text == SENTENCE


@pytest.mark.parametrize(
    "text",
    [
        MODERN,
        "CHỦ TỊCH XÃ BA LÒNG\nUBND XÃ SON LA, XÃ BA NA",
        "Hội thảo “Café – Đà Lạt” có 3 đoàn: Côte d'Ivoire, São Tomé, Åland, Curaçao, Möng Cai.",
        "Diện tích 3.000 m², nhiệt độ 25°C ± 2°C · bón ½ lượng phân; điều 5 § 2 «trích» © ® µm.",
        "Trồng 300 m²\nm²\nm³\nkm²\n50 dm³\n25°C\n± 5%\n½ ha\n12 m²;",
        "f(a) = b^2 + c^2, a(b + c), o+ và u+, http://a.b/c?d=e(f)",
        "Ph¬ng",  # one odd word says nothing
        "",
    ],
)
def test_what_is_in_unicode_is_left_alone(text: str) -> None:
    assert convert_text(text).replacements == ()


@pytest.mark.parametrize("scheme", Scheme)
def test_lines_in_unicode_stay_among_others(scheme: Scheme) -> None:
    # Words that both could hold are read by their line.
    written = "\n".join([encode(SENTENCE, scheme), MODERN, encode(SENTENCE, scheme)])
    assert convert_text(written).text == f"{SENTENCE}\n{MODERN}\n{SENTENCE}"


def test_words_in_unicode_stay_in_a_line_of_others() -> None:
    written = f"{encode(SENTENCE, Scheme.TCVN3)} Huyện Đồng Đăng"
    assert convert_text(written).text == f"{SENTENCE} Huyện Đồng Đăng"


def test_two_schemes_in_one_text() -> None:
    schemes = (Scheme.TCVN3, Scheme.VNI)
    written = "\n".join(encode(SENTENCE, scheme) for scheme in schemes)
    assert convert_text(written).text == f"{SENTENCE}\n{SENTENCE}"


def test_the_hyphen_that_was_a_letter() -> None:
    written = encode("Trường trực phòng chống thiên tai xã Tân-Thanh lương thực", Scheme.TCVN3)
    shown = convert_text(written.replace("\xad", "-")).text
    assert shown == "Trường trực phòng chống thiên tai xã Tân-Thanh lương thực"


CAPITALS = [
    ("UBND X· T¢N LËP\nUû ban nh©n d©n x· lËp tæ xung kÝch", "UBND XÃ TÂN LẬP"),
    ("ñy ban nh©n d©n x· lËp tæ xung kÝch".replace("ñy ban", "ñY BAN"), "ỦY BAN"),
]


@pytest.mark.parametrize(("written", "start"), CAPITALS)
def test_capitals_that_the_code_lacks(written: str, start: str) -> None:
    assert convert_text(written).text.startswith(start)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Kế HOạCH", ["Kế", "HOạCH"]),
        ("Sở LĐTBXH; Lý Tú", []),
        ("Uỷ ban", []),
        ("BíTHƯ Bí THƯ", ["BíTHƯ", "Bí"]),
        ("ban hành Kế HOạCH của xã Vụ", ["Kế", "HOạCH"]),
        ("TỉNH Uỷ   Đồng Tháp", ["TỉNH", "Uỷ"]),
    ],
)
def test_words_in_capitals(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in capital_words(text)] == words


@pytest.mark.parametrize("page", [CODE_PAGE, "mac_roman"])
def test_utf_8_read_in_another_code_page(page: str) -> None:
    text = f"{SENTENCE}\nLa Pá\nlà và\n{MODERN}"
    wrong = text.encode().decode(page)
    assert convert_text(wrong).text == text
    assert convert_text(f"{wrong}\n{MODERN}").text == f"{text}\n{MODERN}"


def test_a_lost_second_byte() -> None:
    wrong = SENTENCE.encode().decode(CODE_PAGE).replace("\xa0", " ")
    assert " ".join(convert_text(wrong).text.split()) == SENTENCE


@settings(deadline=None)
@given(st.text(alphabet="aêµ¶·©®ñöøûïâ^(+'`?~.Ãáº»¡\n d"))
def test_replacements_are_what_differs(text: str) -> None:
    conversion = convert_text(text)
    rebuilt, end = [], 0
    for each in conversion.replacements:
        assert end <= each.start < each.end
        rebuilt += [text[end : each.start], each.new]
        end = each.end
    assert "".join([*rebuilt, text[end:]]) == conversion.text


def test_elements_of_any_format() -> None:
    written = encode(SENTENCE, Scheme.VNI)
    cell = GridCell(0, 0, 1, 1, (Paragraph(written), Paragraph("12")))
    grid, paragraph = convert_elements([Grid(1, 1, (cell,)), Paragraph(written)])
    assert isinstance(grid, Grid) and isinstance(paragraph, Paragraph)
    inner = grid.cells[0].content[0]
    assert isinstance(inner, Paragraph)
    for each in (inner, paragraph):
        assert each.text == SENTENCE
        assert {change.kind for change in each.changes} == {EditKind.DECODED}
        for change in each.changes:
            assert encode(each.text[change.start : change.end], Scheme.VNI) == change.before


def test_the_way_back_to_the_file(tmp_path: Path, promises) -> None:  # type: ignore[no-untyped-def]
    source = encode(f"KE HOACH\n1. {SENTENCE}\n| a | {SENTENCE} |\n|---|---|\n", Scheme.VNI)
    path = tmp_path / "cu.txt"
    path.write_text(source, encoding="utf-8")
    document = read(path)
    promises(document)
    assert document.text.count(SENTENCE) == 2
    for segment in document.segments:
        length = segment.end - segment.start
        piece = source[segment.source : segment.source + length]
        assert document.text[segment.start : segment.end] == piece
    decoded = [edit for edit in document.edits if edit.kind is EditKind.DECODED]
    assert all(edit.before in source for edit in decoded)
    covered = sum(segment.end - segment.start for segment in document.segments)
    assert covered + sum(edit.end - edit.start for edit in decoded) <= len(document.text)


@given(st.text(alphabet="aAoOuUdD^(+*'.¸®•… x\n", max_size=20))
def test_odd_letters_hold_a_sign(text: str) -> None:
    signs = set(evidence._signs(text))
    for pattern in (evidence._ODD, evidence._TYPED):
        for match in pattern.finditer(text):
            assert signs.intersection(range(*match.span()))


@pytest.mark.parametrize("page", ["windows-1252", "mac_roman"])
def test_marks_begin_with_a_pair(page: str) -> None:
    for letter in "àáảãạèéẻẽẹìíỉĩịòóỏõọùúủũụỳýỷỹỵăắâấđêếôốơớưứÀÁẢÃẠĐÊẾÔỐƠỚƯỨ–“":
        shown = letter.encode().decode(page, errors="replace")
        for mark in mojibake._MARKS.finditer(shown):
            assert mojibake._PAIR.match(shown, mark.start())
