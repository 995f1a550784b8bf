"""Every entry of the knowledge files: its examples match, its counter-examples do not."""

import pytest

from extractors.folding import fold
from extractors.indicators.clauses import read_clauses
from extractors.indicators.columns import head_rule, head_rules
from extractors.indicators.evidence import names_of_titles, title_rules
from extractors.indicators.lexicon import lexicon, section_kind
from extractors.indicators.prose import vetoes_on
from extractors.indicators.rows import repair
from extractors.indicators.words import PACKAGE, entries, unit_kind, units
from extractors.knowledge import load_yaml


@pytest.mark.parametrize("entry", units(), ids=lambda entry: entry.kind)
def test_units(entry):
    assert entry.examples
    for example in entry.examples:
        assert unit_kind(example) == entry.kind, example
    for example in entry.counterexamples:
        assert unit_kind(example) != entry.kind, example


def test_every_unit_has_one_kind():
    seen = [fold(unit) for entry in units() for unit in entry.units]
    assert sorted(seen) == sorted(set(seen))


@pytest.mark.parametrize("rule", head_rules(), ids=lambda rule: rule.examples[0])
def test_heads_of_columns(rule):
    for example in rule.examples:
        assert head_rule(example) is rule, example
    for example in rule.counterexamples:
        assert head_rule(example) is not rule, example


@pytest.mark.parametrize("rule", title_rules(), ids=lambda rule: rule.name)
def test_titles_of_tables(rule):
    for example in rule.examples:
        assert rule.name in names_of_titles((example,)), example
    for example in rule.counterexamples:
        assert rule.name not in names_of_titles((example,)), example


@pytest.mark.parametrize("rule", lexicon().sections, ids=lambda rule: rule.kind)
def test_headings_of_sections(rule):
    for example in rule.examples:
        assert section_kind(example) == rule.kind, example
    for example in rule.counterexamples:
        assert section_kind(example) != rule.kind, example


@pytest.mark.parametrize("name", ["aims", "outcomes", "activities"])
def test_cues_of_sentences(name):
    cue = getattr(lexicon(), name)
    for example in cue.examples:
        assert cue.pattern.search(fold(example)), example
    for example in cue.counterexamples:
        assert not cue.pattern.search(fold(example)), example


def vetoes_of(sentence):
    clauses = read_clauses(sentence, 0, len(sentence))
    return {name for clause in clauses for name in vetoes_on(sentence, clause, "neutral")}


@pytest.mark.parametrize("veto", lexicon().vetoes, ids=lambda veto: veto.name)
def test_vetoes_of_figures(veto):
    assert veto.examples and veto.counterexamples
    for example in veto.examples:
        assert veto.name in vetoes_of(example), example
    for example in veto.counterexamples:
        assert veto.name not in vetoes_of(example), example


@pytest.mark.parametrize("entry", entries(load_yaml(PACKAGE, "repairs.yaml")))
def test_repairs(entry):
    for wrong, right in entry["examples"].items():
        assert repair(wrong) == right
    for right in entry["not"]:
        assert repair(right) == right
