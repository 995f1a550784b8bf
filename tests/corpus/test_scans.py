"""The same plan gives the same facts as a scan: each sample once, each in another condition."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from itertools import cycle
from pathlib import Path

import pytest

pytest.importorskip("cv2")

from corpus.samples import scans
from extractors import extract
from ingest import read
from ingest.ocr import Missing
from schemas import Plan, ungrounded

DOCUMENTS = Path(scans.__file__).parent / "documents"
SAMPLES = sorted(path.stem for path in DOCUMENTS.glob("*.pdf"))
TEXTS, CELLS = 0.97, 0.95
"""Share of the digital facts that a scan must give, of references, deadlines and tasks, and of
the cells of indicators."""

Pair = tuple[Plan, Plan]


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> list[Pair]:
    """Each sample from its text layer and from a scan of it."""
    try:
        from ingest.ocr.engine import models

        models()
    except Missing as error:
        pytest.skip(f"recognition is not installed: {error}")
    folder = tmp_path_factory.mktemp("scans")
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KEHOACH_OCR_CACHE", "off")
        for name, kind in zip(SAMPLES, cycle(scans.KINDS), strict=False):
            digital = DOCUMENTS / f"{name}.pdf"
            path = folder / digital.name
            path.write_bytes(scans.scanned(digital.read_bytes(), kind))
            found.append((extract(read(digital)), extract(read(path))))
    return found


def agreement(pairs: Iterable[tuple[Iterable[Hashable], Iterable[Hashable]]]) -> float:
    """F1 of what scans give against what the digital files give."""
    same = total = 0
    for digital, scanned in pairs:
        one, other = Counter(digital), Counter(scanned)
        same += 2 * (one & other).total()
        total += one.total() + other.total()
    return same / total


def test_every_page_was_recognised(pairs: list[Pair]) -> None:
    assert {scan.source.text_layer for _, scan in pairs} == {"ocr"}
    assert not [fault for _, scan in pairs for fault in ungrounded(scan)]


def test_letterheads(pairs: list[Pair]) -> None:
    for digital, scan in pairs:
        for field in ("type", "code", "issuer", "place", "issued_on"):
            assert getattr(scan.document, field) == getattr(digital.document, field)


def test_signers(pairs: list[Pair]) -> None:
    for digital, scan in pairs:
        names = [[each.name for each in plan.document.signatures] for plan in (digital, scan)]
        assert names[0] == names[1]


def test_references(pairs: list[Pair]) -> None:
    def keys(plan: Plan) -> list[Hashable]:
        return [(each.code, each.name, each.issued_on) for each in plan.legal_references]

    assert agreement((keys(a), keys(b)) for a, b in pairs) >= TEXTS


def test_deadlines(pairs: list[Pair]) -> None:
    def keys(plan: Plan) -> list[Hashable]:
        return [(each.relation, each.start, each.end, each.rrule) for each in plan.deadlines]

    assert agreement((keys(a), keys(b)) for a, b in pairs) >= TEXTS


def test_tasks(pairs: list[Pair]) -> None:
    def keys(plan: Plan) -> list[Hashable]:
        # A word that was read wrong makes no other task of it: its last words are compared.
        return [(tuple(each.text.lower().split()[-2:]), len(each.lead)) for each in plan.tasks]

    assert agreement((keys(a), keys(b)) for a, b in pairs) >= 0.9
    counts = [(len(a.tasks), len(b.tasks)) for a, b in pairs]
    assert sum(min(pair) for pair in counts) >= TEXTS * sum(max(pair) for pair in counts)


def test_cells_of_indicators(pairs: list[Pair]) -> None:
    def keys(plan: Plan) -> list[Hashable]:
        return [
            (number, place, value.op, value.value, value.low, value.high, value.numerator)
            for number, each in enumerate(plan.indicators)
            for place, value in enumerate(each.values)
        ]

    assert agreement((keys(a), keys(b)) for a, b in pairs) >= CELLS
