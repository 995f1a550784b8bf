"""What is built as a Vietnamese syllable."""

from __future__ import annotations

from importlib.resources import files

import pytest
import yaml

from ingest.syllables import is_syllable


def test_the_tables_hold_words_only() -> None:
    # YAML takes a bare "on" for true.
    tables = yaml.safe_load((files("ingest") / "syllables.yaml").read_text(encoding="utf-8"))
    parts = [*tables["onsets"], *(rhyme for row in tables["rhymes"] for rhyme in row)]
    assert [part for part in parts if not isinstance(part, str)] == []


@pytest.mark.parametrize("word", ["còn", "bón", "on", "Nguyễn", "quỹ", "giữ", "ở", "ĐẢNG"])
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["", "nhaân", "thờng", "ñoàn", "ngờí", "wifi"])
def test_what_is_none(word: str) -> None:
    assert not is_syllable(word)
