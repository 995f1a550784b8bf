"""Columns that divide names: one name over several rows, each for a part ("Nam", "Nữ")."""

from __future__ import annotations

from extractors.indicators.columns import Column, Layout, Role, head_rule
from extractors.indicators.grid import Lattice

_LONGEST_PART = 5
_SELDOM = 0.2
_OFTEN = 0.5


def part_column(grid: Lattice, layout: Layout) -> int | None:
    """The column that divides the names of a table into parts; `None` if there is none.

    It stands between names and values, its cells are few words, and at least one name goes on
    over rows that are told apart by it alone.
    """
    names, values = layout.having(Role.NAME), layout.having(Role.VALUE)
    if not names or not values:
        return None
    between = range(names[0] + 1, values[0])
    return next(
        (
            index
            for index in between
            if _divides(layout.columns[index]) and _goes_on(grid, layout, names[0], index)
        ),
        None,
    )


def _divides(column: Column) -> bool:
    """Whether a column may hold parts by its head and cells."""
    rule = head_rule(column.head) if column.head is not None else None
    if column.role is not Role.OTHER or (rule is not None and rule.name != "place"):
        return False
    few = column.figures <= _SELDOM and column.units <= _OFTEN and column.bodies < _OFTEN
    return few and 0 < column.length <= _LONGEST_PART


def _goes_on(grid: Lattice, layout: Layout, name: int, part: int) -> bool:
    """Whether a name, merged or left empty below, stands over rows with parts of their own."""
    rows = range(layout.first_row + 1, len(grid.rows))
    return any(
        grid.own_at(row, part) is not None
        and grid.own_at(row, name) is None
        and grid.own_at(row - 1, part) is not None
        for row in rows
    )
