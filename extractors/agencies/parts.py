"""Bodies from names: parts of bodies joined with these, names alone by the plan's context."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.agencies.fields import field_at
from extractors.agencies.found import Found, a_group
from extractors.agencies.pieces import Piece
from extractors.agencies.resolution import (
    Context,
    Resolution,
    inside,
    national,
    provincial_office,
    resolve_piece,
)
from extractors.agencies.tails import Naming, group_name, members
from extractors.folding import CAPITALS
from extractors.places import FIRST_CURRENT_DAY
from schemas import AgencyKind

_PART_GAP = re.compile(r"[ ](?:(?:-|–|của|thuộc|trực[ ]thuộc)[ ])?|\n")
_ITS_OWNER = re.compile(
    r"[ ](?:(?:của|thuộc)[ ])?(?P<rank>Sở|Bộ|Tổng[ ]cục|Cục|Chi[ ]cục|Viện|Học[ ]viện|Bệnh[ ]viện"
    rf"|Tổng[ ]công[ ]ty|Công[ ]ty|Tập[ ]đoàn|Ngân[ ]hàng)(?![ ][{CAPITALS}]|\w)"
)
_ASIDE = re.compile(r"\((?:thông[ ])?(?:qua[ ])?$")
_LINE_START = re.compile(r"(?:^|\n)[\s\-+*\d.()]*$")
_COMMITTEE = re.compile(r"(?:(?<=[ ])|^)(?:Tỉnh|Thành|Huyện|Quận|Thị)[ ]ủy(?!\w)")
_LISTED_WITH = re.compile(r"(?:,|[ ]và|,[ ]và)[ ]")
_LEADING = ("Thường trực", "Ban Thường vụ", "Ban Chấp hành")
_GOES_ON = re.compile(rf"[ ][{CAPITALS}]")
_LABEL = 10
_CENTRAL = re.compile(r"TW[^.;\n]{0,60}[ ]của[ ]$")
_CENTRAL_WINDOW = 90
_HEADS_OF_ALL = ("Tổng giám đốc ", "Tổng Giám đốc ", "tổng giám đốc ")
"""Whom a bank or fund of the whole country has, its local branches do not."""


_MORE_ROOMS: dict[AgencyKind, tuple[str, ...]] = {
    "ministry": ("Trung tâm ",),
    "mass_organisation": ("Ban ",),
    "front": ("Ban ",),
    "institution": ("Khoa ", "Trung tâm "),
}
_COMMUNES = "Đảng ủy"
"""The Party committee whose boards bear no locality of their own where it issues."""
_WITH_BOARDS = ("Bảo hiểm xã hội", "Đài ", "Thông tấn xã", "Ngân hàng Chính sách")
"""Central bodies whose departments are called boards ("Ban"), not "Vụ" or "Cục"."""
_HOUSES = ("institution", "company")


def bodies_of(text: str, namings: Sequence[Naming], context: Context) -> Iterator[Found]:
    """The bodies of the names, a part of a body joined with the body behind it."""
    hosts: list[list[Found]] = [[] for _ in namings]
    for index in range(len(namings) - 1, -1, -1):
        naming = namings[index]
        host = hosts[index + 1] if index + 1 < len(namings) else []
        joined = (
            _joined(text, naming, host, context)
            or (_aside(text, namings[index - 1], naming, context) if index else None)
            or (
                _branch(text, naming, namings[index + 1], context) if namings[index + 1 :] else None
            )
        )
        if joined is None:
            hosts[index] = list(_alone(text, naming, context))
            continue
        hosts[index] = [joined]
        if host and host[0].start < joined.end:
            hosts[index + 1] = host[1:]
    for found in hosts:
        for each in found:
            body = _without_shell(each.body, context)
            if body is not None:
                yield each if body is each.body else replace(each, body=body)


def _without_shell(body: Resolution, context: Context) -> Resolution | None:
    """The body, or its host where it is only the shell of one ("cơ quan MTTQ"), or nothing.

    A commune's front has its staff as a body since July 2025, which others' plans mean by it.
    """
    if body.body is not None and body.body.place == "host":
        return body if _is_staff(body, context) else body.host
    return body


def _is_staff(body: Resolution, context: Context) -> bool:
    host, issuer = body.host, context.issuer
    if issuer is None or issuer.kind == "front":
        return False
    return (
        host is not None
        and (host.kind, host.level) == ("front", "commune")
        and body.words.startswith("Cơ quan")
        and (body.on is None or body.on >= FIRST_CURRENT_DAY)
    )


def _joined(text: str, naming: Naming, host: Sequence[Found], context: Context) -> Found | None:
    """A part with its body: "Văn phòng" and "Tỉnh ủy", "Văn phòng Sở" in a department's plan."""
    if not naming.bare or not any(body.hosts for body in naming.piece.bodies):
        return None
    small = naming.piece.words[0].islower()
    gap = _PART_GAP.fullmatch(text, naming.end, host[0].start) if host else None
    if gap is not None and not (small and gap[0].strip()):
        part = inside(naming.piece, host[0].body, context)
        return None if part is None else Found(naming.start, host[0].end, part)
    shared = _shared_host(text, naming, host[0]) if host else None
    if shared is not None and (part := inside(naming.piece, shared, context)) is not None:
        return Found(naming.start, naming.end, part)
    owner = _ITS_OWNER.match(text, naming.end)
    issuer = context.issuer
    if owner is not None and issuer is not None and issuer.rank.startswith(owner["rank"]):
        part = inside(naming.piece, issuer, context)
        return None if part is None else Found(naming.start, owner.end(), part)
    return None


