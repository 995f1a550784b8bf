"""Reading all bodies of a text: names with their localities, parts of bodies, lists, groups."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from extractors.agencies.fields import field_at
from extractors.agencies.groups import Group, find_groups, written_out
from extractors.agencies.localities import KIND_LEVELS, Place
from extractors.agencies.names import Piece, find_names
from extractors.agencies.registry import by_name, name_key
from extractors.agencies.resolution import Context, Resolution, inside, resolve_piece
from extractors.agencies.tails import Naming, group_name, members, read_naming
from extractors.folding import CAPITALS, fold

_PART_GAP = re.compile(r"[ ](?:(?:-|–|của|thuộc|trực[ ]thuộc)[ ])?|\n")
_LIST_GAP = re.compile(r"[ ]?(?:,|;|/|-|–|và|hoặc|,[ ]và)[ ]?")
_ITS_OWNER = re.compile(rf"[ ](?:(?:của|thuộc)[ ])?Sở(?![ ][{CAPITALS}]|\w)")
_GROUP_OWNER = re.compile(r"[ ](?:(?:của|thuộc|trực[ ]thuộc)[ ])?")
_LAW = re.compile(r"(?:Luật|luật|Pháp[ ]lệnh)(?P<title>(?:[ ][^\W\d]+){0,8})[ ]$")
_NO_TITLE = frozenset(("của", "do", "theo", "tại", "ngày", "số", "trên", "trong", "được", "về"))
"""Words that no law's title has: what stands behind them is a body again."""
_LAW_WINDOW = 80
_NO_GOVERNMENT = re.compile(r"[ ](?:điện[ ]tử|số|kiến[ ]tạo|mở)(?!\w)")
_MEMBERS_FOLLOW = re.compile(r"\s?[:(]\s?")


@dataclass(frozen=True, slots=True)
class Found:
    """A body or group named at `text[start:end]`."""

    start: int
    end: int
    body: Resolution


def read_bodies(text: str, doc: Doc, context: Context) -> list[Found]:
    """Every body and group named in the text, by start; a group's members may stand inside it."""
    folded = fold(text)
    pieces = [
        kept for piece in find_names(doc, text) if (kept := _unless_vetoed(text, piece)) is not None
    ]
    namings = [read_naming(text, folded, piece, context) for piece in pieces]
    namings = _with_inherited(text, namings, context)
    found = list(_bodies(text, namings, context))
    found.sort(key=lambda each: (each.start, -each.end))
    groups = list(_groups(text, folded, found))
    return sorted([*found, *groups], key=lambda each: (each.start, -each.end))


def _unless_vetoed(text: str, piece: Piece) -> Piece | None:
    """The piece, unless it is part of a law's title or of another idea ("Chính phủ điện tử")."""
    law = _LAW.search(text, max(piece.start - _LAW_WINDOW, 0), piece.start)
    if law is not None and not _NO_TITLE.intersection(law["title"].split()):
        return None
    name = piece.bodies[0].name
    if name == "Chính phủ" and _NO_GOVERNMENT.match(text, piece.end):
        return None
    if name == "Thủ tướng Chính phủ" and text.endswith(("Phó ", "phó "), 0, piece.start):
        government = by_name()[name_key("Chính phủ")]
        start = text.find("Chính phủ", piece.start, piece.end)
        return None if start < 0 else Piece(start, piece.end, government, "Chính phủ", "name", 1.0)
    return piece


def _with_inherited(text: str, namings: list[Naming], context: Context) -> list[Naming]:
    """Names in a list get the locality or plural printed behind the last: "HĐND, UBND tỉnh"."""
    placed = list(namings)
    for index in range(len(placed) - 2, -1, -1):
        naming, following = placed[index], placed[index + 1]
        if naming.bare and _LIST_GAP.fullmatch(text, naming.end, following.start):
            placed[index] = _inherit(naming, following)
    return placed


def _inherit(naming: Naming, following: Naming) -> Naming:
    body = naming.piece.bodies[0]
    levels = {level for each in naming.piece.bodies for level in each.levels}
    if body.local is not None and "Việt Nam" not in body.name.replace(naming.piece.name, ""):
        levels |= set(by_name()[name_key(body.local)][0].levels)
    places = tuple(place for place in following.places if place.level in levels)
    if places and not (body.local and naming.piece.how == "name"):
        return replace(naming, places=places)
    if following.plural and following.piece.bodies[0].levels and {"district", "commune"} & levels:
        return replace(naming, plural=following.plural, generic=following.generic)
    return naming


def _bodies(text: str, namings: Sequence[Naming], context: Context) -> Iterator[Found]:
    """The bodies of the names, a part of a body joined with the body behind it."""
    hosts: list[list[Found]] = [[] for _ in namings]
    for index in range(len(namings) - 1, -1, -1):
        naming = namings[index]
        host = hosts[index + 1] if index + 1 < len(namings) else []
        joined = _joined(text, naming, host, context)
        if joined is not None:
            hosts[index + 1] = hosts[index + 1][1:]
            hosts[index] = [joined]
        else:
            hosts[index] = list(_alone(text, naming, context))
    for found in hosts:
        yield from found


