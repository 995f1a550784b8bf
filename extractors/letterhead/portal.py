"""The table of properties that a portal prints with a document: label above, value below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from extractors.letterhead.dateline import iso_day
from extractors.letterhead.lines import Line

Property = Literal["code", "type", "issued_on", "issuer", "signer", "office"]

LABELS: dict[str, Property] = {
    "số hiệu": "code",
    "số ký hiệu": "code",
    "số/ký hiệu": "code",
    "loại văn bản": "type",
    "ngày ban hành": "issued_on",
    "ngày ký xác thực": "issued_on",
    "cơ quan ban hành": "issuer",
    "người ký": "signer",
    "chức danh": "office",
}
"""The labels of vbpl.vn and of the portals that follow it, folded."""

_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_PRIME_MINISTERS = "-TTg"
"""The symbol of the Prime Minister, for whom portals write "Chính phủ" at times."""
_MOST_LINES = 60
_EMPTY = "-–—."


@dataclass(frozen=True, slots=True)
class Attribute:
    """One property with the line that bears its value; a day is an ISO date in `value`."""

    name: Property
    value: str
    line: Line


def read_properties(lines: Sequence[Line]) -> dict[Property, Attribute]:
    """The properties of a portal's page; empty unless at least three labels stand there."""
    found: dict[Property, Attribute] = {}
    for label, line in pairwise(lines[:_MOST_LINES]):
        name = LABELS.get(label.folded.rstrip(": "))
        if name is None or name in found or line.folded.rstrip(": ") in LABELS:
            continue
        value: str | None = line.text.strip(_EMPTY)
        if name == "issued_on":
            day = _DAY.fullmatch(line.text)
            value = None if day is None else iso_day(day[3], day[2], day[1])
        if value:
            found[name] = Attribute(name, value, line)
    if len(found) < 3:
        return {}
    code, issuer = found.get("code"), found.get("issuer")
    if code is not None and issuer is not None and code.value.endswith(_PRIME_MINISTERS):
        found["issuer"] = replace(issuer, value="Thủ tướng Chính phủ")
    return found
