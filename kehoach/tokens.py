"""The commands on tokens: who may come to the server from other machines."""

from __future__ import annotations

from typing import Annotated

import typer

from kehoach.messages import Messages
from kehoach.registry import Target, opened

app = typer.Typer(no_args_is_help=True, help="token")

ROLES = ("read", "import", "review")
Name = Annotated[str, typer.Argument(help="token.name", metavar="NAME")]


@app.command(name="create", help="token.create")
def create_command(
    context: typer.Context,
    name: Name,
    target: Target,
    role: Annotated[str, typer.Option(metavar="|".join(ROLES), help="token.role")],
) -> None:
    """Print the token, by itself on a line, to the standard output: scripts take it from there."""
    from corpus.store.tokens import Role, TokenError, create_token

    text: Messages = context.obj
    if role not in ROLES:
        raise typer.BadParameter(text("token.role"), param_hint="--role")
    with opened(target, text, synced=False) as store:
        try:
            token = create_token(store, name, Role(role))
        except TokenError as error:
            typer.echo(text("token-taken", name=name), err=True)
            raise typer.Exit(1) from error
    typer.echo(text("token-made", name=name, role=role), err=True)
    typer.echo(token)


@app.command(name="list", help="token.list")
def list_command(context: typer.Context, target: Target) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from corpus.store.tokens import list_tokens

    text: Messages = context.obj
    with opened(target, text, synced=False) as store:
        found = list_tokens(store)
    if not found:
        typer.echo(text("token-none", target=target), err=True)
        return
    table = Table(box=None, show_header=False)
    for each in found:
        valid = each.revoked_at is None
        state = text("token-valid") if valid else text("token-invalid", day=each.revoked_at)
        table.add_row(*map(Text, (each.name, each.role.value, each.created_at, state)))
    Console().print(table)


@app.command(name="revoke", help="token.revoke")
def revoke_command(context: typer.Context, name: Name, target: Target) -> None:
    from corpus.store.tokens import TokenError, revoke_token

    text: Messages = context.obj
    with opened(target, text, synced=False) as store:
        try:
            revoke_token(store, name)
        except TokenError as error:
            typer.echo(text("token-unknown", name=name), err=True)
            raise typer.Exit(1) from error
    typer.echo(text("token-revoked", name=name), err=True)
