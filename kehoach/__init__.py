"""kehoach: Vietnamese official plans as grounded, structured data.

`kehoach.extract("plan.docx")` returns a typed `Plan`; `kehoach.read` the `Document` behind it.
Imports are lazy, so that the command starts fast.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.version import VERSION as __version__

if TYPE_CHECKING:
    from schemas import Document, Plan

__all__ = ["__version__", "extract", "read"]


def extract(path: str | Path) -> Plan:
    """The record of one file, every fact checked against its place in the text.

    Raises `ingest.IngestError` (file, page, cause and remedy) for a file that cannot be read.
    """
    from corpus import extract_file

    return extract_file(path)


def read(path: str | Path) -> Document:
    """The document of one file as its reader saw it: text, blocks, tables, boxes.

    Raises `ingest.IngestError` (file, page, cause and remedy) for a file that cannot be read.
    """
    from ingest import read as read_file

    return read_file(path)
