"""The kept pairs of names and bodies: thresholds, and the measure itself."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

PATH = Path(__file__).parents[3] / "benchmarks" / "names.py"


@pytest.fixture(scope="module")
def names():
    spec = importlib.util.spec_from_file_location("benchmark_names", PATH)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_pairs_are_read_well_enough(names):
    pairs = names.answered()
    assert len(pairs) >= 600
    kept = [pair for pair in pairs if pair.tier in names.HELD_TO]
    assert names.precision(kept) >= names.LEAST_PRECISION, list(names.misses(kept))
    assert names.recall(kept) >= names.LEAST_RECALL, list(names.misses(kept))
    assert names.recall([pair for pair in pairs if pair.tier == "3"]) >= 0.6


def test_a_third_of_the_pairs_is_held_and_never_shown(names):
    pairs = [names.Pair("1", "SYT", "2020-01-01", "", "Sở Y tế", held, "none") for held in (0, 1)]
    assert len(list(names.misses(pairs))) == 1
    rows = [line for line in names.PAIRS.read_text(encoding="utf-8").splitlines() if line[0] != "#"]
    held = sum(line.endswith("\theld") for line in rows)
    assert held == pytest.approx((len(rows) - 1) / 3, abs=1)


def test_precision_and_recall_count_what_they_say(names):
    def pair(name, answer):
        return names.Pair("1", "", "", "", name, False, answer)

    pairs = [pair("A", "A"), pair("B", "C"), pair("D", "none"), pair("none", "E")]
    assert names.precision(pairs) == pytest.approx(1 / 3)
    assert names.recall(pairs) == pytest.approx(1 / 3)
    assert names.precision([pair("none", "none")]) == names.recall([pair("none", "none")]) == 1.0
