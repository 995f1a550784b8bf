"""The knowledge files: every entry is read as it says, and what they exclude is not."""

from typing import cast

import pytest

from extractors.agencies.groups import find_groups, written_out
from extractors.agencies.localities import Home
from extractors.agencies.reading import read_bodies
from extractors.agencies.registry import Form, bodies, by_name, domains, forms, name_key
from extractors.agencies.resolution import Context
from extractors.folding import fold
from extractors.knowledge import load_yaml
from extractors.language import vietnamese

RANKS = cast("dict[str, list[object]]", load_yaml("extractors.agencies", "ranks.yaml"))
GROUPS = cast("dict[str, list[object]]", load_yaml("extractors.agencies", "groups.yaml"))
NOWHERE = Context(None, Home(None))


def read(text: str) -> list[str]:
    found = read_bodies(text, vietnamese().tokenizer(text), NOWHERE)
    return [each.body.name for each in found]


def stands_alone(form: Form) -> bool:
    return all(
        body.kind != "group" and body.place not in ("must", "host") and body.levels
        for body in form.bodies
    )


@pytest.mark.parametrize(
    "form", [form for form in forms() if stands_alone(form)], ids=lambda form: form.text
)
def test_every_way_of_writing_a_body_names_it(form):
    (name,) = read(f"Giao {form.text} thực hiện.")
    assert name in {body.name for body in form.bodies}


def test_successors_and_local_bodies_are_bodies_of_the_registry():
    for body in bodies():
        assert body.local is None or name_key(body.local) in by_name()
        for name in body.successors:
            assert name_key(name) in by_name(), name


def test_a_body_ends_after_it_begins():
    for body in bodies():
        assert not (body.valid_from and body.valid_to) or body.valid_from < body.valid_to, body


TOLD_APART_BY_LEVEL_OR_DAY = {
    "BCH Quân sự", "BCHQS", "BTC", "BTG", "Phòng VHTT", "Sở VH&TT", "Sở VH-TT", "Sở VHTT",
    "TT", "Cổng TTĐT",
}  # fmt: skip


def test_no_other_abbreviation_means_two_bodies():
    rivals = {
        form.text
        for form in forms()
        if form.capitals
        and len({body.name for body in form.bodies}) > 1
        and not all(body.name.endswith(" ủy") for body in form.bodies)
    }
    assert rivals <= TOLD_APART_BY_LEVEL_OR_DAY


def test_no_field_is_listed_twice_as_its_own_alias():
    for domain, aliases in domains().items():
        assert domain not in aliases
        assert len(set(aliases)) == len(aliases), domain


@pytest.mark.parametrize("example", RANKS["examples"], ids=lambda example: example["name"])
def test_a_free_name_is_read_to_its_end(example):
    assert read(example["text"]) == [example["name"], *example.get("also", ())]


@pytest.mark.parametrize("text", RANKS["none"])
def test_words_like_a_rank_are_no_body(text):
    assert read(text) == []


@pytest.mark.parametrize("example", GROUPS["examples"], ids=lambda example: example["name"])
def test_a_group_is_read_to_its_end(example):
    group = next(find_groups(fold(example["text"])))
    assert written_out(example["text"][group.start : group.end]).lower() == example["name"].lower()


@pytest.mark.parametrize("text", GROUPS["not"])
def test_plurals_of_other_things_are_no_groups(text):
    assert list(find_groups(fold(f"Rà soát {text} trong kỳ"))) == []
