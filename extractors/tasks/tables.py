"""Assignment tables: a task a row, its bodies and its time from the row's other cells."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache

from extractors.folding import fold
from extractors.knowledge import load_yaml
from extractors.tasks.actors import Actor, names
from extractors.tasks.facets import Facets, Stated, stated
from extractors.tasks.found import Found
from extractors.tasks.headless import roles_by_content
from extractors.tasks.leads import listed_actors
from schemas import Cell, Document, Table

_HEAD_ROWS = 3
"""How many rows are looked at for a head that the reader did not mark."""

_MARKS = r"[\s\-–\"″”“'’,/.]*"
_SAME_AS_ABOVE = re.compile(rf"{_MARKS}(?:n\.?t|như\s+trên|như\s+\w+\s+trên)?{_MARKS}$", re.X)
_DITTO = re.compile(r"n\.?t|như\s+(?:\w+\s+)?trên|[\"″”“]|//|''|’’|,,", re.X)
_BULLET = re.compile(r"\s*(?:[-+*•]|\d{1,2}(?:\.\d{1,2})*[.)]|[a-zđ]\))?\s*")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column of an assignment table holds, by the words of its head."""

    role: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class RowTask:
    """A task cell with what the row says of it; offsets are the document's."""

    start: int
    end: int
    lead: tuple[str, ...]
    coordinating: tuple[str, ...]
    deadlines: tuple[str, ...]
    facets: Facets


@cache
def columns() -> tuple[Column, ...]:
    """The heads of `columns.yaml`; raises `TypeError` if the file is malformed."""
    entries = load_yaml("extractors.tasks", "columns.yaml")
    if not isinstance(entries, list):
        raise TypeError("columns.yaml must be a list")
    return tuple(Column(entry["role"], re.compile(entry["pattern"], re.X)) for entry in entries)


