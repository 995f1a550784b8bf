"""`diagnose`: the errors of a run by classes, the dearest first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from corpus.evaluation import operative, stated
from corpus.evaluation.answers import Place
from corpus.evaluation.comparison import Outcome
from corpus.evaluation.errors import Error
from corpus.evaluation.loading import Case
from corpus.evaluation.locating import Line, line_at
from corpus.evaluation.run import outcomes_of
from corpus.evaluation.tallies import Tally, tally

PREDICATES = stated.PREDICATES | operative.PREDICATES


@dataclass(frozen=True, slots=True)
class ErrorClass:
    """One class of `classes.yaml`; `sides` and `fields` are empty where all belong to it."""

    name: str
    measures: tuple[str, ...]
    sides: tuple[str, ...]
    fields: tuple[str, ...]
    vi: str
    en: str

    def takes(self, error: Error) -> bool:
        return (
            error.outcome.measure in self.measures
            and (not self.sides or error.side in self.sides)
            and (not self.fields or error.outcome.field in self.fields)
            and (self.name not in PREDICATES or PREDICATES[self.name](error))
        )


@dataclass(frozen=True, slots=True)
class Example:
    """One error for people: what, where, and the line of the text it stands in."""

    document: str
    measure: str
    field: str
    fact: str
    want: str | None
    got: str | None
    span: Place | None
    line: Line | None


@dataclass(frozen=True, slots=True)
class ErrorGroup:
    """A class of error in a run. `cost` is what the mean F1 would gain without its errors."""

    kind: ErrorClass
    cost: float
    missing: int
    extra: int
    examples: tuple[Example, ...]


@cache
def error_classes() -> tuple[ErrorClass, ...]:
    """The classes of `classes.yaml`, in the order in which they are tried."""
    text = (files("corpus.evaluation") / "classes.yaml").read_text(encoding="utf-8")
    return tuple(
        ErrorClass(
            each["name"],
            tuple(each["measures"]),
            tuple(each.get("sides", ())),
            tuple(each.get("fields", ())),
            each["vi"],
            each["en"],
        )
        for each in yaml.safe_load(text)
    )


def diagnose(cases: Iterable[Case], *, only: str | None = None) -> list[ErrorGroup]:
    """The classes that have errors (strictly), the dearest first; `only` names one of them.

    >>> from corpus.evaluation.answers import Answers, Task
    >>> [each.kind.name for each in diagnose([Case("a", Answers(tasks=(Task("Phát cỏ"),)))])]
    ['task-not-in-text', 'quote-elsewhere']
    """
    counts: list[dict[str, Tally]] = []
    errors: dict[str, list[Error]] = defaultdict(list)
    for case in cases:
        outcomes = outcomes_of(case)
        counts.append(tally(outcomes))
        for error in _errors(case, outcomes):
            errors[_class_of(error).name].append(error)
    totals = _sum(counts)
    found = [
        _group(kind, errors[kind.name], totals)
        for kind in error_classes()
        if kind.name in errors and only in (None, kind.name)
    ]
    return sorted(found, key=lambda each: -each.cost)


def _errors(case: Case, outcomes: Sequence[Outcome]) -> Iterator[Error]:
    wrong = [each for each in outcomes if each.wrong]
    return (Error(case, each, wrong) for each in wrong)


def _class_of(error: Error) -> ErrorClass:
    return next(kind for kind in error_classes() if kind.takes(error))


def _sum(counts: Sequence[Mapping[str, Tally]]) -> dict[str, Tally]:
    sums: dict[str, Tally] = defaultdict(Tally)
    for tallies in counts:
        for key, count in tallies.items():
            if "." not in key:
                sums[key] += count
    return dict(sums)


def _group(kind: ErrorClass, errors: Sequence[Error], totals: Mapping[str, Tally]) -> ErrorGroup:
    lost: dict[str, Tally] = defaultdict(Tally)
    for error in errors:
        lost[error.outcome.measure] += Tally(fp=error.outcome.fp, fn=error.outcome.fn)
    gain = sum(_mended(totals[key], count).f1 - totals[key].f1 for key, count in lost.items())
    all_lost = sum(lost.values(), Tally())
    examples = tuple(_example(each) for each in errors)
    return ErrorGroup(kind, gain / len(totals), all_lost.fn, all_lost.fp, examples)


def _mended(count: Tally, lost: Tally) -> Tally:
    """The counts if what is lost were found, and what is too much not there."""
    return Tally(count.tp + lost.fn, count.fp - lost.fp, count.fn - lost.fn)


def _example(error: Error) -> Example:
    each, place = error.outcome, error.place()
    line = None if place is None or not error.text else line_at(error.text, place)
    return Example(
        error.case.name, each.measure, each.field, each.fact, each.want, each.got, place, line
    )
