"""Indicators from tables: one for each row with a value, or with blanks to be filled in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.findings import finding
from extractors.folding import fold
from extractors.grounding import locate
from extractors.indicators.columns import Role, is_numbering, is_time
from extractors.indicators.context import first_blocks
from extractors.indicators.grid import Slot
from extractors.indicators.legends import notes_of
from extractors.indicators.periods import period_of
from extractors.indicators.rows import (
    BULLETS,
    Name,
    Outline,
    heading_of,
    mended_unit,
    read_name,
    repair,
    split_unit,
)
from extractors.indicators.series import Parts, dimension_of, series_key
from extractors.indicators.sheet import Bodies, Sheet, open_sheet
from extractors.indicators.values import Figure, parse_value
from extractors.indicators.words import unit_kind
from schemas import Document, Finding, Indicator, IndicatorValue


@dataclass(frozen=True, slots=True)
class TableReading:
    """The indicators of the tables, the indexes of their blocks, and what needs a look."""

    indicators: tuple[Indicator, ...]
    blocks: frozenset[int]
    findings: tuple[Finding, ...]


def read_tables(document: Document, bodies: Bodies, since: str | None = None) -> TableReading:
    """The indicators of all tables that measure targets.

    `bodies` names the agencies of a range of the text; `since` is the ISO day the plan begins on.
    """
    indicators: list[Indicator] = []
    blocks: set[int] = set()
    findings: list[Finding] = []
    before: tuple[Sheet, Outline] | None = None
    annexes = first_blocks(document)
    for index, block in enumerate(document.blocks):
        if block.table is None:
            continue
        sheet, outline = open_sheet(document, index, annexes, bodies, before, since)
        if sheet is None:
            before = None
            continue
        rows = _read_rows(sheet, outline)
        indicators.extend(rows.indicators)
        blocks.add(index)
        findings.extend(rows.findings)
        before = (sheet, rows.outline)
    return TableReading(tuple(indicators), frozenset(blocks), tuple(findings))


@dataclass(frozen=True, slots=True)
class _Rows:
    indicators: tuple[Indicator, ...]
    findings: tuple[Finding, ...]
    outline: Outline


_SHORTEST_HEADING = 6
"""A cell of an ordinal column with fewer characters is a number."""


def _read_rows(sheet: Sheet, outline: Outline) -> _Rows:
    found: list[Indicator] = []
    findings: list[Finding] = []
    parts = Parts()
    group: Slot | None = None
    name: Slot | None = None
    for row in range(sheet.layout.first_row, len(sheet.grid.rows)):
        group = sheet.slot(row, Role.GROUP) or group
        name = sheet.name(row, name)
        if name is None:
            outline = _under_ordinal(sheet, row, outline)
            continue
        if _is_furniture(sheet, row, name):
            continue
        ordinal = _ordinal(sheet, row if sheet.part(row) is None else name.row)
        if _measures(sheet, row, name):
            read = read_name(name.text, ordinal)
            outline = outline.beside(read)
            found.append(
                _indicator(sheet, row, name, read, _objective(sheet, group, read, outline))
            )
            parts.add(read.family, found[-1].name, found[-1].objective)
            findings.extend(_doubts(sheet, row, found[-1]))
        elif found and _continues(sheet, row, name, ordinal):
            found[-1] = _joined(sheet, found[-1], name)
        elif name.row == row:
            outline = outline.under(heading_of(name.text, ordinal))
    keyed = (
        replace(row, series=series_key(row.name, row.unit, within=within))
        for row, within in zip(found, parts.wholes, strict=True)
    )
    return _Rows(tuple(keyed), tuple(findings), outline)


def _under_ordinal(sheet: Sheet, row: int, outline: Outline) -> Outline:
    """The outline behind a heading row whose words the format put into the first column."""
    own = sheet.grid.own(row)
    columns = sheet.layout.having(Role.ORDINAL)
    if len(own) != 1 or own[0].column not in columns or len(own[0].words) < _SHORTEST_HEADING:
        return outline
    return outline.under(heading_of(own[0].text))


def _is_furniture(sheet: Sheet, row: int, name: Slot) -> bool:
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


def _ordinal(sheet: Sheet, row: int) -> str:
    slot = next(
        (sheet.grid.rows[row][column] for column in sheet.layout.having(Role.ORDINAL)), None
    )
    return slot.words if slot is not None and slot.row == row else ""


def _measures(sheet: Sheet, row: int, name: Slot) -> bool:
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


def _continues(sheet: Sheet, row: int, name: Slot, ordinal: str) -> bool:
    """Whether a row is the rest of the name above, cut by a page break."""
    return (
        not ordinal and name.row == row and name.text[0].islower() and len(sheet.grid.own(row)) == 1
    )


def _joined(sheet: Sheet, indicator: Indicator, rest: Slot) -> Indicator:
    words = read_name(rest.text).words
    start = indicator.span.start
    return replace(
        indicator,
        name=f"{indicator.name} {words}",
        quote=sheet.document.text[start : rest.end],
        span=locate(sheet.document, start, rest.end),
    )


def _indicator(sheet: Sheet, row: int, cell: Slot, name: Name, objective: str | None) -> Indicator:
    document = sheet.document
    own = sheet.grid.own(row)
    start = cell.start if cell.row == row else own[0].start
    end = max(slot.end for slot in own)
    start = min(start, end)
    words, aside = split_unit(_timed(sheet, cell) or " ".join(name.words.split()))
    part = sheet.part(row)
    figures = [(column, slot, parse_value(slot.text)) for column, slot in _filled(sheet, row)]
    note = sheet.slot(row, Role.NOTE)
    marks = [figure.mark for _, _, figure in figures if figure.mark is not None]
    return Indicator(
        id="",
        origin="table",
        objective=objective,
        label=name.label,
        name=words if part is None else f"{words} - {part.words}",
        unit=_unit(sheet, row, aside, [figure for _, _, figure in figures]),
        values=tuple(
            _value(sheet, column, slot, cell, objective) for column, slot in sheet.values(row)
        ),
        responsible=_responsible(sheet, row),
        note=repair(note.words) if note is not None else notes_of(marks, sheet.context.legends),
        quote=document.text[start:end],
        span=locate(document, start, end),
        confidence=0.95 if sheet.layout.first_row else 0.85,
    )


def _timed(sheet: Sheet, cell: Slot) -> str | None:
    """The name of a row of a year ("Năm 2026"), where the years stand below each other."""
    head = sheet.layout.columns[cell.column].head
    bare = is_time(cell.words) and cell.words[0].isdigit()
    return f"{head} {cell.words}" if bare and head is not None else None


def _filled(sheet: Sheet, row: int) -> Iterator[tuple[int, Slot]]:
    for column, slot in sheet.values(row):
        if slot is not None and slot.text:
            yield column, slot


def _objective(sheet: Sheet, group: Slot | None, name: Name, outline: Outline) -> str | None:
    """The heading of a row: the cell of its group, its own or the last one above, or a row's."""
    if group is not None and outline.parent_row(name) is None:
        return heading_of(group.text, _ordinal_of(sheet, group, name)).text
    return outline.objective(name)


