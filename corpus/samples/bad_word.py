"""Bad Word files: entity bombs, loops of styles, absurd tables, locked packages."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator

from corpus.samples.bad_zip import packed

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MAIN = "word/document.xml"


def files(sound: bytes) -> Iterator[tuple[str, bytes]]:
    for name, (part, content) in _parts().items():
        data = content if isinstance(content, bytes) else content.encode()
        yield f"{name}.docx", replaced(sound, part, data)
    yield "no-main-part.docx", replaced(sound, _MAIN, None)
    yield "no-styles.docx", replaced(sound, "word/styles.xml", None)
    yield "bomb-types.docx", replaced(sound, "[Content_Types].xml", b" " * 30_000_000)
    yield "lone-part.docx", packed({_MAIN: document(paragraph("Mục đích")).encode()})
    yield "encrypted.docx", _OLE2 + bytes(512) + _wide("EncryptedPackage") + bytes(512)
    yield "sheet.docx", _OLE2 + bytes(512) + _wide("Workbook") + bytes(512)


def old_word() -> bytes:
    """What begins like a Word 97 file and is none."""
    return _OLE2 + bytes(504) + _wide("WordDocument") + bytes(range(256)) * 40


def _parts() -> dict[str, tuple[str, str | bytes]]:
    loops = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{(n + 1) % 50}"/>'
        f"</w:style>"
        for n in range(50)
    )
    laughs = "".join(
        f"<!ENTITY {new} '{f'&{old};' * 10}'>"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    row = "<w:tr>" + "<w:tc><w:p/></w:tc>" * 1_000 + "</w:tr>"
    wide = '<w:tc><w:tcPr><w:gridSpan w:val="999999999"/></w:tcPr><w:p/></w:tc>'
    down = "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>"
    field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    box = "<w:r><w:pict><w:txbxContent><w:p>", "</w:p></w:txbxContent></w:pict></w:r>"
    number = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'
    numbered = "".join(
        f"<w:p><w:pPr>{number.format(level % 12)}</w:pPr><w:r><w:t>a</w:t></w:r></w:p>"
        for level in range(1_000)
    )
    many = "".join(f'<w:p w:rsidR="{n:08X}"><w:r><w:t>Việc</w:t></w:r></w:p>' for n in range(3_000))
    return {
        "not-xml": (_MAIN, b"\x00\x01\x02"),
        "half-xml": (_MAIN, document("<w:p>")),
        "bomb": (_MAIN, document(" " * 40_000_000)),
        "laughs": (_MAIN, document(paragraph("&i;"), f"<!DOCTYPE x [<!ENTITY a 'ha'>{laughs}]>")),
        "quadratic": (
            _MAIN,
            document(paragraph("&a;" * 5_000), f"<!DOCTYPE x [<!ENTITY a '{'ha' * 5_000}'>]>"),
        ),
        "outside-entity": (
            _MAIN,
            document(paragraph("&f;"), '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
        ),
        "outside-type": (_MAIN, document(paragraph("a"), '<!DOCTYPE x SYSTEM "file:///dev/zero">')),
        "entity-loop": (_MAIN, document(paragraph("&a;"), "<!DOCTYPE x [<!ENTITY a '&a;'>]>")),
        "wide-laughs": (
            _MAIN,
            document(paragraph("&a;"), "<!DOCTYPE x [<!ENTITY a 'b'>]>").encode("utf-16"),
        ),
        "deep": (_MAIN, document("<w:sdt><w:sdtContent>" * 40_000)),
        "deep-tables": (
            _MAIN,
            document(_nested(("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"))),
        ),
        "deep-boxes": (_MAIN, document(f"<w:p>{_nested(box)}</w:p>")),
        "deep-links": (
            _MAIN,
            document(f"<w:p>{_nested(('<w:hyperlink>', '</w:hyperlink>'))}</w:p>"),
        ),
        "wide-table": (_MAIN, document(f"<w:tbl>{row * 8}</w:tbl>")),
        "absurd-span": (_MAIN, document(f"<w:tbl><w:tr>{wide * 50}</w:tr></w:tbl>")),
        "long-merge": (_MAIN, document(f"<w:tbl>{down * 2_000}</w:tbl>")),
        "open-fields": (_MAIN, document(f"<w:p>{field * 5_000}</w:p>")),
        "numbered": (_MAIN, document(numbered)),
        "many-paragraphs": (_MAIN, document(many)),
        "long-attribute": (_MAIN, document(f'<w:p w:x="{"a" * 3_000_000}"/>')),
        "control-characters": (_MAIN, document(paragraph("a\u0085b\ufffe" * 100))),
        "style-loop": ("word/styles.xml", f'<w:styles xmlns:w="{_WORD}">{loops}</w:styles>'),
        "no-body": (_MAIN, f'<w:document xmlns:w="{_WORD}"/>'),
        "links-to-itself": ("word/_rels/document.xml.rels", _links()),
    }


def _links() -> str:
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    links = "".join(
        f'<Relationship Id="r{kind}" Type="{kinds}/{kind}" Target="document.xml"/>'
        for kind in ("styles", "numbering", "settings", "footnotes", "header", "footer")
    )
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{package}">{links}</Relationships>'


def _nested(around: tuple[str, str], depth: int = 60) -> str:
    return around[0] * depth + "<w:r><w:t>a</w:t></w:r>" + around[1] * depth


def document(body: str, head: str = "") -> str:
    return f'{head}<w:document xmlns:w="{_WORD}"><w:body>{body}</w:body></w:document>'


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def replaced(sound: bytes, part: str, content: bytes | None) -> bytes:
    """The package with one part replaced, or left out for `None`."""
    with zipfile.ZipFile(io.BytesIO(sound)) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    members[part] = content or b""
    if content is None:
        del members[part]
    return packed(members)


def _wide(name: str) -> bytes:
    return name.encode("utf-16-le")
