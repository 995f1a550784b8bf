"""Files read in processes that can be killed, so that a bad one costs itself alone.

A fork server loads the program once (`corpus.preloaded`); every worker is forked from it, warm,
and a killed one is replaced in milliseconds. Where there is no fork server (Windows) workers start
from nothing.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext, SpawnContext, SpawnProcess
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from corpus.outcome import Outcome, failed, process
from ingest import Crashed, IngestError, Limits, OutOfMemory, TimedOut, limits
from ingest.limits import use_limits

if sys.platform == "win32":
    from multiprocessing.context import SpawnContext as _Context
    from multiprocessing.context import SpawnProcess as _Process
else:
    from multiprocessing.context import ForkServerContext as _Context
    from multiprocessing.context import ForkServerProcess as _Process

Job = Callable[[Path], Outcome]

MOST_FILES = 500
"""After so many files a worker is replaced, and what it hoards is given back."""

_PRELOADED = "corpus.preloaded"


def process_all(files: Sequence[Path], *, workers: int, job: Job = process) -> Iterator[Outcome]:
    """The outcomes of `files` in their order, each read in one of `workers` processes.

    A file that takes longer than the limits allow is `TimedOut`, one that takes more memory
    `OutOfMemory`, one that brings its process down `Crashed`; the others never notice.

    Args:
        files: what to read.
        workers: how many at once.
        job: a function of a module, run in the worker; it must not raise.
    """
    done = 0
    while done < len(files):
        pool = _pool(min(workers, len(files) - done))
        try:
            futures = [
                pool.schedule(_limited, args=(job, path), timeout=limits().seconds)
                for path in files[done:]
            ]
            for path, future in zip(files[done:], futures, strict=True):
                # A pool that broke is made anew, without the file that it broke at.
                done += 1
                try:
                    yield _outcome(path, future)
                except BrokenProcessPool:
                    yield failed(path, Crashed(path))
                    break
        finally:
            pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it bare
            pool.join()


class Standby:
    """A process that waits for small jobs: it holds no more of the program than they need.

    It is started with the first job, obeys the limits as those of a batch do, and is replaced when
    it had to be killed. Safe between threads.
    """

    def __init__(self, workers: int = 1) -> None:
        self._pool = ProcessPool(
            max_workers=workers,
            max_tasks=MOST_FILES,
            initializer=_start,
            initargs=(limits(),),
            context=_LightContext(),
        )

    def run(self, job: Job, path: Path) -> Outcome:
        """What `job` makes of a file; a job that dies or takes too long is a failed outcome."""
        future = self._pool.schedule(_limited, args=(job, path), timeout=limits().seconds)
        try:
            return _outcome(path, future)
        except BrokenProcessPool:
            return failed(path, Crashed(path))

    def warm(self) -> None:
        """Have the process started, without waiting for it."""
        self._pool.schedule(_nothing)

    def close(self) -> None:
        self._pool.stop()  # type: ignore[no-untyped-call] # pebble leaves it bare
        self._pool.join()


def default_workers() -> int:
    """As many as there are cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _outcome(path: Path, future: ProcessFuture[Outcome]) -> Outcome:
    try:
        return future.result()
    except TimeoutError:
        return failed(path, TimedOut(path, detail=f"seconds: {limits().seconds:g}"))
    except ProcessExpired as error:
        return failed(path, _crash(path, error.exitcode))
    except MemoryError:
        return failed(path, OutOfMemory(path))


def _crash(path: Path, code: int) -> IngestError:
    """What an exit code says; a negative one is the signal that ended the process."""
    if code >= 0:
        return Crashed(path, detail=f"exit {code}")
    try:
        return Crashed(path, detail=signal.Signals(-code).name)
    except ValueError:
        return Crashed(path, detail=f"signal {-code}")


def _pool(workers: int) -> ProcessPool:
    return ProcessPool(
        max_workers=workers,
        max_tasks=MOST_FILES,
        initializer=_start,
        initargs=(limits(),),
        context=_context(),
    )


def _context() -> BaseContext:
    context = _WorkerContext()
    context.set_forkserver_preload([_PRELOADED])
    return context


@contextmanager
def _without_main() -> Iterator[None]:
    """Hide the caller's main module from a process that is being started.

    It would be run again in the process, for the sake of what is pickled from it: nothing here.
    Scripts would need a guard, and those from a pipe or a notebook could not start any.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


class _Worker(_Process):
    @staticmethod
    def _Popen(process_obj: BaseProcess) -> object:  # type: ignore[override]
        with _without_main():
            return _Process._Popen(process_obj)


class _WorkerContext(_Context):
    Process = _Worker


class _LightWorker(SpawnProcess):
    @staticmethod
    def _Popen(process_obj: BaseProcess) -> object:  # type: ignore[override]
        with _without_main():
            return SpawnProcess._Popen(process_obj)


class _LightContext(SpawnContext):
    Process = _LightWorker


def _start(chosen: Limits) -> None:
    """Begin a worker: it obeys the limits, dies when told to, and leaves no core behind."""
    use_limits(chosen)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if os.name == "posix":
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _nothing() -> None:
    """A job that only needs a process."""


def _limited(job: Job, path: Path) -> Outcome:
    """Run `job` with so much memory as one file may take beyond what the worker holds."""
    held = _held_bytes()
    if held is None:
        return job(path)
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = held + limits().memory_bytes
    if hard != resource.RLIM_INFINITY:
        most = min(most, hard)
    resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        return job(path)
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))


def _held_bytes() -> int | None:
    """Address space of this process; `None` where the system does not tell or limit it."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return None
    return int(pages) * os.sysconf("SC_PAGE_SIZE")
