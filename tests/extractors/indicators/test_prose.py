"""Sentences that set targets, and sentences whose figures are none."""

import pytest

from schemas import Header

UNDER_TARGETS = """KẾ HOẠCH
Công tác năm 2026

I. MỤC TIÊU

1. Mục tiêu cụ thể đến năm 2030

{}

II. TỔ CHỨC THỰC HIỆN

1. Văn phòng theo dõi việc thực hiện.
"""
AMONG_TASKS = """KẾ HOẠCH
Công tác năm 2026

I. NỘI DUNG

1. Nhiệm vụ

{}

II. TỔ CHỨC THỰC HIỆN

1. Văn phòng theo dõi việc thực hiện.
"""


@pytest.fixture
def targets(read_as, facts_of):
    """The targets of one sentence: name, unit, and figure as printed."""

    def found(sentence, frame=UNDER_TARGETS, **header):
        document = read_as(frame.format(sentence), ".txt")
        facts = facts_of(document, Header(**header)) if header else facts_of(document)
        return [
            (each.name, each.unit, each.values[0].raw)
            for each in facts.indicators
            if each.origin == "prose"
        ]

    return found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "- 100% văn bản được xử lý trên môi trường mạng.",
            [("văn bản được xử lý trên môi trường mạng", "%", "100%")],
        ),
        (
            "- Tỷ lệ hộ nghèo giảm bình quân 1 - 1,5%/năm.",
            [("Tỷ lệ hộ nghèo giảm bình quân", "%/năm", "1 - 1,5%/năm")],
        ),
        (
            "- Trên 90% người dân có tài khoản, 85% hộ kinh doanh nộp thuế điện tử.",
            [
                ("người dân có tài khoản", "%", "Trên 90%"),
                ("hộ kinh doanh nộp thuế điện tử", "%", "85%"),
            ],
        ),
        (
            "- Tỷ lệ lao động qua đào tạo đạt 75%; tỷ lệ che phủ rừng duy trì từ 62% trở lên.",
            [
                ("Tỷ lệ lao động qua đào tạo", "%", "75%"),
                ("tỷ lệ che phủ rừng duy trì", "%", "từ 62% trở lên"),
            ],
        ),
        (
            "- Nâng tỷ lệ hộ dùng nước sạch từ 85% lên 95%.",
            [("Nâng tỷ lệ hộ dùng nước sạch", "%", "95%")],
        ),
        (
            "- Giảm ít nhất 10% số vụ cháy so với năm 2025.",
            [("Giảm số vụ cháy", "%", "ít nhất 10%")],
        ),
        (
            "- Đến năm 2028 đạt 60% và đến năm 2030 đạt 80% thôn có nhà văn hóa.",
            [("thôn có nhà văn hóa", "%", "60%"), ("thôn có nhà văn hóa", "%", "80%")],
        ),
        (
            "- Thành lập mới 03 hợp tác xã, nâng tổng số lên 15 hợp tác xã.",
            [
                ("Thành lập mới hợp tác xã", "hợp tác xã", "03"),
                ("nâng tổng số lên hợp tác xã", "hợp tác xã", "15"),
            ],
        ),
        (
            "- Diện tích trồng rừng mới: khoảng 1.200 ha.",
            [("Diện tích trồng rừng mới", "ha", "khoảng 1.200")],
        ),
        (
            "- Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng còn 9,5%.",
            [("Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng", "%", "9,5%")],
        ),
        (
            "- Tối thiểu có 04 sản phẩm được công nhận.",
            [("sản phẩm được công nhận", "sản phẩm", "Tối thiểu có 04")],
        ),
        (
            "- Chỉ số phát triển con người đạt trên 0,75.",
            [("Chỉ số phát triển con người", None, "trên 0,75")],
        ),
        ("- Tuổi thọ trung bình đạt 75 tuổi.", [("Tuổi thọ trung bình", "tuổi", "75")]),
        (
            "- Có từ 02 đến 03 xã đạt chuẩn (gồm 01 xã miền núi).",
            [("xã đạt chuẩn (gồm 01 xã miền núi)", "xã", "từ 02 đến 03")],
        ),
    ],
)
def test_targets_under_a_heading_of_targets(targets, sentence, expected):
    assert targets(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "- Vận động nhân dân tham gia, phấn đấu tỷ lệ bao phủ bảo hiểm y tế đạt 96%.",
            [("tỷ lệ bao phủ bảo hiểm y tế", "%", "96%")],
        ),
        (
            "- Đảm bảo 100% cán bộ, đoàn viên ký cam kết.",
            [("cán bộ, đoàn viên ký cam kết", "%", "100%")],
        ),
        (
            "- Đối với nơi có dưới 40 hộ: họp toàn thể, bảo đảm ít nhất 60% số hộ có mặt.",
            [("số hộ có mặt", "%", "ít nhất 60%")],
        ),
        (
            "- Phấn đấu kết nạp 12 đảng viên mới trong năm 2026.",
            [("kết nạp đảng viên mới", "đảng viên", "12")],
        ),
    ],
)
def test_targets_among_tasks(targets, sentence, expected):
    assert targets(sentence, AMONG_TASKS) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        pytest.param("- Tổ chức 02 lớp tập huấn cho 80 học viên.", id="activity"),
        pytest.param("- Kiểm tra tại 05 đơn vị trong 03 ngày.", id="place and time"),
        pytest.param("- Thu nhập bình quân đạt 72 triệu đồng/người.", id="money"),
        pytest.param("- Hỗ trợ 70% kinh phí mua giống cho hộ nghèo.", id="funding"),
        pytest.param("- Đến nay, toàn xã đã có 60% hộ dùng nước sạch.", id="fact"),
        pytest.param("- Năm 2024, tỷ lệ hộ nghèo còn 4,5%.", id="year before the plan"),
        pytest.param("- Trường hợp vắng quá 30% đại biểu thì hoãn họp.", id="condition"),
        pytest.param("- Người trúng cử phải đạt trên 50% số phiếu hợp lệ.", id="vote"),
        pytest.param("- Đơn vị hoàn thành từ 80% việc trở lên xếp loại khá.", id="class"),
        pytest.param("- Chăm lo người cao tuổi (chiếm 12% dân số).", id="aside"),
        pytest.param("- Thực hiện Điều 15 Nghị định số 100/2019/NĐ-CP.", id="code"),
        pytest.param("- Gửi báo cáo trước ngày 15/12.", id="date"),
        pytest.param("- Người vi phạm nồng độ cồn chiếm 30% số vụ.", id="statement"),
    ],
)
def test_other_figures_are_no_targets(targets, sentence):
    assert targets(sentence, AMONG_TASKS) == []


