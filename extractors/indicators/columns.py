"""What each column of a table holds, from its head (`columns.yaml`) and from its cells.

Heads may be missing: then the types of the cells alone tell the roles.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache

from extractors.folding import fold
from extractors.indicators.grid import Lattice, Slot
from extractors.indicators.values import parse_value
from extractors.indicators.words import PACKAGE, alternatives, entries, strings, unit_kind
from extractors.knowledge import load_yaml
from schemas.quick import quick


class Role(StrEnum):
    """What a column holds. `group` is a column of objectives beside the names."""

    ORDINAL = "ordinal"
    GROUP = "group"
    NAME = "name"
    UNIT = "unit"
    VALUE = "value"
    RESPONSIBLE = "responsible"
    NOTE = "note"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class HeadRule:
    """An entry of `columns.yaml`."""

    role: Role
    name: str
    weight: int
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@quick
@dataclass(frozen=True, slots=True)
class Column:
    """One column: its role, its head on one line (`None` without one), and shares of its cells.

    The shares are of the cells that hold something: figures, units, labels (`1`, `II`, `a)`),
    bodies. `filled` is the share of data rows with something in it, `length` the mean of words.
    """

    role: Role
    head: str | None
    weight: int
    figures: float
    units: float
    labels: float
    bodies: float
    filled: float
    length: float


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table and the row its data begin in."""

    columns: tuple[Column, ...]
    first_row: int

    def having(self, role: Role) -> tuple[int, ...]:
        """The columns of a role, from left to right."""
        return tuple([index for index, column in enumerate(self.columns) if column.role is role])


IsBody = Callable[[Slot], bool]
"""Whether a cell names a body (an agency)."""


@cache
def head_rules() -> tuple[HeadRule, ...]:
    """The entries of `columns.yaml`, in their order."""
    return tuple(_rule(entry) for entry in entries(load_yaml(PACKAGE, "columns.yaml")))


@lru_cache(maxsize=1024)
def head_rule(head: str) -> HeadRule | None:
    """The first entry that fits a head.

    >>> head_rule("Cơ quan chủ trì").role.value, head_rule("ĐVT").role.value
    ('responsible', 'unit')
    >>> head_rule("Chỉ tiêu").role.value, head_rule("Chỉ tiêu năm 2026").role.value
    ('name', 'value')
    """
    words = _UNIT_IN_HEAD.sub("", fold(head)).strip(" .:*")
    return next((rule for rule in head_rules() if words and rule.pattern.search(words)), None)


def read_layout(grid: Lattice, header_rows: int, is_body: IsBody) -> Layout:
    """Find the head of a table and the role of each of its columns."""
    first_row, heads = read_heads(grid, header_rows)
    rough = [
        _column(grid, index, first_row, heads[index], is_body) for index in range(grid.columns)
    ]
    roles = _settle(rough)
    columns = (_with_role(column, role) for column, role in zip(rough, roles, strict=True))
    return Layout(tuple(columns), first_row)


def read_heads(grid: Lattice, header_rows: int) -> tuple[int, tuple[str | None, ...]]:
    """The first data row, and the head of each column joined over the rows of the head."""
    top = _captions(grid)
    count = max(header_rows, top) or 0
    if count == top:
        count = top + 1 if _is_head(grid, top) else 0
    while 0 < count < len(grid.rows) and _continues_head(grid, count):
        count += 1
    heads = tuple(_head(grid, index, top, count) or None for index in range(grid.columns))
    if count < len(grid.rows) and is_numbering(grid, count):
        count += 1
    return count, heads


def captions(grid: Lattice) -> tuple[str, ...]:
    """The lines that stand over the head inside of a table, each merged over its columns."""
    return tuple(grid.own(row)[0].words for row in range(_captions(grid)))


def is_numbering(grid: Lattice, row: int) -> bool:
    """Whether a row numbers the columns: `(1) (2) (3)`, `A B 1 2 3`."""
    cells = [slot.words for slot in grid.own(row)]
    if len(cells) < 3 or not all(_COLUMN_NUMBER.fullmatch(cell) for cell in cells):
        return False
    numbers = [int(match[0]) for cell in cells if (match := _DIGITS.search(cell))]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False


