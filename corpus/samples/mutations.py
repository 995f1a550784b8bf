"""Mutations of files: of their bytes, and of what their compressed parts hold."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

from corpus.samples.bad_zip import packed

_TOKENS = (
    b"\x00",
    b"\xff" * 4,
    b"\x80",
    b"-1",
    b"0",
    b"999999999999",
    b"1e99",
    b"<w:tbl>",
    b"</w:tc>",
    b"<w:p>",
    b"&amp;",
    b"<!--",
    b"| a | b |\n",
    b"\t",
    b"\n\n",
    b"1.1.1. ",
    "Điều 5. ".encode(),
    "trước ngày 31/12".encode(),
    "Căn cứ ".encode(),
    b"94,5%",
    "\u0301".encode(),
    "\u00ad".encode(),
    b"<< ",
    b">>",
    b"[",
    b"1 0 R",
    b" Tj ET",
    b"endobj",
)
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.S)
_MOST = 8


def mutated(chance: random.Random, data: bytes, other: bytes = b"") -> bytes:
    """`data` changed in a few places; sometimes inside a compressed part of it.

    Args:
        chance: decides everything.
        data: a file.
        other: another one, pieces of which may come in.
    """
    if chance.random() < 0.6:
        if data.startswith(b"PK"):
            return _in_zip(chance, data, other)
        if data.startswith(b"%PDF"):
            return _in_stream(chance, data, other)
    return _changed(chance, data, other)


def _changed(chance: random.Random, data: bytes, other: bytes) -> bytes:
    for _ in range(chance.randint(1, _MOST)):
        data = chance.choice(_CHANGES)(chance, data, other)
    return data


def _in_zip(chance: random.Random, data: bytes, other: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = {name: archive.read(name) for name in archive.namelist()}
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, zlib.error, EOFError):
        return _changed(chance, data, other)
    if members:
        name = chance.choice(sorted(members))
        members[name] = _changed(chance, members[name], other)
    return packed(members)


def _in_stream(chance: random.Random, data: bytes, other: bytes) -> bytes:
    streams = list(_STREAM.finditer(data))
    if not streams:
        return _changed(chance, data, other)
    stream = chance.choice(streams)
    try:
        content = zlib.compress(_changed(chance, zlib.decompress(stream[1]), other))
    except zlib.error:
        content = _changed(chance, stream[1], other)
    # A reader finds its way by "endstream" where lengths and the table of objects are wrong.
    return data[: stream.start(1)] + content + data[stream.end(1) :]


def _flip(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _drop(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + data[at + chance.choice((1, 2, 16, 300)) :]


def _insert(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_TOKENS) * chance.choice((1, 1, 2, 50)) + data[at:]


def _repeat(chance: random.Random, data: bytes, _: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    piece = data[at : at + chance.choice((4, 40, 400))]
    return data[:at] + piece * chance.choice((2, 3, 40)) + data[at:]


def _splice(chance: random.Random, data: bytes, other: bytes) -> bytes:
    at, start = chance.randrange(len(data) + 1), chance.randrange(len(other) + 1)
    return data[:at] + other[start : start + chance.choice((8, 200, 4_000))] + data[at:]


def _swap(chance: random.Random, data: bytes, _: bytes) -> bytes:
    first, second = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
    middle = (first + second) // 2
    return data[:first] + data[middle:second] + data[first:middle] + data[second:]


_Change = Callable[[random.Random, bytes, bytes], bytes]
_CHANGES: tuple[_Change, ...] = (_flip, _flip, _drop, _insert, _insert, _repeat, _splice, _swap)
