"""Which items of a plan are tasks."""

import pytest

OPERATIVE = "KẾ HOẠCH\n\nChống rét cho gia súc\n\nCăn cứ Luật Chăn nuôi;\n\nI. NHIỆM VỤ\n\n"


def plan(items: str) -> str:
    return OPERATIVE + items


CASES = {
    "smallest-items": (
        "1. Che chắn chuồng trại\n\n- Mua bạt che chuồng.\n\n- Độn rơm giữ ấm.",
        ["Mua bạt che chuồng.", "Độn rơm giữ ấm."],
    ),
    "numbered-items-without-more": (
        "1. Mua bạt che chuồng.\n\n2. Độn rơm giữ ấm.",
        ["Mua bạt che chuồng.", "Độn rơm giữ ấm."],
    ),
    "aims-and-demands": (
        "1. Mục đích\n\n- Giảm thiệt hại do rét.\n\n2. Yêu cầu\n\n- Các thôn phải chủ động.",
        [],
    ),
    "targets": ("1. Các chỉ tiêu cụ thể\n\n- 95% hộ có chuồng kiên cố.", []),
    "place-time-and-people-of-an-event": (
        "1. Thời gian: ngày 5/11/2031.\n\n2. Địa điểm: nhà văn hóa bản Cát.\n\n"
        "3. Thành phần: trưởng các bản, thú y viên.\n\n4. Nội dung: Hướng dẫn ủ chua thức ăn.",
        ["Hướng dẫn ủ chua thức ăn."],
    ),
    "funding-that-is-only-stated": (
        "- Rà soát hộ khó khăn.\n\n- Kinh phí hỗ trợ do ngân sách xã bảo đảm.",
        ["Rà soát hộ khó khăn."],
    ),
    "items-named-by-nouns-under-a-lead-in": (
        "1. Kiểm tra chuồng trại. Cụ thể các nội dung:\n\n- Việc che chắn hướng gió;\n\n"
        "- Lượng rơm dự trữ.",
        ["Việc che chắn hướng gió;", "Lượng rơm dự trữ."],
    ),
    "lead-in-beside-its-items": (
        "1. Giao bộ phận thú y làm các việc sau:\n\n2. Tiêm phòng đợt cuối.\n\n3. Lập sổ theo dõi.",
        ["Tiêm phòng đợt cuối.", "Lập sổ theo dõi."],
    ),
    "decision-with-its-members": (
        "- Thành lập tổ trực rét gồm:\n\n+ Tổ trưởng: cán bộ thú y;\n\n+ Thành viên: trưởng bản.",
        ["Thành lập tổ trực rét gồm:"],
    ),
    "condition-in-front-of-an-action": (
        "- Đối với hộ nuôi trên 10 con: Hỗ trợ vật liệu làm chuồng.",
        ["Đối với hộ nuôi trên 10 con: Hỗ trợ vật liệu làm chuồng."],
    ),
    "sentences-of-one-bullet-stay-together": (
        "- Mua bạt che chuồng. Cấp phát cho hộ nghèo trước.",
        ["Mua bạt che chuồng. Cấp phát cho hộ nghèo trước."],
    ),
    "item-followed-by-a-paragraph": (
        "1. Rà soát toàn bộ số trâu bò thả rông trong rừng và lập danh sách từng hộ.\n\n"
        "Riêng trâu bò già yếu phải đưa về nuôi nhốt.",
        [
            "Rà soát toàn bộ số trâu bò thả rông trong rừng và lập danh sách từng hộ.",
            "Riêng trâu bò già yếu phải đưa về nuôi nhốt.",
        ],
    ),
    "aside": ("- Dự trữ cỏ khô.\n\n(Chi tiết tại Phụ lục kèm theo)", ["Dự trữ cỏ khô."]),
}


@pytest.mark.parametrize(("items", "expected"), CASES.values(), ids=CASES)
def test_items_of_an_operative_part(words_of, items, expected):
    assert words_of(plan(items)) == expected


CLOSINGS = {
    "urging": ("Trên đây là Kế hoạch chống rét. Yêu cầu các bản nghiêm túc thực hiện./.", []),
    "reporting": (
        "Trên đây là Kế hoạch chống rét. Các bản báo cáo kết quả về xã trước ngày 5/12.",
        ["Các bản báo cáo kết quả về xã trước ngày 5/12."],
    ),
    "request-in-the-presenting-sentence": (
        "Trên đây là Kế hoạch chống rét, UBND xã yêu cầu các bản báo cáo trước ngày 5/12.",
        ["UBND xã yêu cầu các bản báo cáo trước ngày 5/12."],
    ),
    "difficulties": (
        "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các bản báo cáo xã xem xét.",
        [],
    ),
    "reporting-then-difficulties": (
        "Đề nghị các bản báo cáo kết quả hằng tuần. Nếu phát sinh vướng mắc, phản ánh về xã.",
        ["Đề nghị các bản báo cáo kết quả hằng tuần."],
    ),
}


