"""What tasks take over from headings, lead-ins and attribute lines."""

import pytest

HEAD = "KẾ HOẠCH\n\nChống rét cho gia súc\n\nCăn cứ Luật Chăn nuôi;\n\nI. TỔ CHỨC THỰC HIỆN\n\n"


def test_heading_that_is_a_body_leads_what_stands_under_it(tasks_of):
    text = HEAD + (
        "1. [Trạm Thú y]\n\n- Tiêm phòng đàn trâu.\n\n- Phối hợp với [Đoàn xã] phun khử trùng.\n\n"
        "2. Tăng cường hoạt động của [Hội Làm vườn]\n\n- Mở lớp ghép cây."
    )
    assert tasks_of(text) == [
        ("Tiêm phòng đàn trâu.", ("Trạm Thú y",), (), ()),
        ("Phối hợp với Đoàn xã phun khử trùng.", ("Trạm Thú y",), ("Đoàn xã",), ()),
        ("Mở lớp ghép cây.", (), (), ()),
    ]


def test_label_in_front_of_the_words_is_dropped(tasks_of):
    text = HEAD + "1. Đề nghị [Hội Làm vườn] và [các đoàn thể]: Vận động hội viên che cây giống."
    assert tasks_of(text) == [
        ("Vận động hội viên che cây giống.", ("Hội Làm vườn", "các đoàn thể"), (), ())
    ]


def test_heading_that_goes_on_behind_a_known_body(tasks_of):
    text = HEAD + (
        "1. [Phòng Kiểm soát] giết mổ\n\n- Đóng dấu thịt lợn.\n\n"
        "2. Tổng phụ trách Đội, nhân viên thư viện\n\n- Xếp lại kho sách.\n\n"
        "3. Các chủ cơ sở giết mổ, chủ tàu cá:\n\n- Rửa sạp cuối buổi.\n\n"
        "4. [Phòng Kiểm soát] chỉ đạo theo dõi:\n\n- Đàn lợn của xã."
    )
    assert [task[:2] for task in tasks_of(text)] == [
        ("Đóng dấu thịt lợn.", ("Phòng Kiểm soát giết mổ",)),
        ("Xếp lại kho sách.", ("Tổng phụ trách Đội", "nhân viên thư viện")),
        ("Rửa sạp cuối buổi.", ("các chủ cơ sở giết mổ, chủ tàu cá",)),
        ("Đàn lợn của xã.", ("Phòng Kiểm soát",)),
    ]


def test_titles_of_parts_lead_nothing(tasks_of):
    text = HEAD + (
        "II. TRÁCH NHIỆM CỦA [CÁC BAN, NGÀNH]\n\n1. Người nuôi ong khai báo đàn.\n\n"
        "2. [Trạm Thú y] lập sổ theo dõi."
    )
    assert [task[:2] for task in tasks_of(text)] == [
        ("Người nuôi ong khai báo đàn.", ()),
        ("Trạm Thú y lập sổ theo dõi.", ("Trạm Thú y",)),
    ]


def test_members_whose_line_sets_a_duty(tasks_of):
    text = HEAD + (
        "1. Thành viên Ban Chỉ huy: Chủ động nắm đàn.\n\n2. Thành viên Đoàn: Ông Lò Văn Páo.\n\n"
        "3. Cán bộ khuyến nông - Thú y (phụ trách chợ): Kiểm tra thịt mỗi sáng.\n\n"
        "4. [Trạm Thú y] cửa khẩu được phân công: Trực đêm."
    )
    assert [task[:2] for task in tasks_of(text)] == [
        ("Chủ động nắm đàn.", ("Thành viên Ban Chỉ huy",)),
        ("Kiểm tra thịt mỗi sáng.", ("Cán bộ khuyến nông - Thú y",)),
        ("Trực đêm.", ("Trạm Thú y cửa khẩu",)),
    ]


def test_names_with_a_dash_are_one_label(tasks_of):
    text = HEAD + "- Công chức Địa chính - Kế toán: Cân đối tiền mua vắc xin."
    assert tasks_of(text)[0][:2] == (
        "Cân đối tiền mua vắc xin.",
        ("Công chức Địa chính - Kế toán",),
    )


