"""Bodies named by headings, labels and attribute lines, which pass them on to tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.tasks.actors import Actor, holder_phrase, phrase_at, with_positions
from extractors.tasks.roles import chains

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
    if rest is None or not (rest["colon"] or rest.end() == len(text)):
        return None
    return LabelLead(chain.actors, rest.end())


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
    gaps = [match.span() for match in _SPLIT.finditer(text)]
    starts = [0, *(gap[1] for gap in gaps)]
    ends = [*(gap[0] for gap in gaps), len(text)]
    for start, end in zip(starts, ends, strict=True):
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