def test_decrees_set_rules_and_no_targets(targets):
    sentence = "- Nhà nước bảo đảm tối thiểu 20% tổng chi."
    assert targets(sentence, AMONG_TASKS, type="Nghị định") == []
    assert len(targets(sentence, AMONG_TASKS, type="Kế hoạch")) == 1


def test_what_a_chapter_of_results_says_is_no_target(targets):
    frame = AMONG_TASKS.replace("I. NỘI DUNG", "I. KẾT QUẢ THỰC HIỆN", 1).replace(
        "1. Nhiệm vụ", "1. Công tác tuyên truyền"
    )
    assert targets("- 100% hồ sơ được số hóa.", frame) == []


def test_the_time_comes_from_the_sentence_or_the_heading_above(read_as, facts_of):
    text = UNDER_TARGETS.format("- 100% xã có mạng.\n\n- Đến năm 2028, 70% hộ có nước sạch.")
    found = facts_of(read_as(text, ".txt")).indicators
    assert [each.values[0].period for each in found] == ["2030", "2028"]


def test_a_task_cell_may_set_a_target(read_as, facts_of):
    text = """PHỤ LỤC

PHÂN CÔNG NHIỆM VỤ

| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |
|---|---|---|---|
| 1 | Rà soát, bảo đảm 100% hồ sơ tồn đọng được giải quyết | Sở Nội vụ | Quý I/2026 |
"""
    found = facts_of(read_as(text)).indicators
    assert [(each.origin, each.name) for each in found] == [
        ("prose", "hồ sơ tồn đọng được giải quyết")
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "- Mỗi tổ hòa giải có ít nhất 02 luật gia hỗ trợ.",
            [("Mỗi tổ hòa giải có luật gia hỗ trợ", None, "ít nhất 02")],
        ),
        (
            "- Sản lượng cá khô tăng gấp 2,5 lần so với năm 2024.",
            [("Sản lượng cá khô tăng gấp", "lần", "2,5")],
        ),
        (
            "- 100% trường trung học dạy 02 buổi/ngày; tỷ lệ chuyên cần đạt 98%.",
            [
                ("trường trung học dạy 02 buổi/ngày", "%", "100%"),
                ("tỷ lệ chuyên cần", "%", "98%"),
            ],
        ),
        (
            "- Khống chế số người mắc bệnh dại không vượt quá 02 ca.",
            [("Khống chế số người mắc bệnh dại ca", "ca", "không vượt quá 02")],
        ),
        ("- Hoàn thành trên 3 trong tổng số các phần việc.", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_counts_of_things_and_times_as_much(targets, sentence, expected):
    assert targets(sentence) == expected


PARTS = """KẾ HOẠCH
Công tác năm 2026

{}

Phần thứ hai
PHƯƠNG HƯỚNG

I. NHIỆM VỤ

1. Văn phòng theo dõi việc thực hiện.
"""


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("Phần thứ nhất\nTÌNH HÌNH CHẠM BẠC NĂM 2025", []),
        ("Phần thứ nhất\nKẾT QUẢ MONG ĐỢI", [("thợ bạc có chứng chỉ", "%", "45%")]),
    ],
)
def test_the_line_below_a_bare_number_is_the_heading(targets, heading, expected):
    assert targets(f"{heading}\n\nToàn làng có 45% thợ bạc có chứng chỉ.", PARTS) == [
        ("Toàn làng có thợ bạc có chứng chỉ", *rest) for _, *rest in expected
    ]


