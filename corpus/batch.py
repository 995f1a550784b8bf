"""Batch import: files in, one record per line out, a status for each file.

Records go to `DIR/plans.jsonl`, statuses to `DIR/status.jsonl`, both sorted by the file's URI and
written whole or not at all. Importing into a folder that has records replaces those of the same
files and keeps the rest. One bad file costs that file alone.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from corpus.outcome import Counts, FileStatus, Status, process
from corpus.output import OutputError, write_whole
from corpus.workers import default_workers, process_all
from ingest.office import converted

PLANS = "plans.jsonl"
STATUS = "status.jsonl"


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome of one import: a status per file, what was found, where it lies."""

    statuses: tuple[FileStatus, ...]
    counts: Counts
    plans: Path

    @property
    def failed(self) -> tuple[FileStatus, ...]:
        return tuple(each for each in self.statuses if each.status is Status.FAILED)


def import_files(
    files: Iterable[Path],
    into: Path,
    *,
    workers: int | None = None,
    on_file: Callable[[FileStatus], None] | None = None,
) -> Report:
    """Import `files` into the folder `into`, made if need be.

    Each file is read in a process that can be killed: see `corpus.workers`.

    Args:
        files: what to read; members of archives as `find_files` names them.
        into: the dataset's folder.
        workers: files read at once, by default one for each core.
        on_file: hears of each file, in their order.

    Raises `OutputError` before reading anything if the folder cannot be written.
    """
    chosen = list(files)
    lines, statuses = _opened(into)
    counts = Counts()
    outcomes: list[FileStatus] = []
    with converted(chosen) as folder:
        job = partial(process, converted=folder)
        for outcome in process_all(chosen, workers=workers or default_workers(), job=job):
            status = outcome.status
            lines.pop(status.uri, None)
            if outcome.record is not None:
                lines[status.uri] = outcome.record
            counts += outcome.counts
            statuses[status.uri] = json.dumps(asdict(status), ensure_ascii=False)
            outcomes.append(status)
            if on_file is not None:
                on_file(status)
    write_whole(into / PLANS, (lines[uri] for uri in sorted(lines)))
    write_whole(into / STATUS, (statuses[uri] for uri in sorted(statuses)))
    return Report(tuple(outcomes), counts, into / PLANS)


def _opened(into: Path) -> tuple[dict[str, str], dict[str, str]]:
    """The records and statuses that a dataset has, by URI, once it is sure to be writable."""
    try:
        into.mkdir(parents=True, exist_ok=True)
        lines, statuses = dict(_existing(into / PLANS)), dict(_existing(into / STATUS))
        with tempfile.TemporaryFile(dir=into):
            return lines, statuses
    except OSError as error:
        raise OutputError(into, error.strerror or str(error)) from error


def _existing(path: Path) -> Iterator[tuple[str, str]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            row = json.loads(line)
            yield (row["uri"] if "uri" in row else row["source"]["uri"]), line.rstrip("\n")
