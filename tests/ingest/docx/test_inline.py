import pytest

RAISED = '<w:vertAlign w:val="superscript"/>'


def t(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def field(code, result, *, closed=True):
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f"{result}" + ('<w:r><w:fldChar w:fldCharType="end"/></w:r>' if closed else "")
    )


def box(text):
    return f"<w:txbxContent><w:p>{t(text)}</w:p></w:txbxContent>"


CONTENT = {
    "runs are joined": (t("Sở ") + t("Y tế"), "Sở Y tế"),
    "a hyperlink": (t("Xem ") + f"<w:hyperlink>{t('trang tin')}</w:hyperlink>", "Xem trang tin"),
    "a smart tag": (f"<w:smartTag>{t('Hà Nội')}</w:smartTag>", "Hà Nội"),
    "an insertion is kept": (t("Giao ") + f"<w:ins>{t('Sở')}</w:ins>", "Giao Sở"),
    "a deletion is dropped": (
        t("Giao") + "<w:del><w:r><w:delText>cũ</w:delText></w:r></w:del>",
        "Giao",
    ),
    "a move shows where it went": (
        f"<w:moveFrom>{t('đi')}</w:moveFrom>{t('ở ')}<w:moveTo>{t('đến')}</w:moveTo>",
        "ở đến",
    ),
    "a content control": (
        f"<w:sdt><w:sdtContent>{t('số liệu')}</w:sdtContent></w:sdt>",
        "số liệu",
    ),
    "a prompt is no content": (
        t("Số: ")
        + "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr>"
        + f"<w:sdtContent>{t('Bấm để nhập')}</w:sdtContent></w:sdt>",
        "Số:",
    ),
    "one branch of alternatives": (
        f"<mc:AlternateContent><mc:Choice>{t('mới')}</mc:Choice>"
        f"<mc:Fallback>{t('cũ')}</mc:Fallback></mc:AlternateContent>",
        "mới",
    ),
    "the fallback where it stands alone": (
        "<w:r><mc:AlternateContent><mc:Fallback><w:t>cũ</w:t></mc:Fallback>"
        "</mc:AlternateContent></w:r>",
        "cũ",
    ),
    "a field shows its result": (t("Trang ") + field("PAGE", t("3")), "Trang 3"),
    "a simple field": (f'<w:fldSimple w:instr="DATE">{t("ngày 2")}</w:fldSimple>', "ngày 2"),
    "a field within a field's code": (
        field(
            "IF " + "</w:instrText></w:r>" + field("PAGE", t("7")) + "<w:r><w:instrText>", t("x")
        ),
        "x",
    ),
    "a field that is never closed": (t("a ") + field("REF", t("b"), closed=False), "a b"),
    "a code that is never closed": (
        t("a")
        + '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>X</w:instrText></w:r>',
        "a",
    ),
    "a fraction typed as a field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> EQ \\f(36,100) '
        '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>',
        "36/100",
    ),
    "a tab is a blank": ("<w:r><w:t>1.</w:t><w:tab/><w:t>Mục</w:t></w:r>", "1. Mục"),
    "a hyphen that does not break": (
        "<w:r><w:t>KH</w:t><w:noBreakHyphen/><w:t>UBND</w:t></w:r>",
        "KH-UBND",
    ),
    "a hyphen that may break": (
        "<w:r><w:t>hội</w:t><w:softHyphen/><w:t>nghị</w:t></w:r>",
        "hộinghị",
    ),
    "a symbol": ('<w:r><w:sym w:font="Symbol" w:char="F0B3"/><w:t> 85%</w:t></w:r>', "≥ 85%"),
    "a bad symbol": ('<w:r><w:sym w:font="Symbol" w:char="zz"/><w:t>85%</w:t></w:r>', "85%"),
    "a character of a symbol font in text": (
        t("£", '<w:rFonts w:ascii="Symbol"/>') + t(" 5"),
        "≤ 5",
    ),
    "a private character in text": (t("\uf0b7 Việc"), "• Việc"),
    "capitals are shown": (t("Kế hoạch", "<w:caps/>"), "KẾ HOẠCH"),
    "small capitals are shown": (t("Điều ", "<w:smallCaps/>") + t("x"), "ĐIỀU x"),
    "capitals switched off": (t("Kế hoạch", '<w:caps w:val="0"/>'), "Kế hoạch"),
    "hidden text is dropped": (t("thấy") + t(" ẩn", "<w:vanish/>"), "thấy"),
    "raised figures stay raised": (t("100 m") + t("2", RAISED) + t(" 3"), "100 m² 3"),
    "raised letters are letters": (t("1") + t("a", RAISED), "1a"),
    "comments leave nothing": (
        '<w:commentRangeStart w:id="1"/>' + t("a") + '<w:r><w:commentReference w:id="1"/></w:r>',
        "a",
    ),
    "the base of a gloss": (
        "<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase>"
        "<w:r><w:t>gốc</w:t></w:r></w:rubyBase></w:ruby></w:r>",
        "gốc",
    ),
    "blanks around the text go": (t("  Mục đích \t"), "Mục đích"),
    "newlines of the file are blanks": ("<w:r><w:t>Mục\nđích</w:t></w:r>", "Mục đích"),
    "letters and accents of two runs": (
        t("Ke") + t("\u0302\u0301 hoa") + t("\u0323ch"),
        "Kế hoạch",
    ),
    "a formula": (
        "<m:oMath><m:f><m:num><m:r><m:t>108</m:t></m:r></m:num>"
        "<m:den><m:r><m:t>100</m:t></m:r></m:den></m:f></m:oMath>",
        "108/100",
    ),
}


