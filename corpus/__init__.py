"""Many plans: batch import, dataset files, samples with gold answers."""

from corpus.batch import (
    Counts,
    FileStatus,
    OutputError,
    Report,
    Status,
    find_files,
    import_files,
    write_whole,
)
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
