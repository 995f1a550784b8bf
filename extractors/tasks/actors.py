"""Who may carry a task: bodies the registry knows, holders of positions, generic bodies.

An actor is a stretch of a task's text with the name it goes by. Registered bodies come with
their canonical names; what no registry lists ("Trưởng thôn", "cơ quan, tổ chức, đơn vị") is
named by its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.folding import fold
from extractors.knowledge import load_yaml
from extractors.tasks.words import opens_predicate

_LONGEST_PHRASE = 14
"""Words after which a phrase that has not ended is taken for running text."""

_WORD = re.compile(r"\w+")
_ENUMERATED = re.compile(r"\s*,\s*(?=(?:cơ quan|tổ chức|đơn vị|địa phương|cá nhân)\b)")
_ALWAYS_PART = re.compile(
    r"\ (?:có\ thẩm\ quyền|có\ liên\ quan|có\ chức\ năng|liên\ quan|cấp\ trên(?:\ trực\ tiếp)?"
    r"|phụ\ trách(?=\ lĩnh\ vực))\b",
    re.X,
)
_POSITION = re.compile(
    r"(?:^|(?<=[\s(“\"]))"
    r"(?:phó\ )?(?:thủ\ trưởng|người\ đứng\ đầu|lãnh\ đạo|bí\ thư|chủ\ tịch|giám\ đốc|hiệu\ trưởng"
    r"|chánh\ văn\ phòng|chi\ cục\ trưởng|cục\ trưởng|tổ\ trưởng|đội\ trưởng|trưởng|chánh)\ $",
    re.X,
)
_CLASSIFIERS = (" cuộc", " buổi", " lớp", " công tác", " việc", " bộ phận", " lĩnh vực", " nhóm")
"""Words after which a verb is part of a name: "Thư ký cuộc họp"."""

_PLURAL = re.compile(r"\b(?:các|những|từng)\b")
_COURTESY = re.compile(r"([Cc]ác |[Nn]hững )?(?:[Đđ]ồng chí|[Đđ]/[Cc]|[Ôô]ng|[Bb]à)\s+")
_SPELLED_OUT = (
    (re.compile(r"\b[Uu][ỷỶ]\b"), "Ủy"),
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\b(?:UB)?MTTQ(?:VN| Việt Nam)?\b"), "Mặt trận Tổ quốc Việt Nam"),
    (re.compile(r"\bLHPN\b"), "Liên hiệp Phụ nữ"),
    (re.compile(r"\s+"), " "),
)


@dataclass(frozen=True, slots=True)
class Actor:
    """A body in a text: `text[start:end]` names it; `holder` if a person holding a position."""

    start: int
    end: int
    name: str
    holder: bool = False
    group: bool = False


@dataclass(frozen=True, slots=True)
class Head:
    """Folded words that open a phrase for an actor."""

    words: str
    holder: bool


@dataclass(frozen=True, slots=True)
class Phrases:
    """The knowledge of `phrases.yaml`."""

    heads: tuple[Head, ...]
    stops: frozenset[str]
    nobodies: tuple[str, ...]


@cache
def phrases() -> Phrases:
    """The heads and stops of actors' phrases; raises `TypeError` if the file is malformed."""
    entries = load_yaml("extractors.tasks", "phrases.yaml")
    if not isinstance(entries, dict):
        raise TypeError("phrases.yaml must be a mapping")
    heads = sorted((Head(**head) for head in entries["heads"]), key=lambda head: -len(head.words))
    return Phrases(tuple(heads), frozenset(entries["stops"]), tuple(entries["nobodies"]))


def phrase_at(text: str, start: int = 0) -> Actor | None:
    """The holder of a position or generic body named at `start` of `text`, if one is.

    >>> phrase_at("Trưởng bản lập danh sách hộ nghèo").name
    'Trưởng bản'
    >>> phrase_at("Tổ chức hội chợ") is None
    True
    """
    begin, plural = _past_courtesy(text, start)
    folded = fold(text[begin : begin + 160])
    head = _head(folded)
    if head is None or folded.startswith(phrases().nobodies):
        return None
    end = _phrase_end(folded, len(head.words), alone=True)
    if end <= len(head.words) and head.words in ("các", "tổ", "đoàn", "ban"):
        return None
    return _actor(start, text[begin : begin + end], begin + end, plural, head.holder)


