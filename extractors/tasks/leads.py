"""Bodies named by headings, labels and attribute lines, which pass them on to tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.tasks.actors import (
    Actor,
    holder_phrase,
    named_up_to,
    phrase_at,
    phrases,
    with_positions,
)
from extractors.tasks.roles import chains
from extractors.verbs import opens_predicate

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
_WORD = re.compile(r"(?<![,–-]\ )(?<!\bvà\ )\b\w+")
"""A word of a name that is not joined to those before it."""


@dataclass(frozen=True, slots=True)
class LabelLead:
    """The bodies that a heading or label names, and where the words after its colon begin."""

    actors: tuple[Actor, ...]
    rest: int


def label_lead(text: str, folded: str, bodies: Sequence[Actor]) -> LabelLead | None:
    """The bodies whose names are the whole label: "2. Đề nghị Hội Nông dân xã:".

    `bodies` with the holders of positions (`with_positions`). `None` where the words before the
    colon (or the whole text) are more than names.
    """
    order = _ORDER.match(folded)
    start = order.end() if order is not None else 0
    first = next((actor for actor in bodies if actor.start <= start < actor.end), None)
    if first is None:
        first = phrase_at(text, folded, start)
    if first is None:
        return None
    known = [first, *(actor for actor in bodies if actor.start >= first.end)]
    chain = chains(folded, known)[0]
    rest = _REST.match(folded, chain.end)
    if rest is not None and (rest["colon"] or rest.end() == len(text)):
        return LabelLead(chain.actors, rest.end())
    return _longer_label(text, folded, start, first.end, known)


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
    if rest < len(text):
        is_name = _DOING.search(folded, known, end) is None and opens_predicate(folded, rest)
    else:
        is_name = folded.count(" ", start, end) < _LONGEST_TITLE and not any(
            opens_predicate(folded[:end], word.start())
            for word in _WORD.finditer(folded, known, end)
        )
    return LabelLead(_pieces(text, folded, start, end, bodies), rest) if is_name else None


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
    return actor.unlisted and (dash or (before.group and not actor.group))


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
        if actor is not None:
            found.append(actor)
        elif last is not None and last.holder and folded.startswith("phụ trách", start):
            whole = holder_phrase(text, folded, last.start, _last(text, len(text)))
            found[-1] = whole or last
    return tuple(found)


def _listed(text: str, folded: str, start: int, end: int, named: Sequence[Actor]) -> Actor | None:
    body = next((actor for actor in named if start <= actor.start < end), None)
    if body is not None and _BEFORE_BODY.fullmatch(folded, start, body.start):
        return body
    holder = holder_phrase(text, folded, start, _last(text, end))
    return holder if holder is not None else phrase_at(text, folded, start)


def _last(text: str, end: int) -> int:
    """`end` without the marks that stand before it."""
    tail = _END.search(text, max(0, end - 8), end)
    return tail.start() if tail is not None else end
