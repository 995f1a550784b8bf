"""Every entry of the knowledge files: its examples match, its counter-examples do not."""

import re

import pytest

from extractors.folding import fold
from extractors.knowledge import load_yaml
from extractors.tasks.actors import Actor, phrase_at
from extractors.tasks.attributes import attribute_kind
from extractors.tasks.roles import parse_roles
from extractors.tasks.sections import section_kind
from extractors.tasks.statements import statements
from extractors.tasks.tables import column_role
from extractors.verbs import lexicon, opens_action

PACKAGE = "extractors.tasks"


def entries(name: str, key: str):
    return [
        pytest.param(entry, id=f"{entry[key]}-{number}")
        for number, entry in enumerate(load_yaml(PACKAGE, name))
    ]


@pytest.mark.parametrize("entry", entries("sections.yaml", "kind"))
def test_headings_open_the_kind_of_part_they_name(entry):
    for example in entry["examples"]:
        kind = section_kind(fold(example))
        assert kind is not None and kind.name == entry["kind"], example
    for example in entry["not"]:
        kind = section_kind(fold(example))
        assert kind is None or kind.name != entry["kind"], example


@pytest.mark.parametrize("entry", entries("attributes.yaml", "kind"))
def test_labels_announce_the_kind_of_attribute(entry):
    for example in entry["examples"]:
        assert attribute_kind(fold(example)) == entry["kind"], example
    for example in entry["not"]:
        assert attribute_kind(fold(example)) != entry["kind"], example


@pytest.mark.parametrize("entry", entries("columns.yaml", "role"))
def test_heads_of_columns_tell_their_role(entry):
    for example in entry["examples"]:
        assert column_role(fold(example)) == entry["role"], example
    for example in entry["not"]:
        assert column_role(fold(example)) != entry["role"], example


@pytest.mark.parametrize("number", range(len(statements())), ids=[s.name for s in statements()])
def test_statements_are_told_from_tasks(number):
    entry, statement = load_yaml(PACKAGE, "statements.yaml")[number], statements()[number]
    for example in entry["examples"]:
        assert statement.matches(fold(example)), example
    for example in entry["not"]:
        assert not statement.matches(fold(example)), example


@pytest.mark.parametrize("entry", entries("cues.yaml", "role"))
def test_cues_give_the_body_behind_them_its_part(entry):
    for example in entry["examples"]:
        assert body_of(example) in parts(example, entry["role"]), example
    for example in entry["not"]:
        assert body_of(example) not in parts(example, entry["role"]), example


def body_of(example: str) -> str:
    return re.search(r"\[(.+?)\]", example)[1]


def parts(example: str, role: str) -> list[str]:
    start, name = example.index("["), body_of(example)
    body = Actor(start, start + len(name), name)
    roles = parse_roles(example.replace("[", "").replace("]", ""), [body])
    return [actor.name for actor in getattr(roles, role)]


def test_verbs_open_actions_and_nouns_do_not():
    knowledge = load_yaml("extractors", "verbs.yaml")
    for example in knowledge["examples"]:
        assert opens_action(fold(example)), example
    for example in knowledge["not"]:
        assert not opens_action(fold(example)), example


def test_the_lexicon_is_folded_and_sorted():
    knowledge = load_yaml("extractors", "verbs.yaml")
    for words in (knowledge["verbs"], knowledge["modals"], knowledge["nouns"]):
        assert words == [fold(word) for word in words]
        assert len(words) == len(set(words))
    assert not lexicon().nouns & lexicon().actions


def test_phrases_name_actors_that_no_registry_lists():
    knowledge = load_yaml(PACKAGE, "phrases.yaml")
    for example, name in knowledge["examples"]:
        actor = phrase_at(example, fold(example))
        assert actor is not None and actor.name == name, example
    for example in knowledge["not"]:
        assert phrase_at(example, fold(example)) is None, example