_UNIT_IN_HEAD = re.compile(r"\([^()]*\)")
_COLUMN_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Da-d])\)?(?: ?= ?[\d()+:/x*\- ]{3,20})?")
_DIGITS = re.compile(r"\d+")
_LABEL = re.compile(r"[-–+•*]|\(?(?:[IVX]{1,5}|\d{1,3}(?:\.\d{1,3}){0,3}|[A-ZĐa-zđ])[.)]?")
_BARE_YEAR = re.compile(r"(?:\w{0,4} )?(?:19|20)\d\d(?: ?[-–] ?(?:19|20)\d\d)?")
_FEW = 0.2
_MOST = 0.5
_MANY = 0.7
_FIXED_HEADS = frozenset({Role.NAME, Role.UNIT, Role.ORDINAL, Role.NOTE, Role.RESPONSIBLE})
_MOST_CAPTIONS = 3
_ROWS_SEEN = 20
_LONGEST_FIGURE = 10
_LONGEST_HEAD = 15
"""A head with more words is a sentence."""


def _rule(entry: dict[str, object]) -> HeadRule:
    weight = entry["table"]
    if not isinstance(weight, int):
        raise TypeError(f"`table` must be a whole number: {entry}")
    anywhere = alternatives(strings(entry.get("phrases", [])))
    starting = alternatives(strings(entry.get("starts", [])))
    whole = alternatives(strings(entry.get("whole", [])))
    forms = [anywhere, f"^(?:{starting})" if starting else "", f"^(?:{whole})$" if whole else ""]
    return HeadRule(
        role=Role(str(entry["role"])),
        name=str(entry.get("name", entry["role"])),
        weight=weight,
        pattern=re.compile("|".join(form for form in forms if form)),
        examples=strings(entry["examples"]),
        counterexamples=strings(entry.get("not", [])),
    )


def _captions(grid: Lattice) -> int:
    """How many rows over the head are one merged cell; 0 where no head follows them."""
    row = 0
    while row < min(_MOST_CAPTIONS, len(grid.rows)):
        cells = grid.own(row)
        if len(cells) != 1 or cells[0].column_span < grid.columns:
            break
        row += 1
    return row if _is_head(grid, row) else 0


def _is_head(grid: Lattice, row: int) -> bool:
    """Whether a row that nothing declares a head is one: its cells read as heads, none as data."""
    if row >= len(grid.rows):
        return False
    cells = grid.own(row)
    if any(_is_datum(slot) for slot in cells):
        return False
    known = sum(_reads_as_head(slot.words) for slot in cells)
    return (known >= 2 and 2 * known >= len(cells)) or _stands_over_figures(grid, row)


def _stands_over_figures(grid: Lattice, row: int) -> bool:
    """Whether a row has words in every column, where the rows below it have figures in some."""
    if not all(grid.words(row, column) for column in range(grid.columns)):
        return False
    over = 0
    for column in range(1, grid.columns):
        below = [slot for slot in _below(grid, row, column) if slot.text]
        figures = sum(_is_figure(slot.words) for slot in below)
        units = sum(unit_kind(slot.words) is not None for slot in below)
        if units > _MOST * len(below) and unit_kind(grid.words(row, column)) is not None:
            return False
        over += len(below) > 1 and figures > _MOST * len(below)
    return over > 1


def _below(grid: Lattice, row: int, column: int) -> list[Slot]:
    rows = grid.rows[row + 1 : row + 1 + _ROWS_SEEN]
    return [slot for cells in rows if (slot := cells[column]) is not None and slot.row > row]


def _continues_head(grid: Lattice, row: int) -> bool:
    """Whether a row below a head belongs to it: what it has stands under heads that it divides."""
    cells = [slot for slot in grid.own(row) if slot.words != grid.words(row - 1, slot.column)]
    if not cells or len(cells) == len(grid.rows[row]):
        return False
    if any(_is_datum(slot) for slot in cells):
        return False
    if any(slot.column_span >= grid.columns for slot in cells):
        return False
    above = (head_rule(grid.words(row - 1, slot.column)) for slot in cells)
    if any(rule is not None and rule.role in _FIXED_HEADS for rule in above):
        return False
    covered = len(cells) < len(grid.own(row)) or any(
        slot is not None and slot.row < row for slot in grid.rows[row]
    )
    return covered or any(_reads_as_head(slot.words) for slot in cells)


def _reads_as_head(words: str) -> bool:
    if is_time(words):
        return True
    return len(words.split()) <= _LONGEST_HEAD and head_rule(words) is not None


def _is_datum(slot: Slot) -> bool:
    if slot.words == "%":
        return True
    return parse_value(slot.words).numeric and not is_time(slot.words)


def _head(grid: Lattice, column: int, top: int, count: int) -> str:
    """The head of a column, its rows joined by " / ", a merged or repeated part once."""
    parts: list[str] = []
    for row in range(top, count):
        words = grid.words(row, column)
        if not words and row + 1 < count:
            words = _merged_head(grid, row, column, count)
        if words and words not in parts and not is_numbering(grid, row):
            parts.append(words)
    return " / ".join(parts)


