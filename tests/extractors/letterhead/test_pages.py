"""Heads as web pages and converters print them: run together, cut, under titles, in tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.facts import Facts
from extractors.knowledge import load_yaml
from extractors.language import analyse
from extractors.letterhead import read_header
from extractors.letterhead.bodies import spell_out
from extractors.letterhead.portal import LABELS
from ingest import read
from schemas import Header, Period, Plan, ungrounded

Reader = Callable[[str], Header]
MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
FREEDOM = "Độc lập - Tự do - Hạnh phúc"


@pytest.fixture
def header_of(tmp_path: Path) -> Reader:
    """The header of a text file, read by the reader of text files; every fact grounded."""

    def header(text: str) -> Header:
        path = tmp_path / "page.txt"
        path.write_text(text, encoding="utf-8")
        document = read(path)
        facts = read_header(document, Facts(doc=analyse(document)))
        plan = Plan(document.source, document.text, facts.header, warnings=facts.findings)
        assert list(ungrounded(plan)) == []
        return facts.header

    return header


FLAT = {
    "commune, columns read across": (
        f"ỦY BAN NHÂN DÂN {MOTTO} XÃ SUỐI NGÔ {FREEDOM} Số: 14/KH-UBND Suối Ngô, ngày 09 tháng 4 "
        "năm 2019 KẾ HOẠCH NẠO VÉT KÊNH MƯƠNG NỘI ĐỒNG NĂM 2019 Căn cứ Luật Thủy lợi; Theo đề nghị "
        "của công chức địa chính, Ủy ban nhân dân xã xây dựng kế hoạch như sau: I. MỤC ĐÍCH",
        ("Kế hoạch", "14/KH-UBND", "Ủy ban nhân dân xã Suối Ngô", "Suối Ngô", "2019-04-09"),
        "Nạo vét kênh mương nội đồng năm 2019",
    ),
    "ministry, the body that decides behind the subject": (
        f"1. BỘ XÂY DỰNG {MOTTO} ------- {FREEDOM} --------- Số: 77/QĐ-BXD Hà Nội, ngày 05 tháng 6 "
        "năm 2018 QUYẾT ĐỊNH VỀ VIỆC CÔNG BỐ ĐỊNH MỨC GẠCH KHÔNG NUNG BỘ TRƯỞNG BỘ XÂY DỰNG Căn cứ "
        "Nghị định số 10/2014/NĐ-CP ngày 01/02/2014 của Chính phủ; QUYẾT ĐỊNH: Điều 1. Công bố",
        ("Quyết định", "77/QĐ-BXD", "Bộ Xây dựng", "Hà Nội", "2018-06-05"),
        "Về việc công bố định mức gạch không nung",
    ),
    "circular, subject in small letters": (
        f"BỘ NỘI VỤ {MOTTO} {FREEDOM} Số: 5/2016/TT-BNV Hà Nội, ngày 8 tháng 3 năm 2016 THÔNG TƯ "
        "Hướng dẫn bảo quản con dấu cũ Căn cứ Luật Lưu trữ; Bộ trưởng Bộ Nội vụ ban hành Thông tư",
        ("Thông tư", "5/2016/TT-BNV", "Bộ Nội vụ", "Hà Nội", "2016-03-08"),
        "Hướng dẫn bảo quản con dấu cũ",
    ),
    "school, no letterhead but its name": (
        "TRƯỜNG THCS HOA SIM KẾ HOẠCH CHĂM SÓC VƯỜN TRƯỜNG NĂM HỌC 2011 – 2012 Năm học này nhà "
        "trường tiếp tục trồng cây và chăm sóc bồn hoa, phân công cho các lớp như sau: A. Đặc điểm "
        "+ Số lớp: 12 + Số học sinh: 400",
        ("Kế hoạch", None, "Trường Trung học cơ sở Hoa Sim", None, None),
        "Chăm sóc vườn trường năm học 2011 – 2012",
    ),
    "youth union, no motto": (
        "TỈNH ĐOÀN LAI CHÂU *** Số: 25-KH/TĐTN ĐOÀN TNCS HỒ CHÍ MINH Lai Châu, ngày 16 tháng 5 năm "
        "2014 KẾ HOẠCH Tổ chức trại hè ven hồ Thực hiện Chương trình công tác năm, Ban Thường vụ "
        "Tỉnh đoàn xây dựng kế hoạch như sau: I. MỤC ĐÍCH",
        (
            "Kế hoạch",
            "25-KH/TĐTN",
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Lai Châu",
            "Lai Châu",
            "2014-05-16",
        ),
        "Tổ chức trại hè ven hồ",
    ),
    "words of the motto misread": (
        "UY BAN NHÂN DẦN XÃ SUỐI NGÔ CỌNG HOÀ XÃ HÔI CHỦ NGHĨA VIỆT NAM Đôc lập - Tư do - Hạnh "
        "phúc Só: 14/KH-UBND Suối Ngô, ngay 09 thang 4 nãm 2019 KÉ HOẠCH TRỒNG TRE CHẮN SÓNG Căn "
        "cứ Luật Đê điều; xã xây dựng như sau:",
        ("Kế hoạch", "14/KH-UBND", "Ủy ban nhân dân xã Suối Ngô", "Suối Ngô", "2019-04-09"),
        "Trồng tre chắn sóng",
    ),
}


@pytest.mark.parametrize(("text", "fields", "title"), FLAT.values(), ids=FLAT)
def test_a_head_in_one_line(
    header_of: Reader, text: str, fields: tuple[str | None, ...], title: str
) -> None:
    header = header_of(text)
    found = (header.type, header.code, header.issuer, header.place, header.issued_on)
    assert (found, header.title) == (fields, title)


@pytest.mark.parametrize(
    "title",
    [
        "TỔ CHỨC MÍT TINH KỶ NIỆM NGÀY THÀNH LẬP ĐẢNG CỘNG SẢN VIỆT NAM TẠI SÂN VẬN ĐỘNG",
        "TREO CỜ CHÀO MỪNG QUỐC KHÁNH NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM TRÊN CÁC PHỐ",
    ],
)
def test_country_and_party_in_a_subject_cut_nothing(header_of: Reader, title: str) -> None:
    header = header_of(f"UBND XÃ TÂN HÒA\nSố: 2/KH-UBND\nKẾ HOẠCH\n{title}\nCăn cứ Luật A;\n")
    assert header.title is not None and header.title.casefold() == title.casefold()


LETTERHEAD = (
    f"ỦY BAN NHÂN DÂN\nXÃ TÂN HÒA\n{MOTTO}\n{FREEDOM}\nSố: 8/KH-UBND\n"
    "Tân Hòa, ngày 3 tháng 2 năm 2020\n"
)
BELOW = "Căn cứ Luật Thủy lợi;\nỦy ban nhân dân xã ban hành Kế hoạch như sau:\nI. MỤC ĐÍCH\n"
TITLES = {
    "again above, with the day of the page": "KẾ HOẠCH Nuôi ong lấy mật\nNgày 06/04/2021 23:23:18",
    "longer above": "KẾ HOẠCH Nuôi ong lấy mật trên địa bàn xã\nLượt xem: 12",
    "with its number above": "KẾ HOẠCH SỐ 08 VỀ NUÔI ONG LẤY MẬT\nLượt xem:",
}


@pytest.mark.parametrize("above", TITLES.values(), ids=TITLES)
def test_the_type_under_the_letterhead_wins(header_of: Reader, above: str) -> None:
    header = header_of(f"Trang chủ\n{above}\n{LETTERHEAD}KẾ HOẠCH\nNuôi ong lấy mật\n{BELOW}")
    assert header.title == "Nuôi ong lấy mật"
    assert (header.code, header.place, header.issued_on) == ("8/KH-UBND", "Tân Hòa", "2020-02-03")
    assert header.issuer == "Ủy ban nhân dân xã Tân Hòa"


def test_a_title_said_twice(header_of: Reader) -> None:
    title = "KẾ HOẠCH PHÁT TRIỂN THƯ VIỆN XÃ"
    header = header_of(f"{title}\n{title}\nTỪ NĂM 2010 - ĐẾN NĂM 2013\nI. Mục tiêu\nAbc\n")
    assert header.title is not None
    assert header.title.casefold() == "phát triển thư viện xã từ năm 2010 - đến năm 2013"
    assert header.period == Period("2010-01-01", "2013-12-31")


def test_a_type_cut_by_its_column(header_of: Reader) -> None:
    header = header_of(f"{LETTERHEAD}QUYẾT\nĐỊNH\nVỀ\nVIỆC NUÔI ONG LẤY MẬT\n{BELOW}")
    assert (header.type, header.title) == ("Quyết định", "Về việc nuôi ong lấy mật")


def test_a_page_title_in_small_letters_right_above_the_text(header_of: Reader) -> None:
    text = "Thực hiện chỉ đạo của UBND tỉnh Lai Châu, Sở Y tế xây dựng kế hoạch như sau"
    header = header_of(f"Bỏ qua\nKế hoạch Tiêm chủng lưu động năm 2016\n\n{text}\nI. MỤC ĐÍCH\n")
    assert (header.type, header.title) == ("Kế hoạch", "Tiêm chủng lưu động năm 2016")
    assert header.issuer == "Sở Y tế tỉnh Lai Châu"


@pytest.mark.parametrize("line", ["Kế hoạch này gồm ba phần", "Quyết định có hiệu lực từ nay."])
def test_a_sentence_is_no_page_title(header_of: Reader, line: str) -> None:
    assert header_of(f"{line}\nThực hiện chỉ đạo của cấp trên.\n").title is None


def test_a_letterhead_without_the_line_of_the_type(header_of: Reader) -> None:
    header = header_of(
        f"ỦY BAN NHÂN DÂN | {MOTTO} |\nSố: 254/KH-UBND | Lai Châu, ngày 9 tháng 11 năm 2017 |\n"
        "PHÒNG, CHỐNG RÉT CHO TRÂU BÒ NĂM 2018\nCăn cứ dự báo thời tiết, Ủy ban nhân dân tỉnh Lai "
        "Châu xây dựng Kế hoạch phòng, chống rét như sau:\n1. Mục tiêu\n"
    )
    assert (header.type, header.code, header.place) == ("Kế hoạch", "254/KH-UBND", "Lai Châu")
    assert header.issuer == "Ủy ban nhân dân tỉnh Lai Châu"
    assert header.title is not None
    assert header.title.casefold() == "phòng, chống rét cho trâu bò năm 2018"


PROPERTIES = {
    "two on a line": (
        "Số hiệu: 25/QĐ-UBND Loại văn bản: Quyết định\nNơi ban hành: Tỉnh Lai Châu Người ký: Trần "
        "Văn Nam\nNgày ban hành: 04/06/2021 Ngày hiệu lực: Đã biết\n"
    ),
    "glued": (
        "Cơ quan ban hành: Ủy ban nhân dân tỉnh Lai ChâuSố công báo:Đang cập nhật\n"
        "Số hiệu:25/QĐ-UBNDNgày đăng công báo:Đang cập nhật\n"
        "Loại văn bản:Quyết địnhNgười ký:Trần Văn Nam\nNgày ban hành:04/06/2021\nÁp dụng:\nĐã biết"
    ),
    "a table": (
        "| Số hiệu | 25/QĐ-UBND |\n| Ngày ban hành | 04/06/2021 |\n| Loại văn bản | Quyết định |\n"
        "| Cơ quan ban hành | Tỉnh Lai Châu |\n| Người ký | Trần Văn Nam |\n"
    ),
}


@pytest.mark.parametrize("properties", PROPERTIES.values(), ids=PROPERTIES)
def test_properties_of_a_portal_in_any_layout(header_of: Reader, properties: str) -> None:
    header = header_of(
        "Quyết định 25/QĐ-UBND năm 2021 phê duyệt Phương án nuôi ong tỉnh Lai Châu\n" + properties
    )
    assert (header.type, header.code, header.issued_on) == (
        "Quyết định",
        "25/QĐ-UBND",
        "2021-06-04",
    )
    assert header.issuer == "Ủy ban nhân dân tỉnh Lai Châu"
    assert header.title == "Phê duyệt Phương án nuôi ong tỉnh Lai Châu"
    assert [signature.name for signature in header.signatures] == ["Trần Văn Nam"]


def test_several_signers_of_a_portal(header_of: Reader) -> None:
    header = header_of(
        "Số hiệu: 3/KH-BYT-BXD\nLoại văn bản: Kế hoạch\nNgười ký: Trần Văn Nam; Lý Thị Hoa\n"
    )
    assert [signature.name for signature in header.signatures] == ["Trần Văn Nam", "Lý Thị Hoa"]


def test_labels_are_folded() -> None:
    assert all(label == label.casefold() for label in LABELS)


def test_the_letterhead_wins_over_the_pages_title(header_of: Reader) -> None:
    header = header_of(
        f"Kế hoạch số 8/2020/KH-UBND xã Tân Hòa\n{LETTERHEAD}KẾ HOẠCH\nNuôi ong\n{BELOW}"
    )
    assert (header.code, header.title) == ("8/KH-UBND", "Nuôi ong")


def test_a_pages_title_names_who_issues(header_of: Reader) -> None:
    header = header_of(
        "Chỉ thị 7/CT-BXD năm 2019 về tiết kiệm cát vàng do Bộ trưởng Bộ Xây dựng ban hành\n"
        "Quyết định 9/QĐ-BXD của Bộ Xây dựng về việc khác\n"
    )
    assert (header.type, header.code) == ("Chỉ thị", "7/CT-BXD")
    assert header.title == "Về tiết kiệm cát vàng"


@pytest.mark.parametrize("word", ["Sé", "SÓ", "Só", "S6"])
def test_a_number_behind_a_misread_word(header_of: Reader, word: str) -> None:
    header = header_of(f"UBND XÃ TÂN HÒA\n{word}: 12/KH-UBND\nKẾ HOẠCH\nNuôi ong\n")
    assert header.code == "12/KH-UBND"


def test_a_symbol_is_no_part_of_the_place(header_of: Reader) -> None:
    header = header_of(
        "UBND XÃ TÂN HÒA\nSố: 12/KH-UBND Tân Hòa, ngày 3 tháng 2 năm 2020\nKẾ HOẠCH\nNuôi ong\n"
    )
    assert (header.code, header.place) == ("12/KH-UBND", "Tân Hòa")


BODIES = {
    "cut after its first word": (
        "ỦY\nBAN NHÂN DÂN\nTỈNH LAI CHÂU",
        "Ủy ban nhân dân tỉnh Lai Châu",
    ),
    "the Government cut": ("CHÍNH\nPHỦ", "Chính phủ"),
    "first letter lost": ("Y BAN NHÂN DÂN\nTỈNH LAI CHÂU", "Ủy ban nhân dân tỉnh Lai Châu"),
    "no tone": ("UY BAN NHÂN DÂN\nTỈNH LAI CHÂU", "Ủy ban nhân dân tỉnh Lai Châu"),
    "central commission": (
        "BAN CHẤP HÀNH TRUNG ƯƠNG\nBAN DÂN VẬN",
        "Ban Dân vận Trung ương",
    ),
    "two ministries": ("BỘ Y TẾ\nBỘ XÂY DỰNG", "Bộ Y tế; Bộ Xây dựng"),
    "school under its division": (
        "PHÒNG GD & ĐT HUYỆN BA VÌ\nTRƯỜNG TH HOA SIM",
        "Trường Tiểu học Hoa Sim huyện Ba Vì",
    ),
    "hospital behind its department on one line": (
        "SỞ Y TẾ LAI CHÂU BỆNH VIỆN PHỔI",
        "Bệnh viện Phổi tỉnh Lai Châu",
    ),
    "no school in a name that ends like one": (
        "SỞ TÀI NGUYÊN VÀ MÔI TRƯỜNG TỈNH LAI CHÂU",
        "Sở Tài nguyên và Môi trường tỉnh Lai Châu",
    ),
    "national board": (
        "BAN CHỈ ĐẠO QUỐC GIA\nVỀ NUÔI ONG\nHà Nội, ngày 2 tháng 3 năm 2019",
        "Ban Chỉ đạo quốc gia về nuôi ong",
    ),
    "a page's navigation above": (
        "Kế hoạch tuần của tỉnh Lai Châu\nỦY BAN NHÂN DÂN\nTỈNH LAI CHÂU",
        "Ủy ban nhân dân tỉnh Lai Châu",
    ),
}


@pytest.mark.parametrize(("letterhead", "issuer"), BODIES.values(), ids=BODIES)
def test_issuers_of_cut_letterheads(header_of: Reader, letterhead: str, issuer: str) -> None:
    assert header_of(f"{letterhead}\n{MOTTO}\nKẾ HOẠCH\nNuôi ong\nCăn cứ A;\n").issuer == issuer


def test_levels_of_schools() -> None:
    content = load_yaml("extractors.letterhead", "bodies.yaml")
    assert isinstance(content, dict)
    for short, level in content["schools"].items():
        assert spell_out(f"TRƯỜNG {short} HOA SIM") == f"Trường {level} Hoa Sim"
    assert "Tiểu" not in spell_out("CÔNG TY TH HOA SIM")


def test_a_department_of_two_named_provinces_gets_none(header_of: Reader) -> None:
    text = "Thực hiện quy ước giữa tỉnh Lai Châu và tỉnh Lào Cai, Sở Y tế xây dựng kế hoạch sau"
    assert header_of(f"KẾ HOẠCH\nTiêm chủng\n{text}:\nI. MỤC ĐÍCH\n").issuer == "Sở Y tế"


def test_the_type_that_an_annex_or_the_text_names(header_of: Reader) -> None:
    annexed = header_of("Danh mục\n(Kèm theo Nghị quyết 5/NQ-CP ngày 7/2/2023 của Chính phủ)\nA\n")
    assert (annexed.type, annexed.code, annexed.issuer) == ("Nghị quyết", "5/NQ-CP", "Chính phủ")
    called = header_of("2. Các xã thực hiện Kế hoạch này.\n3. Sửa Kế hoạch này khi cần.\n")
    assert called.type == "Kế hoạch"
    assert header_of("2. Các xã thực hiện Kế hoạch này.\n").type is None


CELL = "Nơi nhận: - Như trên; - Lưu: VT."
SIGNED = {
    "offices and name in one cell": (
        f"| {CELL} | KT. CHỦ TỊCH PHÓ CHỦ TỊCH Trần Văn Nam |",
        (None, "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Văn Nam"),
    ),
    "on whose behalf in the cell beside": (
        "| CHỦ TỊCH\nTrần Văn Nam\nTM. ỦY BAN NHÂN DÂN",
        ("TM. ỦY BAN NHÂN DÂN", None, "CHỦ TỊCH", "Trần Văn Nam"),
    ),
}


@pytest.mark.parametrize(("end", "signature"), SIGNED.values(), ids=SIGNED)
def test_signatures_in_cells(
    header_of: Reader, end: str, signature: tuple[str | None, ...]
) -> None:
    header = header_of(f"{LETTERHEAD}KẾ HOẠCH\nNuôi ong\n{BELOW}Các ấp thực hiện./.\n\n{end}\n")
    assert [(s.on_behalf_of, s.capacity, s.position, s.name) for s in header.signatures] == [
        signature
    ]


def test_offices_in_capitals_alone_are_no_name(header_of: Reader) -> None:
    header = header_of(f"{LETTERHEAD}KẾ HOẠCH\nNuôi ong\n{BELOW}GIÁM ĐỐC SỞ chỉ đạo việc này\n")
    assert header.signatures == ()


PARTY_LETTER = """\
ĐẢNG BỘ TỈNH LÀO CAI
ĐẢNG UỶ XÃ BẮC HÀ
*
{number}
Phổ biến, quán triệt
Kế hoạch số 45-KH/TU của
Ban Thường vụ Tỉnh uỷ

