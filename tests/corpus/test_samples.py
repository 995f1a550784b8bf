"""The sample plans: one plan says the same in every format, and what a careful reader finds."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

from corpus import extract_file
from corpus.samples.views import VIEWS
from schemas import Plan

SAMPLES = Path(__file__).parents[2] / "corpus" / "samples"
NAMES = sorted(path.stem for path in (SAMPLES / "sources").glob("*.yaml"))


@cache
def plan_of(name: str, suffix: str) -> Plan:
    return extract_file(SAMPLES / "documents" / f"{name}{suffix}")


def test_there_are_eight_samples_in_three_formats() -> None:
    assert len(NAMES) >= 8
    for name in NAMES:
        for suffix in (".docx", ".pdf", ".txt"):
            assert (SAMPLES / "documents" / f"{name}{suffix}").exists()


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.__name__)
@pytest.mark.parametrize("suffix", [".pdf", ".txt"])
@pytest.mark.parametrize("name", NAMES)
def test_the_formats_of_a_sample_give_the_same_facts(name: str, suffix: str, view) -> None:  # type: ignore[no-untyped-def]
    assert view(plan_of(name, suffix)) == view(plan_of(name, ".docx"))


@pytest.mark.parametrize("name", NAMES)
def test_the_header_is_what_a_reader_finds(name: str) -> None:
    gold = json.loads((SAMPLES / "gold" / f"{name}.json").read_text(encoding="utf-8"))["document"]
    found = plan_of(name, ".docx").document
    for field in ("type", "code", "issuer", "place", "issued_on", "title"):
        assert getattr(found, field) == gold[field], field


@pytest.mark.parametrize("name", NAMES)
def test_the_deadlines_are_what_a_reader_finds(name: str) -> None:
    gold = json.loads((SAMPLES / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    wanted = [(d["relation"], d["start"], d["end"], d["rrule"]) for d in gold["deadlines"]]
    plan = plan_of(name, ".docx")
    assert [(d.relation, d.start, d.end, d.rrule) for d in plan.deadlines] == wanted
