"""The commands on the registry: build it, search it, serve it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach.messages import Messages

if TYPE_CHECKING:
    from rich.text import Text
    from sqlalchemy import Connection

    from corpus.registry.found import Found
    from corpus.search import Answer
    from corpus.store import Store

Target = Annotated[str, typer.Option("--in", metavar="DIR|DB", help="registry.in")]

_BLANKS = dict.fromkeys((*range(32), 127, 133, 8232, 8233), " ")
"""Line ends and control characters of a text, which are no part of a line on a terminal."""

KEEP_ALIVE_SECONDS = 75
"""Longer than servers in front and clients keep a connection, so that they are the ones to close
it: a request that crosses with our closing would be lost."""
KINDS = ("plan", "reference", "task", "deadline", "indicator", "agency")


def build_command(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="build.folder", metavar="DIR")],
    db: Annotated[str | None, typer.Option(metavar="DB", help="build.db")] = None,
) -> None:
    """Bring the registry of a dataset in step with its records."""
    text: Messages = context.obj
    with opened(db or str(folder), text, synced=False) as store:
        from corpus.registry import build_registry

        try:
            run = build_registry(store, folder)
        except FileNotFoundError as error:
            typer.echo(text("no-records", folder=folder), err=True)
            raise typer.Exit(1) from error
    counts = asdict(run)
    typer.echo(text("built", **counts))


def search_command(
    context: typer.Context,
    question: Annotated[str, typer.Argument(help="search.question", metavar="QUERY")],
    target: Target,
    kind: Annotated[str | None, typer.Option(metavar="KIND", help="search.kind")] = None,
    province: Annotated[str | None, typer.Option(help="search.province")] = None,
    year: Annotated[int | None, typer.Option(help="search.year")] = None,
    agency: Annotated[str | None, typer.Option(help="search.agency")] = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="search.limit")] = 10,
    as_json: Annotated[bool, typer.Option("--json", help="search.json")] = False,
) -> None:
    """Find plans, legal documents, tasks, deadlines, indicators and bodies."""
    text: Messages = context.obj
    if kind is not None and kind not in KINDS:
        typer.echo(text("bad-kind", kinds=", ".join(KINDS)), err=True)
        raise typer.Exit(2)
    from corpus.search import Filters, Kind, body_of, search

    with opened(target, text) as store, store.reading() as connection:
        body = body_of(connection, agency) if agency else None
        if agency and body is None:
            typer.echo(text("no-body", name=agency), err=True)
            raise typer.Exit(1)
        filters = Filters(Kind(kind) if kind else None, province, year, body)
        answer = search(connection, question, filters, limit=limit)
        show = _print_json if as_json else _print_hits
        show(connection, answer, text)


def serve_command(
    context: typer.Context,
    target: Target,
    host: Annotated[str, typer.Option(help="serve.host")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="serve.port")] = 8000,
    allow_host: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="serve.allow-host")
    ] = None,
) -> None:
    """Serve the registry's pages and API."""
    text: Messages = context.obj
    try:
        import uvicorn

        from kehoach.web import Settings, create_app
    except ModuleNotFoundError as error:
        typer.echo(text("no-extra", extra="web", missing=error.name or ""), err=True)
        raise typer.Exit(1) from error
    from corpus.store import StoreError

    names = tuple(allow_host or ())
    exposed = bool(names) or host not in ("127.0.0.1", "localhost", "::1")
    try:
        app = create_app(Settings(target, exposed=exposed, hosts=names))
    except StoreError as error:
        typer.echo(error.describe(text.language), err=True)
        raise typer.Exit(1) from error
    typer.echo(text("serving", address=f"http://{host}:{port}"), err=True)
    if exposed:
        typer.echo(text("exposed"), err=True)
    uvicorn.run(
        app,
        host=host,
        port=port,
        log_level="warning",
        server_header=False,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
    )


@contextmanager
def opened(target: str, text: Messages, *, synced: bool = True) -> Iterator[Store]:
    """The registry at `target`, or one line and exit code 1."""
    from corpus.registry import open_registry
    from corpus.store import StoreError, open_store

    try:
        store = open_registry(target) if synced else open_store(target)
    except StoreError as error:
        typer.echo(error.describe(text.language), err=True)
        raise typer.Exit(1) from error
    except FileNotFoundError as error:
        typer.echo(text("no-records", folder=target), err=True)
        raise typer.Exit(1) from error
    try:
        yield store
    finally:
        store.close()


def _print_json(connection: Connection, answer: Answer, text: Messages) -> None:
    from corpus.registry.found import found_of

    body = {
        "total": answer.total,
        "more": answer.more,
        "facets": answer.facets,
        "read_as": answer.read_as,
        "items": [asdict(each) for each in found_of(connection, answer)],
    }
    typer.echo(json.dumps(body, ensure_ascii=False, indent=2))


def _print_hits(connection: Connection, answer: Answer, text: Messages) -> None:
    from rich.console import Console
    from rich.table import Table

    from corpus.registry.found import found_of

    console = Console(highlight=False)
    for typed, read in answer.read_as.items():
        console.print(text("read-as", typed=typed, read=read), markup=False)
    console.print(text("hits", total=answer.total, more=""), markup=False)
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right", style="dim")
    table.add_column(no_wrap=True, style="cyan")
    table.add_column(ratio=1)
    for number, each in enumerate(found_of(connection, answer), 1):
        table.add_row(str(number), text(f"kind.{each.kind}"), _hit(each))
    console.print(table)


def _hit(found: Found) -> Text:
    """A hit's heading, the piece of its text, and the plans it stands in or that cite it."""
    from rich.text import Text

    shown = Text(found.head, style="bold")
    piece = Text(found.piece.text.translate(_BLANKS), style="dim")
    for start, end in found.piece.marks:
        piece.stylize("not dim bold yellow", start, end)
    if found.piece.text != found.head:
        shown.append("\n").append(piece)
    if found.plan is not None and found.kind != "plan":
        shown.append(f"\n↳ {found.plan.label}", style="not bold")
    for plan in found.cited_by:
        shown.append(f"\n← {plan.label}", style="not bold")
    return shown
