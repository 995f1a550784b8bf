"""What short words for a document go back to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.references import cite
from schemas import LegalReference

from .conftest import HEADER

Find = Callable[..., tuple[LegalReference, ...]]


def ways(references: tuple[LegalReference, ...]) -> list[tuple[str, str, str | None]]:
    """Quote, kind and key of every mention and recall that was resolved."""
    return [
        (each.quote, each.via.kind, reference.code)
        for reference in references
        for each in (*reference.mentions, *reference.recalls)
        if each.via is not None
    ]


class TestMentions:
    def test_a_short_form_shows_where_the_whole_number_stands(self, references: Find) -> None:
        text = "Theo Nghị quyết số 19-NQ/TW ngày 2/3/2019; quán triệt Nghị quyết 19."
        (found,) = references("", text)
        whole, short = found.mentions
        assert whole.via is None
        assert short.via is not None
        assert short.via.kind == "short-form"
        assert short.via.antecedent == whole.span

    def test_an_abbreviation_needs_no_so(self, references: Find) -> None:
        (found,) = references("", "Theo Nghị quyết số 19-NQ/TW; quán triệt NQ 19, TT 19.")
        assert [each.quote for each in found.mentions] == ["Nghị quyết số 19-NQ/TW", "NQ 19"]

    def test_a_list_shows_what_lends_the_symbol(self, references: Find) -> None:
        found = references("", "các Quyết định số 10, 11 và 12/QĐ-TTg ngày 5/1/2019.")
        assert [(each.code, [m.via and m.via.kind for m in each.mentions]) for each in found] == [
            ("10/QĐ-TTg", ["list"]),
            ("11/QĐ-TTg", ["list"]),
            ("12/QĐ-TTg", [None]),
        ]
        via = found[0].mentions[0].via
        assert via is not None
        assert via.antecedent == found[2].mentions[0].span

    def test_a_law_by_name_and_by_version(self, references: Find) -> None:
        found = references("", "Luật Thú y số 79/2015/QH13; theo Luật Thú y và Luật Chăn nuôi.")
        assert ways(found) == [
            ("Luật Thú y", "name", "79/2015/QH13"),
            ("Luật Chăn nuôi", "law-version", None),
        ]
        assert found[1].mentions[0].via is not None
        assert found[1].mentions[0].via.antecedent is None

    def test_an_unchecked_version_is_less_sure(self, references: Find) -> None:
        checked, unchecked = references("", "Luật Bình đẳng giới và Luật Đê điều năm 2006.")
        assert checked.confidence == 1.0
        assert unchecked.confidence <= 1.0


class TestLists:
    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            ("các Chỉ thị số 15, số 16 và số 19/CT-TTg", ["15/CT-TTg", "16/CT-TTg", "19/CT-TTg"]),
            ("Nghị định số 15/2019, 16/2019/NĐ-CP", ["15/2019/NĐ-CP", "16/2019/NĐ-CP"]),
            ("Nghị định số 15/2018, 16/2019/NĐ-CP", ["15/2018/NĐ-CP", "16/2019/NĐ-CP"]),
            ("Công văn số 23, 24/SNV-CCVC", ["23/SNV-CCVC", "24/SNV-CCVC"]),
            ("các Nghị quyết: số 8-NQ/TW, số 9-NQ/TW", ["8-NQ/TW", "9-NQ/TW"]),
        ],
    )
    def test_members_share_year_and_symbol(self, text: str, codes: list[str]) -> None:
        found = cite(text)
        assert [each.code.canonical if each.code else each.number for each in found] == codes

    def test_they_share_a_day_that_is_said_to_be_one(self) -> None:
        text = "Quyết định số 5/QĐ-BYT và Quyết định số 6/QĐ-BYT cùng ngày 9/2/2018"
        assert [each.issued_on for each in cite(text)] == ["2018-02-09"] * 2
        assert [each.issued_on for each in cite(text.replace("cùng ", ""))] == [None, "2018-02-09"]

    @given(
        st.lists(st.integers(1, 999), min_size=2, max_size=6, unique=True),
        st.sampled_from(["/QĐ-TTg", "-NQ/TW", "/2019/TT-BNV", "/KH-UBND"]),
    )
    def test_what_is_rendered_is_read(self, numbers: list[int], symbol: str) -> None:
        listed = ", ".join(map(str, numbers[:-1])) + f" và {numbers[-1]}{symbol}"
        found = cite(f"các Quyết định số {listed} ngày 5/1/2019")
        codes = [each.code.canonical for each in found if each.code is not None]
        assert codes == [f"{number}{symbol}" for number in numbers]


class TestRecalls:
    def recalled(self, found: tuple[LegalReference, ...]) -> list[tuple[str, str, str | None]]:
        return [(e.quote, e.via.kind, each.code) for each in found for e in each.recalls]

    def test_a_name_that_the_text_defines(self, references: Find) -> None:
        text = (
            "Quyết định số 15/QĐ-TTg phê duyệt việc trồng tre (sau đây gọi tắt là Đề án 15).\n"
            "Mục tiêu của Đề án 15 là giữ đất; kinh phí của Đề án 150 bố trí riêng."
        )
        found = references("", text)
        assert self.recalled(found) == [("Đề án 15", "defined", "15/QĐ-TTg")]
        assert [len(each.mentions) for each in found] == [1]

    @pytest.mark.parametrize(
        "text",
        [
            "Quyết định số 15/QĐ-TTg của UBND tỉnh (sau đây gọi là UBND tỉnh). UBND tỉnh giao.",
            "Quyết định số 15/QĐ-TTg về tre (gọi tắt là Chương trình). Chương trình phối hợp.",
            "Quyết định số 15/QĐ-TTg.\nBan quản lý (gọi tắt là Đề án tre). Đề án tre tốt.",
        ],
        ids=["body", "type alone", "another sentence"],
    )
    def test_other_definitions_are_none(self, references: Find, text: str) -> None:
        assert self.recalled(references("", text)) == []

    @pytest.mark.parametrize(
        ("text", "quotes"),
        [
            ("Các phòng thực hiện Chỉ thị nêu trên.", ["Chỉ thị nêu trên"]),
            ("Các phòng thực hiện văn bản trên.", ["văn bản trên"]),
            ("Theo tinh thần Chỉ thị đã dẫn ở trên, các phòng rà soát.", ["Chỉ thị đã dẫn ở trên"]),
            ("Chỉ thị này nêu rõ trách nhiệm.", ["Chỉ thị này"]),
            ("Các văn bản nêu trên còn hiệu lực.", []),
            ("Các phòng thực hiện Nghị quyết nêu trên.", []),
            ("Kế hoạch này triển khai trên địa bàn tỉnh.", []),
            ("Triển khai Chỉ thị trên địa bàn tỉnh.", []),
        ],
    )
    def test_words_that_point_back(self, references: Find, text: str, quotes: list[str]) -> None:
        found = references("", f"Căn cứ Chỉ thị số 15/CT-TTg về giữ rừng. {text}")
        assert self.recalled(found) == [(quote, "backward", "15/CT-TTg") for quote in quotes]

    def test_the_documents_own_type_is_itself(self, references: Find) -> None:
        own = replace(HEADER, type="Chỉ thị")
        text = "Căn cứ Chỉ thị số 15/CT-TTg về giữ rừng. Chỉ thị này có hiệu lực từ ngày ký."
        assert self.recalled(references("", text, header=own)) == []

    def test_two_of_one_type_are_less_sure(self, references: Find) -> None:
        one = references("", "Chỉ thị số 15/CT-TTg. Thực hiện Chỉ thị nêu trên.")
        two = references("", "Chỉ thị số 14/CT-TTg, Chỉ thị số 15/CT-TTg. Theo Chỉ thị nêu trên.")
        assert self.recalled(two) == [("Chỉ thị nêu trên", "backward", "15/CT-TTg")]
        assert two[1].recalls[0].confidence < one[0].recalls[0].confidence

    def test_many_definitions_end(self, references: Find) -> None:
        text = "Quyết định số 15/QĐ-TTg (gọi tắt là Đề án tre 1). " * 300
        assert len(references("", text)) == 1
