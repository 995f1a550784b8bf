import pytest


def level(index, number_format="decimal", text=None, *, start=1, extra="", after=""):
    shown = f"%{index + 1}." if text is None else text
    first = "" if start is None else f'<w:start w:val="{start}"/>'
    return (
        f'<w:lvl w:ilvl="{index}">{first}<w:numFmt w:val="{number_format}"/>{extra}'
        f'<w:lvlText w:val="{shown}"/>{after}</w:lvl>'
    )


def abstract(name, *levels):
    return f'<w:abstractNum w:abstractNumId="{name}">{"".join(levels)}</w:abstractNum>'


def num(number, name, overrides=""):
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{name}"/>{overrides}</w:num>'


def start_at(index, start):
    return f'<w:lvlOverride w:ilvl="{index}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def item(number, index=0, text="Việc"):
    return (
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{number}"/></w:numPr>'
        f"</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
    )


PLAN = abstract(
    0,
    level(0, "upperRoman"),
    level(1),
    level(2, "lowerLetter", "%3)"),
    level(3, "bullet", "-"),
)
SYMBOL = '<w:rPr><w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/></w:rPr>'
WINGDINGS = '<w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr>'

CASES = {
    "levels count and start anew": (
        PLAN + num(1, 0),
        [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 3), (1, 1), (1, 2), (1, 0), (1, 1)],
        ["I.", "1.", "2.", "a)", "b)", "-", "3.", "a)", "II.", "1."],
    ),
    "several levels in one label": (
        abstract(0, level(0), level(1, text="%1.%2."), level(2, text="%1.%2.%3")) + num(1, 0),
        [(1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 0), (1, 1)],
        ["1.", "1.1.", "1.1.1", "1.1.2", "1.2.", "2.", "2.1."],
    ),
    "a skipped level counts as begun": (
        abstract(0, level(0), level(1, text="%1.%2."), level(2, text="%1.%2.%3.")) + num(1, 0),
        [(1, 1), (1, 1), (1, 0), (1, 1), (1, 0), (1, 2), (1, 1)],
        ["1.1.", "1.2.", "2.", "2.1.", "3.", "3.1.1.", "3.2."],
    ),
    "lists of one definition go on counting": (
        abstract(0, level(0)) + num(1, 0) + num(2, 0),
        [(1, 0), (2, 0), (1, 0)],
        ["1.", "2.", "3."],
    ),
    "a start of its own counts once": (
        abstract(0, level(0)) + num(1, 0) + num(2, 0, start_at(0, 5)),
        [(1, 0), (2, 0), (2, 0), (1, 0)],
        ["1.", "5.", "6.", "7."],
    ),
    "two lists count apart": (
        abstract(0, level(0)) + abstract(1, level(0, "lowerLetter", "%1)")) + num(1, 0) + num(2, 1),
        [(1, 0), (2, 0), (1, 0), (2, 0)],
        ["1.", "a)", "2.", "b)"],
    ),
    "a level that never starts anew": (
        abstract(0, level(0, "upperRoman"), level(1, extra='<w:lvlRestart w:val="0"/>'))
        + num(1, 0),
        [(1, 0), (1, 1), (1, 1), (1, 0), (1, 1)],
        ["I.", "1.", "2.", "II.", "3."],
    ),
    "a level that only the first starts anew": (
        abstract(0, level(0), level(1), level(2, "lowerLetter", extra='<w:lvlRestart w:val="1"/>'))
        + num(1, 0),
        [(1, 0), (1, 1), (1, 2), (1, 1), (1, 2), (1, 0), (1, 2)],
        ["1.", "1.", "a.", "2.", "b.", "2.", "a."],
    ),
    "legal numbering turns Roman figures": (
        abstract(0, level(0, "upperRoman"), level(1, text="%1.%2.", extra="<w:isLgl/>"))
        + num(1, 0),
        [(1, 0), (1, 0), (1, 1)],
        ["I.", "II.", "2.1."],
    ),
    "words around the number": (
        abstract(0, level(0, text="Điều %1."), level(1, text="(%2)")) + num(1, 0),
        [(1, 0), (1, 1), (1, 0)],
        ["Điều 1.", "(1)", "Điều 2."],
    ),
    "a label in capitals": (
        abstract(0, level(0, "upperRoman", "Phần %1", after="<w:rPr><w:caps/></w:rPr>"))
        + num(1, 0),
        [(1, 0), (1, 0)],
        ["PHẦN I", "PHẦN II"],
    ),
    "a level redefined by the list": (
        abstract(0, level(0))
        + num(1, 0)
        + num(
            2,
            0,
            f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)", start=3)}</w:lvlOverride>',
        ),
        [(1, 0), (2, 0), (1, 0)],
        ["1.", "b)", "3."],
    ),
    "list zero switches numbering off": (
        abstract(0, level(0)) + num(1, 0),
        [(1, 0), (0, 0), (1, 0)],
        ["1.", "", "2."],
    ),
    "a list that is not defined": (
        abstract(0, level(0)) + num(1, 0),
        [(9, 0), (1, 0)],
        ["", "1."],
    ),
    "levels beyond the ninth": (
        abstract(0, *(level(n) for n in range(9))) + num(1, 0),
        [(1, 8), (1, 12), (1, -1)],
        ["1.", "2.", "2."],
    ),
    "a dash": (abstract(0, level(0, "bullet", "-")) + num(1, 0), [(1, 0), (1, 0)], ["-", "-"]),
    "a bullet of the Symbol font": (
        abstract(0, level(0, "bullet", "\uf0b7", after=SYMBOL)) + num(1, 0),
        [(1, 0)],
        ["•"],
    ),
    "a dash of the Symbol font": (
        abstract(0, level(0, "bullet", "\uf02d", after=SYMBOL)) + num(1, 0),
        [(1, 0)],
        ["-"],
    ),
    "bullets of Wingdings": (
        abstract(0, level(0, "bullet", "\uf0d8", after=WINGDINGS)) + num(1, 0),
        [(1, 0)],
        ["➢"],
    ),
    "a label without text": (
        abstract(0, level(0, "none", ""), level(1, text="%2.")) + num(1, 0),
        [(1, 0), (1, 1)],
        ["", "1."],
    ),
    "no start means zero": (
        abstract(0, level(0, start=None)) + num(1, 0),
        [(1, 0), (1, 0)],
        ["0.", "1."],
    ),
    "figures padded with zeros": (
        abstract(0, level(0, "decimalZero")) + num(1, 0),
        [(1, 0), (1, 0)],
        ["01.", "02."],
    ),
    "a format of later versions": (
        abstract(
            0,
            '<w:lvl w:ilvl="0"><w:start w:val="1"/><mc:AlternateContent>'
            '<mc:Choice Requires="w14"><w:numFmt w:val="custom" w:format="001, 002, 003, ..."/>'
            '</mc:Choice><mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback>'
            '</mc:AlternateContent><w:lvlText w:val="%1"/></w:lvl>',
        )
        + num(1, 0),
        [(1, 0), (1, 0)],
        ["001", "002"],
    ),
}


