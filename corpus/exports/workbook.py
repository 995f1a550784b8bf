"""An Excel workbook: a sheet for each table, with days as days, filters and links.

Texts are written as texts and so are never formulas; those that would become one when somebody
edits the cell bear Excel's own mark for that (`quote prefix`), which adds no character.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.exports.columns import Column, as_day, columns_of, term, title_of
from corpus.exports.csv_files import SEPARATOR, defused
from corpus.exports.options import File, Kind, Options
from corpus.exports.output import chunks_of
from corpus.exports.rows import rows_of
from corpus.exports.tables import Row
from corpus.registry.records import WholePlan

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

LARGEST_TEXT = 32_767
"""Characters that a cell can hold; a longer text ends with `CUT`."""
CUT = " […]"
_ROWS = 1_048_576
_LINKS = 65_000
"""Links of a sheet: Excel opens no file with more than 65,530; those beyond are plain text."""
_LONGEST_LINK = 2_079
_FIRST_DAY = date(1900, 3, 1)
"""Excel counts a 29 February 1900 that never was; days before are written as text."""
_MADE = datetime(2000, 1, 1)
"""When the workbook says it was made: no clock, so that the same plans give the same bytes."""


def files(plans: Iterable[WholePlan], options: Options) -> Iterator[File]:
    """One workbook with a sheet for each table asked for; a full sheet goes on in another."""
    yield File("plans.xlsx", _content(plans, options))


def _content(plans: Iterable[WholePlan], options: Options) -> Iterator[bytes]:
    from xlsxwriter import Workbook

    handle, name = tempfile.mkstemp(suffix=".xlsx")
    os.close(handle)
    try:
        book = Workbook(name, {"constant_memory": True, "default_date_format": "dd/mm/yyyy"})
        book.set_properties({"created": _MADE, "title": title_of(Kind.PLAN, options.language)})
        tables = [_Table(book, kind, options) for kind in options.kinds]
        for whole in plans:
            for table in tables:
                table.add(whole)
        for table in tables:
            table.finish()
        book.close()
        with Path(name).open("rb") as stream:
            yield from chunks_of(stream)
    finally:
        Path(name).unlink(missing_ok=True)


class _Table:
    """One table, on as many sheets as it needs."""

    def __init__(self, book: Workbook, kind: Kind, options: Options, *, rows: int = _ROWS) -> None:
        self._book, self._kind, self._options, self._most = book, kind, options, rows
        self._columns = columns_of(kind)
        self._values = attrgetter(*(column.name for column in self._columns))
        self._head = book.add_format(
            {"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#DDE6F0", "border": 1}
        )
        body = {"text_wrap": True, "valign": "top"}
        self._text = book.add_format(body)
        self._quoted = book.add_format(body | {"quote_prefix": True})
        self._day = book.add_format({"num_format": "dd/mm/yyyy", "valign": "top"})
        self._link = book.add_format({"font_color": "#0B57A4", "underline": 1, "valign": "top"})
        self._sheets = 0
        self._sheet = self._next_sheet()

    def _next_sheet(self) -> Worksheet:
        language = self._options.language
        self._sheets += 1
        title = title_of(self._kind, language)
        sheet = self._book.add_worksheet(f"{title} ({self._sheets})" if self._sheets > 1 else title)
        for number, column in enumerate(self._columns):
            sheet.set_column(number, number, column.width)
            sheet.write_string(0, number, column.head(language), self._head)
        sheet.freeze_panes(1, 0)
        self._row, self._links = 0, 0
        return sheet

    def add(self, whole: WholePlan) -> None:
        for row in rows_of(self._kind, whole, self._options):
            if self._row + 1 >= self._most:
                self.finish()
                self._sheet = self._next_sheet()
            self._row += 1
            self._write(row)

    def _write(self, row: Row) -> None:
        link = getattr(row, "link", None)
        for number, (column, value) in enumerate(
            zip(self._columns, self._values(row), strict=True)
        ):
            if value is None or value == ():
                continue
            if isinstance(value, int | float):
                self._sheet.write_number(self._row, number, value, self._text)
            elif column.type == "day":
                self._write_day(number, str(value))
            elif column.type == "link":
                self._write_link(number, str(value), str(value))
            elif column.name in ("plan_code", "code") and link and self._leads(column):
                self._write_link(number, link, str(value))
            else:
                self._write_text(number, self._shown(column, value))

    def _leads(self, column: Column) -> bool:
        """Whether the column names the plan itself, so that the plan's link may lie on it."""
        return column.name == "plan_code" or self._kind is Kind.PLAN

    def _shown(self, column: Column, value: object) -> str:
        text = SEPARATOR.join(value) if isinstance(value, tuple) else str(value)
        return term(text, self._options.language) if column.type == "code" else text

    def _write_day(self, number: int, text: str) -> None:
        day = as_day(text)
        if day is None or day < _FIRST_DAY:
            self._write_text(number, text)
        else:
            self._sheet.write_datetime(
                self._row, number, datetime(day.year, day.month, day.day), self._day
            )

    def _write_link(self, number: int, address: str, shown: str) -> None:
        if self._links >= _LINKS or len(address) > _LONGEST_LINK or len(shown) > LARGEST_TEXT:
            self._write_text(number, shown)
            return
        self._links += 1
        self._sheet.write_url(self._row, number, address, self._link, shown)

    def _write_text(self, number: int, text: str) -> None:
        style: Format = self._text if defused(text) == text else self._quoted
        if len(text) > LARGEST_TEXT:
            text = text[: LARGEST_TEXT - len(CUT)] + CUT
        self._sheet.write_string(self._row, number, text, style)

    def finish(self) -> None:
        """Put the filter over the rows of the present sheet."""
        self._sheet.autofilter(0, 0, max(self._row, 1), len(self._columns) - 1)
