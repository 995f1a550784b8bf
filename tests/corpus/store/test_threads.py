"""Readers and a writer at once: nobody waits for the other, nobody sees half of anything."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event

from sqlalchemy import func, select

from corpus.store import Store, load_records
from corpus.store.engine import CONNECTIONS
from corpus.store.tables import plans, tasks
from tests.support.registries import sample_records


def count(store: Store) -> int:
    with store.reading() as connection:
        return connection.scalar(select(func.count()).select_from(plans)) or 0


def test_readers_do_not_wait_for_a_writer(filled: Store) -> None:
    there = count(filled)
    with filled.writing() as connection:
        connection.execute(tasks.delete())
        connection.execute(plans.delete())
        with ThreadPoolExecutor(8) as pool:
            assert [found.result(10) for found in [pool.submit(count, filled)] * 8] == [there] * 8


def test_every_state_that_readers_see_is_whole(empty: Store) -> None:
    done = Event()
    facts = select(func.count()).select_from(tasks)
    orphans = facts.where(tasks.c.plan.not_in(select(plans.c.id)))

    def read() -> int:
        states = 0
        while not done.is_set() or not states:
            with empty.reading() as connection:
                assert connection.scalar(facts) == connection.scalar(facts)
                assert connection.scalar(orphans) == 0
            states += 1
        return states

    with ThreadPoolExecutor(CONNECTIONS // 2) as pool:
        readers = [pool.submit(read) for _ in range(CONNECTIONS // 2)]
        try:
            for records in (sample_records(), sample_records()[:2], sample_records()):
                load_records(empty, records, source="test", version="1")
        finally:
            done.set()
        assert all(reader.result(30) for reader in readers)
    assert count(empty) == len(sample_records())
