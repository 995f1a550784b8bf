"""The one source of a sample plan: its text as blocks, with the answers beside the lines.

A source is a YAML file: `letterhead` (left and right column), `title` (lines, the type first),
`body` (a list of blocks), `recipients`, `signature` (lines), `annexes` (each `title` lines and
`body`), and the answers: `document`, `legal_references`, `agencies`, `deadlines`, `indicators`.
A block is a mapping with one of the keys of `KINDS`, or `table`; a `task` key beside it answers
what a careful reader finds there. `[[…]]` in a text is a footnote.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

KINDS = ("p", "heading", "roman", "decimal", "letter", "dash", "plus")
"""`p` and `heading` are typed as they stand; the others are numbered by the word processor."""
LABELS = {"dash": "-", "plus": "+"}
NOTE = re.compile(r"\[\[(.+?)\]\]")
LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph (`kind`, `text`) or one table."""

    kind: str
    text: str = ""
    table: Grid | None = None
    task: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: rows of cells, the first `head` of them its head; `widths` in centimetres.

    A cell "<" is merged with the one on its left, "^" with the one above it; a line break in a
    cell begins a paragraph of its own. Without `borders` the columns are set apart by space alone.
    """

    head: int
    widths: tuple[float, ...]
    rows: tuple[tuple[str, ...], ...]
    borders: bool = True


@dataclass(frozen=True, slots=True)
class Annex:
    title: tuple[str, ...]
    body: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample plan; `answers` are the parts of the gold file that do not stand with a block."""

    name: str
    font: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    title: tuple[str, ...]
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    annexes: tuple[Annex, ...]
    answers: dict[str, Any]
    landscape: bool = False

    def blocks(self) -> list[Block]:
        return [*self.body, *(each for annex in self.annexes for each in annex.body)]


def load(path: Path) -> Sample:
    """Read one source file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    letterhead = data["letterhead"]
    return Sample(
        name=path.stem,
        font=data.get("font", "Liberation Serif"),
        left=tuple(letterhead["left"]),
        right=tuple(letterhead["right"]),
        title=tuple(data["title"]),
        body=tuple(map(block, data["body"])),
        recipients=tuple(data.get("recipients", ())),
        signature=tuple(data.get("signature", ())),
        annexes=tuple(
            Annex(tuple(annex["title"]), tuple(map(block, annex["body"])))
            for annex in data.get("annexes", ())
        ),
        answers=data["answers"],
    )


def block(node: dict[str, Any]) -> Block:
    """The block that a mapping of a source file stands for."""
    if "table" in node:
        table = node["table"]
        rows = tuple(tuple(str(cell) for cell in row) for row in table["rows"])
        borders = table.get("borders", True)
        grid = Grid(table.get("head", 1), tuple(table["widths"]), rows, borders)
        return Block("table", table=grid)
    kind = next(kind for kind in KINDS if kind in node)
    return Block(kind, node[kind], task=node.get("task"))


class Counter:
    """The numbers a word processor would give to a run of numbered blocks."""

    def __init__(self) -> None:
        self._counts: dict[str, int] = {}

    def label(self, kind: str) -> str:
        """The label of the next block of `kind`, "" for typed ones; restarts what is below."""
        if kind in ("p", "heading"):
            return ""
        if kind in LABELS:
            return LABELS[kind]
        order = ("roman", "decimal", "letter")
        for lower in order[order.index(kind) + 1 :]:
            self._counts[lower] = 0
        number = self._counts.get(kind, 0)
        self._counts[kind] = number + 1
        if kind == "roman":
            return f"{ROMANS[number]}."
        return f"{number + 1}." if kind == "decimal" else f"{LETTERS[number]})"


def gold(sample: Sample) -> str:
    """The gold answers as JSON text: those of the source, tasks taken from their blocks."""
    answers = dict(sample.answers)
    table_tasks = answers.pop("table_tasks", [])
    tasks = [_task(each) for each in sample.blocks() if each.task is not None]
    answers["tasks"] = tasks + [_written(task) for task in table_tasks]
    answers["deadlines"] = [_moment(each) for each in answers.get("deadlines", [])]
    for key in ("legal_references", "agencies", "indicators"):
        answers.setdefault(key, [])
    return json.dumps(answers, ensure_ascii=False, indent=1) + "\n"


def _task(part: Block) -> dict[str, Any]:
    assert part.task is not None
    text = part.task.get("text", NOTE.sub("", part.text))
    return _written({**part.task, "text": text})


def _written(task: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": task["text"],
        "lead": task.get("lead", []),
        "coordinating": task.get("coordinating", []),
        "deadlines": [_moment(each) for each in task.get("deadlines", [])],
    }


def _moment(written: str) -> dict[str, Any]:
    """`before 2017-03-31 | quote`, `during A..B`, `every FREQ=YEARLY`, `ongoing`."""
    when, _, quote = (part.strip() for part in written.partition("|"))
    relation, _, value = when.partition(" ")
    start, dots, end = value.partition("..")
    is_rule = value.startswith("FREQ")
    moment: dict[str, Any] = {
        "relation": relation,
        "start": start or None if dots else None,
        "end": None if is_rule else (end if dots else value) or None,
        "rrule": value if is_rule else None,
    }
    return {"quote": quote, **moment} if quote else moment
