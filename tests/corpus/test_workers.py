"""Workers: whatever a reader does, it costs its file alone, with the reason on record."""

from __future__ import annotations

import os
import subprocess
import sys
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from corpus.outcome import FileStatus, Outcome, Status, process
from corpus.workers import default_workers, process_all
from ingest import limited

ROOT = Path(__file__).parents[2]
JOBS = '''
import ctypes, os, signal, time
from corpus.outcome import FileStatus, Outcome, Status

def by_name(path):
    """What the file's name says."""
    globals()[path.stem.rstrip("0123456789")](path)
    return Outcome(FileStatus(path.as_posix(), Status.IMPORTED), str(os.getpid()))

def fine(path):
    pass

def late(path):
    time.sleep(0.5)

def hang(path):
    while True:
        pass

def deaf(path):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        pass

def segfault(path):
    ctypes.string_at(0)

def leave(path):
    os._exit(7)

def hoard(path):
    kept = []
    while True:
        kept.append(bytes(50_000_000))
'''


@pytest.fixture
def jobs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    (tmp_path / "planted_jobs.py").write_text(JOBS, encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    sys.modules.pop("planted_jobs", None)
    return import_module("planted_jobs")


def outcomes(
    jobs: ModuleType, *names: str, workers: int = 2, seconds: float = 2.0
) -> list[Outcome]:
    with limited(seconds=seconds, memory_bytes=400_000_000):
        paths = [Path(f"{name}.txt") for name in names]
        return list(process_all(paths, workers=workers, job=jobs.by_name))


def codes(found: list[Outcome]) -> list[str | None]:
    return [each.status.code for each in found]


def test_outcomes_come_in_the_order_of_the_files(jobs: ModuleType) -> None:
    names = ["late", *(f"fine{number}" for number in range(5))]
    found = outcomes(jobs, *names, seconds=20)
    assert [each.status.uri for each in found] == [f"{name}.txt" for name in names]
    assert codes(found) == [None] * 6


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits of memory are Linux's")
def test_a_bad_reader_costs_its_file_alone(jobs: ModuleType) -> None:
    names = ["hang", "fine1", "segfault", "fine2", "leave", "hoard", "fine3", "deaf", "fine4"]
    found = outcomes(jobs, *names)
    expected = ["TimedOut", None, "Crashed", None, "Crashed", "OutOfMemory", None, "TimedOut", None]
    assert codes(found) == expected
    bad = [each for each in found if each.status.status is Status.FAILED]
    for each in bad:
        assert each.record is None
        assert each.status.message is not None and each.status.message.startswith(each.status.uri)
        assert each.status.message_en != each.status.message
    assert "SIGSEGV" in str(bad[1].status.message_en)


def test_a_worker_is_kept_warm_and_goes_on_after_too_much(jobs: ModuleType) -> None:
    found = outcomes(jobs, "fine1", "hoard", "fine2", workers=1, seconds=20)
    assert codes(found) == [None, "OutOfMemory", None]
    assert found[0].record == found[2].record


def test_the_limits_hold_in_the_workers(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_text("KẾ HOẠCH\nNuôi ong lấy mật\n", encoding="utf-8")
    with limited(characters=5):
        assert codes(list(process_all([path], workers=1))) == ["TooLarge"]
    assert process(path).status.status is Status.IMPORTED


SCRIPT = """
from pathlib import Path
from corpus import import_files
report = import_files([Path("plan.txt")], Path("data"), workers=1)
print("imported", len(report.statuses) - len(report.failed))
"""


@pytest.mark.parametrize("piped", [False, True])
def test_a_script_needs_no_guard(tmp_path: Path, piped: bool) -> None:
    (tmp_path / "plan.txt").write_text("KẾ HOẠCH\nNuôi ong lấy mật\n", encoding="utf-8")
    script = tmp_path / "script.py"
    script.write_text(SCRIPT, encoding="utf-8")
    command = [sys.executable, "-" if piped else str(script)]
    given = SCRIPT if piped else None
    path = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    ran = subprocess.run(
        command,
        input=given,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.stdout == "imported 1\n", ran.stderr


def test_a_pool_that_breaks_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    pools: list[BrokenAtSecond] = []

    def pool(workers: int) -> BrokenAtSecond:
        pools.append(BrokenAtSecond())
        return pools[-1]

    monkeypatch.setattr("corpus.workers._pool", pool)
    paths = [Path(f"{number}.txt") for number in range(5)]
    found = list(process_all(paths, workers=2))
    assert [each.status.uri for each in found] == [path.as_posix() for path in paths]
    assert codes(found) == [None, "Crashed", None, "Crashed", None]
    assert [each.stopped for each in pools] == [True] * 3


class BrokenAtSecond:
    """A pool that does its first task and breaks at the second."""

    def __init__(self) -> None:
        self.tasks = 0
        self.stopped = False

    def schedule(
        self, function: object, args: tuple[object, Path], timeout: float
    ) -> Future[Outcome]:
        self.tasks += 1
        future: Future[Outcome] = Future()
        if self.tasks > 1:
            future.set_exception(BrokenProcessPool())
        else:
            future.set_result(Outcome(FileStatus(args[1].as_posix(), Status.IMPORTED)))
        return future

    def stop(self) -> None:
        self.stopped = True

    def join(self) -> None:
        pass


def test_nothing_to_do() -> None:
    assert list(process_all([], workers=2)) == []
    assert default_workers() >= 1
