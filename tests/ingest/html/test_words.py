"""Words, lines and looks as browsers show them."""

import pytest

from ingest import TooLarge
from ingest.elements import Grid

TEXTS = {
    "white space is one blank": ("<p>Trồng\n  cây\t xanh </p>", ["Trồng cây xanh"]),
    "a blank between runs": ("<p><b>Trồng </b> <i>cây</i></p>", ["Trồng cây"]),
    "a word in two runs": ("<p><span>Trồ</span><span>ng</span></p>", ["Trồng"]),
    "blocks without paragraphs": ("<div>Một<div>Hai</div>Ba</div>", ["Một", "Hai", "Ba"]),
    "an unclosed paragraph": ("<p>Một<p>Hai", ["Một", "Hai"]),
    "entities": ("<p>S&#7903; T&agrave;i ch&iacute;nh &lt;A&gt;</p>", ["Sở Tài chính <A>"]),
    "blank paragraphs": ("<p>&nbsp;</p><p><o:p>&nbsp;</o:p></p><p>Một</p>", ["Một"]),
    "a line that wraps": ("<p>Phối hợp với Sở<br>Tài chính</p>", ["Phối hợp với Sở Tài chính"]),
    "a line that parts": ("<p>Giao các xã:<br>- Rà soát;</p>", ["Giao các xã:", "- Rà soát;"]),
    "two breaks": ("<p>Một<br><br>Hai</p>", ["Một", "Hai"]),
    "preformatted lines": ("<pre>Mục một.\nMục hai.</pre>", ["Mục một.", "Mục hai."]),
    "scripts and styles": ("<p>Một<script>var x</script><style>p{}</style></p>", ["Một"]),
    "a comment": ("<p>Mộ<!-- ghi chú -->t</p>", ["Một"]),
    "a tracked change": ("<p>Một <del>hai</del><ins>ba</ins></p>", ["Một ba"]),
    "a raised figure": ("<p>12 m<sup>2</sup> đất</p>", ["12 m² đất"]),
    "raised letters": ("<p>Thứ 5<sup>th</sup></p>", ["Thứ 5th"]),
    "a lowered figure": ("<p>CO<sub>2</sub></p>", ["CO2"]),
    "a tab of Word": (
        "<p>Bước một<span style='mso-tab-count:1'>      </span>Bước hai</p>",
        ["Bước một Bước hai"],
    ),
    "symbols": ("<p><span style='font-family:Symbol'>&#179;</span> 95%</p>", ["≥ 95%"]),
    "capitals by style": ("<p style='text-transform:uppercase'>Mục tiêu</p>", ["MỤC TIÊU"]),
    "a picture": ("<p>Một<img alt='biểu trưng'>hai</p>", ["Mộthai"]),
    "marks of conditions": ("<p><![if !vml]>Một<![endif]></p>", ["Một"]),
    "hidden conditions": ("<!--[if gte mso 9]><xml>x</xml><![endif]--><p>Một</p>", ["Một"]),
    "a heading": ("<h2>Mục tiêu</h2>Một", ["Mục tiêu", "Một"]),
    "terms": ("<dl><dt>Số hiệu</dt><dd>12/KH-UBND</dd></dl>", ["Số hiệu", "12/KH-UBND"]),
}


@pytest.mark.parametrize(("body", "texts"), TEXTS.values(), ids=TEXTS)
def test_words(pages, body, texts) -> None:
    assert pages.texts(body) == texts


FRACTIONS = {
    "a figure over a line": ("<p>Đạt <u>36</u><br>100.000</p>", "Đạt 36/100.000"),
    "raised and lowered": ("<p><sup>108</sup>/<sub>102</sub> bé</p>", "108/102 bé"),
    "a slash of its own": ("<p><sup>3</sup>⁄<sub>4</sub></p>", "3/4"),
    "only underlined": ("<p>Đạt <u>36</u> xã</p>", "Đạt 36 xã"),
    "an underlined figure in a text": ("<p><u>36</u><br>xã đạt chuẩn</p>", "36 xã đạt chuẩn"),
    "an underlined word": ("<p><u>Nơi nhận</u><br>12</p>", "Nơi nhận 12"),
}


@pytest.mark.parametrize(("body", "text"), FRACTIONS.values(), ids=FRACTIONS)
def test_fractions(pages, body, text) -> None:
    assert pages.texts(body) == [text]


