"""Bodies of unusual kinds, lists under one host, regions: what plans of three levels name."""

from dataclasses import replace

import pytest

from extractors.agencies.localities import home_of
from extractors.agencies.naming import resolve_name
from extractors.agencies.reading import read_bodies
from extractors.agencies.resolution import Context
from extractors.language import vietnamese
from schemas import Locality


def context(issuer, on, place, level):
    bare = Context(on, home_of(Locality(place, level), on))
    return replace(bare, issuer=resolve_name(issuer, bare))


PROVINCE = context("UBND tỉnh Bến Tre", "2021-03-01", "Bến Tre", "province")
DISTRICT = context("UBND huyện Nam Đàn", "2021-03-01", "Nam Đàn", "district")
COMMUNE = context("UBND xã Vạn An", "2026-03-01", "Vạn An", "commune")
COUNTRY = context("Thủ tướng Chính phủ", "2021-03-01", "Việt Nam", "national")


def read(text, where):
    found = read_bodies(text, vietnamese().tokenizer(text), where)
    return [each.body.name for each in found if each.body.kind != "group"]


@pytest.mark.parametrize(
    ("where", "text", "names"),
    [
        (PROVINCE, "Báo Tuổi Trẻ, Báo Bến Tre và Tạp chí Cộng sản đăng bài",
         ["Báo Tuổi Trẻ", "Báo Bến Tre", "Tạp chí Cộng sản"]),
        (DISTRICT, "Đội Quản lý thị trường số 7, Đội Cảnh sát giao thông huyện kiểm tra",
         ["Đội Quản lý thị trường số 7", "Đội Cảnh sát giao thông huyện Nam Đàn"]),
        (PROVINCE, "Đội Cảnh sát phòng cháy, chữa cháy số 2 thường trực",
         ["Đội Cảnh sát phòng cháy, chữa cháy số 2"]),
        (DISTRICT, "Lãnh đạo các phòng, Chi cục Thuế khu vực Bắc Vinh dự họp",
         ["Chi cục Thuế khu vực Bắc Vinh"]),
        (COMMUNE, "Tòa án nhân dân khu vực 4 - Nghệ An; VKSND khu vực 4 - Phòng Kinh tế",
         ["Tòa án nhân dân khu vực 4 - Nghệ An", "Viện kiểm sát nhân dân khu vực 4",
          "Phòng Kinh tế xã Vạn An"]),
        (DISTRICT, "Ban Tổ chức - Kiểm tra Hội Nông dân tỉnh hướng dẫn",
         ["Ban Tổ chức - Kiểm tra Hội Nông dân tỉnh Nghệ An"]),
        (DISTRICT, "Trạm Chăn nuôi và Thú y, Trạm Trồng trọt và Bảo vệ thực vật huyện",
         ["Trạm Chăn nuôi và Thú y huyện Nam Đàn",
          "Trạm Trồng trọt và Bảo vệ thực vật huyện Nam Đàn"]),
        (PROVINCE, "Tiểu đoàn 43, Hải đội Biên phòng 5, Viễn thông Bến Tre",
         ["Tiểu đoàn 43", "Hải đội Biên phòng 5", "Viễn thông Bến Tre"]),
        (PROVINCE, "- Tổ công tác Đề án 09 tỉnh; Hội đồng Khoa học và Công nghệ tỉnh",
         ["Tổ công tác Đề án 09 tỉnh Bến Tre", "Hội đồng Khoa học và Công nghệ tỉnh Bến Tre"]),
        (PROVINCE, "Ban Dân vận, Ban Tuyên giáo, Ủy ban Kiểm tra Tỉnh ủy phối hợp",
         ["Ban Dân vận Tỉnh ủy Bến Tre", "Ban Tuyên giáo Tỉnh ủy Bến Tre",
          "Ủy ban Kiểm tra Tỉnh ủy Bến Tre"]),
        (PROVINCE, "- TTr Tỉnh ủy, TTr HĐND tỉnh;",
         ["Thường trực Tỉnh ủy Bến Tre", "Thường trực Hội đồng nhân dân tỉnh Bến Tre"]),
        (PROVINCE, "theo Trung ương Hội LHPN Việt Nam và Kế hoạch số 12 của BCĐ các CTMTQG tỉnh",
         ["Trung ương Hội Liên hiệp Phụ nữ Việt Nam",
          "Ban Chỉ đạo các Chương trình mục tiêu quốc gia tỉnh Bến Tre"]),
        (PROVINCE, "UBND các huyện Ba Tri, Bình Đại và thành phố Bến Tre",
         ["Ủy ban nhân dân huyện Ba Tri", "Ủy ban nhân dân huyện Bình Đại",
          "Ủy ban nhân dân thành phố Bến Tre"]),
        (PROVINCE, "BCĐ Phong trào TDĐKXDĐSVH tỉnh",
         ["Ban Chỉ đạo Phong trào Toàn dân đoàn kết xây dựng đời sống văn hóa tỉnh Bến Tre"]),
        (COUNTRY, "Ủy ban Quốc gia ứng phó sự cố tràn dầu; Văn phòng Quốc gia về biển đảo",
         ["Ủy ban Quốc gia ứng phó sự cố tràn dầu"]),
        (COUNTRY, "Ban Chỉ đạo quốc gia về kinh tế biển; Ban Cơ yếu Chính phủ",
         ["Ban Chỉ đạo quốc gia về kinh tế biển", "Ban Cơ yếu Chính phủ"]),
        (DISTRICT, "Hội Cựu Giáo chức, Hội Nạn nhân chất độc da cam huyện",
         ["Hội Cựu Giáo chức huyện Nam Đàn",
          "Hội Nạn nhân chất độc da cam/dioxin huyện Nam Đàn"]),
        (COMMUNE, "Quỹ tín dụng nhân dân Suối Mây; CLB Cờ tướng",
         ["Quỹ Tín dụng nhân dân Suối Mây xã Vạn An", "Câu lạc bộ Cờ tướng"]),
    ],
    ids=lambda value: value[:40] if isinstance(value, str) else "",
)  # fmt: skip
def test_bodies_of_unusual_kinds(where, text, names):
    assert read(text, where) == names


@pytest.mark.parametrize(
    "text",
    ["di dời khỏi trung tâm Thủ đô", "Bộ Câu hỏi", "Phòng Khám", "Đội Hình", "cơ sở Y tế tư nhân",
     "TRẠM BƠM; ĐỘI NGŨ; BÁO ĐỘNG; BÁO CÁO TÀI CHÍNH"],
)  # fmt: skip
def test_words_like_their_ranks_are_no_bodies(text):
    assert read(text, PROVINCE) == []


def test_a_body_of_a_former_province_keeps_its_own():
    later = context("UBND tỉnh Quảng Ngãi", "2026-03-01", "Quảng Ngãi", "province")
    found = read("UBND tỉnh Kon Tum trước đây, UBND huyện Sơn Hà, Sở Y tế", later)
    assert found == ["Ủy ban nhân dân tỉnh Kon Tum", "Ủy ban nhân dân huyện Sơn Hà",
                     "Sở Y tế tỉnh Quảng Ngãi"]  # fmt: skip
