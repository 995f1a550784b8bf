"""Bad archives: bombs, loops, locked members, paths that lead out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip of `members`, the same bytes in each run."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def files(text: bytes, word: bytes) -> Iterator[tuple[str, bytes]]:
    deep = packed({"kế hoạch.txt": text})
    for number in range(6):
        deep = packed({f"{number}.zip": deep})
    yield "nested.zip", deep
    yield "bomb.zip", packed({"bom.txt": b" " * 30_000_000})
    yield "bomb-inside.zip", packed({"trong.zip": packed({"bom.txt": b" " * 30_000_000})})
    yield "many.zip", packed({f"{number}.txt": b"" for number in range(11_000)})
    yield "nothing.zip", packed({})
    yield "no-document.zip", packed({"a.bin": text})
    yield "outside.zip", packed({"../../ra.txt": text, "/etc/ra.txt": text})
    yield "locked.zip", locked(packed({"kế hoạch.txt": text}))
    yield "locked.docx", locked(word)
    yield "lying-size.zip", lying(packed({"kế hoạch.txt": text * 20}))
    yield "overlapping.zip", overlapping(text)
    yield "odd-method.zip", packed({"kế hoạch.txt": text}).replace(b"\x08\x00", b"\x63\x00")
    yield "long-name.zip", packed({"a" * 60_000 + ".txt": text})


def locked(data: bytes) -> bytes:
    """The archive with every member marked as encrypted."""
    changed = bytearray(data)
    for magic, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(magic, at + 1)) >= 0:
            changed[at + offset] |= 1
    return bytes(changed)


def lying(data: bytes) -> bytes:
    """The archive stating far smaller sizes than its members have."""
    changed = bytearray(data)
    for magic, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = data.find(magic)
        changed[at + offset : at + offset + 4] = (10).to_bytes(4, "little")
    return bytes(changed)


def overlapping(text: bytes, copies: int = 200) -> bytes:
    """An archive whose members all lie in the same place."""
    one = packed({"0000.txt": text})
    start = one.find(b"PK\x01\x02")
    end = one.find(b"PK\x05\x06")
    entry = one[start:end]
    entries = b"".join(entry.replace(b"0000", f"{number:04}".encode()) for number in range(copies))
    tail = bytearray(one[end:])
    tail[8:12] = copies.to_bytes(2, "little") * 2
    tail[12:16] = len(entries).to_bytes(4, "little")
    return one[:start] + entries + bytes(tail)
