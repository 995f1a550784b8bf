"""Many plans: batch import, dataset files, samples with gold answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from corpus.batch import Report, import_files
from corpus.inputs import find_files
from corpus.outcome import Counts, FileStatus, Status
from corpus.output import OutputError, write_whole

if TYPE_CHECKING:
    from corpus.extraction import Ungrounded, extract_file

__all__ = [
    "Counts",
    "FileStatus",
    "OutputError",
    "Report",
    "Status",
    "Ungrounded",
    "extract_file",
    "find_files",
    "import_files",
    "write_whole",
]


def __getattr__(name: str) -> object:
    # Extraction brings spaCy along, which the head of a batch can do without: its workers have it.
    if name in ("Ungrounded", "extract_file"):
        from corpus import extraction

        return getattr(extraction, name)
    raise AttributeError(name)
