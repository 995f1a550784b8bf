"""How good records are beside gold answers: figures, calibration, changes, classes of error."""

from corpus.evaluation.calibration import Reliability
from corpus.evaluation.changes import Change, Changes, changes_between
from corpus.evaluation.diagnosis import ErrorClass, ErrorGroup, Example, diagnose, error_classes
from corpus.evaluation.files import groups_to_json, load_run, run_to_json
from corpus.evaluation.loading import Case, EvaluationError, load_cases
from corpus.evaluation.run import Miss, Run, evaluate
from corpus.evaluation.tallies import MEASURES, Tally, is_field

__all__ = [
    "MEASURES",
    "Case",
    "Change",
    "Changes",
    "ErrorClass",
    "ErrorGroup",
    "EvaluationError",
    "Example",
    "Miss",
    "Reliability",
    "Run",
    "Tally",
    "changes_between",
    "diagnose",
    "error_classes",
    "evaluate",
    "groups_to_json",
    "is_field",
    "load_cases",
    "load_run",
    "run_to_json",
]
