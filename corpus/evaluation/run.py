"""`evaluate`: one run over all documents and its figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.evaluation.calibration import Judged, Reliability, judge, reliability
from corpus.evaluation.comparison import Outcome, compare
from corpus.evaluation.loading import Case
from corpus.evaluation.rules import RULES, Mode
from corpus.evaluation.tallies import Tally, mean_f1, mean_over_documents, tally, total


@dataclass(frozen=True, slots=True)
class Miss:
    """A comparison that went wrong, without the facts: what two runs are compared by."""

    document: str
    measure: str
    field: str
    fact: str
    want: str | None
    got: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """The counts of each document by either rules, strict misses and strict reliability."""

    strict: Mapping[str, Mapping[str, Tally]]
    lenient: Mapping[str, Mapping[str, Tally]]
    misses: tuple[Miss, ...] = ()
    calibration: tuple[Reliability, ...] = ()
    version: Literal["1"] = "1"

    def tallies(self, mode: Mode = "strict") -> dict[str, Tally]:
        """The counts over all documents."""
        return total(self._documents(mode).values())

    def means(self, mode: Mode = "strict") -> dict[str, float]:
        """Mean F1 of the documents, by measure."""
        return mean_over_documents(self._documents(mode).values())

    def mean_f1(self, mode: Mode = "strict") -> float:
        """Mean of the measures' F1 over all documents."""
        return mean_f1(self.tallies(mode))

    def f1(self, field: str) -> float | None:
        """Strict F1 of a measure, `measure.field` or `mean`; `None` where nothing was compared."""
        if field == "mean":
            return self.mean_f1()
        count = self.tallies().get(field)
        return None if count is None else count.f1

    def _documents(self, mode: Mode) -> Mapping[str, Mapping[str, Tally]]:
        return self.strict if mode == "strict" else self.lenient


def evaluate(cases: Iterable[Case]) -> Run:
    """Compare records with their gold answers, strictly and leniently."""
    strict: dict[str, dict[str, Tally]] = {}
    lenient: dict[str, dict[str, Tally]] = {}
    misses: list[Miss] = []
    judged: list[Judged] = []
    for case in cases:
        outcomes = outcomes_of(case)
        strict[case.name] = tally(outcomes)
        lenient[case.name] = tally(outcomes_of(case, "lenient"))
        misses += [_miss(case.name, each) for each in outcomes if each.wrong]
        judged += judge(outcomes)
    return Run(strict, lenient, tuple(misses), tuple(reliability(judged)))


def outcomes_of(case: Case, mode: Mode = "strict") -> Sequence[Outcome]:
    """Every comparison of one document."""
    return list(compare(case.gold, case.found, case.quotes, RULES[mode]))


def _miss(document: str, each: Outcome) -> Miss:
    return Miss(document, each.measure, each.field, each.fact, each.want, each.got)
