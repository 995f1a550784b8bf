"""What kind of part a heading opens, and whether the items under it are tasks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from extractors.knowledge import load_yaml

Practice = Literal["items", "duties", "bullets", "assigned", "none"]
"""What of a part is tasks: all its smallest items, only what sets a duty, only labelled items that
a verb or an actor opens, only what names who is to do it, or nothing."""


@dataclass(frozen=True, slots=True)
class SectionKind:
    """A kind of part: its name, whether it holds tasks, and the words of its headings.

    `outlook` if it says what is to be done even in a report.
    """

    name: str
    tasks: Practice
    outlook: bool
    pattern: re.Pattern[str]


@cache
def section_kinds() -> tuple[SectionKind, ...]:
    """The kinds of `sections.yaml`; raises `TypeError` or `ValueError` if it is malformed."""
    entries = load_yaml("extractors.tasks", "sections.yaml")
    if not isinstance(entries, list):
        raise TypeError("sections.yaml must be a list")
    for entry in entries:
        if entry["tasks"] not in get_args(Practice):
            raise ValueError(f"unknown practice {entry['tasks']!r} in sections.yaml")
    return tuple(
        SectionKind(
            entry["kind"],
            entry["tasks"],
            entry.get("outlook", False),
            re.compile(entry["pattern"], re.X),
        )
        for entry in entries
    )


def section_kind(heading: str) -> SectionKind | None:
    """The kind of part that a folded heading without its label opens, if its words tell.

    >>> section_kind("nội dung thực hiện").name
    'operative'
    >>> section_kind("mục đích, yêu cầu").tasks
    'none'
    """
    for kind in section_kinds():
        if kind.pattern.match(heading):
            return kind
    return None
