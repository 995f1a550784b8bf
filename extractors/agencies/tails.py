"""What follows a body's name: its locality, several of them, or a plural."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extractors.agencies.fields import field_at, read_sector
from extractors.agencies.groups import plural_tail, written_out
from extractors.agencies.localities import Place, kind_at, name_at, named_at, place_at
from extractors.agencies.pieces import Piece
from extractors.agencies.resolution import Context
from extractors.folding import CAPITALS
from extractors.places import find_units
from schemas.quick import quick

_ABBREVIATION = re.compile(rf"[ ]?\([ ]?[“\"]?(?P<short>[{CAPITALS}][{CAPITALS}&.\-]+)[”\"]?[ ]?\)")
_PLURAL_BEFORE = re.compile(r"\b(?:[Cc]ác|[Nn]hững|[Cc]ác\ cấp|[Mm]ột\ số)\ $", re.X)
_PLURAL_ENDS = ("ác ", "hững ", "cấp ", "số ")
"""How every match of `_PLURAL_BEFORE` ends."""
_OFFICE_BEFORE = re.compile(r"\b(?:[Cc]hủ\ tịch|[Tt]hủ\ trưởng|[Ll]ãnh\ đạo|[Bb]í\ thư)\ $", re.X)
_MORE_KINDS = re.compile(r"(?:,|/|\ và)\ ?", re.X)
_SO_ALL_OTHERS = re.compile(
    r"[ ]và[ ]các[ ](?:(?:huyện|quận|thị[ ]xã|thành[ ]phố|xã|phường|thị[ ]trấn|đặc[ ]khu)"
    r"(?:,?[ ]|(?!\w)))+(?<![ ,])"
)
"""The units of other kinds that a committee is named for: "UBND thị xã và các huyện"."""
_SMALL_UNITS = re.compile(
    r"[ ](?:ở[ ]|tại[ ])?(?:thôn|bản|tổ[ ]dân[ ]phố|khu[ ]phố|khu[ ]dân[ ]cư|TDP)(?!\w)"
)
_BRANCH = re.compile(r"(?:[ ][-–])?[ ][Cc]hi[ ]nhánh(?=[ ])")
_BRANCH_OF = ("Chi nhánh ", "chi nhánh ")
_BANKS = (
    "Ngân hàng Chính sách xã hội",
    "Ngân hàng Nông nghiệp và Phát triển nông thôn",
    "Ngân hàng",
)
_MANY_MORE = re.compile(r"(?:,|[ ]và|,[ ]và)(?=[ ])")
_UNIT = r"(?:huyện|quận|thị[ ]xã|thành[ ]phố|xã|phường|thị[ ]trấn)"
_UNITS = re.compile(rf"[ ]các[ ]{_UNIT}(?:(?:,|[ ]và)[ ]{_UNIT}){{0,5}}(?!\w)")
_REGION = re.compile(
    r"[ ][Kk]hu[ ]vực[ ](?P<number>[IVX]{1,5}(?!\w)|\d{1,2}(?![\w/]|[.,]\d)"
    rf"(?:[ ][-–][ ](?=[{CAPITALS}])(?P<province>[^\W\d_]+(?:[ ][{CAPITALS}][^\W\d_]+){{0,3}}))?"
    rf"|[{CAPITALS}][^\W\d_]+(?:(?:[ ]?[-–][ ]?|[ ])[{CAPITALS}][^\W\d_]+){{0,5}})"
)
_OF_REGIONS = ("department", "court", "procuracy", "institution", "unit", "military")
"""Kinds of bodies that a region has, named by its number or its districts."""
_MEMBERS = re.compile(r"\s?[:(]?\s?")
_NEXT_MEMBER = re.compile(r"(?:,|;|\ và|,\ và)\ ", re.X)
_BEFORE = 14


@quick
@dataclass(frozen=True, slots=True)
class Naming:
    """A name with what follows it, at `text[start:end]`.

    `places` are the localities printed or meant by a printed "tỉnh"; `plural` the words that make
    it a group, `generic` says that its "xã" is none of the plan's own.
    """

    piece: Piece
    start: int
    end: int
    places: tuple[Place, ...] = ()
    plural: str = ""
    prefix: str = ""
    generic: bool = False

    @property
    def is_group(self) -> bool:
        return bool(self.plural or self.prefix) or self.piece.bodies[0].kind == "group"

    @property
    def bare(self) -> bool:
        """Whether nothing is said about where the body stands."""
        return not self.places and not self.is_group and not self.generic


def read_naming(text: str, folded: str, piece: Piece, context: Context) -> Naming:
    """The name with its locality or plural."""
    low = max(piece.start - _BEFORE, 0)
    before = (
        _PLURAL_BEFORE.search(text, low, piece.start)
        if text.endswith(_PLURAL_ENDS, low, piece.start)
        else None
    )
    prefix = text[before.start() : piece.start] if before else ""
    start = before.start() if before else piece.start
    end = plural_tail(folded, piece.end) or _with_many_more(text, piece, context)
    if piece.bodies[0].kind == "group" and end is None:
        small = _SMALL_UNITS.match(text, piece.end)
        end = small.end() if small else piece.end
    if end is not None:
        office = _OFFICE_BEFORE.search(text, max(start - _BEFORE, 0), start)
        start = office.start() if office else start
        prefix = text[start : piece.start]
        return Naming(piece, start, end, (), text[piece.end : end], prefix)
    naming = _with_place(text, piece, context)
    if before is None:
        return naming
    if field_at(piece.name.split(" ")[0], text, naming.end) is not None:
        return replace(naming, start=start)
    return replace(naming, start=start, prefix=prefix)


def _with_many_more(text: str, piece: Piece, context: Context) -> int | None:
    """Where a plural ends that begins with a unit of no name: "UBND thành phố và các huyện".

    The plan's own unit, which "thành phố" alone means in a city's plan, begins none.
    """
    if piece.bodies[0].kind not in ("people_committee", "people_council"):
        return None
    kind = kind_at(text, piece.end + 1) if text[piece.end : piece.end + 1] == " " else None
    if kind is None or context.home.level is None or context.home.of_kind(kind[0]) is not None:
        return None
    joined = _MANY_MORE.match(text, kind[1])
    units = _UNITS.match(text, joined.end()) if joined else None
    return units.end() if units else None


def _with_place(text: str, piece: Piece, context: Context) -> Naming:
    piece, position = _with_branch(text, piece)
    short = _ABBREVIATION.match(text, position)
    if short is not None:
        position = short.end()
    region = _REGION.match(text, position)
    if region is not None and piece.how != "free" and piece.bodies[0].kind in _OF_REGIONS:
        return _of_region(piece, region)
    if text[position : position + 1] == "\n":
        shouted = text[piece.start : piece.end].isupper() and text[position + 1 :][:2].isupper()
        place = place_at(text, position + 1, on=context.on) if shouted else None
    elif text[position : position + 1] in (" ", "\xa0"):
        place = place_at(text, position + 1, on=context.on) or _bare_name(
            text, position + 1, piece, context
        )
    else:
        place = None
    if place is None:
        return Naming(piece, piece.start, piece.end)
    if place.name or place.unit:
        return Naming(piece, piece.start, place.end, (place,))
    return _with_kinds(text, piece, place, context)


def _with_branch(text: str, piece: Piece) -> tuple[Piece, int]:
    """The name with the branch or the sector that it goes on with, and where that ends."""
    body = piece.bodies[0]
    bank = body.name in _BANKS
    branch = _BRANCH.match(text, piece.end) if bank else None
    if bank and text.endswith(_BRANCH_OF, 0, piece.start):
        start = piece.start - len(_BRANCH_OF[0])
        return replace(piece, start=start, name=f"{piece.name} - Chi nhánh", how="free"), piece.end
    if branch is not None:
        return replace(piece, name=f"{piece.name} - Chi nhánh", how="free"), branch.end()
    if body.kind == "steering" and text.startswith(" ngành ", piece.end):
        sector, end = read_sector(text, piece.end + len(" ngành "))
        if sector:
            name = f"{piece.name} ngành {sector}"
            return replace(piece, name=name, how="free", end=end), end
    return piece, piece.end


def _of_region(piece: Piece, region: re.Match[str]) -> Naming:
    """A body of a region that its number or districts tell: its name has no locality."""
    body = replace(piece.bodies[0], levels=(), place="none", local=None, hosts=frozenset())
    number, end = region["number"], region.end()
    if region["province"] and not find_units(region["province"]):
        end = region.start("province") - len(" - ")
        number = number[: end - region.start("number")]
    named = replace(
        piece, bodies=(body,), name=f"{body.name} khu vực {number}", how="free", end=end
    )
    return Naming(named, piece.start, end)


def _bare_name(text: str, position: int, piece: Piece, context: Context) -> Place | None:
    """A province or district named right behind, if the body can stand in it."""
    body = piece.bodies[0]
    if piece.name.endswith(" - Chi nhánh"):
        return name_at(text, position, on=context.on) or name_at(text, position, on=None)
    if body.place == "none" and body.local is None:
        return None
    levels = tuple(level for level in body.levels if level in ("province", "district"))
    return name_at(text, position, on=context.on, levels=levels) if levels else None


def _with_kinds(text: str, piece: Piece, place: Place, context: Context) -> Naming:
    """What "tỉnh", or "tỉnh, xã", means in this plan; generic if it means none of its own."""
    kinds = [place.kind]
    end = place.end
    while more := _MORE_KINDS.match(text, end):
        found = kind_at(text, more.end())
        following = place_at(text, more.end(), on=context.on)
        if found is None or following is None or following.name:
            break
        kinds.append(found[0])
        end = found[1]
    own = [context.home.of_kind(kind) for kind in kinds]
    known = tuple(each for each in own if each is not None)
    if len(known) == len(kinds) == len({each.full_name for each in known}):
        return Naming(piece, piece.start, end, known)
    if len(kinds) == 1 and context.home.lies_in_some(kinds[0]):
        return Naming(piece, piece.start, end, (place,))
    if known and known[0] is own[0]:
        return Naming(piece, piece.start, place.end, known[:1])
    more = _SO_ALL_OTHERS.match(text, end) if len(kinds) == 1 else None
    end = more.end() if more else end
    return Naming(piece, piece.start, end, (), text[piece.end : end], "", generic=True)


def group_name(text: str, naming: Naming) -> str:
    """The name of a plural: "Ủy ban nhân dân các huyện, thành phố"."""
    words = [written_out(part) for part in (naming.prefix, naming.plural)]
    name = naming.piece.name
    return " ".join(filter(None, (_lower_first(words[0]), name, words[1])))


def _lower_first(words: str) -> str:
    return words if words.startswith(("Chủ tịch", "Bí thư")) else words[:1].lower() + words[1:]


def members(text: str, naming: Naming, context: Context) -> list[Place]:
    """The units listed behind a plural of one kind: "UBND các huyện: Ba Tơ, Sơn Hà"."""
    kind = naming.plural.split("các ")[-1].strip()
    opened = _MEMBERS.match(text, naming.end)
    if opened is None or opened.end() == naming.end or kind not in _KINDS:
        return []
    found: list[Place] = []
    position = opened.end()
    while place := named_at(text, position, kind, on=context.on) or _kinded(
        text, position, context
    ):
        found.append(place)
        gap = _NEXT_MEMBER.match(text, place.end)
        if gap is None:
            break
        position = gap.end()
    return found


def _kinded(text: str, position: int, context: Context) -> Place | None:
    """A member of another kind: "các huyện Ba Tơ, Sơn Hà và thị xã Đức Phổ"."""
    place = place_at(text, position, on=context.on)
    return place if place is not None and place.unit is not None else None


_KINDS = frozenset(("tỉnh", "thành phố", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn"))
