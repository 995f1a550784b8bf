"""Whether a fact's confidence says how often such facts are right."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.evaluation.answers import Fact, Indicator, Reference, Task
from corpus.evaluation.comparison import Outcome

EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
"""Lower ends of the bins; the last bin is 1.0 alone."""
SURE = 0.9
SURE_IS_RIGHT = 0.97
"""The rule: of facts with a confidence of `SURE` and more, this share must be right."""

_WHOLE = {
    "references": "references_whole",
    "tasks": "tasks_whole",
    "indicators_table": "indicators_whole",
    "indicators_prose": "indicators_whole",
}
"""Families whose facts have fields: the second one asks that all of them be right too."""
_OWNERS: dict[str, type[Reference] | type[Task] | type[Indicator]] = {
    "reference_fields": Reference,
    "task_lead": Task,
    "task_coordinating": Task,
    "task_deadlines": Task,
    "indicator_cells_table": Indicator,
    "indicator_cells_prose": Indicator,
    "indicator_fields": Indicator,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """A found fact's confidence, and whether the fact is right."""

    family: str
    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Bin:
    """Facts with confidences from `low` to below the next bin's `low`."""

    low: float
    count: int
    right: int
    confidence: float
    """Mean confidence."""

    @property
    def accuracy(self) -> float:
        return self.right / self.count


@dataclass(frozen=True, slots=True)
class Reliability:
    """The bins of one family of facts that hold any, and how the rule of sure facts fares."""

    family: str
    bins: tuple[Bin, ...]
    sure: int
    sure_right: int

    @property
    def count(self) -> int:
        return sum(each.count for each in self.bins)

    @property
    def error(self) -> float:
        """Expected calibration error: mean distance of accuracy and confidence, by facts."""
        off = sum(each.count * abs(each.accuracy - each.confidence) for each in self.bins)
        return off / self.count if self.count else 0.0

    @property
    def holds(self) -> bool:
        """Whether sure facts are right as often as the rule demands."""
        return self.sure_right >= SURE_IS_RIGHT * self.sure


def judge(outcomes: Sequence[Outcome]) -> Iterator[Judged]:
    """What became of every found fact with a confidence, of one document."""
    spoilt = {
        id(each.found)
        for each in outcomes
        if each.wrong and each.measure in _OWNERS and isinstance(each.found, _OWNERS[each.measure])
    }
    for each in outcomes:
        confidence = _confidence(each.found)
        if confidence is None or each.measure in _OWNERS or each.measure == "reference_mentions":
            continue
        right = bool(each.tp)
        yield Judged(each.measure, confidence, right)
        if each.measure in _WHOLE:
            whole = right and id(each.found) not in spoilt
            yield Judged(_WHOLE[each.measure], confidence, whole)


def reliability(judged: Iterable[Judged]) -> list[Reliability]:
    """The reliability of each family, by name, and of `all` facts, each counted once."""
    families: dict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        families[each.family].append(each)
        if not each.family.endswith("_whole"):
            families["all"].append(each)
    return [_reliability(name, families[name]) for name in sorted(families)]


def _reliability(family: str, facts: list[Judged]) -> Reliability:
    bins: dict[int, list[Judged]] = defaultdict(list)
    for each in facts:
        bins[bisect_right(EDGES, each.confidence) - 1].append(each)
    sure = [each.right for each in facts if each.confidence >= SURE]
    return Reliability(
        family, tuple(_bin(EDGES[i], bins[i]) for i in sorted(bins)), len(sure), sum(sure)
    )


def _bin(low: float, facts: list[Judged]) -> Bin:
    confidence = sum(each.confidence for each in facts) / len(facts)
    return Bin(low, len(facts), sum(each.right for each in facts), confidence)


def _confidence(fact: Fact | None) -> float | None:
    return None if fact is None else fact.confidence
