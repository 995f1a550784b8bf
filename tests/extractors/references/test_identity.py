"""One document, one key: its spellings, its versions, and others that share its number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from schemas import Header, LegalReference

Find = Callable[..., tuple[LegalReference, ...]]


def shown(references: tuple[LegalReference, ...]) -> list[tuple[str | None, int]]:
    return [(each.code or each.name, len(each.mentions)) for each in references]


class TestIdentity:
    def test_spellings_of_one_document(self, references: Find) -> None:
        found = references(
            "Thực hiện Chỉ thị số 07/CT – TU ngày 5/2/2018 của Tỉnh ủy;",
            "Theo Chỉ thị số 07-CT/TU và Chỉ thị số 7/CT-TU; Chỉ thị 07.",
        )
        assert shown(found) == [("07-CT/TU", 4)]

    def test_one_number_in_two_years_is_two_documents(self, references: Find) -> None:
        found = references(
            "Căn cứ Kế hoạch số 50/KH-UBND ngày 5/2/2017 của UBND tỉnh;",
            "Kế hoạch số 50/KH-UBND ngày 8/3/2018 của UBND tỉnh; Kế hoạch số 50/KH-UBND.",
        )
        assert shown(found) == [("50/KH-UBND", 1), ("50/KH-UBND", 2)]
        assert len({each.key for each in found}) == 2

    def test_one_number_of_two_bodies_is_two_documents(self, references: Find) -> None:
        found = references(
            "Căn cứ Kế hoạch số 50/KH-UBND của UBND tỉnh Gia Lai;",
            "Kế hoạch số 50/KH-UBND của UBND huyện Chư Sê.",
        )
        assert [each.issuer for each in found] == [
            "Ủy ban nhân dân tỉnh Gia Lai",
            "Ủy ban nhân dân huyện Chư Sê",
        ]

    def test_a_law_by_name_and_by_number(self, references: Find) -> None:
        found = references(
            "Căn cứ Luật Thú y;", "Luật Thú y số 79/2015/QH13; Điều 5 Luật số 79/2015/QH13."
        )
        assert [(each.name, each.code, len(each.mentions)) for each in found] == [
            ("Luật Thú y", "79/2015/QH13", 3)
        ]

    def test_two_versions_of_a_law(self, references: Find) -> None:
        found = references(
            "", "Luật Đất đai năm 2003 và Luật Đất đai năm 2013; khoản 1 Điều 5 Luật Đất đai."
        )
        assert [(each.issued_on, len(each.mentions)) for each in found] == [
            ("2003", 1),
            ("2013", 2),
        ]
        assert [each.key for each in found] == ["13/2003/QH11", "45/2013/QH13"]

    def test_a_law_by_the_beginning_of_its_name(self, references: Find) -> None:
        found = references("Căn cứ Luật Du hành vũ trụ quốc tế;", "theo Luật Du hành vũ trụ.")
        assert shown(found) == [("Luật Du hành vũ trụ quốc tế", 2)]

    def test_the_key_of_a_named_law_is_the_version_of_the_plans_date(
        self, references: Find
    ) -> None:
        later = Header(type="Kế hoạch", issued_on="2025-03-01")
        assert references("", "theo Luật Đất đai.")[0].key == "45/2013/QH13"
        assert references("", "theo Luật Đất đai.", header=later)[0].key == "31/2024/QH15"

    @pytest.mark.parametrize(
        ("text", "key"),
        [
            ("Nghị định số 08/2019/NĐ-CP ngày 1/2/2019", "8/2019/NĐ-CP"),
            ("Quyết định số 15/QĐ-TTg ngày 1/2/2019 của Thủ tướng Chính phủ", "15/QĐ-TTg|2019"),
            (
                "Quyết định số 15/QĐ-UBND ngày 1/2/2019 của UBND tỉnh Gia Lai",
                "15/QĐ-UBND|uy-ban-nhan-dan-tinh-gia-lai|2019",
            ),
            (
                "Quyết định số 15/2019/QĐ-UBND của Chủ tịch UBND tỉnh Gia Lai",
                "15/2019/QĐ-UBND|uy-ban-nhan-dan-tinh-gia-lai",
            ),
            ("Nghị quyết số 9-NQ/TW ngày 3/6/2017 của Bộ Chính trị", "9-NQ/TW|2017"),
            ("Hiến pháp", "hien-phap|2013"),
        ],
    )
    def test_keys(self, references: Find, text: str, key: str) -> None:
        assert [each.key for each in references(f"Căn cứ {text};")] == [key]
