"""The sample annexes: the indicators of every layout, in every format, beside the answers."""

from __future__ import annotations

import json
import re
from functools import cache
from typing import Any

import pytest

from corpus import extract_file
from corpus.samples.annex import FOLDER, HELD, load
from extractors.folding import fold
from schemas import Indicator

NAMES = sorted(path.stem for path in (FOLDER / "sources").glob("*.yaml"))
SUFFIXES = (".docx", ".pdf", ".txt")
FIGURES = ("op", "value", "low", "high", "numerator", "denominator", "text")
KNOWN: dict[tuple[str, str], int] = {
    ("held-places-by-years", ".docx"): 2,
    ("held-places-by-years", ".pdf"): 2,
    ("held-places-by-years", ".txt"): 2,
    ("held-two-parts", ".txt"): 2,
    ("merged-bodies", ".txt"): 2,
    ("parallel-lines", ".txt"): 3,
}
"""How many rows of a file are still read otherwise than by a careful reader, where any are."""


@cache
def answers_of(name: str) -> list[dict[str, Any]]:
    found = json.loads((FOLDER / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(found["indicators"], list)
    return found["indicators"]


@cache
def found_in(name: str, suffix: str) -> list[tuple[object, ...]]:
    plan = extract_file(FOLDER / "documents" / f"{name}{suffix}")
    return [read(row) for row in plan.indicators]


def read(row: Indicator) -> tuple[object, ...]:
    values = [(v.raw, *(getattr(v, key) for key in FIGURES)) for v in row.values]
    return known(row.origin, row.name, values, row.objective, row.label, row.unit), (
        row.responsible,
        row.note,
    )


def answered(row: dict[str, Any]) -> tuple[object, ...]:
    values = [(v["raw"], *(v.get(key) for key in FIGURES)) for v in row["values"]]
    return known(row["origin"], row["name"], values, row["objective"], row["label"], row["unit"]), (
        tuple(row["responsible"]),
        row["note"],
    )


def known(origin: str, name: str, values: object, *fields: object) -> tuple[object, ...]:
    """What is compared of a row; the name of a sentence leniently (GOLD: with or without verbs)."""
    words = re.sub(r"\W+", " ", fold(name)) if origin == "table" else ""
    return origin, words, values, *fields


@pytest.mark.parametrize("suffix", SUFFIXES)
@pytest.mark.parametrize("name", NAMES)
def test_the_indicators_are_what_a_reader_finds(name: str, suffix: str) -> None:
    found, wanted = found_in(name, suffix), [answered(row) for row in answers_of(name)]
    others = [row for row in wanted if row not in found]
    extra = [row for row in found if row not in wanted]
    assert max(len(others), len(extra)) == KNOWN.get((name, suffix), 0), (others, extra)


def test_a_third_is_held_out_and_every_sample_has_its_files() -> None:
    held = [name for name in NAMES if name.startswith(HELD)]
    assert len(NAMES) >= 24 and 3 * len(held) >= len(NAMES) - 2
    for name in NAMES:
        assert all((FOLDER / "documents" / f"{name}{suffix}").exists() for suffix in SUFFIXES)
        assert load(FOLDER / "sources" / f"{name}.yaml").answers["indicators"] == answers_of(name)
