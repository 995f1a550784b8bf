"""Steering bodies under shorter names, the country's and those of plans that they issue."""

from dataclasses import replace

import pytest

from extractors.agencies import find_agencies
from extractors.facts import Facts
from extractors.language import analyse
from schemas import Document, Header, Locality, Source

COUNTRY = Header(
    issuer="Ban Chỉ đạo quốc gia về phục hồi, chăm sóc rừng ngập mặn",
    issued_on="2016-05-02",
    locality=Locality("Việt Nam", "national"),
)
WHOLE = COUNTRY.issuer
PROVINCE = Header(
    issuer="Ủy ban nhân dân tỉnh Kon Tum",
    issued_on="2017-03-01",
    locality=Locality("Kon Tum", "province", "62"),
)


def agencies(text, header):
    document = Document(Source("a.txt", "", "text/plain", 0, None, "plain"), text, ())
    return find_agencies(document, Facts(doc=analyse(document), header=header)).agencies


def names(text, header=COUNTRY):
    return [each.name for each in agencies(text, header) if each.kind != "group"]


@pytest.mark.parametrize(
    "text",
    [
        "Ban Chỉ đạo quốc gia họp mỗi quý.",
        "Ban Chỉ đạo họp mỗi quý.",
        "Ban Chỉ đạo quốc gia về phục hồi họp mỗi quý.",
        "Ban Chỉ đạo quốc gia về công tác phục hồi họp mỗi quý.",
    ],
    ids=["no-topic", "no-country", "cut-topic", "more-words"],
)
def test_a_shorter_name_is_the_issuers(text):
    assert names(text) == [WHOLE]


def test_the_whole_name_is_quoted_where_it_stands():
    (board,) = agencies(f"Giao {WHOLE} lập hồ sơ.", COUNTRY)
    assert [mention.quote for mention in board.mentions] == [WHOLE]


def test_a_part_bears_the_whole_name():
    assert names("Văn phòng Ban Chỉ đạo quốc gia gửi giấy mời.") == [f"Văn phòng {WHOLE}"]


def test_another_board_keeps_its_name():
    assert names("Ban Chỉ đạo quốc gia về già hóa họp.") == ["Ban Chỉ đạo quốc gia về già hóa"]


def test_a_short_name_that_is_given_at_a_distance():
    text = (
        "thành lập Ban Chỉ đạo quốc gia về già hóa đến năm 2045, tầm nhìn sau đó (gọi tắt là Ban "
        "Chỉ đạo quốc gia 871).\nVăn phòng Ban Chỉ đạo quốc gia 871 trình Ban Chỉ đạo quốc gia 871."
    )
    whole = "Ban Chỉ đạo quốc gia về già hóa"
    assert names(text, PROVINCE) == [whole, f"Văn phòng {whole}"]


def test_the_countrys_only_board_is_meant_without_its_topic():
    text = "Ban Chỉ đạo quốc gia về già hóa họp. Ban Chỉ đạo quốc gia kết luận."
    assert names(text, PROVINCE) == ["Ban Chỉ đạo quốc gia về già hóa"]


def test_the_countrys_board_has_no_city():
    assert names("Ban Chỉ đạo quốc gia kết luận.", PROVINCE) == ["Ban Chỉ đạo quốc gia"]


def test_a_provinces_own_board_is_no_shorter_name_of_another():
    text = "Ban Chỉ đạo tỉnh báo cáo Ban Chỉ đạo quốc gia về già hóa."
    assert names(text, PROVINCE) == ["Ban Chỉ đạo tỉnh Kon Tum", "Ban Chỉ đạo quốc gia về già hóa"]


def test_the_order_of_a_plan_without_letterhead_tells_its_home():
    text = "UBND tỉnh Yên Bái yêu cầu các đơn vị làm các việc sau:\n1. Sở Y tế:\nMua thuốc."
    bare = Header(issued_on="2016-05-02")
    told = {each.name: each.confidence for each in agencies(text, bare)}
    assert "Sở Y tế tỉnh Yên Bái" in told
    assert told["Sở Y tế tỉnh Yên Bái"] < 0.9 < told["Ủy ban nhân dân tỉnh Yên Bái"]


@pytest.mark.parametrize(
    "text",
    [
        "Giao UBND tỉnh Yên Bái báo cáo.\n1. Sở Y tế:\nMua thuốc.",
        "UBND tỉnh Yên Bái yêu cầu báo cáo. Chính phủ giao:\n1. Sở Y tế:\nMua thuốc.",
    ],
    ids=["no-order", "another-sentence"],
)
def test_a_committee_that_orders_nothing_tells_no_home(text):
    assert "Sở Y tế tỉnh Yên Bái" not in names(text, Header(issued_on="2016-05-02"))


def test_a_letterhead_tells_the_home_before_the_text_does():
    text = "UBND tỉnh Yên Bái yêu cầu các đơn vị:\n1. Sở Y tế:\nMua thuốc."
    header = replace(PROVINCE, issuer="Ủy ban nhân dân tỉnh Kon Tum")
    assert "Sở Y tế tỉnh Kon Tum" in names(text, header)


def test_the_front_named_by_the_countrys_is_doubtful_in_a_local_plan_only():
    text = "MTTQ Việt Nam vận động nhân dân."
    local, country = (agencies(text, header)[0] for header in (PROVINCE, COUNTRY))
    assert local.name == country.name == "Mặt trận Tổ quốc Việt Nam"
    assert local.confidence < 0.9 < country.confidence
