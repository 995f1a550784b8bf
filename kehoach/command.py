"""The `kehoach` command. Heavy imports wait until a command needs them.

Exit codes: 0 all well, 1 some file failed, the output could not be written or a name names no
body, 2 wrong usage.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach import tokens
from kehoach.exporting import export_command
from kehoach.measuring import diagnose_command, evaluate_command
from kehoach.messages import DEFAULT_LANGUAGE, ENVIRONMENT_VARIABLE, LANGUAGES, Messages
from kehoach.registry import build_command, search_command, serve_command
from kehoach.resolving import resolve_command
from kehoach.version import VERSION

if TYPE_CHECKING:
    from corpus import Report
    from schemas import Plan

app = typer.Typer(no_args_is_help=True, add_completion=False, help="app")


class OutputFormat(StrEnum):
    JSON = "json"
    TABLE = "table"


def main() -> None:
    """Run the command; `--lang` may stand anywhere on the line."""
    arguments, language = _take_language(sys.argv[1:])
    text = Messages(language)  # type: ignore[arg-type]
    command = typer.main.get_command(app)
    _translate(command, text)
    with _usable_settings(text):
        command(args=arguments, prog_name="kehoach", obj=text)


@contextmanager
def _usable_settings(text: Messages) -> Iterator[None]:
    """Turn a setting that cannot be used into one line and exit code 2."""
    try:
        yield
    except Exception as error:
        from ingest import SettingsError

        if not isinstance(error, SettingsError):
            raise
        _complain(error.describe(text.language))
        raise SystemExit(2) from error


@app.callback(help="app")
def _root(
    lang: Annotated[str, typer.Option(help="app.lang", metavar="vi|en")] = DEFAULT_LANGUAGE,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="app.version", is_eager=True, callback=lambda on: _version(on)
        ),
    ] = False,
) -> None:
    pass


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"kehoach {VERSION}")
        raise typer.Exit


@app.command(name="extract", help="extract")
def extract_command(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="extract.files", metavar="FILE…")],
    format: Annotated[OutputFormat, typer.Option(help="extract.format")] = OutputFormat.JSON,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PATH", help="extract.output")
    ] = None,
) -> None:
    from corpus import extract_file
    from ingest import IngestError
    from ingest.office import converted

    text: Messages = context.obj
    several, failed = len(files) > 1, False
    write = _print_table if format is OutputFormat.TABLE else _print_json
    with converted(files) as folder:
        for path in files:
            try:
                plan = extract_file(path, converted=folder)
            except IngestError as error:
                _complain(error.describe(text.language))
                failed = True
            else:
                write(plan, text, output, several=several)
    if failed:
        raise typer.Exit(1)


@app.command(name="import", help="import")
def import_command(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="import.paths", metavar="PATH…")],
    into: Annotated[Path, typer.Option(help="import.into", metavar="DIR")],
    workers: Annotated[
        int | None, typer.Option(help="import.workers", metavar="N", min=1, show_default=False)
    ] = None,
) -> None:
    from corpus import find_files, import_files

    text: Messages = context.obj
    files = find_files(paths)
    if not files:
        _complain(text("no-files"))
        raise typer.Exit(2)
    with _writing(text), _progress(text("importing"), len(files)) as advance:
        report = import_files(
            files, into, workers=workers, on_file=lambda status: advance(status.uri)
        )
    _summarise(report, text)
    if report.failed:
        raise typer.Exit(1)


@app.command(name="show", help="show")
def show_command(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(help="show.file", metavar="FILE")],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="PAGE", help="show.output")],
) -> None:
    from corpus import write_whole
    from extractors import extract
    from ingest import IngestError, read
    from kehoach.page import render_page

    text: Messages = context.obj
    try:
        document = read(file)
    except IngestError as error:
        _complain(error.describe(text.language))
        raise typer.Exit(1) from error
    page = render_page(document, extract(document), text)
    with _writing(text):
        write_whole(output, page.splitlines())
    typer.echo(text("wrote", path=output))


@app.command(name="schema", help="schema")
def schema_command() -> None:
    import json

    from schemas import plan_schema

    typer.echo(json.dumps(plan_schema(), ensure_ascii=False, indent=2))


app.command(name="resolve", help="resolve")(resolve_command)
app.command(name="evaluate", help="evaluate")(evaluate_command)
app.command(name="diagnose", help="diagnose")(diagnose_command)
app.command(name="build", help="build")(build_command)
app.command(name="search", help="search")(search_command)
app.command(name="serve", help="serve")(serve_command)
app.command(name="export", help="export")(export_command)
app.add_typer(tokens.app, name="token", help="token")


def _take_language(arguments: list[str]) -> tuple[list[str], str]:
    """Take `--lang X` or `--lang=X` out of the line, so that it may stand behind a command."""
    language = os.environ.get(ENVIRONMENT_VARIABLE, DEFAULT_LANGUAGE)
    rest: list[str] = []
    words = iter(arguments)
    for word in words:
        if word == "--":
            rest += [word, *words]
        elif word == "--lang":
            language = next(words, "")
        elif word.startswith("--lang="):
            language = word.removeprefix("--lang=")
        else:
            rest.append(word)
    if language not in LANGUAGES:
        _complain(Messages(DEFAULT_LANGUAGE)("bad-language"))
        raise SystemExit(2)
    return rest, language


def _translate(command: object, text: Messages) -> None:
    """Put the texts of `text` where the definitions above have keys, in a tree of commands."""
    for node in (command, *getattr(command, "params", ())):
        key = getattr(node, "help", None)
        if isinstance(key, str) and text.knows(key):
            setattr(node, "help", text(key))  # noqa: B010 (typer's nodes share no type)
    for child in getattr(command, "commands", {}).values():
        _translate(child, text)


def _complain(message: str) -> None:
    typer.echo(message, err=True)


@contextmanager
def _writing(text: Messages) -> Iterator[None]:
    """Turn a target that cannot be written into one line and exit code 1."""
    from corpus import OutputError

    try:
        yield
    except OutputError as error:
        _complain(error.describe(text.language))
        raise typer.Exit(1) from error


def _print_json(plan: Plan, text: Messages, output: Path | None, *, several: bool) -> None:
    from schemas import plan_to_json

    if output is None:
        typer.echo(plan_to_json(plan, indent=None if several else 2))
    else:
        _write(plan_to_json(plan, indent=2), plan, text, output, ".json", several=several)


def _print_table(plan: Plan, text: Messages, output: Path | None, *, several: bool) -> None:
    from kehoach.table import print_plan, render_plan

    if output is None:
        print_plan(plan, text)
    else:
        _write(render_plan(plan, text), plan, text, output, ".txt", several=several)


def _write(
    content: str, plan: Plan, text: Messages, output: Path, suffix: str, *, several: bool
) -> None:
    from corpus import write_whole

    target = output / (Path(plan.source.uri).stem + suffix) if several else output
    with _writing(text):
        if several:
            _make_folder(output)
        write_whole(target, content.splitlines())
    _complain(text("wrote", path=target))


def _make_folder(folder: Path) -> None:
    from corpus import OutputError

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(folder, error.strerror or str(error)) from error


@contextmanager
def _progress(label: str, total: int) -> Iterator[Callable[[str], None]]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TextColumn("{task.fields[file]}"), console=Console(stderr=True)) as bar:
        task = bar.add_task(label, total=total, file="")
        yield lambda uri: bar.update(task, advance=1, file=Path(uri).name)


def _summarise(report: Report, text: Messages) -> None:
    from kehoach.table import print_report

    print_report(report, text)


if __name__ == "__main__":
    main()
