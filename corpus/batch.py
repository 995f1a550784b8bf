"""Batch import: files in, one record per line out, a status for each file.

Records go to `DIR/plans.jsonl`, statuses to `DIR/status.jsonl`, both sorted by the file's URI and
written whole or not at all. Importing into a folder that has records replaces those of the same
files and keeps the rest. One bad file costs that file alone.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from heapq import merge
from operator import itemgetter
from pathlib import Path

from corpus.outcome import Counts, FileStatus, Outcome, Status, process
from corpus.output import OutputError, write_whole
from corpus.workers import default_workers, process_all
from ingest.office import converted

PLANS = "plans.jsonl"
STATUS = "status.jsonl"
_URI = re.compile(r'\{(?:"source": ?\{)?"uri": ?(?P<uri>"(?:[^"\\]|\\.){0,4000}")')


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
    _make_writable(into)
    counts = Counts()
    outcomes: list[Outcome] = []
    with converted(chosen) as folder:
        job = partial(process, converted=folder)
        for outcome in process_all(chosen, workers=workers or default_workers(), job=job):
            counts += outcome.counts
            outcomes.append(outcome)
            if on_file is not None:
                on_file(outcome.status)
    keep(outcomes, into)
    return Report(tuple(each.status for each in outcomes), counts, into / PLANS)


def keep(outcomes: Iterable[Outcome], into: Path) -> None:
    """Put outcomes into the dataset `into`, in place of earlier ones of the same files.

    What the dataset has is copied line by line, never held. Raises `OutputError`.
    """
    records: dict[str, str | None] = {}
    statuses: dict[str, str | None] = {}
    for outcome in outcomes:
        uri = outcome.status.uri
        records[uri] = outcome.record
        statuses[uri] = json.dumps(asdict(outcome.status), ensure_ascii=False)
    write_whole(into / PLANS, _merged(into / PLANS, records))
    write_whole(into / STATUS, _merged(into / STATUS, statuses))


def _make_writable(into: Path) -> None:
    try:
        into.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=into):
            pass
    except OSError as error:
        raise OutputError(into, error.strerror or str(error)) from error


def _merged(path: Path, new: dict[str, str | None]) -> Iterator[str]:
    """The lines of `path`, by URI, with the `new` ones among them; those that are None go."""
    kept = ((uri, line) for uri, line in _existing(path) if uri not in new)
    made = ((uri, line) for uri, line in sorted(new.items()) if line is not None)
    return (line for _, line in merge(kept, made, key=itemgetter(0)))


def _existing(path: Path) -> Iterator[tuple[str, str]]:
    if not path.exists():
        return
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield _uri(line), line.rstrip("\n")


def _uri(line: str) -> str:
    """The URI of a record or status: the first thing that either says of itself."""
    found = _URI.match(line)
    if found is not None:
        return str(json.loads(found["uri"]))
    row = json.loads(line)
    return str(row["uri"] if "uri" in row else row["source"]["uri"])
