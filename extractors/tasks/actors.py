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

from extractors.agencies.localities import KIND_LEVELS
from extractors.folding import CAPITALS, fold
from extractors.knowledge import load_yaml
from extractors.verbs import opens_manner, opens_predicate
from schemas import Locality
from schemas.quick import quick

_LONGEST_PHRASE = 14
"""Words after which a phrase that has not ended is taken for running text."""

_CLASSIFIERS = (" cuộc", " buổi", " lớp", " việc", " bộ phận", " lĩnh vực", " nhóm")
"""Words after which a verb is part of a name: "Thư ký cuộc họp"."""

COMPOUNDS = ("chính phủ", "thường trực", "chuyên trách", "các cấp")
"""Words of names whose second half is else a verb."""

_WORD = re.compile(r"\w+")
_VERBS = re.compile(r"\w+(?: \w+)?")
_COMMA = re.compile(r", (?=\w)")
_ENUMERATED = re.compile(
    r"(?:,|\ và)\ (?:cơ\ quan|tổ\ chức|đơn\ vị|địa\ phương|cá\ nhân|đoàn\ thể|ban|ngành|phòng|hội"
    r"|chi\ hội|chi\ đoàn|chi\ bộ|chi\ ủy|đảng\ bộ|đảng\ ủy|xã|phường|thị\ trấn|huyện|thôn|bản"
    r"|trường|chi\ cục|trung\ tâm|khoa|trạm|hạt|đội|thành\ đoàn|thị\ đoàn|thành,\ thị\ đoàn"
    r"|thành,\ thị|đoàn\ trực\ thuộc)\b",
    re.X,
)
_CAPITALISED = re.compile(rf"(?:,|[ ]và)[ ][{CAPITALS}]")
_PROPER = re.compile(rf"(?:,|[ ]và)[ ][{CAPITALS}][^\W\d_]*[ ][{CAPITALS}]")
"""Where a name goes on to one that is written as a proper one: ", Trạm Y tế"."""
_ALWAYS_PART = re.compile(
    r"\ (?:có\ thẩm\ quyền|có\ liên\ quan|có\ chức\ năng|liên\ quan|cấp\ trên(?:\ trực\ tiếp)?"
    r"|phụ\ trách(?=\ lĩnh\ vực))\b",
    re.X,
)
_SEVERAL = r"(?:các|những|từng|mỗi|một\ số|toàn\ thể)\ "
_COURTESY = r"(?:(?P<several>các\ |những\ )?(?:đồng\ chí|đ/c|ông(?:,?\ bà|\ ?\(bà\)|/bà)?|bà)\s+)"
_PLURAL = re.compile(r"\b(?:các|những|từng)\b|,")
_POSITION = re.compile(
    r"(?:^|(?<=[\s(“\"]))"
    r"(?:phó\ )?(?:thủ\ trưởng|người\ đứng\ đầu|lãnh\ đạo|bí\ thư|chủ\ tịch|giám\ đốc|hiệu\ trưởng"
    r"|chánh\ văn\ phòng|chi\ cục\ trưởng|cục\ trưởng|tổ\ trưởng|đội\ trưởng|trưởng|chánh)\ $",
    re.X,
)
_SHORT_FORMS = re.compile(
    r"\b(?:[Uu]ỷ|UBND|HĐND|(?:UB)?MTTQ(?:VN|\ Việt\ Nam)?|LHPN|THCS|THPT)\b", re.X
)
_ASIDE = re.compile(r"\s*\([^()]*\)")
_FULL_FORMS = (
    (("Uỷ", "uỷ"), "Ủy"),
    (("UBND",), "Ủy ban nhân dân"),
    (("HĐND",), "Hội đồng nhân dân"),
    (("MTTQ",), "Mặt trận Tổ quốc Việt Nam"),
    (("UBMTTQ",), "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    (("LHPN",), "Liên hiệp Phụ nữ"),
    (("THCS",), "Trung học cơ sở"),
    (("THPT",), "Trung học phổ thông"),
)
_BEFORE_HEADS = ("các", "những", "từng", "mỗi", "một", "toàn", "đồng", "đ/c", "ông", "bà")
"""The first words of `_SEVERAL` and `_COURTESY`."""
_FIRST = 2
_BLANKS = (" ", "\n")
_LOWERED = ("Các ", "Cơ quan", "Đơn vị", "Thủ trưởng")


@quick
@dataclass(frozen=True, slots=True)
class Actor:
    """A body in a text: `text[start:end]` names it; `holder` if a person holding a position.

    `courteous` if addressed as "đồng chí", as the members of a body just named are; `unlisted` if
    no registry lists it.
    """

    start: int
    end: int
    name: str
    holder: bool = False
    group: bool = False
    courteous: bool = False
    unlisted: bool = False


@dataclass(frozen=True, slots=True)
class Phrases:
    """The knowledge of `phrases.yaml`, `opening` the pattern of its heads.

    `firsts` are the letters that a match of `opening` begins with: most places need no more.
    """

    opening: re.Pattern[str]
    firsts: frozenset[str]
    holders: frozenset[str]
    incomplete: frozenset[str]
    complete: frozenset[str]
    plural_only: frozenset[str]
    stops: frozenset[str]
    nobodies: tuple[str, ...]


@cache
def phrases() -> Phrases:
    """The heads and stops of actors' phrases; raises `TypeError` if the file is malformed."""
    entries = load_yaml("extractors.tasks", "phrases.yaml")
    if not isinstance(entries, dict):
        raise TypeError("phrases.yaml must be a mapping")
    heads = sorted([*entries["holders"], *entries["bodies"]], key=len, reverse=True)
    either = "|".join(re.escape(head) for head in heads)
    nobodies = tuple(entries["nobodies"])
    barred = "|".join(re.escape(words) for words in nobodies)
    opening = rf"{_COURTESY}?(?!(?:{barred})\b)(?P<plural>{_SEVERAL})?(?!(?:{barred})\b)"
    return Phrases(
        re.compile(rf"{opening}(?P<head>{either})\b", re.X),
        frozenset(words[:_FIRST] for words in (*heads, *_BEFORE_HEADS)),
        frozenset(entries["holders"]),
        frozenset(entries["incomplete"]),
        frozenset(entries["complete"]),
        frozenset(entries["plural_only"]),
        frozenset(entries["stops"]),
        nobodies,
    )


def phrase_at(text: str, folded: str, start: int = 0) -> Actor | None:
    """The holder of a position or generic body named at `start` of `text`, if one is.

    >>> text = "Trưởng bản lập danh sách hộ nghèo"
    >>> phrase_at(text, fold(text)).name
    'Trưởng bản'
    """
    known = phrases()
    if folded[start : start + _FIRST] not in known.firsts:
        return None
    opening = known.opening.match(folded, start)
    if opening is None:
        return None
    head, several = opening["head"], opening["several"] or opening["plural"]
    if not several and head in known.plural_only:
        return None
    alone = opening["plural"] is None and head not in known.complete
    end = _phrase_end(text, folded, opening.end(), alone=alone, several=bool(several))
    if end <= opening.end() and head in known.incomplete and not several:
        return None
    return _actor(text, start, end, opening)


def named_up_to(text: str, actor: Actor, end: int) -> Actor:
    """The actor with the words up to `end` as part of its name, its owner kept if none is named.

    >>> text = "Phòng Kiểm tra nội bộ"
    >>> named_up_to(text, Actor(0, 14, "Phòng Kiểm tra Cục Thuế"), len(text)).name
    'Phòng Kiểm tra nội bộ Cục Thuế'
    """
    if end <= actor.end:
        return actor
    known, words = spelled_out(text[actor.start : actor.end]), text[actor.start : end]
    words = _ASIDE.sub("", words)
    owned = text[actor.end : end].lstrip()[:1].islower() and actor.name.startswith(known)
    owner = actor.name[len(known) :] if owned else ""
    return replace(actor, end=end, name=spelled_out(words) + owner)


def goes_on(folded: str, body: Actor) -> bool:
    """Whether an enumeration under one "các" goes on behind the group ("các hội, đoàn thể")."""
    return body.group and _ENUMERATED.match(folded, body.end) is not None


def holder_phrase(text: str, folded: str, start: int, end: int) -> Actor | None:
    """The holder of a position whom the whole of `text[start:end]` names.

    >>> text = "Đồng chí Phó Chủ tịch, phụ trách lĩnh vực Kinh tế"
    >>> holder_phrase(text, fold(text), 0, len(text)).name
    'Phó Chủ tịch, phụ trách lĩnh vực Kinh tế'
    """
    if folded[start : start + _FIRST] not in phrases().firsts:
        return None
    opening = phrases().opening.match(folded, start, end)
    if opening is None or opening["head"] not in phrases().holders:
        return None
    return _actor(text, start, end, opening)


def _actor(text: str, start: int, end: int, opening: re.Match[str]) -> Actor:
    begin = opening.start("plural") if opening["plural"] else opening.start("head")
    words = text[begin:end]
    if opening["several"] and not opening["plural"]:
        words = "các " + words
    group = _PLURAL.search(fold(words)) is not None
    holder = opening["head"] in phrases().holders
    return Actor(start, end, spelled_out(words), holder, group, begin > start, unlisted=True)


def _phrase_end(text: str, folded: str, position: int, *, alone: bool, several: bool) -> int:
    """Where the phrase that began before `position` ends; a lone head takes the next word too.

    What is enumerated with a capital is another one's name; with two where `several` are named.
    """
    stops, head = phrases().stops, position
    for _ in range(_LONGEST_PHRASE):
        part = _ENUMERATED.match(folded, position) or _ALWAYS_PART.match(folded, position)
        barrier = _PROPER if several else _CAPITALISED
        if part is not None and barrier.match(text, position):
            return position
        word = _WORD.match(folded, position + 1)
        if part is not None:
            position, alone = part.end(), False
        elif word is None or folded[position : position + 1] != " " or word[0] in stops:
            return position
        elif (
            opens_predicate(folded, word.start())
            and not folded.endswith(_CLASSIFIERS, head, position)
            and not _is_title(text, head, word)
            and not folded.endswith(COMPOUNDS, head, word.end())
        ):
            if not alone or opens_manner(folded, word.start()):
                return position
            position, alone = _past_verbs(folded, word.start()), False
        else:
            position, alone = word.end(), False
    return position


def _is_title(text: str, head: int, word: re.Match[str]) -> bool:
    """Whether a word behind the first is capitalised: a verb in a name ("Tổ viên Ban Cứu hộ")."""
    written = text[word.start() : word.end()]
    return word.start() > head + 1 and written.istitle()


def _past_verbs(folded: str, position: int) -> int:
    """The end of verbs that are part of a name: "Đoàn kiểm tra, giám sát", "Tổ kiểm phiếu"."""
    while True:
        verbs = _VERBS.match(folded, position)
        end = verbs.end() if verbs is not None else position
        comma = _COMMA.match(folded, end)
        if comma is None or not opens_predicate(folded, comma.end()):
            return end
        position = comma.end()


def spelled_out(words: str) -> str:
    """The words of a phrase as a name: common abbreviations expanded, "Các" in lower case.

    >>> spelled_out("Các tổ chuyên viên UBND xã")
    'các tổ chuyên viên Ủy ban nhân dân xã'
    """
    words = " ".join(_SHORT_FORMS.sub(_full_form, words).split()).strip(" ,;:.")
    return words[:1].lower() + words[1:] if words.startswith(_LOWERED) else words


def _full_form(match: re.Match[str]) -> str:
    return next(full for shorts, full in _FULL_FORMS if match[0].startswith(shorts))


def with_positions(text: str, folded: str, bodies: Iterable[Actor]) -> tuple[Actor, ...]:
    """The bodies, those named through the holder of a position widened to name the holder.

    >>> text = "Giám đốc Trạm Khuyến nông"
    >>> with_positions(text, fold(text), [Actor(9, 25, "Trạm Khuyến nông xã Mường Vi")])[0].name
    'Giám đốc Trạm Khuyến nông xã Mường Vi'
    """
    return tuple([_with_position(text, folded, body) for body in bodies])


def _with_position(text: str, folded: str, body: Actor) -> Actor:
    if folded[body.start - 1 : body.start] not in _BLANKS:
        return body
    match = _POSITION.search(folded, max(0, body.start - 24), body.start)
    if match is None:
        return body
    name = spelled_out(text[match.start() : body.start] + "X")[:-1] + body.name
    courteous = folded.endswith(("đồng chí ", "đ/c "), 0, match.start())
    return replace(body, start=match.start(), name=name, holder=True, courteous=courteous)


def with_home(name: str, home: Locality) -> str:
    """The name of a single body with the home's where it ends in the home's kind of unit.

    >>> with_home("Đoàn Khối Doanh nghiệp tỉnh", Locality("Kon Tum", "province"))
    'Đoàn Khối Doanh nghiệp tỉnh Kon Tum'
    """
    kind = next((kind for kind in KIND_LEVELS if name.endswith(f" {kind}")), None)
    if kind is None or home.level not in KIND_LEVELS[kind] or not name[0].isupper():
        return name
    opening = phrases().opening.match(fold(name))
    if opening is None or opening["head"] in phrases().holders or _PLURAL.search(fold(name)):
        return name
    return f"{name} {home.name}"


def names(actors: Sequence[Actor]) -> tuple[str, ...]:
    """The names of the actors, each once, in order."""
    return tuple(dict.fromkeys(actor.name for actor in actors))
