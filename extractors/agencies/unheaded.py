"""Where a plan without letterhead is at home: the unit whose body orders what follows."""

from __future__ import annotations

import re

from extractors.agencies.localities import KIND_LEVELS, place_at
from schemas import Locality

_REACH = 12_000
"""Characters of a document in which the order that opens its first part stands."""
_WHO = re.compile(r"(?:UBND|(?:Uỷ|Ủy)[ ]ban[ ][Nn]hân[ ]dân|HĐND|Hội[ ]đồng[ ]nhân[ ]dân)[ ]")
_ORDERS = re.compile(
    r"[^.;:\n]{0,200}?(?<!\w)(?:chỉ[ ]thị|ban[ ]hành|xây[ ]dựng|yêu[ ]cầu|đề[ ]nghị|triển[ ]khai"
    r"|quyết[ ]định|quyết[ ]nghị)(?!\w)[^.\n]{0,200}:[ ]*\n\s*(?:I|A|1|Điều[ ]1|Phần[ ]I)[.:/)\s]"
)
"""What goes on to the end of a paragraph that the first numbered part follows."""


def unit_ordering(text: str, on: str | None) -> Locality | None:
    """The unit whose committee or council orders what the first part says; `None` if none does.

    >>> unit_ordering("UBND tỉnh Lào Cai yêu cầu các sở:\\n1. Sở Y tế", None).name
    'Lào Cai'
    """
    for who in _WHO.finditer(text, 0, _REACH):
        place = place_at(text, who.end(), on=on)
        if place is None or not (place.unit or place.name) or not _ORDERS.match(text, place.end):
            continue
        level = place.level or KIND_LEVELS[place.kind][0]
        return Locality(place.bare_name, level, place.unit.code if place.unit else None)
    return None
