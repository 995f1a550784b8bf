"""Damaged and hostile .docx files: a typed error that names the file, or the document as it is."""

from __future__ import annotations

import io
import random
import zipfile

import docx
import pytest

from ingest import (
    ArchiveFile,
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    IngestError,
    TooLarge,
    UnsupportedFormat,
    read,
)
from ingest.limits import limited

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.fixture(scope="module")
def plan() -> bytes:
    document = docx.Document()
    document.add_heading("KẾ HOẠCH", 1)
    for number in range(30):
        document.add_paragraph(f"Việc thứ {number} của đơn vị {number * 7919}", "List Number")
    table = document.add_table(3, 3)
    for number, cell in enumerate(table._cells):
        cell.text = f"Ô {number}"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


@pytest.fixture
def saved(tmp_path):
    def save(data, name="ke-hoach.docx"):
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return save


def repacked(plan, name, content):
    """The plan with one part replaced, or left out for `None`."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(plan)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            if info.filename != name:
                new.writestr(info, old.read(info))
        if content is not None:
            new.writestr(name, content)
    return target.getvalue()


def document(body, head=""):
    return f'{head}<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>'


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def assert_fails(path, *kinds):
    with pytest.raises(kinds) as caught:
        read(path)
    assert caught.value.path == path
    assert path.name in str(caught.value)
    assert caught.value.remedy in str(caught.value)


@pytest.mark.parametrize("tenths", range(10))
def test_a_file_cut_off(plan, saved, tenths):
    path = saved(plan[: len(plan) * tenths // 10])
    assert_fails(path, EmptyFile if tenths == 0 else DamagedFile)


@pytest.mark.parametrize("seed", range(30))
def test_a_flipped_bit(plan, saved, seed):
    chosen = random.Random(seed)
    damaged = bytearray(plan)
    damaged[chosen.randrange(len(plan))] ^= 1 << chosen.randrange(8)
    path = saved(bytes(damaged))
    try:
        text = read(path).text
    except IngestError as error:
        assert error.path == path
    else:
        assert text == read(saved(plan, "nguyen-ven.docx")).text


BROKEN = {
    "no main part": ("word/document.xml", None, DamagedFile),
    "broken xml": ("word/document.xml", document("<w:p>"), DamagedFile),
    "no xml": ("word/document.xml", b"\x00\x01\x02", DamagedFile),
    "an empty part": ("word/document.xml", b"", DamagedFile),
    "no body": ("word/document.xml", f'<w:document xmlns:w="{WORD}"/>', DamagedFile),
    "another root": ("word/document.xml", "<html/>", UnsupportedFormat),
    "no styles, though linked": ("word/styles.xml", None, DamagedFile),
    "no links, though needed": ("word/_rels/document.xml.rels", None, DamagedFile),
    "no links of the package": ("_rels/.rels", None, DamagedFile),
    "broken styles": ("word/styles.xml", "<w:styles", DamagedFile),
    "broken links": ("word/_rels/document.xml.rels", "<Relationships", DamagedFile),
    "too deep": ("word/document.xml", document("<w:sdt>" * 400 + "</w:sdt>" * 400), DamagedFile),
    "an entity bomb": (
        "word/document.xml",
        document(
            paragraph("&i;"),
            "<!DOCTYPE x [<!ENTITY a 'ha'>"
            + "".join(
                f"<!ENTITY {new} '{f'&{old};' * 10}'>"
                for old, new in zip("abcdefgh", "bcdefghi", strict=True)
            )
            + "]>",
        ),
        DamagedFile,
    ),
    "an entity bomb in an attribute": (
        "word/document.xml",
        document(
            '<w:p w:x="&i;"/>',
            "<!DOCTYPE x [<!ENTITY a 'ha'>"
            + "".join(
                f"<!ENTITY {new} '{f'&{old};' * 10}'>"
                for old, new in zip("abcdefgh", "bcdefghi", strict=True)
            )
            + "]>",
        ),
        DamagedFile,
    ),
    "an entity of another file": (
        "word/document.xml",
        document(paragraph("&f;"), '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'),
        DamagedFile,
    ),
    "a zip bomb": ("word/document.xml", document(" " * 25_000_000), TooLarge),
}


@pytest.mark.parametrize(("name", "content", "kind"), BROKEN.values(), ids=BROKEN)
def test_a_hostile_part(plan, saved, name, content, kind):
    assert_fails(saved(repacked(plan, name, content)), kind)


def test_many_large_parts(plan, saved):
    with limited(unpacked_bytes=20_000):
        assert_fails(saved(plan), TooLarge)


def test_tables_in_tables(plan, saved):
    inner = paragraph("ô")
    for _ in range(30):
        inner = f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"
    path = saved(repacked(plan, "word/document.xml", document(inner)))
    assert_fails(path, TooLarge)
    with limited(nested_tables=30):
        assert read(path).text == "ô"


def test_parts_that_are_not_read_may_be_broken(plan, saved):
    broken = repacked(plan, "docProps/core.xml", "<broken")
    broken = repacked(broken, "word/theme/theme1.xml", None)
    assert read(saved(broken)).text == read(saved(plan, "nguyen-ven.docx")).text


ABSURD = {
    "numbers": '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="ba"/></w:numPr><w:jc/><w:ind/>',
    "a level": '<w:numPr><w:ilvl w:val="99999999999999999999"/><w:numId w:val="1"/></w:numPr>',
    "an indent": '<w:ind w:left="1e999" w:hanging="-0"/>',
    "a style": '<w:pStyle/><w:rPr><w:sz w:val="²"/><w:rStyle/></w:rPr>',
}


@pytest.mark.parametrize("properties", ABSURD.values(), ids=ABSURD)
def test_absurd_values_do_no_harm(plan, saved, properties):
    body = f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>Mục đích</w:t></w:r></w:p>"
    path = saved(repacked(plan, "word/document.xml", document(body)))
    assert read(path).text.endswith("Mục đích")


def test_a_strict_document(plan, saved):
    body = document(paragraph("Mục đích")).replace(
        WORD, "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert read(saved(repacked(plan, "word/document.xml", body))).text == "Mục đích"


def test_a_password(saved):
    stream = OLE2 + bytes(512) + "EncryptedPackage".encode("utf-16-le") + bytes(512)
    assert_fails(saved(stream), EncryptedFile)


def test_encrypted_members(plan, saved):
    with zipfile.ZipFile(io.BytesIO(plan)) as archive:
        infos = archive.infolist()
    locked = bytearray(plan)
    for info in infos:
        locked[info.header_offset + 6] |= 1
    central = 0
    while (central := plan.find(b"PK\x01\x02", central)) >= 0:
        locked[central + 8] |= 1
        central += 4
    assert_fails(saved(bytes(locked)), EncryptedFile, DamagedFile)


OTHERS = {
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
    "a photo": b"\xff\xd8\xff\xe0" + bytes(range(256)),
    "an old document": OLE2 + bytes(512) + "WordDocument".encode("utf-16-le") + bytes(512),
    "noise": bytes(random.Random(2).randrange(256) for _ in range(4096)),
}


@pytest.mark.parametrize("data", OTHERS.values(), ids=OTHERS)
def test_something_else_renamed(saved, data):
    assert_fails(saved(data), UnsupportedFormat, DamagedFile)


def test_no_bytes(saved):
    assert_fails(saved(b""), EmptyFile)


def test_another_zip(saved):
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("ghi-chu.txt", "ghi chú")
    assert_fails(saved(target.getvalue()), ArchiveFile)
