"""Bodies named by headings, labels and attribute lines, which pass them on to tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.folding import fold
from extractors.tasks.actors import (
    COMPOUNDS,
    Actor,
    goes_on,
    holder_phrase,
    named_up_to,
    phrase_at,
    phrases,
    spelled_out,
    with_positions,
)
from extractors.tasks.roles import chains
from extractors.verbs import opens_long_verb, opens_predicate

_ORDER = re.compile(
    r"(?:kính\ )?(?:đề\ nghị|yêu\ cầu|giao(?:\ nhiệm\ vụ)?(?:\ cho)?|phân\ công|đối\ với"
    r"|(?:trách\ nhiệm|nhiệm\ vụ)(?:,?\ (?:và\ )?quyền\ hạn|\ cụ\ thể)?\ của)\s+",
    re.X,
)
_REST = re.compile(
    r"""
    (?:\s*\([^()]{0,200}\))?
    (?:\s+(?:phối\ hợp|có\ trách\ nhiệm|chủ\ trì|chịu\ trách\ nhiệm|thực\ hiện|(?:có\ )?liên\ quan
      |(?:trên\ địa\ bàn|thuộc|trực\ thuộc|trong|của|tại)(?:\ \w+){1,5}|cùng\ cấp|cụ\ thể))*
    \s*[.;]?\s*(?P<colon>:)?\s*
    """,
    re.X,
)
_BEFORE_BODY = re.compile(r"(?:các|đồng\ chí|đại\ diện|lãnh\ đạo|gồm|:|[\W\d])*", re.X)
_SPLIT = re.compile(r"\s{0,9}(?:[;,\n]|(?<=\s)và(?=\s)|(?<=\s)-(?=\s))\s{0,9}")
_END = re.compile(r"[\s.:;]*$")
_LABEL = re.compile(r"(?P<label>[^:.\n]{3,120}?)\s*(?::\s*|[.;]?\s*$)")
_LONGEST_TITLE = 12
"""Words up to which a text without a colon can be a label."""
_DOING = re.compile(
    r"(?<!\bban\ )\b(?:chủ\ trì|phối\ hợp|tham\ mưu|tổ\ chức|thực\ hiện|triển\ khai|căn\ cứ"
    r"|báo\ cáo|tiếp\ tục|chỉ\ đạo|hướng\ dẫn|chủ\ động|phải|cần|(?:có|chịu)\ trách\ nhiệm)\b",
    re.X,
)
_PLURAL_HEAD = re.compile(
    r"(?:[^\W\d_]+\ ){0,4}(?:các|những)\ [^\W\d_]+(?:\ [^\W\d_]+){0,3}\s*:\s*", re.X
)
_WORD = re.compile(r"\w+")
_RANK = re.compile(
    r"cấp\ (?:trên|dưới|trung\ ương|quân\ khu|tỉnh|huyện|xã|cơ\ sở|trường|cụm|thôn|bản)\b",
    re.X,
)
"""A rank, where "cấp" is no verb."""
_JOINS = (", ", "- ", "– ", " và ")
"""What joins a word to the name before it."""
_NO_DUTY = re.compile(
    r"(?:\d|(?:các\ |những\ )?(?:ông|bà|đồng\ chí|đ/c|thầy|cô|anh|chị|bác\ sĩ|thạc\ sĩ)\b|gồm\b"
    r"|bao\ gồm\b|như\b|là\b|do\b|có\ \d|không\b[\s.]*$)",
    re.X,
)
"""What a label is followed by that only says who or how many its bodies are."""
_FEWEST_WORDS = 4
_LONGEST_MORE = 4
_LONGEST_MEMBERS = 8
_ALWAYS_OTHER = re.compile(
    r"\ (?:trên\ địa\ bàn|(?:có\ )?liên\ quan|thuộc|trực\ thuộc|của|cùng|nơi|phối\ hợp"
    r"|chủ\ trì|[-–])"
)
"""What goes on behind a body without being of its name."""
_POSTED = ("cán bộ", "công chức", "chuyên viên", "viên chức", "nhân viên")
"""Whom the field they work in is named behind."""


@dataclass(frozen=True, slots=True)
class LabelLead:
    """The bodies that a heading or label names, and where the words after its colon begin.

    `guessed` if the words go on behind the bodies known and tell nothing that is known.
    """

    actors: tuple[Actor, ...]
    rest: int
    guessed: bool = False


def label_lead(text: str, folded: str, bodies: Sequence[Actor]) -> LabelLead | None:
    """The bodies whose names are the whole label: "2. Đề nghị Hội Nông dân xã:".

    `bodies` with the holders of positions (`with_positions`). `None` where the words before the
    colon (or the whole text) are more than names.
    """
    order = _ORDER.match(folded)
    start = order.end() if order is not None else 0
    first = next((actor for actor in bodies if actor.start <= start < actor.end), None)
    if first is None:
        first = phrase_at(text, folded, start) or _first_member(folded, start, bodies)
    if first is None:
        return None
    known = [first, *(actor for actor in bodies if actor.start >= first.end)]
    chain = chains(folded, known)[0]
    rest = _REST.match(folded, chain.end)
    if rest is not None and (rest["colon"] or rest.end() == len(text)):
        return LabelLead(chain.actors, rest.end())
    return _longer_label(text, folded, start, chain.end, known)


def _first_member(folded: str, start: int, bodies: Sequence[Actor]) -> Actor | None:
    """The first of the bodies whose common head stands before them: "UBND các xã: A, B: …"."""
    first = next((actor for actor in bodies if actor.start >= start), None)
    if first is None or not _PLURAL_HEAD.fullmatch(folded, start, first.start):
        return None
    return None if opens_predicate(folded, start) else first


def _longer_label(
    text: str, folded: str, start: int, known: int, bodies: Sequence[Actor]
) -> LabelLead | None:
    """The label whose first name goes on behind what is known of it, up to `known`.

    "Phòng Kiểm tra nội bộ", "Công chức Địa chính - Môi trường: Hướng dẫn …".
    """
    label = _LABEL.match(folded, start)
    if label is None or known > label.end("label"):
        return None
    end, rest = label.end("label"), label.end()
    if rest < len(text) and opens_predicate(folded, rest):
        is_name = _DOING.search(folded, known, end) is None
    else:
        is_name = (
            folded.count(" ", start, end) < _LONGEST_TITLE
            and not _tells(folded, known, end)
            and (rest == len(text) or sets_duty(folded, rest))
        )
    if not is_name:
        return None
    return LabelLead(_pieces(text, folded, start, end, bodies), rest, guessed=True)


def sets_duty(folded: str, start: int) -> bool:
    """Whether what stands behind a label of bodies is what they are to do, whatever its verb.

    >>> text = "đội thu mua: mỗi tuần ghé các bản hai lượt"
    >>> sets_duty(text, text.index("mỗi"))
    True
    >>> sets_duty("tổ giám khảo: 03 người", 14)
    False
    """
    return opens_predicate(folded, start) or (
        _NO_DUTY.match(folded, start) is None
        and folded.count(" ", start) + 1 >= _FEWEST_WORDS
        and phrases().opening.match(folded, start) is None
    )


def _tells(folded: str, start: int, end: int) -> bool:
    """Whether a verb stands among the words behind a name; what is joined to it is of the name.

    "Công chức Địa chính - Xây dựng" is a name, "Trạm Y tế mua thuốc" tells something.
    """
    words = iter(_WORD.finditer(folded, start, end))
    for word in words:
        if folded.endswith(_JOINS, 0, word.start()):
            if opens_long_verb(folded, word.start()):
                next(words, None)
        elif opens_predicate(folded[:end], word.start()) and not (
            _RANK.match(folded, word.start()) or folded.endswith(COMPOUNDS, start, word.end())
        ):
            return True
    return False


def _pieces(
    text: str, folded: str, start: int, end: int, bodies: Sequence[Actor]
) -> tuple[Actor, ...]:
    """The actors of a label; a piece that no actor begins goes with the name before it."""
    found: list[Actor] = []
    for first, last in _split(text, start, end):
        actor = next((body for body in bodies if body.start == first), None)
        actor = actor or phrase_at(text, folded, first)
        if actor is not None and not (found and _belongs(text, found[-1], actor)):
            found.append(named_up_to(text, actor, _stop(folded, actor.end, last)))
        elif found:
            found[-1] = named_up_to(text, found[-1], _stop(folded, found[-1].end, last))
    return tuple(found)


def _stop(folded: str, start: int, end: int) -> int:
    """Where words behind a name begin that only say which it is ("xã, phường được giám sát")."""
    words = (word for word in _WORD.finditer(folded, start, end) if word[0] in phrases().stops)
    return next((len(folded[: word.start()].rstrip()) for word in words), end)


def _belongs(text: str, before: Actor, actor: Actor) -> bool:
    """Whether an actor that no registry lists is part of the name before it.

    So it is behind a dash ("Công chức Tài chính - Kế toán") and under the "các" of a group.
    """
    dash = text[before.end : actor.start].strip() == "-"
    inside = actor.start < before.end
    return actor.unlisted and (inside or dash or (before.group and not actor.group))


def _split(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """The pieces of an enumeration, each from its first character to behind its last."""
    gaps = [match.span() for match in _SPLIT.finditer(text, start, end)]
    starts = [start, *(gap[1] for gap in gaps)]
    return list(zip(starts, [*(gap[0] for gap in gaps), end], strict=True))


def holder_lead(text: str, folded: str) -> tuple[Actor, ...]:
    """The holder of a position that a whole heading names ("Cán bộ phụ trách …"), if it does."""
    actor = holder_phrase(text, folded, 0, _last(text, len(text)))
    return (actor,) if actor is not None else ()


def listed_actors(text: str, folded: str, bodies: Sequence[Actor]) -> tuple[Actor, ...]:
    """The bodies and holders of positions that a value lists; names of persons are none.

    >>> value = "Trưởng bản, các đồng chí cán bộ thú y"
    >>> [actor.name for actor in listed_actors(value, value.lower(), [])]
    ['Trưởng bản', 'các cán bộ thú y']
    """
    named = with_positions(text, folded, bodies)
    found: list[Actor] = []
    for start, end in _split(text, 0, len(text)):
        if found and start < found[-1].end:
            continue
        last = found[-1] if found else None
        actor = _listed(text, folded, start, end, named)
        if actor is not None and last is not None and _goes_with(text, folded, last, actor):
            found[-1] = named_up_to(text, last, actor.end)
        elif actor is not None:
            found.append(actor)
        elif last is not None and last.holder and folded.startswith("phụ trách", start):
            whole = holder_phrase(text, folded, last.start, _last(text, len(text)))
            found[-1] = whole or last
    return tuple(found)


def _goes_with(text: str, folded: str, last: Actor, actor: Actor) -> bool:
    """Whether the second only goes on with the name of the first.

    A dash joins two halves of a post ("Công chức Tài chính - Kế toán"), one "các" holds an
    enumeration ("các cơ quan báo chí, địa phương").
    """
    if not actor.unlisted:
        return False
    gap = text[last.end : actor.start]
    if gap == " - ":
        return last.unlisted and fold(last.name).startswith(_POSTED)
    return not actor.group and gap == ", " and goes_on(folded, last) and not last.holder


def _listed(text: str, folded: str, start: int, end: int, named: Sequence[Actor]) -> Actor | None:
    body = next((actor for actor in named if start <= actor.start < end), None)
    if body is not None and _BEFORE_BODY.fullmatch(folded, start, body.start):
        return _up_to(text, folded, body, _last(text, end))
    holder = holder_phrase(text, folded, start, _last(text, end))
    actor = holder if holder is not None else phrase_at(text, folded, start)
    return actor if actor is not None else _members(text, folded, start, _last(text, end))


def _members(text: str, folded: str, start: int, end: int) -> Actor | None:
    """Many of a kind, named by their own words where a list can hold nobody else."""
    if not folded.startswith(("các ", "những "), start) or opens_predicate(folded, start):
        return None
    if folded.count(" ", start, end) > _LONGEST_MEMBERS or "(" in text[start:end]:
        return None
    return Actor(start, end, spelled_out(text[start:end]), group=True, unlisted=True)


def _up_to(text: str, folded: str, body: Actor, end: int) -> Actor:
    """The body with what its entry in a list says more: "UBND các huyện ven biển"."""
    more = folded[body.end : end]
    plain = more.startswith(" ") and more.count(" ") <= _LONGEST_MORE and "(" not in more
    first = more.split()[0] if plain and more.strip() else ""
    if not first or first in phrases().stops or _ALWAYS_OTHER.match(more):
        return body
    known = body.name.startswith(spelled_out(text[body.start : body.end]))
    return body if not known or _tells(folded, body.end, end) else named_up_to(text, body, end)


def _last(text: str, end: int) -> int:
    """`end` without the marks that stand before it."""
    tail = _END.search(text, max(0, end - 8), end)
    return tail.start() if tail is not None else end
