"""Opening a registry: which database, its settings, its tables brought up to date."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError

from corpus.search.index import index_of
from corpus.store.tables import REVIEW

REGISTRY_FILE = "registry.sqlite"
REVIEW_FILE = "review.sqlite"
BUSY_SECONDS = 30
"""How long one writer waits for another."""
CONNECTIONS = 24
"""Connections that are kept open; a server answers fewer requests at a time (`kehoach.web.turns`),
so that none of them ever waits for a connection."""
_LOCK = 0x6B65686F
"""The number by which writers of a PostgreSQL registry know each other."""


class StoreError(Exception):
    """A registry cannot be opened; `remedy` says what to do, each in Vietnamese and in English."""

    def __init__(self, target: str, detail: tuple[str, str], remedy: tuple[str, str]) -> None:
        self.target, self.detail, self.remedy = target, detail, remedy
        super().__init__(f"{target}: {detail[1]}; {remedy[1]}")

    def describe(self, language: str) -> str:
        """One line for people. `language` is `vi` or `en`."""
        which = 1 if language == "en" else 0
        return f"{self.target}: {self.detail[which]}; {self.remedy[which]}"


@dataclass(frozen=True, slots=True)
class Store:
    """An open registry. `folder` is the dataset's, `None` for one in a database server."""

    engine: Engine
    review: Engine
    folder: Path | None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the registry throughout."""
        with self.engine.connect() as connection:
            if connection.dialect.name == "postgresql":  # else each query sees a state of its own
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A transaction: all of it is kept, or nothing. Writers wait for one another."""
        with self.engine.execution_options(writes=True).begin() as connection:
            if connection.dialect.name == "postgresql":
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection

    @contextmanager
    def reviewing(self) -> Iterator[Connection]:
        """A transaction on what people said: all of it is kept, or nothing."""
        with self.review.execution_options(writes=True).begin() as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()
        self.review.dispose()


def open_store(target: str | Path) -> Store:
    """The registry at `target`, its tables made or brought up to date.

    `target` is a dataset's folder, whose registry is the file `registry.sqlite` in it, or the
    address of a PostgreSQL database (`postgresql://…`). Raises `StoreError`.
    """
    is_server = str(target).startswith("postgresql")
    try:
        store = _server(str(target)) if is_server else _folder(Path(target))
        with store.writing() as connection:
            migrate(connection)
            index_of(connection.dialect.name).create(connection)
        REVIEW.create_all(store.review)
    except (ArgumentError, ModuleNotFoundError) as error:
        raise StoreError(_shown(target), (str(error), str(error)), _REMEDY_SERVER) from error
    except (SQLAlchemyError, sqlite3.Error, OSError) as error:
        cause = error.orig if isinstance(error, OperationalError) and error.orig else error
        detail = str(cause).strip().splitlines()[0]
        remedy = _REMEDY_SERVER if is_server else _REMEDY_FILE
        raise StoreError(_shown(target), (detail, detail), remedy) from error
    return store


_REMEDY_SERVER = (
    "hãy xem lại địa chỉ máy chủ và cài kehoach[postgresql]",
    "check the server's address and install kehoach[postgresql]",
)
_REMEDY_FILE = (
    f"hãy kiểm tra quyền ghi, hoặc xóa tệp {REGISTRY_FILE} rồi chạy lại",
    f"check that the folder can be written, or delete {REGISTRY_FILE} and run again",
)


def _shown(target: str | Path) -> str:
    """The target without the password that its address may bear."""
    shown = str(target)
    return make_url(shown).render_as_string(hide_password=True) if "://" in shown else shown


def _server(address: str) -> Store:
    url = make_url(address)
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    engine = create_engine(url, pool_pre_ping=True, pool_size=CONNECTIONS, max_overflow=0)
    return Store(engine, engine, None)


def _folder(folder: Path) -> Store:
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder} is no folder")
    registry, review = _sqlite(folder / REGISTRY_FILE), _sqlite(folder / REVIEW_FILE)
    return Store(registry, review, folder)


def _sqlite(path: Path) -> Engine:
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"timeout": BUSY_SECONDS},
        pool_size=CONNECTIONS,
        max_overflow=0,
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _: object) -> None:
        connection.isolation_level = None  # transactions begin where SQLAlchemy begins them
        for setting in (
            "journal_mode = WAL",  # readers and the writer never wait for one another
            "synchronous = NORMAL",
            "foreign_keys = ON",
        ):
            connection.execute(f"PRAGMA {setting}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writes = connection.get_execution_options().get("writes", False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return engine


def migrate(connection: Connection) -> None:
    """Bring the registry's tables to the newest version, making them if there are none."""
    from alembic import command
    from alembic.config import Config
    from alembic.migration import MigrationContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    newest = ScriptDirectory.from_config(config).get_current_head()
    if MigrationContext.configure(connection).get_current_revision() != newest:
        command.upgrade(config, "head")
