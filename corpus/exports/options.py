"""What can be asked of an export, and what it hands over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Literal

from corpus.registry.records import WholePlan


class Kind(StrEnum):
    """The tables of facts, in the order in which they are shown."""

    PLAN = "plan"
    REFERENCE = "reference"
    TASK = "task"
    DEADLINE = "deadline"
    TERM = "term"
    INDICATOR = "indicator"
    AGENCY = "agency"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Options:
    """How to export.

    `kinds` are the tables wanted. With `body`, the id of a body, the tables of tasks, deadlines,
    terms and indicators have those alone that this body has to do with. `base` is the address of
    the registry's pages, without a final slash, that links lead to; without it they lead to the
    files.
    """

    kinds: tuple[Kind, ...] = tuple(Kind)
    language: Literal["vi", "en"] = "vi"
    body: str | None = None
    base: str | None = None

    def link(self, kind: Literal["plans", "documents", "bodies"], identity: str) -> str | None:
        """The address of a page of the registry."""
        return f"{self.base}/{kind}/{identity}" if self.base else None

    def source(self, whole: WholePlan) -> str | None:
        """Where a person finds the plan: its page, else its file if that has an address."""
        uri = whole.plan.source.uri
        if self.base:
            return self.link("plans", whole.id)
        if uri.startswith(("https://", "http://")):
            return uri
        return Path(uri).as_uri() if Path(uri).is_absolute() else None


@dataclass(frozen=True, slots=True)
class File:
    """A file of an export; its content is made while it is read, once."""

    name: str
    chunks: Iterable[bytes]
