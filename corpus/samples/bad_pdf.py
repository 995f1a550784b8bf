"""Bad PDF files: claims, cycles, bombs, absurd numbers, passwords."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping

_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_PAGE = (
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
    " /Resources << /Font << /F 5 0 R >> >> >>"
)
_TEXT = b"BT /F 14 Tf 90 700 Td (Ke hoach) Tj ET"


def files() -> Iterator[tuple[str, bytes]]:
    for name, changes in _objects().items():
        yield f"{name}.pdf", pdf({**_sound(), **changes})
    sound = pdf(_sound())
    yield "no-objects.pdf", b"%PDF-1.7\n%%EOF\n"
    yield "table-loop.pdf", sound.replace(b"/Root", b"/Prev 9 /Root")
    yield "table-far-away.pdf", sound.replace(b"startxref\n", b"startxref\n99999999999999")
    yield "table-negative.pdf", sound.replace(b"startxref\n", b"startxref\n-")
    yield "no-table.pdf", sound[: sound.index(b"xref\n0")] + b"%%EOF"
    yield (
        "password.pdf",
        sound.replace(
            b"/Root",
            b"/ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O <"
            + b"11" * 32
            + b"> /U <"
            + b"22" * 32
            + b"> >> /Root",
        ),
    )
    yield "unknown-lock.pdf", sound.replace(b"/Root", b"/Encrypt << /Filter /Khoa /V 99 >> /Root")


def _sound() -> dict[int, str | bytes]:
    return {
        1: "<< /Type /Catalog /Pages 2 0 R >>",
        2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: _PAGE,
        4: stream(_TEXT),
        5: _FONT,
    }


def _objects() -> dict[str, Mapping[int, str | bytes]]:
    """Objects that replace those of a sound file, by what is bad about it."""
    form = (
        "/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << /X 6 0 R >> >>"
    )
    resources = "/Resources << /Font << /F 5 0 R >> /XObject << /X 6 0 R >> >>"
    drawn = _PAGE.replace("/Resources << /Font << /F 5 0 R >> >>", resources)
    return {
        "claims-pages": {2: "<< /Type /Pages /Kids [3 0 R] /Count 10000 >>"},
        "claims-negative": {2: "<< /Type /Pages /Kids [3 0 R] /Count -1 >>"},
        "same-page": {2: f"<< /Type /Pages /Kids [{'3 0 R ' * 10_000}] /Count 10000 >>"},
        "page-loop": {2: "<< /Type /Pages /Kids [2 0 R] /Count 1 >>"},
        "page-loop-long": {
            2: "<< /Type /Pages /Kids [6 0 R] /Count 2 /Parent 6 0 R >>",
            6: "<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 /Parent 2 0 R >>",
        },
        "page-tree-doubling": _doubling(),
        "no-kids": {2: "<< /Type /Pages /Count 1 >>"},
        "form-loop": {3: drawn, 4: stream(b"/X Do"), 6: stream(b"/X Do /X Do", form)},
        "content-loop": {4: "4 0 R"},
        "length-loop": {4: b"<< /Length 4 0 R >>\nstream\n" + _TEXT + b"\nendstream"},
        "font-loop": {5: "<< /Type /Font /Subtype /Type0 /BaseFont /A /DescendantFonts [5 0 R] >>"},
        "content-bomb": {4: packed_stream(b" " * 60_000_000)},
        "content-bomb-twice": {4: packed_stream(zlib.compress(b" " * 60_000_000, 9), twice=True)},
        "many-operators": {4: packed_stream(b"q " * 400_000 + b"Q " * 400_000)},
        "many-lines": {4: packed_stream(b"0 0 m 595 842 l S " * 20_000)},
        "many-boxes": {4: packed_stream(b"90 90 20 20 re S " * 10_000)},
        "many-characters": {
            4: packed_stream(
                b"".join(
                    b"BT /F 1 Tf 9 %d Td (" % y + b"a" * 100 + b") Tj ET " for y in range(20, 820)
                )
            ),
        },
        "many-words": {4: packed_stream(b"BT /F 9 Tf 9 99 Td (ke hoach) Tj ET " * 2_000)},
        "one-baseline": {4: packed_stream(b"BT /F 9 Tf 9 99 Td (a) Tj ET " * 15_000)},
        "deep-array": {4: stream(b"[" * 100_000)},
        "deep-dictionary": {
            3: _PAGE.replace("/Parent", f"/A {'<< /A ' * 9_000}{'>> ' * 9_000}/Parent")
        },
        "huge-page": {3: _PAGE.replace("595 842", "1e30 1e30")},
        "flat-page": {3: _PAGE.replace("595 842", "0 0")},
        "inverted-page": {3: _PAGE.replace("0 0 595 842", "595 842 0 0")},
        "nameless-page": {3: _PAGE.replace("[0 0 595 842]", "/None")},
        "huge-font": {4: stream(_TEXT.replace(b"14 Tf", b"1e30 Tf"))},
        "far-text": {4: stream(_TEXT.replace(b"90 700 Td", b"1e38 -1e38 Td"))},
        "no-font": {5: "null"},
        "bad-filter": {
            4: b"<< /Length 40 /Filter /FlateDecode >>\nstream\n" + bytes(40) + b"\nendstream"
        },
        "unknown-filter": {
            4: b"<< /Length 40 /Filter /Khong >>\nstream\n" + bytes(40) + b"\nendstream"
        },
        "no-page-object": {3: "(Mot)"},
    }


def _doubling(levels: int = 40) -> dict[int, str | bytes]:
    """A page tree whose nodes name the next one twice: two to the power of `levels` pages."""
    nodes: dict[int, str | bytes] = {2: "<< /Type /Pages /Kids [10 0 R] /Count 2 >>"}
    for level in range(10, 10 + levels):
        nodes[level] = f"<< /Type /Pages /Kids [{level + 1} 0 R {level + 1} 0 R] /Count 2 >>"
    nodes[10 + levels] = _PAGE
    return nodes


def stream(content: bytes, entries: str = "") -> bytes:
    return f"<< {entries} /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream"


def packed_stream(content: bytes, *, twice: bool = False) -> bytes:
    filters = "/Filter [/FlateDecode /FlateDecode]" if twice else "/Filter /FlateDecode"
    return stream(zlib.compress(content, 9), filters)


def pdf(objects: Mapping[int, str | bytes]) -> bytes:
    """A file of `objects` by their numbers, with a table of where they stand."""
    parts = [b"%PDF-1.7\n"]
    places: dict[int, int] = {}
    at = len(parts[0])
    for number, content in sorted(objects.items()):
        body = content if isinstance(content, bytes) else content.encode()
        places[number] = at
        parts.append(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
        at += len(parts[-1])
    last = max(objects) + 1
    rows = "".join(
        f"{places[number]:010} 00000 n \n" if number in places else "0000000000 65535 f \n"
        for number in range(last)
    )
    table = f"xref\n0 {last}\n{rows}trailer\n<< /Size {last} /Root 1 0 R >>\nstartxref\n{at}\n"
    return b"".join(parts) + table.encode() + b"%%EOF\n"
