"""Every command, option, record field and finding is documented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import typer

from corpus.evaluation import MEASURES, error_classes
from extractors.knowledge import load_yaml
from ingest import IngestError
from kehoach.command import app
from kehoach.messages import Messages
from schemas import (
    Agency,
    Deadline,
    Evidence,
    Funding,
    Header,
    Indicator,
    IndicatorValue,
    LegalReference,
    Pinpoint,
    Plan,
    Product,
    Section,
    Signature,
    Source,
    Task,
    Term,
)

MEASURING = ("evaluate", "diagnose")
ROOT = Path(__file__).parents[2]
DATASET = (ROOT / "docs" / "dataset.md").read_text(encoding="utf-8")
EVALUATION = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
COMMAND = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")


def test_every_field_of_a_record_is_documented() -> None:
    records = (Plan, Source, Header, Evidence, Signature, Section, LegalReference, Pinpoint)
    records += (Agency, Task, Product, Funding, Deadline, Term, Indicator, IndicatorValue)
    names = {each.name for record in records for each in fields(record)}
    assert {name for name in names if f"`{name}`" not in DATASET and name not in DATASET} == set()


def test_every_finding_is_documented() -> None:
    catalogue = load_yaml("extractors", "findings.yaml")
    assert isinstance(catalogue, dict)
    assert {code for code in catalogue if f"`{code}`" not in DATASET} == set()


def test_every_command_and_option_is_documented() -> None:
    group = typer.main.get_command(app)
    commands = dict(_commands(group, "kehoach"))
    words = {
        option
        for command in commands.values()
        for parameter in getattr(command, "params")  # noqa: B009
        for option in parameter.opts
        if option.startswith("--")
    }
    words |= commands.keys() - {"kehoach"}
    assert {word for word in words if f"`{word}" not in COMMAND + EVALUATION} == set()
    assert {word for word in words if word.startswith("kehoach") and word not in COMMAND} == set()


def _commands(command: object, name: str) -> Iterator[tuple[str, object]]:
    """A command and those under it, by what is typed for them."""
    yield name, command
    for own, child in getattr(command, "commands", {}).items():
        yield from _commands(child, f"{name} {own}")


def test_the_commands_that_measure_are_documented_in_one_place() -> None:
    group = typer.main.get_command(app)
    words = {
        option
        for name in MEASURING
        for parameter in getattr(group, "commands")[name].params  # noqa: B009
        for option in parameter.opts
        if option.startswith("--")
    }
    words |= {f"kehoach {name}" for name in MEASURING}
    words |= {f"{name}`" for name in (*MEASURES, "mean")}
    words |= {f"{each.name}`" for each in error_classes()}
    assert {word for word in words if f"`{word}" not in EVALUATION} == set()


def test_every_help_text_has_both_languages() -> None:
    group = typer.main.get_command(app)
    keys = {
        parameter.help
        for _, command in _commands(group, "kehoach")
        for parameter in getattr(command, "params")  # noqa: B009
        if getattr(parameter, "help", None) and "Show this message" not in parameter.help
    }
    assert {key for key in keys if not Messages("en").knows(key)} == set()


def test_every_error_is_documented() -> None:
    kinds = [kind.__name__ for kind in IngestError.__subclasses__()]
    assert {name for name in kinds if f"| `{name}` |" not in COMMAND} == set()
