"""Where a time may be said is found from parts of its words as from the whole of them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.deadlines.recurrence import UNITS
from extractors.deadlines.stage import _BEFOREHAND, _EACH, _anchors
from extractors.literals import places

WORDS = ("h", "hằng", "hàng", "mỗi", "ằng ", "trước", "nêu trên", *UNITS, *_BEFOREHAND)
WHOLE = (
    *(f"{unit} trước " for unit in _BEFOREHAND),
    *(f"{each}{unit}" for each in _EACH for unit in UNITS),
)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=10), st.sampled_from((" ", "", "  ")))
def test_units_in_front_and_behind(words: list[str], gap: str) -> None:
    text = gap.join(words)
    assert set(places(text, WHOLE)) <= set(_anchors(text))
    assert set(_anchors(text)) <= {*places(text, WHOLE), *places(text, ("6 tháng",))}
