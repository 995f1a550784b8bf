"""Footnotes as editors save them."""

import pytest

from ingest import read

WORD = (
    "<p>Trồng cây<a style='mso-footnote-id:ftn1' href='#_ftn1' name='_ftnref1'><span>"
    "<![if !supportFootnotes]><span>[1]</span><![endif]></span></a> và tưới"
    "<a href='#_ftn2' name='_ftnref2'>[2]</a>.</p>",
    "<div style='mso-element:footnote-list'><![if !supportFootnotes]><br clear=all><hr>"
    "<![endif]><div style='mso-element:footnote' id=ftn1><p><a href='#_ftnref1' name='_ftn1'>"
    "[1]</a> Theo mùa.</p></div><div id=ftn2><p><a href='#_ftnref2' name='_ftn2'>[2]</a> "
    "Hai lần.</p><p>Sáng và chiều.</p></div></div>",
)
OFFICE = (
    "<p>Trồng cây<sup><a class=sdfootnoteanc name=sdfootnote1anc href='#sdfootnote1sym'><sup>1"
    "</sup></a></sup> và tưới<a name=sdfootnote2anc href='#sdfootnote2sym'><sup>2</sup></a>.</p>",
    "<div id=sdfootnote1><p><a name=sdfootnote1sym href='#sdfootnote1anc'>1</a>Theo mùa.</p></div>"
    "<div id=sdfootnote2><p><a name=sdfootnote2sym href='#sdfootnote2anc'>2</a>Hai lần.</p>"
    "<p>Sáng và chiều.</p></div>",
)
WEB = (
    "<p>Trồng cây<sup id=fnref1><a href='#fn1'>1</a></sup> và tưới<sup><a id=fnref2 href='#fn2'>2"
    "</a></sup>.</p>",
    "<ol style='list-style-type:none'><li id=fn1>Theo mùa. <a href='#fnref1'>↩</a></li><li id=fn2>"
    "<p>Hai lần.</p><p>Sáng và chiều. <a href='#fnref2'>↩</a></p></li></ol>",
)
SAVED = {"Word": WORD, "LibreOffice": OFFICE, "the web": WEB}


@pytest.mark.parametrize(("text", "notes"), SAVED.values(), ids=SAVED)
def test_marks_and_notes(pages, text, notes) -> None:
    first, *rest = pages.paragraphs(text + notes)
    assert first.text == "Trồng cây[1] và tưới[2]."
    assert [first.text[mark.start : mark.end] for mark in first.marks] == ["[1]", "[2]"]
    one, two = (mark.note for mark in first.marks)
    assert [(each.label, each.text, each.note) for each in rest] == [
        ("[1]", "Theo mùa.", one),
        ("[2]", "Hai lần.", two),
        ("", "Sáng và chiều.", two),
    ]


def test_notes_stand_behind_the_block_that_cites_them(saved) -> None:
    text, notes = WORD
    document = read(saved(f"<html><body>{text}<p>Bón phân.</p>{notes}".encode()))
    assert document.text.split("\n")[1:4] == ["[1] Theo mùa.", "[2] Hai lần.", "Sáng và chiều."]
    assert document.text.endswith("Bón phân.")
    assert [document.text[mark.start : mark.end] for mark in document.blocks[0].notes] == [
        "[1]",
        "[2]",
    ]


def test_a_note_in_a_cell(pages) -> None:
    body = (
        "<table><tr><td>12<a href='#_ftn1' name='_ftnref1'>[1]</a></td><td>b</td></tr></table>"
        "<div id=ftn1><p><a href='#_ftnref1' name='_ftn1'>[1]</a> Dự kiến.</p></div>"
    )
    grid, note = pages.elements(body)
    (mark,) = grid.cells[0].content[0].marks
    assert (note.label, note.text, note.note) == ("[1]", "Dự kiến.", mark.note)


OTHERS = {
    "contents": "<p><a href='#m1'>1</a></p><p><a name=m1>1</a> Mục tiêu</p>",
    "back to the top": "<p id=top>Đầu</p><p><a href='#top'>Lên</a></p>",
    "a link to itself": "<p><a id=x href='#x'>1</a> Mục</p><p><a id=y href='#y'>2</a></p>",
    "words": "<p><a name=a href='#b'>Xem phụ lục</a></p><p><a name=b href='#a'>Quay lại</a></p>",
}


@pytest.mark.parametrize("body", OTHERS.values(), ids=OTHERS)
def test_other_links_are_words(pages, body) -> None:
    assert not any(each.note or each.marks for each in pages.paragraphs(body))
