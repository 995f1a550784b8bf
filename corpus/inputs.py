"""Which files a batch reads: folders and patterns searched, archives looked into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from ingest import IngestError
from ingest.containers import documents, is_archive, is_document

_WILD = frozenset("*?[")


def find_files(paths: Iterable[Path]) -> list[Path]:
    """The documents that `paths` name, sorted, once each.

    A folder is searched recursively, a path that does not exist may be a pattern
    (`plans/**/*.docx`), and the documents in a .zip archive are named
    `archive.zip!/folder/plan.docx`. A file that is named is always among them. What cannot be
    opened is listed itself: reading it says why.
    """
    return sorted({found for path in paths for found in _found(path)})


def _found(path: Path) -> Iterator[Path]:
    if path.is_dir():
        for each in path.rglob("*"):
            if (is_document(each) or is_archive(each)) and each.is_file():
                yield from _opened(each)
    elif path.exists() or _WILD.isdisjoint(str(path)):
        yield from _opened(path)
    else:
        pattern = path.relative_to(path.anchor)
        matches = list(Path(path.anchor).glob(pattern.as_posix()))
        for match in matches:
            yield from _found(match)
        if not matches:
            yield path


def _opened(path: Path) -> Iterator[Path]:
    """The documents in an archive; any other file itself."""
    if not is_archive(path):
        yield path
        return
    try:
        found = list(documents(path))
    except IngestError:
        found = []
    yield from found or [path]
