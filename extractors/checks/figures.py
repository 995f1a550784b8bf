"""Figures of indicators that contradict their row, their column or their total."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extractors.facts import Facts
from extractors.findings import finding
from extractors.folding import fold
from schemas import Document, Finding, Indicator, IndicatorValue

_BASELINE = re.compile(
    r"\s*(?:hiện trạng|thực trạng|(?:ước )?thực hiện|ước|kết quả|số liệu gốc|năm gốc)\b"
)
_TARGET = re.compile(r"\s*(?:mục tiêu|chỉ tiêu|kế hoạch|phấn đấu|dự kiến)\b")
_TOTAL = re.compile(r"\s*(?:tổng(?: số| cộng)?|cộng)\s*(?:[:(]|$)|\s*tổng số\b")
_CHANGE = re.compile(r"tăng|giảm|^\s*[+-]")
"""A figure that says by how much something changes."""
_RISING, _FALLING = ("≥", ">"), ("≤", "<")
_FEWEST = 4
"""Figures under which a row or column has no pattern."""
_SHIFTS = (10.0, 100.0, 1000.0, 0.1, 0.01, 0.001)
"""What a lost or added decimal comma does to a figure."""
_APART = 2.5
"""A figure is out of a pattern that it lies so many times outside of, and inside once shifted."""
_ROUNDING = 0.005
_MEANT = 0.1
"""Parts that miss their total by less were meant to add up to it."""


def reversed_ranges(document: Document, facts: Facts) -> Iterator[Finding]:
    """Ranges whose lower end is above the upper: "95 - 90 %"."""
    for indicator in facts.indicators:
        for value in indicator.values:
            if value.low is not None and value.high is not None and value.low > value.high:
                yield finding(
                    "indicator-range-reversed", value.span, name=indicator.name, raw=value.raw
                )


def targets_against_baseline(document: Document, facts: Facts) -> Iterator[Finding]:
    """Targets "at least …" below the figure of today, "at most …" above it.

    The heads say which is which, the figure of today stands left of its target.
    """
    for indicator in facts.indicators:
        baseline: float | None = None
        for value in indicator.values if indicator.origin == "table" else ():
            figure = value.value
            if figure is None or _CHANGE.search(fold(value.raw)):
                continue
            if _is_headed(value, _BASELINE):
                baseline = figure
            elif baseline is not None and _is_headed(value, _TARGET):
                below = value.op in _RISING and figure < baseline
                above = value.op in _FALLING and figure > baseline
                if below or above:
                    told = {"raw": value.raw, "baseline": f"{baseline:g}"}
                    yield finding(
                        "target-against-baseline", value.span, name=indicator.name, **told
                    )


def targets_against_their_row(document: Document, facts: Facts) -> Iterator[Finding]:
    """Years to come that go back in a row that otherwise only rises, or only falls."""
    issued = int((facts.header.issued_on or "9999")[:4])
    for indicator in facts.indicators:
        years = [each for each in indicator.values if each.period and len(each.period) == 4]
        series = [each for each in years if each.value is not None and each.op is None]
        if len(series) < len(years) or _odd_one([_Cell(indicator, each) for each in series]):
            continue
        steps = [(_value(two) - _value(one), two) for one, two in pairwise(series)]
        up = [value for step, value in steps if step > 0]
        down = [value for step, value in steps if step < 0]
        fewer = min(up, down, key=len)
        if len(fewer) == 1 and len(up) + len(down) == len(steps) and len(steps) >= _FEWEST:
            value = fewer[0]
            if int(value.period or 0) >= issued:
                told = {"raw": value.raw, "year": value.period or ""}
                yield finding("target-against-trend", value.span, name=indicator.name, **told)


def figures_out_of_pattern(document: Document, facts: Facts) -> Iterator[Finding]:
    """Figures that fit their row, or their column, only with the decimal comma elsewhere."""
    rows: list[list[_Cell]] = []
    columns: dict[tuple[str | None, str | None, str | None], list[_Cell]] = defaultdict(list)
    for indicator in facts.indicators:
        if indicator.origin != "table":
            continue
        cells = [_Cell(indicator, each) for each in indicator.values if _is_plain(each)]
        rows.append(cells)
        for cell in cells:
            columns[indicator.objective, indicator.unit, cell.value.column].append(cell)
    seen: set[int] = set()
    rows += [each for key, each in columns.items() if key[1] == "%"]
    for cells in rows:
        odd = _odd_one(cells)
        if odd is not None and odd.value.span is not None and odd.value.span.start not in seen:
            seen.add(odd.value.span.start)
            told = {"name": odd.indicator.name, "raw": odd.value.raw}
            yield finding("indicator-out-of-pattern", odd.value.span, **told)


@dataclass(frozen=True, slots=True)
class _Cell:
    indicator: Indicator
    value: IndicatorValue


def _odd_one(cells: Sequence[_Cell]) -> _Cell | None:
    """The one figure that lies far outside the others and among them once its comma is moved."""
    if len(cells) < _FEWEST:
        return None
    ordered = sorted(cells, key=lambda cell: _value(cell.value))
    for odd, others in ((ordered[-1], ordered[:-1]), (ordered[0], ordered[1:])):
        low, high, figure = _value(others[0].value), _value(others[-1].value), _value(odd.value)
        if low <= 0 or figure <= 0 or high > _APART * low:
            continue
        outside = figure > _APART * high or figure * _APART < low
        if outside and any(low <= figure / shift <= high for shift in _SHIFTS):
            return odd
    return None


def totals_off(document: Document, facts: Facts) -> Iterator[Finding]:
    """Totals that are not the sum of the rows they total, the last of a table or the first.

    Parts may be some of many: only where they add up in another column, or nearly do in this one,
    were they meant to.
    """
    tables = [each for each in facts.indicators if each.origin == "table"]
    for _, grouped in groupby(tables, key=lambda each: (each.objective, each.unit)):
        rows = list(grouped)
        totals = [row for row in rows if _TOTAL.match(fold(row.name))]
        if len(totals) != 1 or len(rows) < _FEWEST or rows[0].unit == "%":
            continue
        if totals[0] in (rows[0], rows[-1]):
            yield from _totals_off(totals[0], [row for row in rows if row is not totals[0]])


def _totals_off(total: Indicator, parts: list[Indicator]) -> Iterator[Finding]:
    if any(len(part.values) != len(total.values) for part in parts):
        return
    off: list[tuple[IndicatorValue, float]] = []
    exact = 0
    for place, value in enumerate(total.values):
        figures = [part.values[place].value for part in parts]
        known = [figure for figure in figures if figure is not None]
        if value.value is None or value.op is not None or len(known) < len(parts):
            continue
        if min(known) <= value.value <= max(known):
            continue  # a mean or a rate
        if abs(sum(known) - value.value) <= _ROUNDING * abs(value.value):
            exact += 1
        else:
            off.append((value, sum(known)))
    for value, made in off:
        if exact or abs(made - _value(value)) <= _MEANT * abs(_value(value)):
            told = {"name": total.name, "raw": value.raw, "sum": f"{made:g}"}
            yield finding("total-not-sum", value.span, **told)


def _is_plain(value: IndicatorValue) -> bool:
    whole = value.value is not None and value.denominator is None
    return whole and _CHANGE.search(f"{value.raw} {value.column or ''}".lower()) is None


def _is_headed(value: IndicatorValue, head: re.Pattern[str]) -> bool:
    return value.column is not None and head.match(fold(value.column)) is not None


def _value(value: IndicatorValue) -> float:
    return value.value or 0.0
