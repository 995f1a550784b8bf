"""Taking in a file that someone sends: kept under a name of ours, read in the sandbox, registered.

The name that it was sent under is only ever shown: the file lies in `uploads/` of the dataset, a
folder that only its owner may open, under its SHA-256.
"""

from __future__ import annotations

import re
import tempfile
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path, PurePath
from threading import Lock

from sqlalchemy import select

from corpus.batch import keep
from corpus.outcome import FileStatus, Outcome, Status, failed, process
from corpus.registry.opening import build_registry, in_step, state_of
from corpus.store import Store, load_records
from corpus.store.audit import note_alone
from corpus.store.tables import plans
from corpus.workers import process_all
from ingest import EmptyFile, TooLarge, limits
from ingest.office import converted
from schemas import plan_from_json, plan_to_json
from schemas.plan import SCHEMA_VERSION

UPLOADS = "uploads"
LONGEST_NAME = 200
_SUFFIX = re.compile(r"\.(?:docx?|html?|jpe?g|md|mht|odt|pdf|png|rtf|tiff?|txt)")
_ONE_AT_A_TIME = Lock()
"""The records of a dataset are written anew with each import."""


def take_upload(store: Store, name: str, data: bytes) -> FileStatus:
    """Take a file into the registry and the dataset it stands on; say what became of it.

    Args:
        store: the registry. One in a database server keeps the record, not the file.
        name: what the file is called by the one who sends it; never the name of a file of ours.
        data: its content.

    A file that is in the registry already is not read again. The status bears the name that was
    sent; whatever is wrong with the file is a failed status, never raised.
    """
    shown, sha = Path(shown_name(name)), sha256(data).hexdigest()
    status = _taken(store, shown, sha, data)
    note_alone(store, "import", sha, f"{status.code or status.status}: {shown}")
    return status


def _taken(store: Store, shown: Path, sha: str, data: bytes) -> FileStatus:
    if not data:
        return failed(shown, EmptyFile(shown)).status
    if len(data) > limits().file_bytes:
        return failed(shown, TooLarge(shown, detail=f"file_bytes: {len(data):,}")).status
    if _is_known(store, sha):
        return FileStatus(shown.as_posix(), Status.IMPORTED)
    suffix = shown.suffix.lower()
    kept = f"{sha}{suffix if _SUFFIX.fullmatch(suffix) else ''}"
    with _ONE_AT_A_TIME:
        take = _into_folder if store.folder is not None else _into_database
        status = take(store, kept, data)
    return _renamed(status, shown)


def shown_name(name: str) -> str:
    """A sent name without folders and control characters, as people are shown it.

    >>> shown_name("../../etc/Kế hoạch\\n1.docx")
    'Kế hoạch1.docx'
    """
    last = PurePath(name.replace("\\", "/")).name
    return "".join(letter for letter in last if letter.isprintable())[-LONGEST_NAME:] or "?"


def _is_known(store: Store, sha: str) -> bool:
    with store.reading() as connection:
        return connection.scalar(select(plans.c.id).where(plans.c.sha256 == sha)) is not None


def _into_folder(store: Store, kept: str, data: bytes) -> FileStatus:
    assert store.folder is not None
    folder = store.folder / UPLOADS
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / kept
    path.write_bytes(data)
    outcome = _read(path)
    if outcome.record is None:
        path.unlink()
        return outcome.status
    was_in_step = in_step(store, store.folder)
    keep([outcome], store.folder)
    if was_in_step:
        _load(store, outcome.record, state_of(store.folder))
    else:
        build_registry(store, store.folder)
    return outcome.status


def _into_database(store: Store, kept: str, data: bytes) -> FileStatus:
    with tempfile.TemporaryDirectory(prefix="kehoach-upload-") as folder:
        path = Path(folder) / kept
        path.write_bytes(data)
        outcome = _read(path)
    if outcome.record is not None:
        plan = plan_from_json(outcome.record)
        record = plan_to_json(replace(plan, source=replace(plan.source, uri=kept)))
        _load(store, record, UPLOADS)
    return outcome.status


def _read(path: Path) -> Outcome:
    """What a process that can be killed makes of the file."""
    with converted([path]) as office:
        (outcome,) = process_all([path], workers=1, job=partial(process, converted=office))
    return outcome


def _load(store: Store, record: str, source: str) -> None:
    load_records(store, [record], source=source, version=SCHEMA_VERSION, whole=False)


def _renamed(status: FileStatus, shown: Path) -> FileStatus:
    """The status with the name that was sent in place of ours."""
    own, name = status.uri, shown.as_posix()
    return replace(
        status,
        uri=name,
        message=status.message and status.message.replace(own, name),
        message_en=status.message_en and status.message_en.replace(own, name),
    )
