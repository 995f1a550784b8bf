import pytest


def note(number, text, kind="footnote"):
    return (
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r>'
        f'<w:r><w:t xml:space="preserve"> {text}</w:t></w:r></w:p></w:{kind}>'
    )


SEPARATOR = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>'
)
FOOTNOTES = SEPARATOR + note(1, "Nguồn thứ nhất.") + note(2, "Nguồn thứ hai.")


def t(text):
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def cite(number, kind="footnote", extra=""):
    return f'<w:r><w:{kind}Reference w:id="{number}"/>{extra}</w:r>'


def test_a_note_follows_the_paragraph_of_its_mark(word):
    cited = f"{t('Theo Quyết định số 12/QĐ-UBND')}{cite(1)}{t(' của tỉnh')}"
    body = f"<w:p>{cited}</w:p><w:p>{t('b')}</w:p>"
    first, second, third = word.paragraphs(body, {"footnotes": FOOTNOTES})
    assert first.text == "Theo Quyết định số 12/QĐ-UBND[1] của tỉnh"
    (mark,) = first.marks
    assert first.text[mark.start : mark.end] == "[1]"
    assert (second.text, second.label, second.note) == ("Nguồn thứ nhất.", "[1]", mark.note)
    assert (third.text, third.note) == ("b", None)


def test_notes_are_numbered_as_they_are_cited(word):
    body = f"<w:p>{t('a')}{cite(2)}</w:p><w:p>{t('b')}{cite(1)}</w:p>"
    shown = [(p.text, p.label) for p in word.paragraphs(body, {"footnotes": FOOTNOTES})]
    assert shown == [
        ("a[1]", ""),
        ("Nguồn thứ hai.", "[1]"),
        ("b[2]", ""),
        ("Nguồn thứ nhất.", "[2]"),
    ]


def test_the_mark_is_found_in_composed_text(word):
    body = f"<w:p>{t('  Ke' + chr(0x302) + chr(0x301) + ' hoạch')}{cite(1)}{t(' x')}{cite(2)}</w:p>"
    paragraph = word.paragraphs(body, {"footnotes": FOOTNOTES})[0]
    assert paragraph.text == "Kế hoạch[1] x[2]"
    assert [paragraph.text[m.start : m.end] for m in paragraph.marks] == ["[1]", "[2]"]


def test_endnotes_are_counted_apart(word):
    parts = {"footnotes": FOOTNOTES, "endnotes": note(1, "Ghi cuối.", "endnote")}
    body = f"<w:p>{t('a')}{cite(1)}{cite(1, 'endnote')}</w:p>"
    shown = [(p.text, p.label) for p in word.paragraphs(body, parts)]
    assert shown == [("a[1][i]", ""), ("Nguồn thứ nhất.", "[1]"), ("Ghi cuối.", "[i]")]


def test_a_mark_of_its_own(word):
    own = '<w:r><w:footnoteReference w:customMarkFollows="1" w:id="1"/><w:t>*</w:t></w:r>'
    first, second = word.paragraphs(f"<w:p>{t('a')}{own}</w:p>", {"footnotes": FOOTNOTES})
    (mark,) = first.marks
    assert (first.text, first.text[mark.start : mark.end]) == ("a*", "*")
    assert (second.label, second.note) == ("", mark.note)


def test_a_mark_between_typed_brackets(word):
    body = f"<w:p>{t('a (')}{cite(1)}{t(')')}</w:p>"
    assert word.texts(body, {"footnotes": FOOTNOTES})[0] == "a (1)"


def test_a_mark_without_its_note(word):
    paragraph, *others = word.paragraphs(f"<w:p>{t('a')}{cite(7)}</w:p>", {"footnotes": FOOTNOTES})
    assert (paragraph.text, paragraph.marks, others) == ("a[1]", (), [])


def test_notes_of_a_table_stand_behind_it(word):
    cell = f"<w:tc><w:p>{t('95%')}{cite(1)}</w:p></w:tc>"
    grid, below = word.elements(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>", {"footnotes": FOOTNOTES})
    (inner,) = grid.cells[0].content
    assert (inner.text, inner.marks[0].note) == ("95%[1]", below.note)
    assert below.text == "Nguồn thứ nhất."


def test_every_paragraph_of_a_note_belongs_to_it(word):
    long = f'<w:footnote w:id="1"><w:p>{t("Một;")}</w:p><w:p>{t("hai.")}</w:p></w:footnote>'
    _, *notes = word.paragraphs(f"<w:p>{t('a')}{cite(1)}</w:p>", {"footnotes": long})
    assert [(note.label, note.text) for note in notes] == [("[1]", "Một;"), ("", "hai.")]
    assert notes[0].note == notes[1].note is not None


FORMATS = {
    "letters": ('<w:footnotePr><w:numFmt w:val="lowerLetter"/></w:footnotePr>', ["a", "b"]),
    "a start": ('<w:footnotePr><w:numStart w:val="4"/></w:footnotePr>', ["4", "5"]),
}


@pytest.mark.parametrize(("settings", "marks"), FORMATS.values(), ids=FORMATS)
def test_the_document_says_how_notes_are_numbered(word, settings, marks):
    body = f"<w:p>{t('x')}{cite(1)}{cite(2)}</w:p>"
    parts = {"footnotes": FOOTNOTES, "settings": settings}
    assert word.texts(body, parts)[0] == "x" + "".join(f"[{mark}]" for mark in marks)


def test_a_section_may_count_its_notes_anew(word):
    section = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = (
        f"<w:p><w:pPr>{section}</w:pPr>{t('a')}{cite(1)}</w:p><w:p>{t('b')}{cite(2)}</w:p>{section}"
    )
    texts = word.texts(body, {"footnotes": FOOTNOTES})
    assert texts == ["a[1]", "Nguồn thứ nhất.", "b[1]", "Nguồn thứ hai."]
