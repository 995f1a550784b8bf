"""Where a body stands: the plan's home with the units above it, and localities in the text.

"tỉnh" alone is the plan's own province, "xã" alone its own commune if the plan is a commune's
and some commune otherwise. A named locality is checked against the official units.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from extractors.folding import CAPITALS, fold
from extractors.places import Unit, above, find_higher, find_unit, find_units, province_of
from schemas import Level, Locality
from schemas.quick import quick

KIND_LEVELS: dict[str, tuple[Level, ...]] = {
    "tỉnh": ("province",),
    "thành phố": ("province", "district"),
    "huyện": ("district",),
    "quận": ("district",),
    "thị xã": ("district",),
    "xã": ("commune",),
    "phường": ("commune",),
    "thị trấn": ("commune",),
    "đặc khu": ("commune",),
}
_LEVELS: tuple[Level, ...] = ("province", "district", "commune")
_SPELLED = {
    "tp": "thành phố",
    "tx": "thị xã",
    "tinh": "tỉnh",
    "tt": "thị trấn",
    "q": "quận",
    "h": "huyện",
}

_KIND = re.compile(
    rf"""(?P<kind>
      [Tt]ỉnh|TỈNH|[Tt]hành\ [Pp]hố|THÀNH\ PHỐ|T\.?[Pp](?:\.|\b)|[Hh]uyện|HUYỆN|[Qq]uận|QUẬN
    | [Tt]hị\ [Xx]ã|THỊ\ XÃ|T[Xx](?:\.|\b)|[Xx]ã|XÃ|[Pp]hường|PHƯỜNG|[Tt]hị\ [Tt]rấn|THỊ\ TRẤN
    | [Đđ]ặc\ [Kk]hu|ĐẶC\ KHU|tinh(?!\ (?:thần|hoa|vi|giản|gọn|tế|tường))
    | [QH]\.(?=[ ]?[{CAPITALS}\d])
    )(?!(?<!\.)\w|\ (?:[Ủủ][yY]|[Uu][ỷỶ]|[Đđ]oàn|ĐOÀN|[Hh]ội|[Đđ]ội))""",
    re.X,
)
_NAME_START = re.compile(rf"[{CAPITALS}\d]")
_WORDS = re.compile(r"(?:[^\W\d_][\w'’]*|\d{1,2})(?:[ ]?[-–][ ]?|[ ])?")
_NUMBER = re.compile(r"(?:Số|SỐ)(?!\w)|\w{1,8}/")
"""A document's number behind a name in a letterhead, or its symbol."""
SURNAME = re.compile(
    r"(?:Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương|Lý)(?:[ ]\w+){2}"
)
_LETTERS_PER_FAULT = 4
_MOST_FAULTS = 3
_MOST_WORDS = 5


@quick
@dataclass(frozen=True, slots=True)
class Place:
    """A locality as it stands at `text[start:end]`; `name` is empty for "tỉnh" alone."""

    start: int
    end: int
    kind: str
    name: str
    unit: Unit | None

    @property
    def full_name(self) -> str:
        """Kind and name in the official spelling where the unit is known."""
        return self.unit.full_name if self.unit else f"{self.kind} {self.name}".strip()

    @property
    def bare_name(self) -> str:
        return self.unit.name if self.unit else self.name

    @property
    def is_bare(self) -> bool:
        """Whether the unit is named without its kind: "Điện lực Ba Vì"."""
        return self.unit is not None and not self.name and self.end > self.start

    @property
    def level(self) -> Level | None:
        """The level of the unit, or of its kind where that has one level only."""
        if self.unit:
            return self.unit.level
        levels = KIND_LEVELS.get(self.kind, ())
        return levels[0] if len(levels) == 1 else None


@dataclass(frozen=True, slots=True)
class Home:
    """The plan's own locality and the units above it, by level; national has none."""

    level: Level | None
    province: Place | None = None
    district: Place | None = None
    commune: Place | None = None

    def at(self, level: Level) -> Place | None:
        """The home's unit of that level."""
        units = {"province": self.province, "district": self.district, "commune": self.commune}
        return units.get(level)

    def of_kind(self, kind: str) -> Place | None:
        """What a kind alone ("huyện") means in this plan, `None` if it means none of its own."""
        for level in reversed(KIND_LEVELS[kind]):
            place = self.at(level)
            if place is not None and place.kind in (kind, ""):
                return place if place.kind == kind else replace(place, kind=kind)
        return None

    def lies_in_some(self, kind: str) -> bool:
        """Whether the home is, or lies in, a unit of that kind that nothing names."""
        if self.level is None or self.level == "national":
            return self.level is None
        above_home = _LEVELS[: _LEVELS.index(self.level)]
        return any(level in above_home for level in KIND_LEVELS[kind]) and self.province is None


