"""Names as people write them: how many are read as the body they mean, and the first that are not.

    python benchmarks/names.py [SHOWN]

`names.tsv` holds the pairs, in three tiers: spellings and abbreviations; faults of recognition,
near twins and words that are no body; indirect and garbled names. Precision is the share of the
bodies answered that are right, recall the share of the bodies asked for that are found. Misses of
pairs marked `held` are counted and never shown.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from extractors import resolve

PAIRS = Path(__file__).with_name("names.tsv")
NONE = "none"
TIERS = ("1", "2", "3")
HELD_TO = ("1", "2")
LEAST_PRECISION, LEAST_RECALL = 0.99, 0.95
SHOWN = 5


@dataclass(frozen=True, slots=True)
class Pair:
    """A query of a day and place, the name it means or "none", and the name that was answered."""

    tier: str
    query: str
    day: str
    place: str
    name: str
    held: bool
    answer: str

    @property
    def right(self) -> bool:
        return self.answer == self.name


def answered() -> list[Pair]:
    """Every pair of the file with its answer."""
    lines = PAIRS.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(
        (line for line in lines if not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    return [
        Pair(
            row["tier"], row["query"], row["day"], row["place"], row["name"],
            row["held"] == "held", answer(row["query"], row["day"], row["place"]),
        )
        for row in rows
    ]  # fmt: skip


def answer(query: str, day: str, place: str) -> str:
    """The canonical name, "none" for a group and for no body."""
    body = resolve(query, day, place or None)
    return NONE if body is None or body.kind == "group" else body.name


def precision(pairs: Iterable[Pair]) -> float:
    """The share of right ones among the bodies answered."""
    given = [pair for pair in pairs if pair.answer != NONE]
    return sum(pair.right for pair in given) / len(given) if given else 1.0


def recall(pairs: Iterable[Pair]) -> float:
    """The share of right ones among the bodies asked for."""
    asked = [pair for pair in pairs if pair.name != NONE]
    return sum(pair.right for pair in asked) / len(asked) if asked else 1.0


def misses(pairs: Iterable[Pair]) -> Iterator[str]:
    """The wrong answers that may be read."""
    for pair in pairs:
        if not pair.right and not pair.held:
            where = f"{pair.day} {pair.place}".strip()
            yield f"  {pair.query!r} ({where}): {pair.answer!r}, not {pair.name!r}"


def main() -> int:
    shown = int(sys.argv[1]) if len(sys.argv) > 1 else SHOWN
    pairs = answered()
    for tier in TIERS:
        for held in (False, True):
            some = [pair for pair in pairs if pair.tier == tier and pair.held == held]
            kind = "held" if held else "read"
            print(
                f"tier {tier} {kind}  {len(some):4} pairs"
                f"  precision {precision(some):.3f}  recall {recall(some):.3f}"
            )
        for line in list(misses(pair for pair in pairs if pair.tier == tier))[:shown]:
            print(line)
    kept = [pair for pair in pairs if pair.tier in HELD_TO]
    good = precision(kept) >= LEAST_PRECISION and recall(kept) >= LEAST_RECALL
    print(f"tiers 1 and 2: precision {precision(kept):.3f}  recall {recall(kept):.3f}")
    return 0 if good else 1


if __name__ == "__main__":
    raise SystemExit(main())
