import pytest


def t(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def one(word, content, properties="", styles=""):
    body = f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"
    (paragraph,) = word.paragraphs(body, {"styles": styles} if styles else None)
    return paragraph


STYLES = """
<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="26"/></w:rPr></w:rPrDefault>
  <w:pPrDefault><w:pPr><w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Body"/>
<w:style w:type="paragraph" w:styleId="Title"><w:basedOn w:val="Body"/>
  <w:pPr><w:jc w:val="center"/><w:ind w:left="567"/></w:pPr>
  <w:rPr><w:b/><w:caps/><w:sz w:val="28"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Sub"><w:basedOn w:val="Title"/>
  <w:rPr><w:caps w:val="0"/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Strong"><w:rPr><w:b/><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loop"><w:basedOn w:val="Pool"/></w:style>
<w:style w:type="paragraph" w:styleId="Pool"><w:basedOn w:val="Loop"/></w:style>
"""


def styled(name):
    return f'<w:pStyle w:val="{name}"/>'


def test_defaults_reach_every_paragraph(word):
    style = one(word, t("Kế hoạch"), styles=STYLES).style
    assert (style.bold, style.italic, style.align, style.indent, style.size) == (
        False,
        False,
        "justify",
        0.0,
        13.0,
    )


def test_a_style_and_its_ancestors(word):
    title = one(word, t("Kế hoạch"), styled("Title"), STYLES)
    assert (title.text, title.style.bold, title.style.align) == ("KẾ HOẠCH", True, "center")
    assert (title.style.indent, title.style.size) == (28.35, 14.0)
    sub = one(word, t("Kế hoạch"), styled("Sub"), STYLES)
    assert (sub.text, sub.style.bold) == ("Kế hoạch", True)


def test_styles_that_rest_on_each_other(word):
    assert one(word, t("a"), styled("Loop"), STYLES).style.size == 13.0


def test_a_character_style_toggles(word):
    strong = '<w:rStyle w:val="Strong"/>'
    assert one(word, t("a", strong), "", STYLES).style.bold is True
    # Bold by both styles cancels out (17.7.3).
    assert one(word, t("a", strong), styled("Title"), STYLES).style.bold is False
    assert one(word, t("a", strong + "<w:b/>"), styled("Title"), STYLES).style.bold is True


def test_most_characters_decide(word):
    bold = one(word, t("Sở Y tế chủ trì", "<w:b/>") + t(" rồi"))
    assert bold.style.bold is True
    plain = one(word, t("Sở", "<w:b/>") + t(" chủ trì thực hiện"))
    assert plain.style.bold is False
    size = one(word, t("a", '<w:sz w:val="20"/>') + t("bcd", '<w:sz w:val="27"/>'))
    assert size.style.size == 13.5


INDENTS = {
    "first line": ('<w:ind w:left="720" w:firstLine="360"/>', 54.0),
    "hanging": ('<w:ind w:left="720" w:hanging="360"/>', 18.0),
    "newer names": ('<w:ind w:start="720"/>', 36.0),
    "no number": ('<w:ind w:left="x"/>', 0.0),
    "no end": ('<w:ind w:left="1e999"/>', 0.0),
    "with a unit": ('<w:ind w:left="1in"/>', 72.0),
}


@pytest.mark.parametrize(("indent", "points"), INDENTS.values(), ids=INDENTS)
def test_the_first_line_s_left_edge(word, indent, points):
    assert one(word, t("a"), indent).style.indent == points


ALIGN = {"start": "left", "end": "right", "both": "justify", "center": "center"}


@pytest.mark.parametrize(("written", "meant"), ALIGN.items(), ids=ALIGN)
def test_alignment(word, written, meant):
    assert one(word, t("a"), f'<w:jc w:val="{written}"/>').style.align == meant
    assert one(word, t("a")).style.align == "left"


def test_tracked_formatting_shows_as_it_is_now(word):
    change = "<w:rPrChange><w:rPr><w:b/><w:vanish/></w:rPr></w:rPrChange>"
    assert one(word, t("a", change)).style.bold is False
