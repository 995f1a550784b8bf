"""Names of bodies in the text, without their localities: registered ones and free ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc

from extractors.agencies.fuzzy import closest
from extractors.agencies.localities import kind_at, name_at
from extractors.agencies.registry import (
    Body,
    Form,
    Rank,
    firm_stops,
    matcher,
    openers,
    phrases,
    ranks,
)
from extractors.folding import CAPITALS, fold

_MOST_WORDS = 14
_WORD = re.compile(r"\w+(?:[&./'’]\w+)*")
_UPPER = re.compile(rf"[{CAPITALS}]")
_GAP = re.compile(r"[ ]?(?:[-–&,]|\bvà\b)?[ ]?(?:và\ )?", re.X)
_LONGEST_PHRASE = 40
_COMPOUND = re.compile(r"(?:cơ|trụ|công|văn|dự|quốc|hải|đề|các)\ $", re.X)
"""What stands before "sở" and "phòng" in words that are no ranks: cơ sở, quốc phòng."""
_FIRM_GAP = re.compile(r"[ ](?:([-–&]|và)[ ])?")
_MARKS = re.compile(r"[;:.,()\n\t“”\"]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A name at `text[start:end]`: the bodies it may mean, as it is written in full.

    `name` is canonical, without locality. `how` is `name`, `alias`, `fuzzy` or `free`, `score`
    how sure the reading is, `runner_up` the second best of a fuzzy one.
    """

    start: int
    end: int
    bodies: tuple[Body, ...]
    name: str
    how: str
    score: float
    runner_up: str | None = None


def find_names(doc: Doc, text: str) -> list[Piece]:
    """The names in the text in order of their start; of two that overlap the longer one."""
    registered = _registered(doc, text)
    free = _free(text, {piece.start: piece for piece in registered})
    pieces = sorted([*registered, *free], key=lambda piece: (piece.start, -piece.end))
    kept: list[Piece] = []
    for piece in pieces:
        if kept and piece.start < kept[-1].end:
            if piece.end - piece.start > kept[-1].end - kept[-1].start:
                kept[-1] = piece
        else:
            kept.append(piece)
    return kept


def _registered(doc: Doc, text: str) -> list[Piece]:
    found, known = matcher()
    matches = found(doc)
    if not matches:
        return []
    offsets = doc.to_array(["IDX", "LENGTH"]).tolist()
    spans = [(offsets[start][0], sum(offsets[end - 1]), known[key]) for key, start, end in matches]
    spans.sort(key=lambda span: (span[0], -span[1]))
    pieces: list[Piece] = []
    reached = -1
    for start, end, form in spans:
        if start >= reached and (piece := _checked(text, start, end, form)):
            pieces.append(piece)
            reached = end
    return pieces


def _checked(text: str, start: int, end: int, form: Form) -> Piece | None:
    """The piece of a match, unless its words are common ones or its abbreviation is no capitals."""
    words = text[start:end]
    if form.capitals and not words.isupper() and any(each not in words for each in form.capitals):
        return None
    if words.islower() and " " not in words:
        return None
    exact = form.text == form.bodies[0].name
    how, score = ("name", 1.0) if exact else ("alias", 0.97)
    return Piece(start, end, form.bodies, form.bodies[0].name, how, score)


@cache
def _anchor() -> re.Pattern[str]:
    """The ranks of free names with a capitalised word behind them."""
    names = sorted(ranks(), key=len, reverse=True)
    spelled = "|".join(
        f"[{name[0]}{name[0].lower()}]{re.escape(name[1:])}"
        if ranks()[name].small
        else re.escape(name)
        for name in names
    )
    return re.compile(rf"(?<!\w)(?P<rank>{spelled})[ ](?=[{CAPITALS}\d])")


def _free(text: str, registered: dict[int, Piece]) -> list[Piece]:
    pieces = []
    reached = -1
    for match in _anchor().finditer(text):
        if match.start() < reached:
            continue
        rank = ranks()[match["rank"][0].upper() + match["rank"][1:]]
        if match["rank"][0].islower() and _COMPOUND.search(
            text, max(match.start() - 5, 0), match.start()
        ):
            continue
        end = _run_end(text, match.end(), rank)
        known = registered.get(match.start())
        if end is None or (known is not None and not _goes_on(text, known.end, end)):
            continue
        piece = _free_piece(text, match.start(), end, rank)
        pieces.append(piece)
        reached = end
    return pieces


def _goes_on(text: str, known: int, end: int) -> bool:
    """Whether a free name is more than the registered one that it begins with."""
    if end <= known or not _UPPER.match(text, known + 1):
        return False
    return name_at(text, known + 1, on=None) is None


