"""Tables as grids: spans laid out as browsers do (HTML Living Standard, 4.9.12)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from lxml.html import HtmlElement

from ingest.elements import Element, Grid
from ingest.grids import Slot, build_grid

_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_WIDEST = 255
_TALLEST = 10_000
_NOTHING = ("0", "0px", "0pt")


def read_grid(
    table: HtmlElement, content: Callable[[HtmlElement], tuple[Element, ...] | None]
) -> Grid | None:
    """The grid of a `table`; `content` reads what stands in a cell, `None` for a hidden one.

    `None` for a table without words.
    """
    slots: list[Slot] = []
    busy: dict[int, int] = {}
    """Rows from which each column is free again."""
    rows = header_rows = 0
    for row, in_head in _rows(table):
        found = _read_row(row, rows, busy, content)
        if not any(slot.content for slot in found) and row.get("height") in _NOTHING:
            continue  # Word's measure of columns that do not line up
        heads = in_head or all(cell.tag == "th" for cell in _cells(row))
        if header_rows == rows and heads and found:
            header_rows += 1
        slots += found
        rows += 1
    for slot in slots:
        slot.rows = min(slot.rows, rows - slot.row)
    if not any(slot.content for slot in slots):
        return None
    return build_grid(slots, rows, header_rows=0 if header_rows == rows else header_rows)


def _read_row(
    row: HtmlElement,
    index: int,
    busy: dict[int, int],
    content: Callable[[HtmlElement], tuple[Element, ...] | None],
) -> list[Slot]:
    found: list[Slot] = []
    column = 0
    for cell in _cells(row):
        inner = content(cell)
        if inner is None:
            continue
        while busy.get(column, 0) > index:
            column += 1
        if column >= _WIDEST:
            break
        end = min(column + _span(cell, "colspan", _WIDEST), _WIDEST)
        # 0 reaches to the end of the table; the caller cuts what is too long.
        height = _span(cell, "rowspan", _TALLEST) or _TALLEST
        found.append(Slot(index, column, end, inner, height))
        busy.update(dict.fromkeys(range(column, end), index + height))
        column = end
    return found


def _rows(table: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """The rows of a table and whether they are its head; rows of tables inside it are not."""
    for child in table:
        if child.tag == "tr":
            yield child, False
        elif child.tag in _GROUPS:
            for row in child:
                if row.tag == "tr":
                    yield row, child.tag == "thead"


def _cells(row: HtmlElement) -> Iterator[HtmlElement]:
    return (cell for cell in row if cell.tag in ("td", "th"))


def _span(cell: HtmlElement, name: str, most: int) -> int:
    """A span, 1 where it is missing or no number."""
    value = cell.get(name, "").strip()
    if not value.isdecimal() or len(value) > 6:
        return 1
    return min(int(value), most) if name == "rowspan" else max(1, min(int(value), most))
