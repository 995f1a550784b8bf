"""Bodies that no name alone tells: established ones, rooms behind their office, short names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.agencies.found import Found
from extractors.agencies.pieces import Piece
from extractors.agencies.registry import by_name, name_key
from extractors.agencies.resolution import (
    Context,
    Resolution,
    inside,
    provincial_office,
    resolve_piece,
    working_body,
)
from extractors.folding import CAPITALS
from extractors.knowledge import load_tsv

_ESTABLISHED = re.compile(
    r"về[ ]việc[ ]thành[ ]lập[ ](?P<name>(?:Tổ|Đoàn|Hội[ ]đồng)[ ][^;.\n()“”:/]{5,200}?)"
    r"(?=[ ](?:để|theo|do|nhằm|tại|trên|năm|của|gồm|bao|thuộc|phục)(?!\w)|[;.\n()“”:/])"
)
_OFFICE_LINE = re.compile(
    r"(?:VP\.?|Văn[ ]phòng)[ ]?UB(?:ND)?(?:TP|T|[ ]tỉnh|[ ]thành[ ]phố)?[ ]?:"
    r"(?P<codes>[^\n]{0,200})"
)
_CODE = re.compile(rf"(?<![\w\-])[{CAPITALS}]+(?:-[{CAPITALS}]+)*(?![\w\-])")
_DEFINED = re.compile(
    rf"[ ]?\((?:(?:sau[ ]đây|dưới[ ]đây)[ ])?(?:(?:được[ ])?(?:gọi|viết)[ ](?:tắt|chung)[ ]là"
    rf"[ ]?:?[ ]?[“\"]?(?P<words>[{CAPITALS}][^)”\"\n]{{1,40}})|(?P<letters>[{CAPITALS}]"
    rf"[{CAPITALS}&\-]{{1,14}}))[”\"]?\)"
)
_FURTHER = re.compile(r"[^;.:\n()]{0,160}(?=\()")
_MOST_DEFINED = 40


def established(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """Working bodies that a decision is cited to establish: "về việc thành lập Tổ …"."""
    starts = [each.start for each in found]
    for match in _ESTABLISHED.finditer(text):
        start, end = match.span("name")
        index = bisect_left(starts, start)
        if index == len(starts) or starts[index] >= end:
            name = " ".join(match["name"].split()).rstrip(",")
            yield Found(start, end, working_body(name))


def office_rooms(text: str, found: Sequence[Found], context: Context) -> Iterator[Found]:
    """Rooms of the provincial office among the recipients: "VPUB: CVP, KGVX, TH"."""
    host = provincial_office(context)
    if host is None:
        return
    rooms = {row["code"]: row["name"] for row in load_tsv("extractors.agencies", "offices.tsv")}
    for line in _OFFICE_LINE.finditer(text):
        for code in _CODE.finditer(text, line.start("codes"), line.end("codes")):
            name = rooms.get(code[0])
            body = by_name()[name_key(name)][0] if name else None
            if body is None or _covered(found, code.start()):
                continue
            piece = Piece(code.start(), code.end(), code[0], (body,), body.name, "alias", 0.8)
            room = inside(piece, host, context) or resolve_piece(piece, None, context)
            yield Found(code.start(), code.end(), room)


def with_full_names(found: list[Found]) -> list[Found]:
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


def with_defined(text: str, found: list[Found]) -> list[Found]:
    """The bodies with those that later stand under a short name the text gives them.

    "Hội đồng … (sau đây gọi tắt là Hội đồng)", "Ban Chỉ đạo … (BCĐ)": from there on, a firm's
    short name with "Công ty" before it as well.
    """
    defined: dict[str, Found] = {}
    for each in found:
        match = _DEFINED.match(text, each.end) or _defined_behind(text, each)
        if match is not None and len(defined) < _MOST_DEFINED:
            short = (match["words"] or match["letters"]).strip()
            defined.setdefault(short, Found(match.end(), match.end(), each.body))
    if not defined:
        return found
    taken = {each.start: each for each in found}
    spelled = "|".join(map(re.escape, sorted(defined, key=len, reverse=True)))
    for match in re.finditer(rf"(?<![\w/\-])(?:Công ty )?(?P<short>{spelled})(?![\w/\-])", text):
        definition = defined[match["short"]]
        if match[0] != match["short"] and definition.body.kind != "company":
            continue
        known = taken.get(match.start())
        if match.start() < definition.start or (known is not None and known.end > match.end()):
            continue
        if known is None and _covered(found, match.start()):
            continue
        taken[match.start()] = Found(match.start(), match.end(), definition.body)
    return list(taken.values())


def _defined_behind(text: str, board: Found) -> re.Match[str] | None:
    """The short name of a steering body behind words that go on about it.

    "Ban Chỉ đạo quốc gia về già hóa đến năm 2030 và sau đó (gọi tắt là Ban Chỉ đạo 12)".
    """
    if board.body.kind != "steering" or (behind := _FURTHER.match(text, board.end)) is None:
        return None
    match = _DEFINED.match(text, behind.end())
    short = match["words"] if match is not None else None
    return match if short and short.startswith(board.body.rank) else None


def _covered(found: Sequence[Found], position: int) -> bool:
    """Whether a body's mention runs over that position; `found` is in order."""
    index = bisect_left(found, position, key=lambda each: each.start)
    return index > 0 and found[index - 1].end > position
