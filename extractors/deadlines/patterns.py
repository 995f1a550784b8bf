"""The phrases of `patterns.yaml`, compiled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import cast

from extractors.deadlines.moments import CLOCK, DAY, HALF, MOMENT, MONTH, QUARTER, WEEKDAY, YEAR
from extractors.knowledge import load_yaml
from schemas import Relation

_PIECES = {
    "DAY": DAY,
    "MONTH": MONTH,
    "QUARTER": QUARTER,
    "HALF": HALF,
    "YEAR": YEAR,
    "MOMENT": MOMENT,
    "CLOCK": CLOCK,
    "MORE": rf"(?:(?:\ \([^()]{{0,60}}\))?(?:,\ ?|\ và\ |,\ và\ |;\ ){CLOCK}{MOMENT}){{0,5}}",
    "HANG": r"(?:[Hh]ằng|(?<!ngân\ )[Hh]àng|[Mm]ỗi)",
    "UNIT": r"(?:ngày|tuần|tháng|quý|quí|năm)(?!\w)",
    "WEEKDAY": rf"(?P<weekday>{WEEKDAY})",
}


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way of saying a time: see `patterns.yaml`."""

    name: str
    regex: re.Pattern[str]
    relation: Relation
    reads: str
    where: str
    """`text` counts in running text too, `event` there only with an event, `time` never."""
    bare: bool
    """The phrase has no cue of its own, so that the word in front may claim it."""
    needs: tuple[str, ...]

    def may_match(self, text: str) -> bool:
        """Whether one of the literals stands there of which every match has one."""
        return any(literal in text for literal in self.needs)


@cache
def patterns() -> tuple[Pattern, ...]:
    """The patterns in the order in which they are tried. Raises `TypeError` if misshapen."""
    entries = load_yaml("extractors.deadlines", "patterns.yaml")
    if not isinstance(entries, list):
        raise TypeError("patterns.yaml must be a list")
    return tuple(
        Pattern(
            name=entry["name"],
            regex=re.compile(entry["pattern"].format_map(_PIECES), re.X),
            relation=cast(Relation, entry["relation"]),
            reads=entry["reads"],
            where=entry["where"],
            bare=entry.get("bare", False),
            needs=tuple(entry["needs"]),
        )
        for entry in entries
    )
