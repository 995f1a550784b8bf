"""Bad files: cut off, flipped, bombs, loops, locked, mislabelled. All are made here, none is kept.

usage: python -m corpus.samples.bad DIR

Each must end with a typed error or as a grounded record within the limits; the tests hold the
batch to it.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from corpus.samples import bad_pdf, bad_text, bad_word, bad_zip

DOCUMENTS = Path(__file__).resolve().parent / "documents"
SAMPLE = "department-draft-2026"

Files = Iterator[tuple[str, bytes]]

STEPS = range(5, 100, 5)
"""Where files are cut off, in percent."""
FLIPS = (1, 1, 4, 30, 200)
"""How many bits are flipped in one file."""


def bad_files() -> dict[str, bytes]:
    """Every bad file by name; the same in each run."""
    sound = {
        suffix: (DOCUMENTS / f"{SAMPLE}.{suffix}").read_bytes() for suffix in ("txt", "docx", "pdf")
    }
    sound["zip"] = bad_zip.packed({f"kế hoạch.{suffix}": data for suffix, data in sound.items()})
    sound["doc"] = bad_word.old_word()
    makers: list[Callable[[], Files]] = [
        lambda: _cut_off(sound),
        lambda: _flipped(sound),
        lambda: _mislabelled(sound),
        bad_text.files,
        lambda: bad_word.files(sound["docx"]),
        bad_pdf.files,
        lambda: bad_zip.files(sound["txt"], sound["docx"]),
    ]
    return {name: data for maker in makers for name, data in maker()}


def _cut_off(sound: dict[str, bytes]) -> Files:
    for suffix, data in sound.items():
        for percent in STEPS:
            yield f"cut-{percent:02}.{suffix}", data[: len(data) * percent // 100]


def _flipped(sound: dict[str, bytes]) -> Files:
    chance = random.Random(7)
    for suffix, data in sound.items():
        for number, flips in enumerate(FLIPS):
            damaged = bytearray(data)
            for _ in range(flips):
                damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
            yield f"flipped-{number}.{suffix}", bytes(damaged)


def _mislabelled(sound: dict[str, bytes]) -> Files:
    chance = random.Random(11)
    noise = chance.randbytes(20_000)
    for suffix in ("docx", "pdf", "txt", "zip"):
        yield f"empty.{suffix}", b""
        yield f"noise.{suffix}", noise
        yield f"picture.{suffix}", b"\x89PNG\r\n\x1a\n" + noise
        yield f"program.{suffix}", b"\x7fELF\x02\x01\x01" + noise
    yield "word.pdf", sound["docx"]
    yield "pdf.docx", sound["pdf"]
    yield "text.docx", sound["txt"]
    yield "behind-noise.pdf", noise[:500] + sound["pdf"]
    yield "twice.docx", sound["docx"] * 2
    yield "headers.docx", b"PK\x03\x04" * 5_000
    yield "headers.pdf", b"%PDF-1.7\n" * 5_000 + b"%%EOF"


def main(target: Path) -> int:
    target.mkdir(parents=True, exist_ok=True)
    made = bad_files()
    for name, data in made.items():
        (target / name).write_bytes(data)
    print(f"{len(made)} bad files in {target}")
    return 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1])))
