"""One table that measures targets, ready to be read row by row."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from extractors.indicators.columns import Layout, Role, captions, read_layout
from extractors.indicators.context import Context, common_unit, enter_headings, surroundings
from extractors.indicators.evidence import ENOUGH, evidence, is_form
from extractors.indicators.grid import Lattice, Slot, lattice
from extractors.indicators.parts import part_column
from extractors.indicators.rows import Outline, repeats_above
from extractors.indicators.unfolding import unfolded
from schemas import Document

Bodies = Callable[[int, int], tuple[str, ...]]
"""The canonical names of the bodies that a range of the text names, in order."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of indicators, ready to be read row by row.

    `parts` is the column that divides names; `stated` holds what the cells that repeat the one
    above were found to say.
    """

    document: Document
    grid: Lattice
    layout: Layout
    context: Context
    bodies: Bodies
    parts: int | None = None
    stated: dict[tuple[int, int], Slot | None] = field(default_factory=dict, compare=False)

    def slot(self, row: int, role: Role) -> Slot | None:
        """The first cell of a role in a row that holds words; "ditto" marks point upwards."""
        for column in self.layout.having(role):
            slot = self._stated(row, column)
            if slot is not None and slot.text:
                return slot
        return None

    def _stated(self, row: int, column: int) -> Slot | None:
        """The cell at a place, or the one above that it repeats."""
        passed: list[tuple[int, int]] = []
        slot = self.grid.rows[row][column]
        while slot is not None and slot.row > 0 and repeats_above(slot.words):
            place = (slot.row, column)
            if place in self.stated:
                slot = self.stated[place]
                break
            passed.append(place)
            slot = self.grid.rows[slot.row - 1][column]
        self.stated.update(dict.fromkeys(passed, slot))
        return slot

    def name(self, row: int, last: Slot | None) -> Slot | None:
        """The cell of the name of a row; `last` is that of the row above, for a part of it."""
        name = self.slot(row, Role.NAME)
        return last if name is None and self.part(row) is not None else name

    def part(self, row: int) -> Slot | None:
        """The cell that says of which part of its name a row is: "Nữ", "Thành thị"."""
        return None if self.parts is None else self.grid.own_at(row, self.parts)

    def values(self, row: int) -> list[tuple[int, Slot | None]]:
        """The value columns of a row with their cells; a cell merged with the name is none."""
        names = self.layout.having(Role.NAME)
        name = self.grid.rows[row][names[0]]
        slots = [(column, self.grid.rows[row][column]) for column in self.layout.having(Role.VALUE)]
        return [(column, None if slot is name else slot) for column, slot in slots]


def open_sheet(
    document: Document,
    index: int,
    annexes: Mapping[int, int],
    bodies: Bodies,
    before: tuple[Sheet, Outline] | None,
    since: str | None,
) -> tuple[Sheet | None, Outline]:
    """The table at a block if it measures targets, and the outline that its rows go on with."""
    table = document.blocks[index].table
    if table is None or table.columns < 2:
        return None, Outline()
    grid = lattice(document.text, table)
    layout = read_layout(grid, table.header_rows, lambda slot: bool(bodies(slot.start, slot.end)))
    context = surroundings(document, index, annexes)
    inside = captions(grid)
    unit = next((unit for line in inside if (unit := common_unit(line))), context.unit)
    context = replace(context, titles=(*context.titles, *inside), unit=unit)
    if before is not None and _goes_on(before[0].layout, layout, context):
        if layout.first_row == 0:
            layout = Layout(before[0].layout.columns, 0)
        unit = context.unit or before[0].context.unit
        sheet = _opened(document, grid, layout, replace(context, unit=unit), bodies)
        return sheet, enter_headings(before[1], context)
    titles = context.titles
    if is_form(layout, titles) or evidence(grid, layout, titles, since) < ENOUGH:
        return None, Outline()
    near = replace(context, headings=context.headings[-1:])
    return _opened(document, grid, layout, context, bodies), enter_headings(Outline(), near)


def _opened(
    document: Document, grid: Lattice, layout: Layout, context: Context, bodies: Bodies
) -> Sheet:
    whole = unfolded(grid, layout)
    return Sheet(document, whole, layout, context, bodies, part_column(whole, layout))


def _goes_on(before: Layout, layout: Layout, context: Context) -> bool:
    """Whether a table is the next part of the one before it: no head, or the same head."""
    if context.gap is None or len(before.columns) != len(layout.columns):
        return False
    if layout.first_row == 0:
        return not context.apart
    return [column.head for column in layout.columns] == [column.head for column in before.columns]
