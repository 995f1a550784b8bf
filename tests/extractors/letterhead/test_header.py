"""Headers of invented documents in every form that letterheads take."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.facts import Facts
from extractors.folding import fold
from extractors.language import analyse
from extractors.letterhead import read_header
from schemas import (
    Block,
    BlockKind,
    Document,
    Header,
    Locality,
    Part,
    Period,
    Plan,
    Source,
    ungrounded,
)


def document_of(text: str) -> Document:
    """Every line a paragraph, as a reader without any notion of parts gives it."""
    blocks, offset = [], 0
    for line in text.split("\n"):
        end = offset + len(line)
        if line.strip():
            blocks.append(Block(BlockKind.PARAGRAPH, Part.BODY, offset, end, offset))
        offset = end + 1
    return Document(Source("t.txt", "", "text/plain", 0, None, "plain"), text, tuple(blocks))


def facts_of(text: str) -> Facts:
    document = document_of(text)
    facts = read_header(document, Facts(doc=analyse(document)))
    plan = Plan(document.source, text, facts.header, warnings=facts.findings)
    assert list(ungrounded(plan)) == []
    return facts


def header_of(text: str) -> Header:
    return facts_of(text).header


STATE = """\
UBND TỈNH SÓC TRĂNG
SỞ LAO ĐỘNG - THƯƠNG BINH
VÀ XÃ HỘI
-------
Số: 31 /KH - SLĐTBXH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sóc trăng, ngày 05 tháng 3 năm 2021
KẾ HOẠCH
Tổ chức phiên giao dịch việc làm lưu động
trên địa bàn tỉnh năm 2021.
Căn cứ Luật Việc làm;
Sở xây dựng Kế hoạch như sau:
Nơi nhận:
- UBND tỉnh (b/c);
- Các phòng chuyên môn
thuộc Sở;
- Lưu: VT, VLATLĐ.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
(Đã ký)
ThS. Le Thị Mỹ Xuyên"""


def test_a_department_bears_the_unit_of_its_superior() -> None:
    header = header_of(STATE)
    assert (header.type, header.code, header.number, header.symbol) == (
        "Kế hoạch",
        "31/KH-SLĐTBXH",
        "31",
        "KH-SLĐTBXH",
    )
    assert header.issuer == "Sở Lao động - Thương binh và Xã hội tỉnh Sóc Trăng"
    assert (header.place, header.issued_on) == ("Sóc Trăng", "2021-03-05")
    title = "Tổ chức phiên giao dịch việc làm lưu động trên địa bàn tỉnh năm 2021"
    assert header.title == title
    assert header.period == Period("2021-01-01", "2021-12-31")
    assert header.locality == Locality("Sóc Trăng", "province", "94")
    assert header.recipients == (
        "UBND tỉnh (b/c)",
        "Các phòng chuyên môn thuộc Sở",
        "Lưu: VT, VLATLĐ",
    )


def test_a_name_that_a_scan_bared_is_repaired_and_said() -> None:
    facts = facts_of(STATE)
    (signature,) = facts.header.signatures
    assert (signature.capacity, signature.position) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")
    assert signature.name == "Lê Thị Mỹ Xuyên"
    assert signature.quote.endswith("Le Thị Mỹ Xuyên")
    assert "name-repaired" in [finding.code for finding in facts.findings]


FRONT = "Ủy ban Mặt trận Tổ quốc Việt Nam"
UNION = "Đoàn Thanh niên Cộng sản Hồ Chí Minh"
ISSUERS = {
    "people's committee on two lines": (
        "ỦY BAN NHÂN DÂN\nHUYỆN NGỌC HỒI\nSố: 2/KH-UBND\nNgọc Hồi, ngày 2 tháng 3 năm 2020",
        "Ủy ban nhân dân huyện Ngọc Hồi",
    ),
    "front's standing committee below the commune": (
        "ỦY BAN MTTQ VIỆT NAM\nXÃ TÂN HƯƠNG\nBAN THƯỜNG TRỰC\nSố: 2/KH-MTTQ-BTT",
        f"Ban Thường trực {FRONT} xã Tân Hương",
    ),
    "party committee under its superior": (
        "ĐẢNG BỘ TỈNH CÀ MAU\nHUYỆN ỦY NĂM CĂN\n*\nSố 2-KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM",
        "Huyện ủy Năm Căn",
    ),
    "board of a party committee": (
        "TỈNH ỦY LAI CHÂU\nBAN TUYÊN GIÁO\n*\nSố 2-KH/BTGTU\nĐẢNG CỘNG SẢN VIỆT NAM",
        "Ban Tuyên giáo Tỉnh ủy Lai Châu",
    ),
    "association of a province": (
        "HỘI LHPN VIỆT NAM\nBAN THƯỜNG VỤ TỈNH CÀ MAU\nSố: 33/KH-BTV",
        "Ban Thường vụ Hội Liên hiệp Phụ nữ tỉnh Cà Mau",
    ),
    "youth union, its name once more for a motto": (
        "ĐOÀN TNCS HỒ CHÍ MINH\nBCH TỈNH HÀ NAM\n***\nSố: 9-KH/TĐTN\nĐOÀN TNCS HỒ CHÍ MINH",
        "Ban Chấp hành Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Hà Nam",
    ),
    "two columns on one line": (
        "UBND TỈNH ĐỒNG THÁP          CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "SỞ NỘI VỤ               Độc lập - Tự do - Hạnh phúc\n"
        "Số: 22/KH-SNV          Đồng Tháp, ngày 9 tháng 10 năm 2025",
        "Sở Nội vụ tỉnh Đồng Tháp",
    ),
    "room of a body that is no people's committee": (
        "CÔNG AN TỈNH NGHỆ AN\nPHÒNG CẢNH SÁT GIAO THÔNG\nSố: 7/KH-CSGT",
        "Phòng Cảnh sát giao thông Công an tỉnh Nghệ An",
    ),
    "school": (
        "UBND HUYỆN MƯỜNG KHƯƠNG\nTRƯỜNG THCS TẢ GIA KHÂU\nSố: 4/KH-THCS",
        "Trường Trung học cơ sở Tả Gia Khâu huyện Mường Khương",
    ),
    "standing committee of the National Assembly over two lines": (
        "ỦY BAN THƯỜNG VỤ\nQUỐC HỘI\nSố: 9/KH-UBTVQH15",
        "Ủy ban Thường vụ Quốc hội",
    ),
    "country's name cut by a narrow column": (
        "ỦY BAN NHÂN DÂN\nTỈNH HÀ NAM\nCỘNG HÒA XÃ HỘI\nCHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nSố: 2/KH-UBND",
        "Ủy ban nhân dân tỉnh Hà Nam",
    ),
    "youth union's centre, the union in the place of the motto": (
        "BAN CHẤP HÀNH TRUNG ƯƠNG          ĐOÀN TNCS HỒ CHÍ MINH\n***\nSố: 9-KH/TWĐTN-VP",
        "Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
    ),
    "school under a district's room without its kind": (
        "PHÒNG GD&ĐT BA VÌ\nTRƯỜNG MẦM NON HOA SỮA\nSố: 4/KH-MNHS",
        "Trường Mầm non Hoa Sữa huyện Ba Vì",
    ),
    "hospital under a department without the kind of its unit": (
        "SỞ Y TẾ NGHỆ AN\nBỆNH VIỆN MẮT\nSố: 4/KH-BVM",
        "Bệnh viện Mắt tỉnh Nghệ An",
    ),
    "initials of a city": (
        "UBND TP.HCM\nSỞ DU LỊCH\nSố: 4/KH-SDL",
        "Sở Du lịch thành phố Hồ Chí Minh",
    ),
    "youth union of a city": (
        "THÀNH ĐOÀN HÀ NỘI\nSố: 4-KH/TĐTN\nHà Nội, ngày 3 tháng 2 năm 2012",
        f"{UNION} thành phố Hà Nội",
    ),
    "board by the short form of its topic": (
        "UBND HUYỆN BẢO YÊN\nBAN CHỈ ĐẠO CCHC\nSố: 4/KH-BCĐ",
        "Ban Chỉ đạo cải cách hành chính huyện Bảo Yên",
    ),
    "chairman in his own name": (
        "CHỦ TỊCH ỦY BAN\nNHÂN DÂN\nTỈNH LÀO CAI\nSố: 4/2025/QĐ-CTUBND",
        "Ủy ban nhân dân tỉnh Lào Cai",
    ),
    "ministry": ("BỘ Y TẾ\nSố: 512/KH-BYT\nHà Nội, ngày 3 tháng 2 năm 2022", "Bộ Y tế"),
}


@pytest.mark.parametrize(("letterhead", "issuer"), ISSUERS.values(), ids=ISSUERS)
def test_issuer(letterhead: str, issuer: str) -> None:
    text = f"{letterhead}\nKẾ HOẠCH\nCông tác thi đua\nCăn cứ Luật Thi đua, khen thưởng;"
    assert header_of(text).issuer == issuer


MOTTO_LINES = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
NUMBERS = {
    "plain": ("Số: 12/KH-UBND", "12/KH-UBND"),
    "on two lines": ("Số: 12\n/KH-UBND", "12/KH-UBND"),
    "below its word": ("Số:\n12/KH-UBND", "12/KH-UBND"),
    "cut in the middle": ("Số: 1\n2\n/20\n25/QĐ-UBND", "12/2025/QĐ-UBND"),
    "blanks and a lost bar": ("Số:12 /QD - UBND", "12/QĐ-UBND"),
    "blank": ("Số:        /KH-UBND", None),
    "dots": ("Số: ...../KH-UBND", None),
    "glued to its type": ("Số: 214QĐ/ BTP", "214/QĐ-BTP"),
    "party": ("Số 12-KH/HU", "12-KH/HU"),
    "with its type": ("Nghị quyết số: 12/2025/UBTVQH15", "12/2025/UBTVQH15"),
}


@pytest.mark.parametrize(("line", "code"), NUMBERS.values(), ids=NUMBERS)
def test_own_number(line: str, code: str | None) -> None:
    text = f"UBND XÃ A\n{line}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nTheo dõi thi đua"
    header = header_of(text)
    assert header.code == code
    assert header.symbol is not None


def test_the_youth_union_of_a_school_bears_no_unit_of_the_one_above() -> None:
    head = "TỈNH ĐOÀN LÀO CAI\nBCH ĐOÀN TRƯỜNG CAO ĐẲNG PHÙ VÂN\nSố: 4-KH/ĐTN"
    issuer = header_of(f"{head}\nKẾ HOẠCH\nTổ chức hội trại").issuer
    assert fold(issuer or "") == "ban chấp hành đoàn trường cao đẳng phù vân"


def test_a_bank_of_the_country_is_no_provinces() -> None:
    head = "NGÂN HÀNG\nCHÍNH SÁCH XÃ HỘI\nSố: 9/KH-NHCS"
    text = f"{head}\n{MOTTO_LINES}\nHà Nội, ngày 3 tháng 2 năm 2015\nKẾ HOẠCH\nCho vay nước sạch"
    header = header_of(f"{text}\nCăn cứ Luật Ngân sách;")
    assert header.issuer == "Ngân hàng Chính sách xã hội"
    assert header.locality is not None and header.locality.level == "national"


def test_a_cited_number_in_the_subject_is_not_its_own() -> None:
    text = "KẾ HOẠCH\nThực hiện Kế hoạch số 8/KH-UBND của tỉnh\nCăn cứ Luật Đất đai;"
    assert header_of(text).code is None


def test_the_subject_may_begin_with_about_in_capitals() -> None:
    subject = "V/V BAN HÀNH KẾ HOẠCH TRỒNG RỪNG GIAI ĐOẠN 2011 -\n2015 CỦA HUYỆN"
    letterhead = "UBND HUYỆN BA VÌ\nSố: 7/QĐ-UBND\nQUYẾT ĐỊNH"
    header = header_of(f"{letterhead}\n{subject}\nCăn cứ Luật Thú y;")
    assert header.title == "V/v ban hành kế hoạch trồng rừng giai đoạn 2011 - 2015 của huyện"
    assert header.period == Period("2011-01-01", "2015-12-31")


SUBJECTS = {
    "body on two lines": (
        "THỰC HIỆN CHỈ THỊ SỐ 9-CT/TW CỦA BAN\nBÍ THƯ VỀ CÔNG TÁC LƯU TRỮ",
        "Thực hiện Chỉ thị số 9-CT/TW của Ban Bí thư về công tác lưu trữ",
    ),
    "office on two lines": (
        "Triển khai Kế hoạch số 7/KH-UBND của Chủ\ntịch UBND tỉnh về trồng cây",
        "Triển khai Kế hoạch số 7/KH-UBND của Chủ tịch UBND tỉnh về trồng cây",
    ),
    "date on two lines": (
        "Thực hiện Quyết định số 7/QĐ-BYT ngày\n22/01/2024 và Chỉ thị số\n31/CT-BYT về dược",
        "Thực hiện Quyết định số 7/QĐ-BYT ngày 22/01/2024 và Chỉ thị số 31/CT-BYT về dược",
    ),
    "capitals behind a broken line": (
        "BẢO ĐẢM\nTRẬT TỰ, AN TOÀN GIAO THÔNG CHO NGƯỜI ĐI BỘ QUA CẦU TREO CỦA HUYỆN",
        "Bảo đảm trật tự, an toàn giao thông cho người đi bộ qua cầu treo của huyện",
    ),
    "conference": (
        "HỘI NGHỊ LẦN THỨ TƯ\nBAN CHẤP HÀNH ĐẢNG BỘ HUYỆN\nvề phát triển nghề rừng",
        "Hội nghị lần thứ tư Ban Chấp hành Đảng bộ huyện về phát triển nghề rừng",
    ),
}


@pytest.mark.parametrize(("subject", "title"), SUBJECTS.values(), ids=SUBJECTS)
def test_a_subject_runs_over_the_name_that_a_line_cuts(subject: str, title: str) -> None:
    text = f"UBND XÃ A\nSố: 4/KH-UBND\n{MOTTO_LINES}\nKẾ HOẠCH\n{subject}\nCăn cứ Luật Lưu trữ;"
    assert fold(header_of(text).title or "") == fold(title)


def test_a_line_about_the_subject_above_the_type_makes_no_letter() -> None:
    text = "V/v tổ chức hội khỏe\nKẾ HOẠCH\nTổ chức hội khỏe Phù Đổng năm 2012\nCăn cứ Luật Thú y;"
    header = header_of(f"{MOTTO_LINES}\nSố: ……/KH-TH\n{text}")
    assert (header.type, header.title) == ("Kế hoạch", "Tổ chức hội khỏe Phù Đổng năm 2012")


def test_a_letter_has_no_line_of_its_type() -> None:
    header = header_of(
        "UBND HUYỆN TRÀ BỒNG\nPHÒNG NỘI VỤ\nSố: 75/NV-TCBC\nV/v rà soát biên chế\nnăm 2019\n"
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTrà Bồng, ngày 6 tháng 5 năm 2019\n"
        "Kính gửi: Ủy ban nhân dân các xã.\nThực hiện chỉ đạo của cấp trên."
    )
    assert (header.type, header.code) == ("Công văn", "75/NV-TCBC")
    assert header.title == "Rà soát biên chế năm 2019"


def test_a_subject_in_capitals_is_spelled_as_the_text_spells_it() -> None:
    header = header_of(
        "UBND XÃ TÂN HỘI\nSố: 5/KH-UBND\nKẾ HOẠCH\n"
        "PHÒNG, CHỐNG BỆNH DẠI TRÊN ĐỊA BÀN XÃ TÂN HỘI\nCăn cứ Luật Thú y;\n"
        "UBND xã ban hành Kế hoạch phòng, chống bệnh Dại trên địa bàn xã Tân Hội như sau:"
    )
    assert header.title == "Phòng, chống bệnh Dại trên địa bàn xã Tân Hội"


def test_where_the_letterhead_is_lost_the_annex_and_the_preamble_speak() -> None:
    facts = facts_of(
        "KẾ HOẠCH\nPhát triển hợp tác xã\nCăn cứ Luật Hợp tác xã;\n"
        "Liên minh Hợp tác xã tỉnh Hà Giang xây dựng Kế hoạch như sau:\n"
        "Phụ lục\nDANH MỤC HỢP TÁC XÃ\n"
        "(Kèm theo Kế hoạch số 9/KH-LMHTX ngày 12/4/2016 của Liên minh Hợp tác xã tỉnh Hà Giang)"
    )
    header = facts.header
    assert (header.code, header.issued_on) == ("9/KH-LMHTX", "2016-04-12")
    assert header.issuer == "Liên minh Hợp tác xã tỉnh Hà Giang"
    assert {finding.code for finding in facts.findings} == {
        "number-only-in-annex",
        "date-only-in-annex",
        "issuer-inferred",
    }
    assert {e.field: e.confidence < 1 for e in header.evidence}["code"]


def test_a_blank_number_is_not_filled_from_the_annex() -> None:
    header = header_of(
        "UBND XÃ A\nSố:     /KH-UBND\nKẾ HOẠCH\nTheo dõi thi đua\nCăn cứ Luật B;\nPhụ lục\n"
        "(Kèm theo Kế hoạch số 3/KH-UBND ngày 5/6/2020 của UBND xã A)"
    )
    assert header.code is None


def test_a_plan_attached_to_another_document_does_not_take_its_number() -> None:
    header = header_of(
        "KẾ HOẠCH\nPhát triển du lịch\n(Ban hành kèm theo Quyết định số 3/QĐ-UBND ngày 5/6/2020)"
    )
    assert header.code is None


def test_an_annex_alone_is_an_annex() -> None:
    header = header_of(
        "PHỤ LỤC II\nDANH MỤC CÔNG TRÌNH\n"
        "(Kèm theo Nghị quyết số 7/NQ-HĐND ngày 10/12/2019 của HĐND tỉnh Hà Giang)"
    )
    assert (header.type, header.code) == ("Phụ lục", "7/NQ-HĐND")
    assert (header.issuer, header.issued_on) == ("Hội đồng nhân dân tỉnh Hà Giang", "2019-12-10")


def test_a_portals_page_gives_what_its_table_says() -> None:
    header = header_of(
        "Thông tư số 77/2011/TT-BXY quy định về hồ sơ\nSố hiệu\n77/2011/TT-BXY\nLoại văn bản\n"
        "Thông tư\nNgày ban hành\n09/08/2011\nCơ quan ban hành\nBộ Xây dựng\nNgười ký\nTrần Văn Nam"
    )
    assert (header.type, header.code, header.issued_on) == (
        "Thông tư",
        "77/2011/TT-BXY",
        "2011-08-09",
    )
    assert header.title == "Quy định về hồ sơ"
    assert [signature.name for signature in header.signatures] == ["Trần Văn Nam"]


def test_a_portal_that_names_the_government_for_its_head() -> None:
    header = header_of(
        "Quyết định số 77/QĐ-TTg phê duyệt Đề án\nSố hiệu\n77/QĐ-TTg\nLoại văn bản\nQuyết định\n"
        "Ngày ban hành\n09/08/2011\nCơ quan ban hành\nChính phủ\nChức danh\nThủ tướng"
    )
    assert header.issuer == "Thủ tướng Chính phủ"


@given(st.text(alphabet="SỐố:/-KHUBND12 ngàythángnăm,\nPHỤLỤCẾOẠ.TMGĐ()“”\t", max_size=200))
def test_noise_never_raises_and_stays_grounded(text: str) -> None:
    facts_of(text)


@pytest.mark.parametrize(("number", "said"), [("     ", ["number-blank"]), ("12", [])])
def test_a_blank_number_is_said(number: str, said: list[str]) -> None:
    facts = facts_of(f"UBND XÃ TÂN HÒA\nSố: {number}/KH-UBND\nKẾ HOẠCH\nNuôi ong lấy mật\n")
    assert facts.header.symbol == "KH-UBND"
    assert [finding.code for finding in facts.findings] == said


def test_an_empty_document_has_an_empty_header() -> None:
    assert header_of("") == Header()


def test_each_of_several_signatories_has_his_own_offices() -> None:
    header = header_of(
        "KẾ HOẠCH\nPhối hợp phòng cháy\nCăn cứ Luật Phòng cháy;\n"
        "TM. BAN CHỈ ĐẠO\nKT. TRƯỞNG BAN\nPHÓ TRƯỞNG BAN\nTrần Văn Nam\n"
        "HIỆU TRƯỞNG\n(Đã ký)\nLý Thị Hoa"
    )
    assert [(s.on_behalf_of, s.capacity, s.position, s.name) for s in header.signatures] == [
        ("TM. BAN CHỈ ĐẠO", "KT. TRƯỞNG BAN", "PHÓ TRƯỞNG BAN", "Trần Văn Nam"),
        (None, None, "HIỆU TRƯỞNG", "Lý Thị Hoa"),
    ]
