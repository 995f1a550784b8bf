"""Folding keeps offsets and makes spellings of one word equal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.folding import fold, fold_whole

PLACES = {
    "HOÀ": "hòa",
    "hoá,": "hóa,",
    "Loè": "lòe",
    "thuỷ.": "thủy.",
    "UỶ BAN": "ủy ban",
    "uý": "úy",
    "quý": "quý",
    "QUỸ": "quỹ",
    "hoàn": "hoàn",
    "huýt": "huýt",
}


@pytest.mark.parametrize(("printed", "folded"), PLACES.items())
def test_tones_have_one_place(printed: str, folded: str) -> None:
    assert fold(printed) == folded


@given(st.text(alphabet="qQuUoOàáèéỳýỷÀÝ nt.", max_size=40))
def test_parts_divided_by_blanks_fold_alike(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold_whole(text) == fold(text)
    assert " ".join(map(fold, text.split(" "))) == fold(text)
