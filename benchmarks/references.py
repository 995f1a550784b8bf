"""Finding citations: `extractors.references.cite` beside eyecite, in one run.

    python benchmarks/references.py

Ours reads the sample plans repeated, eyecite an English opinion made up here, cut to the same
number of characters and citing about as often. Both are read in turn, at three lengths, so that
what the length does to each is seen too. The figures to hold: 5 MB/s of UTF-8, ten times
eyecite's characters a second, and the same speed at every length.
Needs the extra `bench`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sized
from itertools import islice
from pathlib import Path
from statistics import median

from eyecite import get_citations

from extractors.references import cite

SAMPLES = Path(__file__).resolve().parent.parent / "corpus" / "samples" / "documents"
LENGTHS = (30_000, 120_000, 480_000)
RUNS = 5
TARGET_MB, TARGET_TIMES = 5.0, 10.0

SENTENCES = (
    "The village argued that the ferry had been licensed before the river was dredged.",
    "We held otherwise in Marlow v. Tidewater Co., {volume} U.S. {page}, {pin} (19{year}).",
    "Nothing in the record suggests that the harbour master knew of the second survey.",
    "The statute, {title} U.S.C. § {section}, speaks of vessels and not of their cargo.",
    "Counsel answered that the inspector had walked the quay twice before writing his report.",
    "A licence of this kind lapses when its holder abandons the landing for a season.",
    "See Orchard v. Pell, {volume} F.2d {page}, {pin} (9th Cir. 19{year}).",
    "The tenants were heard, the surveyors were heard, and the schedule was amended in part.",
    "The court below read the clause narrowly, and we see no reason to read it otherwise.",
    "Whether the boats were moored or merely waiting is a question the jury has answered.",
    "The dredging began in the spring, and by autumn the channel had moved forty yards east.",
    "No one disputes that the old landing was left dry, nor that the village was told of it.",
    "What remains is the ordinary question of who must carry the cost of a river that wanders.",
    "The commissioners met on three evenings and adopted the map by a vote of five to two.",
    "Two of the pilots testified that the buoys were visible from the second bend.",
    "Id. at {pin}.",
    "The ferryman's widow holds under the same deed and asks for nothing but its plain reading.",
    "We are told that the practice along the lower river has always been the contrary.",
    "Practice may colour a doubtful word, but it cannot erase one that is clear.",
    "The judgment is affirmed as to the wharf and reversed as to the ropes.",
)


def main() -> None:
    plans = "\n".join(path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt")))
    cite(plans)
    get_citations(opinion(2_000))
    print("characters   cite MB/s  characters/s  found   eyecite characters/s  found   times")
    for length in LENGTHS:
        print(_row(length, plans))
    print(f"to hold: {TARGET_MB} MB/s, {TARGET_TIMES:.0f} times")


def _row(length: int, plans: str) -> str:
    ours = (plans * (length // len(plans) + 1))[:length]
    theirs = opinion(length)
    pairs = [(_timed(cite, ours), _timed(get_citations, theirs)) for _ in range(RUNS)]
    our_seconds = median(our[0] for our, _ in pairs)
    their_seconds = median(their[0] for _, their in pairs)
    return (
        f"{length:10,}   {len(ours.encode()) / 1e6 / our_seconds:9.2f}"
        f"  {length / our_seconds:12,.0f}  {pairs[0][0][1]:5}"
        f"   {length / their_seconds:20,.0f}  {pairs[0][1][1]:5}"
        f"   {their_seconds / our_seconds:5.1f}"
    )


def _timed(find: Callable[[str], Sized], text: str) -> tuple[float, int]:
    begun = time.perf_counter()
    found = find(text)
    return time.perf_counter() - begun, len(found)


def opinion(length: int) -> str:
    """An English opinion of that many characters, every citation another one."""
    return " ".join(islice(_sentences(), length // 40))[:length]


def _sentences() -> Iterator[str]:
    number = 0
    while True:
        for sentence in SENTENCES:
            number += 1
            yield sentence.format(
                volume=200 + number % 390,
                page=10 + number % 880,
                pin=14 + number % 880,
                year=45 + number % 50,
                title=5 + number % 40,
                section=100 + number % 900,
            )


if __name__ == "__main__":
    main()
