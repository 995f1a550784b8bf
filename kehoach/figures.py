"""Measurements as tables for people (rich)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from corpus.evaluation import Change, Changes, ErrorGroup, Example, Miss, Reliability, Run
from kehoach.messages import Messages


def print_run(
    run: Run, changes: Changes | None, text: Messages, *, by_document: bool, show: int
) -> None:
    """Print a run's figures, its calibration and, if given, what changed; `show` facts a list."""
    console = Console()
    console.print(_measures(run, text))
    if by_document:
        console.print(_documents(run, text))
    if run.calibration:
        console.print(_calibration(run.calibration, text))
    if changes is not None:
        for each in _changes(changes, text, show):
            console.print(each)


def print_groups(groups: Sequence[ErrorGroup], text: Messages, *, show: int) -> None:
    """Print classes of error as a table, then `show` examples of each with their lines."""
    console = Console()
    if not groups:
        console.print(text("diagnose.none"))
        return
    table = Table(title=text("diagnose.classes"), title_justify="left")
    table.add_column(text("diagnose.kind"), no_wrap=True)
    table.add_column(text("message"), overflow="fold")
    for head in ("missing", "extra", "cost"):
        table.add_column(text(f"diagnose.{head}"), justify="right")
    for each in groups:
        counts = str(each.missing), str(each.extra), f"{each.cost:.4f}"
        table.add_row(each.kind.name, _said(each, text), *counts)
    console.print(table)
    for each in groups if show else ():
        console.print(Text(f"{each.kind.name}: {_said(each, text)}", style="bold"))
        for example in each.examples[:show]:
            console.print(_example(example, text), soft_wrap=True)


def _said(group: ErrorGroup, text: Messages) -> str:
    return group.kind.en if text.language == "en" else group.kind.vi


def _example(each: Example, text: Messages) -> Text:
    """What was wanted and found and, under it, the line with its offsets and the place marked."""
    said = text("evaluate.miss", want=each.want or "—", got=each.got or "—")
    shown = Text(f"  {each.document} {_field(each)} «{each.fact[:60]}» {said}")
    if each.span is not None and each.line is not None:
        head = f"\n    {each.span.start}-{each.span.end}: "
        shown.append(head + each.line.text)
        start = len(shown) - len(each.line.text) + each.span.start - each.line.start
        shown.stylize("underline", start, start + each.span.end - each.span.start)
    return shown


def _field(each: Miss | Example) -> str:
    return ".".join(filter(None, (each.measure, each.field)))


def _measures(run: Run, text: Messages) -> Table:
    table = Table(title=text("evaluate.documents", count=len(run.strict)), title_justify="left")
    table.add_column(text("field"), no_wrap=True)
    heads = ("precision", "recall", None, "per-document", "lenient", "gold-count")
    for head in heads:
        table.add_column(text(f"evaluate.{head}") if head else "F1", justify="right")
    lenient, means = run.tallies("lenient"), run.means()
    for key, each in run.tallies().items():
        measure, _, field = key.partition(".")
        figures = (each.precision, each.recall, each.f1, means[key], lenient[key].f1)
        cells = [f"{figure:.3f}" for figure in figures]
        table.add_row(f"  .{field}" if field else measure, *cells, str(each.gold))
    table.add_section()
    strict_mean, lenient_mean = f"{run.mean_f1():.3f}", f"{run.mean_f1('lenient'):.3f}"
    table.add_row(text("evaluate.mean"), "", "", strict_mean, "", lenient_mean, "")
    return table


def _documents(run: Run, text: Messages) -> Table:
    table = Table(title=text("evaluate.per-document"), title_justify="left")
    for head in (text("plan"), text("field"), text("evaluate.precision"), text("evaluate.recall")):
        table.add_column(head, overflow="fold")
    table.add_column("F1", justify="right")
    for name, tallies in run.strict.items():
        for key, each in tallies.items():
            if "." not in key:
                figures = (each.precision, each.recall, each.f1)
                table.add_row(Text(name), key, *(f"{figure:.3f}" for figure in figures))
        table.add_section()
    return table


def _calibration(families: Sequence[Reliability], text: Messages) -> Table:
    table = Table(title=text("evaluate.calibration"), title_justify="left")
    table.add_column(text("field"), no_wrap=True)
    table.add_column(text("evaluate.error"), justify="right")
    table.add_column(text("evaluate.sure"), no_wrap=True)
    table.add_column(text("evaluate.bins"), overflow="fold")
    for each in families:
        share = f"{each.sure_right}/{each.sure} " if each.sure else ""
        verdict = text("evaluate.holds" if each.holds else "evaluate.fails")
        bins = (f"{one.low:g}: {one.right}/{one.count}" for one in each.bins)
        table.add_row(
            each.family,
            f"{each.error:.3f}",
            Text(share + verdict, style="" if each.holds else "red"),
            "  ".join(bins),
        )
    return table


def _changes(changes: Changes, text: Messages, show: int) -> Iterator[RenderableType]:
    if not any((changes.measures, changes.documents, changes.gained, changes.lost)):
        yield text("evaluate.no-change")
        return
    table = Table(title=text("evaluate.changes"), title_justify="left")
    table.add_column(text("plan"), overflow="fold")
    table.add_column(text("field"), overflow="fold")
    for head in ("before", "after", "gain"):
        table.add_column(text(f"evaluate.{head}"), justify="right")
    for each in (*changes.measures, *changes.documents):
        table.add_row(*_change(each))
    yield table
    for head, misses in (("gained", changes.gained), ("lost", changes.lost)):
        yield text(f"evaluate.{head}", count=len(misses))
        yield from (_miss(each, text) for each in misses[:show])


def _change(each: Change) -> tuple[str | Text, ...]:
    figures = ("—" if one is None else f"{one:.4f}" for one in (each.before, each.after))
    gain = Text(f"{each.gain:+.4f}", style="green" if each.gain > 0 else "red")
    return each.document or "", each.measure, *figures, gain


def _miss(each: Miss, text: Messages) -> Text:
    said = text("evaluate.miss", want=each.want or "—", got=each.got or "—")
    return Text(f"  {each.document} {_field(each)} «{each.fact[:60]}» {said}")
