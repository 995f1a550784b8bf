"""When two facts are one: strictly, or leniently. `docs/evaluation.md` says it for people.

Whatever is right strictly is right leniently: each lenient rule is the strict one, or more, and
what is strictly alike is paired before what is leniently so.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from corpus.evaluation.answers import Figure, Indicator, Moment, Number, Reference, Task
from corpus.evaluation.likeness import (
    bare,
    compact,
    dice,
    fold,
    overlap,
    part_likeness,
    similarity,
    skeleton,
)

Text = str | None
Mode = Literal["strict", "lenient"]

_NUMBERS = ("value", "low", "high", "numerator", "denominator")


@dataclass(frozen=True, slots=True)
class Rules:
    """One way of comparing: likeness of facts that are paired, equality of their fields."""

    code: Callable[[Text, Text], bool]
    date: Callable[[Text, Text], bool]
    words: Callable[[Text, Text], bool]
    """Title, issuer, place, type."""
    cell: Callable[[Text, Text], bool]
    """Unit, note, objective, label of an indicator."""
    body: Callable[[Text, Text], int]
    moment: Callable[[Moment, Moment], int]
    """0 for two; 1 for one, 2 where one leniently is one strictly."""
    figure: Callable[[Figure, Figure], bool]
    reference: Callable[[Reference, Reference], float]
    """0 for two documents; 1 for one, and more the more of its date and issuer agrees."""
    reference_threshold: float
    task: Callable[[Task, Task], float]
    task_threshold: float
    row: Callable[[Indicator, Indicator], float]
    row_threshold: float
    spare_mentions: int
    """By how much the count of mentions may be off."""


# ---------------------------------------------------------------- strict


def _same_code(one: Text, two: Text) -> bool:
    return compact(one or "") == compact(two or "")


def _same_date(one: Text, two: Text) -> bool:
    return one == two


def _same_words(one: Text, two: Text) -> bool:
    return similarity(one, two) >= 0.9


def _same_cell(one: Text, two: Text) -> bool:
    return similarity(one, two) >= 0.8


def same_body(one: Text, two: Text) -> bool:
    """Whether two names are one body: its rank, the first word, must agree.

    >>> same_body("Sở Y tế tỉnh Kon Tum", "Phòng Y tế tỉnh Kon Tum")
    False
    """
    x, y = fold(one or ""), fold(two or "")
    if x.split()[:1] != y.split()[:1]:
        return False
    groups = " các " in f" {x}" and " các " in f" {y}"
    return dice(x, y) >= (0.75 if groups else 0.9)


def _same_moment(one: Moment, two: Moment) -> bool:
    return one == two


def _same_figure(want: Figure, got: Figure) -> bool:
    if (want.op or None) != (got.op or None):
        return False
    if want.text is not None and similarity(want.text, got.text) < 0.8:
        return False
    return _same_numbers(want, got)


def _same_numbers(want: Figure, got: Figure) -> bool:
    """The quotient of a ratio is welcome and not demanded."""
    quotient = want.numerator is not None and want.value is None
    names = [name for name in _NUMBERS if not (quotient and name == "value")]
    return all(_same_number(getattr(want, name), getattr(got, name)) for name in names)


def _same_number(one: Number, two: Number) -> bool:
    if isinstance(one, float) and isinstance(two, float):
        return abs(one - two) <= 1e-9 * max(1.0, abs(one))
    return (one or None) == (two or None)


def _like_reference(want: Reference, got: Reference) -> float:
    by_code = bool(want.code) and _same_code(want.code, got.code)
    by_name = bool(want.name) and similarity(want.name, got.name) >= 0.95
    if not (by_code or by_name):
        return 0.0
    return 1.0 + (want.issued_on == got.issued_on) + same_body(want.issuer, got.issuer)


def _like_task(want: Task, got: Task) -> float:
    return similarity(want.text, got.words)


def _like_row(want: Indicator, got: Indicator) -> float:
    """Rows of tables by their names; a sentence's target with or without figure and predicate."""
    likeness = similarity if want.origin == "table" else part_likeness
    return likeness(want.name, got.name)


# ---------------------------------------------------------------- lenient


