"""A PostgreSQL server of the tests' own, on a free port, gone with them."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_USER = "kehoach"
_SECONDS_TO_START = 30


def programs() -> Path | None:
    """The folder of PostgreSQL's server programs, `None` if it is not installed."""
    on_path = shutil.which("initdb")
    if on_path is not None:
        return Path(on_path).resolve().parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return found[-1].parent if found else None


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a running server's first database, for SQLAlchemy."""
    where = programs()
    if where is None:
        raise FileNotFoundError("PostgreSQL's server programs (scripts/system-deps)")
    folder = Path(tempfile.mkdtemp(prefix="kehoach-pg-"))
    owner = _owner(folder)
    port = _free_port()
    try:
        data = folder / "data"
        _run(where / "initdb", "-D", data, "-A", "trust", "-U", _USER, "-E", "UTF8", owner=owner)
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        control = (where / "pg_ctl", "-D", data, "-w", "-t", _SECONDS_TO_START)
        _run(*control, "-o", options, "-l", folder / "log", "start", owner=owner)
        try:
            yield f"postgresql://{_USER}@127.0.0.1:{port}/postgres"
        finally:
            _run(*control, "-m", "immediate", "stop", owner=owner)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _owner(folder: Path) -> str | None:
    """Who the server runs as: PostgreSQL refuses to run as root."""
    if os.getuid() != 0:
        return None
    nobody = pwd.getpwnam("nobody")
    os.chown(folder, nobody.pw_uid, nobody.pw_gid)
    return "nobody"


def _run(*command: object, owner: str | None) -> None:
    subprocess.run(
        [str(part) for part in command],
        check=True,
        user=owner,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=_SECONDS_TO_START * 2,
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
