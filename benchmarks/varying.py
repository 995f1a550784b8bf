"""Many plans out of the few samples: other places, numbers, years and figures, for big batches.

    python benchmarks/varying.py FOLDER [COUNT]

Writes COUNT text files (2,000) named `plan-00001.txt` …, the same ones each time. Each is a sample
with its province and district exchanged for real ones, its numbers drawn anew, its years moved
together, so that every file is a plan of its own and some cite the same documents.
"""

from __future__ import annotations

import random
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from extractors.places import Unit, find_higher

SAMPLES = Path(__file__).parents[1] / "corpus/samples/documents"
COUNT, SEED = 2_000, 5
_OWN_NUMBER = re.compile(r"(?<=Số: )\d+|(?<=Số )\d+(?=\s?-K)")
_YEAR = re.compile(r"(?<![\d/.])(20[0-3]\d)(?!\d)|(?<=/)(20[0-3]\d)(?![\d/])")
_CITED = re.compile(r"(?<=số )\d{2,4}(?=/(?:QĐ|KH|CT|NQ)-)")
_SHARE = re.compile(r"(?<!\d)([5-9]\d)(?=\s?%)")
_PROVINCE = re.compile(r"Phú Yên|Lâm Đồng|Đồng Tháp|Nghệ An|PHÚ YÊN|LÂM ĐỒNG|ĐỒNG THÁP|NGHỆ AN")
_POPULAR = 40
"""Different numbers that cited documents may get: so that many plans cite one."""


def varied(count: int = COUNT) -> Iterator[tuple[str, str]]:
    """Names and texts of `count` plans, without end marks of files, the same each time."""
    chance = random.Random(SEED)
    texts = [path.read_text(encoding="utf-8") for path in sorted(SAMPLES.glob("*.txt"))]
    provinces = [unit for unit in find_higher(on="2020-01-01") if unit.level == "province"]
    for number in range(1, count + 1):
        yield f"plan-{number:05}.txt", vary(texts[number % len(texts)], provinces, chance)


def vary(text: str, provinces: list[Unit], chance: random.Random) -> str:
    """One text with other places, numbers, years and figures."""
    province = chance.choice(provinces)
    moved = chance.randint(-4, 3)

    def year(match: re.Match[str]) -> str:
        return str(min(int(match[0]) + moved, 2026))

    def place(match: re.Match[str]) -> str:
        return province.name.upper() if match[0].isupper() else province.name

    text = _PROVINCE.sub(place, text)
    text = _OWN_NUMBER.sub(lambda _: str(chance.randint(1, 2999)), text)
    text = _CITED.sub(lambda _: str(100 + 17 * chance.randrange(_POPULAR)), text)
    text = _SHARE.sub(lambda _: str(chance.randint(50, 99)), text)
    return _YEAR.sub(year, text)


def main() -> int:
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in varied(count):
        (folder / name).write_text(text, encoding="utf-8")
    print(f"{count} plans in {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