def _shared_host(text: str, naming: Naming, following: Found) -> Resolution | None:
    """The committee that a list of its parts names once, at its end: "BTC, BTG Tỉnh ủy"."""
    body = following.body
    committee = _COMMITTEE.search(body.name) if body.kind in ("party", "office") else None
    if not _is_part_only(naming.piece) or committee is None or not committee.start():
        return None
    if naming.piece.bodies[0].kind != "party" or naming.piece.name in _LEADING:
        return None
    if not _LISTED_WITH.fullmatch(text, naming.end, following.start):
        return None
    return replace(body, name=body.name[committee.start() :].strip(), kind="party", host=None)


def _aside(text: str, before: Naming, naming: Naming, context: Context) -> Found | None:
    """A part in brackets behind its body: "UBND tỉnh (qua Văn phòng)"."""
    opened = _ASIDE.search(text, before.end, naming.start)
    if opened is None or opened.start() > before.end + 1 or not naming.bare:
        return None
    if not before.places and before.piece.bodies[0].kind != "ministry":
        return None
    host = resolve_piece(before.piece, before.places[0] if before.places else None, context)
    part = inside(naming.piece, host, context)
    return None if part is None else Found(naming.start, naming.end, part)


def _branch(text: str, naming: Naming, below: Naming, context: Context) -> Found | None:
    """A letterhead of an organisation: its national name, below it the local part's."""
    body = naming.piece.bodies[0]
    if text[naming.end : below.start] != "\n" or not below.places or not _is_part_only(below.piece):
        return None
    if body.kind not in ("mass_organisation", "front"):
        return None
    host = resolve_piece(naming.piece, below.places[0], context)
    part = inside(below.piece, host, context)
    return None if part is None else Found(naming.start, below.end, part)


def _alone(text: str, naming: Naming, context: Context) -> Iterator[Found]:
    """The bodies of a name that is no part of the next one."""
    if naming.is_group or naming.generic:
        yield from _plural(text, naming, context)
        return
    piece = naming.piece
    if not any(word[0].isupper() for word in piece.words.split()) and not _is_named(naming):
        return
    if naming.places and _is_part_only(piece):
        issuer = context.issuer
        if issuer is not None and issuer.name.startswith(f"{piece.name} "):
            yield Found(naming.start, naming.end, issuer)
        return
    if naming.places:
        for place in naming.places:
            yield Found(naming.start, naming.end, resolve_piece(piece, place, context))
        yield from _more_fields(text, naming, context)
        return
    if _of_representatives(text, piece):
        return
    if text.endswith(_HEADS_OF_ALL, 0, piece.start) and "national" in piece.bodies[0].levels:
        yield Found(naming.start, naming.end, national(piece))
        return
    if piece.bodies[0].place == "must":
        if "national" in piece.bodies[0].levels:
            yield Found(naming.start, naming.end, national(piece))
        return
    if piece.bodies[0].kind == "front" and _CENTRAL.search(
        text, max(piece.start - _CENTRAL_WINDOW, 0), piece.start
    ):
        yield Found(naming.start, naming.end, national(piece))
        return
    own = _own_part(piece, context) if _stands_for_itself(text, piece) else None
    own = own or _of_the_house(piece, context)
    if own is not None:
        yield Found(naming.start, naming.end, own)
    elif any(body.levels or not body.hosts for body in piece.bodies):
        body = resolve_piece(piece, None, context)
        if _is_generic(body, context):
            body = a_group(piece.name)
        yield Found(naming.start, naming.end, body)
        yield from _more_fields(text, naming, context)


