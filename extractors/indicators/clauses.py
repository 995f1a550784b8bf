"""Figures of a sentence, each with the clause that says what it measures."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractors.folding import fold
from extractors.indicators.lexicon import lexicon
from extractors.indicators.measures import Measure, find_measures
from extractors.indicators.rows import repair


@dataclass(frozen=True, slots=True)
class Clause:
    """A figure with the clause around it: `text[start:end]`, the figure inside it."""

    start: int
    end: int
    measure: Measure
    sentence_start: int
    sentence_end: int


def read_clauses(text: str, start: int, end: int) -> Iterator[Clause]:
    """The figures of `text[start:end]` with their clauses, in order; none in brackets."""
    asides = [match.span() for match in _BRACKETS.finditer(text, start, end)]
    for first, last in _sentences(text, start, end, asides):
        measures = [m for m in find_measures(text, first, last) if not _within(m.start, asides)]
        measures = _without_amounts(text, measures)
        for measure, (left, right) in zip(
            measures, _edges(text, first, last, measures), strict=True
        ):
            yield Clause(left, right, measure, first, last)


def _without_amounts(text: str, measures: list[Measure]) -> list[Measure]:
    """The figures without amounts of activity that belong to the name of the share before them.

    "100% trường dạy 02 buổi/ngày": one figure, and what it measures.
    """
    return [
        measure
        for before, measure in pairwise([None, *measures])
        if measure is not None
        and not (
            before is not None
            and before.kind == "share"
            and measure.kind == "activity"
            and "," not in text[before.end : measure.start]
        )
    ]


def words_before(text: str, start: int, at: int) -> str:
    """`text[start:at]`, or as much of its end as can bear on what stands at `at`."""
    if at - start <= _REACH:
        return text[start:at]
    return text[at - _REACH : at].partition(" ")[2]


def name_of(text: str, clause: Clause) -> str:
    """What the figure of a clause measures: its subject and predicate, without the figure."""
    measure = clause.measure
    front = words_before(text, clause.start, measure.start)
    before = _subject(front)
    counted = measure.kind in {"thing", "people"} and not front.rstrip().endswith(":")
    noun = counted and fold(measure.unit.split("/")[0]) not in fold(before)
    behind = measure.raw_end if noun else measure.end
    after = text[behind : min(clause.end, behind + _REACH)]
    after = _BRACKETS.sub(_short_aside, _TIMES.sub(" ", after))
    if fold(text[measure.start : measure.raw_end]).startswith("từ "):
        after = after.replace("trở lên", "")
    after = " ".join(after.split()).strip(" ,;:.")
    if not after:
        before = _without_tail(before)
    return repair(" ".join(f"{before} {after}".split()).strip(" ,;:."))


_STOP = re.compile(
    r"[;!?…](?=\s|$)|\.\.\.(?=\s|$)|\.(?=\s*$|\s+(?![^\W\d_]*[a-zà-ỹ])\S|\s+[A-ZÀ-ỴĐ])|\n"
)
_BRACKETS = re.compile(r"\([^()\n]*\)")
_LONGEST_ASIDE = 6
"""Words in brackets that still belong to a name."""
_TIMES = re.compile(
    r"""
    ,?[ ](?:so[ ]với[ ](?:cùng[ ]kỳ[ ])?|vào[ ]|cho[ ]đến[ ]|đến[ ]|tới[ ]|trong[ ])?
    (?:cuối[ ]|hết[ ])?(?:năm|giai[ ]đoạn)[ ]20\d\d(?:[ ]?[-–][ ]?20\d\d)?(?=\s|$|[,.;:)])
    """,
    re.X,
)
_BASE = re.compile(
    r"\s*(?<!\w)từ\s[^a-zà-ỹ]{1,12}(?:\(?năm \d{4}\)?\s*)?(?:lên|xuống|còn)(?: còn| đến)?$"
)
"""What a change starts from, in front of its figure: "từ 60% lên"."""
_FRONT_TIME = re.compile(
    r"\s*(?:[Đđ]ến|[Vv]ào|[Tt]rong|[Tt]ừ)?\s*(?:hết |cuối )?(?:[Nn]ăm|[Gg]iai đoạn) 20\d\d"
    r"(?:\s?[-–]\s?20\d\d)?\s*[,:]?\s*"
)
_LABEL = re.compile(r"\s*(?:[-–+•*]\s*|\(?\d{1,2}(?:\.\d{1,2})*[.)]\s*|[a-zđ]\)\s*)")
_MEASURED = re.compile(
    r"(?:tỷ|tỉ) (?:lệ|số|trọng|suất)|số|mức|tổng|chỉ số|tốc độ|diện tích|giá trị"
)
_REACH = 400
"""No word farther than so many characters from a figure is read with it."""
_COLON_WORDS = 3
_FEWEST = 3
_JOINED = ", với "
_LONG = 6
"""A subject may have this many words before what precedes a cue in it is another clause."""


def _short_aside(match: re.Match[str]) -> str:
    words = match[0].split()
    timed = _TIMES.fullmatch(f" {match[0].strip('()')}") is not None
    dropped = timed or len(words) > _LONGEST_ASIDE or match[0] in {"(nếu có)", "(*)"}
    return " " if dropped else match[0]


def _within(at: int, asides: list[tuple[int, int]]) -> bool:
    index = bisect_left(asides, (at, 0)) - 1
    return index >= 0 and at < asides[index][1]


def _sentences(
    text: str, start: int, end: int, asides: list[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The sentences of a passage; a stop inside brackets ends none."""
    first = start
    for stop in _STOP.finditer(text, start, end):
        if not _within(stop.start(), asides):
            yield first, stop.end()
            first = stop.end()
    if first < end:
        yield first, end


