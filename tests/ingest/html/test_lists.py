"""Labels: what Word made and saved, and what a browser makes."""

import pytest

ITEM = "<p class=MsoListParagraph style='mso-list:l0 level{level} lfo1'>{label}Trồng cây</p>"
IGNORED = (
    "<span style='mso-list:Ignore'>{}<span style='font:7.0pt \"Times\"'>&nbsp;&nbsp; </span></span>"
)
SAVED = {
    "a number": ("1.", 1, "1.", 0),
    "a letter": ("b)", 2, "b)", 1),
    "a dash": ("-", 3, "-", 2),
    "a symbol": ("<span style='font-family:Symbol'>·</span>", 1, "•", 0),
}


@pytest.mark.parametrize("marked", [True, False], ids=["conditional", "plain"])
@pytest.mark.parametrize(("sign", "level", "label", "depth"), SAVED.values(), ids=SAVED)
def test_labels_that_word_saved(pages, sign, level, label, depth, marked) -> None:
    span = IGNORED.format(sign)
    if marked:
        span = f"<![if !supportLists]><span style='font-size:13pt'>{span}</span><![endif]>"
    (found,) = pages.paragraphs(ITEM.format(level=level, label=span))
    assert (found.label, found.label_level, found.text) == (label, depth, "Trồng cây")


def test_typed_labels_stay_in_the_text(pages) -> None:
    (found,) = pages.paragraphs("<p>1.<span>&nbsp;&nbsp; </span>Trồng cây</p>")
    assert found.label == "" and found.text.startswith("1.")


LISTS = {
    "numbers": ("<ol><li>a<li>b</ol>", ["1. a", "2. b"]),
    "letters": ("<ol type=a start=3><li>x<li>y</ol>", ["c. x", "d. y"]),
    "romans": ("<ol type=I><li>x<li value=4>y<li>z</ol>", ["I. x", "IV. y", "V. z"]),
    "by style": ("<ol style='list-style-type:lower-alpha'><li>x</ol>", ["a. x"]),
    "backwards": ("<ol reversed><li>x<li>y</ol>", ["2. x", "1. y"]),
    "bullets": ("<ul><li>a<ul><li>b</ul><li>c</ul>", ["• a", "◦ b", "• c"]),
    "squares": ("<ul type=square><li>a</ul>", ["▪ a"]),
    "a mark of its own": ("<ul style=\"list-style-type:'- '\"><li>a</ul>", ["- a"]),
    "no marks": ("<ul style='list-style:x;list-style-type:none'><li>a</ul>", ["a"]),
    "nested": ("<ol><li>a<ol type=a><li>b</ol><li>c</ol>", ["1. a", "a. b", "2. c"]),
    "paragraphs in an item": ("<ol><li><p>a</p><p>b</p><li>c</ol>", ["1. a", "b", "2. c"]),
    "an empty item": ("<ol><li></li><li>b</ol>", ["2. b"]),
    "absurd numbers": ("<ol start=99999999999><li value=x>a</ol>", ["1. a"]),
    "no list around": ("<li>a</li>", ["a"]),
}


@pytest.mark.parametrize(("body", "texts"), LISTS.values(), ids=LISTS)
def test_lists(pages, body, texts) -> None:
    assert pages.texts(body) == texts


def test_levels(pages) -> None:
    body = "<ol><li>a<ul><li>b<ul><li>c</ul></ul></ol>"
    assert [each.label_level for each in pages.paragraphs(body)] == [0, 1, 2]