HIDDEN = {
    "by style": "<p style='display: none'>ẩn</p>",
    "by Word": "<p>Một <span style='mso-hide:all'>ẩn</span></p>",
    "by visibility": "<div style='visibility:hidden'><p>ẩn</p></div>",
    "by attribute": "<div hidden><p>ẩn</p></div>",
    "by sheet": "<p class=kin>ẩn</p>",
    "by sheet, inside": "<div class=hop><span>ẩn</span></div>",
    "a note of a reviewer": "<div style='mso-element:comment-list'><p>ẩn</p></div>",
    "in a table": "<table><tr style='display:none'><td>ẩn</td></tr></table>",
}
SHEET = """<style><!-- .kin {display:none} @media print {p {display:none}} .hop > span
{display:none} --></style>"""


@pytest.mark.parametrize("body", HIDDEN.values(), ids=HIDDEN)
def test_hidden_elements(pages, body) -> None:
    words = " ".join(pages.texts(body + "<p>Hai</p>", SHEET))
    assert "ẩn" not in words and "Hai" in words


def test_looks(pages) -> None:
    head = """<style>p.MsoNormal, li.MsoNormal {text-align:justify; font-size:13.0pt}
    .dam {font-weight:700} td p {font-style:italic}</style>"""
    body = """<p class=MsoNormal align=center style='text-align:center'><b>KẾ HOẠCH</b></p>
    <p class=MsoNormal style='margin-left:1.0cm;text-indent:28.35pt'>Một <b>hai</b> ba bốn</p>
    <center><font size=5><strong>Ba</strong></font></center>
    <p class="MsoNormal dam" style='font-size:150%'>Bốn</p>
    <p class=dam><span style='font-weight:normal'>Năm</span></p>"""
    styles = [each.style for each in pages.paragraphs(body, head)]
    assert [each.bold for each in styles] == [True, False, True, True, False]
    assert [each.align for each in styles] == ["center", "justify", "center", "justify", "left"]
    assert [each.size for each in styles] == [13.0, 13.0, 18.0, 18.0, 12.0]
    assert [each.indent for each in styles] == [0.0, 56.7, 0.0, 0.0, 0.0]
    (cell,) = pages.grid("<table><tr><td><p>Sáu</p></td></tr></table>", head).cells
    assert cell.content[0].style.italic is True


def test_children_of_a_row_stand_apart(pages) -> None:
    head = "<style>:where(.x1).khung .muc {display:flex} .muc .nhan {display:inline-flex}</style>"
    body = (
        "<div class='x1 khung'><div class=muc><span class=nhan>Số hiệu</span>"
        "<span>12/QĐ</span></div></div>"
    )
    assert pages.texts(body, head) == ["Số hiệu", "12/QĐ"]


def test_pages_begin_where_the_page_says(pages) -> None:
    body = """<p>Một</p><br clear=all style='page-break-before:always'><p>Hai</p>
    <p style='page-break-before:always'>Ba</p><p>Bốn</p>"""
    assert [each.page_start for each in pages.paragraphs(body)] == [False, True, True, False]


def test_running_heads_are_furniture(pages) -> None:
    body = """<div title="header"><p>Trang 2</p><p>Dự thảo lần 3</p></div><p>Một</p>
    <div style='mso-element:footer'><p>14</p><p>Lưu hành nội bộ</p></div>"""
    found = [(each.text, each.furniture) for each in pages.paragraphs(body)]
    assert found == [("Dự thảo lần 3", True), ("Một", False), ("Lưu hành nội bộ", True)]


def test_a_letterhead_in_a_running_head_is_none(pages) -> None:
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    body = f"<div title=header><p>{motto}</p></div><p>Một</p>"
    assert [each.furniture for each in pages.paragraphs(body)] == [False, False]


def test_a_letterhead_drawn_with_blanks(pages) -> None:
    gap = "&nbsp;" * 12
    body = f"""<p>UBND XÃ AN BÌNH{gap}CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p>
    <p>Số: 12/KH-UBND{gap}Độc lập - Tự do - Hạnh phúc</p><p>KẾ HOẠCH</p>"""
    grid, title = pages.elements(body)
    assert isinstance(grid, Grid) and title.text == "KẾ HOẠCH"
    assert [len(cell.content) for cell in grid.cells] == [2, 2]


def test_deep_pages_keep_their_words(pages) -> None:
    body = "<div>" * 240 + "Một" + "</div>" * 240 + "<p>Hai"
    assert pages.texts(body) == ["Một", "Hai"]
    assert pages.texts("<font>" * 1500 + "Ba") == ["Ba"]


def test_pages_too_deep_to_be_read_are_refused(pages) -> None:
    with pytest.raises(TooLarge):
        pages.texts("<font>" * 3000 + "Ba")


def test_many_open_elements_take_no_time(pages) -> None:
    body = "<p><b><i>Một" * 3000
    assert len(pages.texts(body)) >= 1