def _edges(text: str, first: int, last: int, measures: list[Measure]) -> list[tuple[int, int]]:
    """Where the clause of each figure of a sentence begins and ends."""
    if not measures:
        return []
    borders = [first]
    for before, measure in pairwise(measures):
        borders.append(_border(text, before.end, measure.start))
    borders.append(last)
    return list(pairwise(borders))


def _border(text: str, left: int, right: int) -> int:
    """Where one clause ends and the next begins, between the figures of both."""
    between = text[max(left, right - _REACH) : right]
    left = right - len(between)
    last = between.rfind(",")
    if last >= 0:
        # "80% cán bộ …, 100% xã": the figure opens its clause. "… đạt 80%, tỷ lệ …": it ends it.
        opens = not _stripped_front(between[last + 1 :])
        return left + (last if opens else between.find(",")) + 1
    joined = between.find(" và ")
    return left + joined if joined >= 0 else left


def _stripped_front(text: str) -> str:
    """The text without label, time and lead-in words at its front."""
    while True:
        shorter = text
        for pattern in (_LABEL, _FRONT_TIME):
            match = pattern.match(shorter)
            shorter = shorter[match.end() :] if match is not None else shorter
        match = lexicon().leads.match(fold(f"{shorter} "))
        shorter = shorter[match.end() :] if match is not None else shorter
        if shorter == text:
            return text.strip()
        text = shorter


def _subject(before: str) -> str:
    """What stands in front of a figure, from the subject on."""
    colon = before.rfind(":")
    if colon >= 0 and len(before[colon:].split()) > _COLON_WORDS:
        before = before[colon + 1 :]
    before = before[_closer_subject(before) :]
    before = _BASE.sub("", _stripped_front(before))
    last = before.rfind(",")
    if last >= 0 and not _stripped_front(before[last + 1 :]):
        return ""  # the figure opens its clause: "…, 95% hộ …"
    folded = fold(before)
    if not _MEASURED.match(folded):
        cues = list(lexicon().aims.pattern.finditer(folded))
        ahead = folded[: cues[-1].start()] if cues else ""
        if ahead.rstrip().endswith(",") or len(ahead.split()) >= _LONG:
            before = _stripped_front(before[cues[-1].end() :])
    timeless = _TIMES.sub("", before).strip(" ,:")
    # Words that say hardly anything keep their time: "GRDP giai đoạn 2026 - 2030 tăng".
    return timeless if len(timeless.split()) >= _FEWEST else before.strip(" ,:")


def _closer_subject(before: str) -> int:
    """Where the subject begins that a sentence joins on with "với": "…, với sản lượng đạt"."""
    joined = before.rfind(_JOINED)
    at = joined + len(_JOINED)
    return at if joined >= 0 and len(before[at:].split()) >= _FEWEST else 0


def _without_tail(subject: str) -> str:
    """A subject without the verb that led to its figure ("… đạt")."""
    while (match := lexicon().tails.search(fold(subject))) is not None:
        subject = subject[: match.start()]
    return subject
