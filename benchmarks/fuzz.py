"""Bytes of sample plans mutated without end: each must be read, or end with a typed error.

usage: fuzz.py [SECONDS] [--seed N] [--keep DIR]

A file that ends with a fault of ours, that is killed, or whose record is not grounded is written
to DIR (out/fuzz by default) with what became of it. Every file is read in a worker, as in a batch,
so that a crash is found and outlived.
"""

from __future__ import annotations

import argparse
import hashlib
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from corpus.outcome import Outcome
from corpus.samples.bad import DOCUMENTS, bad_files
from corpus.samples.mutations import mutated
from corpus.workers import process_all
from ingest import IngestError, limited
from ingest.legacy.schemes import CODE_PAGE, Scheme, encode

TYPED = {kind.__name__ for kind in IngestError.__subclasses__()}
FATAL = {"Crashed", "OutOfMemory", "TimedOut"}
ROUND = 100
LARGEST = 200_000


def seeds() -> list[tuple[str, bytes]]:
    """The sample plans, also in the codes from before Unicode, and the bad files that are not too
    large to be worth a mutation."""
    samples = [(path.name, path.read_bytes()) for path in sorted(DOCUMENTS.iterdir())]
    bad = [(name, data) for name, data in bad_files().items() if 0 < len(data) < LARGEST]
    texts = [(path.name, path.read_text(encoding="utf-8")) for path in DOCUMENTS.glob("*.txt")]
    samples += [
        (f"{scheme}-{name}", encode(text, scheme).encode(CODE_PAGE, "replace"))
        for name, text in sorted(texts)
        for scheme in Scheme
    ]
    return samples * 6 + [(name, data) for name, data in bad if not name.startswith("form-loop")]


def round_of(chance: random.Random, sources: list[tuple[str, bytes]], folder: Path) -> list[Path]:
    """Write a round of mutated files."""
    made = []
    for number in range(ROUND):
        name, data = chance.choice(sources)
        _, other = chance.choice(sources)
        path = folder / f"{number:03}-{name}"
        path.write_bytes(mutated(chance, data, other))
        made.append(path)
    return made


def faults(paths: list[Path]) -> Iterator[tuple[Path, Outcome]]:
    for path, outcome in zip(paths, process_all(paths, workers=1), strict=True):
        code = outcome.status.code
        if code in FATAL or (outcome.record is None and code not in TYPED):
            yield path, outcome
        COUNTS[code or "record"] += 1


COUNTS: Counter[str] = Counter()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("seconds", type=float, nargs="?", default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, default=Path("out/fuzz"))
    options = parser.parse_args()
    chance, sources = random.Random(options.seed), seeds()
    end, found = time.monotonic() + options.seconds, 0
    with limited(seconds=90, memory_bytes=1_000_000_000):
        while time.monotonic() < end:
            with tempfile.TemporaryDirectory() as folder:
                for path, outcome in faults(round_of(chance, sources, Path(folder))):
                    found += 1
                    options.keep.mkdir(parents=True, exist_ok=True)
                    digest = hashlib.sha256(path.read_bytes()).hexdigest()[:12]
                    kept = options.keep / f"{digest}-{path.name[4:]}"
                    kept.write_bytes(path.read_bytes())
                    print(f"{kept}: {outcome.status.code}: {outcome.status.message_en}", flush=True)
            print(f"{sum(COUNTS.values())} files, {found} faults", file=sys.stderr, flush=True)
    print(dict(COUNTS.most_common()))
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
