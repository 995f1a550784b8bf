"""A document cannot make the converter fetch, link or run anything."""

from __future__ import annotations

import io
import shutil
import threading
import zipfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from ingest import read

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="soffice (libreoffice-writer) missing"
)
NAMESPACES = " ".join(
    f'xmlns:{name}="{address}"'
    for name, address in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
        "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0",
        "xlink": "http://www.w3.org/1999/xlink",
    }.items()
)
MANIFEST = """<manifest:manifest
 xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
<manifest:file-entry manifest:full-path="/" manifest:media-type="{type}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
TYPE = "application/vnd.oasis.opendocument.text"


@pytest.fixture
def requests() -> Iterator[tuple[str, list[str]]]:
    """The address of a server on this machine, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write("lấy từ mạng".encode())

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


def save(path: Path, body: str) -> None:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {NAMESPACES} '
        f'office:version="1.2"><office:body><office:text>{body}</office:text></office:body>'
        "</office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", TYPE)
        archive.writestr("content.xml", content)
        archive.writestr("META-INF/manifest.xml", MANIFEST.format(type=TYPE))
    path.write_bytes(target.getvalue())


def test_nothing_is_fetched(tmp_path, requests) -> None:
    address, asked = requests
    secret = tmp_path / "kin.txt"
    secret.write_text("lấy từ máy", encoding="utf-8")
    links = "".join(
        f'<text:section text:name="s{number}"><text:section-source xlink:type="simple" '
        f'xlink:href="{target}"/><text:p>Chữ sẵn có</text:p></text:section>'
        for number, target in enumerate((secret.as_uri(), f"{address}/muc.txt"))
    )
    picture = (
        '<text:p><draw:frame svg:width="2cm" svg:height="2cm" text:anchor-type="paragraph">'
        f'<draw:image xlink:type="simple" xlink:href="{address}/hinh.png"/></draw:frame></text:p>'
    )
    path = tmp_path / "ke-hoach.odt"
    save(path, f"<text:p>KẾ HOẠCH</text:p>{links}{picture}")
    assert read(path).text == "KẾ HOẠCH\nChữ sẵn có\nChữ sẵn có"
    assert asked == []


def test_fields_of_rtf_are_not_updated(tmp_path, requests) -> None:
    address, asked = requests
    secret = tmp_path / "kin.txt"
    secret.write_text("lay tu may", encoding="utf-8")
    fields = "".join(
        rf"{{\field\flddirty{{\*\fldinst {code}}}{{\fldrslt co san.}}}}\par "
        for code in (
            f'INCLUDETEXT "{secret}"',
            f'INCLUDEPICTURE "{address}/hinh.png" \\\\d',
            f'DDEAUTO soffice "{secret}" x',
        )
    )
    path = tmp_path / "ke-hoach.rtf"
    path.write_text(rf"{{\rtf1\ansi Ke hoach.\par {fields}}}", encoding="ascii")
    text = read(path).text
    assert text.startswith("Ke hoach.") and "lay tu" not in text
    assert asked == []
