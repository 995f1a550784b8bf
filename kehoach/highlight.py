"""Where facts stand in a text: the text cut into runs, each under the same facts."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from kehoach.cards import Card
from schemas import Span


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text under the same facts, the outermost first.

    `facts` are their ids and `kinds` their kinds, parted by spaces; `places` are the ids of the
    places that begin here (`at-t3-1`: the first of fact `t3`), parted the same way.
    """

    text: str
    facts: str = ""
    kinds: str = ""
    places: str = ""

    @property
    def innermost(self) -> str:
        """The id of the shortest fact around, empty if there is none."""
        return self.facts.rpartition(" ")[2]


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    fact: str
    kind: str


class Highlighter:
    """Cuts ranges of the text into runs; built once per document."""

    def __init__(self, text: str, cards: Iterable[Card]) -> None:
        self._text = text
        marks: dict[_Mark, str] = {}
        for card in cards:
            for place, span in places_of(card):
                marks[_Mark(span.start, span.end, card.id, card.kind)] = place
        self._places: dict[int, list[str]] = defaultdict(list)
        for mark, place in marks.items():
            self._places[mark.start].append(place)
        self._edges = sorted({0, len(text)}.union(*((m.start, m.end) for m in marks)))
        self._over = _swept(self._edges, marks)

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        """The runs of `text[start:end]`."""
        low, high = bisect_right(self._edges, start), bisect_left(self._edges, end)
        edges = [start, *self._edges[low:high], end] if end > start else []
        return tuple(
            self._run(left, right, index)
            for index, (left, right) in enumerate(pairwise(edges), low - 1)
        )

    def _run(self, left: int, right: int, index: int) -> Run:
        over = self._over[index]
        return Run(
            self._text[left:right],
            " ".join(mark.fact for mark in over),
            " ".join(dict.fromkeys(mark.kind for mark in over)),
            " ".join(self._places.get(left, ())),
        )


def places_of(card: Card) -> list[tuple[str, Span]]:
    """The ids of a fact's places and where they are, each place once."""
    spans = {(span.start, span.end): span for span in card.spans if span.end > span.start}
    return [(f"at-{card.id}-{number}", span) for number, span in enumerate(spans.values(), 1)]


def _swept(edges: list[int], marks: Iterable[_Mark]) -> list[tuple[_Mark, ...]]:
    """The marks over the text from each edge to the next, the longest first."""
    begins: dict[int, list[_Mark]] = defaultdict(list)
    for mark in marks:
        begins[mark.start].append(mark)
    over: list[_Mark] = []
    swept = []
    for edge in edges:
        over = [mark for mark in over if mark.end > edge] + begins.get(edge, [])
        over.sort(key=lambda mark: (mark.start - mark.end, mark.start, mark.fact))
        swept.append(tuple(over))
    return swept
