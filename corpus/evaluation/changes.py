"""What was gained and lost from one run to another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.evaluation.run import Miss, Run


@dataclass(frozen=True, slots=True)
class Change:
    """A measure's F1 in two runs, over all documents (`document` None) or in one of them.

    `None` is a measure or document that a run does not have.
    """

    document: str | None
    measure: str
    before: float | None
    after: float | None

    @property
    def gain(self) -> float:
        return (self.after or 0.0) - (self.before or 0.0)


@dataclass(frozen=True, slots=True)
class Changes:
    measures: tuple[Change, ...]
    """Measures and fields that changed, over all documents."""
    documents: tuple[Change, ...]
    """Measures that changed in a document, the greatest losses first."""
    gained: tuple[Miss, ...]
    """Misses of the earlier run that are gone."""
    lost: tuple[Miss, ...]
    """Misses that are new."""


def changes_between(before: Run, after: Run) -> Changes:
    """Compare two runs over the documents of both."""
    both = before.strict.keys() & after.strict.keys()
    before, after = _only(before, both), _only(after, both)
    measures = _changed(None, _scores(before), _scores(after))
    documents = [
        change
        for name in sorted(both)
        for change in _changed(name, _scores(before, name), _scores(after, name))
        if "." not in change.measure
    ]
    old, new = Counter(before.misses), Counter(after.misses)
    return Changes(
        tuple(measures),
        tuple(sorted(documents, key=lambda each: each.gain)),
        tuple((old - new).elements()),
        tuple((new - old).elements()),
    )


def _only(run: Run, names: set[str]) -> Run:
    return Run(
        {name: run.strict[name] for name in sorted(names)},
        {name: run.lenient[name] for name in sorted(names & run.lenient.keys())},
        tuple(each for each in run.misses if each.document in names),
    )


def _scores(run: Run, document: str | None = None) -> dict[str, float]:
    tallies = run.tallies() if document is None else run.strict[document]
    scores = {key: each.f1 for key, each in tallies.items()}
    return {"mean": run.mean_f1(), **scores} if document is None else scores


def _changed(
    document: str | None, before: dict[str, float], after: dict[str, float]
) -> Iterator[Change]:
    for key in dict.fromkeys((*before, *after)):
        if before.get(key) != after.get(key):
            yield Change(document, key, before.get(key), after.get(key))