def _joined(text: str, naming: Naming, host: Sequence[Found], context: Context) -> Found | None:
    """A part with its body: "Văn phòng" and "Tỉnh ủy", "Văn phòng Sở" in a department's plan."""
    if not naming.bare or not any(body.hosts for body in naming.piece.bodies):
        return None
    if host and _PART_GAP.fullmatch(text, naming.end, host[0].start):
        part = inside(naming.piece, host[0].body, context)
        return None if part is None else Found(naming.start, host[0].end, part)
    owner = _ITS_OWNER.match(text, naming.end)
    if owner is not None and context.issuer is not None and context.issuer.rank == "Sở":
        part = inside(naming.piece, context.issuer, context)
        return None if part is None else Found(naming.start, owner.end(), part)
    return None


def _alone(text: str, naming: Naming, context: Context) -> Iterator[Found]:
    """The bodies of a name that is no part of the next one."""
    if naming.is_group or naming.generic:
        yield from _plural(text, naming, context)
        return
    piece = naming.piece
    words = text[piece.start : piece.end]
    if not any(word[0].isupper() for word in words.split()) and not _is_named(text, naming):
        return
    if naming.places:
        for place in naming.places:
            yield Found(naming.start, naming.end, resolve_piece(piece, place, context))
        yield from _more_fields(text, naming, context)
        return
    if _of_representatives(text, piece) or piece.bodies[0].place == "must":
        return
    own = _own_part(piece, context)
    if own is not None:
        yield Found(naming.start, naming.end, own)
    elif any(body.levels or not body.hosts for body in piece.bodies):
        yield Found(naming.start, naming.end, resolve_piece(piece, None, context))
        yield from _more_fields(text, naming, context)


def _is_named(text: str, naming: Naming) -> bool:
    return any(place.end > place.start and (place.name or place.unit) for place in naming.places)


def _of_representatives(text: str, piece: Piece) -> bool:
    """Whether a council is only named as that of some representatives: "đại biểu HĐND"."""
    return piece.bodies[0].kind == "people_council" and text.endswith(
        ("đại biểu ", "Đại biểu "), 0, piece.start
    )


def _own_part(piece: Piece, context: Context) -> Resolution | None:
    """A part named alone is the issuer's: "Phòng Quản lý Năng lượng" in a department's plan."""
    issuer = context.issuer
    if issuer is None or not any(body.hosted_by(issuer.kind) for body in piece.bodies):
        return None
    if piece.how != "free" and any(
        context.home.level in body.levels for body in piece.bodies if body.levels
    ):
        return None
    host = issuer
    if issuer.body is not None and issuer.body.hosts and issuer.kind in ("party", "front"):
        return issuer if issuer.name.startswith(piece.name) else None
    return inside(piece, host, context)


def _plural(text: str, naming: Naming, context: Context) -> Iterator[Found]:
    listed = members(text, naming, context)
    for place in listed:
        body = resolve_piece(naming.piece, place, context)
        yield Found(place.start, place.end, body)
    if not listed:
        yield Found(naming.start, naming.end, _group(group_name(text, naming)))


def _group(name: str) -> Resolution:
    return Resolution(name, "group", None, None, None, 0.9, "các", None, "group")


def _more_fields(text: str, naming: Naming, context: Context) -> Iterator[Found]:
    """The bodies of a list under one rank: "Sở Y tế, Tư pháp"."""
    rank = naming.piece.name.split(" ")[0]
    place = naming.places[0] if naming.places else None
    position = naming.end
    while field := field_at(rank, text, position):
        piece = Piece(field.start, field.end, field.bodies, field.bodies[0].name, "alias", 0.9)
        yield Found(field.start, field.end, resolve_piece(piece, place, context))
        position = field.end


def _groups(text: str, folded: str, found: Sequence[Found]) -> Iterator[Found]:
    """The groups between the bodies; one that is cut by a body ends before it."""
    starts = [each.start for each in found]
    for group in find_groups(folded):
        index = bisect_left(starts, group.start)
        if index and found[index - 1].end > group.start:
            continue
        end = group.end
        following = found[index] if index < len(found) else None
        if following is not None and following.start < end:
            end = len(text[: following.start].rstrip(" ,;–-"))
            end = len(text[:end].removesuffix(" và"))
            if following.start == group.start or end <= group.start + 4:
                continue
        yield from _one_group(text, group, end, following)


def _one_group(text: str, group: Group, end: int, following: Found | None) -> Iterator[Found]:
    name = written_out(text[group.start : end])
    if following is not None:
        if _MEMBERS_FOLLOW.fullmatch(text, end, following.start):
            return
        owner = _GROUP_OWNER.fullmatch(text, end, following.start)
        if owner is not None and (owner[0].strip() or name.endswith(" thành viên")):
            name = f"{name}{written_out(owner[0]) and ' ' + written_out(owner[0])}"
            name = f"{name} {following.body.name}"
            end = following.end
    yield Found(group.start, end, _group(_small_first(name)))


def _small_first(name: str) -> str:
    return name[:1].lower() + name[1:]


def place_of_group(text: str, found: Found, context: Context) -> Place | None:
    """The plan's own unit that a group is said to be of: "các đoàn thể huyện"."""
    kind = fold(text[found.start : found.end]).split(" ")[-1]
    return context.home.of_kind(kind) if kind in KIND_LEVELS else None
