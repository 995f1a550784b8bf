"""Official administrative units by name and date: the map before and since 1 July 2025.

The units are those of the library vietnamadminunits (its database is read directly, since its
import brings geographic packages along). Until 30 June 2025 there were 63 provinces with
districts and communes, since then 34 provinces with communes (Resolution 202/2025/QH15).
"""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

from extractors.folding import fold
from extractors.knowledge import load_tsv
from schemas import Level
from schemas.quick import quick

System = Literal["legacy", "current"]

LAST_LEGACY_DAY = "2025-06-30"
FIRST_CURRENT_DAY = "2025-07-01"

_ABBREVIATED_KINDS = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tt": "thị trấn",
    "h": "huyện",
    "q": "quận",
    "p": "phường",
    "x": "xã",
    "t": "tỉnh",
}
_KIND = re.compile(
    r"(?P<kind>tỉnh|thành\ phố|huyện|quận|thị\ xã|xã|phường|thị\ trấn|đặc\ khu)\ +(?=\S)"
    r"|(?P<short>tp|tx|tt|[hqpxt](?=\.))\.?\ *(?=\S)",
    re.X,
)
_VARIANTS = (
    ("đăk", "đắk"),
    ("đắc", "đắk"),
    ("đăc", "đắk"),
    ("đak", "đắk"),
    ("lắc", "lắk"),
    ("lăk", "lắk"),
    ("y", "i"),
)
_TONED_Y = str.maketrans("ýỳỷỹỵ", "íìỉĩị")
_SHORT_NAMES = {"hcm": "hồchíminh"}
"""Units that writers abbreviate, by their keys."""
_KIND_LINE = re.compile(r"^(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu) ", re.M)
_NOT_IN_KEY = re.compile(r"[^\w\n]+")