ĐẢNG CỘNG SẢN VIỆT NAM

Bắc Hà, ngày     tháng 9 năm 2025

Kính gửi:
- Uỷ ban nhân dân xã;

Thực hiện Kế hoạch số 45-KH/TU, ngày 2/9/2025 của Ban Thường vụ Tỉnh uỷ, Đảng uỷ đề nghị:
1. Uỷ ban nhân dân xã rà soát các tuyến đường.
"""


@pytest.mark.parametrize(
    ("number", "code"), [("Số       -CV/ĐU", None), ("Số 31-CV/ĐU", "31-CV/ĐU")]
)
def test_a_code_in_the_subject_of_a_party_letter_is_not_its_own(
    header_of: Reader, number: str, code: str | None
) -> None:
    header = header_of(PARTY_LETTER.format(number=number))
    assert (header.type, header.code, header.symbol) == ("Công văn", code, "CV/ĐU")
    assert header.issuer == "Đảng ủy xã Bắc Hà"
    assert header.title == "Phổ biến, quán triệt Kế hoạch số 45-KH/TU của Ban Thường vụ Tỉnh uỷ"


def test_the_number_beside_a_body_is_no_part_of_its_name(header_of: Reader) -> None:
    header = header_of(
        "ĐẢNG BỘ TỈNH LÀO CAI\nĐẢNG UỶ XÃ BẮC HÀ  Số -CV/ĐU\nBắc Hà, ngày 3 tháng 9 năm 2025\n"
        "Kính gửi: Các chi bộ\nThực hiện Điều lệ Đảng."
    )
    assert header.issuer == "Đảng ủy xã Bắc Hà"


TELEGRAMS = {
    "sent to": (
        "Công điện gửi Bộ trưởng các Bộ: Y tế, Công Thương, nêu rõ:\n\nVề việc sạt lở đất tại một "
        "số "
        "bản vùng cao vào hồi 4h ngày 11 tháng 6 năm 2023 sau nhiều giờ mưa lớn, làm hư hỏng hàng "
        "chục ngôi nhà, chia cắt đường giao thông, cuốn trôi hoa màu, gia súc và tài sản của người "
        "dân, hiện các lực lượng tại chỗ vẫn đang tìm kiếm, Thủ tướng Chính phủ gửi lời thăm hỏi "
        "tới nhân dân.\n\nĐể kịp thời khắc phục, Thủ tướng Chính phủ yêu cầu:\n\n"
        "1. Bộ Y tế cử các tổ cấp cứu lưu động.\n"
    ),
    "by its own words": (
        "Nắng nóng kéo dài làm mực nước các hồ chứa xuống thấp.\n\nTại văn bản số 77-CV/VPTW ngày "
        "5 tháng 5 năm 2023, Ban Bí thư có ý kiến.\n\nThủ tướng Chính phủ yêu cầu:\n\n1. Bộ Công "
        "Thương bảo đảm đủ điện.\n\n2. Văn phòng Chính phủ theo dõi việc thực hiện Công điện này.\n"
    ),
}


@pytest.mark.parametrize("text", TELEGRAMS.values(), ids=TELEGRAMS)
def test_a_telegram_without_its_letterhead(header_of: Reader, text: str) -> None:
    header = header_of(text)
    assert (header.type, header.issuer) == ("Công điện", "Thủ tướng Chính phủ")
    assert (header.issued_on, header.title, header.code) == (None, None, None)


def test_a_school_called_by_its_province_is_written_as_its_text_writes_it(
    header_of: Reader,
) -> None:
    header = header_of(
        "UBND TỈNH NGHỆ AN\nTRƯỜNG CAO ĐẲNG LÂM NGHIỆP NGHỆ AN\nSố: 21/KH-CĐLN\n"
        "Nghệ An, ngày 4 tháng 5 năm 2021\nKẾ HOẠCH\nTrồng cây đầu xuân\n"
        "Căn cứ Luật Lâm nghiệp;\nTrường Cao đẳng Lâm nghiệp Nghệ An lập kế hoạch như sau:"
    )
    assert header.issuer == "Trường Cao đẳng Lâm nghiệp Nghệ An"