def test_lead_in_passes_lead_and_partners_to_its_items_only(tasks_of):
    text = HEAD + (
        "1. [Trạm Thú y]\n\n- Chủ trì, phối hợp với [các đơn vị liên quan]:\n\n"
        "+ Lập danh sách hộ nuôi.\n\n+ Cấp phát vắc xin.\n\n- Báo cáo hằng tuần."
    )
    assert tasks_of(text) == [
        ("Lập danh sách hộ nuôi.", ("Trạm Thú y",), ("các đơn vị liên quan",), ()),
        ("Cấp phát vắc xin.", ("Trạm Thú y",), ("các đơn vị liên quan",), ()),
        ("Báo cáo hằng tuần.", ("Trạm Thú y",), (), ()),
    ]


def test_holder_of_a_position_as_heading(tasks_of):
    text = HEAD + "**1. Cán bộ phụ trách lĩnh vực thú y:**\n\n- Lập sổ theo dõi đàn."
    assert tasks_of(text) == [
        ("Lập sổ theo dõi đàn.", ("Cán bộ phụ trách lĩnh vực thú y",), (), ())
    ]


def test_members_addressed_as_comrades_yield_to_the_body_above(tasks_of):
    text = HEAD + "1. [Đảng ủy xã]\n\n- Đồng chí Phó Bí thư chỉ đạo chung công tác chống rét."
    assert tasks_of(text)[0][1] == ("Đảng ủy xã",)


def test_attribute_lines_make_the_item_above_the_task(tasks_of):
    text = HEAD + (
        "1.1. Biên soạn tài liệu hướng dẫn ủ chua thức ăn cho trâu bò trong mùa đông giá rét.\n\n"
        "- Bảo đảm ngắn gọn, dễ hiểu.\n\n- Thời gian hoàn thành: {tháng 11/2031};\n\n"
        "- Đơn vị chủ trì: [Trạm Thú y];\n\n- Đơn vị phối hợp: Trưởng bản, [Đoàn xã].\n\n"
        "- Kết quả: 500 tờ rơi."
    )
    assert tasks_of(text) == [
        (
            "Biên soạn tài liệu hướng dẫn ủ chua thức ăn cho trâu bò trong mùa đông giá rét.",
            ("Trạm Thú y",),
            ("Trưởng bản", "Đoàn xã"),
            ("tháng 11/2031",),
        )
    ]


def test_attribute_lines_behind_bullets_are_about_all_of_them(tasks_of):
    text = HEAD + (
        "1. Giữ ấm cho đàn trâu\n\n- Mua bạt che chuồng.\n\n- Độn rơm.\n\n"
        "Đơn vị chủ trì: [Trạm Thú y]; Đơn vị phối hợp: [Đoàn xã].\n\n"
        "2. Giữ ấm cho cây giống\n\n- Phủ nilon luống mạ."
    )
    assert tasks_of(text) == [
        ("Mua bạt che chuồng.", ("Trạm Thú y",), ("Đoàn xã",), ()),
        ("Độn rơm.", ("Trạm Thú y",), ("Đoàn xã",), ()),
        ("Phủ nilon luống mạ.", (), (), ()),
    ]


def test_attributes_inside_the_words(tasks_of):
    text = HEAD + (
        "1. Mua bạt che chuồng (Chủ trì: [Trạm Thú y]; phối hợp: [Đoàn xã]; thời gian: {quý IV})."
    )
    (task,) = tasks_of(text)
    assert task[1:] == (("Trạm Thú y",), ("Đoàn xã",), ("quý IV",))


def test_partners_that_an_assignment_line_names_apart(tasks_of):
    text = HEAD + (
        "1. Mua bạt che chuồng cho các hộ nghèo ở những bản vùng cao trong mùa rét.\n\n"
        "- Phân công: [Trạm Thú y] chủ trì, phối hợp với [Đoàn xã]."
    )
    (task,) = tasks_of(text)
    assert task[1:3] == (("Trạm Thú y",), ("Đoàn xã",))


def test_own_lead_and_own_time_win(tasks_of):
    text = HEAD + (
        "1. [Trạm Thú y]\n\n- [Đoàn xã] dọn chuồng {trước ngày 5/11}.\n\n- Tiêm phòng.\n\n"
        "- Thời gian: {tháng 12}."
    )
    assert tasks_of(text) == [
        ("Đoàn xã dọn chuồng trước ngày 5/11.", ("Đoàn xã",), (), ("trước ngày 5/11",)),
        ("Tiêm phòng.", ("Trạm Thú y",), (), ("tháng 12",)),
    ]


