"""Searching 2,000 varied plans: the embedded store, PostgreSQL, and tantivy as a peer.

    python benchmarks/search.py [DATASET]

DATASET is a folder with `plans.jsonl` (`benchmarks/varying.py`, then `kehoach import`); without it
the samples are varied and read here, which takes minutes. Each engine gets the same words and the
same questions: the kept ones of the tests and common words, asked one after another, facets and
highlighting included. The peer only finds the first 240 entries: no facets, no ranking.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from types import ModuleType

from sqlalchemy import text

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.varying import varied
from corpus import extract_file
from corpus.registry.found import found_of
from corpus.search import parse_query, search
from corpus.search.searching import CANDIDATES
from corpus.store import Store, load_records, open_store
from schemas import plan_to_json

QUERIES = Path(__file__).parents[1] / "tests/corpus/search/queries.tsv"
COMMON = (
    "kế hoạch",
    "thực hiện",
    "ủy ban nhân dân",
    "báo cáo",
    "chủ trì, phối hợp",
    "quyết định của Thủ tướng Chính phủ",
    "trước ngày",
    "sở y tế",
    "nghị định",
    "UBND huyện",
    "phòng chống",
    "dinh dưỡng trẻ em",
    "t*",
    "",
)
ROUNDS = 3


def questions() -> list[str]:
    lines = QUERIES.read_text(encoding="utf-8").splitlines()[1:]
    return [line.split("\t")[0] for line in lines if not line.startswith("#")] + list(COMMON)


def records(dataset: Path | None) -> list[str]:
    """The dataset's lines, or the varied samples read here."""
    if dataset is not None:
        return (dataset / "plans.jsonl").read_text(encoding="utf-8").splitlines()
    with tempfile.TemporaryDirectory() as folder:
        made = []
        for name, written in varied():
            path = Path(folder) / name
            path.write_text(written, encoding="utf-8")
            made.append(plan_to_json(extract_file(path)))
        return made


def ours(store: Store, question: str) -> int:
    with store.reading() as connection:
        answer = search(connection, question)
        return len(list(found_of(connection, answer)))


def measure(
    name: str, ask: Callable[[str], int], clock: Callable[[], float] = time.perf_counter
) -> None:
    """Print how long the questions take; each is asked `ROUNDS` times, the middle time counts."""
    times = []
    for question in questions():
        own = []
        for _ in range(ROUNDS):
            started = clock()
            ask(question)
            own.append((clock() - started) * 1000)
        times.append((sorted(own)[ROUNDS // 2], question))
    times.sort()
    half, most = times[len(times) // 2], times[int(len(times) * 0.95)]
    print(
        f"{name:<12} p50 {half[0]:6.1f} ms   p95 {most[0]:6.1f} ms   max {times[-1][0]:6.1f} ms",
        end="",
    )
    print(f"   ({', '.join(question for _, question in times[:-5:-1])})")


def load(store: Store, lines: list[str]) -> None:
    started, busy = time.perf_counter(), time.process_time()
    load_records(store, lines, source="benchmark", version="1")
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    print(f"{'':<12} loaded in {seconds:.0f} s ({busy:.0f} s busy)", end="")


def memory() -> str:
    return f"{getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most"


def embedded(lines: list[str], folder: Path) -> Store:
    store = open_store(folder)
    load(store, lines)
    size = (folder / "registry.sqlite").stat().st_size / 1e6
    with store.reading() as connection:
        index = connection.scalar(
            text("SELECT sum(pgsize) FROM dbstat WHERE name LIKE 'entry_index%'")
        )
    print(f"; {size:.0f} MB, of which the index {(index or 0) / 1e6:.0f} MB; {memory()}")
    measure("FTS5", lambda question: ours(store, question))
    measure("FTS5, busy", lambda question: ours(store, question), time.process_time)
    return store


def _servers() -> ModuleType:
    """The tests' own module that starts a server; another library may have a package `tests`."""
    path = Path(__file__).parents[1] / "tests/support/servers.py"
    spec = spec_from_file_location("servers", path)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@contextmanager
def server(lines: list[str]) -> Iterator[Store]:
    with _servers().postgres() as address:
        store = open_store(address)
        load(store, lines)
        with store.reading() as connection:
            size = connection.scalar(text("SELECT pg_total_relation_size('entry_index')"))
        print(f"; the index {(size or 0) / 1e6:.0f} MB")
        with store.writing() as connection:
            connection.execute(text("ANALYZE"))
        yield store
        store.close()


def peer(store: Store) -> None:
    """The same words in tantivy, read from the embedded store."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_integer_field("id", stored=True, fast=True)
    for column in ("head", "body", "facets"):
        builder.add_text_field(column, tokenizer_name="whitespace")
    schema = builder.build()
    with tempfile.TemporaryDirectory() as folder:
        index = tantivy.Index(schema, path=folder)
        started = time.perf_counter()
        writer = index.writer(heap_size=64_000_000)
        with store.reading() as connection:
            rows = connection.execute(text("SELECT rowid, head, body, facets FROM entry_index"))
            for row in rows:
                writer.add_document(
                    tantivy.Document(id=row.rowid, head=row.head, body=row.body, facets=row.facets)
                )
        writer.commit()
        writer.wait_merging_threads()
        index.reload()
        seconds = time.perf_counter() - started
        size = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
        print(f"{'':<12} loaded in {seconds:.0f} s; {size:.0f} MB; {memory()}")
        searcher = index.searcher()

        def ask(question: str) -> int:
            query = parse_query(question).widened()
            wanted = " AND ".join(
                "(" + " OR ".join(f'"{" ".join(way)}"' for way in term.ways) + ")"
                for term in query.terms
            )
            if not wanted:
                return 0
            found = searcher.search(index.parse_query(wanted, ["head", "body"]), CANDIDATES)
            return len([searcher.doc(address)["id"] for _, address in found.hits])

        measure("tantivy", ask)


def main() -> int:
    lines = records(Path(sys.argv[1]) if len(sys.argv) > 1 else None)
    print(f"{len(lines)} plans, {len(questions())} questions")
    with tempfile.TemporaryDirectory() as folder:
        store = embedded(lines, Path(folder))
        peer(store)
        store.close()
    with server(lines) as store:
        measure("PostgreSQL", lambda question: ours(store, question))
    return 0


if __name__ == "__main__":
    sys.exit(main())
