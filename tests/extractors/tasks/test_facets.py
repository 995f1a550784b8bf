"""Products and funding of tasks, from lines and from columns."""

import pytest

from extractors.tasks.money import amount

HEAD = "KẾ HOẠCH\n\nDựng chợ phiên\n\nCăn cứ Luật Thương mại;\n\nI. NHIỆM VỤ\n\n"


@pytest.fixture
def stated(facts_of):
    """`[(words, product, funding, amount), …]` of a plan's tasks, checked to stand in its text."""

    def rows(text: str):
        document, facts = facts_of(text)
        result = []
        for task in facts.tasks:
            for facet in (task.product, task.funding):
                if facet is not None:
                    assert document.text[facet.span.start : facet.span.end] == facet.quote
            funding = task.funding
            result.append(
                (
                    task.text,
                    task.product.text if task.product else None,
                    funding.text if funding else None,
                    funding.amount if funding else None,
                )
            )
        return result

    return rows


def test_lines_under_a_task(stated):
    text = HEAD + (
        "1. Lợp lại nhà lồng chợ.\n\n- Sản phẩm: Nhà lồng lợp ngói.\n\n"
        "- Kinh phí: 1,5 tỷ đồng từ ngân sách huyện;\n\n2. Kẻ vạch chỗ ngồi.\n"
    )
    assert stated(text) == [
        (
            "Lợp lại nhà lồng chợ.",
            "Nhà lồng lợp ngói",
            "1,5 tỷ đồng từ ngân sách huyện",
            1_500_000_000,
        ),
        ("Kẻ vạch chỗ ngồi.", None, None, None),
    ]


def test_a_product_listed_under_its_title_is_no_task(stated):
    text = HEAD + (
        "1. Lập sổ người bán\n\n- Nội dung: Rà soát tên từng hàng.\n\n- Sản phẩm:\n\n"
        "+ Sổ gốc.\n\n+ Bản đồ chỗ ngồi.\n"
    )
    assert stated(text) == [("Rà soát tên từng hàng.", "Sổ gốc. + Bản đồ chỗ ngồi", None, None)]


def test_inside_the_words_up_to_the_end_of_the_sentence(stated):
    text = HEAD + (
        "- Mở phiên chợ thử; sản phẩm: 02 phiên chợ. Các bản cử người trông xe.\n\n"
        "- Phát quang lối vào chợ (Kinh phí: xã hội hóa).\n"
    )
    assert [row[1:] for row in stated(text)] == [
        ("02 phiên chợ", None, None),
        (None, "xã hội hóa", None),
    ]


def test_a_line_behind_bullets_is_about_each(stated):
    text = HEAD + "- Mở phiên chợ thử.\n\n- Mời phường rèn.\n\n- Kinh phí: 40 triệu đồng.\n"
    assert [row[2:] for row in stated(text)] == [("40 triệu đồng", 40_000_000)] * 2


def test_a_numbered_line_by_itself_is_about_the_part(stated):
    text = HEAD + "1. Mở phiên chợ thử.\n\n2. Mời phường rèn.\n\n3. Kinh phí: ngân sách xã.\n"
    assert [row[2] for row in stated(text)[:2]] == [None, None]


def test_an_empty_line_states_nothing(stated):
    text = HEAD + "1. Mở phiên chợ thử.\n\n- Sản phẩm: …\n\n- Kinh phí: -\n\n2. Mời phường rèn.\n"
    assert [row[1:] for row in stated(text)] == [(None, None, None)] * 2


def test_columns(stated):
    annex = "- Dọn chợ cũ.\n\nNơi nhận:\n- Lưu: VT.\n\nPhụ lục\n\n"
    table = (
        "| TT | Nội dung công việc | Chủ trì | Kết quả đầu ra | Kinh phí (triệu đồng) | Ghi chú |\n"
        "|---|---|---|---|---|---|\n"
        "| 1 | Đóng sạp tre | [Tổ Mộc] | 30 sạp | 1.250,5 | gấp |\n"
        "| 2 | Kê sạp | [Tổ Mộc] | nt | | |\n"
        "| 3 | Khắc biển chợ | [Tổ Mộc] | - | 12 | |\n"
    )
    assert stated(HEAD + annex + table)[1:] == [
        ("Đóng sạp tre", "30 sạp", "1.250,5", 1_250_500_000),
        ("Kê sạp", "30 sạp", None, None),
        ("Khắc biển chợ", None, "12", 12_000_000),
    ]


@pytest.mark.parametrize(
    ("words", "head", "sum_"),
    [
        ("350 triệu đồng", "", 350_000_000),
        ("1.250.000.000 đồng", "", 1_250_000_000),
        ("1.250.000.000đ", "", 1_250_000_000),
        ("2.5 tỷ", "", 2_500_000_000),
        ("4 tỷ 300 triệu đồng", "", 4_300_000_000),
        ("tổng 90 triệu đồng, trong đó tỉnh 60 triệu đồng", "", None),
        ("từ 2 đến 3 tỷ đồng", "", None),
        ("2 - 3 tỷ đồng", "", None),
        ("15 triệu đồng/xã", "", None),
        ("ngân sách năm 2031", "", None),
        ("thực hiện theo quyết định số 12/qđ-ubnd", "", None),
        ("45", "kinh phí (đvt: 1.000 đồng)", 45_000),
        ("45", "kinh phí (1.000.000 đồng)", 45_000_000),
        ("45", "kinh phí", None),
        ("0,0000001 triệu đồng", "", None),
    ],
)
def test_sums(words, head, sum_):
    assert amount(words, head) == sum_
