"""Tables as grids: merged cells once, columns by the edges that cells really use."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docx.oxml.ns import qn

from ingest.docx.markup import (
    ALTERNATE,
    CELL,
    DELETED,
    ROW,
    SDT,
    SDT_CONTENT,
    VAL,
    WRAPPERS,
    Node,
    alternative,
    flag,
    integer,
)
from ingest.elements import Element, Grid
from ingest.grids import Slot, build_grid

_ROW_PR = qn("w:trPr")
_CELL_PR = qn("w:tcPr")
_HEADER = qn("w:tblHeader")
_BEFORE = qn("w:gridBefore")
_SPAN = qn("w:gridSpan")
_DOWN = qn("w:vMerge")
_ACROSS = qn("w:hMerge")
_CELL_DELETED = qn("w:cellDel")

_WIDEST = 255
"""More grid columns than any table has (Word allows 63): a larger span is damage."""


def read_grid(
    table: Node, content: Callable[[Node], tuple[Element, ...]], *, page_start: bool = False
) -> Grid | None:
    """The grid of a `w:tbl`; `content` reads what stands in a cell. `None` without any cell."""
    slots: list[Slot] = []
    above: dict[int, Slot] = {}
    rows = header_rows = 0
    for row in _members(table, ROW):
        properties = row.find(_ROW_PR)
        if properties is not None and properties.find(DELETED) is not None:
            continue
        above = _read_row(row, rows, above, slots, content)
        if header_rows == rows and properties is not None:
            header_rows += bool(flag(properties.find(_HEADER)))
        rows += 1
    return build_grid(slots, rows, header_rows=header_rows, page_start=page_start)


def _read_row(
    row: Node,
    index: int,
    above: dict[int, Slot],
    slots: list[Slot],
    content: Callable[[Node], tuple[Element, ...]],
) -> dict[int, Slot]:
    """Add the cells of a row to `slots`; return those that a cell below may continue."""
    open_below: dict[int, Slot] = {}
    column = _columns_before(row)
    last: Slot | None = None
    for cell in _members(row, CELL):
        span, down, across = _merging(cell)
        start, column = column, column + span
        if across == "continue" and last is not None:
            last.end = column
            continue
        last = above.get(start) if down == "continue" else None
        if last is not None:
            last.rows = index - last.row + 1
        else:
            last = Slot(index, start, column, content(cell))
            slots.append(last)
        if down is not None:
            open_below[start] = last
    return open_below


def _columns_before(row: Node) -> int:
    before = row.find(f"{_ROW_PR}/{_BEFORE}")
    return 0 if before is None else min(max(integer(before.get(VAL)), 0), _WIDEST)


def _merging(cell: Node) -> tuple[int, str | None, str | None]:
    """Grid columns that a cell covers, and what it says of merging down and across."""
    properties = cell.find(_CELL_PR)
    if properties is None:
        return 1, None, None
    span, down, across = 1, None, None
    for node in properties:
        if node.tag == _SPAN:
            span = min(max(integer(node.get(VAL), 1), 1), _WIDEST)
        elif node.tag == _DOWN:
            down = node.get(VAL, "continue")
        elif node.tag == _ACROSS:
            across = node.get(VAL, "continue")
    return span, down, across


def _members(node: Node, tag: str) -> Iterator[Node]:
    """Rows of a table or cells of a row, those inside content controls included."""
    for child in node:
        if child.tag == tag:
            if tag == ROW or child.find(f"{_CELL_PR}/{_CELL_DELETED}") is None:
                yield child
        elif child.tag == SDT:
            content = child.find(SDT_CONTENT)
            yield from () if content is None else _members(content, tag)
        elif child.tag in WRAPPERS:
            yield from _members(child, tag)
        elif child.tag == ALTERNATE:
            branch = alternative(child)
            yield from () if branch is None else _members(branch, tag)
