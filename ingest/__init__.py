"""`read(path) -> Document`: one reader per format, one set of passes behind them."""

from ingest.errors import (
    ArchiveFile,
    Crashed,
    DamagedFile,
    EmptyFile,
    EncryptedFile,
    FileMissing,
    GarbledText,
    IngestError,
    NoTextLayer,
    OutOfMemory,
    TimedOut,
    TooLarge,
    Unreadable,
    UnsafeMember,
    UnsupportedFormat,
)
from ingest.limits import Limits, SettingsError, limited, limits
from ingest.pipeline import read

__all__ = [
    "ArchiveFile",
    "Crashed",
    "DamagedFile",
    "EmptyFile",
    "EncryptedFile",
    "FileMissing",
    "GarbledText",
    "IngestError",
    "Limits",
    "NoTextLayer",
    "OutOfMemory",
    "SettingsError",
    "TimedOut",
    "TooLarge",
    "Unreadable",
    "UnsafeMember",
    "UnsupportedFormat",
    "limited",
    "limits",
    "read",
]
