"""Filters, facets, phrases, beginnings, mended words and hostile questions, in both databases."""

from __future__ import annotations

from collections import Counter

import pytest
from sqlalchemy import select

from corpus.registry.found import found_of
from corpus.search import Answer, Filters, Kind, body_of, search
from corpus.search.correction import is_slip
from corpus.search.numbers import KINDS, entry_number, rank_of
from corpus.store import Store
from corpus.store.tables import entries

EVERY = Filters()


def ask(store: Store, question: str, filters: Filters = EVERY, **more: int) -> Answer:
    with store.reading() as connection:
        return search(connection, question, filters, **more)


def heads(answer: Answer) -> list[str]:
    return [hit.candidate.head for hit in answer.hits]


def test_facets_count_every_entry(filled: Store) -> None:
    answer = ask(filled, "")
    with filled.reading() as connection:
        rows = connection.execute(select(entries)).all()
    assert answer.total == len(rows)
    for name in ("kind", "province", "year"):
        counted = Counter(str(value) for row in rows if (value := getattr(row, name)) is not None)
        assert answer.facets[name] == counted


@pytest.mark.parametrize("question", ["", "kế hoạch", "ủy ban nhân dân", "dinh dưỡng"])
def test_a_filter_gives_what_its_facet_counts(filled: Store, question: str) -> None:
    facets = ask(filled, question).facets
    for kind, count in facets["kind"].items():
        assert ask(filled, question, Filters(kind=Kind(kind))).total == count
    for year, count in facets["year"].items():
        found = ask(filled, question, Filters(year=int(year)), limit=200)
        assert found.total == count
        assert {hit.candidate.year for hit in found.hits} == {int(year)}


def test_a_body_has_its_tasks(filled: Store) -> None:
    with filled.reading() as connection:
        body = body_of(connection, "SYT Lâm Đồng")
        assert body_of(connection, "Sở Y tế tỉnh Lâm Đồng") == body
        assert body_of(connection, "…") is None
    found = ask(filled, "", Filters(kind=Kind.TASK, agency=body), limit=200)
    assert found.total
    assert all("Sở Y tế" in hit.candidate.body for hit in found.hits)


def test_pages_follow_one_another(filled: Store) -> None:
    every = [hit.candidate.id for hit in ask(filled, "kế hoạch", limit=200).hits]
    pages = [ask(filled, "kế hoạch", limit=7, offset=at).hits for at in range(0, len(every), 7)]
    assert [hit.candidate.id for page in pages for hit in page] == every
    assert len(set(every)) == len(every)


def test_a_phrase_is_narrower_than_its_words(filled: Store) -> None:
    wide, narrow = ask(filled, "hộ gia đình tại nguồn"), ask(filled, '"hộ gia đình tại nguồn"')
    assert wide.total > narrow.total == 0


def test_a_beginning_is_wider_than_a_word(filled: Store) -> None:
    assert ask(filled, "ph*").total > ask(filled, "phòng").total > 0


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("quyet dihn 226", {"dihn": "dinh"}),
        ("2145/KH-BNN-TCLN", {"2145": "2154"}),
        ("hội nông dân tỉnh sonla", {"sonla": "son la"}),
        ("sở giao thôn vận tải", {"thon": "thong"}),
        ("quyết định 227", {}),
        ("xyzxyzxyz", {}),
        ("Sở GTVT", {}),
    ],
)
def test_what_is_read_for_typing_faults(
    filled: Store, question: str, read_as: dict[str, str]
) -> None:
    assert ask(filled, question).read_as == read_as


@pytest.mark.parametrize(
    ("typed", "number", "expected"),
    [("31", "13", True), ("2661", "2661", False), ("122", "12", True), ("12", "122", True),
     ("123", "124", False), ("120", "12", False)],
)  # fmt: skip
def test_slips_of_digits(typed: str, number: str, expected: bool) -> None:
    assert is_slip(typed, number) is expected


@pytest.mark.parametrize(
    "question",
    [
        '"',
        '"" "',
        "' OR 1=1 --",
        "a' | !b & (c <-> d):*",
        "AND OR NOT NEAR(a b, 2)",
        "head:kế {body} : ^hoạch + -",
        '* ** a* *a "b*"',
        "\x00 kế\x00hoạch \x1f",
        "kế hoạch " * 1200,
        "9" * 10_000,
        "😀 🇻🇳 \u202e \ud7ff",
        "0ktask 0y2017",
        "%_\\",
        "İ ŉ ß ﬁ",
    ],
    ids=range(14),
)
def test_hostile_questions_are_only_questions(filled: Store, question: str) -> None:
    with filled.reading() as connection:
        answer = search(connection, question)
        assert len(list(found_of(connection, answer))) == len(answer.hits)
        body_of(connection, question)
        search(connection, "kế hoạch", Filters(province=question, agency=question))


def test_numbers_sort_likely_hits_first() -> None:
    def number(kind: str, rank: int) -> int:
        return entry_number(kind, "x", rank=rank, province=0xFFFF, year=2155)

    ordered = [number(kind, rank) for kind in KINDS for rank in (0, 7, 255, 999)]
    assert ordered == sorted(ordered)
    assert all(0 <= each < 1 << 63 for each in ordered)
    assert rank_of("reference", 9, 80.0) < rank_of("reference", 3, 2.0)
    assert rank_of("agency", 3, 1.0) < rank_of("agency", 5, 500.0)
    assert rank_of("agency", 3, 50.0) < rank_of("agency", 3, 2.0)
    assert rank_of("task", 9, 0.0) < rank_of("task", 900, 0.0) <= 255
