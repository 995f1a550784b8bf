"""The stage on documents: grounding, ids, aggregation, findings."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.agencies import AgencyIndex, find_agencies
from extractors.facts import Facts
from extractors.language import analyse
from schemas import Document, Evidence, Header, Locality, Source, Span

HEADER = Header(
    issuer="Ủy ban nhân dân tỉnh Kon Tum",
    issued_on="2017-03-01",
    locality=Locality("Kon Tum", "province", "62"),
)
PARTS = """Sở UBND HĐND các tỉnh huyện Phòng Nội vụ Y tế , ; : ( ) - và của Ban Chỉ đạo Công ty TNHH
Hội Tỉnh ủy Thường trực Đắk Hà xã TT HU MTTQ “ ” . 12/KH-UBND Luật Trường Văn phòng cấp"""
WORDS = st.sampled_from([*PARTS.split(), "\n", "\t", ""])


def found(text, header=HEADER):
    document = Document(Source("a.txt", "", "text/plain", 0, None, "plain"), text, ())
    return find_agencies(document, Facts(doc=analyse(document), header=header))


def test_one_agency_has_all_its_mentions_in_order():
    facts = found("UBND tỉnh giao Sở Nội vụ; Sở Nội vụ tỉnh trình Ủy ban nhân dân tỉnh Kon Tum.")
    assert [agency.id for agency in facts.agencies] == ["a1", "a2"]
    assert [agency.name for agency in facts.agencies] == [
        "Ủy ban nhân dân tỉnh Kon Tum",
        "Sở Nội vụ tỉnh Kon Tum",
    ]
    assert [mention.quote for mention in facts.agencies[1].mentions] == [
        "Sở Nội vụ",
        "Sở Nội vụ tỉnh",
    ]
    assert facts.agencies[0].locality == "tỉnh Kon Tum"


def test_a_body_that_did_not_exist_is_told():
    (finding,) = found("Giao Sở Nông nghiệp và Môi trường chủ trì.").findings
    assert finding.code == "agency-out-of-date"
    assert finding.span is not None and finding.span.start == 5


def test_an_unknown_abbreviation_is_told():
    (finding,) = found("Giao Sở QWXZ chủ trì.").findings
    assert finding.code == "agency-unresolved"


def test_a_reading_that_might_be_another_body_is_told():
    facts = found("Giao Sở Noại vụ chủ trì.")
    assert [agency.name for agency in facts.agencies] == ["Sở Ngoại vụ tỉnh Kon Tum"]
    assert [each.code for each in facts.findings] == ["agency-doubtful"]
    assert "Sở Nội vụ" in facts.findings[0].message


def test_without_a_date_the_latest_one_cited_is_the_day():
    header = Header(issuer="Ủy ban nhân dân tỉnh Lào Cai")
    text = "Căn cứ Kế hoạch ngày 03/4/2026; giao Sở Kế hoạch và Đầu tư."
    assert [each.code for each in found(text, header).findings] == ["agency-out-of-date"]


HEADERS = st.sampled_from(
    [
        HEADER,
        Header(),
        Header(issuer="Bộ Nội vụ", locality=Locality("Việt Nam", "national")),
        Header(issuer="Ủy ban nhân dân xã Ở Đây", locality=Locality("Ở Đây", "commune")),
        Header(issuer="Sở Nội vụ tỉnh Kon Tum", locality=HEADER.locality),
        Header(issuer="Ban Thường vụ Tỉnh ủy Kon Tum", locality=HEADER.locality),
    ]
)


@given(st.lists(WORDS, max_size=40).map(" ".join), HEADERS)
def test_every_mention_stands_where_it_says(text, header):
    facts = found(text, header)
    for agency in facts.agencies:
        for mention in agency.mentions:
            assert text[mention.span.start : mention.span.end] == mention.quote != ""
            assert 0 < mention.score <= 1


@given(st.text(max_size=200))
def test_noise_is_no_error(text):
    found(text, Header())


def test_the_index_gives_the_mentions_of_a_range_outermost_first():
    text = "Các sở, ngành thành viên Ban ATGT tỉnh; Sở Y tế."
    facts = found(text)
    index = AgencyIndex(facts.agencies)
    outer = index.within(0, len(text))
    assert [each.agency.kind for each in outer] == ["group", "department"]
    assert [each.agency.name for each in index.within(0, len(text), nested=True)][1] == (
        "Ban An toàn giao thông tỉnh Kon Tum"
    )
    assert index.at(text.index("Sở Y")) == outer[1]
    assert index.at(1) is None
    assert index.within(3, 10) == ()


def test_the_issuer_is_an_agency_wherever_the_letterhead_names_it():
    head = "PHÒNG GD&ĐT ĐẮK HÀ\nTRƯỜNG MẦM NON HOA MAI\n"
    quote = head.strip()
    header = Header(
        issuer="Trường Mầm non Hoa Mai huyện Đắk Hà",
        issued_on="2017-03-01",
        locality=Locality("Đắk Hà", "district"),
        evidence=(Evidence("issuer", quote, Span(0, len(quote)), 1.0),),
    )
    facts = found(f"{head}Căn cứ nhiệm vụ năm học.", header)
    school = [each for each in facts.agencies if each.name == "Trường Mầm non Hoa Mai"]
    assert [mention.quote for mention in school[0].mentions] == ["TRƯỜNG MẦM NON HOA MAI"]
    named = found(f"{head}Trường Mầm non Hoa Mai xây dựng kế hoạch.", header)
    assert sum(each.kind == "institution" for each in named.agencies) == 1


def test_an_issuer_over_two_columns_is_one_body():
    quote = "BAN CHẤP HÀNH TRUNG ƯƠNG            ĐOÀN TNCS HỒ CHÍ MINH"
    header = Header(
        issuer="Ban Chấp hành Trung ương Đoàn Thanh niên Cộng sản Hồ Chí Minh",
        evidence=(Evidence("issuer", quote, Span(0, len(quote)), 1.0),),
    )
    (only,) = found(f"{quote}\n", header).agencies
    assert only.name == header.issuer


def test_the_issuer_by_the_name_that_a_part_of_it_bears():
    quote = "SỞ Y TẾ LÀO CAI\nBỆNH VIỆN MẮT"
    header = Header(
        issuer="Bệnh viện Mắt tỉnh Lào Cai",
        locality=Locality("Lào Cai", "province"),
        evidence=(Evidence("issuer", quote, Span(0, len(quote)), 1.0),),
    )
    names = {
        each.name
        for each in found(f"{quote}\nHội đồng Thuốc Bệnh viện Mắt Lào Cai.", header).agencies
    }
    assert {"Bệnh viện Mắt Lào Cai", "Hội đồng Thuốc Bệnh viện Mắt Lào Cai"} <= names
    assert "Bệnh viện Mắt" not in names


def test_a_local_body_of_no_known_locality_is_unsure():
    nowhere = found("Giao Sở Nội vụ và Bộ Nội vụ.", Header(issued_on="2017-03-01")).agencies
    at_home = found("Giao Sở Nội vụ và Bộ Nội vụ.").agencies
    unnamed = found("Giao Công an thành phố.", Header(issued_on="2017-03-01")).agencies
    assert [each.confidence >= 0.9 for each in nowhere] == [False, True]
    assert [each.confidence >= 0.9 for each in unnamed] == [False]
    assert [each.confidence >= 0.9 for each in at_home] == [True, True]
