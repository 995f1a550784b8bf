"""The province that a plan belongs to."""

from __future__ import annotations

from extractors.places import find_unit, find_units, province_of
from schemas import Header


def province_of_plan(header: Header) -> str | None:
    """The name of the plan's province at its date, `None` for a national plan or an unknown one.

    A district or commune that several provinces have, and that bears no code, is not guessed.
    """
    locality = header.locality
    if locality is None or locality.level == "national":
        return None
    if locality.level == "province":
        return locality.name
    day = header.issued_on or (header.period.start if header.period else None)
    unit = find_unit(locality.code, on=day) if locality.code else None
    units = [unit] if unit else [u for u in find_units(locality.name, on=day) if u.parent]
    provinces = {province_of(each).name for each in units}
    return provinces.pop() if len(provinces) == 1 else None
