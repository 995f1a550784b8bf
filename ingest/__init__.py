"""`read(path) -> Document`: one reader per format, one set of passes behind them."""

from ingest.errors import (
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileMissing,
    IngestError,
    RecognitionMissing,
    TooLarge,
    Unreadable,
    UnsupportedFormat,
)
from ingest.pipeline import read

__all__ = [
    "DamagedFile",
    "EmptyFile",
    "EncryptedFile",
    "FileMissing",
    "IngestError",
    "RecognitionMissing",
    "TooLarge",
    "Unreadable",
    "UnsupportedFormat",
    "read",
]
