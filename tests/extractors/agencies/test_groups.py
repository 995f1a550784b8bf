"""Groups are found from the words that every one holds, as trying every place would find them."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.agencies.groups import _LONGEST_HEAD, _file, _patterns, find_groups

WORDS = (
    "thủ trưởng", "lãnh đạo", "chánh văn phòng", "các", "những", "cơ", "cơ quan", "đơn vị", "sở",
    "ban", "cấp", "cấp, các ngành", "và", "liên quan", "tổ chức", "nội dung", ",", "\n", "\xa0",
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from((" ", "", "  ")))
def test_as_a_search_everywhere(words: list[str], gap: str) -> None:
    folded = gap.join(words)
    everywhere = [match.span() for match in _patterns().group.finditer(folded)]
    assert [(group.start, group.end) for group in find_groups(folded)] == everywhere


def test_heads_are_not_longer_than_is_looked_back() -> None:
    heads = [head for line in _file()["heads"] for head in str(line).split("|")]
    assert max(map(len, heads)) < _LONGEST_HEAD
    assert [group.start for group in find_groups("giao chánh văn phòng các sở, ban")] == [5]