@pytest.mark.parametrize(("closing", "expected"), CLOSINGS.values(), ids=CLOSINGS)
def test_closing_paragraphs(words_of, closing, expected):
    assert words_of(plan(f"1. Dự trữ cỏ khô.\n\n{closing}")) == ["Dự trữ cỏ khô.", *expected]


def test_parts_that_hold_no_tasks(words_of):
    text = plan("- Dự trữ cỏ khô.") + (
        "\n\nII. KINH PHÍ\n\nKinh phí thực hiện lấy từ quỹ phòng chống thiên tai.\n\n"
        "III. ĐỐI TƯỢNG\n\nCác hộ chăn nuôi trên địa bàn xã."
    )
    assert words_of(text) == ["Dự trữ cỏ khô."]


def test_orders_that_begin_with_a_word_for_aims(words_of):
    text = (
        "KẾ HOẠCH\n\nChống rét\n\nCăn cứ Luật Chăn nuôi;\n\n"
        "1. Yêu cầu [các bản] làm ngay các việc sau:"
        "\n\na) Dồn trâu về chuồng;\n\nb) Độn rơm giữ ấm."
    )
    assert words_of(text) == ["Dồn trâu về chuồng;", "Độn rơm giữ ấm."]


def test_steps_of_a_schedule(words_of):
    text = plan("- Dự trữ cỏ khô.") + (
        "\n\nII. CÁC MỐC THỜI GIAN\n\n- Tháng 9: Kê khai đàn.\n\n"
        "- Ngày 05/10: Ra quân che chuồng.\n\n"
        "- Bước 3 (tháng 11): Kiểm tra chéo giữa các bản.\n\n- Địa điểm: bản Cát."
    )
    assert words_of(text) == [
        "Dự trữ cỏ khô.",
        "Tháng 9: Kê khai đàn.",
        "Ngày 05/10: Ra quân che chuồng.",
        "Bước 3 (tháng 11): Kiểm tra chéo giữa các bản.",
    ]


def test_articles_assign_only_where_they_name_who(words_of):
    text = (
        "QUYẾT ĐỊNH\n\nThành lập tổ chống rét\n\nCăn cứ Luật Chăn nuôi;\n\nQUYẾT ĐỊNH:\n\n"
        "Điều 1. Thành lập tổ chống rét cho gia súc của xã.\n\n"
        "Điều 2. Giao [Trạm Thú y] hướng dẫn các hộ che chắn chuồng trại.\n\n"
        "Điều 3. Quyết định này có hiệu lực kể từ ngày ký."
    )
    assert words_of(text, "Quyết định") == [
        "Giao Trạm Thú y hướng dẫn các hộ che chắn chuồng trại."
    ]


def test_reports_hold_tasks_in_their_outlook_only(words_of):
    text = (
        "BÁO CÁO\n\nCông tác chống rét\n\nI. CÔNG TÁC CHỈ ĐẠO\n\n- Ban hành 03 văn bản.\n\n"
        "II. PHƯƠNG HƯỚNG, NHIỆM VỤ\n\n- Tiếp tục dự trữ cỏ khô."
    )
    assert words_of(text, "Báo cáo") == ["Tiếp tục dự trữ cỏ khô."]


def test_templates_in_annexes_hold_none(words_of):
    text = plan("- Dự trữ cỏ khô.\n\n") + (
        "Nơi nhận:\n- Lưu: VT.\n\nPhụ lục\n\nĐỀ CƯƠNG BÁO CÁO\n\nI. KẾT QUẢ THỰC HIỆN\n\n"
        "1. Nhiệm vụ: Nêu rõ việc đã làm."
    )
    assert words_of(text) == ["Dự trữ cỏ khô."]


def test_paragraphs_without_marks_assign_too(words_of):
    text = plan(
        "Cán bộ Thú y - Khuyến nông: Lập sổ theo dõi đàn.\n\n"
        "Đề nghị [Hội Nông dân xã]: Vận động hội viên che chuồng.\n\n"
        "Giao Tổ thú y bản phun khử trùng chuồng trại.\n\n"
        "Các ông (bà) trưởng bản: Nhắc từng hộ tích rơm.\n\n"
        "Hợp tác xã chăn nuôi Bản Pho mua bạt che.\n\n"
        "Trên đây là Kế hoạch chống rét, đề nghị các bản thực hiện nghiêm túc./."
    )
    assert words_of(text) == [
        "Lập sổ theo dõi đàn.",
        "Vận động hội viên che chuồng.",
        "Giao Tổ thú y bản phun khử trùng chuồng trại.",
        "Nhắc từng hộ tích rơm.",
        "Hợp tác xã chăn nuôi Bản Pho mua bạt che.",
    ]
