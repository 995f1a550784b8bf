"""The command that exports the registry."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from kehoach.messages import Messages
from kehoach.registry import Target, opened

if TYPE_CHECKING:
    from corpus.exports import File, Format, Kind
    from corpus.registry.records import Choice
    from corpus.store import Store


def export_command(
    context: typer.Context,
    target: Target,
    format: Annotated[str, typer.Option(metavar="FORMAT", help="export.format")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help="export.output")
    ] = None,
    kind: Annotated[list[str] | None, typer.Option(metavar="KIND", help="export.kind")] = None,
    plan: Annotated[str | None, typer.Option(metavar="ID", help="export.plan")] = None,
    province: Annotated[str | None, typer.Option(help="export.province")] = None,
    year: Annotated[int | None, typer.Option(help="export.year")] = None,
    agency: Annotated[str | None, typer.Option(help="export.agency")] = None,
    original: Annotated[bool, typer.Option("--original", help="export.original")] = False,
    base: Annotated[str | None, typer.Option(metavar="URL", help="export.base")] = None,
) -> None:
    """Write plans of the registry in a format that other programs read."""
    text: Messages = context.obj
    from corpus.exports import Options
    from corpus.registry.records import Choice, whole_plans

    chosen = _format(format, text)
    kinds = _kinds(chosen, kind or [], text)
    one = chosen.is_one_file(kinds, one_plan=plan is not None)
    if output is None and (chosen.binary or not one):
        _refuse(text("export-needs-output"))
    if base is not None and not base.startswith(("https://", "http://")):
        _refuse(text("export-bad-base"))
    with opened(target, text) as store:
        choice = Choice(plan, province, year, _body(store, agency, text))
        _check_plan(store, choice, text)
        options = Options(kinds, text.language, choice.body, base.rstrip("/") if base else None)
        found = chosen.files(whole_plans(store, choice, original=original), options)
        _write(found, output, text, one=one)


def _format(name: str, text: Messages) -> Format:
    from corpus.exports import FORMATS

    if name not in FORMATS:
        _refuse(text("bad-format", formats=", ".join(FORMATS)))
    if missing := FORMATS[name].missing():
        typer.echo(text("no-extra", extra="export", missing=missing), err=True)
        raise typer.Exit(1)
    return FORMATS[name]


def _kinds(chosen: Format, names: list[str], text: Messages) -> tuple[Kind, ...]:
    """The kinds asked for, in the order of their tables; all that the format knows if none is."""
    if unknown := [name for name in names if name not in tuple(chosen.kinds)]:
        known = ", ".join(chosen.kinds) or "–"
        _refuse(text("export-bad-kind", kind=unknown[0], format=chosen.name, kinds=known))
    return tuple(each for each in chosen.kinds if not names or each in names)


def _body(store: Store, name: str | None, text: Messages) -> str | None:
    from corpus.search import body_of

    if name is None:
        return None
    with store.reading() as connection:
        body = body_of(connection, name)
    if body is None:
        typer.echo(text("no-body", name=name), err=True)
        raise typer.Exit(1)
    return body


def _check_plan(store: Store, choice: Choice, text: Messages) -> None:
    from corpus.registry.views import plan_card

    if choice.plan is None:
        return
    with store.reading() as connection:
        if plan_card(connection, choice.plan) is None:
            typer.echo(text("no-plan", plan=choice.plan), err=True)
            raise typer.Exit(1)


def _write(found: Iterator[File], output: Path | None, text: Messages, *, one: bool) -> None:
    """Write to the terminal, to a file, as a zip archive, or into a folder."""
    from corpus import OutputError
    from corpus.exports import write_bytes, write_folder, zipped

    try:
        if output is None:
            for chunk in next(found).chunks:
                typer.echo(chunk, nl=False)
            return
        if one and not output.is_dir():
            write_bytes(next(found).chunks, output)
        elif output.suffix == ".zip":
            write_bytes(zipped(found), output)
        else:
            write_folder(found, output)
    except OutputError as error:
        typer.echo(error.describe(text.language), err=True)
        raise typer.Exit(1) from error
    typer.echo(text("wrote", path=output), err=True)


def _refuse(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(2)
