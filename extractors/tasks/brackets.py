"""Who is to act as a bracket at the end of an item says: "Trồng cây (Hạt Kiểm lâm chủ trì)"."""

from __future__ import annotations

import re

from extractors.tasks.actors import Actor
from extractors.tasks.bearing import SILENT, Bearing
from extractors.tasks.found import Found
from extractors.tasks.leads import listed_actors
from extractors.tasks.roles import chains
from extractors.tasks.tree import Item
from extractors.verbs import opens_action

_BRACKET = re.compile(r"\(([^()]{3,240})\)[\s.;,]{0,4}$")
_LONGEST = 250
_GIVEN = re.compile(r"(?:giao(?:\ cho)?|do|phân\ công|đầu\ mối(?:\ là)?)\ ", re.X)
_ACTING = re.compile(
    r"""
    \ (?:là\ (?:cơ\ quan|đơn\ vị)\ )?
    (?:chủ\ trì|thực\ hiện|triển\ khai|chịu\ trách\ nhiệm|phụ\ trách|(?:làm\ )?đầu\ mối|đảm\ nhận
      |đảm\ nhiệm|tham\ mưu)(?:\ (?:chính|thực\ hiện|tham\ mưu|chung))?
    (?P<partners>\s*[,;]?\s*(?:phối\ hợp(?:\ (?:với|cùng))?|cùng(?:\ với)?|với)\ )?
    """,
    re.X,
)
_ELSEWHERE = re.compile(
    r"\b(?:tại|ở|gửi|về|đến|của|qua|theo|báo\ cáo|liên\ hệ|trực\ thuộc|thuộc|địa\ chỉ)\b"
    r"[^,;.:]{0,60}$",
    re.X,
)
"""Before a bracket that says what a place or an addressee is."""


def bracketed(item: Item, found: Found, *, led: bool) -> Bearing:
    """The bodies that the bracket closing the item says are to act, and with whom.

    A bracket that holds nothing but bodies says so only of an action that nobody else is named
    to lead (`led`), and not where it explains the name before it.
    """
    if not item.folded.endswith(")", 0, len(item.folded.rstrip(" .;,"))):
        return SILENT
    bracket = _BRACKET.search(item.folded, max(0, len(item.folded) - _LONGEST))
    if bracket is None:
        return SILENT
    start, end = bracket.span(1)
    labels = [part.label for part in item.attributes if start < part.label < end]
    end = start + len(item.folded[start : min(labels, default=end)].rstrip(" ;,"))
    given = _GIVEN.match(item.folded, start, end)
    start = given.end() if given is not None else start
    acting = _ACTING.search(item.folded, start, end)
    lead = _all_of(item, start, acting.start() if acting is not None else end, found)
    if acting is not None:
        partners = _all_of(item, acting.end(), end, found) if acting["partners"] else ()
        whole = bool(partners) or acting.end() == end
        return Bearing(lead, partners) if lead and whole else SILENT
    alone = not led and _is_action(item, bracket.start()) and not _explains(item, bracket, found)
    return Bearing(lead) if given is not None or alone else SILENT


def _all_of(item: Item, start: int, end: int, found: Found) -> tuple[Actor, ...]:
    """The bodies that the words in `[start, end)` list; none if they say anything else."""
    text, folded = item.text[start:end], item.folded[start:end]
    bodies = found.bodies(item.start + start, item.start + end)
    named = listed_actors(text, folded, bodies)
    listed = chains(folded, named)
    whole = len(listed) == 1 and listed[0].start == 0 and listed[0].end == len(text.rstrip())
    return named if whole else ()


def _is_action(item: Item, end: int) -> bool:
    return opens_action(item.folded) and _ELSEWHERE.search(item.folded, 0, end) is None


def _explains(item: Item, bracket: re.Match[str], found: Found) -> bool:
    """Whether a body's name ends where the bracket begins, which then says which it is."""
    before: tuple[Actor, ...] = found.bodies(item.start, item.start + bracket.start())
    return bool(before) and not item.folded[before[-1].end : bracket.start()].strip()
