"""One self-contained page that checks a record against its text, side by side.

The document stands on the left, every fact marked in it; the record on the right, a card a fact.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import TYPE_CHECKING

from kehoach.messages import Messages
from kehoach.table import HEADER_FIELDS, figure, when
from schemas import Block, BlockKind, Document, Plan, Span, Table

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Card:
    """One fact of the record: `kind` is the name of its list, `spans` are its places."""

    id: str
    kind: str
    title: str
    details: tuple[tuple[str, str], ...]
    spans: tuple[Span, ...]
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text under the same facts, innermost last."""

    text: str
    facts: str
    kinds: str


@dataclass(frozen=True, slots=True)
class CellView:
    runs: tuple[Run, ...]
    row_span: int
    column_span: int
    head: bool


@dataclass(frozen=True, slots=True)
class BlockView:
    """A block as the page shows it: its runs, or the rows of its table."""

    kind: str
    part: str
    level: int
    page: int | None
    runs: tuple[Run, ...]
    rows: tuple[tuple[CellView, ...], ...]


class _Highlighter:
    """Cuts ranges of the text into runs, each under the same facts; built once per document."""

    def __init__(self, text: str, cards: Iterable[Card]) -> None:
        self._text = text
        marks = {
            (span.start, span.end, card.id, card.kind)
            for card in cards
            for span in card.spans
            if span.end > span.start
        }
        self._marks = sorted(marks, key=lambda mark: (mark[0], -mark[1], mark[2]))
        edges = {0, len(text)}.union(*(mark[:2] for mark in self._marks))
        self._edges = sorted(edges)

    def runs(self, start: int, end: int) -> tuple[Run, ...]:
        low, high = bisect_left(self._edges, start), bisect_left(self._edges, end)
        edges = sorted({start, *self._edges[low:high], end})
        near = [mark for mark in self._marks if mark[0] < end and mark[1] > start]
        return tuple(self._run(left, right, near) for left, right in pairwise(edges))

    def _run(self, left: int, right: int, near: list[tuple[int, int, str, str]]) -> Run:
        over = [mark for mark in near if mark[0] <= left and mark[1] >= right]
        facts = " ".join(mark[2] for mark in over)
        return Run(self._text[left:right], facts, " ".join(dict.fromkeys(m[3] for m in over)))


