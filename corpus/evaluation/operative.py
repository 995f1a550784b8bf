"""What tells the classes of errors in tasks, deadlines and indicators."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from corpus.evaluation.answers import Deadline, Indicator, Place
from corpus.evaluation.comparison import moment_text
from corpus.evaluation.deciding import (
    Predicate,
    any_alike,
    decider,
    inside,
    name_of,
    without_locality,
)
from corpus.evaluation.errors import Error
from corpus.evaluation.likeness import bare, compact, dice, fold, overlap
from corpus.evaluation.locating import locate

PREDICATES: dict[str, Predicate] = {}
_decides = decider(PREDICATES)

_YEAR = re.compile(r"\b\d{4}-")
_RECEIVING = re.compile(r"(?:báo cáo|gửi|trình|tham mưu|đề xuất|giúp)\b[^.;]{0,60}$", re.I)


# ---------------------------------------------------------------- tasks


@_decides("task-split")
def _task_split(error: Error) -> bool:
    """Of what was wanted only parts were found, or this is such a part."""
    if error.side == "missing":
        return any(_part_of(each.got, error.words) for each in error.rivals)
    return any(_part_of(error.words, each.words) for each in error.gold.tasks)


@_decides("task-merged")
def _task_merged(error: Error) -> bool:
    if error.side == "missing":
        return any(_part_of(error.words, each.words) for each in error.found.tasks)
    return any(_part_of(each.words, error.words) for each in error.gold.tasks)


def _part_of(part: str | None, whole: str) -> bool:
    """Whether the shorter text stands in the longer one, but for a syllable in ten."""
    sizes = len(fold(part or "").split()), len(fold(whole).split())
    return (
        2 < sizes[0] < sizes[1]
        and overlap(part, whole) >= 0.9
        and bool(locate(whole, part) or fuzz.partial_ratio(fold(part or ""), fold(whole)) >= 90)
    )


@_decides("task-heading")
def _task_heading(error: Error) -> bool:
    titles = {fold(each.title) for each in error.found.sections}
    return error.words.rstrip().endswith(":") or fold(error.words) in titles


@_decides("task-not-in-text")
def _task_not_in_text(error: Error) -> bool:
    return error.place() is None


@_decides("task-section-missed")
def _section_missed(error: Error) -> bool:
    """Whether no task was found between the headings around this one."""
    place = error.place()
    if place is None:
        return False
    heads = sorted(each.span.start for each in error.found.sections if each.span is not None)
    start = max((head for head in heads if head <= place.start), default=0)
    end = min((head for head in heads if head > place.start), default=len(error.text))
    spans = [each.span for each in error.found.tasks if each.span is not None]
    return not any(start <= span.start < end for span in spans)


@_decides("lead-of-missed-task")
@_decides("partner-of-missed-task")
@_decides("deadline-of-missed-task")
@_decides("cell-of-missed-row")
def _lost_with_its_fact(error: Error) -> bool:
    return error.outcome.found is None


@_decides("lead-name")
@_decides("partner-name")
def _other_name(error: Error) -> bool:
    """Something much like it stands on the other side of the same task."""
    others = [name_of(each.want, each.got) for each in error.rivals]
    return any(
        dice(bare(error.words), bare(each)) >= 0.6 or inside(error.words, each) for each in others
    )


@_decides("lead-partner-swapped")
def _lead_swapped(error: Error) -> bool:
    if error.tasks is None:
        return False
    want, got = error.tasks
    return any_alike(
        error.words, got.coordinating if error.side == "missing" else want.coordinating
    )


@_decides("partner-lead-swapped")
def _partner_swapped(error: Error) -> bool:
    if error.tasks is None:
        return False
    want, got = error.tasks
    return any_alike(error.words, got.lead if error.side == "missing" else want.lead)


@_decides("lead-receiver")
def _receiver(error: Error) -> bool:
    place = _in_task(error)
    return place is not None and bool(_RECEIVING.search(_task_words(error)[: place.start]))


@_decides("lead-cue-missed")
@_decides("lead-own-words")
def _own_words(error: Error) -> bool:
    return _in_task(error) is not None


def _in_task(error: Error) -> Place | None:
    """Where the body is named in the words of the task."""
    return locate(_task_words(error), without_locality(error.words))


def _task_words(error: Error) -> str:
    return error.tasks[1].words if error.tasks is not None else ""


@_decides("lead-inherited-wrongly")
def _inherited(error: Error) -> bool:
    return error.tasks is not None and bool(error.tasks[1].lead)


# ---------------------------------------------------------------- deadlines


@_decides("deadline-wrong-year")
def _wrong_year(error: Error) -> bool:
    own = _YEAR.sub("", error.words)
    return any(
        _YEAR.sub("", name_of(each.want, each.got)) == own and own != error.words
        for each in error.rivals
    )


@_decides("deadline-wrong-relation")
def _wrong_relation(error: Error) -> bool:
    own = error.words.partition(" ")[2]
    return any(name_of(each.want, each.got).partition(" ")[2] == own for each in error.rivals)


@_decides("deadline-bound-elsewhere")
def _bound_elsewhere(error: Error) -> bool:
    """The other side has the very deadline, though not at this task."""
    side = error.found if error.side == "missing" else error.gold
    return error.words in {moment_text(each.moment) for each in side.deadlines}


@_decides("deadline-wrong-days")
def _wrong_days(error: Error) -> bool:
    if error.tasks is not None:
        return bool(error.rivals)
    own = _quote(error.outcome.gold) or _quote(error.outcome.found)
    others = [_quote(each.gold) or _quote(each.found) for each in error.rivals]
    return any(own and each and _overlapping(own, each) for each in others)


def _quote(fact: object) -> str | None:
    return fact.quote if isinstance(fact, Deadline) else None


def _overlapping(one: str, two: str) -> bool:
    x, y = fold(one), fold(two)
    return x in y or y in x or dice(x, y) >= 0.6


@_decides("deadline-not-in-text")
def _deadline_not_in_text(error: Error) -> bool:
    return locate(error.text, _quote(error.outcome.gold)) is None


# ---------------------------------------------------------------- indicators


@_decides("column-role")
def _column_role(error: Error) -> bool:
    """Its name stands in another field of a row on the other side."""
    own = fold(error.words)
    rows = error.found.indicators if error.side == "missing" else error.gold.indicators
    fields = {fold(each or "") for row in rows for each in (row.unit, row.objective, row.note)}
    fields |= {fold(each.raw or "") for row in rows for each in row.values}
    return bool(own) and own in fields


@_decides("row-split-merged")
def _row_split(error: Error) -> bool:
    return any(inside(error.words, name_of(each.want, each.got)) for each in error.rivals)


@_decides("row-heading")
def _row_heading(error: Error) -> bool:
    row = error.outcome.found
    return isinstance(row, Indicator) and not any(each.raw for each in row.values)


@_decides("row-not-in-text")
def _row_not_in_text(error: Error) -> bool:
    return error.place() is None


@_decides("value-parse")
def _value_parse(error: Error) -> bool:
    want, got = error.outcome.want, error.outcome.got
    return want is not None and got is not None and compact(_raw(want)) == compact(_raw(got))


def _raw(figure: str) -> str:
    """The printed part of `figure_text`."""
    return figure.rsplit(" (", 1)[0]


@_decides("cell-shifted")
def _shifted(error: Error) -> bool:
    rows = error.outcome.gold, error.outcome.found
    if not (isinstance(rows[0], Indicator) and isinstance(rows[1], Indicator)):
        return False
    raws = [{compact(each.raw or "") for each in row.values} for row in (rows[0], rows[1])]
    same_length = len(rows[0].values) == len(rows[1].values)
    return not same_length or compact(_raw(error.outcome.got or "")) in raws[0]
