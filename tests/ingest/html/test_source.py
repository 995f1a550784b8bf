"""Encodings, archives and broken pages."""

import random
import unicodedata
from email.message import EmailMessage

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest import DamagedFile, EmptyFile, IngestError, read

TEXT = "Ủy ban nhân dân xã Ðồng Tiến trồng 1.000 cây phượng, ngày 05/4"
SHOWN = TEXT.replace("Ð", "Đ")


def page(text=TEXT, charset="", form="meta"):
    heads = {
        "meta": f"<meta http-equiv=Content-Type content='text/html; charset={charset}'>",
        "short": f'<meta charset="{charset}">',
        "none": "",
    }
    return f"<html><head>{heads[form]}</head><body><p>{text}</p></body></html>"


def as_1258(text):
    """Letters with their tones as marks behind them, as the code page has them."""
    parts = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks[1:] if mark in "\u0300\u0301\u0303\u0309\u0323")
        base = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tone))
        parts.append(base + tone)
    return "".join(parts).replace("Ð", "Đ").encode("cp1258")


def entities(text):
    return text.encode("cp1252", "xmlcharrefreplace")


PAGES = {
    "utf-8": page(charset="utf-8").encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + page(form="none").encode(),
    "utf-8, not declared": page(form="none").encode(),
    "utf-8, declared as another": page(charset="windows-1252").encode(),
    "utf-8, decomposed": unicodedata.normalize("NFD", page(charset="utf-8")).encode(),
    "utf-16 with a mark": page(charset="unicode").encode("utf-16"),
    "utf-16 without a mark": page(form="none").encode("utf-16-le"),
    "windows-1252 with entities": entities(page(charset="windows-1252")),
    "latin-1, which means windows-1252": entities(page(charset="iso-8859-1", form="short")),
    "entities, not declared": page(form="none").encode("ascii", "xmlcharrefreplace"),
    "windows-1258": as_1258(page(charset="windows-1258")),
    "windows-1258, short": as_1258(page(charset="windows-1258", form="short")),
    "windows-1258, not declared": as_1258(page(form="none")),
    "an unknown name": page(charset="x-khong-ro").encode(),
    "soft hyphens": page(TEXT.replace("phượng", "phư&shy;ợng"), "utf-8").encode(),
    "zero bytes": page(TEXT.replace("xã", "x\0ã"), "utf-8").encode(),
}


@pytest.mark.parametrize("data", PAGES.values(), ids=PAGES)
def test_encodings(saved, data) -> None:
    document = read(saved(data))
    assert document.text == SHOWN
    assert document.source.media_type == "text/html"


def test_a_quoted_mark_of_latin_pages(saved) -> None:
    data = page("&#272;\x93Xanh\x94 \x96 s\x85", "iso-8859-1").encode("latin-1")
    assert read(saved(data)).text == "Đ“Xanh” – s…"


@pytest.mark.parametrize("name", ["trang.mht", "trang.doc"])
@pytest.mark.parametrize("encoding", ["quoted-printable", "base64"])
def test_an_archive(saved, name, encoding) -> None:
    archive = EmailMessage()
    archive["Subject"] = "Kế hoạch"
    archive.set_content(page(charset="utf-8"), subtype="html", cte=encoding, charset="utf-8")
    archive.add_related(b"\x89PNG", "image", "png", cid="<hinh>")
    document = read(saved(archive.as_bytes(), name))
    assert document.text == SHOWN
    assert document.source.media_type == "multipart/related"


def test_an_archive_of_another_encoding(saved) -> None:
    archive = EmailMessage()
    archive.set_content(page(form="none"), subtype="html", charset="utf-16", cte="base64")
    archive.make_related()
    assert read(saved(archive.as_bytes(), "trang.mht")).text == SHOWN


def test_an_archive_without_a_page(saved) -> None:
    head = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n"
    with pytest.raises(DamagedFile):
        read(saved(head + b"--a\nContent-Type: image/png\n\nx\n--a--\n", "trang.mht"))


EMPTY = {
    "no words": b"<html><body><p>&nbsp;</p><img src=x></body></html>",
    "no body": b"<html><head><title>K</title></head></html>",
    "only a head": b"<html>",
    "only scripts": b"<!DOCTYPE html><body><script>document.write('K')</script>",
    "only a comment": b"<!DOCTYPE html><!-- KH -->",
    "zeros": b"<html>" + b"\0" * 50,
}


@pytest.mark.parametrize("data", EMPTY.values(), ids=EMPTY)
def test_pages_without_words(saved, data) -> None:
    with pytest.raises(EmptyFile):
        read(saved(data))


@pytest.mark.parametrize("tenths", range(1, 10))
def test_a_page_cut_off(saved, tenths, promises) -> None:
    whole = page(TEXT + "<table><tr><td>a<td>b</table><ol><li>c</ol>", "utf-8").encode()
    try:
        promises(read(saved(whole[: len(whole) * tenths // 10])))
    except IngestError as error:
        assert error.path.name == "trang.html"


PARTS = [
    *("<p>", "</p>", "<div>", "</div>", "<table>", "<tr>", "<td rowspan=3>", "</table>", "<br>"),
    *("<ol type=I>", "<ul>", "<li>", "</ul>", "<a href='#a' name=b>", "<a href='#b' name=a>"),
    *("</a>", "<u>3</u>", "<sup>2</sup>", "&nbsp;", "&#272;", "KẾ HOẠCH", "1. Mục", " ", "<!--"),
    *("-->", "<style>p{display:none}", "</style>", "<![if !x]>", "<span style='mso-list:Ignore'>"),
    *("</span>", "<h1>", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "<pre>", "\n", "[1]", "<caption>"),
]


@given(st.lists(st.sampled_from(PARTS), max_size=40))
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_any_soup_is_a_document_or_a_typed_error(saved, promises, parts) -> None:
    try:
        promises(read(saved(("<html><body>" + "".join(parts)).encode())))
    except IngestError as error:
        assert error.path.name == "trang.html"


@pytest.mark.parametrize("seed", range(30))
def test_flipped_bits(saved, promises, seed) -> None:
    chosen = random.Random(seed)
    data = bytearray(page(TEXT + "<table><tr><td>a<td>b</table>", "utf-8").encode())
    for _ in range(5):
        data[chosen.randrange(len(data))] ^= 1 << chosen.randrange(8)
    try:
        promises(read(saved(bytes(data))))
    except IngestError as error:
        assert error.path.name == "trang.html"
