"""Two columns side by side are read one after the other, never line by line."""

from __future__ import annotations


def letterhead(writer, *, gap: bool = True):
    """A letterhead; its second line leaves but a narrow gap between the columns unless `gap`."""
    writer.page()
    writer.text(100, 60, "ỦY BAN NHÂN DÂN", bold=True, size=12)
    writer.text(270, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12)
    writer.text(103 if gap else 160, 76, "HUYỆN BẾN CÁT", bold=True, size=12)
    writer.text(300, 76, "Độc lập - Tự do - Hạnh phúc", bold=True, size=12)
    writer.text(110, 104, "Số: 31/KH-UBND", size=12)
    writer.text(320, 104, "Bến Cát, ngày 05 tháng 3 năm 2020", size=12)
    writer.text(270, 140, "KẾ HOẠCH", bold=True)
    writer.text(180, 160, "Trồng rừng phân tán năm 2020", bold=True)
    for y in (200, 218, 236):
        writer.text(90, y, "Căn cứ Luật Lâm nghiệp ngày 15 tháng 11 năm 2017 và các văn bản hiện")
    return writer


LEFT = ["ỦY BAN NHÂN DÂN", "HUYỆN BẾN CÁT", "Số: 31/KH-UBND"]
RIGHT = [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Bến Cát, ngày 05 tháng 3 năm 2020",
]


def test_the_left_column_comes_first(writer, texts):
    read = texts(letterhead(writer))
    assert read[:6] == LEFT + RIGHT
    assert read[6:8] == ["KẾ HOẠCH", "Trồng rừng phân tán năm 2020"]


def test_the_number_that_signing_software_wrote(writer, texts):
    writer.page()
    writer.text(100, 60, "SỞ VĂN HÓA", bold=True, size=12)
    writer.text(270, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", bold=True, size=12)
    writer.text(100, 90, "Số:", size=12).field(125, 88, "214", size=12)
    writer.text(160, 90, "/KH-SVH", size=12)
    writer.text(270, 90, "Vũng Tàu, ngày", size=12).field(358, 89, "07", size=12)
    writer.text(376, 90, "tháng 5 năm 2024", size=12)
    writer.text(270, 130, "KẾ HOẠCH", bold=True)
    read = texts(writer)
    assert "Số: 214 /KH-SVH" in read
    assert "Vũng Tàu, ngày 07 tháng 5 năm 2024" in read


def signature(writer):
    writer.page()
    for y in (100, 118):
        writer.text(90, y, "Các phòng, đơn vị căn cứ nhiệm vụ được phân công tổ chức thực hiện")
    writer.text(90, 160, "Nơi nhận:", bold=True, size=12)
    writer.text(380, 161, "KT. GIÁM ĐỐC", bold=True, size=13)
    writer.text(90, 174, "- Như trên;", size=11)
    writer.text(375, 177, "PHÓ GIÁM ĐỐC", bold=True, size=13)
    writer.text(90, 188, "- Các phòng thuộc Sở, Chi cục", size=11)
    writer.text(96, 202, "Kiểm lâm;", size=11)
    writer.text(90, 216, "- Lưu: VT, TH.", size=11)
    return writer


RECIPIENTS = [
    "Nơi nhận:",
    "- Như trên;",
    "- Các phòng thuộc Sở, Chi cục Kiểm lâm;",
    "- Lưu: VT, TH.",
]


def test_recipients_come_before_the_signature(writer, texts):
    signature(writer).text(380, 260, "Đoàn Minh Sang", bold=True, size=13)
    assert texts(writer)[-7:] == [*RECIPIENTS, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Đoàn Minh Sang"]


def test_a_signature_cut_by_the_page_break_is_whole(writer, texts):
    signature(writer).page().text(380, 60, "Đoàn Minh Sang", bold=True, size=13)
    assert texts(writer)[-7:] == [*RECIPIENTS, "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Đoàn Minh Sang"]


def test_a_new_letterhead_overleaf_is_no_part_of_the_signature(writer, texts):
    letterhead(signature(writer))
    read = texts(writer)
    assert read.index("PHÓ GIÁM ĐỐC") < read.index("ỦY BAN NHÂN DÂN")


def test_names_with_tabs_stay_in_their_lines(writer, texts):
    writer.page()
    for y, name in ((300, "Ông Tạ Văn Lộc"), (318, "Bà Hồ Thị Mai"), (336, "Ông Lý Sáng")):
        writer.text(120, y, f"- {name}", size=13).text(330, y, "thành viên;", size=13)
    assert texts(writer) == [
        "- Ông Tạ Văn Lộc thành viên;",
        "- Bà Hồ Thị Mai thành viên;",
        "- Ông Lý Sáng thành viên;",
    ]
