"""Names that end before what is no part of them: verbs, partners, units of other kinds."""

import pytest

from extractors.agencies.localities import home_of
from extractors.agencies.naming import resolve_name
from extractors.agencies.reading import read_bodies
from extractors.agencies.resolution import Context
from extractors.folding import fold
from extractors.language import vietnamese
from schemas import Locality

PROVINCE = ("Ủy ban nhân dân tỉnh Yên Bái", "2022-03-01", Locality("Yên Bái", "province"))
TAX = ("Cục Thuế tỉnh Yên Bái", "2021-03-01", Locality("Yên Bái", "province"))
HEALTH = ("Sở Y tế tỉnh Yên Bái", "2022-03-01", Locality("Yên Bái", "province"))
MINISTRY = ("Bộ Tư pháp", "2022-03-01", Locality("Việt Nam", "national"))
FARMERS = ("Hội Nông dân tỉnh Yên Bái", "2022-03-01", Locality("Yên Bái", "province"))
SCHOOL = ("Trường Đại học Sông Chảy", "2023-03-01", Locality("Yên Bái", "province"))
YOUTH = ("Tỉnh đoàn Yên Bái", "2023-03-01", Locality("Yên Bái", "province"))
COMMUNE = ("Đảng ủy xã Bảo Thắng", "2025-10-01", Locality("Bảo Thắng", "commune"))
TODAY = ("Ủy ban nhân dân tỉnh Lào Cai", "2026-03-01", Locality("Lào Cai", "province"))
PARTY = ("Huyện ủy Mộc Châu", "2022-03-01", Locality("Mộc Châu", "district"))


def read(text, plan):
    issuer, on, locality = plan
    home = home_of(locality, on, fold(f"{issuer}\n{text}"))
    context = Context(on, home, resolve_name(issuer, Context(on, home)))
    return [each.body.name for each in read_bodies(text, vietnamese().tokenizer(text), context)]


