"""Each class of error from the smallest pair of answers and record that has it."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.evaluation import MEASURES, diagnose, error_classes, evaluate
from corpus.evaluation.diagnosis import PREDICATES
from corpus.evaluation.locating import Line, line_at, locate

Json = dict[str, Any]
JUNE = {"relation": "before", "end": "2020-06-15"}
NEXT_JUNE = {"relation": "before", "end": "2021-06-15"}
BY_JUNE = {"relation": "by", "end": "2020-06-15"}
JULY = {"relation": "before", "end": "2020-07-15"}


def head(**fields: object) -> Json:
    return {"document": fields}


def refs(*rows: Json) -> Json:
    return {"legal_references": list(rows)}


def bodies(*rows: object) -> Json:
    return {"agencies": list(rows)}


def tasks(*rows: Json, **more: object) -> Json:
    return {"tasks": list(rows), **more}


def one(text: str = "Đắp bờ bao chống lũ", **fields: object) -> Json:
    return {"text": text, **fields}


def times(*rows: Json) -> Json:
    return {"deadlines": list(rows)}


def rows(*each: Json) -> Json:
    return {"indicators": [{"origin": "table", **row} for row in each]}


def at(start: int, end: int) -> Json:
    return {"span": {"start": start, "end": end}}


OWN = head(code="3/KH-UBND")
LAW = {"code": "9/2013/QH13", "type": "Luật", "mentions": 1}
BODY = {"name": "Trạm Khuyến nông huyện Ia Vê", "kind": "unit"}
TREES = {"name": "Diện tích trồng mới", "values": [{"raw": "40", "value": 40}]}

CASES: dict[str, tuple[Json, Json]] = {
    "header-not-in-text": (head(code="3/KH-UBND"), {"text": "KẾ HOẠCH"}),
    "header-title-borders": (
        head(title="Diệt chuột vụ đông"),
        head(title="Diệt chuột vụ đông năm nay và các năm sau trên địa bàn"),
    ),
    "header-missing": (head(code="3/KH-UBND"), {"text": "Số: 3/KH-\nUBND"}),
    "header-invented": (head(), head(place="Ia Vê")),
    "header-wrong": (head(place="Ia Vê"), head(place="Ia Pnôn")),
    "reference-other-key": (refs({"code": "9/2013/QH13"}), refs({"code": "9/2013/QH1"})),
    "reference-not-in-text": (refs({"code": "9/NQ-CP"}), {"text": "Nghị quyết"}),
    "reference-spans-break": (refs({"code": "9/NQ-CP"}), {"text": "Nghị quyết 9/NQ-\nCP"}),
    "reference-type-unknown": (
        refs({"code": "9/XX-CP", "type": "Bảng vàng"}),
        {"text": "Bảng vàng 9/XX-CP"},
    ),
    "reference-law-name": (refs({"name": "Luật Thú y"}), {"text": "theo Luật Thú y"}),
    "reference-code-shape": (
        refs({"code": "9.1/NQ", "type": "Nghị quyết"}),
        {"text": "Nghị quyết 9.1/NQ"},
    ),
    "reference-own-number": (OWN, OWN | refs({"code": "3/KH-UBND"})),
    "reference-doubled": (
        refs({"code": "9/2013/QH13"}),
        refs({"code": "9/2013/QH13"}, {"code": "9/2013/QH3"}),
    ),
    "reference-generic": (refs(), refs({"code": "35", "type": "Văn bản"})),
    "reference-extra": (refs(), refs({"code": "9/NQ-CP"})),
    "reference-type": (refs(LAW), refs({**LAW, "type": "Nghị định"})),
    "reference-date": (refs({**LAW, "issued_on": "2013"}), refs(LAW)),
    "reference-issuer": (refs(LAW), refs({**LAW, "issuer": "Chính phủ"})),
    "reference-role": (refs({**LAW, "role": "basis"}), refs({**LAW, "role": "mention"})),
    "mentions-missed": (refs({**LAW, "mentions": 3}), refs(LAW)),
    "mentions-extra": (refs(LAW), refs({**LAW, "mentions": 2})),
    "body-renamed": (
        bodies("Sở Nông nghiệp tỉnh Ia Vê"),
        bodies({"name": "Ty Canh nông", "successor": "Sở Nông nghiệp tỉnh Ia Vê"}),
    ),
    "body-locality": (bodies("Trạm Khuyến nông huyện Ia Vê"), bodies({"name": "Trạm Khuyến nông"})),
    "body-rank": (
        bodies("Trạm Khuyến nông huyện Ia Vê"),
        bodies({"name": "Trung tâm Khuyến nông huyện Ia Vê"}),
    ),
    "body-split-joined": (
        bodies("Hội Làm vườn và Nuôi ong"),
        bodies({"name": "Nuôi ong"}),
    ),
    "body-as-group": (
        bodies("Các đội thuỷ nông huyện"),
        bodies({"name": "Các đội thuỷ nông", "kind": "group"}),
    ),
    "body-of-group": (bodies(), bodies({"name": "Các hội quần chúng", "kind": "other"})),
    "body-abbreviation": (bodies("Trạm Khuyến nông"), {"text": "giao TKN huyện"}),
    "body-not-in-text": (bodies("Trạm Khuyến nông"), {"text": "giao trạm huyện"}),
    "body-missed": (bodies("Trạm Khuyến nông"), {"text": "giao Trạm Khuyến nông"}),
    "body-extra": (bodies(), bodies(BODY)),
    "task-split": (
        tasks(one("Rào lại bãi thả, trồng cỏ voi, đào mương dẫn nước và dựng chòi canh")),
        tasks(one("Rào lại bãi thả, trồng cỏ voi")),
    ),
    "task-merged": (
        tasks(one("Rào lại bãi thả"), one("Trồng cỏ voi ven suối")),
        tasks(one("Rào lại bãi thả Trồng cỏ voi ven suối Đào mương dẫn nước quanh bãi")),
    ),
    "task-heading": (tasks(), tasks(one("Về thủy lợi:"))),
    "task-not-in-text": (tasks(one()), {"text": "KẾ HOẠCH"}),
    "task-section-missed": (tasks(one()), {"text": "- Đắp bờ bao chống lũ"}),
    "task-missed": (
        tasks(one()),
        {"text": "- Đắp bờ bao chống lũ\n- Khác"} | tasks(one("Khác", **at(23, 28))),
    ),
    "task-extra": (tasks(), tasks(one())),
    "lead-of-missed-task": (tasks(one(lead=["Đội Thủy nông"])), {}),
    "lead-name": (
        tasks(one(lead=["Đội Thủy nông xã Ia Vê"])),
        tasks(one(lead=["Đội Thủy nông"])),
    ),
    "lead-partner-swapped": (
        tasks(one(lead=["Đội Thủy nông"])),
        tasks(one(coordinating=["Đội Thủy nông"])),
    ),
    "lead-receiver": (
        tasks(one("Tổng hợp, báo cáo Đội Thủy nông")),
        tasks(one("Tổng hợp, báo cáo Đội Thủy nông", lead=["Đội Thủy nông"])),
    ),
    "lead-cue-missed": (
        tasks(one("Đội Thủy nông vớt bèo", lead=["Đội Thủy nông"])),
        tasks(one("Đội Thủy nông vớt bèo")),
    ),
    "lead-own-words": (
        tasks(one("Vớt bèo cho Đội Thủy nông")),
        tasks(one("Vớt bèo cho Đội Thủy nông", lead=["Đội Thủy nông"])),
    ),
    "lead-inherited-wrongly": (tasks(one()), tasks(one(lead=["Đội Thủy nông"]))),
    "lead-inheritance-missed": (tasks(one(lead=["Đội Thủy nông"])), tasks(one())),
    "partner-of-missed-task": (tasks(one(coordinating=["Đội Thủy nông"])), {}),
    "partner-name": (
        tasks(one(coordinating=["Đội Thủy nông xã Ia Vê"])),
        tasks(one(coordinating=["Đội Thủy nông"])),
    ),
    "partner-lead-swapped": (
        tasks(one(coordinating=["Đội Thủy nông"])),
        tasks(one(lead=["Đội Thủy nông"])),
    ),
    "partner-missed": (tasks(one(coordinating=["Đội Thủy nông"])), tasks(one())),
    "partner-extra": (tasks(one()), tasks(one(coordinating=["Đội Thủy nông"]))),
    "deadline-of-missed-task": (tasks(one(deadlines=[JUNE])), {}),
    "deadline-wrong-year": (times(JUNE), times(NEXT_JUNE)),
    "deadline-wrong-relation": (times(JUNE), times(BY_JUNE)),
    "deadline-bound-elsewhere": (
        tasks(one(deadlines=[JUNE]), deadlines=[JUNE]),
        tasks(one(), deadlines=[JUNE]),
    ),
    "deadline-wrong-days": (
        times({"quote": "trước 15/6", **JUNE}),
        times({"quote": "trước 15/6", **JULY}),
    ),
    "deadline-not-in-text": (times({"quote": "trước 15/6", **JUNE}), {"text": "trước 15/5"}),
    "deadline-missed": (times({"quote": "trước 15/6", **JUNE}), {"text": "xong trước 15/6"}),
    "deadline-extra": (times(), times(JUNE)),
    "column-role": (rows(TREES), rows({"name": "ha", "objective": "Diện tích trồng mới"})),
    "row-split-merged": (rows(TREES), rows({"name": "Diện tích trồng mới các xã vùng đệm"})),
    "row-heading": (rows(), rows({"name": "Trồng trọt", "values": [{"raw": ""}]})),
    "row-not-in-text": (rows(TREES), {"text": "BIỂU"}),
    "row-missed": (rows(TREES), {"text": "1 Diện tích trồng mới 40"}),
    "row-extra": (rows(), rows(TREES)),
    "cell-of-missed-row": (rows(TREES), {}),
    "value-parse": (rows(TREES), rows({**TREES, "values": [{"raw": "40", "value": 4}]})),
    "cell-shifted": (rows(TREES), rows({**TREES, "values": [{"raw": "7"}, {"raw": "40"}]})),
    "value-other": (rows(TREES), rows({**TREES, "values": [{"raw": "7", "value": 7}]})),
    "indicator-unit": (rows({**TREES, "unit": "ha"}), rows(TREES)),
    "indicator-objective": (rows(TREES), rows({**TREES, "objective": "Rừng"})),
    "indicator-label": (rows({**TREES, "label": "1"}), rows({**TREES, "label": "2"})),
    "indicator-note": (rows({**TREES, "note": "ước"}), rows(TREES)),
    "indicator-responsible": (rows({**TREES, "responsible": ["Đội Lâm sinh"]}), rows(TREES)),
    "quote-elsewhere": ({}, {"text": "ab", "sections": [{"quote": "b", **at(0, 1)}]}),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_the_class_of(name: str, kit: SimpleNamespace) -> None:
    answers, record = CASES[name]
    found = {each.kind.name: each for each in diagnose([kit.case_of(answers, record)])}
    assert name in found
    assert found[name].cost > 0


def test_every_class_has_a_case_and_every_predicate_a_class() -> None:
    names = [each.name for each in error_classes()]
    assert len(set(names)) == len(names)
    assert set(CASES) == set(names)
    assert set(PREDICATES) <= set(names)


def test_every_class_is_of_measures_that_exist_and_has_both_languages() -> None:
    for each in error_classes():
        assert set(each.measures) <= set(MEASURES)
        assert set(each.sides) <= {"missing", "extra", "wrong"}
        assert each.vi
        assert each.en
    assert {one for each in error_classes() for one in each.measures} == set(MEASURES)


@given(seed=st.integers(0, 10_000))
def test_every_error_has_one_class(kit: SimpleNamespace, seed: int) -> None:
    answers = kit.gold()
    case = kit.case_of(answers, kit.spoil(kit.record_of(answers), seed))
    groups = diagnose([case])
    assert sum(len(each.examples) for each in groups) == len(evaluate([case]).misses)
    assert [each.cost for each in groups] == sorted((each.cost for each in groups), reverse=True)


def test_mending_the_only_class_gives_all_that_is_lost(kit: SimpleNamespace) -> None:
    answers = kit.gold()
    record = kit.record_of(answers)
    record["deadlines"][0]["relation"] = "by"
    case = kit.case_of(answers, record)
    (group,) = diagnose([case])
    assert group.kind.name == "deadline-wrong-relation"
    assert group.cost == pytest.approx(1 - evaluate([case]).mean_f1())
    assert (group.missing, group.extra) == (1, 1)


def test_one_class_costs_what_it_costs_among_all(kit: SimpleNamespace) -> None:
    case = kit.case_of(kit.gold(), None)
    every = {each.kind.name: each for each in diagnose([case])}
    assert diagnose([case], only="task-not-in-text") == [every["task-not-in-text"]]


def test_an_example_shows_the_line_of_a_missed_task(kit: SimpleNamespace) -> None:
    text = "1. Thủy lợi\n- Đắp bờ bao\n  chống lũ;\n"
    groups = diagnose([kit.case_of(tasks(one()), {"text": text})], only="task-section-missed")
    (example,) = groups[0].examples
    assert example.span is not None
    assert text[example.span.start : example.span.end] == "Đắp bờ bao\n  chống lũ"
    assert example.line == Line(12, "- Đắp bờ bao")


PLACES = {
    "as printed": ("a 9/NQ b", "9/NQ", "9/NQ"),
    "other case and blanks": ("a 9 / nq b", "9/NQ", "9 / nq"),
    "over a line break": ("Trồng\ncây", "trồng cây", "Trồng\ncây"),
    "not there": ("Trồng hoa", "trồng cây", None),
    "long, with a fault": (
        "x Nạo vét muơng dẫn nước tưới cho ruộng y",
        "Nạo vét mương dẫn nước tưới cho ruộng",
        "Nạo vét muơng dẫn nước tưới cho ruộng",
    ),
    "blank": ("a", " ", None),
    "none": ("a", None, None),
}


@pytest.mark.parametrize(("text", "words", "expected"), PLACES.values(), ids=PLACES)
def test_where_words_stand(text: str, words: str | None, expected: str | None) -> None:
    place = locate(text, words)
    assert (None if place is None else text[place.start : place.end]) == expected


@given(st.text(max_size=60), st.text(max_size=8))
def test_a_place_is_inside_the_text(text: str, words: str) -> None:
    place = locate(text, words)
    assert place is None or 0 <= place.start < place.end <= len(text)
    if place is not None:
        line = line_at(text, place)
        assert text[line.start : line.start + len(line.text)] == line.text
