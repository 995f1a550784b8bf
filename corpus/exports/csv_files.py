"""CSV as spreadsheets open it: UTF-8 with a byte order mark, commas, one file a table.

A text that a spreadsheet would take for a formula gets an apostrophe in front, and so does one that
begins with an apostrophe, so that taking one away gives back every text (`undefused`).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from operator import attrgetter

from corpus.exports.columns import Column, Language, columns_of, term
from corpus.exports.options import File, Kind, Options
from corpus.exports.output import chunks_of, spool
from corpus.exports.rows import rows_of
from corpus.registry.records import WholePlan

_MARK = "\ufeff"
_BEGINS_FORMULA = frozenset("=+-@＝＋－＠'")
"""Also in full width, which some spreadsheets read alike."""
_BEGINS_FIELD = frozenset("\t\r\n")
SEPARATOR = "; "


def files(plans: Iterable[WholePlan], options: Options) -> Iterator[File]:
    """A file for each table asked for."""
    if len(options.kinds) == 1:
        yield File(f"{options.kinds[0]}.csv", _one(plans, options.kinds[0], options))
        return
    spools = {kind: spool() for kind in options.kinds}
    tables = {kind: _Table(kind, options) for kind in options.kinds}
    for kind, table in tables.items():
        spools[kind].write(table.head())
    for whole in plans:
        for kind, table in tables.items():
            spools[kind].write(table.rows(whole))
    for kind, stream in spools.items():
        yield File(f"{kind}.csv", chunks_of(stream))


def _one(plans: Iterable[WholePlan], kind: Kind, options: Options) -> Iterator[bytes]:
    table = _Table(kind, options)
    yield table.head()
    for whole in plans:
        yield table.rows(whole)


class _Table:
    """The lines of one table."""

    def __init__(self, kind: Kind, options: Options) -> None:
        self._kind, self._options = kind, options
        self._columns = columns_of(kind)
        self._values = attrgetter(*(column.name for column in self._columns))

    def head(self) -> bytes:
        heads = [defused(column.head(self._options.language)) for column in self._columns]
        return (_MARK + _lines([heads])).encode()

    def rows(self, whole: WholePlan) -> bytes:
        language = self._options.language
        found = (
            [
                cell_of(column, value, language)
                for column, value in zip(self._columns, self._values(row), strict=True)
            ]
            for row in rows_of(self._kind, whole, self._options)
        )
        return _lines(found).encode()


def _lines(rows: Iterable[list[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\r\n").writerows(rows)
    return buffer.getvalue()


def cell_of(column: Column, value: object, language: Language) -> str:
    """A value as a cell: numbers and ISO dates as they are, texts defused, lists with `; `."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return repr(value)
    text = SEPARATOR.join(value) if isinstance(value, tuple) else str(value)
    return defused(term(text, language) if column.type == "code" else text)


def defused(text: str) -> str:
    """A text that no spreadsheet takes for a formula.

    >>> defused("=1+1"), defused("5 lớp")
    ("'=1+1", '5 lớp')
    """
    begins = text.lstrip()[:1]
    return f"'{text}" if begins in _BEGINS_FORMULA or text[:1] in _BEGINS_FIELD else text


def undefused(cell: str) -> str:
    """The text of a cell that `defused` made."""
    return cell.removeprefix("'")
