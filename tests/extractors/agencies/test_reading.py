"""Bodies in running text: localities, parts, lists, plurals, offices, law titles."""

import pytest

from extractors.agencies.localities import home_of
from extractors.agencies.naming import resolve_name
from extractors.agencies.reading import read_bodies
from extractors.agencies.resolution import Context
from extractors.folding import fold
from extractors.language import vietnamese
from schemas import Locality

PROVINCE = ("Ủy ban nhân dân tỉnh Bắc Giang", "2019-03-01", Locality("Bắc Giang", "province", "24"))
DISTRICT = ("Ủy ban nhân dân huyện Bảo Thắng", "2021-05-01", Locality("Bảo Thắng", "district"))
BOROUGH = ("Ủy ban nhân dân quận Hải Châu", "2023-05-01", Locality("Hải Châu", "district"))
COMMUNE = ("Ủy ban nhân dân xã Bảo Thắng", "2026-02-01", Locality("Bảo Thắng", "commune"))
DEPARTMENT = ("Sở Xây dựng tỉnh Nghệ An", "2022-02-01", Locality("Nghệ An", "province", "40"))
PARTY = ("Tỉnh ủy Nghệ An", "2022-02-01", Locality("Nghệ An", "province", "40"))
FRONT_COMMITTEE = "Ủy ban Mặt trận Tổ quốc Việt Nam xã Bảo Thắng"
FRONT = (
    f"Ban Thường trực {FRONT_COMMITTEE}",
    "2026-02-01",
    Locality("Bảo Thắng", "commune"),
)
MINISTRY = ("Bộ Nội vụ", "2023-02-01", Locality("Việt Nam", "national"))


def read(text, plan):
    issuer, on, locality = plan
    bare = Context(on, home_of(locality, on, fold(issuer)))
    context = Context(on, bare.home, resolve_name(issuer, bare))
    found = read_bodies(text, vietnamese().tokenizer(text), context)
    return [(text[each.start : each.end], each.body) for each in found]


def specific(text, plan):
    return [body.name for _, body in read(text, plan) if body.kind != "group"]


def groups(text, plan):
    return [body.name for _, body in read(text, plan) if body.kind == "group"]