def _merged_head(grid: Lattice, row: int, column: int, count: int) -> str:
    """The head left of an empty place whose merging the format has lost."""
    if not any(grid.words(below, column) for below in range(row + 1, count)):
        return ""
    for left in range(column - 1, -1, -1):
        if words := grid.words(row, left):
            divided = any(grid.words(below, left) for below in range(row + 1, count))
            return words if divided else ""
    return ""


def _column(grid: Lattice, index: int, first_row: int, head: str | None, is_body: IsBody) -> Column:
    """One column with its shares; its role is what the head or the cells alone say."""
    rows = range(first_row, len(grid.rows))
    own = (grid.own_at(row, index) for row in rows)
    slots = [slot for slot in own if slot is not None and slot.column_span < grid.columns]
    count = max(1, len(slots))
    rule = head_rule(head) if head is not None else None
    column = Column(
        role=Role.OTHER,
        head=head,
        weight=rule.weight if rule is not None else 0,
        figures=sum(_is_figure(slot.words) for slot in slots) / count,
        units=sum(unit_kind(slot.words) is not None for slot in slots) / count,
        labels=sum(_LABEL.fullmatch(slot.words) is not None for slot in slots) / count,
        bodies=sum(is_body(slot) for slot in slots) / count,
        filled=len(slots) / max(1, len(rows)),
        length=sum(len(slot.words.split()) for slot in slots) / count,
    )
    return _with_role(column, _alone(column, index, rule))


def _is_figure(words: str) -> bool:
    if is_time(words):
        return False
    return len(words.split()) <= _LONGEST_FIGURE and parse_value(words).numeric


def is_time(words: str) -> bool:
    """Whether a cell is a year or a span of years, and nothing else."""
    return _BARE_YEAR.fullmatch(words) is not None


def _with_role(column: Column, role: Role) -> Column:
    return replace(column, role=role)


def _alone(column: Column, index: int, rule: HeadRule | None) -> Role:
    """The role of a column by its own head and cells."""
    role = rule.role if rule is not None else None
    if role in {Role.NAME, Role.GROUP} and column.figures >= _MOST and column.labels < _MANY:
        return Role.VALUE
    if role is Role.UNIT and column.filled and column.units < _FEW:
        # "Đơn vị" alone may head units of measure, bodies, or the places that are measured.
        return Role.RESPONSIBLE if column.bodies >= _MOST else Role.NAME
    if role is not None and not (role is Role.ORDINAL and column.filled and not column.labels):
        return role
    return _by_cells(column, index)


def _by_cells(column: Column, index: int) -> Role:
    if index == 0 and column.labels >= _MANY:
        return Role.ORDINAL
    if column.units >= _MOST:
        return Role.UNIT
    if column.figures >= _MOST:
        return Role.VALUE
    if column.bodies >= _MOST:
        return Role.RESPONSIBLE
    if not column.filled and column.head is not None:
        return Role.VALUE
    return Role.OTHER


def _settle(columns: list[Column]) -> list[Role]:
    """The roles together: one name column, values between values, a note at the end."""
    roles = [column.role for column in columns]
    name = _name_column(columns)
    for index, role in enumerate(roles):
        if index == name:
            roles[index] = Role.NAME
        elif role is Role.NAME:
            roles[index] = Role.GROUP if name is not None and index < name else Role.OTHER
    if any(role is Role.UNIT and c.weight for role, c in zip(roles, columns, strict=True)):
        # Beside a column headed as that of the units, nouns that may be units are something else.
        roles = [
            Role.OTHER
            if role is Role.UNIT and column.head is not None and not column.weight
            else role
            for role, column in zip(roles, columns, strict=True)
        ]
    values = [index for index, role in enumerate(roles) if role is Role.VALUE]
    headless = all(column.head is None for column in columns)
    if headless and values:
        for index in range(values[0], values[-1]):
            roles[index] = Role.VALUE
        if roles[-1] is Role.OTHER and len(roles) - 1 > values[-1]:
            roles[-1] = Role.NOTE
    return roles


def _name_column(columns: list[Column]) -> int | None:
    """The column of the names: by its head, else the longest text left of the values."""
    for role in (Role.NAME, Role.GROUP):
        named = [index for index, column in enumerate(columns) if column.role is role]
        if named:
            return max(named, key=lambda i: (columns[i].weight, columns[i].length, -i))
    first = next((i for i, column in enumerate(columns) if column.role is Role.VALUE), len(columns))
    texts = [i for i in range(first) if columns[i].role is Role.OTHER and columns[i].length > 0]
    return max(texts, key=lambda index: (columns[index].length, -index), default=None)
