"""Counts of right and wrong, and the figures made of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from corpus.evaluation.comparison import CELLS, HEAD, Outcome

MEASURES = (
    "document",
    "references",
    "reference_fields",
    "reference_mentions",
    "agencies",
    "tasks",
    "task_lead",
    "task_coordinating",
    "task_deadlines",
    "deadlines",
    "indicators_table",
    "indicator_cells_table",
    "indicators_prose",
    "indicator_cells_prose",
    "indicator_fields",
    "grounding",
)

FIELDS = {
    "document": (*HEAD, "period", "signature"),
    "reference_fields": ("type", "issued_on", "issuer", "role"),
    "indicator_fields": (*CELLS, "responsible"),
}


@dataclass(frozen=True, slots=True)
class Tally:
    """True positives, false positives, false negatives.

    >>> round(Tally(tp=3, fp=1, fn=3).f1, 3)
    0.6
    """

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.tp + other.tp, self.fp + other.fp, self.fn + other.fn)

    def __sub__(self, other: Tally) -> Tally:
        return Tally(self.tp - other.tp, self.fp - other.fp, self.fn - other.fn)

    @property
    def gold(self) -> int:
        """How many there are by the gold answers."""
        return self.tp + self.fn

    @property
    def precision(self) -> float:
        """Share of what was found that is right; 1 if nothing was found."""
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else 1.0

    @property
    def recall(self) -> float:
        """Share of what there is that was found; 1 if there is nothing."""
        return self.tp / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 0 if both are."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0

    @property
    def used(self) -> bool:
        return bool(self.tp or self.fp or self.fn)


def is_field(key: str) -> bool:
    """Whether `key` is a measure, a measure with one of its fields, or `mean`.

    >>> is_field("document.code"), is_field("document.colour")
    (True, False)
    """
    measure, dot, field = key.partition(".")
    return key in ("mean", *MEASURES) or (bool(dot) and field in FIELDS.get(measure, ()))


Tallies = Mapping[str, Tally]
"""By measure (`tasks`) and, where a measure has fields, by `measure.field` too."""


def tally(outcomes: Iterable[Outcome]) -> dict[str, Tally]:
    """The counts of `outcomes`, measures in their fixed order, each before its fields."""
    sums: dict[str, Tally] = defaultdict(Tally)
    for each in outcomes:
        count = Tally(each.tp, each.fp, each.fn)
        sums[each.measure] += count
        if each.field:
            sums[f"{each.measure}.{each.field}"] += count
    used = [key for key, count in sums.items() if count.used]
    return {key: sums[key] for key in sorted(used, key=_rank)}


def mean_f1(tallies: Tallies) -> float:
    """Mean F1 over the measures in use, fields not counted again; 1 if there are none."""
    scores = [count.f1 for key, count in tallies.items() if "." not in key]
    return sum(scores) / len(scores) if scores else 1.0


def mean_over_documents(documents: Iterable[Tallies]) -> dict[str, float]:
    """Mean of the documents' F1, for each measure over the documents that have it."""
    scores: dict[str, list[float]] = defaultdict(list)
    for tallies in documents:
        for key, count in tallies.items():
            scores[key].append(count.f1)
    return {key: sum(scores[key]) / len(scores[key]) for key in sorted(scores, key=_rank)}


def total(documents: Iterable[Tallies]) -> dict[str, Tally]:
    """The counts of all documents together."""
    sums: dict[str, Tally] = defaultdict(Tally)
    for tallies in documents:
        for key, count in tallies.items():
            sums[key] += count
    return {key: sums[key] for key in sorted(sums, key=_rank)}


def _rank(key: str) -> tuple[int, str]:
    return MEASURES.index(key.split(".")[0]), key
