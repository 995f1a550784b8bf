"""Which files a batch reads: folders and globs searched, archives looked into."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

DOCUMENT_SUFFIXES = frozenset(
    f".{name}"
    for name in """docx doc rtf odt pdf txt md html htm png jpg jpeg tif tiff""".split()  # noqa: SIM905
)
"""What a folder is searched for; a file that is named is always tried."""


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The files among `paths` and, recursively, the documents in its folders, sorted, once each."""
    found: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found.update(
                each
                for each in path.rglob("*")
                if each.suffix.lower() in DOCUMENT_SUFFIXES
                and each.is_file()
                and not each.name.startswith((".", "~$"))
            )
        else:
            found.add(path)
    return sorted(found)
