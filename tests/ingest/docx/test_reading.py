"""Whole documents: what the passes behind the reader make of them, and noise."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from ingest import read
from ingest.docx import read_docx
from ingest.elements import Grid
from schemas import BlockKind

LIST = (
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
)
NOTE = '<w:footnote w:id="1"><w:p><w:r><w:t>Nguồn số liệu năm 2030.</w:t></w:r></w:p></w:footnote>'
ITEM = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
CITE = '<w:r><w:footnoteReference w:id="1"/></w:r>'
BOX = (
    "<w:r><w:pict><v:textbox><w:txbxContent><w:p>{}</w:p></w:txbxContent></v:textbox></w:pict>"
    "</w:r>"
)


def t(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def p(content, properties=""):
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def cell(content):
    return f"<w:tc>{content}</w:tc>"


INNER = f"<w:tbl><w:tr>{cell(p(t('lim')))}{cell(p(t('sao')))}</w:tr></w:tbl>"
BODY = (
    p(t("KẾ HOẠCH"), '<w:jc w:val="center"/>')
    + p(t("Trồng cây đầu xuân") + BOX.format(t("DỰ THẢO")), '<w:jc w:val="center"/>')
    + p(t("MỤC ĐÍCH"), ITEM)
    + p(t("Phủ xanh đồi trọc") + CITE + t(" của xã."))
    + f"<w:tbl><w:tr>{cell(p(t('Thôn')))}{cell(p(t('Số cây')))}</w:tr>"
    + f"<w:tr>{cell(p(t('Đông')))}{cell(p(t('1.200')) + INNER + p(''))}</w:tr></w:tbl>"
    + p(t("TỔ CHỨC THỰC HIỆN"), ITEM)
)


def test_a_document_with_everything(word, promises, tmp_path):
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(word.bytes(BODY, {"numbering": LIST, "footnotes": NOTE}))
    document = read(path)
    promises(document)
    assert [b.label.mark for b in document.blocks if b.label and b.label.automatic] == ["I.", "II."]
    (bearer,) = [block for block in document.blocks if block.notes]
    (mark,) = bearer.notes
    assert document.text[mark.start : mark.end] == "[1]"
    note = document.blocks[mark.block]
    assert note.kind is BlockKind.FOOTNOTE
    assert "Nguồn số liệu năm 2030." in document.text[note.start : note.end]
    assert "DỰ THẢO" in document.text and "1.200" in document.text


TAGS = ("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "pPr", "rPr", "br")
EMPTY = ("<w:br/>", '<w:fldChar w:fldCharType="begin"/>', "<w:vMerge/>", "<w:vanish/>", ITEM, CITE)
TREES = st.recursive(
    st.sampled_from(("Việc", " ", "\u0301", *EMPTY)),
    lambda inner: st.builds(
        lambda tag, content: f"<w:{tag}>{''.join(content)}</w:{tag}>",
        st.sampled_from(TAGS),
        st.lists(inner, max_size=4),
    ),
    max_leaves=25,
)


@given(st.lists(TREES, max_size=6))
@settings(max_examples=150, deadline=None)
def test_elements_in_any_order_are_read(word, tmp_path_factory, trees):
    data = word.bytes("".join(trees), {"numbering": LIST, "footnotes": NOTE})
    for element in read_docx(tmp_path_factory.getbasetemp() / "x.docx", data).elements:
        if isinstance(element, Grid):
            assert 0 < len(element.cells) <= element.rows * element.columns
        else:
            assert element.text == element.text.strip()
            assert all(0 <= mark.start < mark.end <= len(element.text) for mark in element.marks)
