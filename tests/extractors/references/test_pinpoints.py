"""Places inside a cited document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.references.pinpoints import pinpoints_after, pinpoints_before
from schemas import Pinpoint

BEFORE = [
    ("theo điểm a khoản 2 Điều 5 ", Pinpoint(article="5", clause="2", point="a")),
    ("tại khoản 3, Điều 12 của ", Pinpoint(article="12", clause="3")),
    ("tại Điều 9, ", Pinpoint(article="9")),
    ("từ Điều 21 đến Điều 28 của ", Pinpoint(article="21-28")),
    ("các Điều 2, 3 và 4 của ", Pinpoint(article="2, 3, 4")),
    ("tại điểm b, c khoản 1 Điều 7 ", Pinpoint(article="7", clause="1", point="b, c")),
    ("mục 3 phần II ", Pinpoint(part="II", section="3")),
    ("Chương IV của ", Pinpoint(chapter="IV")),
    ("Phụ lục I ban hành kèm theo ", Pinpoint(annex="I")),
    ("Phụ lục số 4 kèm theo ", Pinpoint(annex="4")),
    ("Phụ lục I, II của ", Pinpoint(annex="I, II")),
    ("Chương I, II và III ", Pinpoint(chapter="I, II, III")),
    ("khoản 2 phần B ", Pinpoint(part="B", clause="2")),
    ("tại Điều 7, khoản 1 của ", Pinpoint(article="7", clause="1")),
    ("từ khoản 1 đến khoản 4 Điều 6 ", Pinpoint(article="6", clause="1-4")),
    ("mục 2 phần I Đề án ban hành kèm theo ", Pinpoint(part="I", section="2")),
    ("Điều 4 Quy chế quản lý chợ (ban hành kèm theo ", Pinpoint(article="4")),
    ("Phụ lục tổng hợp kèm theo ", None),
    ("Điều 5 quy định việc thực hiện ", None),
    ("Điều chỉnh ", None),
]


@pytest.mark.parametrize(("lead", "expected"), BEFORE, ids=[lead for lead, _ in BEFORE])
def test_in_front(lead: str, expected: Pinpoint | None) -> None:
    found = pinpoints_before(lead + "Luật Thú y", len(lead))
    assert (found and found[0]) == (expected and (expected,))


def test_where_the_words_begin() -> None:
    found = pinpoints_before("theo khoản 2 Điều 5 Luật Thú y", 20)
    assert found is not None
    assert found[1] == 5


@pytest.mark.parametrize(
    ("text", "article"),
    [
        (" (Điều 5)", "5"),
        (", Điều 7 khoản 1", "7"),
        (" quy định Điều 7", None),
        (", điều hành", None),
    ],
)
def test_behind(text: str, article: str | None) -> None:
    found = pinpoints_after(text, 0)
    assert (found[0].article if found else None) == article


@given(st.integers(1, 200), st.integers(1, 30), st.sampled_from("abcdđeghik"))
def test_what_is_rendered_is_read(article: int, clause: int, point: str) -> None:
    lead = f"theo quy định tại điểm {point} khoản {clause} Điều {article} của "
    found = pinpoints_before(lead + "Nghị định", len(lead))
    assert found is not None
    assert found[0] == (Pinpoint(article=str(article), clause=str(clause), point=point),)


SEVERAL = [
    (
        "điểm a, b khoản 2 Điều 5 và Điều 7 ",
        (Pinpoint(article="5", clause="2", point="a, b"), Pinpoint(article="7")),
    ),
    (
        "khoản 1 và điểm a khoản 3 Điều 5 ",
        (Pinpoint(article="5", clause="1"), Pinpoint(article="5", clause="3", point="a")),
    ),
    (
        "Điều 5, khoản 2 Điều 7 và Điều 9 của ",
        (Pinpoint(article="5"), Pinpoint(article="7", clause="2"), Pinpoint(article="9")),
    ),
    (
        "khoản 2 Điều 5, Điều 6 Chương II ",
        (Pinpoint(article="5", clause="2", chapter="II"), Pinpoint(article="6", chapter="II")),
    ),
]


@pytest.mark.parametrize(("lead", "places"), SEVERAL, ids=[lead for lead, _ in SEVERAL])
def test_several_places(lead: str, places: tuple[Pinpoint, ...]) -> None:
    found = pinpoints_before(lead + "Luật Thú y", len(lead))
    assert found == (places, 0)


@given(st.lists(st.tuples(st.integers(1, 9), st.integers(1, 99)), min_size=1, max_size=4))
def test_a_list_of_places_is_read_one_by_one(places: list[tuple[int, int]]) -> None:
    lead = " và ".join(f"khoản {clause} Điều {article}" for clause, article in places) + " của "
    found = pinpoints_before(lead + "Nghị định", len(lead))
    assert found is not None
    assert [(each.clause, each.article) for each in found[0]] == [
        (str(clause), str(article)) for clause, article in places
    ]