def test_an_operator_announces_a_count_among_targets(targets):
    assert targets("- Tốc độ đường truyền tại các bến không dưới 80 Mb/s.") == [
        ("Tốc độ đường truyền tại các bến", "Mb/s", "không dưới 80")
    ]


def test_a_contribution_to_growth_is_no_money(targets):
    sentence = "- Phấn đấu nghề chạm bạc đóng góp 2% GRDP của xã."
    assert [unit for _, unit, _ in targets(sentence, AMONG_TASKS)] == ["%"]


@pytest.mark.parametrize(
    ("sentence", "frame", "expected"),
    [
        (
            "- Tỷ lệ mẻ muối không đạt loại một giảm từ 9% xuống còn 5%.",
            UNDER_TARGETS,
            [("Tỷ lệ mẻ muối không đạt loại một giảm", "%", "5%")],
        ),
        (
            "- Đạt 40% (năm 2027) và 55% (năm 2029) ruộng muối có nhật ký điện tử.",
            UNDER_TARGETS,
            [
                ("ruộng muối có nhật ký điện tử", "%", "40%"),
                ("ruộng muối có nhật ký điện tử", "%", "55%"),
            ],
        ),
        ("- Mở 04 lớp nghề muối, mỗi lớp có ít nhất 30 người.", UNDER_TARGETS, []),
        ("- Các thôn phải giải ngân 100% kế hoạch vốn được giao.", AMONG_TASKS, []),
    ],
)
def test_changes_times_and_amounts_in_sentences(targets, sentence, frame, expected):
    assert targets(sentence, frame) == expected


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("- Giám sát 20% số lớp học bơi.", False),
        ("- Lấy mẫu tại 15% số hồ bơi mỗi quý.", False),
        ("- Tỷ lệ hồ bơi được kiểm tra nước đạt 90%.", True),
        ("- Phấn đấu kiểm tra 100% số hồ bơi.", True),
    ],
)
def test_a_share_that_is_looked_at_is_no_target(targets, sentence, found):
    assert bool(targets(sentence, AMONG_TASKS)) is found


