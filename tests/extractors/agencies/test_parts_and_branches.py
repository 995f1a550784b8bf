"""Bodies named with a sector, a branch or a host, and names that stop where others begin."""

from dataclasses import replace

import pytest

from extractors.agencies.localities import Home, home_of
from extractors.agencies.naming import resolve_name
from extractors.agencies.reading import read_bodies
from extractors.agencies.resolution import Context
from extractors.language import vietnamese
from schemas import Locality

LAO_CAI = Locality("Lào Cai", "province")


def read(text, on="2019-05-01", home=None):
    context = Context(on, home_of(home, on) if home else Home(None))
    found = read_bodies(text, vietnamese().tokenizer(text), context)
    return [(each.body.name, text[each.start : each.end]) for each in found]


def names(text, on="2019-05-01", home=None):
    return [name for name, _ in read(text, on, home)]


SECTORS = {
    "Ban VSTBPN ngành Xây dựng họp": "Ban Vì sự tiến bộ của phụ nữ ngành Xây dựng",
    "Ban VSTBPN ngành YT họp": "Ban Vì sự tiến bộ của phụ nữ ngành Y tế",
    "gửi Hội đồng TĐKT ngành Kiểm sát nhân dân": (
        "Hội đồng Thi đua - Khen thưởng ngành Kiểm sát nhân dân"
    ),
}


@pytest.mark.parametrize(("text", "name"), SECTORS.items())
def test_a_board_of_a_sector(text, name):
    assert names(text) == [name]


def test_a_board_of_a_provinces_sector_bears_the_province():
    text = "Ban VSTBPN ngành Y tế phối hợp"
    body = "Ban Vì sự tiến bộ của phụ nữ ngành Y tế tỉnh Lào Cai"
    assert read(text, home=LAO_CAI) == [(body, "Ban VSTBPN ngành Y tế")]


GROUPS = {
    "đề nghị UBND thành phố và các huyện báo cáo": "Ủy ban nhân dân thành phố và các huyện",
    "UBND thị xã, các huyện rà soát": "Ủy ban nhân dân thị xã, các huyện",
    "giao UBND thị trấn và các xã, phường lập": "Ủy ban nhân dân thị trấn và các xã, phường",
}


@pytest.mark.parametrize(("text", "name"), GROUPS.items())
def test_a_unit_without_name_and_its_like_are_one_group(text, name):
    assert names(text, home=LAO_CAI) == [name]


def test_the_plans_own_unit_is_a_body_beside_the_group():
    city = Locality("Hải Phòng", "province")
    assert (
        names("UBND thành phố và các quận", home=city)[0] == "Ủy ban nhân dân thành phố Hải Phòng"
    )
    assert names("UBND tỉnh và các huyện", home=LAO_CAI)[0] == "Ủy ban nhân dân tỉnh Lào Cai"


WHOLE = {
    "Thông tư của Bộ Y tế Hướng dẫn khám bệnh": "Bộ Y tế",
    "do Bộ GDĐT Tổ chức": "Bộ Giáo dục và Đào tạo",
    "Sở Tư pháp Chủ trì": "Sở Tư pháp tỉnh Lào Cai",
    "Tập đoàn Cao su Hải Vân lập Đề án": "Tập đoàn Cao su Hải Vân",
    "Vụ Đầu tư và Vụ Đất đai": "Vụ Đầu tư",
}


@pytest.mark.parametrize(("text", "name"), WHOLE.items())
def test_a_name_ends_where_a_sentence_or_another_body_begins(text, name):
    assert names(text, home=LAO_CAI)[0] == name


def test_the_standing_committee_of_the_assembly_has_no_standing_members():
    assert names("Thường trực Ủy ban Thường vụ Quốc hội họp") == ["Ủy ban Thường vụ Quốc hội"]
    assert names("Thường trực Ủy ban Pháp luật họp") == [
        "Thường trực Ủy ban Pháp luật của Quốc hội"
    ]


def test_a_banks_branch_is_one_body():
    text = "gửi Ngân hàng TMCP Sông Tiền Việt Nam - Chi nhánh Lào Cai."
    name = "Ngân hàng TMCP Sông Tiền Việt Nam - Chi nhánh Lào Cai"
    assert read(text) == [(name, name)]


def test_a_branch_before_its_bank():
    name = "Ngân hàng Chính sách xã hội - Chi nhánh tỉnh Lào Cai"
    text = "Chi nhánh Ngân hàng Chính sách xã hội tỉnh hướng dẫn"
    quote = "Chi nhánh Ngân hàng Chính sách xã hội tỉnh"
    assert read(text, home=LAO_CAI) == [(name, quote)]
    ruled = "theo hướng dẫn của Tổng giám đốc Ngân hàng Chính sách xã hội"
    assert names(ruled, home=LAO_CAI) == ["Ngân hàng Chính sách xã hội"]


def test_a_command_in_a_list_makes_no_ministry_of_the_next():
    assert names("Bộ Chỉ huy Quân sự tỉnh, Công an tỉnh", home=LAO_CAI) == [
        "Bộ Chỉ huy Quân sự tỉnh Lào Cai",
        "Công an tỉnh Lào Cai",
    ]


