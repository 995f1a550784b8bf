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
from extractors.agencies.names import find_names
from extractors.agencies.pieces import Piece
from extractors.agencies.registry import by_name, name_key
from extractors.agencies.resolution import (
    Context,
    Resolution,
    inside,
    national,
    resolve_piece,
    working_body,
)
from extractors.agencies.tails import Naming, group_name, members, read_naming
from extractors.folding import CAPITALS, fold
from extractors.knowledge import load_tsv

_PART_GAP = re.compile(r"[ ](?:(?:-|–|của|thuộc|trực[ ]thuộc)[ ])?|\n")
_LIST_GAP = re.compile(r"[ ]?(?:,|;|/|-|–|và|hoặc|,[ ]và)[ ]?")
_ITS_OWNER = re.compile(rf"[ ](?:(?:của|thuộc)[ ])?Sở(?![ ][{CAPITALS}]|\w)")
_GROUP_OWNER = re.compile(r"[ ](?:(?:của|thuộc|trực[ ]thuộc)[ ])?")
_LAW = re.compile(r"(?:Luật|luật|Pháp[ ]lệnh)(?P<title>(?:[ ][^\W\d]+){0,8})[ ]$")
_NO_TITLE = frozenset(("của", "do", "theo", "tại", "ngày", "số", "trên", "trong", "được", "về"))
"""Words that no law's title has: what stands behind them is a body again."""
_LAW_WINDOW = 80
_IN_A_CODE = re.compile(rf"[{CAPITALS}\d]\s?[/\-–]\s?$")
_FILED = re.compile(r"Lưu[ ]?:?[ ][^;\n]{0,60}$")
"""The last of the recipients is the archive with the units that drafted the plan."""
_CODE_WINDOW = 6
_OFFICE_LINE = re.compile(
    r"VP\.?[ ]?UB(?:ND)?(?:[ ]tỉnh|[ ]thành[ ]phố)?[ ]?:(?P<codes>[^\n]{0,200})"
)
_CODE = re.compile(rf"(?<![\w\-])[{CAPITALS}]+(?:-[{CAPITALS}]+)*(?![\w\-])")
_ASIDE = re.compile(r"\((?:thông[ ])?(?:qua[ ])?$")
_CENTRAL = re.compile(r"TW[^.;\n]{0,60}[ ]của[ ]$")
_CENTRAL_WINDOW = 90
_ESTABLISHED = re.compile(
    r"về[ ]việc[ ]thành[ ]lập[ ](?P<name>(?:Tổ|Đoàn|Hội[ ]đồng)[ ][^;.\n()“”:/]{5,200}?)"
    r"(?=[ ](?:để|theo|do|nhằm|tại|trên|năm|của|gồm|bao|thuộc|phục)(?!\w)|[;.\n()“”:/])"
)
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
        kept
        for piece in find_names(doc, text, folded)
        if (kept := _unless_vetoed(text, piece)) is not None
    ]
    namings = [read_naming(text, folded, piece, context) for piece in pieces]
    groups = list(find_groups(folded))
    namings = _with_inherited(text, namings, groups, context)
    found = sorted(_bodies(text, namings, context), key=_by_place)
    found = [*found, *_established(text, found), *_office_rooms(text, context)]
    found = _with_short_names(sorted(found, key=_by_place))
    return sorted([*found, *_groups(text, groups, found)], key=_by_place)


def _by_place(found: Found) -> tuple[int, int]:
    return found.start, -found.end


def _unless_vetoed(text: str, piece: Piece) -> Piece | None:
    """The piece, unless it is part of a law's title or of another idea ("Chính phủ điện tử")."""
    law = _LAW.search(text, max(piece.start - _LAW_WINDOW, 0), piece.start)
    if law is not None and not _NO_TITLE.intersection(law["title"].split()):
        return None
    if _FILED.search(text, max(piece.start - _LAW_WINDOW, 0), piece.start):
        return None
    if piece.words.isupper() and _IN_A_CODE.search(
        text, max(piece.start - _CODE_WINDOW, 0), piece.start
    ):
        return None
    name = piece.bodies[0].name
    if name == "Chính phủ" and _NO_GOVERNMENT.match(text, piece.end):
        return None
    if name == "Thủ tướng Chính phủ" and text.endswith(("Phó ", "phó "), 0, piece.start):
        government = by_name()[name_key("Chính phủ")]
        start = text.find("Chính phủ", piece.start, piece.end)
        if start < 0:
            return None
        return Piece(start, piece.end, "Chính phủ", government, "Chính phủ", "name", 1.0)
    return piece


