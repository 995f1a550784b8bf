"""Indicators from tables: one for each row with a value, or with blanks to be filled in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from extractors.findings import finding
from extractors.folding import fold
from extractors.grounding import locate
from extractors.indicators.columns import (
    Layout,
    Role,
    captions,
    is_numbering,
    is_time,
    read_layout,
)
from extractors.indicators.context import (
    Context,
    common_unit,
    enter_headings,
    first_blocks,
    surroundings,
)
from extractors.indicators.evidence import ENOUGH, evidence, is_form
from extractors.indicators.grid import Lattice, Slot, lattice
from extractors.indicators.periods import period_of
from extractors.indicators.rows import (
    BULLETS,
    Name,
    Outline,
    heading_of,
    read_name,
    repair,
    repeats_above,
    split_unit,
)
from extractors.indicators.values import Figure, parse_value
from extractors.indicators.words import unit_kind
from schemas import Document, Finding, Indicator, IndicatorValue

Bodies = Callable[[int, int], tuple[str, ...]]
"""The canonical names of the bodies that a range of the text names, in order."""


@dataclass(frozen=True, slots=True)
class TableReading:
    """The indicators of the tables, the indexes of their blocks, and what needs a look."""

    indicators: tuple[Indicator, ...]
    blocks: frozenset[int]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One table of indicators, ready to be read row by row.

    `stated` holds what the cells that repeat the one above were found to say.
    """

    document: Document
    grid: Lattice
    layout: Layout
    context: Context
    bodies: Bodies
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

    def values(self, row: int) -> list[tuple[int, Slot | None]]:
        """The value columns of a row with their cells; a cell merged with the name is none."""
        names = self.layout.having(Role.NAME)
        name = self.grid.rows[row][names[0]]
        slots = [(column, self.grid.rows[row][column]) for column in self.layout.having(Role.VALUE)]
        return [(column, None if slot is name else slot) for column, slot in slots]


def read_tables(document: Document, bodies: Bodies, since: str | None = None) -> TableReading:
    """The indicators of all tables that measure targets.

    `bodies` names the agencies of a range of the text; `since` is the ISO day the plan begins on.
    """
    indicators: list[Indicator] = []
    blocks: set[int] = set()
    findings: list[Finding] = []
    before: tuple[_Sheet, Outline] | None = None
    annexes = first_blocks(document)
    for index, block in enumerate(document.blocks):
        if block.table is None:
            continue
        sheet, outline = _sheet(document, index, annexes, bodies, before, since)
        if sheet is None:
            before = None
            continue
        rows = _read_rows(sheet, outline)
        indicators.extend(rows.indicators)
        blocks.add(index)
        findings.extend(rows.findings)
        before = (sheet, rows.outline)
    return TableReading(tuple(indicators), frozenset(blocks), tuple(findings))


def _sheet(
    document: Document,
    index: int,
    annexes: Mapping[int, int],
    bodies: Bodies,
    before: tuple[_Sheet, Outline] | None,
    since: str | None,
) -> tuple[_Sheet | None, Outline]:
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
        sheet = _Sheet(document, grid, layout, replace(context, unit=unit), bodies)
        return sheet, enter_headings(before[1], context)
    titles = context.titles
    if is_form(layout, titles) or evidence(grid, layout, titles, since) < ENOUGH:
        return None, Outline()
    near = replace(context, headings=context.headings[-1:])
    return _Sheet(document, grid, layout, context, bodies), enter_headings(Outline(), near)


def _goes_on(before: Layout, layout: Layout, context: Context) -> bool:
    """Whether a table is the next part of the one before it: no head, or the same head."""
    if context.gap is None or len(before.columns) != len(layout.columns):
        return False
    if layout.first_row == 0:
        return not context.apart
    return [column.head for column in layout.columns] == [column.head for column in before.columns]


@dataclass(frozen=True, slots=True)
class _Rows:
    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...]
    outline: Outline