def _ordinal_of(sheet: Sheet, group: Slot, name: Name) -> str:
    """The ordinal of a group whose rows bear numbers of their own under it."""
    ordinal = _ordinal(sheet, group.row)
    number = (name.label or "").split(" ")[0]
    return ordinal if ordinal and f"{number}.".startswith(f"{ordinal}.") and name.typed else ""


def _value(
    sheet: Sheet, column: int, slot: Slot | None, name: Slot, objective: str | None
) -> IndicatorValue:
    head = sheet.layout.columns[column].head
    times = (head or "", name.words if is_time(name.words) else "", objective or "")
    period = next(filter(None, map(period_of, times)), None) or _period_over(sheet)
    dimension = dimension_of(head)
    if slot is None or not slot.text:
        return IndicatorValue(column=head, period=period, raw="", dimension=dimension)
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
        dimension=dimension,
    )


def _period_over(sheet: Sheet) -> str | None:
    """The time in the title of a table with one column of values."""
    if len(sheet.layout.having(Role.VALUE)) != 1:
        return None
    titles = sheet.context.titles
    return next((period for title in titles[::-1] if (period := period_of(title))), None)


def _unit(sheet: Sheet, row: int, aside: str | None, figures: list[Figure]) -> str | None:
    """The unit of a row: its cell, else brackets of name or heads, its figures, the caption."""
    cell = sheet.slot(row, Role.UNIT)
    if cell is not None:
        return mended_unit(cell.text)
    heads = {_head_unit(sheet, column) for column in sheet.layout.having(Role.VALUE)}
    head = heads.pop() if len(heads) == 1 else None
    of_figures = {figure.unit for figure in figures if figure.unit and unit_kind(figure.unit)}
    own = of_figures.pop() if len(of_figures) == 1 else None
    return aside or head or own or sheet.context.unit


def _head_unit(sheet: Sheet, column: int) -> str | None:
    head = sheet.layout.columns[column].head
    return split_unit(head)[1] if head is not None else None


def _responsible(sheet: Sheet, row: int) -> tuple[str, ...]:
    cell = sheet.slot(row, Role.RESPONSIBLE)
    return sheet.bodies(cell.start, cell.end) if cell is not None else ()


def _doubts(sheet: Sheet, row: int, indicator: Indicator) -> Iterator[Finding]:
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
