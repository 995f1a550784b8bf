"""Runs in fonts from before Unicode: words as shown, what the file has listed."""

from __future__ import annotations

import pytest

from ingest.elements import Grid, Paragraph
from ingest.legacy.schemes import Scheme, encode
from schemas import EditKind

SENTENCE = "Hội phụ nữ xã vận động hội viên trồng rừng, giữ nước đầu nguồn."
TYPED = encode(SENTENCE, Scheme.TCVN3)


def run(text: str, font: str = ".VnTime", more: str = "") -> str:
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    return f'<w:r><w:rPr>{fonts}{more}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs: str) -> str:
    return f"<w:p>{''.join(runs)}</w:p>"


def only(elements) -> Paragraph:  # type: ignore[no-untyped-def]
    (paragraph,) = elements
    assert isinstance(paragraph, Paragraph)
    for change in paragraph.changes:
        assert change.kind is EditKind.DECODED
    return paragraph


def test_words_are_what_the_font_shows(word) -> None:
    paragraph = only(word.elements(p(run(TYPED))))
    assert paragraph.text == SENTENCE
    shown = {paragraph.text[c.start : c.end]: c.before for c in paragraph.changes}
    assert shown["rừng,"] == "rõng,"
    assert "xã" in shown and "viên" in shown


def test_runs_of_today_stand_among_others(word) -> None:
    body = p(run(TYPED + " "), run("Xã Cà Ná, số 4", "Arial"), run(" " + TYPED))
    paragraph = only(word.elements(body))
    assert paragraph.text == f"{SENTENCE} Xã Cà Ná, số 4 {SENTENCE}"
    for change in paragraph.changes:
        shown = paragraph.text[change.start : change.end]
        assert encode(shown, Scheme.TCVN3) == change.before


def test_a_capital_font(word) -> None:
    paragraph = only(
        word.elements(p(run(encode("kế hoạch", Scheme.TCVN3), ".VnTimeH"), run(TYPED)))
    )
    assert paragraph.text.startswith("KẾ HOẠCH")


def test_capitals_by_format(word) -> None:
    assert only(word.elements(p(run(TYPED, more="<w:caps/>")))).text == SENTENCE.upper()


def test_the_font_of_a_style(word) -> None:
    style = (
        '<w:style w:type="paragraph" w:styleId="cu"><w:rPr>'
        '<w:rFonts w:hAnsi="VNI-Times"/></w:rPr></w:style>'
    )
    body = (
        '<w:p><w:pPr><w:pStyle w:val="cu"/></w:pPr>'
        f"<w:r><w:t>{encode(SENTENCE, Scheme.VNI)}</w:t></w:r></w:p>"
    )
    assert only(word.elements(body, {"styles": style})).text == SENTENCE


def test_a_soft_hyphen_is_a_letter_of_the_font(word) -> None:
    properties = '<w:rPr><w:rFonts w:ascii=".VnTime"/></w:rPr>'
    cut = f"<w:r>{properties}<w:t>th</w:t><w:softHyphen/><w:t>êng trùc</w:t></w:r>"
    assert only(word.elements(p(run(TYPED + " "), cut))).text == f"{SENTENCE} thường trực"
    modern = "<w:r><w:t>Tân</w:t><w:softHyphen/><w:t>Thanh</w:t></w:r>"
    assert only(word.elements(p(modern))).text == "TânThanh"


@pytest.mark.parametrize("font", [".VnTime", "VNI-Times"])
def test_a_font_that_only_kept_its_name(word, font: str) -> None:
    paragraph = only(word.elements(p(run("Xã ", font), run(SENTENCE, font), run(" và thôn", font))))
    assert paragraph.text == f"Xã {SENTENCE} và thôn"
    assert paragraph.changes == ()


def test_a_letterhead_drawn_with_tabs(word) -> None:
    lines = [
        ("UBND xã Tà Nung", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Số: 3/KH-UBND", "Độc lập - Tự do - Hạnh phúc"),
    ]
    body = "".join(
        p(run(encode(left, Scheme.TCVN3)), "<w:r><w:tab/></w:r>", run(encode(right, Scheme.TCVN3)))
        for left, right in lines
    )
    grid = word.elements(body)[0]
    assert isinstance(grid, Grid)
    texts = [[each.text for each in cell.content] for cell in grid.cells]
    assert texts == [[left for left, _ in lines], [right for _, right in lines]]
    for cell in grid.cells:
        for each in cell.content:
            for change in each.changes:
                assert encode(each.text[change.start : change.end], Scheme.TCVN3) == change.before
    assert any(each.changes for cell in grid.cells for each in cell.content)
