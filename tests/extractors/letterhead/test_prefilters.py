"""What is looked for before a pattern of the head is run never hides what the pattern finds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.folding import fold
from extractors.letterhead import flat, portal
from extractors.letterhead.lines import Line
from schemas import Part

COUNTRY, PARTY = "cộng hòa xã hội chủ nghĩa việt nam", "đảng cộng sản việt nam"
WORDS = (
    COUNTRY, COUNTRY.upper(), PARTY, PARTY.upper(), "Độc lập - Tự do - Hạnh phúc",
    "ĐỌC LẠP TU DO HANH PHUC", "CONG HOÀ  XÃ HỘI CHỦ NGHIA VIÊT NAM", "ĐANG CÔNG SAN VIET NAM",
    "UBND", "Số: 12/KH-UBND", "ngày 3 tháng 5 năm 2031", "KẾ HOẠCH", "nghề mây tre", "---",
)  # fmt: skip


def line_of(text: str) -> Line:
    return Line(text, fold(text), 0, len(text), 0, Part.BODY)


@settings(max_examples=300)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6))
def test_mottos_and_days(words: list[str]) -> None:
    line = line_of(" ".join(words))
    found, dated = flat._printed_motto(line), flat._is_dated(line)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(flat, "_may_bear_motto", lambda line: True)
        patch.setattr(flat, "_DATE", flat.re.compile(""))
        assert (found and found.span()) == ((m := flat._printed_motto(line)) and m.span())
        assert dated == flat._is_dated(line)


@pytest.mark.parametrize("text", [motto for motto in WORDS[:8] if not motto.islower()])
def test_each_motto_is_found(text: str) -> None:
    assert flat._printed_motto(line_of(text)) is not None


@pytest.mark.parametrize("label", portal.LABELS)
@pytest.mark.parametrize("behind", [":", " : a", " ", "\n", ""])
def test_labels(label: str, behind: str) -> None:
    line = line_of(label.capitalize() + behind)
    assert len(list(portal._labels(line))) == 1
    assert portal._may_be_labelled(line.folded)
