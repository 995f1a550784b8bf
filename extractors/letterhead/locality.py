"""The official unit that a document's issuer stands for."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.letterhead.bodies import Place
from extractors.places import Unit, find_units, province_of
from schemas import Level, Locality

COUNTRY = Locality("Việt Nam", "national")

_LEVELS: dict[str, Level] = {
    "tỉnh": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "xã": "commune",
    "phường": "commune",
    "thị trấn": "commune",
    "đặc khu": "commune",
}


def locality_of(place: Place, *, on: str | None, witnesses: Iterable[str] = ()) -> Locality:
    """The unit with its level and code; the code only if the day and `witnesses` leave one.

    `witnesses` are names of units that the document mentions: of several communes of one name the
    one in a province that it names is meant.

    >>> locality_of(Place("huyện", "Thường Tín"), on="2018-04-03")
    Locality(name='Thường Tín', level='district', code='279')
    """
    units = find_units(place.name, kind=place.kind, on=on)
    if len(units) > 1:
        named = set(witnesses)
        units = tuple(unit for unit in units if province_of(unit).name in named) or units
    level = _LEVELS.get(place.kind, "province")
    if not units:
        return Locality(place.name, level)
    return Locality(units[0].name, units[0].level, units[0].code if _one(units) else None)


def _one(units: tuple[Unit, ...]) -> bool:
    return len({(unit.code, unit.level) for unit in units}) == 1
