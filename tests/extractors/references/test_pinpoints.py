"""Places inside a cited document."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.references.pinpoints import pinpoint_after, pinpoint_before
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
    ("Phụ lục I ban hành kèm theo ", None),
    ("Điều 5 quy định việc thực hiện ", None),
    ("Điều chỉnh ", None),
]


@pytest.mark.parametrize(("lead", "expected"), BEFORE, ids=[lead for lead, _ in BEFORE])
def test_in_front(lead: str, expected: Pinpoint | None) -> None:
    found = pinpoint_before(lead + "Luật Thú y", len(lead))
    assert (found and found[0]) == expected


def test_where_the_words_begin() -> None:
    found = pinpoint_before("theo khoản 2 Điều 5 Luật Thú y", 20)
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
    found = pinpoint_after(text, 0)
    assert (found and found.article) == article


@given(st.integers(1, 200), st.integers(1, 30), st.sampled_from("abcdđeghik"))
def test_what_is_rendered_is_read(article: int, clause: int, point: str) -> None:
    lead = f"theo quy định tại điểm {point} khoản {clause} Điều {article} của "
    found = pinpoint_before(lead + "Nghị định", len(lead))
    assert found is not None
    assert found[0] == Pinpoint(article=str(article), clause=str(clause), point=point)
