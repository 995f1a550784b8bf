"""Strict figures are those of the scorer that stands beside the real documents, to the last digit.

The scorer is not a part of this repository: SHARED (`../shared` by default) names its folder.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.evaluation import Run, evaluate, load_cases

ROOT = Path(__file__).parents[3]
SHARED = Path(os.environ.get("SHARED", ROOT.parent / "shared"))
SCORER = SHARED / "score.py"
SAMPLES = ROOT / "corpus" / "samples"

needs_scorer = pytest.mark.skipif(not SCORER.is_file(), reason=f"no scorer at {SCORER}")
needs_gold = pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason=f"no gold in {SHARED}")


def scored(gold: Path, plans: Path) -> dict[str, Any]:
    """The scorer's figures under our names."""
    command = [sys.executable, str(SCORER), str(gold), str(plans), "--json"]
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    table = str.maketrans({" ": "_", "(": None, ")": None})
    return {key.translate(table): each for key, each in json.loads(output).items()}


def ours(run: Run) -> dict[str, Any]:
    measures = {
        key: {"p": each.precision, "r": each.recall, "f1": each.f1, "gold": each.gold}
        for key, each in run.tallies().items()
        if "." not in key
    }
    return {"documents": len(run.strict), "macro_f1": run.mean_f1(), **measures}


def spoilt(gold: Path, into: Path, kit: SimpleNamespace, seed: int) -> Path:
    """Records made of the gold answers with faults put in; one in ten is missing."""
    for number, path in enumerate(sorted(gold.glob("*.json"))):
        if (number + seed) % 10:
            answers = json.loads(path.read_text(encoding="utf-8"))
            record = kit.spoil(kit.record_of(answers, path.stem), seed * 100 + number)
            kit.write(into, path.stem, record)
    return into


@needs_scorer
@pytest.mark.parametrize("seed", range(4))
def test_samples_with_faults(seed: int, kit: SimpleNamespace, tmp_path: Path) -> None:
    gold = SAMPLES / "gold"
    plans = spoilt(gold, tmp_path, kit, seed)
    run = evaluate(load_cases(gold, plans))
    assert ours(run) == scored(gold, plans)
    assert 0.5 < run.mean_f1() < 0.98


@needs_scorer
@needs_gold
@pytest.mark.parametrize("seed", range(2))
def test_real_answers_with_faults(seed: int, kit: SimpleNamespace, tmp_path: Path) -> None:
    plans = spoilt(SHARED / "gold", tmp_path, kit, seed)
    assert ours(evaluate(load_cases(SHARED / "gold", plans))) == scored(SHARED / "gold", plans)


@needs_scorer
def test_records_of_the_program(kit: SimpleNamespace, tmp_path: Path) -> None:
    from corpus import import_files

    files = sorted((SAMPLES / "documents").glob("*.txt"))[:3]
    documents = SHARED / "documents"
    files += sorted(documents.glob("*.txt")) if documents.is_dir() else []
    plans = import_files(files, tmp_path, workers=1).plans
    for gold in (SAMPLES / "gold", SHARED / "gold"):
        if gold.is_dir():
            assert ours(evaluate(load_cases(gold, plans))) == scored(gold, plans)
