"""What people say of facts, and the registry as a whole, in both databases."""

from __future__ import annotations

import json

import pytest

from corpus.registry.overview import newest_plans, overview
from corpus.registry.review import PlanView, plan_view, say
from corpus.store import CorrectionError, Store, Verdict
from tests.support.registries import sample_records

RECORD = next(each for each in sample_records() if "ministry-2022" in each)
PLAN = json.loads(RECORD)["source"]["sha256"][:16]


def _view(store: Store) -> PlanView:
    with store.reading() as connection:
        view = plan_view(store, connection, PLAN)
    assert view is not None
    return view


def test_every_fact_has_its_place_and_its_own_key(filled: Store):
    view = _view(filled)
    plan = view.plan
    assert all(view.plan.text[f.start : f.end] == f.quote for f in view.facts.values())
    ids = {fact.id for fact in view.facts.values()}
    assert {each.id for each in plan.tasks + plan.deadlines + plan.indicators} <= ids


def test_words_on_facts_are_in_the_registry_at_once(filled: Store):
    key = next(key for key in _view(filled).facts if key.startswith("tasks:"))
    say(filled, _view(filled), key, Verdict.CORRECTED, by="A", values={"text": "Việc khác"})
    fact = _view(filled).facts[key]
    assert fact.values["text"] == "Việc khác"
    say(filled, _view(filled), key, Verdict.REJECTED, by="B")
    assert [each.key for each in _view(filled).rejected] == [key]
    say(filled, _view(filled), key, Verdict.CONFIRMED, by="C")
    view = _view(filled)
    assert view.facts[key].values["text"] == "Việc khác"
    assert [each.by for each in view.facts[key].said] == ["A", "B", "C"]


def test_values_as_before_are_a_confirmation(filled: Store):
    view = _view(filled)
    key, fact = next((k, f) for k, f in view.facts.items() if k.startswith("deadlines:"))
    say(filled, view, key, Verdict.CORRECTED, by="A", values=fact.values)
    assert [each.verdict for each in _view(filled).facts[key].said] == [Verdict.CONFIRMED]


def test_keys_stay_where_ids_move(filled: Store):
    before = _view(filled)
    first, second = [key for key in before.facts if key.startswith("legal_references:")][:2]
    say(filled, before, first, Verdict.REJECTED, by="A")
    after = _view(filled)
    assert after.facts[second].quote == before.facts[second].quote
    assert (before.facts[second].id, after.facts[second].id) == ("r2", "r1")


def test_fields_of_the_header(filled: Store):
    view = _view(filled)
    code, title = (next(k for k in view.facts if k.endswith(f":{f}")) for f in ("code", "title"))
    say(filled, view, code, Verdict.CORRECTED, by="A", values={"code": "9/KH-BNN"})
    say(filled, view, code, Verdict.CONFIRMED, by="B")
    say(filled, view, title, Verdict.REJECTED, by="A")
    after = _view(filled)
    assert (after.card.code, after.card.title) == ("9/KH-BNN", None)
    sure = {each.field: each.confidence for each in after.plan.document.evidence}
    assert sure["code"] == 1.0


@pytest.mark.parametrize(
    ("family", "values"),
    [
        ("tasks", {"text": None}),
        ("tasks", {"lead": "Sở Một"}),
        ("tasks", {"text": "tốt", "lead": "Sở Một"}),
        ("deadlines", {"relation": "sometime"}),
        ("deadlines", {"end": "2022-13-01"}),
        ("legal_references", {"role": None}),
        ("agencies", {"kind": "court"}),
    ],
)
def test_what_cannot_be_is_not_kept(filled: Store, family: str, values: dict[str, str]):
    view = _view(filled)
    key = next(key for key in view.facts if key.startswith(f"{family}:"))
    with pytest.raises(CorrectionError):
        say(filled, view, key, Verdict.CORRECTED, by="A", values=values)
    assert _view(filled).facts[key].said == ()


def test_the_registry_at_a_glance(filled: Store):
    with filled.reading() as connection:
        found = overview(connection)
        listed = newest_plans(connection, limit=3)
        rest = newest_plans(connection, after=listed.next or "", limit=50)
        year = newest_plans(connection, year=2022)
    assert found.counts["plan"] == listed.total == len(sample_records())
    assert list(found.years) == sorted(found.years, reverse=True)
    assert len(listed.items + rest.items) == listed.total
    assert found.newest[:3] == listed.items
    assert PLAN in [each.id for each in year.items]
