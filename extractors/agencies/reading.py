"""Reading all bodies of a text: names with their localities, parts of bodies, lists, groups."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from extractors.agencies.additions import (
    established,
    office_rooms,
    with_defined,
    with_full_names,
)
from extractors.agencies.boards import with_full_boards
from extractors.agencies.fields import field_at
from extractors.agencies.found import Found, a_group, by_place
from extractors.agencies.groups import Group, find_groups, written_out
from extractors.agencies.lists import with_inherited
from extractors.agencies.names import find_names
from extractors.agencies.parts import bodies_of
from extractors.agencies.pieces import Piece
from extractors.agencies.resolution import Context, resolve_piece
from extractors.agencies.tails import Naming, read_naming
from extractors.agencies.vetoes import unless_vetoed
from extractors.folding import fold_whole

_GROUP_OWNER = re.compile(r"[ ](?:(?:của|thuộc|trực[ ]thuộc)[ ])?")
_OWNED = (" thành viên", " trực thuộc", " thuộc")
_MEMBERS_FOLLOW = re.compile(r"\s?[:(]\s?")


def read_bodies(text: str, doc: Doc, context: Context) -> list[Found]:
    """Every body and group named in the text, by start; a group's members may stand inside it."""
    folded = fold_whole(text)
    pieces = (unless_vetoed(text, piece, context.issuer) for piece in find_names(doc, text, folded))
    namings = list(_namings(text, folded, pieces, context))
    groups = list(find_groups(folded))
    namings = with_inherited(text, namings, groups, context)
    found = sorted(bodies_of(text, namings, context), key=by_place)
    found = [*found, *established(text, found), *office_rooms(text, found, context)]
    found = with_full_names(sorted(found, key=by_place))
    defined = sorted(with_defined(text, found), key=by_place)
    found = with_full_boards(folded, found, defined, context)
    return sorted([*found, *_groups(text, groups, found, context)], key=by_place)


def _namings(
    text: str, folded: str, pieces: Iterable[Piece | None], context: Context
) -> Iterator[Naming]:
    """The names with what follows them; none that stands inside what follows another."""
    reached = 0
    for piece in pieces:
        if piece is not None and piece.start >= reached:
            naming = read_naming(text, folded, piece, context)
            yield naming
            reached = max(reached, naming.end)


def _groups(
    text: str, groups: Sequence[Group], found: Sequence[Found], context: Context
) -> Iterator[Found]:
    """The groups between the bodies; one that is cut by a body ends before it."""
    starts = [each.start for each in found]
    for group in groups:
        index = bisect_left(starts, group.start)
        if index and found[index - 1].end > group.start:
            continue
        end = group.end
        following = found[index] if index < len(found) else None
        if following is not None and following.start < end:
            end = _before(text, group.start, following.start)
            if following.start == group.start or end <= group.start + 4:
                continue
        listed = list(_listed_fields(text, group, end, context))
        yield from listed or _one_group(text, group, end, following)


def _listed_fields(text: str, group: Group, end: int, context: Context) -> Iterator[Found]:
    """The bodies named by their fields alone behind a plural: "các sở: Y tế, Nội vụ"."""
    rank = text[group.start : end].split(" ")[-1].capitalize()
    position = end
    while field := field_at(rank, text, position):
        if position == end and text[end : field.start].strip() != ":":
            return
        yield Found(field.start, field.end, resolve_piece(field.piece(text), None, context))
        position = field.end


def _one_group(text: str, group: Group, end: int, following: Found | None) -> Iterator[Found]:
    name = written_out(text[group.start : end])
    if following is not None:
        if _MEMBERS_FOLLOW.fullmatch(text, end, following.start):
            return
        owner = _GROUP_OWNER.fullmatch(text, end, following.start)
        if owner is not None and (owner[0].strip() or name.endswith(_OWNED)):
            name = f"{name}{written_out(owner[0]) and ' ' + written_out(owner[0])}"
            name = f"{name} {following.body.name}"
            end = following.end
    yield Found(group.start, end, a_group(name[:1].lower() + name[1:]))


def _before(text: str, start: int, end: int) -> int:
    """Where a group that a body cuts at `end` ends: before the mark or "và" between them."""
    return start + len(text[start:end].rstrip(" ,;–-").removesuffix(" và").rstrip(" ,"))
