"""The command that resolves a name: as lines for people, or as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from kehoach.messages import Messages

if TYPE_CHECKING:
    from extractors import Resolution


def resolve_command(
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="resolve.name", metavar="NAME")],
    date: Annotated[str | None, typer.Option(help="resolve.date", metavar="YYYY-MM-DD")] = None,
    place: Annotated[str | None, typer.Option(help="resolve.place", metavar="PLACE")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="resolve.json")] = False,
) -> None:
    from extractors import DayError, PlaceError, resolve

    text: Messages = context.obj
    try:
        body = resolve(name, date, place)
    except DayError as error:
        typer.echo(text("bad-date", day=date or ""), err=True)
        raise typer.Exit(2) from error
    except PlaceError as error:
        key = "several-places" if error.several else "no-place"
        typer.echo(text(key, place=place or ""), err=True)
        raise typer.Exit(2) from error
    if as_json:
        typer.echo(to_json(name, body))
    else:
        for line in describe(name, body, text):
            typer.echo(line)
    if body is None:
        raise typer.Exit(1)


def describe(name: str, body: Resolution | None, text: Messages) -> Iterator[str]:
    """What the name means, how it was read, what came second and who took over, line by line."""
    if body is None:
        yield text("resolve-none", name=name)
        return
    yield body.name
    yield text("resolve-parts", rank=body.rank, domain=body.domain or "–", place=_place(body))
    yield text(
        "resolve-score",
        how=text(f"reading-{body.reading.split(' ')[0]}"),
        words=body.words or name,
        score=f"{body.score:.2f}",
        spelling=f"{body.spelling:.2f}",
        placing=f"{body.placing:.2f}",
    )
    rival = body.rival
    if rival is not None:
        why = text(f"rival-{rival.reason}")
        yield text("resolve-rival", name=rival.name, score=f"{rival.score:.2f}", why=why)
    if body.valid_from or body.valid_to:
        times = {"start": body.valid_from or "…", "end": body.valid_to or "…"}
        yield text("resolve-valid" if body.checked else "resolve-valid-unchecked", **times)
    if not body.existed:
        yield text("resolve-not-then", day=body.on or "")
    for each in body.successors:
        yield text("resolve-successor", name=each)


def _place(body: Resolution) -> str:
    return body.locality or "–"


def to_json(name: str, body: Resolution | None) -> str:
    """The answer as one JSON object; `body` is null where the words name none."""
    return json.dumps(
        {"query": name, "body": None if body is None else _fields(body)},
        ensure_ascii=False,
        indent=2,
    )


def _fields(body: Resolution) -> dict[str, object]:
    rival = body.rival
    return {
        "name": body.name,
        "kind": body.kind,
        "level": body.level,
        "rank": body.rank,
        "domain": body.domain,
        "locality": body.locality,
        "reading": body.reading,
        "alias": body.alias,
        "score": body.score,
        "spelling": body.spelling,
        "placing": body.placing,
        "runner_up": rival and {"name": rival.name, "score": rival.score, "reason": rival.reason},
        "valid_from": body.valid_from,
        "valid_to": body.valid_to,
        "dates_checked": body.checked,
        "existed": body.existed,
        "successors": list(body.successors),
    }