@quick
@dataclass(frozen=True, slots=True)
class Unit:
    """One unit of the map in force from `valid_from` to `valid_to` (ISO dates, both inclusive).

    `name` bears no kind: `Thường Tín`, `1` (Quận 1). `kind` is lower case. `code` is the official
    one (2 digits a province, 3 a district, 5 a commune), `parent` the code of the unit above.
    """

    name: str
    kind: str
    level: Level
    code: str
    parent: str | None
    valid_from: str | None
    valid_to: str | None

    @property
    def full_name(self) -> str:
        """Kind and name, as they follow the name of a body: `huyện Thường Tín`."""
        return f"{self.kind} {self.name}"

    def existed(self, on: str) -> bool:
        """Whether the unit was on the map on that day (ISO date, or its beginning)."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@lru_cache(maxsize=1 << 14)
def find_units(name: str, *, kind: str | None = None, on: str | None = None) -> tuple[Unit, ...]:
    """The units called `name`, provinces first; with a kind in front only those of that kind.

    `kind` is "tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn" or
    "đặc khu"; `on` an ISO date. Spellings fold: case, tone placement, Đắk and Đăk, spaces.
    Without `on` a unit that stands on both maps is found twice.

    >>> [(unit.full_name, unit.code) for unit in find_units("TP. Hồ chí minh", on="2020-01-01")]
    [('thành phố Hồ Chí Minh', '79')]
    >>> [unit.full_name for unit in find_units("Kontum", kind="tỉnh")]
    ['tỉnh Kon Tum']
    """
    said, bare = split_kind(name)
    wanted = kind or said
    return tuple(
        unit
        for unit in map(_unit, _index().get(_key(bare), ()))
        if (wanted is None or unit.kind == wanted) and (on is None or unit.existed(on))
    )


def split_kind(name: str) -> tuple[str | None, str]:
    """The kind of unit in front of a name, written out and in lower case, and the rest.

    >>> split_kind("TP. Đà Nẵng"), split_kind("Thị xã Sơn Tây"), split_kind("Gia Lai")
    (('thành phố', 'Đà Nẵng'), ('thị xã', 'Sơn Tây'), (None, 'Gia Lai'))
    """
    match = _KIND.match(fold(name))
    if match is None:
        return None, name
    return match["kind"] or _ABBREVIATED_KINDS[match["short"]], name[match.end() :]


def above(unit: Unit) -> Unit | None:
    """The unit that `unit` belongs to, `None` for a province.

    >>> above(find_units("Thường Tín", kind="huyện")[0]).full_name
    'thành phố Hà Nội'
    """
    if unit.parent is None:
        return None
    day = unit.valid_to or unit.valid_from or FIRST_CURRENT_DAY
    named = (each for each in map(_unit, _by_code()[unit.parent]) if each.existed(day))
    return next(named, None)


@lru_cache(maxsize=64)
def find_higher(*, on: str | None = None) -> tuple[Unit, ...]:
    """The provinces and districts on the map of that day (ISO date), or of both maps.

    >>> len(find_higher(on="2025-06-30")), len(find_higher(on="2025-07-01"))
    (759, 34)
    """
    higher = (_unit(row) for row in _rows() if row.level != "commune")
    return tuple(unit for unit in higher if on is None or unit.existed(on))


def find_unit(code: str, *, on: str | None = None) -> Unit | None:
    """The unit with that official code on that day (ISO date); the present map's without one.

    >>> find_unit("10", on="2024-05-01").full_name, find_unit("10", on="2025-08-01")
    ('tỉnh Lào Cai', None)
    """
    day = on or FIRST_CURRENT_DAY
    named = [_unit(row) for row in _by_code().get(code, ())]
    there = [unit for unit in named if unit.existed(day)]
    if there or on is not None:
        return there[0] if there else None
    return named[0] if named else None


def province_of(unit: Unit) -> Unit:
    """The province that `unit` lies in, or is.

    >>> province_of(find_units("Buôn Hồ", kind="thị xã")[0]).name
    'Đắk Lắk'
    """
    higher = above(unit)
    return unit if higher is None else province_of(higher)


def _key(name: str) -> str:
    key = fold(name)
    for variant, usual in _VARIANTS:
        key = key.replace(variant, usual)
    key = _NOT_IN_KEY.sub("", key.translate(_TONED_Y))
    return _SHORT_NAMES.get(key, key)


@dataclass(frozen=True, slots=True)
class _Row:
    """One row of the map, before anyone asks for it."""

    full_name: str
    code: str
    level: Level
    parent: str | None
    valid_from: str | None
    valid_to: str | None


@cache
def _index() -> dict[str, list[_Row]]:
    """All rows by the key of their name, provinces first; the keys are made in one sweep."""
    rows = _rows()
    names = "\n".join([row.full_name for row in rows])
    keys = _key(_KIND_LINE.sub("", fold(names))).split("\n")
    index: defaultdict[str, list[_Row]] = defaultdict(list)
    for key, row in zip(keys, rows, strict=True):
        index[key].append(row)
    return dict(index)


@cache
def _by_code() -> dict[str, list[_Row]]:
    rows: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in _rows():
        rows[row.code].append(row)
    return dict(rows)


def _unit(row: _Row) -> Unit:
    kind, name = split_kind(row.full_name)
    if kind is None:
        raise ValueError(f"a unit without its kind: {row.full_name}")
    return Unit(name, kind, row.level, row.code, row.parent, row.valid_from, row.valid_to)


@cache
def _rows() -> list[_Row]:
    """Every unit of both maps, each once, by level and in the library's order of codes."""
    legacy, current = _library()
    return [
        *_provinces("legacy", dict.fromkeys(row[:2] for row in legacy)),
        *_provinces("current", dict.fromkeys(row[:2] for row in current)),
        *(
            _Row(name, code, "district", parent, None, LAST_LEGACY_DAY)
            for parent, name, code in dict.fromkeys(row[1:4] for row in legacy)
        ),
        *(
            _Row(name, code, "commune", parent, None, LAST_LEGACY_DAY)
            for _, _, _, parent, name, code in legacy
            if name
        ),
        *(
            _Row(name, code, "commune", parent, FIRST_CURRENT_DAY, None)
            for _, parent, name, code in current
        ),
    ]


def _library() -> tuple[list[tuple[str, ...]], list[tuple[str, ...]]]:
    """The library's own rows: province and code, (district and code,) commune and code."""
    connection = library_connection()
    try:
        legacy = connection.execute(
            "select province, provinceCode, district, districtCode, ward, wardCode"
            " from admin_units_legacy"
        ).fetchall()
        current = connection.execute(
            "select province, provinceCode, ward, wardCode from admin_units"
        ).fetchall()
    finally:
        connection.close()
    return legacy, current


def library_connection() -> sqlite3.Connection:
    """The library's database, to read; the caller closes it."""
    path = library_file("dataset.db")
    return sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def library_file(name: str) -> Path:
    """A data file of the library; raises `ModuleNotFoundError` where it is not installed."""
    spec = find_spec("vietnamadminunits")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("vietnamadminunits is not installed")
    return Path(spec.submodule_search_locations[0]) / "data" / name


def _provinces(system: System, listed: Iterable[tuple[str, ...]]) -> Iterator[_Row]:
    """The provinces of one map, with the renamed and upgraded ones in their years."""
    start, end = (None, LAST_LEGACY_DAY) if system == "legacy" else (FIRST_CURRENT_DAY, None)
    dated = [row for row in load_tsv("extractors", "places.tsv") if row["system"] == system]
    told = {row["code"] for row in dated}
    for row in dated:
        full_name = f"{row['kind']} {row['name']}"
        valid_from, valid_to = row["valid_from"] or start, row["valid_to"] or end
        yield _Row(full_name, row["code"], "province", None, valid_from, valid_to)
    for full_name, code in listed:
        if code not in told:
            yield _Row(full_name, code, "province", None, start, end)
