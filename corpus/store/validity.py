"""From when to when a body bore its name, as the registry of bodies knows."""

from __future__ import annotations

from functools import lru_cache

from extractors.agencies import resolve
from extractors.places import find_units

_UNIQUE = ("district", "commune")


@lru_cache(maxsize=1 << 14)
def validity(name: str) -> tuple[str | None, str | None]:
    """The first and the last day (ISO) of the body of a canonical name, None where not known.

    A name that bodies of several places bear, like that of many communes, has neither: which one
    is meant differs from plan to plan. Neither has one that would have ended before it began: its
    place was merged away before there were such bodies, and another of that name is meant.

    >>> validity("Sở Thông tin và Truyền thông tỉnh Thanh Hóa")
    (None, '2025-02-28')
    >>> validity("Ủy ban nhân dân xã Tân Lập")
    (None, None)
    """
    found = resolve(name)
    if found is None or found.body is None or found.name != name:
        return None, None
    if found.level in _UNIQUE:
        unit = found.unit
        same = find_units(unit.name, kind=unit.kind) if unit else ()
        if len({each.code for each in same}) != 1:
            return None, None
    first, last = found.valid_from, found.valid_to
    if first is not None and last is not None and last < first:
        return None, None
    return first, last