def test_times_listed_under_a_line(tasks_of):
    text = HEAD + (
        "1. Tiêm phòng hai đợt\n\n- Tiêm cho trâu.\n\n- Tiêm cho bò.\n\n* Thời gian thực hiện:\n\n"
        "+ Đợt 1: Từ {ngày 1/10 đến 5/10};\n\n+ Đợt 2: Từ {ngày 1/12 đến 5/12}."
    )
    both = ("ngày 1/10 đến 5/10", "ngày 1/12 đến 5/12")
    assert [(task[0], task[3]) for task in tasks_of(text)] == [
        ("Tiêm cho trâu.", both),
        ("Tiêm cho bò.", both),
    ]


def test_whom_the_preamble_addresses_leads_bare_orders(tasks_of):
    text = (
        "CÔNG VĂN\n\nVề việc chống rét\n\nCăn cứ tình hình thời tiết, Ủy ban nhân dân xã yêu cầu "
        "[các bản] thực hiện các việc sau:\n\n1. Che chắn chuồng trại.\n\n"
        "2. Giao [Trạm Thú y] theo dõi dịch bệnh."
    )
    assert [task[:2] for task in tasks_of(text)] == [
        ("Che chắn chuồng trại.", ("các bản",)),
        ("Giao Trạm Thú y theo dõi dịch bệnh.", ("Trạm Thú y",)),
    ]


def test_a_line_behind_one_item_is_not_about_the_next(tasks_of):
    text = HEAD + (
        "1. Mua bạt che chuồng.\n\n- Thời gian: {tháng 10}.\n\n2. Độn rơm.\n\n3. Dự trữ cỏ khô."
    )
    assert [task[3] for task in tasks_of(text)] == [("tháng 10",), (), ()]


def test_the_time_of_a_short_heading_is_that_of_what_stands_under_it(tasks_of):
    text = HEAD + (
        "1. Trước mùa lũ (xong {trước ngày 15/6}):\n\n- Gia cố bờ bao.\n\n"
        "- Dự trữ cát {trong tháng 5}.\n\n2. Sau lũ\n\n- Thau rửa giếng."
    )
    assert [task[3] for task in tasks_of(text)] == [("trước ngày 15/6",), ("trong tháng 5",), ()]


def test_the_time_of_a_sentence_is_its_own(tasks_of):
    text = HEAD + (
        "Việc thau rửa giếng nước ăn của các hộ ở vùng trũng được làm {trong tháng 9} theo lời "
        "dặn của ngành y tế, gồm:\n\n- Khử trùng giếng."
    )
    assert [task[3] for task in tasks_of(text)] == [()]


def test_a_title_over_names_passes_to_the_tasks_above(tasks_of):
    text = (
        "KẾ HOẠCH\n\nGiữ giống lúa nương\n\nCăn cứ Luật Trồng trọt;\n\nI. NHIỆM VỤ\n\n"
        "1. Nội dung\n\na) Thu mẫu hạt giống.\n\nb) Lập kho lạnh.\n\n"
        "2. Cơ quan chủ trì, phối hợp\n\na) Cơ quan chủ trì\n\n- [Trạm Giống].\n\n"
        "- Các tỉnh; Tư lệnh quân khu.\n\nb) Cơ quan phối hợp\n\n- [Hội Làm vườn].\n"
    )
    leads, partners = ("Trạm Giống", "các tỉnh", "Tư lệnh quân khu"), ("Hội Làm vườn",)
    assert tasks_of(text) == [
        ("Thu mẫu hạt giống.", leads, partners, ()),
        ("Lập kho lạnh.", leads, partners, ()),
    ]


def test_a_title_over_duties_is_no_list_of_names(tasks_of):
    text = (
        "KẾ HOẠCH\n\nGiữ giống lúa nương\n\nCăn cứ Luật Trồng trọt;\n\n"
        "I. TỔ CHỨC THỰC HIỆN\n\n1. Đơn vị thực hiện\n\n- Thu mẫu hạt giống.\n\n"
        "- Lập kho lạnh.\n"
    )
    assert [task[0] for task in tasks_of(text)] == ["Thu mẫu hạt giống.", "Lập kho lạnh."]


def test_a_remark_in_brackets_is_no_name_of_a_list(tasks_of):
    text = HEAD + (
        "1. Nội dung\n\na) Đào ao chứa nước;\n\nb) Thả cá giống.\n\n2. Cơ quan chủ trì\n\n"
        "- [Trạm Thú y].\n\n(Trạm cũng là nơi phát cá giống cho các hộ nuôi ven sông trong vùng, "
        "theo dõi và báo cáo định kỳ số lượng cá đã thả cho xã)."
    )
    assert [task[:2] for task in tasks_of(text)] == [
        ("Đào ao chứa nước;", ("Trạm Thú y",)),
        ("Thả cá giống.", ("Trạm Thú y",)),
    ]


