"""The formats of exports, as one table; what a format needs is imported when it is used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import import_module
from importlib.util import find_spec
from typing import Protocol, cast

from corpus.exports.options import File, Kind, Options
from corpus.registry.records import WholePlan


class Layout(StrEnum):
    """What a format makes a file of."""

    WHOLE = "whole"
    TABLE = "table"
    PLAN = "plan"


class _Writer(Protocol):
    def __call__(self, plans: Iterable[WholePlan], options: Options) -> Iterator[File]: ...


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, the module that writes it, what its files hold, the kinds it knows.

    `binary` content is not for a terminal; `needs` is a library of the extra `export`.
    """

    name: str
    module: str
    media_type: str
    suffix: str
    layout: Layout
    kinds: tuple[Kind, ...] = ()
    binary: bool = False
    needs: str | None = None

    def missing(self) -> str | None:
        """The library that is needed and not installed."""
        return self.needs if self.needs and find_spec(self.needs) is None else None

    def files(self, plans: Iterable[WholePlan], options: Options) -> Iterator[File]:
        """The files of an export, each to be read before the next is asked for."""
        writer = cast(_Writer, import_module(f"corpus.exports.{self.module}").files)
        return writer(plans, options)

    def is_one_file(self, kinds: tuple[Kind, ...], *, one_plan: bool) -> bool:
        """Whether an export of these kinds, of one plan or several, is a single file."""
        alone = {Layout.WHOLE: True, Layout.TABLE: len(kinds) == 1, Layout.PLAN: one_plan}
        return alone[self.layout]


_TABLES = tuple(Kind)
FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("csv", "csv_files", "text/csv; charset=utf-8", ".csv", Layout.TABLE, _TABLES),
        Format(
            "xlsx",
            "workbook",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            ".xlsx",
            Layout.WHOLE,
            _TABLES,
            binary=True,
            needs="xlsxwriter",
        ),
        Format(
            "parquet",
            "parquet_files",
            "application/vnd.apache.parquet",
            ".parquet",
            Layout.TABLE,
            _TABLES,
            binary=True,
            needs="pyarrow",
        ),
        Format("jsonl", "json_lines", "application/x-ndjson", ".jsonl", Layout.WHOLE),
        Format(
            "ics",
            "calendars",
            "text/calendar; charset=utf-8",
            ".ics",
            Layout.WHOLE,
            (Kind.TASK, Kind.DEADLINE),
            needs="icalendar",
        ),
        Format("akn", "akoma_ntoso", "application/akn+xml", ".xml", Layout.PLAN),
        Format("jsonld", "linked_data", "application/ld+json", ".jsonld", Layout.WHOLE),
        Format("edxml", "edxml", "application/xml", ".xml", Layout.PLAN),
    )
}