def home_of(locality: Locality | None, on: str | None, folded: str = "") -> Home:
    """The home of a plan: its locality and, where the official units tell, those above it.

    Of several units of one name it is the one whose kind and province `folded` names, the text of
    the plan folded.
    """
    if locality is None or locality.level == "national":
        return Home(locality.level if locality else None)
    unit = _unit_of(locality, on, folded)
    elsewhere = _other_province(unit, on, folded) if unit is not None else None
    if elsewhere is not None:
        province = Place(0, 0, elsewhere.kind, elsewhere.name, elsewhere)
        kind = _kind_named(locality, unit.kind if unit else None, folded)
        here = Place(0, 0, kind, locality.name, None)
        return Home(locality.level, province, commune=here)
    places: dict[Level, Place] = {}
    while unit is not None:
        places[unit.level] = Place(0, 0, unit.kind, unit.name, unit)
        unit = above(unit)
    known = places.get(locality.level)
    kind = _kind_named(locality, known.kind if known else None, folded)
    if known is None or (kind not in ("", known.kind) and len(KIND_LEVELS[kind]) == 1):
        places[locality.level] = Place(0, 0, kind, locality.name, None)
    return Home(
        locality.level, places.get("province"), places.get("district"), places.get("commune")
    )


_GOVERNED = re.compile(
    r"(?:ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân) (?P<kind>tỉnh|thành phố) "
    r"(?=(?P<name>[^\W\d_]+(?:[ -][^\W\d_]+){0,3}))"
)


def _other_province(unit: Unit, on: str | None, folded: str) -> Unit | None:
    """The one province whose government a commune's plan names, where it is not the unit's.

    Of communes of one name the list may hold the wrong one, the right one being named since.
    """
    if unit.level != "commune" or fold(province_of(unit).full_name) in folded:
        return None
    named: set[Unit] = set()
    for match in _GOVERNED.finditer(folded):
        words = match["name"].split(" ")
        ends = (" ".join(words[:length]) for length in range(len(words), 0, -1))
        units = (find_units(end, kind=match["kind"], on=on) for end in ends)
        known = next((each for each in units if each), ())
        named.update(each for each in known if each.level == "province")
    return next(iter(named)) if len(named) == 1 else None


def _unit_of(locality: Locality, on: str | None, folded: str) -> Unit | None:
    if locality.code is not None:
        unit = find_unit(locality.code, on=on)
        if unit is not None and unit.level == locality.level:
            return unit
    named = [unit for unit in find_units(locality.name, on=on) if unit.level == locality.level]
    if on is None:
        named = [unit for unit in named if unit.valid_to is None] or named
    if len(named) > 1:
        named = [unit for unit in named if fold(unit.full_name) in folded]
    if len(named) > 1:
        named = [unit for unit in named if fold(province_of(unit).full_name) in folded]
    return named[0] if len(named) == 1 else None


def _kind_named(locality: Locality, official: str | None, folded: str) -> str:
    """The kind that stands before a locality's name in the text, "" if none does.

    It may differ from the official one of a unit that was raised to another kind since. "Huyện
    ủy" tells it as well.
    """
    name = fold(locality.name)
    kinds = [kind for kind, levels in KIND_LEVELS.items() if locality.level in levels]
    if official is not None:
        kinds.sort(key=lambda kind: kind != official)
    return next((kind for kind in kinds if f"{kind} {name}" in folded), "") or next(
        (kind for kind in kinds if f"{kind.removesuffix(' xã')} ủy {name}" in folded), ""
    )


def kind_at(text: str, position: int) -> tuple[str, int] | None:
    """The kind of unit whose word stands at `position`, and where that ends."""
    match = _KIND.match(text, position)
    if match is None:
        return None
    word = fold(match["kind"]).replace(".", "")
    return _SPELLED.get(word, word), match.end()


def place_at(text: str, position: int, *, on: str | None) -> Place | None:
    """The locality named or meant at `position`: "tỉnh Lào Cai", "TP. Huế", "huyện".

    >>> place_at("UBND thành phố Hà nội về", 5, on="2020-01-01").full_name
    'thành phố Hà Nội'
    >>> place_at("UBND huyện ban hành", 5, on=None).full_name
    'huyện'
    """
    found = kind_at(text, position)
    if found is None:
        return None
    kind, end = found
    spaced = text[end : end + 1] in (" ", "\xa0")
    first = end + 1 if spaced else end
    if (spaced or text[end - 1] == ".") and _NAME_START.match(text, first):
        name = (
            _official(text, first, kind, on, KIND_LEVELS[kind])
            or _of_another_day(text, first, kind, on)
            or _printed(text, first, kind)
        )
        if name is not None:
            unit, name_end = name
            return Place(position, name_end, kind, text[first:name_end], unit)
    return Place(position, end, kind, "", None)


