"""One file to one checked record: the per-file function that every batch runs."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from extractors import extract
from ingest import read
from schemas import Plan, ungrounded


class Ungrounded(Exception):
    """A record with facts that do not stand where they point: a fault of the program."""


def extract_file(path: str | Path, *, converted: Path | None = None) -> Plan:
    """Read a file and extract its record; every fact is checked against its span.

    `converted` is a folder with old office files converted beforehand (`ingest.office.converted`).

    Raises `ingest.IngestError` for a file that cannot be read and `Ungrounded` for a record that
    breaks the promise `text[start:end] == quote`.
    """
    plan = extract(read(path, converted=converted))
    faults = list(islice(ungrounded(plan), 3))
    if faults:
        raise Ungrounded(f"{path}: " + "; ".join(faults))
    return plan
