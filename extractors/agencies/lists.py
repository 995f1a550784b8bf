"""Lists of bodies: what is printed behind the last holds for all of them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from extractors.agencies.groups import Group
from extractors.agencies.localities import KIND_LEVELS, Place
from extractors.agencies.registry import by_name, name_key
from extractors.agencies.resolution import Context
from extractors.agencies.tails import Naming
from extractors.folding import fold

_GAP = re.compile(r"[ ]?(?:,|;|/|-|–|và|hoặc|,[ ]và)[ ]?")


def with_inherited(
    text: str, namings: list[Naming], groups: Sequence[Group], context: Context
) -> list[Naming]:
    """Names in a list get the locality or plural printed behind the last: "HĐND, UBND tỉnh"."""
    placed = list(namings)
    starts = [group.start for group in groups]
    for index in range(len(placed) - 1, -1, -1):
        naming = placed[index]
        if not naming.bare:
            continue
        following = placed[index + 1] if index + 1 < len(placed) else None
        if following and _GAP.fullmatch(text, naming.end, following.start):
            placed[index] = _inherit(naming, following)
        elif gap := _GAP.match(text, naming.end):
            at = bisect_left(starts, gap.end())
            if at < len(groups) and groups[at].start == gap.end():
                place = _place_of_group(text, groups[at], context)
                placed[index] = _take(naming, (place,), sure=True) if place else naming
    return placed


def _place_of_group(text: str, group: Group, context: Context) -> Place | None:
    """The plan's own unit that a group is said to be of: "các đoàn thể huyện"."""
    kind = fold(text[group.start : group.end]).split(" ")[-1]
    return context.home.of_kind(kind) if kind in KIND_LEVELS else None


def _inherit(naming: Naming, following: Naming) -> Naming:
    taken = _take(naming, following.places)
    if taken is naming and following.plural and _are_alike(naming, following):
        return replace(naming, plural=following.plural, generic=following.generic)
    return taken


_COUNTRYS = re.compile(r" (?:[Tt]rung ương|[Qq]uốc gia)(?!\w)")
"""What a steering body of the whole country is named by."""
_GOVERNING = frozenset(("party", "people_council", "people_committee", "front"))
_ARMED = frozenset(("police", "military"))
_AT_ALL_LEVELS = " các cấp"
_AT_EVERY_LEVEL = frozenset(("front", "mass_organisation"))
"""Kinds whose bodies stand at every level, named by the country's: "Mặt trận Tổ quốc Việt Nam"."""


def _are_alike(naming: Naming, following: Naming) -> bool:
    """Whether a plural behind the second is the first one's too: "HĐND, UBND các xã".

    "Hiệp hội Du lịch và UBND các huyện" are one association and the committees.
    """
    levels = {level for each in naming.piece.bodies for level in each.levels}
    if following.plural == _AT_ALL_LEVELS and naming.piece.bodies[0].kind in _AT_EVERY_LEVEL:
        return True
    if naming.piece.how == "free" or not {"district", "commune"} & levels:
        return False
    first, second = naming.piece.bodies[0].kind, following.piece.bodies[0].kind
    return bool(following.piece.bodies[0].levels) and (
        first == second
        or "cấp" in following.plural
        or first in ("people_council", "people_committee")
        or any({first, second} <= family for family in (_GOVERNING, _ARMED))
    )


def _take(naming: Naming, places: tuple[Place, ...], *, sure: bool = False) -> Naming:
    """The name with those of the localities at whose level such a body stands.

    The country's full name is the country's, unless it is `sure` that a locality is meant: "Mặt
    trận Tổ quốc Việt Nam và các đoàn thể huyện".
    """
    body = naming.piece.bodies[0]
    if body.kind == "steering" and _COUNTRYS.search(naming.piece.name):
        return naming
    levels = {level for each in naming.piece.bodies for level in each.levels}
    own = sure and body.kind == "front"
    if body.local is not None and (own or "việt nam" not in fold(naming.piece.words)):
        levels |= set(by_name()[name_key(body.local)][0].levels)
    fitting = tuple(place for place in places if place.level in levels)
    return replace(naming, places=fitting) if fitting else naming
