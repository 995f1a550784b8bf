"""The commands that measure records against gold answers. Heavy imports wait for their use."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach.messages import Messages

if TYPE_CHECKING:
    from corpus.evaluation import Changes, Run

Gold = Annotated[Path, typer.Argument(help="measure.gold", metavar="GOLD")]
Plans = Annotated[Path, typer.Argument(help="measure.plans", metavar="PLANS")]
Present = Annotated[bool, typer.Option("--present", help="measure.present")]
Partial = Annotated[bool, typer.Option("--partial", help="measure.partial")]
AsJson = Annotated[bool, typer.Option("--json", help="measure.json")]


def evaluate_command(
    context: typer.Context,
    gold: Gold,
    plans: Plans,
    as_json: AsJson = False,
    against: Annotated[Path | None, typer.Option(help="evaluate.against", metavar="RUN")] = None,
    least: Annotated[
        list[str] | None, typer.Option("--min", help="evaluate.min", metavar="FIELD=F1")
    ] = None,
    by_document: Annotated[
        bool, typer.Option("--by-document", help="evaluate.by-document")
    ] = False,
    show: Annotated[int, typer.Option(help="evaluate.show", metavar="N", min=0)] = 20,
    present: Present = False,
    partial: Partial = False,
) -> None:
    from corpus.evaluation import evaluate, load_cases, run_to_json
    from kehoach.figures import print_run

    text: Messages = context.obj
    limits = [_limit(each, text) for each in least or ()]
    with _usable_files(text):
        run = evaluate(load_cases(gold, plans, present=present, partial=partial))
        changes = None if against is None else _changes(against, run)
    if as_json:
        typer.echo(run_to_json(run, changes))
    else:
        print_run(run, changes, text, by_document=by_document, show=show)
    missed = [field for field, figure in limits if not _met(run, field, figure, text)]
    if missed:
        raise typer.Exit(1)


def diagnose_command(
    context: typer.Context,
    gold: Gold,
    plans: Plans,
    as_json: AsJson = False,
    only: Annotated[
        str | None, typer.Option("--class", help="diagnose.class", metavar="NAME")
    ] = None,
    show: Annotated[int, typer.Option(help="diagnose.show", metavar="N", min=0)] = 3,
    present: Present = False,
    partial: Partial = False,
) -> None:
    from corpus.evaluation import diagnose, error_classes, groups_to_json, load_cases
    from kehoach.figures import print_groups

    text: Messages = context.obj
    known = [each.name for each in error_classes()]
    if only is not None and only not in known:
        typer.echo(text("diagnose.bad-class", name=only, known=", ".join(known)), err=True)
        raise typer.Exit(2)
    with _usable_files(text):
        cases = load_cases(gold, plans, present=present, partial=partial)
    groups = diagnose(cases, only=only)
    if as_json:
        typer.echo(groups_to_json(groups, text.language, show))
    else:
        print_groups(groups, text, show=show)


def _changes(against: Path, run: Run) -> Changes:
    from corpus.evaluation import changes_between, load_run

    return changes_between(load_run(against), run)


def _limit(value: str, text: Messages) -> tuple[str, float]:
    """`tasks=0.97` in its parts; wrong usage if it is none."""
    from corpus.evaluation import is_field

    field, _, figure = value.partition("=")
    try:
        least = float(figure)
    except ValueError:
        least = -1.0
    if not 0 <= least <= 1 or not is_field(field):
        typer.echo(text("evaluate.bad-min", value=value), err=True)
        raise typer.Exit(2)
    return field, least


def _met(run: Run, field: str, least: float, text: Messages) -> bool:
    """Whether a field's F1 reaches its limit; a field that nothing speaks of does."""
    figure = run.f1(field)
    if figure is None or figure >= least:
        return True
    typer.echo(text("evaluate.below", field=field, figure=figure, least=least), err=True)
    return False


@contextmanager
def _usable_files(text: Messages) -> Iterator[None]:
    """Turn a file that cannot be used into one line and exit code 2."""
    from corpus.evaluation import EvaluationError

    try:
        yield
    except EvaluationError as error:
        typer.echo(error.describe(text.language), err=True)
        raise typer.Exit(2) from error
