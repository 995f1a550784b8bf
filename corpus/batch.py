"""Batch import: files in, one record per line out, a status for each file.

Records go to `DIR/plans.jsonl`, statuses to `DIR/status.jsonl`, both sorted by the file's URI and
written whole or not at all. Importing into a folder that has records replaces those of the same
files and keeps the rest. One bad file costs that file alone.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from enum import StrEnum
from pathlib import Path

from corpus.extraction import Ungrounded, extract_file
from ingest import IngestError
from ingest.office import converting
from schemas import Plan, plan_to_json

PLANS = "plans.jsonl"
STATUS = "status.jsonl"
DOCUMENT_SUFFIXES = frozenset(
    f".{name}"
    for name in """docx docm dotx dotm doc dot rtf odt ott pdf txt md html htm xhtml mht mhtml
    png jpg jpeg tif tiff""".split()  # noqa: SIM905
)
"""What a folder is searched for; a file that is named is always tried."""


class Status(StrEnum):
    IMPORTED = "imported"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class FileStatus:
    """What became of one file; `code` names the cause of a failure, `page` where it lies."""

    uri: str
    status: Status
    code: str | None = None
    message: str | None = None
    message_en: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How much was found in a batch."""

    plans: int = 0
    legal_references: int = 0
    agencies: int = 0
    tasks: int = 0
    deadlines: int = 0
    indicators: int = 0
    warnings: int = 0

    def plus(self, plan: Plan) -> Counts:
        return Counts(
            self.plans + 1,
            self.legal_references + len(plan.legal_references),
            self.agencies + len(plan.agencies),
            self.tasks + len(plan.tasks),
            self.deadlines + len(plan.deadlines),
            self.indicators + len(plan.indicators),
            self.warnings + len(plan.warnings),
        )


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one import: a status per file, what was found, where it lies."""

    statuses: tuple[FileStatus, ...]
    counts: Counts
    plans: Path

    @property
    def failed(self) -> tuple[FileStatus, ...]:
        return tuple(each for each in self.statuses if each.status is Status.FAILED)


class OutputError(Exception):
    """The target folder cannot be written."""

    def __init__(self, target: Path, detail: str) -> None:
        self.target = target
        self.detail = detail
        super().__init__(f"{target}: {detail}")

    def describe(self, language: str) -> str:
        """One line for people. `language` is `vi` or `en`."""
        if language == "en":
            return f"{self.target}: cannot be written ({self.detail}); choose another folder"
        return f"{self.target}: không ghi được ({self.detail}); hãy chọn thư mục khác"


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files among `paths` and, recursively, the documents in its folders, sorted, once each."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(
                each
                for each in path.rglob("*")
                if each.suffix.lower() in DOCUMENT_SUFFIXES
                and each.is_file()
                and not each.name.startswith((".", "~$"))
            )
        else:
            found.add(path)
    return sorted(found)


def import_files(
    files: Iterable[Path], into: Path, *, on_file: Callable[[FileStatus], None] | None = None
) -> Report:
    """Import `files` into the folder `into`, made if need be; `on_file` hears of each.

    Raises `OutputError` before reading anything if the folder cannot be written.
    """
    try:
        into.mkdir(parents=True, exist_ok=True)
        lines = dict(_existing(into / PLANS))
        statuses = dict(_existing(into / STATUS))
        with tempfile.TemporaryFile(dir=into):
            pass
    except OSError as error:
        raise OutputError(into, error.strerror or str(error)) from error
    counts = Counts()
    outcomes: list[FileStatus] = []
    for path, converted in converting(files):
        outcome, plan = _import_one(path, converted)
        lines.pop(outcome.uri, None)
        if plan is not None:
            lines[outcome.uri] = plan_to_json(plan)
            counts = counts.plus(plan)
        statuses[outcome.uri] = json.dumps(asdict(outcome), ensure_ascii=False)
        outcomes.append(outcome)
        if on_file is not None:
            on_file(outcome)
    write_whole(into / PLANS, (lines[uri] for uri in sorted(lines)))
    write_whole(into / STATUS, (statuses[uri] for uri in sorted(statuses)))
    return Report(tuple(outcomes), counts, into / PLANS)


def write_whole(target: Path, lines: Iterable[str]) -> None:
    """Write `lines` to `target` so that it is there whole or not at all.

    Raises `OutputError` if it cannot be written; what stood there before then stays.
    """
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=target.parent, suffix=".part", delete=False
        ) as stream:
            temporary = Path(stream.name)
            stream.writelines(f"{line}\n" for line in lines)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise OutputError(target, error.strerror or str(error)) from error


def _import_one(path: Path, converted: Path) -> tuple[FileStatus, Plan | None]:
    uri = path.as_posix()
    try:
        return FileStatus(uri, Status.IMPORTED), extract_file(path, converted=converted)
    except IngestError as error:
        vi, en = error.describe("vi"), error.describe("en")
        return FileStatus(uri, Status.FAILED, error.code, vi, en, error.page), None
    except Ungrounded as error:
        return FileStatus(uri, Status.FAILED, "Ungrounded", str(error), str(error)), None
    except Exception as error:  # a fault of ours in one file must not cost the batch
        detail = f"{uri}: {type(error).__name__}: {error}"
        vi, en = f"lỗi chương trình, {detail}", f"internal error, {detail}"
        return FileStatus(uri, Status.FAILED, "InternalError", vi, en), None


def _existing(path: Path) -> Iterator[tuple[str, str]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            yield (row["uri"] if "uri" in row else row["source"]["uri"]), line.rstrip("\n")
