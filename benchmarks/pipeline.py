"""Text to record: how fast the whole of kehoach is, and each stage of it, on one core.

usage: pipeline.py [FILE…]

There is no peer that does this job; the figure to hold is 0.7 MB/s of UTF-8. The text is that of
the FILEs (.txt), each as it is and all of them repeated into one long document; without any, that
of the sample plans, which hold a table to every page and are slower than plans mostly are.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from extractors import extract
from extractors.facts import Facts
from extractors.language import analyse
from extractors.pipeline import STAGES
from ingest import read
from schemas import Document

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples" / "documents"
RUNS = 5
LONG = 500_000
"""Bytes of the long document, at least."""


def main() -> None:
    files = [Path(name) for name in sys.argv[1:]] or sorted(SAMPLES.glob("*.txt"))
    size = sum(path.stat().st_size for path in files)
    for path in files:
        extract(read(path))
    seconds = median(_timed(files) for _ in range(RUNS))
    print(f"text to record, {len(files)} plans as they are: {_rate(size, seconds)}")
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "long.txt"
        long.write_text(
            "\n".join(path.read_text(encoding="utf-8") for path in files) * (LONG // size + 1),
            encoding="utf-8",
        )
        size = long.stat().st_size
        seconds = median(_timed([long]) for _ in range(3))
        print(f"text to record, one document of {size / 1e6:.1f} MB: {_rate(size, seconds)}")
        _stages(long, size)


def _timed(files: list[Path]) -> float:
    begun = time.perf_counter()
    for path in files:
        extract(read(path))
    return time.perf_counter() - begun


def _stages(path: Path, size: int) -> None:
    begun = time.perf_counter()
    document = read(path)
    print(f"  read            {_rate(size, time.perf_counter() - begun)}")
    for name, seconds in _stage_times(document):
        print(f"  {name:15} {_rate(size, seconds)}")


def _stage_times(document: Document) -> list[tuple[str, float]]:
    begun = time.perf_counter()
    facts = Facts(doc=analyse(document))
    times = [("tokens", time.perf_counter() - begun)]
    for stage in STAGES:
        begun = time.perf_counter()
        facts = stage(document, facts)
        times.append((stage.__name__, time.perf_counter() - begun))
    return times


def _rate(size: int, seconds: float) -> str:
    return f"{size / 1e6 / seconds:6.2f} MB/s ({seconds * 1000:.0f} ms)"


if __name__ == "__main__":
    main()
