"""The parts of bodies in a task, from its own words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.tasks.actors import Actor, phrases
from extractors.tasks.roles import Roles, ordered_lead, parse_roles

CASES = {
    "order-and-enumeration": (
        "Giao [Trạm Y tế xã] chủ trì, phối hợp chặt chẽ với [Đoàn xã], [Hội Nông dân xã] và "
        "[các đơn vị liên quan] phun thuốc diệt muỗi.",
        ["Trạm Y tế xã"],
        ["Đoàn xã", "Hội Nông dân xã", "các đơn vị liên quan"],
        [],
    ),
    "advised": (
        "Tham mưu [Đảng ủy xã] và [UBND xã] ban hành nghị quyết về cây quế",
        [],
        [],
        ["Đảng ủy xã", "UBND xã"],
    ),
    "subjects-divided-by-semicolon": (
        "[Các phòng, ban]; [UBND các xã] căn cứ nhiệm vụ được giao chủ động rà soát",
        ["Các phòng, ban", "UBND các xã"],
        [],
        [],
    ),
    "one-body-asks-others": (
        "[UBND thị xã] đề nghị [các ban, ngành], [các phường] báo cáo về [Phòng Kinh tế]",
        ["các ban, ngành", "các phường"],
        [],
        [],
    ),
    "holder-orders-holder": (
        "[Chủ tịch UBND xã] giao đồng chí [Phó Chủ tịch UBND xã] trực tiếp chỉ đạo",
        ["Phó Chủ tịch UBND xã"],
        [],
        [],
    ),
    "lead-together-with": (
        "Chủ trì cùng [Phòng Kinh tế] định mức hỗ trợ",
        [],
        ["Phòng Kinh tế"],
        [],
    ),
    "second-clause-whatever-verb": (
        "[Trạm Giống] hướng dẫn kỹ thuật; [Báo Nương] kể chuyện mùa màng",
        ["Trạm Giống", "Báo Nương"],
        [],
        [],
    ),
    "directed-body-is-none-its-partner-is": (
        "Đôn đốc [các chi hội] phối hợp với [UBND cùng cấp] trồng cây",
        [],
        ["UBND cùng cấp"],
        [],
    ),
    "body-in-brackets-does-not-act": (
        "Đề nghị [Sở Y tế] ([Phòng Dân số] quản lý số liệu) cử người dự họp",
        ["Sở Y tế"],
        [],
        [],
    ),
    "names-in-capitals-are-several": (
        "Chi bộ Chợ Gạo, Chi bộ Bến Tràm tổ chức sinh hoạt trong tháng 5",
        ["Chi bộ Chợ Gạo", "Chi bộ Bến Tràm"],
        [],
        [],
    ),
    "bodies-of-several-sorts": (
        "Các hạt, đội cơ động tuần tra mùa khô",
        ["các hạt, đội cơ động"],
        [],
        [],
    ),
    "kinds-cut-short": (
        "Các huyện, thành, thị đoàn và đoàn trực thuộc ra quân",
        ["các huyện, thành, thị đoàn và đoàn trực thuộc"],
        [],
        [],
    ),
    "holder-with-holder": (
        "Trưởng bản phối hợp với Già làng vận động dân bản",
        ["Trưởng bản"],
        ["Già làng"],
        [],
    ),
    "holder-of-a-meeting": ("Thư ký cuộc họp đọc biên bản", ["Thư ký cuộc họp"], [], []),
    "holder-of-a-position-in-a-body": (
        "Giám đốc [Trạm Khuyến nông] phân công cán bộ bám bản",
        ["Giám đốc Trạm Khuyến nông"],
        [],
        [],
    ),
    "condition-then-subject": (
        "Đối với rừng trồng thì cơ quan, tổ chức, đơn vị quản lý rừng có trách nhiệm phối hợp với "
        "[Hạt Kiểm lâm] tuần tra",
        ["cơ quan, tổ chức, đơn vị"],
        ["Hạt Kiểm lâm"],
        [],
    ),
    "case-then-subject": (
        "Trường hợp mất điện thì Tổ trực máy báo ngay về xã",
        ["Tổ trực máy"],
        [],
        [],
    ),
    "verbs-in-a-name": (
        "Đoàn kiểm tra, giám sát làm việc trực tiếp tại xã",
        ["Đoàn kiểm tra, giám sát"],
        [],
        [],
    ),
    "selector-is-no-lead": (
        "Riêng [các sở, ngành] được giao chủ trì đề án chịu trách nhiệm báo cáo",
        ["các sở, ngành"],
        [],
        [],
    ),
    "purpose-then-subject": (
        "Nhằm giữ rừng [các cơ quan, đơn vị] chỉ đạo tuần tra mùa khô",
        ["các cơ quan, đơn vị"],
        [],
        [],
    ),
    "carried-by-others": (
        "Lồng ghép mục tiêu do [Sở Y tế] chủ trì vào chương trình công tác",
        [],
        [],
        [],
    ),
    "directed": ("Chỉ đạo [Ban Quản lý chợ] sắp xếp lại sạp hàng", [], [], []),
    "receivers-of-reports": ("Tổng hợp, báo cáo [Sở Y tế], [UBND tỉnh] kết quả", [], [], []),
    "unlisted-body-behind-a-cue": (
        "Chủ trì, phối hợp với Hạt Kiểm lâm khu vực và các bản rà soát mốc giới",
        [],
        ["Hạt Kiểm lâm khu vực", "các bản"],
        [],
    ),
    "members-in-brackets-replace-their-group": (
        "Phối hợp với [các trạm] trong huyện ([Trạm Thú y], [Trạm Khuyến nông]) mở lớp",
        [],
        ["Trạm Thú y", "Trạm Khuyến nông"],
        [],
    ),
    "members-behind-a-colon-replace-their-group": (
        "[Các phòng]: [Phòng Y tế], [Phòng Kinh tế] xây dựng lịch kiểm tra",
        ["Phòng Y tế", "Phòng Kinh tế"],
        [],
        [],
    ),
    "enumeration-that-goes-on-behind-a-group": (
        "[Các hội], chi hội cơ sở vận động hội viên trồng cây",
        ["các hội, chi hội cơ sở"],
        [],
        [],
    ),
    "a-sentence-each": (
        "[Sở Nội vụ] tổng hợp, báo cáo [UBND tỉnh]. [Sở Y tế] tiếp tục theo dõi",
        ["Sở Nội vụ", "Sở Y tế"],
        [],
        [],
    ),
    "time-then-subject": ("Hằng quý, [Sở Nội vụ] tổ chức giao ban", ["Sở Nội vụ"], [], []),
    "second-clause-has-its-own-subject": (
        "[Phòng Nội vụ] trong phạm vi chức năng lập kế hoạch; [UBND các xã] bố trí kinh phí",
        ["Phòng Nội vụ", "UBND các xã"],
        [],
        [],
    ),
    "subject-with-what-describes-it": (
        "[Thủ trưởng các đơn vị] thuộc Viện có trách nhiệm niêm yết giá thuốc",
        ["Thủ trưởng các đơn vị"],
        [],
        [],
    ),
    "divided-field-before-the-verb": (
        "[Các phó trưởng ban] theo lĩnh vực được phân công chỉ đạo từng tổ",
        ["Các phó trưởng ban"],
        [],
        [],
    ),
    "manner-is-no-part-of-a-name": (
        "Đội bảo vệ có trách nhiệm khóa cổng; người đứng đầu chịu trách nhiệm nhắc nhở",
        ["Đội bảo vệ", "người đứng đầu"],
        [],
        [],
    ),
    "member-that-is-no-actor": (
        "[Các báo], tạp chí, [Hội Làm vườn] cần đưa tin về chợ quê",
        ["Các báo, tạp chí", "Hội Làm vườn"],
        [],
        [],
    ),
    "verb-between-actors": (
        "[Các báo], tuyên truyền, [Hội Làm vườn] cần đưa tin",
        ["Các báo"],
        [],
        [],
    ),
    "each-counted-out": (
        "[Hội Làm vườn] trồng tre; mỗi xóm trồng 20 bụi",
        ["Hội Làm vườn"],
        [],
        [],
    ),
    "quoted-verb": ("[Hội Làm vườn] “hướng dẫn tận vườn” cách ghép cây", ["Hội Làm vườn"], [], []),
    "group-before-a-proper-name": (
        "Các lớp, trường học, [Trạm Thú y] cần dọn vườn",
        ["các lớp, trường học", "Trạm Thú y"],
        [],
        [],
    ),
    "each-of-several": ("Mỗi lớp nộp một chậu hoa", ["Mỗi lớp"], [], []),
    "proposal-of-a-body": ("Xét đề nghị của [Phòng Kinh tế] về dự toán", [], [], []),
    "rules-of-cooperation": ("Rà soát quy chế phối hợp với [Hạt Kiểm lâm]", [], [], []),
    "so-that-others-act": ("Báo cáo tiến độ để [Thường trực Đảng ủy] theo dõi", [], [], []),
}


@pytest.mark.parametrize(("text", "lead", "coordinating", "advises"), CASES.values(), ids=CASES)
def test_parts(marked, text, lead, coordinating, advises):
    roles = parse_roles(*marked(text))
    assert [actor.name for actor in roles.lead] == lead
    assert [actor.name for actor in roles.coordinating] == coordinating
    assert [actor.name for actor in roles.advises] == advises


def test_actors_stand_where_they_say(marked):
    text, bodies = marked("Đề nghị Trưởng bản và [Đoàn xã] phối hợp với tổ hòa giải giữ trật tự")
    roles = parse_roles(text, bodies)
    for actor in (*roles.lead, *roles.coordinating):
        assert text[actor.start : actor.end] == actor.name


def test_whom_the_preamble_addresses(marked):
    text = "Chủ tịch [UBND tỉnh] yêu cầu [các sở] và [Cục Thuế tỉnh] thực hiện các việc sau:"
    assert [actor.name for actor in ordered_lead(*marked(text))] == ["các sở", "Cục Thuế tỉnh"]


def test_a_preamble_that_orders_nobody(marked):
    assert ordered_lead(*marked("[UBND xã] ban hành Kế hoạch chống rét như sau:")) == ()


@given(st.text(alphabet="phối hợp vớiỦ.,;:()\ngiao các ", max_size=80))
def test_noise_never_raises(text):
    middle = len(text) // 2
    bodies = [Actor(middle, len(text), text[middle:])] if middle < len(text) else []
    assert isinstance(parse_roles(text, bodies), Roles)


PREFIXES = ("", "các ", "những ", "từng ", "mỗi ", "một số ", "toàn thể ", "các đồng chí ", "đ/c ",
            "ông ", "bà ")  # fmt: skip


@pytest.mark.parametrize("prefix", PREFIXES)
def test_no_phrase_is_missed_for_its_first_letters(prefix: str) -> None:
    known = phrases()
    heads = {"bí thư", "cán bộ", "trưởng", *known.holders, *known.plural_only, *known.incomplete}
    opened = [words for head in heads if known.opening.match(words := f"{prefix}{head} xóm")]
    assert opened
    assert all(words.startswith(tuple(known.firsts)) for words in opened)
