"""The kept questions find what is meant first, in both databases, with the same answers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sqlalchemy import Connection

from corpus.search import Answer, Filters, Kind, body_of, search
from corpus.store import Store, load_records, open_store
from tests.support.registries import new_database, sample_records

QUERIES = Path(__file__).with_name("queries.tsv")
LEAST_MRR, FEWEST = 0.95, 60


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with its filters, and what has to come first: a kind and how its head begins."""

    question: str
    kind: str
    province: str
    year: str
    agency: str
    found_kind: str
    found: tuple[str, ...]

    def answer(self, connection: Connection) -> Answer:
        filters = Filters(
            Kind(self.kind) if self.kind else None,
            self.province or None,
            int(self.year) if self.year else None,
            body_of(connection, self.agency) if self.agency else None,
        )
        return search(connection, self.question, filters, limit=10)

    def reciprocal_rank(self, answer: Answer) -> float:
        for place, hit in enumerate(answer.hits, 1):
            each = hit.candidate
            if each.kind == self.found_kind and each.head.startswith(self.found):
                return 1 / place
        return 0.0


@cache
def asked() -> tuple[Asked, ...]:
    lines = QUERIES.read_text(encoding="utf-8").splitlines()[1:]
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return tuple(Asked(*row[:6], tuple(row[6].split("|"))) for row in rows)


def test_what_is_meant_comes_first(filled: Store) -> None:
    with filled.reading() as connection:
        ranks = {each: each.reciprocal_rank(each.answer(connection)) for each in asked()}
    assert len(ranks) >= FEWEST
    worse = {each.question: rank for each, rank in ranks.items() if rank < 1}
    assert sum(ranks.values()) / len(ranks) >= LEAST_MRR, worse


def test_both_databases_give_the_same_answers(server: str, tmp_path: Path) -> None:
    stores = open_store(tmp_path), open_store(new_database(server))
    for store in stores:
        load_records(store, sample_records(), source="samples", version="1")
    with stores[0].reading() as here, stores[1].reading() as there:
        for each in asked():
            assert each.answer(here) == each.answer(there), each.question
    for store in stores:
        store.close()


def test_the_order_of_plans_makes_no_difference(tmp_path: Path) -> None:
    stores = []
    for name, records in (("a", sample_records()), ("b", sample_records()[::-1])):
        (tmp_path / name).mkdir()
        store = open_store(tmp_path / name)
        load_records(store, records, source="samples", version="1")
        stores.append(store)
    with stores[0].reading() as here, stores[1].reading() as there:
        for each in asked():
            assert each.answer(here) == each.answer(there), each.question
    for store in stores:
        store.close()
