"""From a name and what stands around it to one body: canonical name, level, locality."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.agencies.localities import Home, Place
from extractors.agencies.pieces import Piece
from extractors.agencies.registry import Body, by_name, name_key, split_name
from extractors.agencies.rivals import Rival, rival_of
from extractors.agencies.succession import begun, ended, successors
from extractors.folding import fold
from extractors.places import Unit
from schemas import AgencyKind, Level
from schemas.quick import quick

_UPWARD: tuple[Level, ...] = ("commune", "district", "province", "national")
_LEADING = ("Thường trực", "Ban Thường vụ", "Ban Chấp hành", "Ủy ban Kiểm tra")
"""Parts that lead any kind of organisation and are of its kind."""
_LIVE_ON = (*_LEADING, "Văn phòng")
"""Parts that those who take over from a body have as well."""
_CENTRAL = " Trung ương"
_WITHOUT_STANDING = ("Quốc hội", "Ủy ban Thường vụ Quốc hội")
"""Bodies that "Thường trực" is no part of, though others of their kind have one."""
_EITHER = 0.85
"""How sure it is that a local plan means the country's front, which the local one is named by."""
_DOWNGRADED = 0.7
"""What is left of the score of a name whose locality is neither printed nor the plan's own."""


@quick
@dataclass(frozen=True, slots=True)
class Resolution:
    """One body as a reader names it at the plan's date.

    `name` is canonical with locality where the plan fixes it, `locality` that part of it. `reading`
    tells how the words were read: `name`, `alias`, `fuzzy`, `free`, and what of a host. `score` is
    `spelling` times `placing`, all in [0, 1]: how sure the words and how sure the locality are.
    `runner_up` is the next best body of a fuzzy reading, `host` the body that it is a part of.
    """

    name: str
    kind: AgencyKind
    level: Level | None
    locality: str | None
    score: float
    rank: str
    domain: str | None
    reading: str
    runner_up: str | None = None
    existed: bool = True
    body: Body | None = None
    host: Resolution | None = None
    unit: Unit | None = None
    words: str = ""
    spelling: float = 1.0
    placing: float = 1.0
    on: str | None = None

    @property
    def alias(self) -> str | None:
        """The way of writing that the words are, `None` where they are the official name."""
        return self.words if self.reading.startswith("alias") else None

    @property
    def rival(self) -> Rival | None:
        """The body next in spelling, and why it lost; `None` for a free name and a group."""
        if self.body is None or self.reading.startswith(("free", "group")):
            return None
        return rival_of(self.words, self.body, self.level, self.on)

    @property
    def valid_from(self) -> str | None:
        """The first day of the body in its unit (ISO), `None` if none is known."""
        return begun(self.body, self.unit) if self.body else None

    @property
    def valid_to(self) -> str | None:
        """Its last day (ISO), `None` if it stands or none is known."""
        return ended(self.body, self.unit) if self.body else None

    @property
    def checked(self) -> bool:
        """Whether its dates were seen in a source, not taken from general knowledge."""
        return self.body is None or self.body.checked

    @property
    def successors(self) -> tuple[str, ...]:
        """The full names of the bodies that stand today in its place; see `succession`."""
        if self.body is None or self.reading.startswith("free"):
            return ()
        if self.host is not None:
            return self._parts_of_successors(self.host)
        if self.locality is None:
            return successors(self.body, None) if self.body.levels == ("national",) else ()
        if self.unit is not None:
            return successors(self.body, self.unit)
        return tuple(f"{name} {self.locality}" for name in successors(self.body, None))

    def _parts_of_successors(self, host: Resolution) -> tuple[str, ...]:
        """The same part of those that took over from its host."""
        part = self.name.removesuffix(host.name)
        if part == self.name or self.rank not in _LIVE_ON:
            return ()
        return tuple(f"{part}{each}" for each in host.successors)

    @property
    def successor(self) -> str | None:
        """The bodies that stand today in its place, parted by "; "; `None` if it stands itself.

        Also `None` where nothing tells who took over.
        """
        return "; ".join(self.successors) or None

    def explain(self) -> str:
        """One line for people: what was parsed, how it was read, what came second."""
        parsed = f"rank={self.rank!r} domain={self.domain!r} place={self.locality!r}"
        rival = self.rival
        second = f", next {rival.name!r} {rival.score:.2f} ({rival.reason})" if rival else ""
        return f"{self.name!r}: {parsed}; {self.reading} {self.score:.2f}{second}"


