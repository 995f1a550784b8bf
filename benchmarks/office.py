"""Old Word files read in a batch, beside LibreOffice's own conversion alone, in one run.

    python benchmarks/office.py [FILE.doc …]

Without files the samples are saved as .doc and copied until they are forty, each copy with
content of its own. `soffice --convert-to docx` is what a script would call: first for all files
at once, then for each by itself. Ours gives the text with its structure on top. The rounds
alternate, so that whatever else the machine does falls on both.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx

from corpus.samples.build import convert
from ingest import read
from ingest.office import converted as conversions

FILES = 40
ALONE = 3
ROUNDS = 3
TARGET = 0.3
SAMPLES = Path(__file__).parents[1] / "corpus" / "samples" / "documents"


def samples(folder: Path) -> list[Path]:
    """Forty plans as .doc files."""
    sources = sorted(SAMPLES.glob("*.docx"))
    made: list[Path] = []
    for number in range(FILES):
        document = docx.Document(str(sources[number % len(sources)]))
        document.add_paragraph(f"Bản sao thứ {number}")
        made.append(folder / f"{number}.docx")
        document.save(str(made[-1]))
    convert(made, folder, "doc")
    return [path.with_suffix(".doc") for path in made]


def bare(files: list[Path], folder: Path) -> None:
    command = ["soffice", f"-env:UserInstallation={folder.as_uri()}", "--headless"]
    command += ["--convert-to", "docx", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True)


def bare_alone(files: list[Path], folder: Path) -> None:
    for file in files:
        bare([file], folder)


def ours(files: list[Path], folder: Path) -> None:
    with conversions(files) as made:
        for path in files:
            read(path, converted=made)


def ours_alone(files: list[Path], folder: Path) -> None:
    for path in files:
        read(path)


def timed(function: Callable[[list[Path], Path], None], files: list[Path]) -> float:
    """Seconds per file."""
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        function(files, Path(folder))
        return (time.perf_counter() - start) / len(files)


def main() -> int:
    if shutil.which("soffice") is None:
        print("soffice is missing (package libreoffice-writer): nothing to measure")
        return 0
    with tempfile.TemporaryDirectory() as folder:
        files = [Path(name) for name in sys.argv[1:]] or samples(Path(folder))
        rounds = [(timed(bare, files), timed(ours, files)) for _ in range(ROUNDS)]
        alone = timed(bare_alone, files[:ALONE]), timed(ours_alone, files[:ALONE])
    peer, own = (statistics.median(column) for column in zip(*rounds, strict=True))
    print(f"{len(files)} files, {ROUNDS} alternating rounds, medians; alone: {ALONE} files, once")
    print(f"soffice --convert-to, one call    {peer:6.3f} s per file")
    print(f"kehoach, a batch, read            {own:6.3f} s per file   (target ≤ {TARGET})")
    print(f"soffice --convert-to, call each   {alone[0]:6.3f} s per file")
    print(f"kehoach, one by one, read         {alone[1]:6.3f} s per file")
    return 0


if __name__ == "__main__":
    sys.exit(main())
