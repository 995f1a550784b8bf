"""`resolve`: the body that a name means, asked for by itself, with the reasons."""

from __future__ import annotations

import re
from datetime import date

from extractors.agencies.localities import Home, home_of
from extractors.agencies.naming import resolve_name
from extractors.agencies.resolution import Context, Resolution
from extractors.folding import fold
from extractors.places import find_units, province_of
from schemas import Locality

_DAY = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?")
_COUNTRY = ("việt nam", "trung ương", "cả nước")


class DayError(ValueError):
    """A day that is no date."""


class PlaceError(ValueError):
    """A place that no list of units has, or that `several` of them are called."""

    def __init__(self, place: str, *, several: bool) -> None:
        super().__init__(f"{'several places' if several else 'no place'}: {place!r}")
        self.several = several


def resolve(
    name: str, day: str | date | None = None, place: str | Locality | None = None
) -> Resolution | None:
    """The one body (or group) that `name` names on that day in that place; `None` if it names none.

    `day` is a date or its ISO form, cut to month or year if need be; without it a body of any time
    will do. `place` is the locality whose bodies are meant where the name bears none: "tỉnh Nghệ
    An", "Nam Đàn", "huyện Châu Thành, tỉnh Bến Tre", "Việt Nam" for central bodies, or a record's
    own. Of several bodies that the words name it is the first. Raises `DayError` and `PlaceError`.

    >>> body = resolve("Sở GD-ĐT", "2017-03-22", "tỉnh Bến Tre")
    >>> body.name, body.successor
    ('Sở Giáo dục và Đào tạo tỉnh Bến Tre', 'Sở Giáo dục và Đào tạo tỉnh Vĩnh Long')
    >>> body.rival.name, body.rival.reason
    ('Bộ Giáo dục và Đào tạo', 'rank')
    """
    on = _iso(day)
    home = _home(place, on) if isinstance(place, str) else home_of(place, on)
    return resolve_name(name, Context(on, home))


def _iso(day: str | date | None) -> str | None:
    if day is None:
        return None
    if isinstance(day, date):
        return day.isoformat()
    if not _DAY.fullmatch(day):
        raise DayError(day)
    try:
        date.fromisoformat(f"{day}-01-01"[:10])
    except ValueError as error:
        raise DayError(day) from error
    return day


def _home(place: str, on: str | None) -> Home:
    if fold(place).strip() in _COUNTRY:
        return Home("national")
    named, _, higher = (part.strip() for part in place.partition(","))
    units = find_units(named, on=on) or find_units(named)
    if higher:
        provinces = {province_of(each).code for each in find_units(higher, on=on)}
        units = tuple(unit for unit in units if province_of(unit).code in provinces)
    if not units:
        raise PlaceError(place, several=False)
    highest = [unit for unit in units if unit.level == units[0].level]
    standing = [unit for unit in highest if unit.valid_to is None]
    meant = highest if on is not None or len(highest) == 1 else standing
    if len(meant) != 1:
        raise PlaceError(place, several=True)
    unit = meant[0]
    return home_of(Locality(unit.name, unit.level, unit.code), on or unit.valid_to)
