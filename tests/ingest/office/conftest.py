"""A stand-in for LibreOffice that does to a file what the file says, and files to give it."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import docx
import pytest

from ingest.office import soffice

NAME = "soffice"
SCRIPT = """#!{python}
import os, pathlib, shutil, signal, sys, time
words = sys.argv[1:]
target = pathlib.Path(words[words.index("--outdir") + 1])
with open({log!r}, "a") as log:
    log.write(" ".join(pathlib.Path(each).name for each in words[words.index("--outdir") + 2:]))
    log.write("\\n")
for name in words[words.index("--outdir") + 2:]:
    source = pathlib.Path(name)
    said = source.read_text()
    if "HANG" in said:
        os.fork()
        time.sleep(600)
    if "CRASH" in said:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "REFUSE" not in said:
        made = target / (source.stem + ".docx")
        shutil.copy({answer!r}, made)
        if "HALF" in said:
            made.write_bytes(made.read_bytes()[:300])
"""


class Converter:
    """The stand-in: `calls` are the names of the files of each run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.log = folder / "log"

    @property
    def calls(self) -> list[list[str]]:
        text = self.log.read_text(encoding="utf-8") if self.log.exists() else ""
        return [line.split() for line in text.splitlines()]


@pytest.fixture
def converter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Converter:
    if not hasattr(os, "fork"):
        pytest.skip("the stand-in needs fork")
    made = Converter(tmp_path / "bin")
    made.folder.mkdir()
    answer = made.folder / "answer.docx"
    document = docx.Document()
    document.add_paragraph("KẾ HOẠCH")
    document.add_table(1, 2).cell(0, 1).text = "Ô thứ hai"
    document.save(str(answer))
    program = made.folder / NAME
    program.write_text(
        SCRIPT.format(python=sys.executable, log=str(made.log), answer=str(answer)),
        encoding="utf-8",
    )
    program.chmod(0o755)
    timeout = shutil.which("timeout")
    if timeout is not None:
        (made.folder / "timeout").symlink_to(timeout)
    monkeypatch.setenv("PATH", str(made.folder))
    monkeypatch.setattr(soffice, "LIMIT", 2.0)
    monkeypatch.setattr(soffice, "MEMORY", 100_000_000_000)
    return made


@pytest.fixture
def rtf(tmp_path: Path) -> Callable[..., Path]:
    def write(words: str, name: str = "ke-hoach.rtf") -> Path:
        path = tmp_path / name
        path.write_bytes(b"{\\rtf1\\ansi " + words.encode("ascii") + b"}")
        return path

    return write
