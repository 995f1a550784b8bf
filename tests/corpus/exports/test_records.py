"""The stream of whole plans out of either database, and the JSON lines made of it."""

from __future__ import annotations

import pytest

from corpus.exports import FORMATS, Options
from corpus.registry.records import Choice, whole_plans
from corpus.store import Correction, Store, Verdict, correct
from corpus.store.corrections import now
from corpus.store.rows import body_id
from tests.support.registries import sample_records


def test_json_lines_are_the_records(filled: Store) -> None:
    (file,) = FORMATS["jsonl"].files(whole_plans(filled), Options())
    lines = b"".join(file.chunks).decode().splitlines()
    assert sorted(lines) == sorted(sample_records())


def test_corrections_are_in_unless_the_original_is_asked_for(filled: Store) -> None:
    chosen = next(each for each in whole_plans(filled) if each.plan.tasks)
    task, sha = chosen.plan.tasks[0], chosen.plan.source.sha256
    place = (task.span.start, task.span.end, task.quote)
    word = ("tasks", "text", *place, Verdict.CORRECTED, task.text, "Việc đã sửa", "Lan", now())
    correct(filled, Correction(sha, *word))
    (changed,) = whole_plans(filled, Choice(plan=chosen.id))
    assert changed.plan.tasks[0].text == "Việc đã sửa"
    assert '"text":"Việc đã sửa"' in changed.record
    (before,) = whole_plans(filled, Choice(plan=chosen.id), original=True)
    assert before.record == chosen.record


@pytest.mark.parametrize("field", ["province", "year"])
def test_plans_are_chosen(filled: Store, field: str) -> None:
    every = list(whole_plans(filled))
    wanted = next(value for each in every if (value := getattr(each, field)))
    found = list(whole_plans(filled, Choice(**{field: wanted})))
    assert found == [each for each in every if getattr(each, field) == wanted]
    assert 0 < len(found) < len(every)


def test_plans_of_a_body_name_it_or_give_it_tasks(filled: Store) -> None:
    every = list(whole_plans(filled))
    name = next(task.lead[0] for each in every for task in each.plan.tasks if task.lead)
    found = {each.id for each in whole_plans(filled, Choice(body=body_id(name)))}
    named = {each.id for each in every if name in {a.name for a in each.plan.agencies}}
    given = {each.id for each in every for t in each.plan.tasks if name in t.lead}
    assert named | given <= found < {each.id for each in every}