@pytest.mark.parametrize(
    ("text", "plan", "names"),
    [
        ("Sở Y tế báo cáo", PROVINCE, ["Sở Y tế tỉnh Bắc Giang"]),
        ("sở y tế báo cáo", PROVINCE, []),
        ("Bộ Y tế, Chính phủ", PROVINCE, ["Bộ Y tế", "Chính phủ"]),
        ("UBND tỉnh", DISTRICT, ["Ủy ban nhân dân tỉnh Lào Cai"]),
        ("UBND tinh giao", PROVINCE, ["Ủy ban nhân dân tỉnh Bắc Giang"]),
        ("HĐND, UBND huyện Yên Thế", PROVINCE, [
            "Hội đồng nhân dân huyện Yên Thế", "Ủy ban nhân dân huyện Yên Thế"]),
        ("Thường trực HĐND, UBND xã", COMMUNE, [
            "Thường trực Hội đồng nhân dân xã Bảo Thắng", "Ủy ban nhân dân xã Bảo Thắng"]),
        ("Quốc hội, HĐND tỉnh, xã", COMMUNE, [
            "Quốc hội", "Hội đồng nhân dân tỉnh Lào Cai", "Hội đồng nhân dân xã Bảo Thắng"]),
        ("UBND các huyện: Lục Nam, Sơn Động và Yên Thế", PROVINCE, [
            "Ủy ban nhân dân huyện Lục Nam", "Ủy ban nhân dân huyện Sơn Động",
            "Ủy ban nhân dân huyện Yên Thế"]),
        ("Phòng LĐTB&XH phối hợp", DISTRICT, [
            "Phòng Lao động - Thương binh và Xã hội huyện Bảo Thắng"]),
        ("Phòng Kinh tế chủ trì", COMMUNE, ["Phòng Kinh tế xã Bảo Thắng"]),
        ("Phòng Quản lý Nhà và Thị trường bất động sản", DEPARTMENT, [
            "Phòng Quản lý Nhà và Thị trường Sở Xây dựng tỉnh Nghệ An"]),
        ("Văn phòng Sở, Ban Giám đốc Sở", DEPARTMENT, [
            "Văn phòng Sở Xây dựng tỉnh Nghệ An", "Ban Giám đốc Sở Xây dựng tỉnh Nghệ An"]),
        ("Sở Tài chính, Tư pháp và Nội vụ", PROVINCE, [
            "Sở Tài chính tỉnh Bắc Giang", "Sở Tư pháp tỉnh Bắc Giang",
            "Sở Nội vụ tỉnh Bắc Giang"]),
        ("Các Sở: Y tế, Nội vụ", PROVINCE, [
            "Sở Y tế tỉnh Bắc Giang", "Sở Nội vụ tỉnh Bắc Giang"]),
        ("Sở Văn hoá - Thể thao & Du lịch, Sở Y tế", PROVINCE, [
            "Sở Văn hóa, Thể thao và Du lịch tỉnh Bắc Giang", "Sở Y tế tỉnh Bắc Giang"]),
        ("Ban Tuyên giáo Tỉnh ủy, Văn phòng Tỉnh ủy", PARTY, [
            "Ban Tuyên giáo Tỉnh ủy Nghệ An", "Văn phòng Tỉnh ủy Nghệ An"]),
        ("BTV Huyện ủy; TT HĐND huyện", DISTRICT, [
            "Ban Thường vụ Huyện ủy Bảo Thắng", "Thường trực Hội đồng nhân dân huyện Bảo Thắng"]),
        ("Ban Thường vụ Đảng ủy UBND tỉnh", PROVINCE, [
            "Ban Thường vụ Đảng ủy "
            "Ủy ban nhân dân tỉnh Bắc Giang"]),
        ("TTTU, TTHĐND tỉnh; Tỉnh đoàn", PROVINCE, [
            "Thường trực Tỉnh ủy Bắc Giang", "Thường trực Hội đồng nhân dân tỉnh Bắc Giang",
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Bắc Giang"]),
        ("Thành ủy, Quận ủy, UBND thành phố", BOROUGH, [
            "Thành ủy Đà Nẵng", "Quận ủy Hải Châu", "Ủy ban nhân dân thành phố Đà Nẵng"]),
        ("Văn phòng UBND tỉnh: CVP, Phòng KGVX", PROVINCE, [
            "Văn phòng Ủy ban nhân dân tỉnh Bắc Giang",
            "Phòng Khoa giáo - Văn xã "
            "Văn phòng Ủy ban nhân dân tỉnh Bắc Giang"]),
        ("Thành ủy Vinh, Huyện ủy Nam Đàn", PARTY, ["Thành ủy Vinh", "Huyện ủy Nam Đàn"]),
        ("Ủy ban MTTQ tỉnh, MTTQ xã", COMMUNE, [
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lào Cai",
            "Ủy ban Mặt trận Tổ quốc Việt Nam xã Bảo Thắng"]),
        ("Mặt trận Tổ quốc và các đoàn thể huyện", DISTRICT, [
            "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Bảo Thắng"]),
        ("trình Ban Thường trực xem xét", FRONT, [
            "Ban Thường trực "
            "Ủy ban Mặt trận Tổ quốc Việt Nam xã Bảo Thắng"]),
        ("Phó Chủ tịch Thường trực phụ trách", FRONT, []),
        ("UBMTTQ tỉnh Lào Cai (qua Ban Phong trào, Dân tộc và Tôn giáo)", FRONT, [
            "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Lào Cai",
            "Ban Phong trào, Dân tộc và Tôn giáo Ủy ban Mặt trận Tổ quốc Việt Nam"
            " tỉnh Lào Cai"]),
        ("Đoàn xã, Hội CCB xã", COMMUNE, [
            "Đoàn Thanh niên Cộng sản Hồ Chí Minh xã Bảo Thắng",
            "Hội Cựu chiến binh xã Bảo Thắng"]),
        ("Luật Mặt trận Tổ quốc Việt Nam, Luật Tổ chức Chính phủ", PROVINCE, []),
        ("Luật Đất đai của Quốc hội", PROVINCE, ["Quốc hội"]),
        ("xây dựng Chính phủ điện tử", PROVINCE, []),
        ("Phó Thủ tướng Chính phủ chỉ đạo", PROVINCE, ["Chính phủ"]),
        ("Giám đốc Sở Nội vụ, Chủ tịch UBND tỉnh", PROVINCE, [
            "Sở Nội vụ tỉnh Bắc Giang", "Ủy ban nhân dân tỉnh Bắc Giang"]),
        ("Phó Chủ tịch UBND tỉnh Võ Văn Hai", PROVINCE, ["Ủy ban nhân dân tỉnh Bắc Giang"]),
        ("bầu cử đại biểu HĐND", PROVINCE, []),
        ("công tác của Công an nhân dân", PROVINCE, []),
        ("Lưu: VT, UBND", PROVINCE, []),
        ("Chỉ thị số 07-CT/TU", PROVINCE, []),
        ("VPUB: CVP, PCVP, KGVX, TH", PROVINCE, [
            "Văn phòng Ủy ban nhân dân tỉnh Bắc Giang",
            "Phòng Khoa giáo - Văn xã "
            "Văn phòng Ủy ban nhân dân tỉnh Bắc Giang",
            "Phòng Tổng hợp "
            "Văn phòng Ủy ban nhân dân tỉnh Bắc Giang"]),
        ("Kho bạc Nhà nước giao Kho bạc Nhà nước Bắc Giang", PROVINCE, [
            "Kho bạc Nhà nước", "Kho bạc Nhà nước tỉnh Bắc Giang"]),
        ("Ngân hàng Nhà nước chi nhánh tỉnh", PROVINCE, [
            "Ngân hàng Nhà nước Việt Nam - Chi nhánh tỉnh Bắc Giang"]),
        ("về việc thành lập Tổ thẩm định, kiểm kê vật tư thừa;", DEPARTMENT, [
            "Tổ thẩm định, kiểm kê vật tư thừa"]),
        ("Hội Làm vườn (sau đây gọi tắt là Hội) họp; giao Hội báo cáo", PROVINCE, [
            "Hội Làm vườn tỉnh Bắc Giang", "Hội Làm vườn tỉnh Bắc Giang"]),
        ("HỘI NÔNG DÂN VIỆT NAM\nBAN CHẤP HÀNH TỈNH BẮC GIANG", PROVINCE, [
            "Ban Chấp hành Hội Nông dân tỉnh Bắc Giang"]),
        ("ỦY BAN NHÂN DÂN\nTỈNH BẮC GIANG", PROVINCE, ["Ủy ban nhân dân tỉnh Bắc Giang"]),
        ("Vụ Pháp chế, Thanh tra Bộ", MINISTRY, ["Vụ Pháp chế Bộ Nội vụ", "Thanh tra Bộ Nội vụ"]),
        ("Ban Chấp hành Trung ương Hội Nông dân Việt Nam", MINISTRY, [
            "Ban Chấp hành Trung ương Hội Nông dân Việt Nam"]),
        ("Ban Chỉ đạo Trung ương về giảm nghèo", PROVINCE, [
            "Ban Chỉ đạo Trung ương về giảm nghèo"]),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_bodies_are_named_as_the_plan_fixes_them(text, plan, names):
    assert specific(text, plan) == names


@pytest.mark.parametrize(
    ("text", "plan", "names"),
    [
        ("UBND các huyện, thành phố; các sở, ngành liên quan", PROVINCE, [
            "Ủy ban nhân dân các huyện, thành phố", "các sở, ngành liên quan"]),
        ("các cơ quan, đơn vị và các doanh nghiệp", PROVINCE, [
            "các cơ quan, đơn vị", "các doanh nghiệp"]),
        ("Hội LHPN và UBND cùng cấp", PROVINCE, [
            "Hội Liên hiệp Phụ nữ cùng cấp", "Ủy ban nhân dân cùng cấp"]),
        ("các cấp Hội Nông dân", PROVINCE, ["các cấp Hội Nông dân"]),
        ("UBND xã báo cáo", PROVINCE, ["Ủy ban nhân dân xã"]),
        ("UBND 13 phường", BOROUGH, ["Ủy ban nhân dân 13 phường"]),
        ("HĐND cấp huyện", PROVINCE, ["Hội đồng nhân dân cấp huyện"]),
        ("Các Sở: Y tế, Nội vụ và các huyện", PROVINCE, ["các huyện"]),
        ("Chủ tịch UBND các xã, thị trấn", DISTRICT, ["Chủ tịch Ủy ban nhân dân các xã, thị trấn"]),
        ("Thủ trưởng các phòng, ban", DISTRICT, ["thủ trưởng các phòng, ban"]),
        ("các sở, ngành thành viên Ban ATGT tỉnh", PROVINCE, [
            "các sở, ngành thành viên Ban An toàn giao thông tỉnh Bắc Giang"]),
        ("Các sở, ngành: Sở Y tế, Sở Nội vụ", PROVINCE, []),
        ("Ban công tác Mặt trận các thôn", COMMUNE, ["Ban Công tác Mặt trận các thôn"]),
        ("Sở Nội vụ lập danh sách", MINISTRY, ["Sở Nội vụ"]),
        ("UBND tỉnh lập danh sách", MINISTRY, ["Ủy ban nhân dân tỉnh"]),
        ("các hội nghị, các trường hợp, các bản ghi", PROVINCE, []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_plurals_are_groups(text, plan, names):
    assert groups(text, plan) == names


def test_a_mention_is_the_words_that_stand_there():
    found = read("giao Phòng TC-KH huyện, UBND  xã", DISTRICT)
    assert [quote for quote, _ in found] == ["Phòng TC-KH huyện", "UBND"]


def test_a_name_ends_with_its_line():
    assert specific("4\tSở Y tế\n3\tTrường học đạt chuẩn", PROVINCE) == ["Sở Y tế tỉnh Bắc Giang"]
