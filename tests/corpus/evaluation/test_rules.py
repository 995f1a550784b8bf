"""When two facts are one: what is forgiven, and what never is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.evaluation.answers import Figure, Indicator, Moment, Reference, Task
from corpus.evaluation.likeness import fold, overlap, part_likeness, similarity
from corpus.evaluation.rules import LENIENT, STRICT

BODIES = [
    ("Ủy ban nhân dân xã Hòa Lạc", "UBND xã Hoà Lạc", True, True),
    ("Sở Y tế tỉnh Kon Rẫy", "Phòng Y tế tỉnh Kon Rẫy", False, False),
    ("Sở Y tế tỉnh Kon Rẫy", "Sở Y tế", False, True),
    ("Trạm Thú y huyện Mù Sơn", "Tram Thu y huyen Mu Son", False, True),
    ("Các phòng, ban huyện liên quan", "Các phòng, ban liên quan", True, True),
    ("Sở Y tế", None, False, False),
]
DATES = [("2020-03", "2020-03", True, True), ("2020-03-05", "2020", False, True)]
CODES = [
    ("61/KH-UBND", "61 /KH-UBND", True, True),
    ("061/KH-UBND", "61-KH/UBND", False, True),
    ("61/KH-UBND", "16/KH-UBND", False, False),
    ("61/KH-UBND", None, False, False),
]
QUARTERLY = Moment("every", rrule="FREQ=MONTHLY;INTERVAL=3")
MOMENTS = [
    (Moment("by", None, "2020-06-15"), Moment("before", None, "2020-06-15"), False, True),
    (Moment("by", None, "2020-06-15"), Moment("by", None, "2021-06-15"), False, False),
    (QUARTERLY, Moment("every", rrule="FREQ=MONTHLY"), False, True),
    (Moment("ongoing"), Moment("ongoing"), True, True),
    (Moment("ongoing"), Moment("during"), False, False),
]  # fmt: skip
RATIO = Figure("3/4", numerator=3.0, denominator=4.0)
FIGURES = [
    (Figure("94,5", value=94.5), Figure("94,5", value=94.5), True, True),
    (Figure("≥ 9", op="≥", value=9.0), Figure("9", value=9.0), False, True),
    (Figure("1.200", value=1200.0), Figure("1.200", value=1.2), False, True),
    (RATIO, Figure("3/4", None, 0.75, numerator=3.0, denominator=4.0), True, True),
    (Figure("7", value=7.0), Figure("8", value=8.0), False, False),
    (Figure("chưa có", text="chưa có số liệu"), Figure("", text="chưa có số liệu"), True, True),
]  # fmt: skip


@pytest.mark.parametrize(
    ("rule", "one", "two", "strict", "lenient"),
    [
        *(("body", *row) for row in BODIES),
        *(("date", *row) for row in DATES),
        *(("code", *row) for row in CODES),
        *(("moment", *row) for row in MOMENTS),
        *(("figure", *row) for row in FIGURES),
        ("words", "Trồng sâm dưới tán rừng", "trồng sâm dưới tán", False, True),
        ("cell", "1.000 đồng", "nghìn đồng", False, False),
    ],
)
def test_strict_and_lenient(
    rule: str, one: object, two: object, strict: bool, lenient: bool
) -> None:
    assert bool(getattr(STRICT, rule)(one, two)) is strict
    assert bool(getattr(LENIENT, rule)(one, two)) is lenient


def test_a_reference_is_known_by_code_or_name_and_better_with_date_and_issuer() -> None:
    want = Reference(code="5/NQ-HĐND", issued_on="2020", issuer="Hội đồng nhân dân xã Vĩ")
    assert STRICT.reference(want, want) == 3
    assert STRICT.reference(want, Reference(code="5/NQ-HĐND", issued_on="2021")) == 1
    assert STRICT.reference(want, Reference(code="6/NQ-HĐND", issued_on="2020")) == 0
    law = Reference(name="Luật Chăn nuôi")
    assert STRICT.reference(law, Reference(name="luật chăn nuôi")) == 3
    assert STRICT.reference(law, Reference(name="Luật Thú y")) == 0
    assert LENIENT.reference(want, Reference(code="05-NQ/HĐND")) == LENIENT.reference_threshold


def test_a_part_of_a_task_is_the_task_leniently() -> None:
    want = Task("Rào lại bãi thả và trồng cỏ voi quanh chuồng của từng hộ")
    part = Task("Rào lại bãi thả")
    assert STRICT.task(want, part) < STRICT.task_threshold
    assert LENIENT.task(want, part) >= LENIENT.task_threshold


def test_a_target_is_known_by_its_subject_in_prose_only() -> None:
    prose = Indicator("hộ nuôi ong có sổ theo dõi đàn đầy đủ", "prose")
    table = Indicator("hộ nuôi ong có sổ theo dõi đàn đầy đủ", "table")
    short = Indicator("hộ nuôi ong")
    assert STRICT.row(prose, short) >= STRICT.row_threshold > STRICT.row(table, short)


def test_likeness_of_words() -> None:
    assert fold("Hòa-Thủy, UỶ BAN NHÂN DÂN") == "hoà thuỷ ubnd"
    assert similarity("", None) == 1
    assert similarity("a b", "") == overlap("a b", "") == 0
    assert overlap("a b c d", "b a") == 1
    assert part_likeness("a b c d e f", "a b c") == 0.9


DAYS = st.sampled_from([None, "2020", "2020-06", "2020-06-15", "2021-06-15"])
WORDS = st.lists(
    st.sampled_from(["Sở", "Phòng", "Y", "tế", "tỉnh", "Hòa", "các", "10", "/KH"]), max_size=6
).map(" ".join)
NUMBERS = st.sampled_from([None, 0.0, 1.0, 1.5])
MOMENT = st.builds(
    Moment, st.sampled_from(["by", "every"]), DAYS, DAYS, st.sampled_from([None, "FREQ=YEARLY"])
)
FIGURE = st.builds(Figure, WORDS, st.sampled_from([None, "≥"]), *[NUMBERS] * 5, WORDS)
TEXTS = st.none() | WORDS
VALUES = {"code": TEXTS, "date": DAYS, "words": TEXTS, "cell": TEXTS, "body": TEXTS}


@pytest.mark.parametrize("rule", [*VALUES, "moment", "figure"])
@given(data=st.data())
def test_what_is_right_strictly_is_right_leniently(rule: str, data: st.DataObject) -> None:
    values = {**VALUES, "moment": MOMENT, "figure": FIGURE}[rule]
    one, two = data.draw(values), data.draw(values)
    if getattr(STRICT, rule)(one, two):
        assert getattr(LENIENT, rule)(one, two)
    assert getattr(LENIENT, rule)(one, one)
