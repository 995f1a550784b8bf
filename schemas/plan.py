"""What a document says: the record of one plan, the contract with everything that reads it.

The field names are the dataset's; `docs/dataset.md` explains each. Every fact carries its `span`
and its `quote`, and `text[span.start:span.end] == quote` always holds. `quote` and `raw` keep
what the document says, every other field is normalised. Absent facts are `None` or empty.
Dates are ISO 8601 strings.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from schemas.quick import quick
from schemas.spans import Source, Span

SCHEMA_VERSION = "1"

Role = Literal["basis", "amends", "replaces", "attached_to", "mention"]
ViaKind = Literal["short-form", "list", "name", "law-version", "defined", "backward"]
RelationKind = Literal["amends", "replaces", "implements", "attached_to"]
Relation = Literal["before", "by", "on", "during", "every", "ongoing"]
TimeUnit = Literal["hour", "day", "working_day", "week", "month", "year"]
Operator = Literal["<", "≤", ">", "≥", "≈"]
Level = Literal["national", "province", "district", "commune"]
AgencyKind = Literal[
    "legislature",
    "head_of_state",
    "government",
    "ministry",
    "department",
    "people_committee",
    "people_council",
    "party",
    "front",
    "mass_organisation",
    "court",
    "procuracy",
    "police",
    "military",
    "steering",
    "office",
    "unit",
    "institution",
    "company",
    "group",
    "other",
]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where one field of the header stands."""

    field: str
    quote: str
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Period:
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Locality:
    name: str
    level: Level
    code: str | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    on_behalf_of: str | None
    capacity: str | None
    position: str | None
    name: str | None
    quote: str
    span: Span
    confidence: float


@dataclass(frozen=True, slots=True)
class Header:
    """What the document is: the fields of its letterhead, title, signatures and recipients."""

    type: str | None = None
    code: str | None = None
    number: str | None = None
    symbol: str | None = None
    issuer: str | None = None
    place: str | None = None
    issued_on: str | None = None
    title: str | None = None
    period: Period | None = None
    locality: Locality | None = None
    signatures: tuple[Signature, ...] = ()
    recipients: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class Section:
    id: str
    label: str | None
    title: str
    level: int
    parent: str | None
    quote: str
    span: Span
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Pinpoint:
    """A place inside a cited document, as printed: `điểm a khoản 2 Điều 5`."""

    article: str | None = None
    clause: str | None = None
    point: str | None = None
    part: str | None = None
    chapter: str | None = None
    section: str | None = None
    annex: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Via:
    """How words that do not give a document's whole number were resolved to it.

    `short-form` (Nghị quyết 57), `list` (số 10 và 11/QĐ-TTg), `name` (a law's name alone),
    `law-version` (the version in force at the plan's date), `defined` ("sau đây gọi là …"),
    `backward` (Nghị quyết nêu trên).
    """

    kind: ViaKind
    antecedent: Span | None
    """Where the document is cited that is meant; none for `law-version`."""


@quick
@dataclass(frozen=True, slots=True)
class Recall:
    """Words that mean a cited document and name neither its number nor a law's name."""

    quote: str
    span: Span
    via: Via
    confidence: float


@quick
@dataclass(frozen=True, slots=True)
class ReferenceRelation:
    """What the text says a cited document is to another cited one; `quote` are the words."""

    kind: RelationKind
    target: str
    """The key of the other document."""
    quote: str
    span: Span


@quick
@dataclass(frozen=True, slots=True)
class ReferenceMention:
    """One place that cites a document by its number or name."""

    quote: str
    span: Span
    pinpoint: Pinpoint | None
    """The first of `pinpoints`."""
    role: Role
    confidence: float
    pinpoints: tuple[Pinpoint, ...] = ()
    """Every place inside the document that the mention names."""
    via: Via | None = None
    """How a mention without the whole number was resolved."""


@quick
@dataclass(frozen=True, slots=True)
class LegalReference:
    """One cited document, however often and however spelled."""

    key: str
    type: str | None
    code: str | None
    number: str | None
    symbol: str | None
    year: str | None
    name: str | None
    issuer: str | None
    issued_on: str | None
    title: str | None
    role: Role
    confidence: float
    mentions: tuple[ReferenceMention, ...]
    recalls: tuple[Recall, ...] = ()
    relations: tuple[ReferenceRelation, ...] = ()


@quick
@dataclass(frozen=True, slots=True)
class AgencyMention:
    quote: str
    span: Span
    score: float


@quick
@dataclass(frozen=True, slots=True)
class Agency:
    """One body, or a group of bodies (`kind` is `group`)."""

    id: str
    name: str
    kind: AgencyKind
    level: Level | None
    locality: str | None
    successor: str | None
    confidence: float
    mentions: tuple[AgencyMention, ...]


@quick
@dataclass(frozen=True, slots=True)
class Product:
    """What a task is to yield, as a line under it or its row in a table states."""

    quote: str
    span: Span
    text: str
    confidence: float


@quick
@dataclass(frozen=True, slots=True)
class Funding:
    """What pays for a task; `amount` is in đồng, `None` unless one sum is stated."""

    quote: str
    span: Span
    text: str
    amount: int | None
    confidence: float


@quick
@dataclass(frozen=True, slots=True)
class Task:
    id: str
    quote: str
    span: Span
    text: str
    section: str | None
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    advises: tuple[str, ...]
    deadlines: tuple[str, ...]
    references: tuple[str, ...]
    confidence: float
    product: Product | None = None
    funding: Funding | None = None


@quick
@dataclass(frozen=True, slots=True)
class Passage:
    """Words of the text and where they stand."""

    quote: str
    span: Span


@quick
@dataclass(frozen=True, slots=True)
class Deadline:
    id: str
    quote: str
    span: Span
    relation: Relation
    start: str | None
    end: str | None
    rrule: str | None
    task: str | None
    confidence: float
    about: Passage | None = None
    """What is to be done by then, in the words of its clause."""


@quick
@dataclass(frozen=True, slots=True)
class Term:
    """A time counted from an event: at most `amount` units after it, before it if negative."""

    id: str
    quote: str
    span: Span
    amount: int
    unit: TimeUnit
    event: Passage
    about: Passage | None
    task: str | None
    confidence: float


@quick
@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """One figure. `raw` is what stands at `span`; an empty cell has `raw` "" and no span.

    `dimension` is what the head of its column adds to the indicator besides a time: a place, a sex.
    """

    column: str | None
    period: str | None
    raw: str
    op: Operator | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    text: str | None = None
    span: Span | None = None
    dimension: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Indicator:
    """A measured target; `series` is the same for the same indicator in other years and plans."""

    id: str
    origin: Literal["table", "prose"]
    objective: str | None
    label: str | None
    name: str
    unit: str | None
    values: tuple[IndicatorValue, ...]
    responsible: tuple[str, ...]
    note: str | None
    quote: str
    span: Span
    confidence: float
    series: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a person should look at; `code` is stable, the messages are for people."""

    code: str
    message: str
    message_en: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Plan:
    source: Source
    text: str
    document: Header
    sections: tuple[Section, ...] = ()
    legal_references: tuple[LegalReference, ...] = ()
    agencies: tuple[Agency, ...] = ()
    tasks: tuple[Task, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    warnings: tuple[Finding, ...] = ()
    terms: tuple[Term, ...] = ()
    schema_version: Literal["1"] = field(default="1", kw_only=True)
