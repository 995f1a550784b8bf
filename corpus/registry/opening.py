"""Opening the registry of a dataset, brought in step with its records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import select

from corpus.batch import PLANS
from corpus.store import Run, Store, load_records, open_store
from corpus.store.tables import runs
from schemas.plan import SCHEMA_VERSION


def open_registry(target: str | Path, *, on_plan: Callable[[], None] | None = None) -> Store:
    """The registry of a dataset's folder, or in a database server.

    The registry of a folder is brought in step with `plans.jsonl` if that has changed since; that
    of a server is as the last `build_registry` left it. `on_plan` hears of each plan taken in.
    Raises `StoreError`.
    """
    store = open_store(target)
    if store.folder is not None and not in_step(store, store.folder):
        build_registry(store, store.folder, on_plan=on_plan)
    return store


def build_registry(store: Store, folder: Path, *, on_plan: Callable[[], None] | None = None) -> Run:
    """Bring a registry in step with the records in `folder`; what is there already costs little.

    Raises `FileNotFoundError` if the folder has no records.
    """
    source = state_of(folder)
    return load_records(
        store, _lines(folder / PLANS), source=source, version=SCHEMA_VERSION, on_plan=on_plan
    )


def in_step(store: Store, folder: Path) -> bool:
    """Whether the registry has what the records in `folder` say."""
    return state_of(folder) == _last_source(store)


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as stream:
        for line in stream:
            yield line.rstrip("\n")


def state_of(folder: Path) -> str:
    """What tells whether the records have changed: their size and time of writing."""
    path = folder / PLANS
    if not path.exists():
        return ""
    stat = path.stat()
    return f"{PLANS} {stat.st_size} {stat.st_mtime_ns}"


def _last_source(store: Store) -> str:
    with store.reading() as connection:
        newest = select(runs.c.source).order_by(runs.c.id.desc()).limit(1)
        return connection.scalar(newest) or ""
