"""Gold answers and records from files, paired by the stem of their names."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import ClassVar

from corpus.batch import PLANS
from corpus.evaluation.answers import Answers, Head, Quote, answers_from, quotes_of


class EvaluationError(Exception):
    """A file of gold answers, records or a run cannot be used. `code` says why."""

    _VI: ClassVar = {
        "missing": "không tìm thấy",
        "no-gold": "không có tệp đáp án .json nào",
        "no-records": "không có bản ghi nào",
        "no-run": "không phải kết quả của kehoach evaluate --json",
        "unreadable": "không đọc được ({detail})",
    }
    _EN: ClassVar = {
        "missing": "not found",
        "no-gold": "holds no gold answers (.json)",
        "no-records": "holds no records",
        "no-run": "is no output of kehoach evaluate --json",
        "unreadable": "cannot be read ({detail})",
    }

    def __init__(self, path: Path, code: str, detail: str = "") -> None:
        self.path, self.code, self.detail = path, code, detail
        super().__init__(self.describe("en"))

    def describe(self, language: str) -> str:
        """One line for people. `language` is `vi` or `en`."""
        texts = self._EN if language == "en" else self._VI
        return f"{self.path}: {texts[self.code].format(detail=self.detail)}"


@dataclass(frozen=True, slots=True)
class Case:
    """One document with gold answers, and what its record says; an empty record if it has none."""

    name: str
    gold: Answers
    found: Answers = field(default_factory=Answers)
    quotes: tuple[Quote, ...] = ()


def load_cases(
    gold: Path, plans: Path, *, present: bool = False, partial: bool = False
) -> list[Case]:
    """The documents of the folder `gold` (`NAME.json`), by name.

    `plans` is a dataset folder, its `plans.jsonl`, or a folder of `NAME.json` records. A document
    without a record has lost everything; `present` leaves it out instead. `partial` takes the parts
    that a gold file leaves out or empty as not read, and forgets what records say there.

    Raises `EvaluationError`.
    """
    if not gold.exists():
        raise EvaluationError(gold, "missing")
    paths = sorted(gold.glob("*.json"))
    if not paths:
        raise EvaluationError(gold, "no-gold")
    records = _records(plans)
    cases = [
        _case(path, records.get(path.stem), plans)
        for path in paths
        if not present or path.stem in records
    ]
    return [_partial(case) for case in cases] if partial else cases


def read_json(path: Path) -> object:
    """A parsed JSON file. Raises `EvaluationError`."""
    return _parsed(path, _text(path))


def _case(path: Path, record: dict[str, object] | None, plans: Path) -> Case:
    gold = _answers(path, read_json(path))
    if record is None:
        return Case(path.stem, gold)
    found = _answers(plans, record)
    return Case(path.stem, gold, found, tuple(quotes_of(record, found.text)))


def _partial(case: Case) -> Case:
    """The case without what the record says in parts where the gold answers are silent."""
    gold, found = case.gold, case.found
    kept = replace(
        found,
        document=found.document if gold.document != Head() else Head(),
        legal_references=found.legal_references if gold.legal_references else (),
        agencies=found.agencies if gold.agencies else (),
        tasks=found.tasks if gold.tasks else (),
        deadlines=found.deadlines if gold.deadlines or gold.tasks else (),
        indicators=found.indicators if gold.indicators else (),
    )
    return replace(case, found=kept)


def _records(plans: Path) -> dict[str, dict[str, object]]:
    if not plans.exists():
        raise EvaluationError(plans, "missing")
    source = plans / PLANS if plans.is_dir() and (plans / PLANS).is_file() else plans
    records = dict(_from_folder(source) if source.is_dir() else _from_lines(source))
    if not records:
        raise EvaluationError(plans, "no-records")
    return records


def _from_folder(folder: Path) -> Iterator[tuple[str, dict[str, object]]]:
    for path in sorted(folder.glob("*.json")):
        if isinstance(record := read_json(path), dict):
            yield path.stem, record


def _from_lines(path: Path) -> Iterator[tuple[str, dict[str, object]]]:
    for line in _lines(path):
        if isinstance(record := _parsed(path, line), dict):
            source = record.get("source")
            uri = source.get("uri") if isinstance(source, dict) else None
            yield Path(str(uri or "")).stem, record


def _lines(path: Path) -> Iterable[str]:
    """Lines as JSON has them: a record's text may hold other characters that end lines."""
    return (line for line in _text(path).split("\n") if line.strip())


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(path, "unreadable", str(error)) from error


def _parsed(path: Path, text: str) -> object:
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise EvaluationError(path, "unreadable", str(error)) from error


def _answers(path: Path, data: object) -> Answers:
    from pydantic import ValidationError

    try:
        return answers_from(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise EvaluationError(path, "unreadable", f"{where}: {first['msg']}") from error