def _read_rows(sheet: _Sheet, outline: Outline) -> _Rows:
    found: list[Indicator] = []
    findings: list[Finding] = []
    group: Slot | None = None
    for row in range(sheet.layout.first_row, len(sheet.grid.rows)):
        group = sheet.slot(row, Role.GROUP) or group
        name = sheet.slot(row, Role.NAME)
        if name is None or _is_furniture(sheet, row, name):
            continue
        ordinal = _ordinal(sheet, row)
        if _measures(sheet, row, name):
            read = read_name(name.text, ordinal)
            outline = outline.beside(read)
            found.append(
                _indicator(sheet, row, name, read, _objective(sheet, group, read, outline))
            )
            findings.extend(_doubts(sheet, row, found[-1]))
        elif found and _continues(sheet, row, name, ordinal):
            found[-1] = _joined(sheet, found[-1], name)
        elif name.row == row:
            outline = outline.under(heading_of(name.text, ordinal))
    return _Rows(tuple(found), tuple(findings), outline)


def _is_furniture(sheet: _Sheet, row: int, name: Slot) -> bool:
    """A head printed again, a row of column numbers, a legend: no row of the table."""
    if not any(letter.isalpha() for letter in name.text) and not is_time(name.words):
        return True
    heads = [column.head for column in sheet.layout.columns]
    cells = [sheet.grid.words(row, column) or None for column in range(sheet.grid.columns)]
    if any(heads) and all(
        cell is None or cell == head for cell, head in zip(cells, heads, strict=True)
    ):
        return True
    words = fold(name.words)
    if words.strip(f" :{BULLETS}") == "trong đó":
        return not any(slot is not None and slot.text for _, slot in sheet.values(row))
    legend = words.startswith(("ghi chú", "(*", "trong đó:", "lưu ý"))
    alone = len(sheet.grid.own(row)) == 1
    return (legend and alone) or is_numbering(sheet.grid, row)


def _ordinal(sheet: _Sheet, row: int) -> str:
    slot = next(
        (sheet.grid.rows[row][column] for column in sheet.layout.having(Role.ORDINAL)), None
    )
    return slot.words if slot is not None and slot.row == row else ""


def _measures(sheet: _Sheet, row: int, name: Slot) -> bool:
    """Whether a row is an indicator: a value is there, or its blanks are to be filled in."""
    if any(slot is not None and slot.text for _, slot in sheet.values(row)):
        return True
    unit = sheet.slot(row, Role.UNIT)
    if unit is not None and unit is not name:
        return True
    values = [sheet.layout.columns[column] for column in sheet.layout.having(Role.VALUE)]
    with_units = any(sheet.layout.columns[i].filled for i in sheet.layout.having(Role.UNIT))
    if with_units or any(column.filled for column in values):
        return False
    heading = heading_of(name.text, _ordinal(sheet, row))
    merged = name.column_span > 1 or name.words.isupper()
    return not merged and heading.family not in {"roman", "upper"}


def _continues(sheet: _Sheet, row: int, name: Slot, ordinal: str) -> bool:
    """Whether a row is the rest of the name above, cut by a page break."""
    return (
        not ordinal and name.row == row and name.text[0].islower() and len(sheet.grid.own(row)) == 1
    )


def _joined(sheet: _Sheet, indicator: Indicator, rest: Slot) -> Indicator:
    words = read_name(rest.text).words
    start = indicator.span.start
    return replace(
        indicator,
        name=f"{indicator.name} {words}",
        quote=sheet.document.text[start : rest.end],
        span=locate(sheet.document, start, rest.end),
    )


def _indicator(sheet: _Sheet, row: int, cell: Slot, name: Name, objective: str | None) -> Indicator:
    document = sheet.document
    own = sheet.grid.own(row)
    start = cell.start if cell.row == row else own[0].start
    end = max(slot.end for slot in own)
    start = min(start, end)
    words, aside = split_unit(_timed(sheet, cell) or " ".join(name.words.split()))
    figures = [(column, slot, parse_value(slot.text)) for column, slot in _filled(sheet, row)]
    note = sheet.slot(row, Role.NOTE)
    marked = any(figure.marked for _, _, figure in figures)
    return Indicator(
        id="",
        origin="table",
        objective=objective,
        label=name.label,
        name=words,
        unit=_unit(sheet, row, aside, [figure for _, _, figure in figures]),
        values=tuple(_value(sheet, column, slot, objective) for column, slot in sheet.values(row)),
        responsible=_responsible(sheet, row),
        note=repair(note.words) if note is not None else sheet.context.legend if marked else None,
        quote=document.text[start:end],
        span=locate(document, start, end),
        confidence=0.95 if sheet.layout.first_row else 0.85,
    )


