"""One run of LibreOffice: files in a folder become .docx in another, or the run is killed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from zipfile import is_zipfile

try:
    import resource
except ImportError:  # not on Windows
    resource = None  # type: ignore[assignment]

LIMIT = 60.0
"""Seconds that one file may take; the start of the program counts with the first."""
MEMORY = 4_000_000_000
"""Bytes of address space for a run."""
LARGEST = 500_000_000
"""Bytes of a file that a run may write."""

_NAMES = ("soffice", "libreoffice")
_PAUSE = 0.05
_OPTIONS = (
    "--headless",
    "--invisible",
    "--norestore",
    "--nologo",
    "--nodefault",
    "--nolockcheck",
    "--nofirststartwizard",
)


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended: `hung` if it was killed, `code` its exit status, negative for a signal."""

    hung: bool
    code: int


def find_soffice() -> str | None:
    """Where LibreOffice is, `None` if it is not on the path."""
    return next(filter(None, map(shutil.which, _NAMES)), None)


def run_soffice(soffice: str, sources: Sequence[Path], target: Path, profile: Path) -> Run:
    """Convert `sources` into `target`, one after another, with `profile` as the user's folder.

    The run is killed, with all it started, once no file was finished for `LIMIT` seconds. It has
    no macros, no links, no network and bounds on memory and file size.
    """
    _write_profile(profile)
    command = [soffice, f"-env:UserInstallation={profile.resolve().as_uri()}", *_OPTIONS]
    command += ["--convert-to", "docx", "--outdir", str(target), *map(str, sources)]
    guard = shutil.which("timeout")
    if guard is not None:
        # Ends the run even if this process is killed before it can.
        command = [guard, "-s", "KILL", str(int(LIMIT * (len(sources) + 1))), *command]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=_environment(profile),
        start_new_session=True,
    )
    try:
        _bound(process.pid)
        return _watch(process, target)
    finally:
        _kill(process)


def finished(target: Path, source: Path) -> Path | None:
    """What a run made of `source` in `target`, if it got to its end."""
    made = target / f"{source.stem}.docx"
    return made if made.is_file() and is_zipfile(made) else None


def _watch(process: subprocess.Popen[bytes], target: Path) -> Run:
    done, since = 0, time.monotonic()
    while True:
        with suppress(subprocess.TimeoutExpired):
            return Run(False, process.wait(_PAUSE))
        count = sum(1 for _ in target.iterdir())
        if count != done:
            done, since = count, time.monotonic()
        elif time.monotonic() - since > LIMIT:
            return Run(True, 0)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the whole group: the program is a script that starts others."""
    with suppress(ProcessLookupError, PermissionError):
        if hasattr(os, "killpg"):
            os.killpg(process.pid, signal.SIGKILL)
        else:
            process.kill()
    process.wait()


def _bound(pid: int) -> None:
    if resource is None or not hasattr(resource, "prlimit"):
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, LARGEST)):
        with suppress(OSError, ValueError):  # a lower bound stands already
            resource.prlimit(pid, kind, (most, most))


def _write_profile(profile: Path) -> None:
    settings = profile / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_bytes((files("ingest.office") / "profile.xcu").read_bytes())


def _environment(profile: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ}
    folder = str(profile)
    return kept | {
        "HOME": folder,
        "TMPDIR": folder,
        "LANG": "C.UTF-8",
        "SAL_USE_VCLPLUGIN": "svp",
        # Many cores would else take much of the address space for nothing.
        "MALLOC_ARENA_MAX": "2",
    }