def render_page(document: Document, plan: Plan, text: Messages) -> str:
    """The page as HTML; it needs nothing from anywhere else."""
    cards = tuple(_cards(plan, text))
    highlighter = _Highlighter(document.text, cards)
    kinds = list(dict.fromkeys(card.kind for card in cards))
    return _template().render(
        title=plan.document.title or plan.source.uri,
        source=plan.source,
        language=text.language,
        text=text,
        blocks=[_block(block, highlighter) for block in document.blocks],
        groups=[(kind, [card for card in cards if card.kind == kind]) for kind in kinds],
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, StrictUndefined

    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string((files("kehoach") / "page.html").read_text(encoding="utf-8"))


def _block(block: Block, highlighter: _Highlighter) -> BlockView:
    is_table = block.kind is BlockKind.TABLE and block.table is not None
    return BlockView(
        kind=block.kind.value,
        part=block.part.value,
        level=block.level,
        page=block.page,
        runs=() if is_table else highlighter.runs(block.start, block.end),
        rows=_rows(block.table, highlighter) if is_table and block.table is not None else (),
    )


def _rows(table: Table, highlighter: _Highlighter) -> tuple[tuple[CellView, ...], ...]:
    rows: list[list[CellView]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        runs = highlighter.runs(cell.start, cell.end)
        head = cell.row < table.header_rows
        rows[cell.row].append(CellView(runs, cell.row_span, cell.column_span, head))
    return tuple(tuple(row) for row in rows)


def _cards(plan: Plan, text: Messages) -> Iterator[Card]:
    for number, finding in enumerate(plan.warnings, 1):
        message = finding.message_en if text.language == "en" else finding.message
        spans = (finding.span,) if finding.span else ()
        yield Card(f"w{number}", "warnings", message, ((text("code"), finding.code),), spans)
    yield from _header_cards(plan, text)
    yield from _task_cards(plan, text)
    for deadline in plan.deadlines:
        details = ((text("relation"), deadline.relation), (text("when"), when(deadline)))
        yield Card(
            deadline.id,
            "deadlines",
            deadline.quote,
            _filled(details),
            (deadline.span,),
            deadline.confidence,
        )
    yield from _indicator_cards(plan, text)
    yield from _reference_cards(plan, text)
    for agency in plan.agencies:
        mentions = tuple(mention.span for mention in agency.mentions)
        counted = ((text("kind"), agency.kind), (text("mentions"), str(len(mentions))))
        yield Card(agency.id, "agencies", agency.name, counted, mentions, agency.confidence)


def _header_cards(plan: Plan, text: Messages) -> Iterator[Card]:
    header = plan.document
    for field in HEADER_FIELDS:
        value = getattr(header, field)
        if value:
            places = [each for each in header.evidence if each.field == field]
            confidence = min((each.confidence for each in places), default=None)
            spans = tuple(each.span for each in places)
            yield Card(
                f"h-{field}", "document", value, ((text("field"), text(field)),), spans, confidence
            )
    for number, signature in enumerate(header.signatures, 1):
        stack = (signature.on_behalf_of, signature.capacity, signature.position)
        details = ((text("field"), text("signatures")), ("", " / ".join(filter(None, stack))))
        yield Card(
            f"h-signature{number}",
            "document",
            signature.name or signature.quote,
            _filled(details),
            (signature.span,),
            signature.confidence,
        )


def _task_cards(plan: Plan, text: Messages) -> Iterator[Card]:
    deadlines = {deadline.id: deadline for deadline in plan.deadlines}
    for task in plan.tasks:
        details = (
            (text("lead"), "; ".join(task.lead)),
            (text("coordinating"), "; ".join(task.coordinating)),
            (text("advises"), "; ".join(task.advises)),
            (text("deadlines"), "; ".join(deadlines[key].quote for key in task.deadlines)),
            (text("product"), task.product.text if task.product else ""),
            (text("funding"), task.funding.text if task.funding else ""),
        )
        spans = (task.span, *(each.span for each in (task.product, task.funding) if each))
        yield Card(task.id, "tasks", task.text, _filled(details), spans, task.confidence)


def _indicator_cards(plan: Plan, text: Messages) -> Iterator[Card]:
    for indicator in plan.indicators:
        details = (
            (text("objective"), indicator.objective or ""),
            (text("unit"), indicator.unit or ""),
            (text("values"), "; ".join(figure(value) for value in indicator.values)),
            (text("responsible"), "; ".join(indicator.responsible)),
            (text("note"), indicator.note or ""),
        )
        title = ". ".join(filter(None, (indicator.label, indicator.name)))
        spans = (indicator.span, *(each.span for each in indicator.values if each.span))
        yield Card(indicator.id, "indicators", title, _filled(details), spans, indicator.confidence)


def _reference_cards(plan: Plan, text: Messages) -> Iterator[Card]:
    for number, reference in enumerate(plan.legal_references, 1):
        names = (reference.type if reference.code else None, reference.code, reference.name)
        details = (
            (text("title"), reference.title or ""),
            (text("issuer"), reference.issuer or ""),
            (text("issued_on"), reference.issued_on or ""),
            (text("role"), reference.role),
        )
        mentions = tuple(mention.span for mention in reference.mentions)
        yield Card(
            f"r{number}",
            "legal_references",
            " ".join(filter(None, names)),
            _filled(details),
            mentions,
            reference.confidence,
        )


def _filled(details: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((label, value) for label, value in details if value)