@pytest.mark.parametrize(("content", "text"), CONTENT.values(), ids=CONTENT)
def test_the_text_of_a_paragraph(word, content, text):
    assert word.texts(f"<w:p>{content}</w:p>") == [text]


BLOCKS = {
    "content controls": (
        f"<w:sdt><w:sdtContent><w:p>{t('a')}</w:p></w:sdtContent></w:sdt><w:p>{t('b')}</w:p>",
        ["a", "b"],
    ),
    "custom elements": (f"<w:customXml><w:p>{t('a')}</w:p></w:customXml>", ["a"]),
    "a deleted end mark joins": (
        f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{t('Giao ')}</w:p><w:p>{t('Sở')}</w:p>",
        ["Giao Sở"],
    ),
    "a hidden end mark joins": (
        f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{t('Giao ')}</w:p><w:p>{t('Sở')}</w:p>",
        ["Giao Sở"],
    ),
    "a hidden end mark before the end": (
        f"<w:p><w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>{t('Giao')}</w:p><w:tbl/>",
        ["Giao"],
    ),
    "empty paragraphs go": (f"<w:p/><w:p>{t(' ')}</w:p><w:p>{t('a')}</w:p>", ["a"]),
    "a text box comes behind its anchor": (
        f"<w:p>{t('anh')}<w:r><w:pict><v:shape><v:textbox>{box('DỰ THẢO')}</v:textbox></v:shape>"
        f"</w:pict></w:r>{t(' em')}</w:p>",
        ["anh em", "DỰ THẢO"],
    ),
    "a text box once": (
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wp:anchor><wps:wsp><wps:txbx>"
        f"{box('Mẫu 01')}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice><mc:Fallback>"
        f"<w:pict><v:textbox>{box('Mẫu 01')}</v:textbox></w:pict></mc:Fallback>"
        f"</mc:AlternateContent></w:r>{t('chữ')}</w:p>",
        ["chữ", "Mẫu 01"],
    ),
    "a text box hung above": (
        '<w:p><w:r><w:drawing><wp:anchor><wp:positionV relativeFrom="paragraph">'
        "<wp:posOffset>-3000</wp:posOffset></wp:positionV><wps:txbx>"
        f"{box('MẬT')}</wps:txbx></wp:anchor></w:drawing></w:r>{t('chữ')}</w:p>",
        ["MẬT", "chữ"],
    ),
    "an old text box hung above": (
        '<w:p><w:r><w:pict><v:shape style="position:absolute;margin-top:-20pt"><v:textbox>'
        f"{box('MẬT')}</v:textbox></v:shape></w:pict></w:r>{t('chữ')}</w:p>",
        ["MẬT", "chữ"],
    ),
}


@pytest.mark.parametrize(("body", "texts"), BLOCKS.values(), ids=BLOCKS)
def test_the_paragraphs_of_a_body(word, body, texts):
    assert word.texts(body) == texts


def test_a_text_box_with_a_page_number_is_furniture(word):
    body = f"<w:p>{t('chữ')}<w:r><w:pict><v:textbox>{box('2')}</v:textbox></w:pict></w:r></w:p>"
    assert [(p.text, p.furniture) for p in word.paragraphs(body)] == [("chữ", False), ("2", True)]


PAGES = {
    "a page break in front": ('<w:p><w:r><w:br w:type="page"/><w:t>b</w:t></w:r></w:p>', [True]),
    "a page break behind": (
        f'<w:p>{t("a")}<w:r><w:br w:type="page"/></w:r></w:p><w:p>{t("b")}</w:p>',
        [False, True],
    ),
    "a page break alone": (
        f'<w:p>{t("a")}</w:p><w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p>{t("b")}</w:p>',
        [False, True],
    ),
    "a page break inside": (
        f'<w:p>{t("a")}<w:r><w:br w:type="page"/></w:r>{t("b")}</w:p>',
        [False, True],
    ),
    "a paragraph on a new page": (
        f"<w:p>{t('a')}</w:p><w:p><w:pPr><w:pageBreakBefore/></w:pPr>{t('b')}</w:p>",
        [False, True],
    ),
    "a section on a new page": (
        f"<w:p><w:pPr><w:sectPr/></w:pPr>{t('a')}</w:p><w:p>{t('b')}</w:p><w:sectPr/>",
        [False, True],
    ),
    "a section that goes on": (
        f"<w:p><w:pPr><w:sectPr/></w:pPr>{t('a')}</w:p><w:p>{t('b')}</w:p>"
        '<w:sectPr><w:type w:val="continuous"/></w:sectPr>',
        [False, False],
    ),
    "where Word last broke the page": (
        f"<w:p>{t('a')}<w:r><w:lastRenderedPageBreak/></w:r></w:p><w:p>{t('b')}</w:p>",
        [False, False],
    ),
}


@pytest.mark.parametrize(("body", "starts"), PAGES.values(), ids=PAGES)
def test_where_pages_begin(word, body, starts):
    assert [paragraph.page_start for paragraph in word.paragraphs(body)] == starts


def test_a_page_may_begin_with_a_table(word):
    table = f"<w:tbl><w:tr><w:tc><w:p>{t('b')}</w:p></w:tc></w:tr></w:tbl>"
    first, second = word.elements(f'<w:p>{t("a")}<w:r><w:br w:type="page"/></w:r></w:p>{table}')
    assert (first.page_start, second.page_start) == (False, True)
