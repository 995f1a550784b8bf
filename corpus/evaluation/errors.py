"""An error with all that its class is told by: both sides, the text, and the other errors."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.evaluation.answers import Answers, Place, Reference, Task
from corpus.evaluation.comparison import Outcome
from corpus.evaluation.loading import Case
from corpus.evaluation.locating import locate

Side = Literal["missing", "extra", "wrong"]


@dataclass(frozen=True, slots=True)
class Error:
    """A comparison that went wrong. `others` are all errors of the same document."""

    case: Case
    outcome: Outcome
    others: Sequence[Outcome]

    @property
    def side(self) -> Side:
        """Nothing found, nothing wanted, or one in place of the other."""
        if self.outcome.got is None:
            return "missing"
        return "extra" if self.outcome.want is None else "wrong"

    @property
    def words(self) -> str:
        """What was missed, or else what was found."""
        return self.outcome.want or self.outcome.got or ""

    @property
    def text(self) -> str:
        return self.case.found.text

    @property
    def gold(self) -> Answers:
        return self.case.gold

    @property
    def found(self) -> Answers:
        return self.case.found

    @property
    def tasks(self) -> tuple[Task, Task] | None:
        """The gold task and the found one, for an error in a task that was found."""
        want, got = self.outcome.gold, self.outcome.found
        return (want, got) if isinstance(want, Task) and isinstance(got, Task) else None

    @property
    def rivals(self) -> list[Outcome]:
        """What stands on the other side unpaired: of the same measure, and in the same task."""
        return [
            each
            for each in self.others
            if each.measure == self.outcome.measure
            and (each.want is None) != (self.outcome.want is None)
            and (self.tasks is None or each.gold is self.outcome.gold)
        ]

    def place(self) -> Place | None:
        """Where the fact stands: as the record says, or where its words are found in the text."""
        found = self.outcome.found
        if found is not None and found.span is not None:
            return found.span
        gold = self.outcome.gold
        if isinstance(gold, Task):
            return locate(self.text, gold.words)
        if isinstance(gold, Reference):
            return locate(self.text, gold.code or gold.name)
        quote = getattr(gold, "quote", None) or getattr(gold, "name", None)
        return locate(self.text, quote or self.outcome.want)
