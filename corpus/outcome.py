"""What became of one file of a batch: its status, its record, what was found in it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ingest import IngestError, OutOfMemory
from schemas import Plan


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

    @classmethod
    def of(cls, plan: Plan) -> Counts:
        return cls(
            1,
            len(plan.legal_references),
            len(plan.agencies),
            len(plan.tasks),
            len(plan.deadlines),
            len(plan.indicators),
            len(plan.warnings),
        )

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.plans + other.plans,
            self.legal_references + other.legal_references,
            self.agencies + other.agencies,
            self.tasks + other.tasks,
            self.deadlines + other.deadlines,
            self.indicators + other.indicators,
            self.warnings + other.warnings,
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """The status of a file and, if it was read, its record as one line of JSON."""

    status: FileStatus
    record: str | None = None
    counts: Counts = Counts()


def failed(path: Path, error: IngestError) -> Outcome:
    """The outcome of the file `path`, which ended with `error`."""
    vi, en = error.describe("vi"), error.describe("en")
    uri = path.as_posix()
    return Outcome(FileStatus(uri, Status.FAILED, error.code, vi, en, error.page))


def process(path: Path, *, converted: Path | None = None) -> Outcome:
    """Read one file and extract its record; whatever goes wrong is its outcome, never raised.

    `converted` is a folder with office files converted beforehand (`ingest.office.converted`).
    """
    from corpus.extraction import Ungrounded, extract_file
    from schemas import plan_to_json

    uri = path.as_posix()
    try:
        plan = extract_file(path, converted=converted)
        return Outcome(FileStatus(uri, Status.IMPORTED), plan_to_json(plan), Counts.of(plan))
    except IngestError as error:
        return failed(path, error)
    except MemoryError:
        return failed(path, OutOfMemory(path))
    except Ungrounded as error:
        return Outcome(FileStatus(uri, Status.FAILED, "Ungrounded", str(error), str(error)))
    except Exception as error:  # a fault of ours in one file must not cost the batch
        detail = f"{uri}: {type(error).__name__}: {error}"
        vi, en = f"lỗi chương trình, {detail}", f"internal error, {detail}"
        return Outcome(FileStatus(uri, Status.FAILED, "InternalError", vi, en))