def holder_phrase(text: str) -> Actor | None:
    """The holder of a position whom the whole of `text` names.

    >>> holder_phrase("Đồng chí Phó Chủ tịch, phụ trách lĩnh vực Kinh tế").name
    'Phó Chủ tịch, phụ trách lĩnh vực Kinh tế'
    """
    begin, plural = _past_courtesy(text, 0)
    folded = fold(text[begin : begin + 40])
    head = _head(folded.removeprefix("các "))
    if head is None or not head.holder:
        return None
    return _actor(0, text[begin:], len(text), plural, True)


def _past_courtesy(text: str, start: int) -> tuple[int, bool]:
    match = _COURTESY.match(text[start : start + 24])
    if match is None:
        return start, False
    return start + match.end(), match[1] is not None


def _actor(start: int, words: str, end: int, plural: bool, holder: bool) -> Actor:
    if plural and not fold(words).startswith("các "):
        words = "các " + words
    return Actor(start, end, spelled_out(words), holder, plural or is_plural(words))


def _head(folded: str) -> Head | None:
    for head in phrases().heads:
        if folded.startswith(head.words) and not folded[len(head.words) :][:1].isalpha():
            return None if folded.startswith("tổ chức") else head
    return None


def _phrase_end(folded: str, position: int, *, alone: bool) -> int:
    """Where the phrase that began before `position` ends; a lone head takes the next word too."""
    stops = phrases().stops
    for _ in range(_LONGEST_PHRASE):
        enumerated = _ENUMERATED.match(folded, position)
        part = _ALWAYS_PART.match(folded, position)
        word = _WORD.match(folded, position + 1)
        if enumerated is not None:
            position = _next_noun(folded, enumerated.end())
            alone = False
        elif part is not None:
            position, alone = part.end(), False
        elif word is None or folded[position : position + 1] != " " or word[0] in stops:
            return position
        elif folded.endswith(_CLASSIFIERS, 0, position):
            position = word.end()
        elif opens_predicate(folded, word.start()) and not alone:
            return position
        elif opens_predicate(folded, word.start()):
            position, alone = _past_verbs(folded, word.start()), False
        else:
            position, alone = word.end(), False
    return position


def _next_noun(folded: str, position: int) -> int:
    """The end of a noun of two syllables ("tổ chức", "đơn vị")."""
    first = _WORD.match(folded, position)
    second = _WORD.match(folded, first.end() + 1) if first else None
    return second.end() if second else position


def _past_verbs(folded: str, position: int) -> int:
    """The end of verbs that are part of a name: "Đoàn kiểm tra, giám sát", "Tổ kiểm phiếu"."""
    pair = re.compile(r"\w+(?: \w+)?").match(folded, position)
    end = pair.end() if pair else position
    more = re.compile(r", (?=\w)").match(folded, end)
    if more is not None and opens_predicate(folded, more.end()):
        return _past_verbs(folded, more.end())
    return end


def is_plural(words: str) -> bool:
    """Whether the words name several bodies at once."""
    return _PLURAL.search(fold(words)) is not None or "," in words


def spelled_out(words: str) -> str:
    """The words of a phrase as a name: common abbreviations expanded, "Các" in lower case.

    >>> spelled_out("Các tổ chuyên viên UBND xã")
    'các tổ chuyên viên Ủy ban nhân dân xã'
    """
    for pattern, full in _SPELLED_OUT:
        words = pattern.sub(full, words)
    words = words.strip(" ,;:.")
    lowered = words[:1].lower() + words[1:]
    return lowered if lowered.startswith(("các ", "cơ quan", "đơn vị", "thủ trưởng")) else words


def with_positions(text: str, folded: str, bodies: Iterable[Actor]) -> tuple[Actor, ...]:
    """The bodies, those named through the holder of a position widened to name the holder.

    >>> text = "Giám đốc Trạm Khuyến nông"
    >>> with_positions(text, fold(text), [Actor(9, 25, "Trạm Khuyến nông xã Mường Vi")])[0].name
    'Giám đốc Trạm Khuyến nông xã Mường Vi'
    """
    return tuple(_with_position(text, folded, body) for body in bodies)


def _with_position(text: str, folded: str, body: Actor) -> Actor:
    match = _POSITION.search(folded, max(0, body.start - 24), body.start)
    if match is None:
        return body
    prefix = text[match.start() : body.start]
    if body.group:
        prefix = prefix[0].lower() + prefix[1:] if fold(prefix).startswith("thủ") else prefix
    return replace(body, start=match.start(), name=prefix + body.name, holder=True)


def names(actors: Sequence[Actor]) -> tuple[str, ...]:
    """The names of the actors, each once, in order."""
    return tuple(dict.fromkeys(actor.name for actor in actors))