@dataclass(frozen=True, slots=True)
class Context:
    """What the plan fixes for all its names: its day (ISO), its home, who issued it.

    `sure` in [0, 1] is how sure the home is.
    """

    on: str | None
    home: Home
    issuer: Resolution | None = None
    sure: float = 1.0


def resolve_piece(piece: Piece, place: Place | None, context: Context) -> Resolution:
    """The body that a name means in a plan, with the locality printed or the plan's own."""
    body, place = _choose(piece, place, context)
    level, locality, unit = _locality(body, piece.name, place, context)
    base = body.name if piece.how != "free" else piece.name
    name = f"{base} {locality}" if locality else base
    rank, domain = (
        split_name(body.name)
        if piece.how != "free"
        else (
            body.name,
            piece.name[len(body.name) :].strip(),
        )
    )
    placing = context.sure if place is None and locality else 1.0
    placing = _DOWNGRADED if _is_nowhere(body, place, level, locality) else placing
    if body.kind == "front" and body.local and context.home.level not in (None, "national"):
        placing = _EITHER
    return Resolution(
        name=name,
        kind=body.kind,
        level=level,
        locality=locality,
        score=round(piece.score * placing, 3),
        rank=rank,
        domain=domain or None,
        reading=piece.how,
        runner_up=piece.runner_up,
        existed=_existed(body, unit, context.on),
        body=body,
        unit=unit,
        words=piece.words,
        spelling=piece.score,
        placing=placing,
        on=context.on,
    )


def _choose(piece: Piece, place: Place | None, context: Context) -> tuple[Body, Place | None]:
    """Of the bodies of a name the one that fits the locality, the home and the day best."""
    if place is None:
        wanted = _reachable(context.home)
    else:
        wanted = (place.level,) if place.level else ("province", "district")
    candidates = [_localised(body, place) for body in piece.bodies]
    return max(
        candidates,
        key=lambda body: (
            _fits_unit(body, place, context.home),
            any(level in body.levels for level in wanted),
            body.existed(context.on),
            -min((wanted.index(level) for level in body.levels if level in wanted), default=9),
        ),
    ), place


_COMMITTEE = re.compile(r"(Tỉnh|Thành|Huyện|Quận|Thị) ủy$")
_UNITS_OF_WORDS = {
    "Tỉnh": "tỉnh",
    "Thành": "thành phố",
    "Huyện": "huyện",
    "Quận": "quận",
    "Thị": "thị xã",
}


def _unit_kind(body: Body) -> str | None:
    """The kind of unit that a Party committee's name tells, `None` if it tells none."""
    committee = _COMMITTEE.search(body.name) if body.name.endswith(" ủy") else None
    return None if committee is None else _UNITS_OF_WORDS[committee[1]]


def _fits_unit(body: Body, place: Place | None, home: Home) -> bool:
    """Whether "Tỉnh ủy", "Thành ủy" … is a body of that kind of unit; others are of any."""
    kind = _unit_kind(body)
    if kind is None:
        return True
    return place.kind == kind if place else home.of_kind(kind) is not None


def _reachable(home: Home) -> tuple[Level, ...]:
    """The home's level and those above it, nearest first."""
    start = _UPWARD.index(home.level) if home.level else 0
    return tuple(
        level
        for level in _UPWARD[start:]
        if level == "national" or home.level is None or home.at(level) is not None
    )


def _localised(body: Body, place: Place | None) -> Body:
    """The local body where a locality follows the name of the national one."""
    if place is None or body.local is None:
        return body
    return by_name()[name_key(body.local)][0]


