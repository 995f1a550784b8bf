"""The parts that bodies have in a task, from its own words (DOMAIN.md's table of cue words).

Pure functions of the text and the bodies named in it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, get_args

from extractors.folding import fold
from extractors.knowledge import load_yaml
from extractors.tasks.actors import Actor, goes_on, phrase_at
from extractors.verbs import opens_predicate
from schemas.quick import quick

Part = Literal["lead", "coordinating", "advises"]

_WINDOW = 64
"""How many characters before a body can hold its cue."""

_SENTENCE_ENDS = (". ", "\n", "? ", "! ")
_LONGEST_SENTENCE = 2000
"""Characters behind which the beginning of a sentence is not looked for."""

_BETWEEN = re.compile(
    r"""
    (?:\ (?:có\ )?liên\ quan|\ trực\ thuộc(?:\ \w+){0,2}|\ trong\ (?:tỉnh|huyện|xã|thành\ phố)
      |\ trên\ địa\ bàn(?:\ \w+){0,2}|\ cùng\ cấp|\ có\ trụ\ sở(?:\ \w+){0,3})?
    \s*(?:[,;/]|[,;]?\s*(?:và|hoặc|cùng(?:\ với)?))\s*
    """,
    re.X,
)
_OWNER = re.compile(r"\ (?P<of>trực\ thuộc|thuộc|của)\ ", re.X)
"""Between a group and the body that it belongs to: "các đơn vị thuộc Sở Y tế"."""
_MEMBER = re.compile(r",\ (?P<who>(?!và\b|phối\b|cùng\b)[^\W\d_]+(?:\ [^\W\d_]+){0,2})(?=,)", re.X)
_BRACKET = re.compile(r"[^.;:()]{0,40}\(\s*(?:gồm:?\s*)?")
_LISTED = re.compile(r"\s*(?:như)?:\s*")
_CONNECTIVE = re.compile(
    r"""
    (?:riêng|đồng\ thời|trong\ đó|ngoài\ ra|lưu\ ý|đối\ với|thì|do\ đó|vì\ vậy|bên\ cạnh\ đó
      |đại\ diện|(?:các\ )?đồng\ chí|đ/c|và|-|\+|\*|các\ (?:ngành|cơ\ quan|đơn\ vị):|\s)*
    """,
    re.X,
)
_INTRODUCER = re.compile(
    r"""
    (?:căn\ cứ|trên\ cơ\ sở|theo|nhằm|để|sau|trước|trong|khi|nếu|trường\ hợp|đối\ với|kết\ thúc
      |định\ kỳ|hằng|hàng|chậm\ nhất|từ|ngày|vào|tại|đến|tháng|quý|riêng|ngoài|qua|với|hết
      |đề\ nghị|yêu\ cầu|giao|thực\ hiện)\b
    """,
    re.X,
)
_GOVERNS = re.compile(
    r"""
    \b(?:của|với|cho|do|về|đến|tới|tại|bởi|từ|gửi|báo\ cáo|chỉ\ đạo|tham\ mưu|giúp|hướng\ dẫn
      |đôn\ đốc|kiểm\ tra|giám\ sát|mời|hỗ\ trợ|cùng|qua|giữa|thuộc|theo|trong|là|vào|trực\ thuộc
      |đề\ xuất|và|để|được|trình|bằng|ở|lại|động\ viên|trường\ hợp)\ (?:các\ )?$
    """,
    re.X,
)
_AFTER_SUBJECT = re.compile(
    r"""
    (?:\s*\([^()]{0,160}\))?
    (?:\ (?:(?:có\ )?liên\ quan|trên\ địa\ bàn(?:\ \w+){0,2}|trong\ (?:tỉnh|huyện|xã|thành\ phố)
      |nêu\ trên|trực\ thuộc(?:\ \w+){0,2}|cùng\ cấp|(?:và|trong)\ cả\ nước))*
    \s*[,:]?\s*[“"]?
    """,
    re.X,
)
_RELATIVE = re.compile(
    r"\ (?:thuộc|trực\ thuộc|của|tại|ở|trên|trong|được|phụ\ trách|có|nơi)\b[^.;:,]{0,90}?"
    r"(?=\ (?:có\ trách\ nhiệm|chịu\ trách\ nhiệm|chủ\ động|căn\ cứ|chủ\ trì|phối\ hợp)\b)",
    re.X,
)
"""What describes a subject before the words that say what it is to do."""
_ORDERED = re.compile(r"\b(?:đề\ nghị|yêu\ cầu|giao)(?:\ cho)?(?:\ các\ đồng\ chí)?\s+$", re.X)
_ORDERS = re.compile(
    r"\s*(?:kính\ )?(?:đề\ nghị|yêu\ cầu|giao|phân\ công|mời)\b(?:\ cho)?"
    r"(?:\s+(?:các\ )?(?:đồng\ chí|đ/c))?\s*",
    re.X,
)
_OTHER_VERB = re.compile(
    r"""
    \ (?!(?:của|thuộc|tại|trên|cấp|và|với|nơi|về|ở|từ|đến|khóa|nhiệm\ kỳ|là|do|được|theo|trong|đã
      |đang|chưa|không|còn|cùng|gồm|năm|số|hoặc|nay|này|trước|sau|qua|cho)\b)
    [^\W\d_]+\ \w
    """,
    re.X,
)
_DECIDES = re.compile(
    r"\ (?:xác\ định|đề\ ra|thống\ nhất|quyết\ định|ban\ hành|nhấn\ mạnh)\b", re.X
)
"""What a body does that says what is to be done, by whomever."""
_EACH = ("mỗi ", "Mỗi ")
"""Whose duty behind other words only counts out what those say ("…; mỗi xã trồng 5 cây")."""
_ASKS = re.compile(r"\s*(?:kính\ )?(?:đề\ nghị|yêu\ cầu)\b", re.X)
_CALLS = re.compile(
    r"""
    [.,;:][ ](?:riêng[ ]|(?:đề\ nghị|yêu\ cầu|giao(?:\ cho)?)[ ])?
    | phối\ hợp(?:\ chặt\ chẽ)?(?:\ với)?[ ] | thì[ ] | đại\ diện[ ]
    """,
    re.X,
)
"""Where the name of an actor can begin: clauses, and what calls for one."""


@quick
@dataclass(frozen=True, slots=True)
class Roles:
    """Who does a task, with whom, and whom they advise, in the order of the text."""

    lead: tuple[Actor, ...] = ()
    coordinating: tuple[Actor, ...] = ()
    advises: tuple[Actor, ...] = ()


_NONE = Roles()


@quick
@dataclass(frozen=True, slots=True)
class Chain:
    """An enumeration of bodies: "Sở A, Sở B và các đơn vị liên quan"."""

    start: int
    end: int
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Folded words that give what follows them its part."""

    part: Part
    ends: tuple[str, ...]
    before: re.Pattern[str]


@cache
def cues() -> tuple[Cue, ...]:
    """The cues of `cues.yaml`; raises `TypeError` or `ValueError` if the file is malformed."""
    entries = load_yaml("extractors.tasks", "cues.yaml")
    if not isinstance(entries, list):
        raise TypeError("cues.yaml must be a list")
    for entry in entries:
        if entry["role"] not in get_args(Part):
            raise ValueError(f"unknown role {entry['role']!r} in cues.yaml")
    return tuple(
        Cue(
            entry["role"],
            tuple(entry["ends"]),
            re.compile(rf"(?:{entry['before']})\s*$", re.X),
        )
        for entry in entries
    )


def parse_roles(text: str, bodies: Sequence[Actor], folded: str | None = None) -> Roles:
    """Who leads, partners and is advised, as the words of one task say.

    `bodies` are those named in `text`, in order; bodies that are directed, that receive a report
    or that stand in "do … chủ trì" get no part. `folded` is the folded text, if it is at hand.

    >>> roles = parse_roles("Giao Trạm Y tế phối hợp với Đoàn xã phun thuốc",
    ...                     [Actor(5, 14, "Trạm Y tế"), Actor(28, 35, "Đoàn xã")])
    >>> [actor.name for actor in roles.lead + roles.coordinating]
    ['Trạm Y tế', 'Đoàn xã']
    """
    folded = fold(text) if folded is None else folded
    enumerations = _chains_of(text, folded, bodies)
    if not enumerations:
        return _NONE
    found: dict[Part, list[Actor]] = {"lead": [], "coordinating": [], "advises": []}
    before: Chain | None = None
    for chain in enumerations:
        part = _part(folded, chain)
        if before is not None and _orders(folded, before, chain):
            part = "lead"
            found["lead"] = [actor for actor in found["lead"] if actor.end <= before.start]
        if part == "lead" and chain.start and chain.actors[0].name.startswith(_EACH):
            part = None
        if part is not None:
            courteous = chain.actors[0].courteous
            found[part].extend(replace(actor, courteous=courteous) for actor in chain.actors)
        before = chain
    return Roles(tuple(found["lead"]), tuple(found["coordinating"]), tuple(found["advises"]))


def ordered_lead(text: str, bodies: Sequence[Actor]) -> tuple[Actor, ...]:
    """The bodies that a sentence orders to do what follows ("… yêu cầu các sở, …:"); else none.

    >>> ordered_lead("Ủy ban nhân dân xã yêu cầu Trạm Y tế thực hiện các việc sau:",
    ...              [Actor(0, 18, "Ủy ban nhân dân xã"), Actor(27, 36, "Trạm Y tế")])[0].name
    'Trạm Y tế'
    """
    folded = fold(text)
    for chain in reversed(_chains_of(text, folded, bodies)):
        if _ORDERED.search(folded, max(0, chain.start - _WINDOW), chain.start):
            return chain.actors
    return ()


def announced_lead(text: str, folded: str, bodies: Sequence[Actor]) -> tuple[Actor, ...]:
    """The subject of words that announce tasks, wherever in them it stands; else none.

    >>> text = "Xử lý rác thải Tổ vệ sinh thực hiện như sau:"
    >>> announced_lead(text, fold(text), [Actor(15, 25, "Tổ vệ sinh")])[0].name
    'Tổ vệ sinh'
    """
    for chain in _chains_of(text, folded, bodies):
        left = folded[_sentence_start(folded, chain.start) : chain.start]
        if opens_predicate(folded, chain.end) and not _GOVERNS.search(left):
            return chain.actors
    return ()


def decides(folded: str, actors: Sequence[Actor]) -> bool:
    """Whether the last of the actors only says what is to be done: "Huyện ủy xác định: …"."""
    return bool(actors) and _DECIDES.match(folded, actors[-1].end) is not None


def chains(folded: str, actors: Sequence[Actor]) -> tuple[Chain, ...]:
    """The enumerations that the actors form; members in brackets replace their group."""
    found: list[list[Actor]] = []
    starts: list[int] = []
    end = 0
    for actor in actors:
        if found and actor.start < end:
            continue
        if found and (owner := _OWNER.fullmatch(folded, end, actor.start)) and found[-1][-1].group:
            last = found[-1][-1]
            name = f"{last.name} {owner['of']} {actor.name}"
            found[-1][-1] = replace(last, end=actor.end, name=name)
            end = actor.end
            continue
        if found and (more := _more_of_it(folded, found[-1][-1], end, actor)):
            last = found[-1][-1]
            found[-1][-1] = replace(last, end=end + len(more), name=last.name + more)
            end += len(more)
        link = _link(folded, found[-1][-1], end, actor) if found else None
        if link is None:
            found.append([])
            starts.append(actor.start)
        elif link == "members":
            found[-1].pop()
        found[-1].append(actor)
        end = actor.end
    return tuple(
        Chain(start, chain[-1].end, tuple(chain))
        for start, chain in zip(starts, found, strict=True)
    )


def _more_of_it(folded: str, group: Actor, end: int, actor: Actor) -> str | None:
    """What a group goes on with that is no actor by itself: "các báo trung ương, quân đội, …"."""
    member = _MEMBER.match(folded, end) if group.group else None
    if member is None or opens_predicate(folded, member.start("who")):
        return None
    return member[0] if _BETWEEN.fullmatch(folded, member.end(), actor.start) else None


def _link(folded: str, last: Actor, end: int, actor: Actor) -> Literal["next", "members"] | None:
    """How the actor goes on from the last of an enumeration, if it does."""
    if _BETWEEN.fullmatch(folded, end, actor.start):
        return "next"
    if last.group and (
        _BRACKET.fullmatch(folded, end, actor.start) or _LISTED.fullmatch(folded, end, actor.start)
    ):
        return "members"
    return None


def _chains_of(text: str, folded: str, bodies: Sequence[Actor]) -> tuple[Chain, ...]:
    return chains(folded, _with_phrases(text, folded, bodies))


def _with_phrases(text: str, folded: str, bodies: Sequence[Actor]) -> Sequence[Actor]:
    """The bodies with the actors that no registry lists, where a cue or a subject calls for one."""
    starts = [body.start for body in bodies]
    unlisted: dict[int, Actor] = {}
    for start in (0, *(match.end() for match in _CALLS.finditer(folded))):
        while (actor := _actor_at(text, folded, start, bodies, starts)) is not None:
            if actor.start in unlisted:
                break
            unlisted[actor.start] = actor
            joint = _BETWEEN.match(folded, actor.end)
            if joint is None:
                break
            start = joint.end()
    if not unlisted:
        return bodies
    found = dict.fromkeys((*bodies, *unlisted.values()))
    return sorted(found, key=lambda actor: (actor.start, -actor.end))


def _actor_at(
    text: str, folded: str, start: int, bodies: Sequence[Actor], starts: Sequence[int]
) -> Actor | None:
    index = bisect_right(starts, start) - 1
    body = bodies[index] if index >= 0 and start < bodies[index].end else None
    if body is not None and not goes_on(folded, body):
        return body
    phrase = phrase_at(text, folded, start)
    return body if phrase is None else phrase


def _part(folded: str, chain: Chain) -> Part | None:
    begin = max(0, chain.start - _WINDOW)
    before = folded[begin : chain.start].rstrip()
    for cue in cues():
        if before.endswith(cue.ends) and cue.before.search(folded, begin, chain.start):
            return cue.part
    return "lead" if _is_subject(folded, chain) else None


def _orders(folded: str, before: Chain, chain: Chain) -> bool:
    """Whether the body before orders this one: "UBND xã đề nghị các thôn …"."""
    return _ORDERS.fullmatch(folded, before.end, chain.start) is not None and _at_clause_start(
        folded, before.start
    )


def _is_subject(folded: str, chain: Chain) -> bool:
    """Whether the enumeration is the subject of a clause that says what it is to do."""
    after = _AFTER_SUBJECT.match(folded, chain.end)
    position = after.end() if after is not None else chain.end
    if _ASKS.match(folded, chain.end):
        return False
    start = _sentence_start(folded, chain.start)
    if folded.endswith("(", start, chain.start):
        return False
    if chain.start == start and (relative := _RELATIVE.match(folded, chain.end)):
        position = relative.end()
    if not opens_predicate(folded, position):
        # A body that opens a sentence acts, whatever the verb; so does "Cơ quan có xe cử lái xe".
        opens = chain.start == start or folded.endswith("; ", start, chain.start)
        return opens and (
            (chain.start == start and folded.startswith("có ", position))
            or (not chain.actors[0].unlisted and bool(_OTHER_VERB.match(folded, chain.end)))
        )
    if _at_clause_start(folded, chain.start):
        return True
    left = folded[start : chain.start]
    return _INTRODUCER.match(left) is not None and not _GOVERNS.search(left)


def _at_clause_start(folded: str, position: int) -> bool:
    """Whether a sentence, or a clause of it that can have its own subject, begins here."""
    start = _sentence_start(folded, position)
    if _CONNECTIVE.fullmatch(folded, start, position):
        return True
    mark = max([folded.rfind(mark, start, position) for mark in ";:.,–"])
    return (
        mark >= start
        and (folded[mark] in ";:." or _INTRODUCER.match(folded, start) is not None)
        and _CONNECTIVE.fullmatch(folded, mark + 1, position) is not None
    )


def _sentence_start(folded: str, position: int) -> int:
    """Where the sentence that holds `position` begins; far behind it, any place will do."""
    nearest = max(0, position - _LONGEST_SENTENCE)
    start = max([folded.rfind(mark, nearest, position) for mark in _SENTENCE_ENDS])
    return nearest if start < 0 else start + 1 + (folded[start] != "\n")
