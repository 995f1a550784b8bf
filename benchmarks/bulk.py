"""Numbers and types of many documents against what their portals say of them.

usage: bulk.py [FOLDER]

FOLDER holds `central_documents.jsonl` (`code`, `type` and `title` of a portal's heading, and the
`body`, which the heading is no part of) and `province_index.tsv` (`code`, `issued_on`, `subject`).
Of each document the header is read twice: from its body alone, and with the heading above it as the
page shows them. A body may state no number, or another one than the portal; that is counted apart,
because no reader can know better.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from extractors.codes import find_codes, parse_code
from extractors.facts import Facts
from extractors.folding import fold
from extractors.language import analyse
from extractors.letterhead import read_header
from ingest import read
from schemas import Header


@dataclass(frozen=True)
class Page:
    """One document of a portal."""

    code: str
    type: str
    heading: str
    body: str

    @property
    def prints_its_code(self) -> bool:
        """Whether the body states the portal's number anywhere, however it is broken."""
        return self.code.upper() in "".join(self.body.upper().split())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("folder", type=Path, nargs="?", help="where the two files are")
    folder = parser.parse_args().folder
    if folder is None:
        print("nothing to check: name a folder with central_documents.jsonl")
        return 0
    if not folder.is_dir():
        print(f"no such folder: {folder}", file=sys.stderr)
        return 2
    pages = [page_of(json.loads(line)) for line in lines(folder / "central_documents.jsonl")]
    right = report("body alone", pages, [page.body for page in pages])
    right &= report("with heading", pages, [f"{page.heading}\n{page.body}" for page in pages])
    return 0 if index(folder / "province_index.tsv") and right else 1


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()


def page_of(row: dict[str, str]) -> Page:
    """The portal's own number and type; a law's heading has its number at the end."""
    heading = row["title"]
    head, _, tail = heading.rpartition("số ") if row["code"] == "điều" else ("", "", row["code"])
    if not head:
        lowered = heading.lower()
        tail = heading[lowered.index("số ") + 3 :]
    code = next(find_codes(f"số {tail}")).canonical
    kind = "Luật" if row["type"].startswith("Luật") else row["type"]
    return Page(code, kind, heading, row["body"])


def header_of(text: str, folder: Path) -> Header:
    path = folder / "page.txt"
    path.write_text(text, encoding="utf-8")
    document = read(path)
    return read_header(document, Facts(doc=analyse(document))).header


def report(name: str, pages: list[Page], texts: list[str]) -> bool:
    """Print how many numbers and types are right; whether both are as good as they must be."""
    counted: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for page, text in zip(pages, texts, strict=True):
            header = header_of(text, Path(folder))
            counted["type"] += fold(header.type or "") == fold(page.type)
            if header.code == page.code:
                counted["code"] += 1
            elif header.code is None and not page.prints_its_code:
                counted["not stated"] += 1
            elif not page.prints_its_code:
                counted["stated otherwise"] += 1
            else:
                print(f"  wrong: {page.code}, read as {header.code}")
    total, known = len(pages), len(pages) - counted["not stated"] - counted["stated otherwise"]
    print(
        f"{name:14} code {counted['code']}/{known} (not stated {counted['not stated']},"
        f" stated otherwise {counted['stated otherwise']}), type {counted['type']}/{total}"
    )
    return counted["code"] >= 0.99 * known and counted["type"] >= 0.98 * total


def index(path: Path) -> bool:
    """Every number of the index either has the one canonical form or is said to be odd."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    odd, mended, unread = [], 0, 0
    for row in rows:
        code = parse_code(row["code"])
        if code is None:
            unread += 1
        elif code.odd:
            odd.append(row["code"])
        else:
            mended += code.canonical != row["code"]
            again = parse_code(code.canonical)
            unread += again is None or again.canonical != code.canonical
    print(f"index          {len(rows)} numbers, {mended} mended, {unread} not read, odd: {odd}")
    return unread == 0


if __name__ == "__main__":
    raise SystemExit(main())