def _with_inherited(
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
        if following and _LIST_GAP.fullmatch(text, naming.end, following.start):
            placed[index] = _inherit(naming, following)
        elif gap := _LIST_GAP.match(text, naming.end):
            at = bisect_left(starts, gap.end())
            if at < len(groups) and groups[at].start == gap.end():
                place = _place_of_group(text, groups[at], context)
                placed[index] = _take(naming, (place,)) if place else naming
    return placed


def _place_of_group(text: str, group: Group, context: Context) -> Place | None:
    """The plan's own unit that a group is said to be of: "các đoàn thể huyện"."""
    kind = fold(text[group.start : group.end]).split(" ")[-1]
    return context.home.of_kind(kind) if kind in KIND_LEVELS else None


def _inherit(naming: Naming, following: Naming) -> Naming:
    taken = _take(naming, following.places)
    levels = {level for each in naming.piece.bodies for level in each.levels}
    if (
        taken is naming
        and following.plural
        and following.piece.bodies[0].levels
        and {"district", "commune"} & levels
    ):
        return replace(naming, plural=following.plural, generic=following.generic)
    return taken


def _take(naming: Naming, places: tuple[Place, ...]) -> Naming:
    """The name with those of the localities at whose level such a body stands."""
    body = naming.piece.bodies[0]
    levels = {level for each in naming.piece.bodies for level in each.levels}
    if body.local is not None and "việt nam" not in fold(naming.piece.words):
        levels |= set(by_name()[name_key(body.local)][0].levels)
    fitting = tuple(place for place in places if place.level in levels)
    return replace(naming, places=fitting) if fitting else naming


def _bodies(text: str, namings: Sequence[Naming], context: Context) -> Iterator[Found]:
    """The bodies of the names, a part of a body joined with the body behind it."""
    hosts: list[list[Found]] = [[] for _ in namings]
    for index in range(len(namings) - 1, -1, -1):
        naming = namings[index]
        host = hosts[index + 1] if index + 1 < len(namings) else []
        joined = _joined(text, naming, host, context) or (
            _aside(text, namings[index - 1], naming, context) if index else None
        )
        if joined is None:
            hosts[index] = list(_alone(text, naming, context))
            continue
        hosts[index] = [joined]
        if host and host[0].start < joined.end:
            hosts[index + 1] = host[1:]
    for found in hosts:
        for each in found:
            body = _without_shell(each.body)
            if body is not None:
                yield each if body is each.body else replace(each, body=body)


def _without_shell(body: Resolution) -> Resolution | None:
    """The body, or its host where it is only the shell of one ("cơ quan MTTQ"), or nothing."""
    if body.body is not None and body.body.place == "host":
        return body.host
    return body


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


def _aside(text: str, before: Naming, naming: Naming, context: Context) -> Found | None:
    """A part in brackets behind its body: "UBND tỉnh (qua Văn phòng)"."""
    opened = _ASIDE.search(text, before.end, naming.start)
    if opened is None or opened.start() > before.end + 1 or not naming.bare or not before.places:
        return None
    host = resolve_piece(before.piece, before.places[0], context)
    part = inside(naming.piece, host, context)
    return None if part is None else Found(naming.start, naming.end, part)


def _alone(text: str, naming: Naming, context: Context) -> Iterator[Found]:
    """The bodies of a name that is no part of the next one."""
    if naming.is_group or naming.generic:
        yield from _plural(text, naming, context)
        return
    piece = naming.piece
    if not any(word[0].isupper() for word in piece.words.split()) and not _is_named(naming):
        return
    if naming.places:
        for place in naming.places:
            yield Found(naming.start, naming.end, resolve_piece(piece, place, context))
        yield from _more_fields(text, naming, context)
        return
    if _of_representatives(text, piece) or piece.bodies[0].place == "must":
        return
    if piece.bodies[0].kind == "front" and _CENTRAL.search(
        text, max(piece.start - _CENTRAL_WINDOW, 0), piece.start
    ):
        yield Found(naming.start, naming.end, national(piece))
        return
    own = _own_part(piece, context)
    if own is not None:
        yield Found(naming.start, naming.end, own)
    elif any(body.levels or not body.hosts for body in piece.bodies):
        body = resolve_piece(piece, None, context)
        if _is_generic(body, context):
            body = _group(piece.name)
        yield Found(naming.start, naming.end, body)
        yield from _more_fields(text, naming, context)


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
    if issuer is None or not any(body.hosted_by(issuer.kind) for body in piece.bodies):
        return None
    if piece.how != "free" and any(
        context.home.level in body.levels for body in piece.bodies if body.levels
    ):
        return None
    if piece.how == "free" and not piece.name.startswith("Phòng "):
        return None
    if issuer.body is not None and issuer.body.hosts and issuer.kind in ("party", "front"):
        return issuer if issuer.name.startswith(piece.name) else None
    return inside(piece, issuer, context)


def _plural(text: str, naming: Naming, context: Context) -> Iterator[Found]:
    if naming.piece.words.islower():
        return
    listed = members(text, naming, context)
    for place in listed:
        body = resolve_piece(naming.piece, place, context)
        yield Found(place.start, place.end, body)
    if not listed:
        yield Found(naming.start, naming.end, _group(group_name(text, naming)))


def _established(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Working bodies that a decision is cited to establish: "về việc thành lập Tổ …"."""
    starts = [each.start for each in found]
    for match in _ESTABLISHED.finditer(text):
        start, end = match.span("name")
        index = bisect_left(starts, start)
        if index == len(starts) or starts[index] >= end:
            name = " ".join(match["name"].split()).rstrip(",")
            yield Found(start, end, working_body(name))


def _office_rooms(text: str, context: Context) -> Iterator[Found]:
    """Rooms of the provincial office among the recipients: "VPUB: CVP, KGVX, TH"."""
    province = context.home.province
    if context.home.level != "province" or province is None:
        return
    rooms = {row["code"]: row["name"] for row in load_tsv("extractors.agencies", "offices.tsv")}
    office = by_name()[name_key("Văn phòng Ủy ban nhân dân")][0]
    host = resolve_piece(Piece(0, 0, "", (office,), office.name, "name", 0.9), province, context)
    for line in _OFFICE_LINE.finditer(text):
        for code in _CODE.finditer(text, line.start("codes"), line.end("codes")):
            name = rooms.get(code[0])
            body = by_name()[name_key(name)][0] if name else None
            if body is None:
                continue
            piece = Piece(code.start(), code.end(), code[0], (body,), body.name, "alias", 0.8)
            room = inside(piece, host, context) or resolve_piece(piece, None, context)
            yield Found(code.start(), code.end(), room)


def _with_short_names(found: list[Found]) -> list[Found]:
    """A steering body named without its host is the one named with it, if there is one only."""
    full: dict[str, set[Resolution]] = {}
    for each in found:
        if each.body.kind == "steering" and " in " in each.body.reading:
            full.setdefault(each.body.rank, set()).add(each.body)
    return [
        replace(each, body=next(iter(full[each.body.rank])))
        if each.body.locality
        and len(full.get(each.body.rank, ())) == 1
        and each.end - each.start <= len(each.body.rank)
        else each
        for each in found
    ]


def _group(name: str) -> Resolution:
    return Resolution(name, "group", None, None, None, 0.9, "các", None, "group")


def _more_fields(text: str, naming: Naming, context: Context) -> Iterator[Found]:
    """The bodies of a list under one rank: "Sở Y tế, Tư pháp"."""
    rank = naming.piece.name.split(" ")[0]
    place = naming.places[0] if naming.places else None
    position = naming.end
    while field := field_at(rank, text, position):
        words = text[field.start : field.end]
        piece = Piece(
            field.start, field.end, words, field.bodies, field.bodies[0].name, "alias", 0.9
        )
        yield Found(field.start, field.end, resolve_piece(piece, place, context))
        position = field.end


def _groups(text: str, groups: Sequence[Group], found: Sequence[Found]) -> Iterator[Found]:
    """The groups between the bodies; one that is cut by a body ends before it."""
    starts = [each.start for each in found]
    for group in groups:
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