def _free_piece(text: str, start: int, end: int, rank: Rank) -> Piece:
    words = " ".join(text[start:end].split())
    field = words[len(rank.rank) :].strip()
    near = closest(rank.rank, field)
    if near is not None:
        return Piece(start, end, near.bodies, near.name, "fuzzy", near.score, near.runner_up)
    name = f"{rank.rank} {field}"
    return Piece(start, end, (rank.body,), name, "free", 0.8)


def _run_end(text: str, start: int, rank: Rank) -> int | None:
    """Where a free name ends that goes on at `start`, `None` if no name stands there."""
    first = _WORD.match(text, start)
    if first is None or first[0] in rank.excluded or text[start - 2].isupper():
        return None
    if rank.run == "place":
        place = name_at(text, start, on=None)
        return place.end if place else None
    return _firm_end(text, start) if rank.run == "firm" else _title_end(text, start)


def _firm_end(text: str, start: int) -> int | None:
    """A firm's name: its last capitalised word or known noun before what begins something else."""
    position = start
    end: int | None = None
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, position)
        if word is None or word[0] in firm_stops():
            break
        phrase = _phrase(text, position, start, end or start)
        if phrase is not None or _is_title(word[0]):
            end = phrase or word.end()
        position = phrase or word.end()
        gap = _FIRM_GAP.match(text, position)
        if gap is None or (gap[1] == "và" and _OTHER.match(text, gap.end())):
            break
        position = gap.end()
    return end


def _title_end(text: str, start: int) -> int | None:
    """A name in capitalised words and the small ones that names are made of."""
    word = _WORD.match(text, start)
    if word is None or not _is_title(word[0]):
        return None
    end = _phrase(text, start, start, start) or word.end()
    for _ in range(_MOST_WORDS):
        following = _next_end(text, start, end)
        if following is None:
            break
        end = following
    return end


def _is_title(word: str) -> bool:
    return bool(_UPPER.match(word)) or word.isdigit()


def _next_end(text: str, start: int, end: int) -> int | None:
    """The end of the name with one more word or phrase, `None` if it ends here."""
    gap = _GAP.match(text, end)
    if gap is None or gap.end() == end or (gap[0].strip() == "," and not _listed(text, gap.end())):
        return None
    position = gap.end()
    if _begins_other(text, position, gap[0]):
        return None
    word = _WORD.match(text, position)
    phrase = _phrase(text, position, start, end)
    if phrase and fold(text[start:end]).endswith(fold(text[position:phrase])):
        return None
    return phrase or (word.end() if word and _is_title(word[0]) else None)


def _phrase(text: str, position: int, start: int, end: int) -> int | None:
    """The end of a word that names are made of, in capitals or as small letters allow."""
    here = fold(text[position : position + _LONGEST_PHRASE])
    first = _WORD.match(here)
    capital = bool(_UPPER.match(text, position))
    for phrase, noun in phrases().get(first[0], ()) if first else ():
        if here.startswith(phrase) and not here[len(phrase) : len(phrase) + 1].isalnum():
            if capital or noun or fold(text[start:end]).endswith(openers()):
                return position + len(phrase)
            return None
    return None


def _begins_other(text: str, position: int, gap: str) -> bool:
    """Whether another body, a locality or a person's office begins at a capitalised word."""
    if kind_at(text, position) is not None:
        return True
    return bool((_OTHER if gap.strip() else _NESTED).match(text, position))


_OTHER = re.compile(
    r"(?:Sở|Bộ|Ban|Phòng|Cục|Chi\ cục|Chi\ nhánh|UBND|HĐND|Ủy\ ban|Uỷ\ ban|Hội|Đoàn|Trung\ tâm"
    r"|Văn\ phòng|Công\ an|Công\ ty|Trường|Viện|Báo|Đài|Tỉnh|Thành|Huyện|Chủ\ tịch|Giám\ đốc"
    r"|Phó|Trưởng|Các|Thường\ trực|Đơn\ vị|Lưu)(?!\w)",
    re.X,
)

_NESTED = re.compile(
    r"(?:Sở|UBND|HĐND|Ủy\ ban|Uỷ\ ban|Hội\ đồng|Văn\ phòng|Công\ ty|Tỉnh\ ủy|Thành\ ủy|Huyện\ ủy)"
    r"(?!\w)",
    re.X,
)


def _listed(text: str, position: int) -> bool:
    """Whether what follows a comma is the last but one part of a name: "A, B và C"."""
    rest = text[position : position + 80]
    mark = _MARKS.search(rest)
    rest = rest[: mark.start()] if mark else rest
    before, joined, after = rest.partition(" và ")
    return bool(
        joined
        and _UPPER.match(before)
        and _UPPER.match(after)
        and len(before.split()) <= 4
        and not _OTHER.match(before)
        and not _OTHER.match(after)
    )
