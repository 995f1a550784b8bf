"""A run as JSON, out and in again."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from corpus.evaluation.calibration import Reliability
from corpus.evaluation.changes import Change, Changes
from corpus.evaluation.diagnosis import ErrorGroup
from corpus.evaluation.loading import EvaluationError, read_json
from corpus.evaluation.rules import Mode
from corpus.evaluation.run import Run

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_MODES: tuple[Mode, Mode] = ("strict", "lenient")


def run_to_json(run: Run, changes: Changes | None = None) -> str:
    """The run as JSON; `docs/evaluation.md` explains its names.

    The same run gives the same bytes.
    """
    data: dict[str, object] = {
        "version": run.version,
        "documents": len(run.strict),
        "mean_f1": {mode: run.mean_f1(mode) for mode in _MODES},
        "figures": {mode: _figures(run, mode) for mode in _MODES},
        "calibration": [_reliability(each) for each in run.calibration],
        "by_document": {
            mode: {
                name: {key: asdict(each) for key, each in tallies.items()}
                for name, tallies in (run.strict if mode == "strict" else run.lenient).items()
            }
            for mode in _MODES
        },
        "misses": [asdict(each) for each in run.misses],
    }
    if changes is not None:
        data["changes"] = {
            "measures": [_change(each) for each in changes.measures],
            "documents": [_change(each) for each in changes.documents],
            "gained": [asdict(each) for each in changes.gained],
            "lost": [asdict(each) for each in changes.lost],
        }
    return json.dumps(data, ensure_ascii=False, indent=1)


def load_run(path: Path) -> Run:
    """A run saved as JSON, without its calibration. Raises `EvaluationError` if it is none."""
    from pydantic import ValidationError

    if not path.exists():
        raise EvaluationError(path, "missing")
    data = read_json(path)
    if not isinstance(data, dict) or not isinstance(counts := data.get("by_document"), dict):
        raise EvaluationError(path, "no-run")
    fields = {**counts, "misses": data.get("misses"), "version": data.get("version")}
    try:
        return _adapter().validate_python(fields)
    except ValidationError as error:
        raise EvaluationError(path, "no-run") from error


def groups_to_json(groups: Sequence[ErrorGroup], language: str, show: int | None) -> str:
    """Classes of error as JSON, each with its first `show` examples (`None`: all)."""
    data = [
        {
            "class": each.kind.name,
            "description": each.kind.en if language == "en" else each.kind.vi,
            "cost": each.cost,
            "missing": each.missing,
            "extra": each.extra,
            "examples": [asdict(one) for one in each.examples[:show]],
        }
        for each in groups
    ]
    return json.dumps(data, ensure_ascii=False, indent=1)


def _change(each: Change) -> dict[str, object]:
    return asdict(each) | {"gain": each.gain}


def _figures(run: Run, mode: Mode) -> dict[str, dict[str, float]]:
    means = run.means(mode)
    return {
        key: {
            "tp": each.tp,
            "fp": each.fp,
            "fn": each.fn,
            "gold": each.gold,
            "precision": each.precision,
            "recall": each.recall,
            "f1": each.f1,
            "documents_f1": means[key],
        }
        for key, each in run.tallies(mode).items()
    }


def _reliability(each: Reliability) -> dict[str, object]:
    return {
        "family": each.family,
        "count": each.count,
        "error": each.error,
        "sure": each.sure,
        "sure_right": each.sure_right,
        "holds": each.holds,
        "bins": [
            {
                "low": one.low,
                "count": one.count,
                "right": one.right,
                "confidence": one.confidence,
                "accuracy": one.accuracy,
            }
            for one in each.bins
        ],
    }


@cache
def _adapter() -> TypeAdapter[Run]:
    from pydantic import TypeAdapter

    return TypeAdapter(Run)
