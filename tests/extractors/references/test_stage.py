"""From a text to its references: issuers, roles, short forms, findings."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts import Facts
from schemas import LegalReference

Find = Callable[..., tuple[LegalReference, ...]]


def shown(references: tuple[LegalReference, ...]) -> list[tuple[str | None, int]]:
    return [(each.code or each.name, len(each.mentions)) for each in references]


class TestShortForms:
    def test_a_bare_number_needs_an_antecedent(self, references: Find) -> None:
        text = "Quán triệt Nghị quyết 18 và Nghị quyết số 19-NQ/TW; theo Nghị quyết 19."
        assert shown(references("", text)) == [("19-NQ/TW", 2)]

    def test_it_may_stand_in_front_of_the_whole_code(self, references: Find) -> None:
        found = references("", "Đề án số 06 có hai phần; Đề án 06-ĐA/TU của Tỉnh ủy.")
        assert shown(found) == [("06-ĐA/TU", 2)]

    def test_with_so_it_is_a_document(self, references: Find) -> None:
        found = references("", "Văn bản số 35 ngày 2/3/2019 của Sở Y tế tỉnh Gia Lai.")
        assert [(each.code, each.issued_on, each.issuer) for each in found] == [
            ("35", "2019-03-02", "Sở Y tế tỉnh Gia Lai")
        ]

    def test_a_list_of_short_forms_needs_antecedents(self, references: Find) -> None:
        text = "Nghị quyết số 8-NQ/TW, Nghị quyết số 9-NQ/TW; theo các Nghị quyết số 8, 9 và 15."
        assert shown(references("", text)) == [("8-NQ/TW", 2), ("9-NQ/TW", 2)]

    def test_a_part_of_a_programme_is_none(self, references: Find) -> None:
        assert references("", "Dự án số 5 và Đề án số 3 của chương trình chưa giải ngân.") == ()

    def test_a_code_cut_short(self, references: Find) -> None:
        found = references(
            "Căn cứ Nghị quyết liên tịch số 4/2019/NQLT-CP-UBTVQH14;",
            "theo Điều 3 Nghị quyết liên tịch số 4/2019/NQLT.",
        )
        assert shown(found) == [("4/2019/NQLT-CP-UBTVQH14", 2)]


class TestIssuers:
    @pytest.mark.parametrize(
        ("text", "issuer"),
        [
            ("Nghị định số 8/2019/NĐ-CP", "Chính phủ"),
            ("Thông tư số 8/2019/TT-BYT", "Bộ Y tế"),
            ("Nghị quyết số 8/2019/UBTVQH14", "Ủy ban Thường vụ Quốc hội"),
            ("Thông tư liên tịch số 8/2014/TTLT-BNV-BTC", "Bộ Nội vụ, Bộ Tài chính"),
            (
                "Kế hoạch phối hợp số 8/KHPH-SYT-STC giữa Sở Y tế và Sở Tài chính",
                "Sở Y tế tỉnh Gia Lai, Sở Tài chính tỉnh Gia Lai",
            ),
            (
                "Thông tư liên tịch số 8/2014/TTLT-BNV-BTC của Bộ Nội vụ, Bộ Tài chính",
                "Bộ Nội vụ, Bộ Tài chính",
            ),
            (
                "Nghị quyết số 8-NQ/ĐH của Đại hội đại biểu Đảng bộ tỉnh lần thứ V, nhiệm kỳ tới",
                "Đại hội đại biểu Đảng bộ tỉnh Gia Lai lần thứ V",
            ),
            ("Kế hoạch số 8/KH-BNV-BTC", "Bộ Nội vụ, Bộ Tài chính"),
            ("Kế hoạch số 8/KH-BNV-BTC của Bộ Nội vụ và Bộ Tài chính", "Bộ Nội vụ, Bộ Tài chính"),
            ("Công văn số 8/BNV-TCBC", "Bộ Nội vụ"),
            ("Kế hoạch số 8/KH-UBND", None),
            ("Kế hoạch số 8/KH-UBND của UBND tỉnh", "Ủy ban nhân dân tỉnh Gia Lai"),
            ("Quyết định số 8/QĐ-SYT của Giám đốc Sở Y tế", "Sở Y tế tỉnh Gia Lai"),
            ("Nghị quyết của HĐND tỉnh số 8/NQ-HĐND", "Hội đồng nhân dân tỉnh Gia Lai"),
            (
                "Nghị quyết số 8-NQ/TW của Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII",
                "Ban Chấp hành Trung ương Đảng",
            ),
            ("Quyết định số 8/QĐ-BYT của Bộ trưởng Bộ Y tế", "Bộ Y tế"),
            ("Pháp lệnh Dân số", "Ủy ban Thường vụ Quốc hội"),
            ("Luật Thú y", "Quốc hội"),
        ],
    )
    def test_words_or_symbol(self, references: Find, text: str, issuer: str | None) -> None:
        assert [each.issuer for each in references(f"Căn cứ {text};")] == [issuer]

    def test_the_body_in_front(self, references: Find) -> None:
        found = references("Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 8/TTr-SNV;")
        assert [each.issuer for each in found] == ["Sở Nội vụ tỉnh Gia Lai"]

    def test_a_bracket_may_part_the_body_in_front(self, references: Find) -> None:
        found = references(
            "Xét đề nghị của Sở Nội vụ (cơ quan thường trực Hội đồng) tại Tờ trình số 8/TTr-SNV;"
        )
        assert [each.issuer for each in found] == ["Sở Nội vụ tỉnh Gia Lai"]

    @pytest.mark.parametrize(
        ("text", "issuer"),
        [
            ("Quyết định số 8/QĐ-BVX của Bộ trưởngBộ Y tế về tre", "Bộ Y tế"),
            (
                "Quyết định số 8/QĐ-BVX của Bộ trưởngBộ Giáo dục và Đào tạo về tre",
                "Bộ Giáo dục và Đào tạo",
            ),
        ],
    )
    def test_words_of_a_body(self, references: Find, text: str, issuer: str) -> None:
        assert [each.issuer for each in references("", text + ".")] == [issuer]

    def test_the_fullest_name_counts(self, references: Find) -> None:
        one = "Chỉ thị số 8/CT-XYZ ngày 2/3/2018 của Huyện ủy"
        (found,) = references("", f"{one} Chư Sê; {one}; {one}.")
        assert found.issuer == "Huyện ủy Chư Sê"

    def test_a_list_shares_the_issuer_named_first(self, references: Find) -> None:
        found = references(
            "Xét đề nghị của Sở Nội vụ tại Tờ trình số 8/TTr-SNV ngày 5/4/2019"
            " và Tờ trình số 9/TTr-SNV ngày 6/4/2019;"
        )
        assert [each.issuer for each in found] == ["Sở Nội vụ tỉnh Gia Lai"] * 2

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("Ngày 5/4/2018, Bộ Y tế đã có Công văn số 8/BYT-KCB về", "2018-04-05"),
            ("ngày 05 tháng 4 năm 2018 Bộ Y tế ban hành Thông tư số 8/2018/TT-BYT", "2018-04-05"),
            ("Hội thi ngày 5/4/2018; Bộ Y tế ban hành Thông tư số 8/2018/TT-BYT", None),
        ],
    )
    def test_the_day_in_front_of_the_body(
        self, references: Find, text: str, day: str | None
    ) -> None:
        assert [each.issued_on for each in references("", text)] == [day]

    def test_a_list_shares_the_issuer_named_last(self, references: Find) -> None:
        found = references(
            "Xét Tờ trình số 8/TTr-UBND và Báo cáo số 9/BC-UBND của UBND tỉnh Gia Lai;"
        )
        assert [each.issuer for each in found] == ["Ủy ban nhân dân tỉnh Gia Lai"] * 2

    def test_a_date_behind_the_issuer(self, references: Find) -> None:
        found = references("", "Đề án 06-ĐA/TU của Tỉnh ủy Gia Lai ngày 9/8/2018 về trồng rừng.")
        assert [(each.issued_on, each.title) for each in found] == [("2018-08-09", "về trồng rừng")]


class TestRoles:
    def roles(self, found: tuple[LegalReference, ...]) -> dict[str | None, str]:
        return {each.code or each.name: each.role for each in found}

    def test_bases_and_what_stands_inside_their_subjects(self, references: Find) -> None:
        found = references(
            "Căn cứ Luật Thú y; Nghị định số 5/2016/NĐ-CP hướng dẫn thi hành Luật Chăn nuôi;\n"
            "Thực hiện Kế hoạch số 8/KH-BYT triển khai Nghị quyết số 9-NQ/TW về y tế cơ sở,"
            " Chương trình số 4/CTr-BNV, Ủy ban nhân dân tỉnh ban hành Kế hoạch thực hiện"
            " Chỉ thị số 3/CT-TTg như sau:",
        )
        assert self.roles(found) == {
            "Luật Thú y": "basis",
            "5/2016/NĐ-CP": "basis",
            "Luật Chăn nuôi": "mention",
            "8/KH-BYT": "basis",
            "9-NQ/TW": "mention",
            "4/CTr-BNV": "mention",
            "3/CT-TTg": "mention",
        }

    def test_who_was_heard_with_a_paper_is_a_basis_too(self, references: Find) -> None:
        found = references(
            "Theo đề nghị của Sở Y tế tại Tờ trình số 4/TTr-SYT và ý kiến thẩm định của Sở Tư pháp"
            " tại Báo cáo số 6/BC-STP;",
        )
        assert self.roles(found) == {"4/TTr-SYT": "basis", "6/BC-STP": "basis"}
        assert [each.issuer for each in found] == [
            "Sở Y tế tỉnh Gia Lai",
            "Sở Tư pháp tỉnh Gia Lai",
        ]

    def test_who_wrote_stands_before_a_bracket(self, references: Find) -> None:
        (found,) = references("Theo đề nghị của Sở Y tế (tại Công văn số 91/VP-TH).")
        assert found.issuer == "Sở Y tế tỉnh Gia Lai"

    def test_what_a_decree_amends_is_no_basis_however_many(self, references: Find) -> None:
        found = references(
            "Căn cứ Nghị định số 7/2021/NĐ-CP sửa đổi, bổ sung một số điều của Nghị định số"
            " 5/2016/NĐ-CP hướng dẫn Luật Thú y và Nghị định số 6/2016/NĐ-CP về giống cây;",
        )
        assert self.roles(found) == {
            "7/2021/NĐ-CP": "basis",
            "5/2016/NĐ-CP": "mention",
            "Luật Thú y": "mention",
            "6/2016/NĐ-CP": "mention",
        }

    @pytest.mark.parametrize(
        ("preamble", "role"),
        [
            ("Căn cứ khoản 2 Điều 5 Nghị định số 5/2016/NĐ-CP;", "basis"),
            ("Xét đề nghị của Sở Y tế tại Nghị định số 5/2016/NĐ-CP;", "basis"),
            ("Để triển khai Nghị định số 5/2016/NĐ-CP;", "basis"),
            ("Thực hiện chủ trương của tỉnh; Nghị định số 5/2016/NĐ-CP;", "basis"),
            ("Thực hiện chủ trương của tỉnh. Nghị định số 5/2016/NĐ-CP đã rõ.", "mention"),
            ("Năm qua rừng được giữ tốt; Nghị định số 5/2016/NĐ-CP đã rõ.", "mention"),
            ("Để giữ rừng bền vững, thực hiện Nghị định số 5/2016/NĐ-CP,", "basis"),
            ("Theo đề nghị của Vụ Pháp chế; sửa đổi Nghị định số 5/2016/NĐ-CP;", "amends"),
            ("Trong năm qua, việc thi hành Nghị định số 5/2016/NĐ-CP đã có kết quả.", "mention"),
            ("Căn cứ tình hình thực tế, Sở Y tế báo cáo về Nghị định số 5/2016/NĐ-CP.", "mention"),
        ],
    )
    def test_the_cue_of_a_clause(self, references: Find, preamble: str, role: str) -> None:
        assert [each.role for each in references(preamble)] == [role]

    def test_what_ranks_below_a_decree_is_beside_it(self, references: Find) -> None:
        found = references(
            "Thực hiện Luật Thú y, Nghị định số 5/2016/NĐ-CP quy định chi tiết Luật Thú y"
            " và Quyết định số 7/QĐ-TTg ngày 5/4/2016 của Thủ tướng Chính phủ;"
            " Thông tư số 8/2016/TT-BYT hướng dẫn Luật Dược và Nghị định số 6/2016/NĐ-CP;"
        )
        assert self.roles(found) == {
            "Luật Thú y": "basis",
            "5/2016/NĐ-CP": "basis",
            "7/QĐ-TTg": "basis",
            "8/2016/TT-BYT": "basis",
            "Luật Dược": "mention",
            "6/2016/NĐ-CP": "mention",
        }

    def test_amended_by_is_a_basis_too(self, references: Find) -> None:
        found = references(
            "Căn cứ Nghị định số 5/2016/NĐ-CP được sửa đổi, bổ sung bởi Nghị định số 6/2018/NĐ-CP;"
        )
        assert [each.role for each in found] == ["basis", "basis"]

    @pytest.mark.parametrize(
        "text",
        [
            "Căn cứ Nghị định số 5/2016/NĐ-CP quy định chi tiết Luật Thú y và Nghị định số"
            " 6/2018/NĐ-CP;",
            "Căn cứ Nghị định số 5/2016/NĐ-CP hướng dẫn Luật Thú y được sửa đổi, bổ sung bởi"
            " Nghị định số 6/2018/NĐ-CP;",
            "Căn cứ Nghị định số 5/2016/NĐ-CP\nngày 1/2/2016 hướng dẫn Luật Thú y; Nghị định số"
            " 6/2018/NĐ-CP;",
        ],
        ids=["list", "amended", "broken-line"],
    )
    def test_behind_a_subject_the_list_goes_on(self, references: Find, text: str) -> None:
        assert self.roles(references(text)) == {
            "5/2016/NĐ-CP": "basis",
            "Luật Thú y": "mention",
            "6/2018/NĐ-CP": "basis",
        }

    def test_a_list_goes_on_over_paragraphs(self, references: Find) -> None:
        found = references("Căn cứ:\n- Luật Thú y;\n- Luật Chăn nuôi.\nLuật Dược còn vướng mắc.")
        assert [each.role for each in found] == ["basis", "basis", "mention"]

    def test_bases_stand_before_the_first_section(self, references: Find) -> None:
        found = references("Căn cứ Luật Thú y;", "Căn cứ Luật Dược, các đơn vị thực hiện.")
        assert self.roles(found) == {"Luật Thú y": "basis", "Luật Dược": "mention"}

    @pytest.mark.parametrize(
        ("body", "role"),
        [
            ("Kế hoạch này thay thế Kế hoạch số 8/KH-BYT.", "replaces"),
            ("Bãi bỏ khoản 2 Điều 3 Quyết định số 8/QĐ-BYT.", "replaces"),
            ("Sửa đổi, bổ sung một số điều của Quyết định số 8/QĐ-BYT.", "amends"),
            ("Sửa đổi khoản 2 Điều 3 Quyết định số 8/QĐ-BYT.", "amends"),
            ("(Ban hành kèm theo Quyết định số 8/QĐ-BYT)", "attached_to"),
            ("Quyết định số 8/QĐ-BYT được thay thế.", "mention"),
        ],
    )
    def test_what_the_text_says_of_it(self, references: Find, body: str, role: str) -> None:
        assert [each.role for each in references("", body)] == [role]

    def test_the_strongest_counts(self, references: Find) -> None:
        found = references("Căn cứ Luật Thú y;", "theo Luật Thú y.", title="(Kèm theo Luật Thú y)")
        assert [each.role for each in found] == ["basis"]
        assert [each.role for each in found[0].mentions] == ["attached_to", "basis", "mention"]


class TestOwnDocument:
    @pytest.mark.parametrize(
        "text",
        [
            "(Kèm theo Kế hoạch số 61/KH - UBND ngày 06/5/2019 của UBND tỉnh Gia Lai)",
            "Trên đây là Kế hoạch số 61/KH-UBND.",
        ],
    )
    def test_is_no_reference(self, references: Find, text: str) -> None:
        assert references("", text) == ()

    def test_another_bodys_same_number_is(self, references: Find) -> None:
        found = references("Thực hiện Kế hoạch số 61/KH-UBND ngày 3/2/2019 của UBND huyện Chư Sê;")
        assert shown(found) == [("61/KH-UBND", 1)]


class TestFields:
    def test_type_is_the_word_of_the_text(self, references: Find) -> None:
        found = references(
            "",
            "Văn bản số 4/UBND-NC; Thông báo kết luận số 5-TB/TW; Nghị quyết liên tịch số"
            " 6/2019/UBTVQH14, Nghị quyết số 6/2019/UBTVQH14 và Nghị quyết số 6/2019/UBTVQH14.",
        )
        assert [each.type for each in found] == ["Văn bản", "Thông báo", "Nghị quyết"]

    @pytest.mark.parametrize(
        ("text", "date"),
        [
            ("phổ biến Luật Trẻ em năm 2019 cho học sinh", None),
            ("thi hành Luật Trẻ em năm 2016", "2016"),
            ("thi hành Luật Đất đai (sửa đổi) năm 2024", "2024"),
        ],
    )
    def test_the_year_of_a_law_is_not_the_plans(
        self, references: Find, text: str, date: str | None
    ) -> None:
        assert [each.issued_on for each in references("", text)] == [date]

    def test_parts_of_the_code(self, references: Find) -> None:
        (found,) = references("Căn cứ Nghị định số 05/2016/NĐ-CP;")
        assert (found.number, found.symbol, found.year) == ("05", "NĐ-CP", "2016")

    @pytest.mark.parametrize(
        ("text", "title"),
        [
            ("của Chính phủ về giống cây trồng; Luật", "về giống cây trồng"),
            ("phê duyệt Đề án “Sông (khu A); hồ”; Luật", "phê duyệt Đề án “Sông (khu A)"),
            ("(quy định về muối) và các văn bản", None),
            ("về trồng rừng, UBND huyện xây dựng kế hoạch", "về trồng rừng"),
        ],
    )
    def test_title(self, references: Find, text: str, title: str | None) -> None:
        found = references("", f"Theo Nghị định số 5/2016/NĐ-CP {text}")
        assert found[0].title == title

    def test_pinpoints_of_the_mentions(self, references: Find) -> None:
        (found,) = references("", "theo khoản 2 Điều 5 Luật Thú y và Điều 7 Luật Thú y.")
        pinpoints = [each.pinpoint for each in found.mentions]
        assert [each and (each.article, each.clause) for each in pinpoints] == [
            ("5", "2"),
            ("7", None),
        ]


class TestFindings:
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Văn bản số 4/2019/XYZ/CV-AB", "reference-odd-code"),
            ("Luật số 6/2019/UBTVQH14", "reference-type-mismatch"),
            ("Thông tư số 6/2019/NĐ-CP", "reference-type-mismatch"),
            (
                "Nghị định số 5/2016/NĐ-CP ngày 1/2/2016; Nghị định số 5/2016/NĐ-CP ngày 2/2/2016",
                "reference-two-dates",
            ),
        ],
    )
    def test_a_person_should_look(
        self, facts_of: Callable[..., Facts], text: str, code: str
    ) -> None:
        assert code in [each.code for each in facts_of("", text).findings]

    @pytest.mark.parametrize(
        "text",
        [
            "Văn bản số 4/UBND-NC",
            "Quy định số 4-QĐ/TW",
            "Thông tri số 4-TT/TU",
            "Nghị quyết liên tịch số 4/2019/NQLT-CP-UBTVQH14",
            "Nghị định số 5/2016/NĐ-CP ngày 1/2/2016; Nghị định số 5/2016/NĐ-CP năm 2016",
        ],
    )
    def test_nothing_to_look_at(self, facts_of: Callable[..., Facts], text: str) -> None:
        codes = [each.code for each in facts_of("", text).findings]
        assert not [code for code in codes if code.startswith("reference-")]


WORDS = "Căn cứ |Luật Thú y |Quyết định số 5/QĐ-UBND |của UBND tỉnh |ngày 1/2/2019 |;|Nghị quyết 5 "
MORE = "thay thế |tại |và |. |\n|(|Điều 5 |số 6 |, |Luật Thú y năm 2015 |Công văn số 5 "
PIECES = st.sampled_from(f"{WORDS}|{MORE}".split("|"))


@given(st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=20).map("".join))
def test_references_are_grounded_and_their_keys_distinct(
    references: Find, preamble: str, body: str
) -> None:
    found = references(preamble, body)
    keys = [each.key for each in found]
    assert len(set(keys)) == len(keys)
    assert all(each.mentions for each in found)


def test_a_letter_is_of_the_committee_that_acted_by_it(references: Find) -> None:
    body = "UBND tỉnh đã giao các ngành kiểm tra tại Công văn số 91/UBND-NC ngày 4/3/2019."
    assert references("", body)[0].issuer == "Ủy ban nhân dân tỉnh Gia Lai"
    other = "Sở Y tế đã giao các phòng kiểm tra tại Công văn số 91/UBND-NC ngày 4/3/2019."
    assert references("", other)[0].issuer != "Sở Y tế tỉnh Gia Lai"


def test_who_acts_on_a_document_is_not_its_issuer(references: Find) -> None:
    text = "Mặt trận và các hội ở xóm nâng cao vai trò của mình theo Quy định số 12-QĐ/TW."
    assert [each.issuer for each in references("", text)] == [None]