def _stands_for_itself(text: str, piece: Piece) -> bool:
    """Whether a part is named as an actor: "Văn phòng" only where a line begins with it."""
    if piece.name != "Văn phòng":
        return True
    line = _LINE_START.search(text, max(piece.start - _LABEL, 0), piece.start)
    return line is not None and not _GOES_ON.match(text, piece.end)


def _is_part_only(piece: Piece) -> bool:
    """Whether a name is only ever that of a part of some body: "Ban Chấp hành"."""
    return all(body.hosts and not body.levels for body in piece.bodies)


def _is_generic(body: Resolution, context: Context) -> bool:
    """Whether any such body is meant: "Sở Y tế" in a plan of a ministry."""
    return (
        body.level is None
        and body.reading != "free"
        and context.home.level is not None
        and body.body is not None
        and bool(body.body.levels)
    )


def _is_named(naming: Naming) -> bool:
    return any(place.end > place.start and (place.name or place.unit) for place in naming.places)


def _of_representatives(text: str, piece: Piece) -> bool:
    """Whether a council is only named as that of some representatives: "đại biểu HĐND"."""
    return piece.bodies[0].kind == "people_council" and text.endswith(
        ("đại biểu ", "Đại biểu "), 0, piece.start
    )


def _own_part(piece: Piece, context: Context) -> Resolution | None:
    """A part named alone is the issuer's: "Phòng Quản lý Năng lượng" in a department's plan."""
    issuer = context.issuer
    if issuer is None or not any(body.hosts for body in piece.bodies):
        return None
    if piece.bodies[0].place == "host":
        return None
    if piece.how != "free" and _stands_alone(piece, issuer, context):
        return None
    if piece.how == "free" and not piece.name.startswith(_rooms(issuer)):
        return None
    if issuer.name.startswith(f"{piece.name} "):
        return issuer
    office = provincial_office(context) if issuer.kind == "people_committee" else None
    if office is not None and piece.name == "Văn phòng":
        return office
    if office is not None and piece.how != "free" and piece.bodies[0].hosted_by("office"):
        return inside(piece, office, context)
    return inside(piece, issuer.host or issuer, context)


def _stands_alone(piece: Piece, issuer: Resolution, context: Context) -> bool:
    """Whether the home has such a body of its own; those of the Party are its committee's."""
    if issuer.kind == "party" and piece.bodies[0].kind == "party" and issuer.rank == _COMMUNES:
        return False
    return any(context.home.level in body.levels for body in piece.bodies if body.levels)


def _rooms(issuer: Resolution) -> tuple[str, ...]:
    """How the free names of those parts begin that are the issuer's where they stand alone."""
    boards = ("Ban ",) if issuer.rank.startswith(_WITH_BOARDS) else ()
    return ("Phòng ", "Vụ ", *boards, *_MORE_ROOMS.get(issuer.kind, ()))


def _of_the_house(piece: Piece, context: Context) -> Resolution | None:
    """An organisation in a school, hospital or firm: "Đoàn Thanh niên" in a university's plan."""
    issuer = context.issuer
    body = piece.bodies[0]
    if issuer is None or issuer.kind not in _HOUSES or body.kind != "mass_organisation":
        return None
    if body.levels == ("national",) or "Việt Nam" in piece.name:
        return None
    base = piece.name if piece.how == "free" else body.name
    return replace(issuer, name=f"{base} {issuer.name}", kind=body.kind, body=body, host=issuer)


def _plural(text: str, naming: Naming, context: Context) -> Iterator[Found]:
    if naming.piece.words.islower():
        return
    listed = members(text, naming, context)
    for place in listed:
        body = resolve_piece(naming.piece, place, context)
        yield Found(place.start, place.end, body)
    if not listed:
        yield Found(naming.start, naming.end, a_group(group_name(text, naming)))


def _more_fields(text: str, naming: Naming, context: Context) -> Iterator[Found]:
    """The bodies of a list under one rank: "Sở Y tế, Tư pháp"."""
    rank = naming.piece.name.split(" ")[0]
    if rank == "Bộ" and naming.piece.bodies[0].kind != "ministry":
        return
    place = naming.places[0] if naming.places else None
    position = naming.end
    while field := field_at(rank, text, position):
        yield Found(field.start, field.end, resolve_piece(field.piece(text), place, context))
        position = field.end
