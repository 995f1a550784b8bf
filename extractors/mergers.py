"""Which units took over the area of one that is gone: provinces, districts, communes.

On 1 July 2025 provinces and communes were merged and districts ended; who took over what tells
the conversion table of the library vietnamadminunits. Renamed and raised provinces come from
`places.tsv`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache, lru_cache

from extractors.knowledge import load_tsv
from extractors.places import (
    LAST_LEGACY_DAY,
    Unit,
    find_unit,
    library_connection,
    library_file,
)

_TABLE = "converter_2025.json"


@lru_cache(maxsize=1 << 12)
def heirs(unit: Unit) -> tuple[Unit, ...]:
    """The units that took over the area of one when it ended, by code; none for one that stands.

    One for a province; for a district the communes that most of its own went to.

    >>> from extractors.places import find_units
    >>> [each.full_name for each in heirs(find_units("Kon Tum", kind="tỉnh")[0])]
    ['tỉnh Quảng Ngãi']
    >>> len(heirs(find_units("Thanh Trì", kind="huyện")[0])) > 1
    True
    """
    if unit.valid_to is None:
        return ()
    day = day_after(unit.valid_to)
    return tuple(
        each
        for code in _heir_codes(unit)
        if (each := find_unit(code, on=day)) is not None and each != unit
    )


def day_after(day: str) -> str:
    """The next day, both ISO.

    >>> day_after("2025-02-28")
    '2025-03-01'
    """
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _heir_codes(unit: Unit) -> tuple[str, ...]:
    if unit.level == "province" and unit.valid_to != LAST_LEGACY_DAY:
        return (_named_heirs().get((unit.code, unit.name), unit.code),)
    return _by_old_code().get((unit.level, unit.code), ())


@cache
def _named_heirs() -> dict[tuple[str, str], str]:
    """The codes of provinces that others were merged into before 2025."""
    return {
        (row["code"], row["name"]): row["into"]
        for row in load_tsv("extractors", "places.tsv")
        if row["into"]
    }


@cache
def _by_old_code() -> dict[tuple[str, str], tuple[str, ...]]:
    """The codes of the heirs of 1 July 2025, by level and code of the unit that ended."""
    heirs_of: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    new_provinces, new_wards, old = _codes()
    for old_key, province_key, ward_key in _conversions():
        for level, code in old.get(old_key, ()):
            if level == "province":
                heirs_of[level, code].add(new_provinces[province_key])
            else:
                heirs_of[level, code].add(new_wards[province_key, ward_key])
    return {unit: tuple(sorted(codes)) for unit, codes in heirs_of.items()}


def _codes() -> tuple[
    dict[str, str], dict[tuple[str, str], str], dict[str, tuple[tuple[str, str], ...]]
]:
    """The library's keys: of new provinces, of new communes, and of old communes with all above."""
    connection = library_connection()
    try:
        new = connection.execute(
            "select provinceKey, provinceCode, wardKey, wardCode from admin_units"
        ).fetchall()
        old = connection.execute(
            "select provinceKey, provinceCode, districtKey, districtCode, wardKey, wardCode"
            " from admin_units_legacy"
        ).fetchall()
    finally:
        connection.close()
    return (
        {row[0]: row[1] for row in new},
        {(row[0], row[2]): row[3] for row in new},
        {
            f"{row[0]}_{row[2]}_{row[4] or ''}": (
                ("province", row[1]),
                ("district", row[3]),
                ("commune", row[5]),
            )
            for row in old
        },
    )


def _conversions() -> Iterator[tuple[str, str, str]]:
    """Each old commune with the new province and commune that took it over, or most of it."""
    table = json.loads(library_file(_TABLE).read_text(encoding="utf-8"))
    for province, wards in table["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, merged in wards.items():
            yield from ((each, province, ward) for each in merged)
    for province, divided in table["DICT_PROVINCE_WARD_DIVIDED"].items():
        for each, parts in divided.items():
            yield each, province, _largest(parts)


def _largest(parts: Iterable[dict[str, object]]) -> str:
    return next(str(part["newWardKey"]) for part in parts if part["isDefaultNewWard"])