def _timed(sheet: _Sheet, cell: Slot) -> str | None:
    """The name of a row of a year ("Năm 2026"), where the years stand below each other."""
    head = sheet.layout.columns[cell.column].head
    bare = is_time(cell.words) and cell.words[0].isdigit()
    return f"{head} {cell.words}" if bare and head is not None else None


def _filled(sheet: _Sheet, row: int) -> Iterator[tuple[int, Slot]]:
    for column, slot in sheet.values(row):
        if slot is not None and slot.text:
            yield column, slot


def _objective(sheet: _Sheet, group: Slot | None, name: Name, outline: Outline) -> str | None:
    """The heading of a row: the cell of its group, its own or the last one above, or a row's."""
    if group is not None and outline.parent_row(name) is None:
        return heading_of(group.text, _ordinal_of(sheet, group, name)).text
    return outline.objective(name)


def _ordinal_of(sheet: _Sheet, group: Slot, name: Name) -> str:
    """The ordinal of a group whose rows bear numbers of their own under it."""
    ordinal = _ordinal(sheet, group.row)
    number = (name.label or "").split(" ")[0]
    return ordinal if ordinal and f"{number}.".startswith(f"{ordinal}.") else ""


def _value(sheet: _Sheet, column: int, slot: Slot | None, objective: str | None) -> IndicatorValue:
    head = sheet.layout.columns[column].head
    period = period_of(head or "") or period_of(objective or "") or _period_over(sheet)
    if slot is None or not slot.text:
        return IndicatorValue(column=head, period=period, raw="")
    figure = parse_value(slot.text)
    return IndicatorValue(
        column=head,
        period=period,
        raw=slot.text,
        op=figure.op,
        value=figure.value,
        low=figure.low,
        high=figure.high,
        numerator=figure.numerator,
        denominator=figure.denominator,
        text=figure.text,
        span=locate(sheet.document, slot.start, slot.end),
    )


def _period_over(sheet: _Sheet) -> str | None:
    """The time in the title of a table with one column of values."""
    if len(sheet.layout.having(Role.VALUE)) != 1:
        return None
    titles = sheet.context.titles
    return next((period for title in titles[::-1] if (period := period_of(title))), None)


def _unit(sheet: _Sheet, row: int, aside: str | None, figures: list[Figure]) -> str | None:
    """The unit of a row: its cell, else brackets of name or heads, its figures, the caption."""
    cell = sheet.slot(row, Role.UNIT)
    if cell is not None:
        return cell.words
    heads = {_head_unit(sheet, column) for column in sheet.layout.having(Role.VALUE)}
    head = heads.pop() if len(heads) == 1 else None
    of_figures = {figure.unit for figure in figures if figure.unit and unit_kind(figure.unit)}
    own = of_figures.pop() if len(of_figures) == 1 else None
    return aside or head or own or sheet.context.unit


def _head_unit(sheet: _Sheet, column: int) -> str | None:
    head = sheet.layout.columns[column].head
    return split_unit(head)[1] if head is not None else None


def _responsible(sheet: _Sheet, row: int) -> tuple[str, ...]:
    cell = sheet.slot(row, Role.RESPONSIBLE)
    return sheet.bodies(cell.start, cell.end) if cell is not None else ()


def _doubts(sheet: _Sheet, row: int, indicator: Indicator) -> Iterator[Finding]:
    """What a person should look at in a row: odd figures, a unit that its cell does not give."""
    with_units = any(sheet.layout.columns[i].filled for i in sheet.layout.having(Role.UNIT))
    if with_units and indicator.unit is not None and sheet.slot(row, Role.UNIT) is None:
        yield finding(
            "indicator-unit-inferred", indicator.span, name=indicator.name, unit=indicator.unit
        )
    under = {value.denominator for value in indicator.values if value.denominator is not None}
    if len(under) > 1:
        bases = ", ".join(f"{base:g}" for base in sorted(under))
        yield finding("indicator-denominators", indicator.span, name=indicator.name, bases=bases)
    grows = any(word in fold(indicator.name) for word in ("tăng", "so với", "tốc độ", "vượt"))
    for value in indicator.values:
        figure = value.high if value.value is None else value.value
        if indicator.unit == "%" and figure is not None and figure > 100 and not grows:
            yield finding("indicator-over-hundred", value.span, name=indicator.name, raw=value.raw)