@pytest.mark.parametrize(("numbering", "items", "labels"), CASES.values(), ids=CASES)
def test_labels_are_those_that_word_shows(word, numbering, items, labels):
    body = "".join(item(number, index) for number, index in items)
    assert word.labels(body, {"numbering": numbering}) == labels


def test_the_label_bears_its_level_and_stays_out_of_the_text(word):
    (first, second) = word.paragraphs(
        item(1, 0, "Mục đích") + item(1, 2, "Giao ban"), {"numbering": PLAN + num(1, 0)}
    )
    assert (first.text, first.label, first.label_level) == ("Mục đích", "I.", 0)
    assert (second.text, second.label, second.label_level) == ("Giao ban", "a)", 2)


STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Body"/>
<w:style w:type="paragraph" w:styleId="Part"><w:basedOn w:val="Body"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Point"><w:basedOn w:val="Body"/>
  <w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Child"><w:basedOn w:val="Point"/></w:style>
<w:style w:type="paragraph" w:styleId="Plain"><w:basedOn w:val="Point"/>
  <w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Tied"><w:basedOn w:val="Body"/>
  <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
"""
BY_STYLE = abstract(
    0,
    level(0, "upperRoman"),
    level(1),
    level(2, "lowerLetter", "%3)", extra='<w:pStyle w:val="Tied"/>'),
) + num(1, 0)


def styled(style, numbering=""):
    return (
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{numbering}</w:pPr>'
        "<w:r><w:t>Việc</w:t></w:r></w:p>"
    )


STYLE_CASES = {
    "a style numbers its paragraphs": (["Part", "Part"], ["I.", "II."]),
    "a style names its level": (["Part", "Point", "Point"], ["I.", "1.", "2."]),
    "a list names the style of a level": (["Part", "Point", "Tied"], ["I.", "1.", "a)"]),
    "numbering is inherited": (["Part", "Child", "Point"], ["I.", "1.", "2."]),
    "a style switches numbering off": (["Part", "Plain", "Part"], ["I.", "", "II."]),
    "an unknown style is the default": (["Part", "NoSuch", "Part"], ["I.", "", "II."]),
}


@pytest.mark.parametrize(("styles", "labels"), STYLE_CASES.values(), ids=STYLE_CASES)
def test_numbering_by_style(word, styles, labels):
    body = "".join(styled(style) for style in styles)
    assert word.labels(body, {"numbering": BY_STYLE, "styles": STYLES}) == labels


def test_a_paragraph_overrules_its_style(word):
    off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    deeper = '<w:numPr><w:ilvl w:val="1"/></w:numPr>'
    body = styled("Part") + styled("Part", off) + styled("Part", deeper) + styled("Part")
    parts = {"numbering": BY_STYLE, "styles": STYLES}
    assert word.labels(body, parts) == ["I.", "", "1.", "II."]


def test_a_list_defined_by_a_list_style(word):
    numbering = (
        f'<w:abstractNum w:abstractNumId="0"><w:styleLink w:val="L"/>'
        f"{level(0, 'upperLetter')}</w:abstractNum>"
        '<w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="L"/></w:abstractNum>'
        + num(1, 0)
        + num(2, 1)
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="L">'
        '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    body = item(2) + item(2)
    assert word.labels(body, {"numbering": numbering, "styles": styles}) == ["A.", "B."]


def test_an_empty_item_counts_but_is_not_handed_out(word):
    body = item(1) + item(1, text="") + item(1)
    assert word.labels(body, {"numbering": abstract(0, level(0)) + num(1, 0)}) == ["1.", "3."]


def test_an_item_of_hidden_text_does_not_count(word):
    hidden = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
        "<w:rPr><w:vanish/></w:rPr></w:pPr>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Ẩn</w:t></w:r></w:p>"
    )
    body = item(1) + hidden + item(1)
    assert word.labels(body, {"numbering": abstract(0, level(0)) + num(1, 0)}) == ["1.", "2."]


def test_running_numbers_alone_in_a_column_are_kept(word):
    rows = "".join(
        f"<w:tr><w:tc>{item(1, text='')}</w:tc><w:tc>{item(0, text=name)}</w:tc></w:tr>"
        for name in ("Tập huấn", "Kiểm tra")
    )
    parts = {"numbering": abstract(0, level(0)) + num(1, 0)}
    (grid,) = word.elements(f"<w:tbl>{rows}</w:tbl>", parts)
    labels = [cell.content[0].label for cell in grid.cells if cell.column == 0]
    assert labels == ["1.", "2."]
    assert [cell.content[0].text for cell in grid.cells if cell.column == 0] == ["", ""]


def test_a_list_brings_its_indents(word):
    indent = '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr>'
    numbering = abstract(0, level(0, after=indent)) + num(1, 0)
    (paragraph,) = word.paragraphs(item(1), {"numbering": numbering})
    assert paragraph.style.indent == 18.0
