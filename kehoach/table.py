"""Records and reports as tables for people (rich)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from io import StringIO
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.table import Table

from corpus import Report
from corpus.batch import STATUS
from kehoach.messages import Messages
from schemas import Deadline, Indicator, IndicatorValue, Plan

HEADER_FIELDS = ("type", "code", "issuer", "place", "issued_on", "title")
WIDTH = 120


def print_plan(plan: Plan, text: Messages) -> None:
    """Print the record to the terminal."""
    Console().print(_plan(plan, text))


def render_plan(plan: Plan, text: Messages) -> str:
    """The record as plain text, 120 columns wide."""
    console = Console(file=StringIO(), width=WIDTH)
    with console.capture() as capture:
        console.print(_plan(plan, text))
    return capture.get()


def print_report(report: Report, text: Messages) -> None:
    """Print what an import found, where the data lies, and which files failed."""
    console = Console()
    imported = len(report.statuses) - len(report.failed)
    console.print(text("imported", imported=imported, total=len(report.statuses)))
    table = _table(text("found"), "")
    for each in fields(report.counts):
        table.add_row(text(each.name), str(getattr(report.counts, each.name)))
    console.print(table)
    if report.failed:
        console.print(f"{text('failures')}:")
        for status in report.failed:
            message = status.message_en if text.language == "en" else status.message
            console.print(f"  {message}", style="red", soft_wrap=True, markup=False)
    status_path = report.plans.with_name(STATUS)
    console.print(text("dataset", path=report.plans, status=status_path), soft_wrap=True)
    done = [Path(each.uri) for each in report.statuses if each not in report.failed]
    if done:
        page = report.plans.with_name("page.html")
        console.print(text("next", file=done[0], page=page), soft_wrap=True)


def when(deadline: Deadline) -> str:
    """The time of a deadline in short: `2018-06-15`, `2017-11-15 … 2017-12-15`, an RRULE."""
    if deadline.rrule is not None:
        return deadline.rrule
    days = [day for day in (deadline.start, deadline.end) if day is not None]
    return " … ".join(days)


def figure(value: IndicatorValue) -> str:
    """A value as printed, behind the head of its column."""
    return f"{value.column}: {value.raw}" if value.column else value.raw


def _plan(plan: Plan, text: Messages) -> RenderableType:
    return Group(*_tables(plan, text))


def _tables(plan: Plan, text: Messages) -> Iterator[RenderableType]:
    head = _table(text("field"), text("value"), title=Path(plan.source.uri).name)
    for name in HEADER_FIELDS:
        head.add_row(text(name), getattr(plan.document, name) or "—")
    period = plan.document.period
    head.add_row(text("period"), f"{period.start} … {period.end}" if period else "—")
    names = [each.name or "" for each in plan.document.signatures]
    head.add_row(text("signatures"), ", ".join(names) or "—")
    yield head
    references = _table(text("code"), text("name"), text("issuer"), text("role"), text("mentions"))
    for reference in plan.legal_references:
        references.add_row(
            " ".join(filter(None, (reference.type, reference.code))),
            reference.name or reference.title or "",
            " ".join(filter(None, (reference.issuer, reference.issued_on))),
            reference.role,
            str(len(reference.mentions)),
        )
    yield _titled(references, text("legal_references"), len(plan.legal_references))
    yield from _operative(plan, text)


def _operative(plan: Plan, text: Messages) -> Iterator[RenderableType]:
    by_id = {deadline.id: deadline for deadline in plan.deadlines}
    tasks = _table(text("text"), text("lead"), text("coordinating"), text("deadlines"))
    for task in plan.tasks:
        times = [when(by_id[key]) or by_id[key].quote for key in task.deadlines]
        tasks.add_row(
            task.text, "; ".join(task.lead), "; ".join(task.coordinating), "; ".join(times)
        )
    yield _titled(tasks, text("tasks"), len(plan.tasks))
    deadlines = _table(text("quote"), text("relation"), text("when"))
    for deadline in plan.deadlines:
        deadlines.add_row(deadline.quote, deadline.relation, when(deadline))
    yield _titled(deadlines, text("deadlines"), len(plan.deadlines))
    indicators = _table(text("name"), text("unit"), text("values"))
    for indicator in plan.indicators:
        indicators.add_row(_name(indicator), indicator.unit or "", _values(indicator))
    yield _titled(indicators, text("indicators"), len(plan.indicators))
    warnings = _table(text("code"), text("message"))
    for finding in plan.warnings:
        message = finding.message_en if text.language == "en" else finding.message
        warnings.add_row(finding.code, message)
    yield _titled(warnings, text("warnings"), len(plan.warnings))


def _name(indicator: Indicator) -> str:
    return ". ".join(filter(None, (indicator.label, indicator.name)))


def _values(indicator: Indicator) -> str:
    return "; ".join(figure(value) for value in indicator.values)


def _table(*heads: str, title: str | None = None) -> Table:
    table = Table(title=title, title_justify="left", show_lines=True)
    for head in heads:
        table.add_column(head, overflow="fold")
    return table


def _titled(table: Table, name: str, count: int) -> Table:
    table.title = f"{count} {name}"
    return table
