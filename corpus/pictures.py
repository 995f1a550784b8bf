"""Pages of the files that plans were read from, drawn in a process that can be killed.

A file is drawn only as long as it is where it was read from and has not changed since (its SHA-256
tells). Its name comes from the record of a plan, never from who asks.
"""

from __future__ import annotations

import hashlib
import json
from base64 import b64decode, b64encode
from collections import OrderedDict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Lock

from corpus.outcome import FileStatus, Outcome, Status, failed
from corpus.workers import Standby
from ingest import FileMissing, IngestError
from ingest.pipeline import load
from ingest.shown import Size, page_png, page_sizes
from schemas import Source

KEPT_BYTES = 24_000_000
"""Of drawn pages that are kept for the next reader."""
_PAGED = ("application/pdf", "image/")


_Stamp = tuple[str, int, int]


class Pictures:
    """Draws pages and keeps the newest; safe between threads."""

    def __init__(self, kept_bytes: int = KEPT_BYTES) -> None:
        self._kept: OrderedDict[tuple[_Stamp, int], bytes] = OrderedDict()
        self._sizes: dict[_Stamp, tuple[Size, ...]] = {}
        self._most = kept_bytes
        self._lock = Lock()
        self._process = Standby()

    def sizes(self, source: Source) -> tuple[Size, ...]:
        """The sizes of a file's pages; empty if it has none, is gone, or is another file now."""
        stamp = _stamp(source)
        if stamp is None:
            return ()
        known = self._sizes.get(stamp)
        if known is None:
            found = self._run(source, partial(_sizes, sha=source.sha256))
            known = tuple((width, height) for width, height in json.loads(found or "[]"))
            if known:
                self._sizes[stamp] = known
        return known

    def png(self, source: Source, number: int) -> bytes | None:
        """A page as PNG, `number` from 1; `None` where `sizes` has no such page."""
        stamp = _stamp(source)
        if stamp is None or not 1 <= number <= len(self.sizes(source)):
            return None
        key = (stamp, number)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        found = self._run(source, partial(_png, sha=source.sha256, number=number))
        drawn = b64decode(found) if found else None
        if drawn is not None:
            self._keep(key, drawn)
        return drawn

    def _keep(self, key: tuple[_Stamp, int], drawn: bytes) -> None:
        with self._lock:
            self._kept[key] = drawn
            while sum(map(len, self._kept.values())) > self._most and len(self._kept) > 1:
                self._kept.popitem(last=False)

    def _run(self, source: Source, job: Callable[[Path], Outcome]) -> str | None:
        return self._process.run(job, Path(source.uri)).record

    def warm(self) -> None:
        """Have the process started, without waiting for it."""
        self._process.warm()

    def close(self) -> None:
        self._process.close()


def _stamp(source: Source) -> _Stamp | None:
    """What tells a file from what may stand in its place later: its sum, size and time of writing.

    `None` if it has no pages or is gone. A member of an archive is as its archive is.
    """
    if not source.media_type.startswith(_PAGED):
        return None
    try:
        found = Path(source.uri.partition("!/")[0]).stat()
    except OSError:
        return None
    return source.sha256, found.st_size, found.st_mtime_ns


def _sizes(path: Path, *, sha: str) -> Outcome:
    return _made(path, sha, lambda data: json.dumps(page_sizes(path, data)))


def _png(path: Path, *, sha: str, number: int) -> Outcome:
    return _made(path, sha, lambda data: b64encode(page_png(path, data, number)).decode())


def _made(path: Path, sha: str, make: Callable[[bytes], str]) -> Outcome:
    """What `make` makes of a file, as an outcome; whatever goes wrong in it is one too."""
    try:
        data = load(path)
        if hashlib.sha256(data).hexdigest() != sha:
            raise FileMissing(path)
        return Outcome(FileStatus(path.as_posix(), Status.IMPORTED), make(data))
    except IngestError as error:
        return failed(path, error)
    except Exception as error:  # a fault of ours must not end the worker
        return Outcome(FileStatus(path.as_posix(), Status.FAILED, "InternalError", str(error)))