def _alike_code(one: Text, two: Text) -> bool:
    return _same_code(one, two) or (
        bool(one) and bool(two) and skeleton(one or "") == skeleton(two or "")
    )


def _alike_date(one: Text, two: Text) -> bool:
    """The same as far as both go: a year and a day of it."""
    return one == two or bool(one and two and (one.startswith(two) or two.startswith(one)))


def _alike_words(one: Text, two: Text) -> bool:
    return _same_words(one, two) or _nearly(one, two, 0.7)


def _alike_cell(one: Text, two: Text) -> bool:
    return _same_cell(one, two) or _nearly(one, two, 0.6)


def _alike_body(one: Text, two: Text) -> int:
    """Diacritics aside, and with or without its locality; the rank must agree still."""
    if same_body(one, two):
        return 2
    x, y = bare(one or ""), bare(two or "")
    if not x or not y or x.split()[:1] != y.split()[:1]:
        return 0
    shorter, longer = sorted((x, y), key=len)
    return int(f"{longer} ".startswith(f"{shorter} ") or dice(x, y) >= 0.75)


def _alike_moment(one: Moment, two: Moment) -> int:
    """One last day (or first, or frequency), whatever the relation."""
    if one == two:
        return 2
    if one.rrule or two.rrule:
        return int(_frequency(one) == _frequency(two))
    if one.end or two.end:
        return int(one.end == two.end)
    return int(one.start == two.start and one.start is not None)


def _frequency(moment: Moment) -> str:
    return (moment.rrule or "").split(";")[0]


def _alike_figure(want: Figure, got: Figure) -> bool:
    """The same cell as printed, or the same numbers whatever the operator."""
    if _same_figure(want, got):
        return True
    if want.raw and got.raw and compact(want.raw) == compact(got.raw):
        return True
    return any(getattr(want, name) is not None for name in _NUMBERS) and _same_numbers(want, got)


def _like_reference_leniently(want: Reference, got: Reference) -> float:
    strict = _like_reference(want, got)
    if strict:
        return strict
    named = bool(want.name) and _nearly(want.name, got.name, 0.8)
    return 0.5 * (named or (bool(want.code) and _alike_code(want.code, got.code)))


def _like_task_leniently(want: Task, got: Task) -> float:
    strict = _like_task(want, got)
    return _first_if(strict, STRICT.task_threshold) or max(strict, _contained(want.text, got.words))


def _like_row_leniently(want: Indicator, got: Indicator) -> float:
    strict = _like_row(want, got)
    return _first_if(strict, STRICT.row_threshold) or max(strict, _contained(want.name, got.name))


def _first_if(likeness: float, threshold: float) -> float:
    """A likeness above all lenient ones if it is enough strictly, else 0."""
    return 1.0 + likeness if likeness >= threshold else 0.0


def _contained(one: Text, two: Text) -> float:
    """0.9 for texts of which one holds the other, from four syllables on."""
    if min(len(fold(one or "").split()), len(fold(two or "").split())) < 4:
        return 0.0
    return 0.9 * (overlap(one, two) >= 0.95)


def _nearly(one: Text, two: Text, threshold: float) -> bool:
    return bool(one) and bool(two) and dice(bare(one or ""), bare(two or "")) >= threshold


STRICT = Rules(
    code=_same_code,
    date=_same_date,
    words=_same_words,
    cell=_same_cell,
    body=same_body,
    moment=_same_moment,
    figure=_same_figure,
    reference=_like_reference,
    reference_threshold=1.0,
    task=_like_task,
    task_threshold=0.7,
    row=_like_row,
    row_threshold=0.75,
    spare_mentions=0,
)
LENIENT = Rules(
    code=_alike_code,
    date=_alike_date,
    words=_alike_words,
    cell=_alike_cell,
    body=_alike_body,
    moment=_alike_moment,
    figure=_alike_figure,
    reference=_like_reference_leniently,
    reference_threshold=0.5,
    task=_like_task_leniently,
    task_threshold=0.5,
    row=_like_row_leniently,
    row_threshold=0.6,
    spare_mentions=1,
)
RULES: dict[Mode, Rules] = {"strict": STRICT, "lenient": LENIENT}
