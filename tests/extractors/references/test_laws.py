"""Names of laws: the registry as data, and the grammar of what it lacks."""

from __future__ import annotations

import pytest

from extractors.codes import parse_code
from extractors.knowledge import load_tsv, load_yaml
from extractors.references.lawnames import find_law_names
from extractors.references.laws import Law, amendments, by_code, laws, version_of, walk


@pytest.mark.parametrize("law", laws(), ids=lambda law: law.name)
def test_every_name_is_found_whole(law: Law) -> None:
    text = f"Theo quy định của {law.name.upper()} và văn bản khác; {law.name} năm 2001"
    found = [(each.name, each.law) for each in find_law_names(text)]
    assert found == [(law.name, law), (law.name, law)]


@pytest.mark.parametrize("law", [law for law in laws() if law.versions], ids=lambda law: law.name)
def test_every_number_is_a_number_and_has_its_year(law: Law) -> None:
    for version in law.versions:
        code = parse_code(version.code)
        assert code is not None
        assert by_code()[version.code] is law
        assert version.issued_on is None or (code.year or "") == version.issued_on[:4]


def look_alikes() -> list[str]:
    content = load_yaml("extractors.references", "laws.yaml")
    assert isinstance(content, dict)
    return list(content["not"])


@pytest.mark.parametrize("text", look_alikes())
def test_look_alikes_are_no_laws(text: str) -> None:
    assert list(find_law_names(text)) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Luật BHXH", "Luật Bảo hiểm xã hội"),
        ("Luật BVMT", "Luật Bảo vệ môi trường"),
        ("Luật Phòng, chống BLGĐ", "Luật Phòng, chống bạo lực gia đình"),
        ("Luật MTTQ Việt Nam", "Luật Mặt trận Tổ quốc Việt Nam"),
        ("Luật GDQP&AN", "Luật Giáo dục quốc phòng và an ninh"),
        ("Luật HN&GĐ", "Luật Hôn nhân và gia đình"),
        ("Luật PCCC&CNCH", "Luật Phòng cháy, chữa cháy và cứu nạn, cứu hộ"),
        ("Luật Hòa giải cơ sở", "Luật Hòa giải ở cơ sở"),
        ("Luật BDG", "Luật Bình đẳng giới"),
        ("Luật phòng chống ma tuý", "Luật Phòng, chống ma túy"),
        ("Luật Thi đua khen thưởng", "Luật Thi đua, khen thưởng"),
        ("Luật Phòng, chống HIV/AIDS", laws()[0].name),
        ("Luật Quản lý thuê", "Luật Quản lý thuế"),
        ("Luật Bảo vê môi trường", "Luật Bảo vệ môi trường"),
        ("Luật Phi và lệ phí", "Luật Phí và lệ phí"),
    ],
)
def test_short_and_faulty_spellings(text: str, name: str) -> None:
    if "HIV" in text:
        name = next(law.name for law in laws() if "HIV" in law.name)
    assert [each.name for each in find_law_names(text + " quy định")] == [name]


@pytest.mark.parametrize(
    ("text", "quote", "name"),
    [
        ("Luật Du hành vũ trụ năm 2031", "Luật Du hành vũ trụ", "Luật Du hành vũ trụ"),
        ("Luật Du hành vũ trụ, các nghị định", "Luật Du hành vũ trụ", "Luật Du hành vũ trụ"),
        ("Luật Du hành vũ trụ và nghị định", "Luật Du hành vũ trụ", "Luật Du hành vũ trụ"),
        ("Luật Du hành vũ trụ được sửa đổi", "Luật Du hành vũ trụ", "Luật Du hành vũ trụ"),
        ("Luật Phòng, chống sét đánh số 4", "Luật Phòng, chống sét đánh", None),
        ("Hiến pháp và pháp luật", "Hiến pháp", None),
        (
            "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam năm 2013",
            "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam",
            "Hiến pháp",
        ),
    ],
)
def test_names_that_the_registry_lacks(text: str, quote: str, name: str | None) -> None:
    found = list(find_law_names(text))
    assert [(text[each.start : each.end], each.name) for each in found] == [(quote, name or quote)]


AMENDING = [
    (
        "Luật Sửa đổi, bổ sung một số nội dung của Luật Thú y; Luật Trẻ em",
        ["Luật sửa đổi, bổ sung một số nội dung của Luật Thú y", "Luật Trẻ em"],
    ),
    (
        "Luật sửa đổi, bổ sung một số nội dung của Luật Thú y, Luật BHYT và Luật Dược ngày 1/2/31",
        ["Luật sửa đổi, bổ sung một số nội dung của Luật Thú y, Luật Bảo hiểm y tế và Luật Dược"],
    ),
    (
        "Luật sửa đổi, bổ sung một số nội dung của 7 Luật về ngân hàng số 4/2031/QH18",
        ["Luật sửa đổi, bổ sung một số nội dung của 7 Luật về ngân hàng"],
    ),
    ("luật sửa đổi, bổ sung một số nội dung của luật hiện hành", []),
]


@pytest.mark.parametrize(("text", "names"), AMENDING, ids=lambda value: str(value)[:30])
def test_amending_laws_take_in_what_they_amend(text: str, names: list[str]) -> None:
    assert [each.name for each in find_law_names(text)] == names


def test_small_letters_need_a_whole_name() -> None:
    text = "theo luật bảo hiểm y tế, không theo luật giá hay luật bảo vệ"
    assert [each.name for each in find_law_names(text)] == ["Luật Bảo hiểm y tế"]


def test_version_by_date() -> None:
    law = walk("Luật Đất đai", 0).law
    assert law is not None
    dated, newest = law.version(issued_on="2013"), law.version()
    before, between = law.version(on="2010-01-01"), law.version(on="2024-03-01")
    assert dated is not None and dated.code == "45/2013/QH13"
    assert newest is not None and newest.code == "31/2024/QH15"
    assert before is not None and before.code == "13/2003/QH11"
    assert between == dated
    assert law.coming("2024-03-01") == newest
    assert law.coming("2024-08-01") is None
    assert law.version(issued_on="1999") is None


def test_what_a_later_law_replaces_ends_when_that_one_begins() -> None:
    old, new = version_of("45/2013/QH13"), version_of("31/2024/QH15")
    assert old is not None and new is not None
    assert (old.replaced_by, old.until) == (new.code, new.in_force)
    assert new.until is None


@pytest.mark.parametrize("law", [law for law in laws() if law.versions], ids=lambda law: law.name)
def test_versions_stand_newest_first_and_begin_after_their_adoption(law: Law) -> None:
    days = [version.issued_on or "9999" for version in law.versions]
    assert days == sorted(days, reverse=True)
    for version in law.versions:
        begun = version.in_force or version.issued_on or ""
        assert begun >= (version.issued_on or "")
        assert version.until is None or begun < version.until


def test_every_row_names_a_law_and_what_it_points_to() -> None:
    names = {law.name for law in laws()}
    rows = load_tsv("extractors.references", "law_versions.tsv")
    assert {row["law"] for row in rows} <= names
    assert {row["replaced_by"] for row in rows} - {""} <= by_code().keys()
    assert all(row["checked"] for row in rows)
    for code, amended in amendments().items():
        assert parse_code(code) is not None
        assert amended <= by_code().keys()


def test_a_chain_of_amendments_ends() -> None:
    assert list(find_law_names("Luật sửa đổi, bổ sung của " * 400)) == []
