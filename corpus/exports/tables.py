"""What a row of each flat table holds: its fields are the columns, in their order."""

from __future__ import annotations

from dataclasses import dataclass

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _OfPlan:
    """What every row says of its plan."""

    plan: str
    plan_code: str | None
    plan_title: str | None
    plan_issuer: str | None
    plan_issued_on: str | None
    province: str | None
    year: int | None
    link: str | None


@dataclass(frozen=True, slots=True)
class _Placed(_OfPlan):
    """A row of what stands at a place of its plan's text."""

    quote: str | None
    start: int | None
    end: int | None
    page: int | None


@dataclass(frozen=True, slots=True)
class PlanRow:
    id: str
    type: str | None
    code: str | None
    title: str | None
    issuer: str | None
    place: str | None
    issued_on: str | None
    period_start: str | None
    period_end: str | None
    locality: str | None
    level: str | None
    province: str | None
    year: int | None
    signers: Texts
    recipients: Texts
    references: int
    agencies: int
    tasks: int
    deadlines: int
    indicators: int
    warnings: int
    file: str
    sha256: str
    media_type: str
    text_layer: str
    pages: int | None
    link: str | None


@dataclass(frozen=True, slots=True)
class ReferenceRow(_Placed):
    id: str
    document: str
    document_link: str | None
    key: str
    role: str
    type: str | None
    code: str | None
    name: str | None
    issuer: str | None
    issued_on: str | None
    title: str | None
    mentions: int
    pinpoints: Texts
    confidence: float


@dataclass(frozen=True, slots=True)
class TaskRow(_Placed):
    id: str
    section: str | None
    text: str
    lead: Texts
    coordinating: Texts
    advises: Texts
    deadlines: Texts
    due: str | None
    references: Texts
    product: str | None
    funding: str | None
    funding_amount: int | None
    confidence: float


@dataclass(frozen=True, slots=True)
class DeadlineRow(_Placed):
    id: str
    relation: str
    starts_on: str | None
    ends_on: str | None
    rrule: str | None
    task: str | None
    text: str | None
    lead: Texts
    coordinating: Texts
    confidence: float


@dataclass(frozen=True, slots=True)
class TermRow(_Placed):
    id: str
    amount: int
    unit: str
    event: str
    task: str | None
    text: str | None
    lead: Texts
    coordinating: Texts
    confidence: float


@dataclass(frozen=True, slots=True)
class IndicatorRow(_Placed):
    id: str
    series: str
    position: int
    origin: str
    objective: str | None
    label: str | None
    name: str
    unit: str | None
    column: str | None
    dimension: str | None
    period: str | None
    raw: str | None
    op: str | None
    value: float | None
    low: float | None
    high: float | None
    numerator: float | None
    denominator: float | None
    words: str | None
    responsible: Texts
    note: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class AgencyRow(_Placed):
    id: str
    body: str
    body_link: str | None
    name: str
    kind: str
    level: str | None
    locality: str | None
    successor: str | None
    mentions: int
    confidence: float


@dataclass(frozen=True, slots=True)
class WarningRow(_Placed):
    id: str
    code: str
    message: str


Row = (
    PlanRow | ReferenceRow | TaskRow | DeadlineRow | TermRow | IndicatorRow | AgencyRow | WarningRow
)
