"""Rows whose cells hold several lines side by side: one indicator for each line.

    | 3 | Số hộ nhận khoán: | 820 |
    |   | - Hộ nghèo        | 310 |

typed into one row, its lines parted by line breaks alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from extractors.indicators.columns import Layout, Role
from extractors.indicators.grid import Lattice, Slot
from extractors.indicators.values import parse_value

_LINE = re.compile(r"[^\n]*\S")
_BEGINS = re.compile(r"\s*(?:[-–+•*]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]|[^\W\d_a-zà-ỹ])")
_MOST_LINES = 12


def unfolded(grid: Lattice, layout: Layout) -> Lattice:
    """The table with a row for each line where a row holds parallel lines."""
    counts = [_lines_of(grid, layout, row) for row in range(len(grid.rows))]
    if not any(count > 1 for count in counts):
        return grid
    first = [sum(max(1, count) for count in counts[:row]) for row in range(len(counts) + 1)]
    split = {*layout.having(Role.NAME), *layout.having(Role.VALUE), *layout.having(Role.UNIT)}
    rows: list[tuple[Slot | None, ...]] = []
    for row, count in enumerate(counts):
        for line in range(max(1, count)):
            cells = (
                _line_of(slot, line, count, first, headed=_is_headed(grid, layout, row))
                if slot is not None and count > 1 and column in split
                else _moved(slot, first)
                for column, slot in enumerate(grid.rows[row])
            )
            rows.append(tuple(cells))
    return Lattice(tuple(rows))


def _lines_of(grid: Lattice, layout: Layout, row: int) -> int:
    """How many indicators stand in a row: the lines of its name; 1 where they are one name."""
    names = layout.having(Role.NAME)
    name = grid.own_at(row, names[0]) if row >= layout.first_row and names else None
    if name is None or "\n" not in name.text or name.row_span > 1:
        return 1
    lines = _lines(name)
    if len(lines) > _MOST_LINES or not all(_BEGINS.match(line.text) for line in lines[1:]):
        return 1
    cells = [grid.own_at(row, column) for column in layout.having(Role.VALUE)]
    filled = [_lines(cell) for cell in cells if cell is not None]
    headed = len(lines) - 1 if lines[0].words.endswith(":") else len(lines)
    fits = all(len(found) in {len(lines), headed} for found in filled)
    figures = all(parse_value(line.words).numeric for found in filled for line in found)
    return len(lines) if filled and fits and figures and headed > 1 else 1


def _is_headed(grid: Lattice, layout: Layout, row: int) -> bool:
    """Whether the first line of a name has no figure in any column."""
    name = grid.rows[row][layout.having(Role.NAME)[0]]
    cells = (grid.own_at(row, column) for column in layout.having(Role.VALUE))
    counts = {len(_lines(cell)) for cell in cells if cell is not None}
    return name is not None and len(_lines(name)) not in counts


def _lines(slot: Slot) -> list[Slot]:
    """The lines of a cell as cells of their own."""
    found = []
    for match in _LINE.finditer(slot.text):
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        text = slot.text[start : match.end()]
        place = slot.start + start
        found.append(
            replace(
                slot, text=text, start=place, end=place + len(text), words=" ".join(text.split())
            )
        )
    return found


def _line_of(slot: Slot, line: int, count: int, first: list[int], *, headed: bool) -> Slot | None:
    """One line of a cell; of a cell with one line less than names, the first name has none.

    `headed` says that the first name heads the others: nothing measures it.
    """
    lines = _lines(slot)
    if len(lines) not in {count, count - 1}:
        whole = _moved(slot, first)
        return whole if line or not headed else None
    at = line - (count - len(lines))
    return replace(lines[at], row=first[slot.row] + line) if at >= 0 else None


def _moved(slot: Slot | None, first: list[int]) -> Slot | None:
    if slot is None:
        return None
    last = min(slot.row + slot.row_span, len(first) - 1)
    return replace(slot, row=first[slot.row], row_span=first[last] - first[slot.row])
