"""Looking up bodies by faulty names: ours beside rapidfuzz's `extractOne`, in one run.

    python benchmarks/agencies.py [QUERIES]

Every body of the registry with every locality of its level, 15,000 names, is the peer's list.
The queries are such names with one to three faults: letters exchanged, dropped or stripped of
their marks, separators changed, words run together, small letters, abbreviated fields. Right is
the canonical name the query was made from.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator

from rapidfuzz import fuzz, process

from extractors.agencies import resolve
from extractors.agencies.registry import Body, bodies, domains, split_name
from extractors.folding import fold, strip
from extractors.places import Unit, find_units
from extractors.places import _rows as rows

DAY = "2020-06-01"
NAMES = 15_000
ROUNDS = 3
TARGET_MS, TARGET_RIGHT = 0.2, 0.98


def names(randomness: random.Random) -> list[str]:
    """Canonical names of bodies that existed on that day, with localities."""
    units: dict[str, list[Unit]] = {"province": [], "district": []}
    for row in rows():
        for unit in find_units(row.full_name, on=DAY):
            if unit.level in units and unit.code == row.code:
                units[unit.level].append(unit)
    made = {
        _located(body, unit)
        for body in bodies()
        if body.existed(DAY) and body.place in ("full", "must")
        for level in body.levels
        for unit in units.get(level, ())
    }
    national = {body.name for body in bodies() if body.levels == ("national",)}
    drawn = randomness.sample(sorted(made), NAMES - len(national))
    return sorted({*drawn, *(each for each in national if _existed(each))})


def _located(body: Body, unit: Unit) -> str:
    return f"{body.name} {unit.full_name}"


def _existed(name: str) -> bool:
    return any(body.name == name and body.existed(DAY) for body in bodies())


def corrupted(name: str, randomness: random.Random) -> str:
    """The name with one to three faults of its spelling."""
    faults: tuple[Callable[[str, random.Random], str], ...] = (
        _exchanged,
        _dropped,
        _stripped,
        _separated,
        _small,
        _abbreviated,
    )
    for _ in range(randomness.randint(1, 3)):
        name = randomness.choice(faults)(name, randomness)
    return name


def _inside(name: str, randomness: random.Random) -> int:
    return randomness.randrange(1, len(name))


def _exchanged(name: str, randomness: random.Random) -> str:
    at = _inside(name, randomness)
    letter = randomness.choice("aăâeêioôơuưyđnmtcl")
    return name if not name[at].isalpha() else name[:at] + letter + name[at + 1 :]


def _dropped(name: str, randomness: random.Random) -> str:
    at = _inside(name, randomness)
    return name[:at] + name[at + 1 :]


def _stripped(name: str, randomness: random.Random) -> str:
    at = _inside(name, randomness)
    return name[:at] + strip(name[at]) + name[at + 1 :]


def _separated(name: str, randomness: random.Random) -> str:
    mark = randomness.choice((" – ", "-", ", ", " "))
    return name.replace(" - ", mark, 1).replace(" và ", randomness.choice((" & ", " và ")), 1)


def _small(name: str, _: random.Random) -> str:
    head, _, tail = name.partition(" ")
    if tail[1:2].isupper():
        return name
    return f"{head} {tail[:1].lower()}{tail[1:]}"


def _abbreviated(name: str, randomness: random.Random) -> str:
    for words, aliases in domains().items():
        if aliases and words in name and split_name(name.split(words)[0] + words)[1] == words:
            short = [alias for alias in aliases if len(alias) > 3]
            return name.replace(words, randomness.choice(short), 1) if short else name
    return name.replace("Ủy ban nhân dân", "UBND", 1)


def measure(
    label: str, look_up: Callable[[str], str | None], queries: list[tuple[str, str]]
) -> tuple[float, float]:
    """Milliseconds of one core a query, the best of three rounds, and the share of right answers.

    Prints both.
    """
    rounds = []
    for _ in range(ROUNDS):
        begun = time.process_time()
        answers = [look_up(query) for query, _ in queries]
        rounds.append((time.process_time() - begun) * 1000 / len(queries))
    spent = min(rounds)
    right = sum(
        answer is not None and fold(answer) == fold(name)
        for answer, (_, name) in zip(answers, queries, strict=True)
    )
    print(f"{label:34} {spent:8.3f} ms a query   first right {right / len(queries):.3f}")
    return spent, right / len(queries)


def misses(queries: list[tuple[str, str]]) -> Iterator[str]:
    """What ours gets wrong, for reading."""
    for query, name in queries:
        answer = resolve(query, DAY)
        if answer is None or fold(answer.name) != fold(name):
            yield f"  {query!r}: {answer.explain() if answer else None}, not {name!r}"


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 400
    randomness = random.Random(2020)
    known = names(randomness)
    queries = [(corrupted(name, randomness), name) for name in randomness.sample(known, count)]
    folded = {fold(name): name for name in known}

    def ours(query: str) -> str | None:
        found = resolve(query, DAY)
        return found.name if found else None

    def peer(query: str) -> str | None:
        best = process.extractOne(fold(query), folded.keys(), scorer=fuzz.WRatio)
        return folded[best[0]] if best else None

    print(f"{len(known)} names, {count} queries")
    ours("Sở Y tê tỉnh Lào Caj")
    spent, right = measure("kehoach resolve", ours, queries)
    measure("rapidfuzz extractOne WRatio", peer, queries)
    for line in misses(queries):
        print(line)
    return 0 if spent <= TARGET_MS and right >= TARGET_RIGHT else 1


if __name__ == "__main__":
    raise SystemExit(main())
