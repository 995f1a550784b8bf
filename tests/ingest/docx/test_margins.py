def t(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def reference(place, name, kind="default"):
    return f'<w:{place}Reference w:type="{kind}" r:id="{name}"/>'


def section(*references, extra=""):
    return f"<w:sectPr>{''.join(references)}{extra}</w:sectPr>"


def shown(word, body, parts):
    return [(p.text, p.furniture) for p in word.paragraphs(body, parts)]


def test_headers_and_footers_are_furniture_around_the_text(word):
    body = t("thân") + section(reference("header", "header1"), reference("footer", "footer1"))
    parts = {"header1": t("đầu trang"), "footer1": t("chân trang")}
    assert shown(word, body, parts) == [
        ("đầu trang", True),
        ("thân", False),
        ("chân trang", True),
    ]


def test_what_the_section_does_not_show_is_left_out(word):
    body = t("thân") + section(
        reference("header", "header1", "first"), reference("header", "header2", "even")
    )
    parts = {"header1": t("trang đầu"), "header2": t("trang chẵn")}
    assert shown(word, body, parts) == [("thân", False)]
    body = t("thân") + section(
        reference("header", "header1", "first"),
        reference("header", "header2", "even"),
        extra="<w:titlePg/>",
    )
    parts["settings"] = "<w:evenAndOddHeaders/>"
    assert shown(word, body, parts) == [("trang đầu", True), ("trang chẵn", True), ("thân", False)]


def test_the_same_words_are_handed_out_once(word):
    first = f"<w:p><w:pPr>{section(reference('header', 'header1'))}</w:pPr></w:p>"
    body = t("a") + first + t("b") + section(reference("header", "header2"))
    parts = {"header1": t("đầu trang"), "header2": t("đầu trang")}
    assert shown(word, body, parts) == [("đầu trang", True), ("a", False), ("b", False)]


def test_page_numbers_are_left_out(word):
    body = t("a") + section(reference("header", "header1"), reference("footer", "footer1"))
    assert shown(word, body, {"header1": t("2"), "footer1": t("Trang 3/7")}) == [("a", False)]


def test_a_letterhead_in_the_header_is_content(word):
    cells = "".join(
        f"<w:tc>{t(text)}</w:tc>" for text in ("SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
    )
    header = f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"
    body = t("KẾ HOẠCH") + section(reference("header", "header1"))
    grid, title = word.elements(body, {"header1": header})
    assert grid.cells[0].content[0].text == "SỞ Y TẾ"
    assert not any(cell.content[0].furniture for cell in grid.cells)
    assert title.text == "KẾ HOẠCH"


def test_a_table_in_a_footer_is_read_as_its_paragraphs(word):
    footer = (
        f"<w:tbl><w:tr><w:tc>{t('Địa chỉ')}</w:tc><w:tc>{t('Điện thoại')}</w:tc></w:tr></w:tbl>"
    )
    body = t("a") + section(reference("footer", "footer1"))
    assert shown(word, body, {"footer1": footer})[1:] == [("Địa chỉ", True), ("Điện thoại", True)]


def test_a_reference_to_nothing(word):
    assert shown(word, t("a") + section(reference("header", "header9")), {}) == [("a", False)]
