"""Whether a table measures targets, or assigns work, plans money, lists persons and firms."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.folding import fold
from extractors.indicators.columns import Column, Layout, Role
from extractors.indicators.grid import Lattice
from extractors.indicators.periods import period_of
from extractors.indicators.rows import split_unit
from extractors.indicators.words import PACKAGE, alternatives, entries, strings
from extractors.knowledge import load_yaml

ENOUGH = 3
"""The least evidence that makes a table one of indicators."""

_MEASURED = re.compile(
    r"(?<!\w)(?:tỷ lệ|tỉ lệ|tỷ số|tỷ trọng|tỉ trọng|tốc độ|số lượng|tổng số|tổng|số|mức|chỉ số"
    r"|sản lượng|diện tích|năng suất|thu nhập|giá trị|tăng|giảm|kim ngạch|chỉ tiêu)(?!\w)"
)
_SOME = 0.3
_HALF = 0.5


@dataclass(frozen=True, slots=True)
class TitleRule:
    """An entry of `titles.yaml`."""

    name: str
    weight: int
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def title_rules() -> tuple[TitleRule, ...]:
    """The entries of `titles.yaml`."""
    return tuple(
        TitleRule(
            name=str(entry["name"]),
            weight=int(str(entry["weight"])),
            pattern=re.compile(alternatives(strings(entry["phrases"]))),
            examples=strings(entry["examples"]),
            counterexamples=strings(entry.get("not", [])),
        )
        for entry in entries(load_yaml(PACKAGE, "titles.yaml"))
    )


def names_of_titles(titles: tuple[str, ...]) -> frozenset[str]:
    """The names of the title rules that fit one of the titles over a table."""
    folded = [fold(title) for title in titles]
    return frozenset(
        rule.name for rule in title_rules() if any(rule.pattern.search(title) for title in folded)
    )


def evidence(
    grid: Lattice, layout: Layout, titles: tuple[str, ...], since: str | None = None
) -> int:
    """How much speaks for a table of indicators; `ENOUGH` or more says that it is one.

    Without a column of names or one of values there is none. `titles` are the lines over it,
    `since` is the ISO day that the plan begins on: figures of the years before alone are facts.
    """
    values = [layout.columns[index] for index in layout.having(Role.VALUE)]
    named = layout.having(Role.NAME)
    if not values or not named or _is_past(values, since):
        return 0
    units = [layout.columns[index] for index in layout.having(Role.UNIT)]
    names = names_of_titles(titles)
    score = sum(rule.weight for rule in title_rules() if rule.name in names)
    score += sum(column.weight for column in layout.columns if column.weight < 0)
    score += max(0, layout.columns[named[0]].weight)
    score += bool(units) and any(column.head is not None for column in units)
    score += not units and any(split_unit(column.head or "")[1] for column in values)
    score += any(column.units >= _HALF for column in units)
    score += max(column.figures for column in values) >= _HALF
    score += any(period_of(column.head or "") is not None for column in values)
    return score + (_measured_share(grid, layout, named[0]) >= _SOME)


def is_form(layout: Layout, titles: tuple[str, ...]) -> bool:
    """Whether a table is a template: a form by its title, with no value filled in."""
    filled = any(layout.columns[index].filled for index in layout.having(Role.VALUE))
    return not filled and "form" in names_of_titles(titles)


def _is_past(values: list[Column], since: str | None) -> bool:
    """Whether all columns of values are of times before the plan's."""
    periods = [period_of(column.head or "") for column in values]
    if since is None or None in periods:
        return False
    return all(period is not None and period[-7:] < since[:4] for period in periods)


def _measured_share(grid: Lattice, layout: Layout, column: int) -> float:
    """The share of names that begin with a measure ("Tỷ lệ …", "Số …")."""
    cells = [fold(grid.words(row, column)) for row in range(layout.first_row, len(grid.rows))]
    filled = [cell for cell in cells if cell]
    begun = sum(_MEASURED.search(cell[:25]) is not None for cell in filled)
    return begun / len(filled) if filled else 0.0
