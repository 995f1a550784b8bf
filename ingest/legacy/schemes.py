"""The codes in which Vietnamese was written before Unicode, as letters of a Latin code page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

import ftfy.bad_codecs

CODE_PAGE = "sloppy-windows-1252"
"""Windows-1252 that gives every byte a character: as it is read where nobody knows better."""

ftfy.bad_codecs.ok()


class Scheme(StrEnum):
    """A code. The first three are bytes of fonts, the last is typed with plain ASCII."""

    TCVN3 = "tcvn3"
    """TCVN 5712:1993, VN3: the ABC fonts (`.VnTime`)."""
    VNI = "vni"
    """The VNI fonts for Windows: a letter and a mark behind it."""
    VISCII = "viscii"
    """RFC 1456."""
    VIQR = "viqr"
    """RFC 1456: `Vie^.t Nam`."""


@dataclass(frozen=True, slots=True)
class Table:
    """How a scheme writes the letters: `letters` by what stands for them, the pattern of these."""

    letters: dict[str, str]
    pattern: re.Pattern[str]


def decode(text: str, scheme: Scheme, *, capitals: bool = False) -> str:
    """What `text` in a scheme says. `capitals` is for a capital font, which shows small letters
    as capitals.

    >>> decode("chÝnh quyÒn x·", Scheme.TCVN3), decode("chính quyeàn xaõ", Scheme.VNI)
    ('chính quyền xã', 'chính quyền xã')
    >>> decode("kÕ ho¹ch", Scheme.TCVN3, capitals=True)
    'KẾ HOẠCH'
    """
    table = _table(scheme)
    shown = table.pattern.sub(lambda match: table.letters.get(match[0], match[0][-1]), text)
    return shown.upper() if capitals else shown


def encode(text: str, scheme: Scheme) -> str:
    """`text` written in a scheme, as a Latin code page shows it; the inverse of `decode`.

    TCVN3 writes toned capitals as small letters, for want of others. VIQR puts a backslash before
    a mark that is none (RFC 1456, 2.3).

    >>> encode("Ủy ban xã.", Scheme.VNI), encode("Ủy ban ta. Có", Scheme.VIQR)
    ('UÛy ban xaõ.', "U?y ban ta\\\\. Co'")
    """
    written = _written(scheme)
    letters = unicodedata.normalize("NFC", text)
    if scheme is not Scheme.VIQR:
        return "".join(written.get(letter, letter) for letter in letters)
    parts: list[str] = []
    for letter in letters:
        before = "".join(parts[-1:])
        if _clashes(before, letter):
            parts.append("\\")
        elif letter in "đĐ" and before in ("d", "D") and parts[-2:-1] != ["\\"]:
            parts[-1] = f"\\{before}"
        parts.append(written.get(letter, letter))
    return "".join(parts)


def marks_of(scheme: Scheme) -> frozenset[str]:
    """The characters beyond ASCII that a scheme uses."""
    return frozenset(
        letter for key in _table(scheme).letters for letter in key if not letter.isascii()
    )


def _clashes(before: str, letter: str) -> bool:
    """Whether VIQR would read `letter` as part of what stands before it."""
    pair = before + letter
    joins = before != "" and any(key.startswith(pair) for key in _table(Scheme.VIQR).letters)
    return joins or letter == "\\"


@cache
def _table(scheme: Scheme) -> Table:
    letters = dict(_entries(scheme))
    keys = sorted(map(re.escape, letters), key=len, reverse=True)
    if scheme is Scheme.VIQR:
        keys.insert(0, r"\\[^\w\s]|\\[dD]")
    return Table(letters, re.compile("|".join(keys)))


@cache
def _written(scheme: Scheme) -> dict[str, str]:
    written: dict[str, str] = {}
    for key, letter in _entries(scheme):
        written.setdefault(letter, key)
    if scheme is Scheme.TCVN3:
        for letter, key in tuple(written.items()):
            written.setdefault(letter.upper(), key)
    return written


def _entries(scheme: Scheme) -> Iterator[tuple[str, str]]:
    """What stands for a letter, and the letter, the usual way of writing it first."""
    for letter, key in _rows(scheme):
        if scheme in (Scheme.VNI, Scheme.VIQR):
            yield from ((form, letter) for form in _forms(key, scheme))
        else:
            byte = bytes([int(key, 16)])
            yield byte.decode(CODE_PAGE), letter
            yield byte.decode("latin-1"), letter


def _forms(key: str, scheme: Scheme) -> Iterator[str]:
    """The spellings of one letter: a capital may bear a small mark, a horn may be a star."""
    yield key
    if scheme is Scheme.VNI and len(key) == 2:
        yield key[0] + key[1].swapcase()
    if scheme is Scheme.VIQR:
        if "+" in key:
            yield key.replace("+", "*")
        if key == "DD":
            yield "Dd"
            yield "dD"


def _rows(scheme: Scheme) -> Iterator[tuple[str, str]]:
    table = (files("ingest.legacy") / "letters.tsv").read_text(encoding="utf-8")
    head, *lines = (line for line in table.splitlines() if not line.startswith("#"))
    column = head.split("\t").index(scheme)
    for line in lines:
        cells = line.split("\t")
        if cells[column]:
            yield cells[0], cells[column]
