"""Registries for tests: the same plans in either database."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text

from corpus import extract_file
from corpus.store import Store, load_records, open_store
from schemas import plan_to_json
from tests.support.servers import postgres, programs

SAMPLES = Path(__file__).parents[2] / "corpus/samples/documents"


@cache
def sample_records() -> tuple[str, ...]:
    """The records of the sample plans, one of each, as a dataset has them."""
    paths = sorted(SAMPLES.glob("*.txt"))
    return tuple(plan_to_json(extract_file(path)) for path in paths)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL server."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed: scripts/system-deps installs it")
    with postgres() as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A registry without plans, in either database."""
    if request.param == "sqlite":
        store = open_store(tmp_path)
    else:
        store = open_store(new_database(request.getfixturevalue("server")))
    yield store
    store.close()


@pytest.fixture
def filled(empty: Store) -> Store:
    """A registry of the sample plans, in either database."""
    load_records(empty, sample_records(), source="samples", version="1")
    return empty


def new_database(server: str) -> str:
    """A new database on a server; its address."""
    name = f"k{uuid4().hex[:12]}"
    engine = create_engine(
        server.replace("postgresql://", "postgresql+psycopg://"), isolation_level="AUTOCOMMIT"
    )
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return server.replace("/postgres", f"/{name}")
