"""The outline of a document as sections."""

from __future__ import annotations

from pathlib import Path

from extractors.facts import Facts
from extractors.language import analyse
from extractors.letterhead import read_outline
from ingest import read
from schemas import Section

PLAN = """\
KẾ HOẠCH
Trồng cây đầu xuân

Căn cứ Luật Lâm nghiệp;

I. MỤC ĐÍCH

Phủ xanh đất trống.

II. NỘI DUNG:

1. Chuẩn bị giống

- Gieo ươm cây bản địa.

2. Tổ chức trồng

- Ra quân tại các thôn.

III. TỔ CHỨC THỰC HIỆN

1. Hạt Kiểm lâm

- Hướng dẫn kỹ thuật.

PHỤ LỤC I

DANH MỤC CÂY GIỐNG

(Kèm theo Kế hoạch số 4/KH-UBND ngày 05/01/2020)
"""


def sections_of(tmp_path: Path, text: str) -> tuple[Section, ...]:
    path = tmp_path / "plan.txt"
    path.write_text(text, encoding="utf-8")
    document = read(path)
    sections = read_outline(document, Facts(doc=analyse(document))).sections
    for section in sections:
        span = section.span
        assert document.text[span.start : span.end] == section.quote
    return sections


def test_sections_have_labels_titles_levels_and_parents(tmp_path: Path) -> None:
    found = sections_of(tmp_path, PLAN)
    assert [(s.id, s.label, s.title, s.level, s.parent) for s in found] == [
        ("s1", "I", "MỤC ĐÍCH", 1, None),
        ("s2", "II", "NỘI DUNG", 1, None),
        ("s3", "1", "Chuẩn bị giống", 2, "s2"),
        ("s4", "2", "Tổ chức trồng", 2, "s2"),
        ("s5", "III", "TỔ CHỨC THỰC HIỆN", 1, None),
        ("s6", "1", "Hạt Kiểm lâm", 2, "s5"),
        ("s7", "I", "DANH MỤC CÂY GIỐNG", 1, None),
    ]


def test_no_headings_no_sections(tmp_path: Path) -> None:
    assert sections_of(tmp_path, "Một đoạn văn.\n") == ()
