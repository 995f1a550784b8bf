"""JSON lines: the records themselves, one on a line, as `docs/dataset.md` describes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from corpus.exports.options import File, Options
from corpus.registry.records import WholePlan


def files(plans: Iterable[WholePlan], options: Options) -> Iterator[File]:
    """One file of all records, each byte for byte as it stands if nobody corrected it."""
    yield File("plans.jsonl", (f"{each.record}\n".encode() for each in plans))