LEAD_IN = """Các mục tiêu đến hết năm 2028:

- Tỷ lệ lớp học bơi miễn phí: 40%.
- Năm 2030, tỷ lệ hồ bơi có cứu hộ đạt 80%, tỷ lệ hồ bơi có mái che đạt 30%."""


@pytest.mark.parametrize(
    ("sentences", "periods"),
    [
        ("- Đến năm 2028, 60% xã có hồ bơi, 70% lớp có câu lạc bộ.", ["2028", "2028"]),
        ("- Đến năm 2028 đạt 60%, đến năm 2029 đạt 80% xã có hồ bơi.", ["2028", "2029"]),
        ("- Tỷ lệ xã có hồ bơi đạt 60% so với năm 2024.", ["2030"]),
        (LEAD_IN, ["2028", "2030", "2030"]),
    ],
    ids=["of the sentence", "of the clause", "of the heading", "of the lead-in"],
)
def test_a_target_has_the_time_that_is_said_nearest(read_as, facts_of, sentences, periods):
    found = facts_of(read_as(UNDER_TARGETS.format(sentences), ".txt")).indicators
    assert [row.values[0].period for row in found] == periods


def test_a_part_of_one_word_is_named_with_its_whole(targets):
    names = [name for name, *_ in targets("- 60% học viên biết bơi, trong đó nữ đạt 55%.")]
    assert names == ["học viên biết bơi", "học viên biết bơi - nữ"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "- Thu nhập bình quân đầu người đạt 75 triệu đồng/năm, đến năm 2030 đạt 110 triệu "
            "đồng/năm.",
            [
                ("Thu nhập bình quân đầu người", "triệu đồng/năm", "75"),
                ("Thu nhập bình quân đầu người", "triệu đồng/năm", "110"),
            ],
        ),
        (
            "- Làng là nơi đáng sống, với doanh thu từ chè đạt trên 12 tỷ đồng.",
            [("doanh thu từ chè", "tỷ đồng", "trên 12")],
        ),
        ("- Bố trí 12 tỷ đồng mua máy sao chè.", []),
        (
            "- Hỗ trợ 300 thanh niên lập nghiệp.",
            [("Hỗ trợ thanh niên lập nghiệp", "thanh niên", "300")],
        ),
        (
            "- Giải ngân đạt 95% kế hoạch vốn được giao.",
            [("Giải ngân đạt kế hoạch vốn được giao", "%", "95%")],
        ),
        (
            "- Có 02 trường đại học vào top 100 cả nước.",
            [("trường đại học vào top 100 cả nước", "trường đại học", "02")],
        ),
        (
            "- GRDP giai đoạn 2026 - 2030 tăng 8%/năm.",
            [("GRDP giai đoạn 2026 - 2030 tăng", "%/năm", "8%/năm")],
        ),
    ],
)
def test_what_people_earn_and_how_much_is_paid_out(targets, sentence, expected):
    assert targets(sentence) == expected


def test_a_year_that_a_multiple_starts_from_is_not_its_time(read_as, facts_of):
    sentence = "- Sản lượng cá lồng năm 2029 gấp 2 lần năm 2025."
    facts = facts_of(read_as(UNDER_TARGETS.format(sentence), ".txt"))
    assert [value.period for each in facts.indicators for value in each.values] == ["2029"]