def name_at(
    text: str,
    position: int,
    *,
    on: str | None,
    levels: tuple[Level, ...] = ("province", "district"),
) -> Place | None:
    """A unit of one of those levels named without its kind at `position`: "Lào Cai".

    >>> name_at("Tỉnh ủy Kon Tum về", 8, on="2017-01-01").full_name
    'tỉnh Kon Tum'
    """
    if not _NAME_START.match(text, position):
        return None
    found = _official(text, position, None, on, levels)
    if found is None and "province" in levels:
        found = _official(text, position, None, None, ("province",))
    return None if found is None else Place(position, found[1], found[0].kind, "", found[0])


def named_at(text: str, position: int, kind: str, *, on: str | None) -> Place | None:
    """A unit of that kind named without it at `position`, as in "các huyện: Ba Tơ, Sơn Hà"."""
    if not _NAME_START.match(text, position):
        return None
    found = _official(text, position, kind, on, KIND_LEVELS[kind])
    return None if found is None else Place(position, found[1], kind, "", found[0])


def _official(
    text: str, start: int, kind: str | None, on: str | None, levels: tuple[Level, ...]
) -> tuple[Unit, int] | None:
    """The longest official name at `start`, at most five words, as unit and end."""
    ends: list[int] = []
    position = start
    while len(ends) < _MOST_WORDS and (word := _WORDS.match(text, position)):
        ends.append(position + len(word[0].rstrip(" -–")))
        position = word.end()
        if word[0][-1] not in " -–":
            break
    for end in reversed(ends):
        for unit in find_units(text[start:end], kind=kind, on=on):
            if unit.level in levels:
                return unit, end
    return None


_HIGHER: tuple[Level, ...] = ("province", "district")


def _of_another_day(text: str, start: int, kind: str, on: str | None) -> tuple[Unit, int] | None:
    """A province or district that was on the map before, or is since: "tỉnh Kon Tum" in 2026."""
    levels = tuple(level for level in KIND_LEVELS[kind] if level in _HIGHER)
    return _official(text, start, kind, None, levels) if on is not None and levels else None


@dataclass(frozen=True, slots=True)
class NearUnit:
    """A unit that the end of a text from `start` on names with `faults` letters wrong."""

    start: int
    unit: Unit
    faults: int


def nearest_at_end(folded: str, *, on: str | None) -> list[NearUnit]:
    """The provinces and districts that the end of a folded text names but for a few letters.

    Nearest first; `start` is about where the name begins.

    >>> nearest_at_end("sở y tế tỉnh kon turn", on="2017-01-01")[0].unit.full_name
    'tỉnh Kon Tum'
    """
    near: list[NearUnit] = []
    for length, (keys, units) in _by_length(on).items():
        end = folded[-length:]
        if len(end) < length:
            continue
        faults = min(length // _LETTERS_PER_FAULT, _MOST_FAULTS)
        for _, distance, index in process.extract(
            end, keys, scorer=Levenshtein.distance, score_cutoff=faults, limit=3
        ):
            near.append(NearUnit(len(folded) - length, units[index], distance))
    return sorted(near, key=lambda each: (each.faults, each.start))


@cache
def _by_length(on: str | None) -> dict[int, tuple[tuple[str, ...], tuple[Unit, ...]]]:
    """The folded full names of provinces and districts of a day, by their length."""
    units: defaultdict[int, dict[str, Unit]] = defaultdict(dict)
    for unit in find_higher(on=on):
        name = fold(unit.full_name)
        units[len(name)].setdefault(name, unit)
    return {length: (tuple(same), tuple(same.values())) for length, same in units.items()}


def _printed(text: str, start: int, kind: str) -> tuple[None, int] | None:
    """A name the official list does not know: its capitalised words, up to four.

    The list is complete for provinces and cities, and a person's name is none.
    """
    if kind in ("tỉnh", "thành phố") or SURNAME.match(text, start):
        return None
    end = position = start
    for _ in range(_MOST_WORDS - 1):
        word = _WORDS.match(text, position)
        if word is None or not _NAME_START.match(text, position) or _NUMBER.match(text, position):
            break
        end = position + len(word[0].rstrip(" -–"))
        position = word.end()
        if not word[0].endswith(" "):
            break
    if end == start or (text[start:end].isdigit() and kind not in ("quận", "phường")):
        return None
    return None, end