CASES = {
    "verb-behind-an-office": ("Văn phòng Cục bố trí hội trường", TAX, [
        "Văn phòng Cục Thuế tỉnh Yên Bái"]),
    "verb-that-is-a-field": ("Thanh tra Sở xây dựng đề cương", HEALTH, [
        "Thanh tra Sở Y tế tỉnh Yên Bái"]),
    "field-that-is-a-verb": ("Thanh tra Sở Xây dựng", PROVINCE, [
        "Thanh tra Sở Xây dựng tỉnh Yên Bái"]),
    "verb-behind-a-firm": ("Công ty Điện lực Yên Bái ưu tiên cấp điện cho bệnh viện", PROVINCE, [
        "Công ty Điện lực Yên Bái"]),
    "noun-behind-a-firm": ("Công ty cổ phần Gang thép Suối Nhỏ", PROVINCE, [
        "Công ty cổ phần Gang thép Suối Nhỏ"]),
    "association-before-committees": ("Hiệp hội Chè và UBND các huyện", PROVINCE, [
        "Hiệp hội Chè tỉnh Yên Bái", "Ủy ban nhân dân các huyện"]),
    "councils-before-committees": ("HĐND, UBND các huyện", PROVINCE, [
        "Hội đồng nhân dân các huyện", "Ủy ban nhân dân các huyện"]),
    "several-of-one-organisation": ("Hội Nông dân, Hội Phụ nữ các xã", PROVINCE, [
        "Hội Nông dân các xã", "Hội Liên hiệp Phụ nữ các xã"]),
    "front-and-association-at-all-levels": ("Mặt trận Tổ quốc và Hội Nông dân các cấp", PROVINCE, [
        "Mặt trận Tổ quốc Việt Nam các cấp", "Hội Nông dân các cấp"]),
    "boards-of-regions-and-provinces": ("Ban Chỉ đạo các quân khu, Ban Chỉ đạo các tỉnh",
        PROVINCE, [
        "Ban Chỉ đạo các quân khu", "Ban Chỉ đạo các tỉnh"]),
    "commanders": ("tư lệnh các quân khu ký", PROVINCE, ["tư lệnh các quân khu"]),
    "comma-behind-a-blank": ("các Bộ: Công an , Tài chính", MINISTRY, [
        "Bộ Công an", "Bộ Tài chính"]),
    "committees-of-the-assembly": ("các Ủy ban của Quốc hội họp", MINISTRY, [
        "các Ủy ban của Quốc hội", "Quốc hội"]),
    "committee-of-an-office": ("Đảng ủy cơ quan Bộ Tư pháp họp", MINISTRY, [
        "Đảng ủy cơ quan Bộ Tư pháp"]),
    "cell-in-the-assembly": ("Tổ đảng ở Thường trực Ủy ban KHCN&MT của Quốc hội", MINISTRY, [
        "Tổ đảng ở Thường trực Ủy ban Khoa học, Công nghệ và Môi trường của Quốc hội"]),
    "women-of-the-police": ("Hội Phụ nữ Công an tỉnh, Hội Phụ nữ Bộ CHQS tỉnh", PROVINCE, [
        "Hội Phụ nữ Công an tỉnh Yên Bái", "Hội Phụ nữ Bộ Chỉ huy Quân sự tỉnh Yên Bái"]),
    "front-before-organisations-of-the-district": (
        "Mặt trận Tổ quốc Việt Nam và các đoàn thể huyện", PARTY, [
        "Ủy ban Mặt trận Tổ quốc Việt Nam huyện Mộc Châu", "các đoàn thể huyện"]),
    "standing-committee-in-short": ("gửi TT.ĐU, TT.HĐND xã", COMMUNE, [
        "Thường trực Đảng ủy xã Bảo Thắng", "Thường trực Hội đồng nhân dân xã Bảo Thắng"]),
    "members-of-the-partys-committee": ("T/M BAN CHẤP HÀNH", PARTY, [
        "Ban Chấp hành Đảng bộ huyện Mộc Châu"]),
    "central-board-in-a-list": ("Ban Chỉ đạo Trung ương về già hóa và UBND tỉnh", PROVINCE, [
        "Ban Chỉ đạo Trung ương về già hóa", "Ủy ban nhân dân tỉnh Yên Bái"]),
    "countrys-board-by-its-number": ("Ban Chỉ đạo 389 quốc gia, Ban Chỉ đạo 389 tỉnh", PROVINCE, [
        "Ban Chỉ đạo 389 quốc gia", "Ban Chỉ đạo 389 tỉnh Yên Bái"]),
    "what-the-countrys-board-prevents": ("Ban Chỉ đạo quốc gia phòng, chống đuối nước", PROVINCE, [
        "Ban Chỉ đạo quốc gia phòng, chống đuối nước"]),
    "part-of-the-army": ("Cục Quân nhu Tổng cục Chính trị", MINISTRY, [
        "Cục Quân nhu Tổng cục Chính trị"]),
    "portal-in-the-offices-line": ("VPCP: BTCN, TGĐ Cổng TTĐT", PROVINCE, [
        "Văn phòng Chính phủ", "Cổng Thông tin điện tử Chính phủ"]),
    "portal-in-another-line": ("VPCP; Cổng TTĐT", PROVINCE, [
        "Văn phòng Chính phủ", "Cổng Thông tin điện tử tỉnh Yên Bái"]),
    "branch-of-a-former-district": ("Agribank chi nhánh Văn Chấn", TODAY, [
        "Ngân hàng Nông nghiệp và Phát triển nông thôn - Chi nhánh Văn Chấn"]),
    "firms-in-capitals": ("VNPT Yên Bái, Viettel Yên Bái", PROVINCE, [
        "VNPT Yên Bái", "Viettel Yên Bái"]),
    "firm-of-a-named-place": ("Điện lực Văn Yên, Bưu điện huyện Văn Yên", PROVINCE, [
        "Điện lực Văn Yên", "Bưu điện huyện Văn Yên"]),
    "centre-of-a-ministry": ("Trung tâm Thông tin đăng tải", MINISTRY, [
        "Trung tâm Thông tin Bộ Tư pháp"]),
    "board-of-an-association": ("Ban Phong trào chấm thi", FARMERS, [
        "Ban Phong trào Hội Nông dân tỉnh Yên Bái"]),
    "one-and-the-others": ("UBND thị xã và các huyện rà soát", PROVINCE, [
        "Ủy ban nhân dân thị xã và các huyện"]),
    "station": ("Đài KTTV tỉnh phát tin", PROVINCE, [
        "Đài Khí tượng Thủy văn tỉnh Yên Bái"]),
    "unit-raised-since": ("Văn phòng Huyện ủy, Ban Tuyên giáo Huyện ủy, UBND huyện", PARTY, [
        "Văn phòng Huyện ủy Mộc Châu", "Ban Tuyên giáo Huyện ủy Mộc Châu",
        "Ủy ban nhân dân huyện Mộc Châu"]),
    "organs-of-a-school": ("Khoa Ngoại ngữ, Phòng Công tác sinh viên, Đoàn Thanh niên", SCHOOL, [
        "Khoa Ngoại ngữ Trường Đại học Sông Chảy",
        "Phòng Công tác sinh viên Trường Đại học Sông Chảy",
        "Đoàn Thanh niên Cộng sản Hồ Chí Minh Trường Đại học Sông Chảy"]),
    "union-beside-a-school": ("Hội Nông dân tỉnh", SCHOOL, ["Hội Nông dân tỉnh Yên Bái"]),
    "board-of-the-youth-union": ("Ban Tuyên giáo Tỉnh đoàn, Nhà Thiếu nhi tỉnh", YOUTH, [
        "Ban Tuyên giáo Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh Yên Bái",
        "Nhà Thiếu nhi tỉnh Yên Bái"]),
    "cell-of-a-body": ("Chi bộ Công an xã sinh hoạt", COMMUNE, []),
    "ministry": ("cán bộ, Bộ Công an", COMMUNE, ["Bộ Công an"]),
    "centre-of-services": ("Trung tâm Cung ứng dịch vụ công xã phát thanh", COMMUNE, [
        "Trung tâm Cung ứng dịch vụ công xã Bảo Thắng"]),
    "bodies-of-2025": ("Thuế tỉnh, Thi hành án dân sự tỉnh", TODAY, [
        "Thuế tỉnh Lào Cai", "Thi hành án dân sự tỉnh Lào Cai"]),
    "bodies-of-regions": ("Kho bạc Nhà nước Khu vực VIII, Tòa án nhân dân khu vực 2", TODAY, [
        "Kho bạc Nhà nước khu vực VIII", "Tòa án nhân dân khu vực 2"]),
    "fields-under-a-plural": ("các Sở Nội vụ, Tài chính và Y tế", TODAY, [
        "Sở Nội vụ tỉnh Lào Cai", "Sở Tài chính tỉnh Lào Cai", "Sở Y tế tỉnh Lào Cai"]),
    "plural-of-one-sort": ("các Sở Nội vụ", TODAY, ["các Sở Nội vụ"]),
    "boards-of-hamlets": ("Ban Công tác Mặt trận các xóm, các ấp", COMMUNE, [
        "Ban Công tác Mặt trận các xóm", "các ấp"]),
    "room-against-smuggling": ("Phòng Chống buôn lậu và Xử lý vi phạm bắt giữ", TAX, [
        "Phòng Chống buôn lậu và Xử lý vi phạm Cục Thuế tỉnh Yên Bái"]),
    "no-body": ("Thuế giá trị gia tăng", TODAY, []),
    "office-of-the-committee": ("Văn phòng theo dõi", TODAY, [
        "Văn phòng Ủy ban nhân dân tỉnh Lào Cai"]),
    "newspaper": ("Báo Pháp luật Việt Nam đưa tin", MINISTRY, ["Báo Pháp luật Việt Nam"]),
}  # fmt: skip


@pytest.mark.parametrize(("text", "plan", "names"), CASES.values(), ids=CASES)
def test_names_end_where_the_body_does(text, plan, names):
    assert read(text, plan) == names


def test_the_first_of_several_fields_stands_with_its_plural():
    _, on, locality = TODAY
    text = "Các Sở Nội vụ, Y tế lập danh sách"
    found = read_bodies(text, vietnamese().tokenizer(text), Context(on, home_of(locality, on)))
    assert [text[each.start : each.end] for each in found] == ["Các Sở Nội vụ", "Y tế"]
    assert not any(each.body.kind == "group" for each in found)
