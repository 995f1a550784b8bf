"""Plans as the rows of flat tables.

Heads and meanings of the columns are in `columns.yaml`. Dates are ISO 8601 text as in the records,
codes (`role`, `relation` and the like) those of `docs/dataset.md`; a writer may show either
otherwise. `text[start:end] == quote` holds in every row that has a place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import PurePath
from typing import TypeVar

from corpus.exports.options import Kind, Options
from corpus.exports.tables import (
    AgencyRow,
    DeadlineRow,
    IndicatorRow,
    PlanRow,
    ReferenceRow,
    Row,
    TaskRow,
    TermRow,
    Texts,
    WarningRow,
)
from corpus.registry.records import WholePlan
from corpus.store.rows import body_id, identifier, series_key
from schemas import Agency, Deadline, Indicator, IndicatorValue, LegalReference, Span, Task, Term

_Common = tuple[
    str, str | None, str | None, str | None, str | None, str | None, int | None, str | None
]
_Where = tuple[str | None, int | None, int | None, int | None]


def rows_of(kind: Kind, whole: WholePlan, options: Options) -> Iterator[Row]:
    """The rows of a plan in one of the tables, in the order of its text."""
    return TABLES[kind][1](whole, options)


def _common(whole: WholePlan, options: Options) -> _Common:
    header = whole.plan.document
    return (
        whole.id,
        header.code,
        header.title,
        header.issuer,
        header.issued_on,
        whole.province,
        whole.year,
        options.source(whole),
    )


def _where(quote: str | None, span: Span | None) -> _Where:
    return (quote, span.start, span.end, span.page) if span else (None, None, None, None)


def _plans(whole: WholePlan, options: Options) -> Iterator[PlanRow]:
    plan, header = whole.plan, whole.plan.document
    yield PlanRow(
        whole.id,
        header.type,
        header.code,
        header.title,
        header.issuer,
        header.place,
        header.issued_on,
        header.period.start if header.period else None,
        header.period.end if header.period else None,
        header.locality.name if header.locality else None,
        header.locality.level if header.locality else None,
        whole.province,
        whole.year,
        tuple(" ".join(filter(None, (s.position, s.name))) for s in header.signatures),
        header.recipients,
        len(plan.legal_references),
        len(plan.agencies),
        len(plan.tasks),
        len(plan.deadlines),
        len(plan.indicators),
        len(plan.warnings),
        PurePath(plan.source.uri).name,
        plan.source.sha256,
        plan.source.media_type,
        plan.source.text_layer,
        plan.source.page_count,
        options.source(whole),
    )


def _references(whole: WholePlan, options: Options) -> Iterator[ReferenceRow]:
    common = _common(whole, options)
    for number, each in enumerate(whole.plan.legal_references, 1):
        first, document = each.mentions[0], identifier(each.key)
        yield ReferenceRow(
            *common,
            *_where(first.quote, first.span),
            f"{whole.id}:r{number}",
            document,
            options.link("documents", document),
            each.key,
            each.role,
            each.type,
            each.code,
            each.name,
            each.issuer,
            each.issued_on,
            each.title,
            len(each.mentions),
            pinpoints_of(each),
            each.confidence,
        )


_PARTS = (
    ("point", "điểm"),
    ("clause", "khoản"),
    ("article", "Điều"),
    ("section", "Mục"),
    ("chapter", "Chương"),
    ("part", "Phần"),
    ("annex", "Phụ lục"),
)


def pinpoints_of(reference: LegalReference) -> Texts:
    """The places inside a cited document, as they are written: `điểm a khoản 2 Điều 5`."""
    found = (
        " ".join(
            f"{word} {value}" for name, word in _PARTS if (value := getattr(mention.pinpoint, name))
        )
        for mention in reference.mentions
        if mention.pinpoint is not None
    )
    return tuple(dict.fromkeys(filter(None, found)))


def concerns(names: Texts, body: str | None) -> bool:
    """Whether the body of that id is among `names`; every body is, where none is asked for."""
    return body is None or any(body_id(name) == body for name in names)


def tasks_of(whole: WholePlan, options: Options) -> Iterator[Task]:
    """The tasks of a plan that the body asked for has to do with."""
    for task in whole.plan.tasks:
        if concerns((*task.lead, *task.coordinating, *task.advises), options.body):
            yield task


_Due = TypeVar("_Due", Deadline, Term)


def deadlines_of(whole: WholePlan, options: Options) -> Iterator[tuple[Deadline, Task | None]]:
    """The deadlines of a plan with their tasks; with a body, those of its tasks alone."""
    return _with_tasks(whole.plan.deadlines, whole, options)


def _with_tasks(
    facts: Iterable[_Due], whole: WholePlan, options: Options
) -> Iterator[tuple[_Due, Task | None]]:
    tasks = {task.id: task for task in tasks_of(whole, options)}
    for each in facts:
        task = tasks.get(each.task or "")
        if task is not None or options.body is None:
            yield each, task


def _what(each: Deadline | Term, task: Task | None) -> str | None:
    """What is to be done: the task, else the words of the clause."""
    return task.text if task else each.about.quote if each.about else None


def _tasks(whole: WholePlan, options: Options) -> Iterator[TaskRow]:
    common = _common(whole, options)
    titles = {
        section.id: ". ".join(filter(None, (section.label, section.title)))
        for section in whole.plan.sections
    }
    deadlines = {each.id: each for each in whole.plan.deadlines}
    for task in tasks_of(whole, options):
        due = [deadlines[each] for each in task.deadlines if each in deadlines]
        yield TaskRow(
            *common,
            *_where(task.quote, task.span),
            f"{whole.id}:{task.id}",
            titles.get(task.section or ""),
            task.text,
            task.lead,
            task.coordinating,
            task.advises,
            tuple(each.quote for each in due),
            max((each.end for each in due if each.end), default=None),
            task.references,
            task.product.text if task.product else None,
            task.funding.text if task.funding else None,
            task.funding.amount if task.funding else None,
            task.confidence,
        )


def _deadlines(whole: WholePlan, options: Options) -> Iterator[DeadlineRow]:
    common = _common(whole, options)
    for each, task in deadlines_of(whole, options):
        yield DeadlineRow(
            *common,
            *_where(each.quote, each.span),
            f"{whole.id}:{each.id}",
            each.relation,
            each.start,
            each.end,
            each.rrule,
            f"{whole.id}:{each.task}" if each.task else None,
            _what(each, task),
            task.lead if task else (),
            task.coordinating if task else (),
            each.confidence,
        )


def _terms(whole: WholePlan, options: Options) -> Iterator[TermRow]:
    common = _common(whole, options)
    for each, task in _with_tasks(whole.plan.terms, whole, options):
        yield TermRow(
            *common,
            *_where(each.quote, each.span),
            f"{whole.id}:{each.id}",
            each.amount,
            each.unit,
            each.event.quote,
            f"{whole.id}:{each.task}" if each.task else None,
            _what(each, task),
            task.lead if task else (),
            task.coordinating if task else (),
            each.confidence,
        )


_EMPTY = IndicatorValue(None, None, "")


def _indicators(whole: WholePlan, options: Options) -> Iterator[IndicatorRow]:
    common = _common(whole, options)
    for each in whole.plan.indicators:
        if concerns(each.responsible, options.body):
            for position, figure in enumerate(each.values or (_EMPTY,)):
                yield _figure(common, whole.id, each, figure, position)


def _figure(
    common: _Common, plan: str, each: Indicator, figure: IndicatorValue, position: int
) -> IndicatorRow:
    return IndicatorRow(
        *common,
        *_where(figure.raw, figure.span),
        f"{plan}:{each.id}",
        identifier(series_key(each)[0]),
        position,
        each.origin,
        each.objective,
        each.label,
        each.name,
        each.unit,
        figure.column,
        figure.dimension,
        figure.period,
        figure.raw,
        figure.op,
        figure.value,
        figure.low,
        figure.high,
        figure.numerator,
        figure.denominator,
        figure.text,
        each.responsible,
        each.note,
        each.confidence,
    )


def _agencies(whole: WholePlan, options: Options) -> Iterator[AgencyRow]:
    common = _common(whole, options)
    for each in whole.plan.agencies:
        yield _agency(common, whole.id, each, options)


def _agency(common: _Common, plan: str, each: Agency, options: Options) -> AgencyRow:
    first, body = each.mentions[0], body_id(each.name)
    return AgencyRow(
        *common,
        *_where(first.quote, first.span),
        f"{plan}:{each.id}",
        body,
        options.link("bodies", body),
        each.name,
        each.kind,
        each.level,
        each.locality,
        each.successor,
        len(each.mentions),
        each.confidence,
    )


def _warnings(whole: WholePlan, options: Options) -> Iterator[WarningRow]:
    common = _common(whole, options)
    for number, each in enumerate(whole.plan.warnings, 1):
        span = each.span
        yield WarningRow(
            *common,
            *_where(whole.plan.text[span.start : span.end] if span else None, span),
            f"{whole.id}:w{number}",
            each.code,
            each.message if options.language == "vi" else each.message_en,
        )


TABLES: dict[Kind, tuple[type[Row], Callable[[WholePlan, Options], Iterator[Row]]]] = {
    Kind.PLAN: (PlanRow, _plans),
    Kind.REFERENCE: (ReferenceRow, _references),
    Kind.TASK: (TaskRow, _tasks),
    Kind.DEADLINE: (DeadlineRow, _deadlines),
    Kind.TERM: (TermRow, _terms),
    Kind.INDICATOR: (IndicatorRow, _indicators),
    Kind.AGENCY: (AgencyRow, _agencies),
    Kind.WARNING: (WarningRow, _warnings),
}
"""The tables: what a row is, and what makes the rows of a plan."""
