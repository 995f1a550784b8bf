"""One body from words that name it: dates, localities, faults of spelling."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.agencies import resolve
from extractors.agencies.registry import bodies
from schemas import Locality

LABOUR = "Lao động - Thương binh và Xã hội"
KON_TUM = Locality("Kon Tum", "province", "62")


@pytest.mark.parametrize(
    ("quote", "on", "home", "name", "level"),
    [
        ("Sở LĐTBXH", "2017-03-01", KON_TUM,
         f"Sở {LABOUR} tỉnh Kon Tum", "province"),
        ("sở Lao động – TB&XH", "2017-03-01", KON_TUM,
         f"Sở {LABOUR} tỉnh Kon Tum", "province"),
        ("ỦY BAN NHÂN DÂN TỈNH KON TUM", "2017-03-01", None,
         "Ủy ban nhân dân tỉnh Kon Tum", "province"),
        ("Uỷ ban Nhân dân TP. Hồ Chí Minh", "2017-03-01", None,
         "Ủy ban nhân dân thành phố Hồ Chí Minh", "province"),
        ("Tỉnh uỷ", "2017-03-01", KON_TUM, "Tỉnh ủy Kon Tum", "province"),
        ("Bộ NN&PTNT", None, None, "Bộ Nông nghiệp và Phát triển nông thôn", "national"),
        ("BNNMT", "2025-08-01", None, "Bộ Nông nghiệp và Môi trường", "national"),
        ("UBND xã", "2026-01-01", Locality("Không Rõ", "commune"),
         "Ủy ban nhân dân xã Không Rõ", "commune"),
        ("Sở Giao dục và Đào tao tỉnh Kon Tum", "2017-03-01", None,
         "Sở Giáo dục và Đào tạo tỉnh Kon Tum", "province"),
        ("Hội Liên hiệp phu nử tỉnh Kon Turn", "2017-03-01", None,
         "Hội Liên hiệp Phụ nữ tỉnh Kon Tum", "province"),
        ("Trungtâm Y tế huyệnNam Đàn", "2017-03-01", None,
         "Trung tâm Y tế huyện Nam Đàn", "district"),
        ("UBND các huyện, thành phố", "2017-03-01", KON_TUM,
         "Ủy ban nhân dân các huyện, thành phố", None),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_words_resolve_to_the_body_of_the_plan(quote, on, home, name, level):
    body = resolve(quote, on, home)
    assert body is not None
    assert (body.name, body.level) == (name, level)


@pytest.mark.parametrize("quote", ["", "báo cáo kết quả", "Phòng, chống dịch", "2017", "các cấp"])
def test_words_that_name_no_body_resolve_to_none(quote):
    assert resolve(quote, "2017-03-01", KON_TUM) is None


def test_rank_and_locality_are_vetoes():
    room = resolve("Phòng Y tế huyện Nam Đàn", "2017-03-01", KON_TUM)
    department = resolve("Sở Y tế tỉnh Kon Tum", "2017-03-01", KON_TUM)
    assert room is not None and department is not None
    assert (room.name, department.name) == ("Phòng Y tế huyện Nam Đàn", "Sở Y tế tỉnh Kon Tum")


def test_a_body_keeps_its_name_at_the_plans_date_and_tells_its_successor():
    body = resolve("Sở KH&ĐT", "2017-03-01", KON_TUM)
    assert body is not None
    assert body.existed
    assert body.successor == "Sở Tài chính tỉnh Quảng Ngãi"


def test_a_body_that_did_not_exist_at_the_date_keeps_the_plans_name():
    home = Locality("Nghệ An", "province", "40")
    body = resolve("Sở Tài nguyên và Môi trường", "2026-03-01", home)
    assert body is not None
    assert body.name == "Sở Tài nguyên và Môi trường tỉnh Nghệ An"
    assert not body.existed


def test_the_explanation_tells_parse_reading_and_runner_up():
    body = resolve("Sở Văn hóa và Thế thao tỉnh Kon Tum", "2017-03-01", None)
    assert body is not None
    assert "rank='Sở'" in body.explain()
    assert "fuzzy" in body.explain()


@settings(max_examples=60)
@given(body=st.sampled_from([body for body in bodies() if body.place == "full"]))
def test_a_canonical_name_resolves_to_itself(body):
    level = "tỉnh Nghệ An" if "province" in body.levels else "huyện Nam Đàn"
    if body.levels == ("commune",):
        level = "xã Vạn An"
    name = f"{body.name} {level}"
    resolved = resolve(name, None, None)
    assert resolved is not None and resolved.name == name


@given(st.text(max_size=80))
def test_any_words_may_be_asked_for(quote):
    resolve(quote, "2020-01-01", KON_TUM)
