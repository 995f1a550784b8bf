"""How good records are beside gold answers: figures, calibration, changes, classes of error."""

from corpus.evaluation.calibration import Reliability
from corpus.evaluation.changes import Change, Changes, changes_between
from corpus.evaluation.files import load_run, run_to_json
from corpus.evaluation.loading import Case, EvaluationError, load_cases
from corpus.evaluation.run import Miss, Run, evaluate
from corpus.evaluation.tallies import MEASURES, Tally, is_field

__all__ = [
    "MEASURES",
    "Case",
    "Change",
    "Changes",
    "EvaluationError",
    "Miss",
    "Reliability",
    "Run",
    "Tally",
    "changes_between",
    "evaluate",
    "is_field",
    "load_cases",
    "load_run",
    "run_to_json",
]
