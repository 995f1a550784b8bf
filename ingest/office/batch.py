"""Many files through the converter in few runs: the start costs ten times what a file does.

What comes out lies in a folder under the hash of what went in, so that `read_office`, in this
process or in another, finds it there. A file that is not there after all is converted by itself
when it is read, and fails, if it does, with an error of its own.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

from ingest.errors import IngestError
from ingest.office.checks import check
from ingest.office.kinds import KINDS
from ingest.office.soffice import find_soffice, finished, run_soffice
from ingest.sniff import Format, sniff

GROUP = 40
"""Files that one run converts: enough to make its start cheap, few for one that hangs to cost."""
_HEADS = (b"\xd0\xcf\x11\xe0", b"{\\rtf", b"PK\x03\x04")
_ODT = b"mimetypeapplication/vnd.oasis.opendocument.text"


@contextmanager
def converted(paths: Iterable[Path], *, group: int = GROUP) -> Iterator[Path]:
    """A folder in which the office files among `paths` lie converted, for as long as it is open.

    They are converted `group` at a time. `read(path, converted=folder)` finds its file there, in
    any process; other files, unreadable ones too, are left to it.
    """
    waiting = filter(_may_be_office, paths)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        while ahead := list(islice(waiting, group)):
            convert(ahead, folder)
        yield folder


def convert(paths: Iterable[Path], folder: Path) -> dict[Path, Path]:
    """Convert the office files among `paths` into `folder`; returns the .docx of each.

    One run takes them all. A file at which it hangs or breaks is left out, and another run takes
    the rest. Missing, damaged and locked files, and all files where there is no converter, are
    left out too: `read_office` says why.
    """
    soffice = find_soffice()
    made: dict[Path, Path] = {}
    files = list(filter(_may_be_office, paths))
    if soffice is None or not files:
        return made
    with tempfile.TemporaryDirectory(dir=folder) as name:
        work = Path(name)
        keys = dict(_laid_out(files, folder, work))
        sources = sorted({work / key for key in keys.values()})
        _convert_all(soffice, [each for each in sources if each.exists()], folder, work)
    for path, key in keys.items():
        found = finished(folder, Path(key))
        if found is not None:
            made[path] = found
    return made


def key_of(data: bytes) -> str:
    """The name under which the conversion of `data` is kept."""
    return hashlib.sha256(data).hexdigest()


def _may_be_office(path: Path) -> bool:
    try:
        with path.open("rb") as stream:
            head = stream.read(96)
    except OSError:
        return False
    return head.startswith(_HEADS) and (head[:2] != b"PK" or _ODT in head)


def _laid_out(paths: Sequence[Path], folder: Path, work: Path) -> Iterator[tuple[Path, str]]:
    """Copy what is to be converted to `work`, by names that cannot collide."""
    for path in paths:
        try:
            data = path.read_bytes()
            kind: Format = sniff(path, data)
            if kind not in KINDS:
                continue
            check(path, data, kind)
        except (OSError, IngestError):
            continue
        name = key_of(data) + KINDS[kind].suffix
        if finished(folder, Path(name)) is None:
            (work / name).write_bytes(KINDS[kind].prepare(data))
        yield path, name


def _convert_all(soffice: str, sources: Sequence[Path], folder: Path, work: Path) -> None:
    """Run after run, each without the file at which the last one ended early."""
    number = 0
    while sources:
        number += 1
        target = work / f"made-{number}"
        target.mkdir()
        run = run_soffice(soffice, sources, target, work / f"profile-{number}")
        done = [at for at, each in enumerate(sources) if _keep(target, each, folder)]
        if not run.hung and run.code == 0:
            return
        sources = sources[(done[-1] + 1 if done else 0) + 1 :]


def _keep(target: Path, source: Path, folder: Path) -> bool:
    made = finished(target, source)
    if made is None:
        return False
    made.replace(folder / made.name)
    return True
