from __future__ import annotations

from dataclasses import replace

import pytest

from extractors import extract
from extractors.doubt import sureness
from ingest.elements import PageSize, Paragraph, Piece, Reading
from ingest.pipeline import build
from schemas import Layer, Method, Source, Span

LINES = (
    "ỦY BAN NHÂN DÂN XÃ TÂN SƠN",
    "Số: 47/KH-UBND",
    "Tân Sơn, ngày 12 tháng 5 năm 2031",
    "KẾ HOẠCH",
    "Nạo vét kênh mương năm 2031",
    "Căn cứ Quyết định số 915/QĐ-UBND ngày 03/02/2031 của Ủy ban nhân dân tỉnh;",
    "I. NHIỆM VỤ",
    "1. Các thôn tổ chức nạo vét kênh mương trước ngày 30/6/2031.",
)


def read(doubtful: str = "", *, method=Method.OCR, layer=Layer.MISSING):
    paragraphs = []
    for line in LINES:
        pieces, at = [], 0
        for word in line.split():
            start = line.index(word, at)
            at = start + len(word)
            sure = 0.4 if word == doubtful else 1.0 if not doubtful else 0.95
            pieces.append(Piece(start, at, (0.0, 0.0, 9.0, 9.0), 1, confidence=sure))
        paragraphs.append(Paragraph(line, pieces=tuple(pieces), page=1, method=method))
    pages = (PageSize(1, 595.0, 842.0, method, 0.0, layer),)
    source = Source("a.png", "0" * 64, "image/png", 1, 1, "ocr")
    return build(source, Reading("image/png", "ocr", tuple(paragraphs), pages))


def codes(plan):
    return {each.code for each in plan.warnings}


def test_facts_are_as_sure_as_their_words():
    sure, doubtful = extract(read()), extract(read("915/QĐ-UBND"))
    assert [each.code for each in doubtful.legal_references] == ["915/QĐ-UBND"]
    assert doubtful.legal_references[0].confidence < 0.9 * sure.legal_references[0].confidence
    assert doubtful.tasks[0].confidence == pytest.approx(0.95 * sure.tasks[0].confidence, abs=0.01)


def test_a_doubtful_number_is_to_be_looked_at():
    assert "recognition-doubtful" not in codes(extract(read("ngày")))
    plan = extract(read("47/KH-UBND"))
    assert plan.document.code == "47/KH-UBND"
    assert "recognition-doubtful" in codes(plan)


def test_a_page_that_was_not_recognised_is_named():
    plan = extract(read(method=Method.TEXT, layer=Layer.GARBLED))
    (warning,) = [each for each in plan.warnings if each.code == "page-not-recognised"]
    assert "1" in warning.message
    assert "page-not-recognised" not in codes(extract(read()))


def test_sureness_is_a_mean_by_length():
    document = replace(read("47/KH-UBND"))
    start = document.text.index("Số: 47")
    span = Span(start, start + len("Số: 47/KH-UBND"))
    assert sureness(document, span) == pytest.approx((3 * 0.95 + 10 * 0.4) / 13)
    assert sureness(document, Span(0, 0)) == 1.0
