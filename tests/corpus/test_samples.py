"""The sample plans: one plan says the same in every format, and what a careful reader finds."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

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


@cache
def gold_of(name: str) -> dict[str, Any]:
    answers = json.loads((SAMPLES / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(answers, dict)
    return answers


@pytest.mark.parametrize("name", NAMES)
def test_the_header_is_what_a_reader_finds(name: str) -> None:
    gold, found = gold_of(name)["document"], plan_of(name, ".docx").document
    for field in ("type", "code", "issuer", "place", "issued_on", "title"):
        assert getattr(found, field) == gold[field], field


@pytest.mark.parametrize("name", NAMES)
def test_the_references_are_what_a_reader_finds(name: str) -> None:
    fields = ("type", "code", "issuer", "issued_on", "role")
    wanted = [
        (*(ref[field] for field in fields), ref["mentions"])
        for ref in gold_of(name)["legal_references"]
    ]
    found = [
        (*(getattr(ref, field) for field in fields), len(ref.mentions))
        for ref in plan_of(name, ".docx").legal_references
    ]
    assert sorted(found, key=str) == sorted(wanted, key=str)


@pytest.mark.parametrize("name", NAMES)
def test_the_bodies_are_what_a_reader_finds(name: str) -> None:
    found = [each.name for each in plan_of(name, ".docx").agencies if each.kind != "group"]
    assert sorted(found) == sorted(gold_of(name)["agencies"])


@pytest.mark.parametrize("name", NAMES)
def test_the_tasks_are_what_a_reader_finds(name: str) -> None:
    wanted = [
        (
            " ".join(task["text"].split()),
            tuple(task["lead"]),
            tuple(task["coordinating"]),
            [(d["relation"], d["start"], d["end"], d["rrule"]) for d in task["deadlines"]],
        )
        for task in gold_of(name)["tasks"]
    ]
    plan = plan_of(name, ".docx")
    moments = {d.id: (d.relation, d.start, d.end, d.rrule) for d in plan.deadlines}
    found = [
        (task.text, task.lead, task.coordinating, [moments[key] for key in task.deadlines])
        for task in plan.tasks
    ]
    assert found == wanted


@pytest.mark.parametrize("name", NAMES)
def test_the_deadlines_are_what_a_reader_finds(name: str) -> None:
    gold = gold_of(name)["deadlines"]
    wanted = [(d["relation"], d["start"], d["end"], d["rrule"]) for d in gold]
    plan = plan_of(name, ".docx")
    assert [(d.relation, d.start, d.end, d.rrule) for d in plan.deadlines] == wanted


@pytest.mark.parametrize("name", NAMES)
def test_the_indicators_are_what_a_reader_finds(name: str) -> None:
    keys = ("op", "value", "low", "high", "numerator", "denominator", "text")
    wanted = [
        (row["origin"], row["unit"], [[v.get(key) for key in keys] for v in row["values"]])
        for row in gold_of(name)["indicators"]
    ]
    found = [
        (each.origin, each.unit, [[getattr(v, key) for key in keys] for v in each.values])
        for each in plan_of(name, ".docx").indicators
    ]
    assert found == wanted