LOCAL = {
    "do Phòng Tham mưu Bộ Chỉ huy Quân sự tỉnh bảo đảm": (
        "Phòng Tham mưu Bộ Chỉ huy Quân sự tỉnh Lào Cai"
    ),
    "Bảo tàng tỉnh trưng bày": "Bảo tàng tỉnh Lào Cai",
    "giao Thư viện tỉnh": "Thư viện tỉnh Lào Cai",
    "VNPT Lào Cai bảo đảm": "VNPT Lào Cai",
    "gửi Ngân hàng TMCP Hàng sông Việt Nam": "Ngân hàng TMCP Hàng sông Việt Nam",
    "Chi cục Chế biến nông lâm sản và thủy sản lập": (
        "Chi cục Chế biến nông lâm sản và thủy sản tỉnh Lào Cai"
    ),
    "Ban Quản lý rừng phòng hộ Suối Bạc họp": "Ban Quản lý rừng phòng hộ Suối Bạc tỉnh Lào Cai",
}


@pytest.mark.parametrize(("text", "name"), LOCAL.items())
def test_local_bodies_to_their_end(text, name):
    assert names(text, home=LAO_CAI) == [name]


def test_a_ministrys_unit_in_brackets_behind_it():
    assert names("gửi Bộ Xây dựng (Vụ KHTC)") == [
        "Bộ Xây dựng",
        "Vụ Kế hoạch - Tài chính Bộ Xây dựng",
    ]


def test_a_schools_association_stands_where_the_school_does():
    name = "Hội Sinh viên Trường Đại học Phù Vân"
    assert names("Hội Sinh viên Trường Đại học Phù Vân tổ chức", home=LAO_CAI) == [name]


COURTS = {
    "gửi VKSND cấp cao tại TP.HCM": "Viện kiểm sát nhân dân cấp cao tại Thành phố Hồ Chí Minh",
    "Tòa án nhân dân cấp cao tại Đà Nẵng xét xử": "Tòa án nhân dân cấp cao tại Đà Nẵng",
    "Tòa án quân sự trung ương": "Tòa án quân sự trung ương",
    "Chỉ thị của Thường vụ Quân ủy Trung ương": "Ban Thường vụ Quân ủy Trung ương",
    "gửi Ban TĐKT Trung ương": "Ban Thi đua - Khen thưởng Trung ương",
    "Kho bạc Nhà nước các khu vực báo cáo": "Kho bạc Nhà nước các khu vực",
}


@pytest.mark.parametrize(("text", "name"), COURTS.items())
def test_courts_and_party_bodies_of_the_army(text, name):
    assert names(text) == [name]


def test_a_coordinating_council_by_its_name_before_2013():
    text = "do Hội đồng phối hợp công tác PBGDPL tỉnh ban hành"
    name = "Hội đồng phối hợp công tác phổ biến, giáo dục pháp luật tỉnh Lào Cai"
    assert names(text, "2012-05-01", LAO_CAI) == [name]


@pytest.mark.parametrize(
    ("issuer", "words", "name"),
    [
        ("Đảng ủy", "Giao Ban Xây dựng Đảng:", "Ban Xây dựng Đảng Đảng ủy xã Mường Hum"),
        ("Đảng ủy", "Ban Xây dựng Đảng xã", "Ban Xây dựng Đảng xã Mường Hum"),
        ("Đảng ủy", "Giao Cơ quan UBKT:", "Cơ quan Ủy ban Kiểm tra Đảng ủy xã Mường Hum"),
        ("Đảng ủy", "Cơ quan Ủy ban MTTQ Việt Nam xã lập",
         "Cơ quan Ủy ban Mặt trận Tổ quốc Việt Nam xã Mường Hum"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam", "Cơ quan Ủy ban MTTQ Việt Nam xã lập",
         "Ủy ban Mặt trận Tổ quốc Việt Nam xã Mường Hum"),
        ("Ủy ban nhân dân", "Ban Xây dựng Đảng", "Ban Xây dựng Đảng xã Mường Hum"),
        ("Ủy ban nhân dân", "Ban Giám sát đầu tư cộng đồng",
         "Ban Giám sát đầu tư của cộng đồng xã Mường Hum"),
        ("Ủy ban nhân dân", "Ban Thanh tra nhân dân", "Ban Thanh tra nhân dân xã Mường Hum"),
    ],
)  # fmt: skip
def test_bodies_of_the_two_tier_commune(issuer: str, words: str, name: str) -> None:
    home = home_of(Locality("Mường Hum", "commune"), "2025-09-03")
    context = Context("2025-09-03", home)
    context = replace(context, issuer=resolve_name(f"{issuer} xã Mường Hum", context))
    found = read_bodies(words, vietnamese().tokenizer(words), context)
    assert [each.body.name for each in found] == [name]


def test_boards_of_a_central_body_and_a_schools_council() -> None:
    country = Context("2025-09-03", home_of(Locality("Việt Nam", "national"), "2025-09-03"))
    for issuer, words, name in (
        ("Bảo hiểm xã hội Việt Nam", "Ban Tuyên truyền BHYT", "Ban Tuyên truyền bảo hiểm y tế"),
        ("Trường Đại học Tây Bắc", "lập Hội đồng tự đánh giá và", "Hội đồng tự đánh giá"),
    ):
        context = replace(country, issuer=resolve_name(issuer, country))
        found = read_bodies(words, vietnamese().tokenizer(words), context)
        assert [each.body.name for each in found] == [f"{name} {issuer}"]