def test_a_later_sentence_that_names_who_acts_yields_to_the_line_about_it(tasks_of):
    text = HEAD + (
        "1. Nội dung\n\na) Thành lập đội đào ao. [Hội Làm vườn] cử người giúp.\n\n"
        "b) Thả cá giống.\n\n2. Chủ trì thực hiện\n\n- [Trạm Thú y]."
    )
    assert [task[1] for task in tasks_of(text)] == [("Trạm Thú y",), ("Trạm Thú y",)]


def test_partners_that_join_in_behind_who_acts(tasks_of):
    text = in_duties(
        "1. Mở chợ quê", "- Đơn vị thực hiện: [Hội Làm vườn] tham mưu; [các đội], thôn phối hợp."
    )
    ((_, lead, partners, _),) = tasks_of(text)
    assert (lead, partners) == (("Hội Làm vườn",), ("các đội",))


def test_many_of_a_kind_are_partners_where_a_line_lists_them(tasks_of):
    text = in_duties(
        "1. Dựng trạm sóng ở chợ", "- Chủ trì: [Hội Làm vườn]", "- Phối hợp: các doanh nghiệp nhỏ"
    )
    assert [task[2] for task in tasks_of(text)] == [("các doanh nghiệp nhỏ",)]


def in_duties(*lines: str) -> str:
    return (
        "KẾ HOẠCH\n\nGiữ giống lúa nương\n\nCăn cứ Luật Trồng trọt;\n\n"
        "I. TỔ CHỨC THỰC HIỆN\n\n" + "\n\n".join(lines) + "\n"
    )


@pytest.mark.parametrize(
    ("line", "lead", "partners"),
    [
        ("Mở lớp ghép cành ([Trạm Giống] chủ trì).", ["Trạm Giống"], []),
        (
            "Mở lớp ghép cành ([Trạm Giống] thực hiện, phối hợp với [Đoàn xã]).",
            ["Trạm Giống"],
            ["Đoàn xã"],
        ),
        ("Mở lớp ghép cành (giao [Trạm Giống]);", ["Trạm Giống"], []),
        ("Mở lớp ghép cành ([Trạm Giống] chủ trì; kinh phí: 2 triệu).", ["Trạm Giống"], []),
        ("Mở lớp ghép cành ([Trạm Giống], [Đoàn xã]).", ["Trạm Giống", "Đoàn xã"], []),
        (
            "Mở lớp ghép cành (Trưởng bản, Bí thư chi bộ phụ trách).",
            ["Trưởng bản", "Bí thư chi bộ"],
            [],
        ),
        ("Mở lớp ghép cành tại hội trường ([Trạm Giống]).", [], []),
        ("Mời [Trung tâm Giống] ([Trạm Giống]).", [], []),
        ("Mở lớp ghép cành ([Trạm Giống] thẩm định).", [], []),
        ("[Đoàn xã] mở lớp ghép cành ([Trạm Giống]).", ["Đoàn xã"], []),
    ],
)
def test_brackets_that_say_who_acts(tasks_of, line, lead, partners):
    found = tasks_of(in_duties(f"- {line}", "- Dọn kho."))
    assert found[0][1:3] == (tuple(lead), tuple(partners))
    assert found[1][1] == ()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (
            "[Báo Nương], [Đài Nương]: mỗi mùa kể chuyện một giống lúa.",
            "mỗi mùa kể chuyện một giống lúa.",
        ),
        (
            "Công chức Địa chính - Xây dựng: tuần đầu năm vẽ lại sơ đồ kho.",
            "tuần đầu năm vẽ lại sơ đồ kho.",
        ),
    ],
)
def test_a_label_leads_whatever_verb_follows(tasks_of, line, words):
    found = tasks_of(in_duties(f"1. {line}", "2. Dọn kho."))
    assert found[0][0] == words
    assert found[0][1]


@pytest.mark.parametrize(
    "line", ["[Ban Giám khảo]: 03 người.", "[Tổ Thư ký]: đồng chí Lò Thị Mỷ ghi chép."]
)
def test_a_label_before_members_sets_no_duty(words_of, line):
    assert words_of(in_duties(f"1. {line}", "2. Dọn kho.")) == ["Dọn kho."]


