"""One self-contained page that checks a record against its text, side by side.

The document stands on the left, every fact marked in it; the record on the right, a card a fact.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from kehoach.cards import cards_of
from kehoach.highlight import Highlighter, Run
from kehoach.messages import Messages
from schemas import Block, BlockKind, Document, Plan, Table

if TYPE_CHECKING:
    from jinja2 import Template


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


def render_page(document: Document, plan: Plan, text: Messages) -> str:
    """The page as HTML; it needs nothing from anywhere else."""
    cards = tuple(cards_of(plan, text))
    highlighter = Highlighter(document.text, cards)
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


def _block(block: Block, highlighter: Highlighter) -> BlockView:
    is_table = block.kind is BlockKind.TABLE and block.table is not None
    return BlockView(
        kind=block.kind.value,
        part=block.part.value,
        level=block.level,
        page=block.page,
        runs=() if is_table else highlighter.runs(block.start, block.end),
        rows=_rows(block.table, highlighter) if is_table and block.table is not None else (),
    )


def _rows(table: Table, highlighter: Highlighter) -> tuple[tuple[CellView, ...], ...]:
    rows: list[list[CellView]] = [[] for _ in range(table.rows)]
    for cell in table.cells:
        runs = highlighter.runs(cell.start, cell.end)
        head = cell.row < table.header_rows
        rows[cell.row].append(CellView(runs, cell.row_span, cell.column_span, head))
    return tuple(tuple(row) for row in rows)