def _locality(
    body: Body, name: str, place: Place | None, context: Context
) -> tuple[Level | None, str | None, Unit | None]:
    if place is not None:
        bare = body.place == "name" or (body.kind == "company" and place.is_bare)
        return place.level, place.bare_name if bare else place.full_name, place.unit
    if body.levels == ("national",) or _CENTRAL in name or _is_the_countrys(body, name):
        return "national", None, None
    for level in _reachable(context.home):
        if level in body.levels:
            home = context.home.at(level)
            if home is not None and _unit_kind(body) not in (None, home.kind) and home.kind:
                continue
            if level == "national" or home is None or body.place == "none":
                return level, None, None
            return level, home.bare_name if body.place == "name" else home.full_name, home.unit
    return None, None, None


def _is_nowhere(body: Body, place: Place | None, level: Level | None, locality: str | None) -> bool:
    """Whether a body of which each locality has its own is known without one, or as one of
    "thành phố" that nothing names."""
    if place is not None:
        return locality is not None and locality.islower()
    if level is None:
        return bool(body.levels)
    return locality is None and level != "national" and body.place != "none"


def _is_the_countrys(body: Body, name: str) -> bool:
    """Whether a steering body is that of the whole country: "Ban Chỉ đạo quốc gia về …"."""
    return body.kind == "steering" and f"{fold(name)} ".startswith(f"{fold(body.name)} quốc gia ")


def _existed(body: Body, unit: Unit | None, on: str | None) -> bool:
    """Whether the body existed in its unit on that day; always if the day is unknown."""
    return body.existed(on) and (on is None or unit is None or unit.existed(on))


def provincial_office(context: Context) -> Resolution | None:
    """The office of the people's committee in a province's plan, whose rooms need no host."""
    province = context.home.province
    if context.home.level != "province" or province is None:
        return None
    body = by_name()[name_key("Văn phòng Ủy ban nhân dân")][0]
    piece = Piece(0, 0, "", (body,), body.name, "name", 0.9)
    return resolve_piece(piece, province, context)


def national(piece: Piece) -> Resolution:
    """The national body of a name that local ones bear as well: what a central code stands for."""
    body = piece.bodies[0]
    return Resolution(
        body.name, body.kind, "national", None, piece.score, body.name, None, piece.how
    )


def working_body(name: str) -> Resolution:
    """A group of persons that a decision established, by its own words."""
    return Resolution(name, "steering", None, None, 0.7, name.split(" ")[0], None, "free")


def inside(inner: Piece, host: Resolution, context: Context) -> Resolution | None:
    """The part of a body that an inner name means: "Thường trực" with "Tỉnh ủy Lào Cai".

    `None` if a body of the host's kind has no such part.
    """
    fitting = [body for body in inner.bodies if body.hosted_by(host.kind)]
    if not fitting:
        return None
    body = fitting[0]
    if body.name in (_LEADING[0], "Tổ đảng ở") and host.name in _WITHOUT_STANDING:
        return None
    own = inner.name if inner.how == "free" else body.name
    link = " của " if body.kind == "steering" else " "
    shared = body.name in _LEADING and host.kind != "party"
    kind = host.kind if shared else body.kind
    return replace(
        host,
        name=_party_members(body, host) or f"{own}{link}{host.name}",
        kind=kind,
        score=round(min(inner.score, host.score), 3),
        rank=body.name,
        domain=None,
        reading=f"{inner.how} in {host.reading}",
        runner_up=inner.runner_up,
        existed=host.existed,
        body=body,
        host=host,
        words=inner.words,
        spelling=min(inner.score, host.spelling),
    )


def _party_members(body: Body, host: Resolution) -> str | None:
    """The name of the committee that "Ban Chấp hành" is where its unit's Party office hosts it."""
    kind = _unit_kind(host.body) if host.body is not None else None
    if body.name != "Ban Chấp hành" or kind is None or host.locality is None:
        return None
    return f"{body.name} Đảng bộ {kind} {host.locality}"
