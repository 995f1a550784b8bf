"""Whether a phrase of time is a deadline where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import itemgetter

from extractors.deadlines.patterns import Pattern
from extractors.deadlines.readers import Match, Reading
from extractors.deadlines.words import words
from extractors.deadlines.years import Calendar
from extractors.deadlines.zones import Zone

_REACH = 90
_LONG_AGO = 3
_DONE = re.compile(r"[^.;\n]{0,60}\bđã\b")
_ENACTED = re.compile(
    r",?\ [A-ZĐ][^.;\n]{3,70}?\b(?:đã|ban hành|thông qua|phê duyệt|ký|công bố"
    r"|có (?:văn bản|công văn|quyết định))\b"
)
"""What a body did on a day that is over."""
_FINISHED = re.compile(r"(?:hoàn thành|xong|kết thúc) $")
_OVER = re.compile(r"\b(?:đã|vừa)\b")
_SET = re.compile(r"(?:trước|chậm nhất|vào|trong) (?!giai đoạn)", re.I)
"""How a phrase begins that sets a time of its own, whatever stands in front."""
_CLAUSE = re.compile(r"[.;:\n(]")
_CODE = re.compile(r"[0-9A-ZĐ]/[A-ZĐa-z0-9&/-]+[,\s]*$|\b(?:số|Số) [0-9]+[\w/-]*[,\s]*$")
_WHOLE_YEAR = re.compile(r"(?:năm|Năm) (?:19|20)[0-9]{2}$")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The folded text of the document with the ranges of cited documents in it."""

    folded: str
    cited: tuple[tuple[int, int], ...]

    def clause_before(self, start: int, begin: int) -> str:
        """The words of the clause in front of `start`, no further back than `begin`."""
        low = max(begin, start - _REACH)
        text = self.folded[low:start]
        cut = max((mark.end() for mark in _CLAUSE.finditer(text)), default=0)
        return text[cut:]

    def event_before(self, start: int, begin: int) -> str:
        """The words that may name an event: the clause, or the label right before `start`."""
        clause = self.clause_before(start, begin)
        colon = self.folded.rfind(":", begin, start)
        if clause.strip() or colon < 0:
            return clause
        return self.clause_before(colon, begin)


def within(spans: Sequence[tuple[int, int]], offset: int) -> bool:
    """Whether `offset` lies in one of the sorted `spans`; of nested ones the last is asked."""
    place = bisect_right(spans, offset, key=itemgetter(0)) - 1
    return place >= 0 and offset < spans[place][1]


def is_deadline(pattern: Pattern, match: Match, zone: Zone, around: Surroundings) -> bool:
    """Judge a match by its place and the words around it, before its date is known."""
    start = match.start()
    in_time = zone.is_time(start)
    if pattern.where == "time" and not in_time:
        return False
    if pattern.where == "event" and not _tells_event(around.event_before(start, zone.start)):
        return False
    if within(around.cited, start) or _is_quoted(match.string, zone, start):
        return False
    before = around.folded[max(zone.start, start - _REACH) : start]
    if pattern.reads == "offset":
        return not zone.silent and _OVER.search(around.clause_before(start, zone.start)) is None
    if pattern.relation == "every":
        return not zone.silent and _recurs(pattern, before, around.clause_before(start, zone.start))
    if pattern.relation == "ongoing":
        return not zone.silent and words().ongoing.search(before) is None
    if zone.strict and pattern.relation not in ("before", "by"):
        return False
    return _is_free(pattern, match, zone, around, before, in_time)


def says_something_else(pattern: Pattern, match: Match, zone: Zone, around: Surroundings) -> bool:
    """Whether the words in front give the dates of a match to something else, all of them."""
    if pattern.relation in ("every", "ongoing"):
        return False
    before = around.folded[max(zone.start, match.start() - _REACH) : match.start()]
    if words().counted_from.search(before):
        return True
    return words().periods.search(before) is not None and not _SET.match(match[0])


def _tells_event(clause: str) -> bool:
    """Whether the clause in front tells of something that takes place and is not over."""
    return words().events.search(clause) is not None and _OVER.search(clause) is None


def _is_free(
    pattern: Pattern,
    match: Match,
    zone: Zone,
    around: Surroundings,
    before: str,
    in_time: bool,
) -> bool:
    """Whether a dated phrase stands by itself: no date of a document, report or remembrance."""
    start, end = match.span()
    clause = around.clause_before(start, zone.start)
    if pattern.relation in ("on", "during"):
        if _CODE.search(match.string[max(0, start - 60) : start]):
            return False
        if words().remembrance.search(clause):
            return False
    if pattern.bare and not in_time and words().names.search(before):
        return False
    if pattern.reads == "years" and pattern.where == "time" and not zone.opens_time(start):
        return False
    year_only = _WHOLE_YEAR.search(match[0].rstrip())
    if year_only is None or in_time or _FINISHED.search(clause):
        return True
    ahead = around.folded[end : min(zone.end, end + _REACH)]
    ahead = re.split(r"[.;\n]", ahead, maxsplit=1)[0]
    return words().figures.search(clause) is None and words().figures.search(ahead) is None


def _recurs(pattern: Pattern, before: str, clause: str) -> bool:
    """Whether a recurring word says when something is done, not which plan or budget is meant."""
    if "định kỳ" in pattern.name or pattern.name == "regularly":
        return True
    if words().always.search(before):
        return False
    noun = words().nouns.search(clause)
    return noun is None or words().prepositions.search(clause, 0, noun.start()) is None


def _is_quoted(text: str, zone: Zone, start: int) -> bool:
    """Whether the phrase stands in quotation marks: it is part of a name."""
    opened = text.rfind("“", zone.start, start)
    return opened > text.rfind("”", zone.start, start)


def is_past(reading: Reading, calendar: Calendar, text: str, *, timed: bool = False) -> bool:
    """Whether a date lies before the plan: it is a fact ("đã …") or an anniversary, no duty.

    In a column of times (`timed`) the year before the plan's is still a time of it.
    """
    last, first = reading.ends or reading.begins, calendar.first
    if last is None:
        return False
    begun = int((reading.begins or last)[:4])
    issued = calendar.issued_on
    if (first or (int(issued[:4]) if issued else begun)) - begun > _LONG_AGO:
        return True
    if timed and int(last[:4]) >= (int(issued[:4]) if issued else begun) - 1:
        return False
    if issued is None:
        return first is not None and int(last[:4]) < first - 1
    if last >= issued:
        return False
    if reading.relation == "on" and _ENACTED.match(text, reading.end, reading.end + _REACH):
        return True
    if first is not None and int(last[:4]) >= first:
        return False
    told = _DONE.search(text, reading.end, reading.end + _REACH) is not None
    over = reading.relation == "during" and reading.ends is not None
    return told or over or last < _earlier(issued)


def _earlier(day: str) -> str:
    """The day a quarter of a year before, near enough for a comparison."""
    year, month = int(day[:4]), int(day[5:7]) - 3
    return f"{year if month > 0 else year - 1}-{(month - 1) % 12 + 1:02}{day[7:]}"
