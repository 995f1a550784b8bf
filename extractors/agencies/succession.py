"""Who took over from a body: renamed ministries and departments, merged provinces, old districts.

A body ends when its own name does (`bodies.tsv`) or when its unit does (`mergers`). Its
successors are those that stand today, reached step by step: the labour department of Kon Tum is
the home affairs department of Quảng Ngãi. Where nothing tells who took over there are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from extractors.agencies.registry import Body, by_name, name_key
from extractors.mergers import day_after, heirs
from extractors.places import Unit, find_units
from schemas import AgencyKind, Level

_COMMITTEE = re.compile(r"(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy$")
_COMMITTEES: dict[Level, dict[str, str]] = {
    "province": {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy"},
    "commune": dict.fromkeys(("xã", "phường", "thị trấn", "đặc khu"), "Đảng ủy"),
}
_PASSED_DOWN: frozenset[AgencyKind] = frozenset(
    ("people_committee", "people_council", "office", "party", "front", "mass_organisation")
)
"""Kinds that every commune has: those of an old district live on in its communes."""
_NOT_MERGED: frozenset[AgencyKind] = frozenset(("company", "institution", "group"))
"""Kinds of which a merged province may keep several."""
_IN_WARDS = {"Phòng Kinh tế": "Phòng Kinh tế, Hạ tầng và Đô thị"}
"""Rooms of communes that bear another name in wards."""
_MOST_STEPS = 8


@dataclass(frozen=True, slots=True)
class _State:
    """A body in its unit, `None` for a national one."""

    body: Body
    unit: Unit | None

    @property
    def last_day(self) -> str | None:
        """The last day of the body or its unit, whichever ends first; `None` if both stand."""
        return min(
            (day for day in (self.body.valid_to, self.unit and self.unit.valid_to) if day),
            default=None,
        )

    @property
    def name(self) -> str:
        if self.unit is None:
            return self.body.name
        bare = self.body.place == "name"
        return f"{self.body.name} {self.unit.name if bare else self.unit.full_name}"


@lru_cache(maxsize=1 << 12)
def successors(body: Body, unit: Unit | None) -> tuple[str, ...]:
    """The full names of the bodies that stand today for that one, none if it stands itself.

    Several where a district's body lives on in its communes.

    >>> from extractors.agencies.registry import by_name, name_key
    >>> successors(by_name()[name_key("Bộ Thủy sản")][0], None)
    ('Bộ Nông nghiệp và Môi trường',)
    """
    begun = _State(body, unit)
    states = [begun]
    for _ in range(_MOST_STEPS):
        if all(state.last_day is None for state in states):
            break
        states = [after for state in states for after in _next(state)]
    return tuple(dict.fromkeys(state.name for state in states if state.name != begun.name))


def ended(body: Body, unit: Unit | None) -> str | None:
    """The last day (ISO) of a body under its name, `None` if it stands.

    It goes on where its unit does, enlarged as that may be.
    """
    state = _State(body, unit)
    for _ in range(_MOST_STEPS):
        same = [each for each in _next(state) if each.name == state.name]
        if state.last_day is None or not same:
            break
        state = same[0]
    return state.last_day


def begun(body: Body, unit: Unit | None) -> str | None:
    """The first day (ISO) of a body under its name, `None` if none is known."""
    days = (body.valid_from, _first_day(unit) if unit else None)
    return max((day for day in days if day), default=None)


def _first_day(unit: Unit) -> str | None:
    """The first day of a unit, that of an earlier one of its name where there was one."""
    days = [
        each.valid_from
        for each in find_units(unit.name, kind=unit.kind)
        if each.level == unit.level and (unit.level == "province" or each == unit)
    ]
    return None if None in days else min(filter(None, days), default=None)


def _next(state: _State) -> tuple[_State, ...]:
    """What comes the day after a state ends."""
    last = state.last_day
    if last is None:
        return (state,)
    body = state.body
    unit_ends = state.unit is not None and state.unit.valid_to == last
    bodies = [body]
    named = body.valid_to == last and not (unit_ends and _goes_down(body))
    if named:
        bodies = list(_named(body, day_after(last), state.unit, below=unit_ends))
    if state.unit is None or not unit_ends:
        return tuple(_State(each, state.unit) for each in bodies)
    moved = (
        _moved(each, heir, new=named or heir.level == state.unit.level)
        for each in bodies
        for heir in heirs(state.unit)
    )
    return tuple(each for each in moved if each is not None)


def _goes_down(body: Body) -> bool:
    """Whether a district's body has no other successors than those of its kind in the communes."""
    return not body.successors and (body.kind in _PASSED_DOWN or bool(_COMMITTEE.search(body.name)))


def _named(body: Body, day: str, unit: Unit | None, *, below: bool) -> Iterator[Body]:
    """The bodies that the registry names as successors, at the level where they go on."""
    level: Level = unit.level if unit else "national"
    if below and level == "district":
        level = "commune"
    for name in body.successors:
        same = by_name().get(name_key(name), ())
        fitting = [each for each in same if level in each.levels and each.existed(day)]
        yield from fitting[:1]


def _moved(body: Body, heir: Unit, *, new: bool) -> _State | None:
    """The body in the unit that took over, under the name that it has there.

    `new` says that it is one of that level; an old district's must be of a kind that communes have.
    """
    if body.kind in _NOT_MERGED:
        return None
    if heir.level not in body.levels and not _COMMITTEE.search(body.name):
        return None
    if not new and not _goes_down(body):
        return None
    if heir.kind == "phường" and body.name in _IN_WARDS:
        body = by_name()[name_key(_IN_WARDS[body.name])][0]
    committee = _COMMITTEES.get(heir.level, {}).get(heir.kind)
    if committee is None or not _COMMITTEE.search(body.name):
        return _State(body, heir)
    place = "full" if committee == "Đảng ủy" else body.place
    named = replace(body, name=_COMMITTEE.sub(committee, body.name), place=place, valid_to=None)
    return _State(named, heir)
