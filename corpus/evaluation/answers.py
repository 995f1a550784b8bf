"""What a plan says, in one shape for both sides: a reader's gold answers and a record's facts.

Gold answers have no spans and ids, records have more fields than are measured; both are read
into the same classes, whatever is absent being `None` or empty. Numbers are floats.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pydantic import TypeAdapter

Number = float | str | None


@dataclass(frozen=True, slots=True)
class Place:
    """A range of the record's text, `end` exclusive."""

    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """When something is to be done: relation, ISO dates, RRULE."""

    relation: str | None = None
    start: str | None = None
    end: str | None = None
    rrule: str | None = None


@dataclass(frozen=True, slots=True)
class Period:
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    field: str = ""
    span: Place | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    name: str | None = None
    span: Place | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Head:
    type: str | None = None
    code: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    title: str | None = None
    period: Period | None = None
    signatures: tuple[Signature, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Mention:
    quote: str = ""
    span: Place | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    type: str | None = None
    code: str | None = None
    name: str | None = None
    issuer: str | None = None
    issued_on: str | None = None
    role: str | None = None
    mentions: int | tuple[Mention, ...] = ()
    confidence: float | None = None

    @property
    def count(self) -> int:
        """How often it is cited."""
        return self.mentions if isinstance(self.mentions, int) else len(self.mentions)

    @property
    def span(self) -> Place | None:
        return None if isinstance(self.mentions, int) else _first(self.mentions)


@dataclass(frozen=True, slots=True)
class Body:
    name: str | None = None
    kind: str | None = None
    successor: str | None = None
    mentions: tuple[Mention, ...] = ()
    confidence: float | None = None

    @property
    def span(self) -> Place | None:
        return _first(self.mentions)


@dataclass(frozen=True, slots=True)
class Deadline:
    id: str | None = None
    quote: str | None = None
    relation: str | None = None
    start: str | None = None
    end: str | None = None
    rrule: str | None = None
    span: Place | None = None
    confidence: float | None = None

    @property
    def moment(self) -> Moment:
        return Moment(self.relation, self.start, self.end, self.rrule)


@dataclass(frozen=True, slots=True)
class Task:
    text: str | None = None
    quote: str | None = None
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    deadlines: tuple[str | Deadline, ...] = ()
    span: Place | None = None
    confidence: float | None = None

    @property
    def words(self) -> str:
        """The words by which a task is known: as printed if that is there."""
        return self.quote or self.text or ""


@dataclass(frozen=True, slots=True)
class Figure:
    raw: str | None = None
    op: str | None = None
    value: Number = None
    low: Number = None
    high: Number = None
    numerator: Number = None
    denominator: Number = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Indicator:
    name: str | None = None
    origin: str | None = None
    objective: str | None = None
    label: str | None = None
    unit: str | None = None
    note: str | None = None
    values: tuple[Figure, ...] = ()
    responsible: tuple[str, ...] = ()
    span: Place | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Section:
    title: str = ""
    span: Place | None = None


Fact = Evidence | Signature | Reference | Body | Deadline | Task | Indicator


@dataclass(frozen=True, slots=True)
class Answers:
    """All that one document says, as one side has it; `quotes` of records only (`quotes_of`)."""

    document: Head = field(default_factory=Head)
    legal_references: tuple[Reference, ...] = ()
    agencies: tuple[str | Body, ...] = ()
    tasks: tuple[Task, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    sections: tuple[Section, ...] = ()
    text: str = ""

    @property
    def bodies(self) -> list[Body]:
        """The single bodies, groups left out."""
        return [each for each in self._all_bodies() if each.kind != "group"]

    @property
    def groups(self) -> list[Body]:
        return [each for each in self._all_bodies() if each.kind == "group"]

    def moments(self, task: Task) -> list[Moment]:
        """The deadlines of a task, written out or named by id."""
        by_id = {each.id: each for each in self.deadlines}
        return [
            (by_id.get(each, Deadline()) if isinstance(each, str) else each).moment
            for each in task.deadlines
        ]

    def _all_bodies(self) -> list[Body]:
        return [Body(each) if isinstance(each, str) else each for each in self.agencies]


@dataclass(frozen=True, slots=True)
class Quote:
    """A fact's words, where it says that they stand, and whether they do."""

    quote: str
    span: Place
    stands: bool


def answers_from(data: object) -> Answers:
    """The answers in a parsed JSON object; unknown fields are left out.

    Raises `pydantic.ValidationError` if a field holds what it cannot.

    >>> answers_from({"tasks": [{"text": "Nạo vét mương", "lead": None}]}).tasks[0].lead
    ()
    """
    return _adapter().validate_python(_without_nulls(data))


def quotes_of(record: object, text: str) -> list[Quote]:
    """Every quote with a span, however deep it stands in a parsed record."""
    found: list[Quote] = []
    heap = [record]
    while heap:
        node = heap.pop()
        if isinstance(node, list):
            heap.extend(node)
        elif isinstance(node, dict):
            heap.extend(node.values())
            span = node.get("span")
            if isinstance(span, dict) and "quote" in node:
                place = Place(span.get("start", 0), span.get("end", 0))
                quote = node["quote"]
                found.append(Quote(str(quote), place, text[place.start : place.end] == quote))
    return found


def _without_nulls(node: object) -> object:
    if isinstance(node, dict):
        return {key: _without_nulls(each) for key, each in node.items() if each is not None}
    if isinstance(node, list):
        return [_without_nulls(each) for each in node]
    return node


def _first(mentions: tuple[Mention, ...]) -> Place | None:
    return next((each.span for each in mentions if each.span is not None), None)


@cache
def _adapter() -> TypeAdapter[Answers]:
    from pydantic import TypeAdapter

    return TypeAdapter(Answers)
