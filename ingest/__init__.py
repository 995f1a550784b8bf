"""`read(path) -> Document`: one reader per format, one set of passes behind them."""

from ingest.errors import (
    ConverterFailed,
    ConverterMissing,
    ConverterTimeout,
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileMissing,
    GarbledText,
    IngestError,
    NoDocument,
    NoTextLayer,
    TooLarge,
    Unreadable,
    UnsupportedFormat,
)
from ingest.pipeline import read

__all__ = [
    "ConverterFailed",
    "ConverterMissing",
    "ConverterTimeout",
    "DamagedFile",
    "EmptyFile",
    "EncryptedFile",
    "FileMissing",
    "GarbledText",
    "IngestError",
    "NoDocument",
    "NoTextLayer",
    "TooLarge",
    "Unreadable",
    "UnsupportedFormat",
    "read",
]
