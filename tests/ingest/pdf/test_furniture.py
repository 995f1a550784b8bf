from __future__ import annotations

import pytest

from ingest.elements import Paragraph
from ingest.pdf.furniture import signs

SIGNS = [(kind, sign) for kind in ("stamps", "page_numbers") for sign in signs(kind)]
IDS = [f"{kind}-{sign.name}" for kind, sign in SIGNS]


@pytest.mark.parametrize(("kind", "sign"), SIGNS, ids=IDS)
def test_examples(kind, sign):
    for example in sign.examples:
        assert sign.pattern.match(example), example
    for example in sign.counterexamples:
        assert not any(other.pattern.match(example) for other in signs(kind)), example


def furniture(reading) -> list[str]:
    return [e.text for e in reading.elements if isinstance(e, Paragraph) and e.furniture]


def test_page_numbers(writer, read_made, texts):
    writer.page().text(290, 40, "2").text(90, 100, "Các xã báo cáo kết quả trước ngày 15.")
    writer.page().text(90, 100, "Số hộ tham gia: 3").text(290, 820, "- 3 -")
    assert furniture(read_made(writer)) == ["2", "- 3 -"]
    assert texts(writer) == ["Các xã báo cáo kết quả trước ngày 15.", "Số hộ tham gia: 3"]


def test_running_heads(writer, read_made):
    for number in range(1, 5):
        writer.page().text(90, 40, f"Kế hoạch tiêm phòng, trang {number}", size=10)
        writer.text(90, 100, "Nội dung khác nhau " + "abcd"[number - 1])
    assert furniture(read_made(writer)) == [
        f"Kế hoạch tiêm phòng, trang {number}" for number in range(1, 5)
    ]


def test_stamps_of_signing_software(writer, read_made, texts):
    writer.page()
    writer.text(400, 30, "Ký bởi: Sở Du lịch", size=8).text(400, 40, "tỉnh Bến Cát", size=8)
    writer.text(400, 50, "Ngày ký: 03.04.2024 15:20:11", size=8)
    writer.text(90, 100, "Các đơn vị báo cáo kết quả.")
    assert furniture(read_made(writer)) == [
        "Ký bởi: Sở Du lịch tỉnh Bến Cát",
        "Ngày ký: 03.04.2024 15:20:11",
    ]
    assert texts(writer) == ["Các đơn vị báo cáo kết quả."]


def test_a_watermark_is_furniture(writer, read_made, texts):
    writer.page().text(90, 100, "Các đơn vị báo cáo kết quả.")
    writer.text(200, 400, "SAO CHỤP", matrix=(0.7, 0.7, -0.7, 0.7))
    assert furniture(read_made(writer)) == ["SAO CHỤP"]
    assert texts(writer) == ["Các đơn vị báo cáo kết quả."]


def test_each_page_says_where_it_begins(writer, read_made):
    for number in (1, 2, 3):
        writer.page().text(290, 40, f"{number}").text(90, 100, "Nội dung thực hiện.")
    starts = [e.page for e in read_made(writer).elements if e.page_start]
    assert starts == [1, 2, 3]