@pytest.mark.parametrize(
    "label",
    ["Thực hiện", "Chịu trách nhiệm", "Người phụ trách", "Cơ quan chủ trì thực hiện"],
)
def test_short_labels_of_who_acts(tasks_of, label):
    found = tasks_of(in_duties("1. Thu mẫu hạt giống.", f"{label}: Công chức Tài chính - Kế toán"))
    assert found == [("Thu mẫu hạt giống.", ("Công chức Tài chính - Kế toán",), (), ())]


def test_a_common_head_before_the_members_of_a_label(tasks_of):
    found = tasks_of(
        in_duties("1. Trạm các xã: [Mường Vi], [Bản Qua]:", "- Thu mẫu hạt giống.", "2. Dọn kho.")
    )
    assert found[0][1] == ("Mường Vi", "Bản Qua")


def test_an_entry_of_a_list_is_named_whole(tasks_of):
    found = tasks_of(
        in_duties("1. Thu mẫu hạt giống.", "Thực hiện: [Tổ Giống] vùng cao, [Đoàn xã] có liên quan")
    )
    assert found[0][1] == ("Tổ Giống vùng cao", "Đoàn xã")


def test_a_group_with_its_owner_is_one_name(tasks_of):
    found = tasks_of(
        in_duties(
            "1. [Các đội] thuộc [Trạm Giống], [Đoàn xã] thu mẫu hạt giống.",
            "2. Cơ quan thường trực các cấp rà soát kho.",
            "3. [Các bộ, cơ quan] ngang bộ, cơ quan thuộc Chính phủ",
            "- Rà soát sổ kho.",
        )
    )
    assert [task[1] for task in found] == [
        ("Các đội thuộc Trạm Giống", "Đoàn xã"),
        ("cơ quan thường trực các cấp",),
        ("các bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ",),
    ]


def test_who_decides_on_tasks_does_not_lead_them(tasks_of):
    found = tasks_of(
        in_duties(
            "1. Để giữ giống quý, [Đảng ủy xã] xác định các việc sau:", "- Thu mẫu hạt giống."
        )
    )
    assert found[0][1] == ()


def test_content_explains_a_task_that_is_a_sentence(words_of):
    lines = ("- Nội dung: sử dụng máy sấy.", "- Cơ quan chủ trì: [Trạm Giống].")
    assert words_of(in_duties("1. Mở lớp dạy sấy hạt cho các bản.", *lines)) == [
        "Mở lớp dạy sấy hạt cho các bản."
    ]
    assert words_of(in_duties("1. Mở lớp dạy sấy hạt", *lines)) == ["sử dụng máy sấy."]


def test_a_remark_in_brackets_among_bodies_is_no_body(tasks_of):
    text = HEAD + (
        "1. Nội dung\n\na) Che chắn chuồng trại.\n\n2. Cơ quan chủ trì, phối hợp\n\n"
        "a) Cơ quan chủ trì\n\n- [Trạm Thú y].\n\n"
        "(Trạm là nơi nhận tin, tổng hợp số liệu đàn vật nuôi của các thôn, bản, hợp tác xã, trang "
        "trại và hộ nuôi nhỏ lẻ trên địa bàn xã, gửi về huyện).\n\n"
        "b) Cơ quan phối hợp\n\n- [Đoàn xã].\n\n3. Thời gian thực hiện: {Tháng 12}."
    )
    assert tasks_of(text) == [
        ("Che chắn chuồng trại.", ("Trạm Thú y",), ("Đoàn xã",), ("Tháng 12",))
    ]


def test_the_time_of_a_group_holds_for_what_recurs_in_it(tasks_of):
    text = HEAD + (
        "1. Nội dung\n\na) {Thường xuyên} đo nhiệt độ chuồng.\n\nb) Họp tổ {tháng 11}.\n\n"
        "2. Thời gian thực hiện: {Tháng 12}."
    )
    assert [task[3] for task in tasks_of(text)] == [("Thường xuyên", "Tháng 12"), ("tháng 11",)]


def test_a_long_heading_with_its_time_in_brackets(tasks_of):
    text = HEAD + (
        "1. Đợt che chắn, gia cố và bàn giao (Dự kiến {từ tháng 11 đến tháng 12} năm nay hoặc khi "
        "trời rét):\n\n- Che bạt chuồng trâu."
    )
    assert tasks_of(text) == [("Che bạt chuồng trâu.", (), (), ("từ tháng 11 đến tháng 12",))]