def column_role(head: str) -> str | None:
    """The role of a column whose folded head is `head`.

    >>> column_role("đơn vị phối hợp")
    'coordinating'
    """
    head = " ".join(head.split())
    for column in columns():
        if column.pattern.match(head):
            return column.role
    return None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table laid out: the cell that covers each place, and the columns by role.

    `stated` holds what the cells that repeat the one above were found to say.
    """

    grid: dict[tuple[int, int], Cell]
    rows: range
    task: int
    lead: tuple[int, ...]
    coordinating: tuple[int, ...]
    deadline: tuple[int, ...]
    product: tuple[int, ...]
    funding: tuple[int, ...]
    stated: dict[tuple[int, int], Cell | None] = field(default_factory=dict, compare=False)


def row_tasks(document: Document, table: Table, found: Found) -> list[RowTask]:
    """The tasks of a table whose head names tasks and who does them or by when; else none."""
    sheet = _sheet(document, table, found)
    if sheet is None:
        return []
    tasks: list[RowTask] = []
    group: tuple[str, ...] = ()
    for row in sheet.rows:
        title = _title(document, sheet, row, table.columns)
        if title is not None:
            group = found.deadlines_in(title.start, title.end)
        cell = sheet.grid.get((row, sheet.task))
        if cell is not None and cell.row == row and _sets_task(document, sheet, cell):
            task = _row_task(document, sheet, cell, found)
            tasks.append(replace(task, deadlines=task.deadlines or group))
            if sheet.deadline and sheet.deadline[0] < sheet.task:
                # A calendar: a row without a time is of the time above.
                group = tasks[-1].deadlines
    return tasks


def _title(document: Document, sheet: Sheet, row: int, columns: int) -> Cell | None:
    """The one cell of a row that holds words, where it heads the rows below ("Tháng 11")."""
    cells = {cell.start: cell for at in range(columns) if (cell := sheet.grid.get((row, at)))}
    filled = [cell for cell in cells.values() if document.text[cell.start : cell.end].strip()]
    return filled[0] if len(filled) == 1 and filled[0].row == row else None


def _sheet(document: Document, table: Table, found: Found) -> Sheet | None:
    grid = {
        (row, column): cell
        for cell in table.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    }
    roles, body = _headed(document, table, grid) or _headless(document, table, grid, found)
    places: dict[str, tuple[int, ...]] = {
        name: tuple(column for column, role in enumerate(roles) if role == name)
        for name in ("task", "lead", "coordinating", "deadline", "product", "funding")
    }
    if not places["task"] or not any(map(places.get, ("lead", "coordinating", "deadline"))):
        return None
    return Sheet(
        grid,
        range(body, table.rows),
        places["task"][-1],
        places["lead"],
        places["coordinating"],
        places["deadline"],
        places["product"],
        places["funding"],
    )


Grid = dict[tuple[int, int], Cell]
Roles = tuple[list[str | None], int]
"""The role of each column, and the first row of the body."""


def _headed(document: Document, table: Table, grid: Grid) -> Roles | None:
    """The roles by the words of the head; `None` if no head names tasks."""
    for head in range(min(_HEAD_ROWS, table.rows)):
        roles = [_role_at(document, grid.get((head, column))) for column in range(table.columns)]
        if "task" in roles:
            break
    else:
        return None
    if roles.count("measure") > 1 or ("measure" in roles and "lead" not in roles):
        return [], 0
    body = max(head + 1, table.header_rows)
    if _goes_on(grid, head, roles.index("task")):
        roles = [
            _role_at(document, grid.get((head + 1, column))) or role
            for column, role in enumerate(roles)
        ]
        body = max(body, head + 2)
    return roles, body


def _headless(document: Document, table: Table, grid: Grid, found: Found) -> Roles:
    if table.header_rows:
        return [], 0
    rows = [
        [
            cell if (cell := grid.get((row, column))) and cell.row == row else None
            for column in range(table.columns)
        ]
        for row in range(table.rows)
    ]
    return roles_by_content(document, rows, found) or [], 0


def _goes_on(grid: dict[tuple[int, int], Cell], head: int, task: int) -> bool:
    """Whether the head has a second row: the cell of the task column spans it."""
    cell = grid.get((head, task))
    return cell is not None and cell.row_span > 1


def _role_at(document: Document, cell: Cell | None) -> str | None:
    if cell is None:
        return None
    return column_role(fold(document.text[cell.start : cell.end]).strip())


def _sets_task(document: Document, sheet: Sheet, cell: Cell) -> bool:
    """Whether the cell holds a task and not the title of a group of rows, and is not empty."""
    words = document.text[cell.start : cell.end].strip()
    others = [
        column
        for column in (*sheet.lead, *sheet.coordinating, *sheet.deadline)
        if (other := sheet.grid.get((cell.row, column))) is not None
        and other is not cell
        and document.text[other.start : other.end].strip()
    ]
    return len(words) > 1 and not words.isdigit() and bool(others)


def _row_task(document: Document, sheet: Sheet, cell: Cell, found: Found) -> RowTask:
    text = document.text[cell.start : cell.end]
    bullet = _BULLET.match(text)
    start = cell.start + (bullet.end() if bullet is not None else 0)
    rows = range(cell.row, min(cell.row + cell.row_span, sheet.rows.stop))
    deadlines = list(found.deadlines_in(start, cell.end))
    for timed in _stated_in(document, sheet, rows, sheet.deadline):
        deadlines += found.deadlines_in(timed.start, timed.end)
    lead = names(_actors(document, _stated_in(document, sheet, rows, sheet.lead), found))
    partners = names(
        _actors(document, _stated_in(document, sheet, rows, sheet.coordinating), found)
    )
    return RowTask(
        start,
        cell.start + len(text.rstrip()),
        lead,
        tuple(name for name in partners if name not in lead),
        tuple(dict.fromkeys(deadlines)),
        Facets(
            _facet(document, sheet, rows, sheet.product),
            _facet(document, sheet, rows, sheet.funding),
        ),
    )


def _facet(
    document: Document, sheet: Sheet, rows: range, columns: tuple[int, ...]
) -> Stated | None:
    """The first of the cells that states something, with the head of its column."""
    for cell in _stated_in(document, sheet, rows, columns):
        above = (sheet.grid.get((row, cell.column)) for row in range(sheet.rows.start))
        heads = [fold(document.text[head.start : head.end]) for head in above if head is not None]
        said = stated(document.text, cell.start, cell.end, " ".join(heads))
        if said is not None:
            return said
    return None


def _stated_in(
    document: Document, sheet: Sheet, rows: range, columns: tuple[int, ...]
) -> list[Cell]:
    """The cells of some columns that say it for these rows, each once."""
    cells = [_stated(document, sheet, row, column) for column in columns for row in rows]
    return list({(cell.row, cell.column): cell for cell in cells if cell is not None}.values())


def _stated(document: Document, sheet: Sheet, row: int, column: int) -> Cell | None:
    """The cell that says it for this row: itself, or the one above that "nt" repeats.

    So does an empty cell of the bodies that act, where the table shows no merged ones: a text's
    table cannot, and a page's break cuts them.
    """
    passed: list[tuple[int, int]] = []
    cell = sheet.grid.get((row, column))
    while cell is not None and row > sheet.rows.start:
        if (row, column) in sheet.stated:
            cell = sheet.stated[row, column]
            break
        words = fold(document.text[cell.start : cell.end]).strip()
        if not (_DITTO.search(words) and _SAME_AS_ABOVE.match(words)) and (
            words or not _is_cut(document, sheet, cell, column)
        ):
            break
        passed.append((row, column))
        row = cell.row - 1
        cell = sheet.grid.get((row, column))
    sheet.stated.update(dict.fromkeys(passed, cell))
    return cell


def _is_cut(document: Document, sheet: Sheet, cell: Cell, column: int) -> bool:
    """Whether an empty cell is the lower part of a merged one that the table does not show."""
    above = sheet.grid.get((cell.row - 1, column))
    task = sheet.grid.get((cell.row - 1, sheet.task))
    if column not in sheet.lead or above is None or task is None:
        return False
    if above.page != cell.page and max(above.row_span, cell.row_span) > 1:
        return True
    if not _sets_task(document, sheet, task):
        return False
    return not any(sheet.grid[place].row_span > 1 for place in sheet.grid if place[1] == column)


def _actors(document: Document, cells: list[Cell], found: Found) -> list[Actor]:
    actors: list[Actor] = []
    for cell in cells:
        text = document.text[cell.start : cell.end]
        actors += listed_actors(text, fold(text), found.bodies(cell.start, cell.end))
    return actors
