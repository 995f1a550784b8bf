import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.labels import automatic_label, find_label
from schemas import Numbering

N = Numbering


@pytest.mark.parametrize(
    ("text", "mark", "value", "numbering", "body"),
    [
        ("I. MỤC TIÊU", "I.", "I", N.ROMAN, "MỤC TIÊU"),
        ("II- NHIỆM VỤ", "II-", "II", N.ROMAN, "NHIỆM VỤ"),
        ("IV/ KINH PHÍ", "IV/", "IV", N.ROMAN, "KINH PHÍ"),
        ("III NỘI DUNG", "III", "III", N.ROMAN, "NỘI DUNG"),
        ("A. ĐÁNH GIÁ CHUNG", "A.", "A", N.LETTER, "ĐÁNH GIÁ CHUNG"),
        ("1. Sở Y tế", "1.", "1", N.DECIMAL, "Sở Y tế"),
        ("2.Tổ chức hội thi", "2.", "2", N.DECIMAL, "Tổ chức hội thi"),
        ("1- Mục đích", "1-", "1", N.DECIMAL, "Mục đích"),
        ("3/ Công tác thi đua", "3/", "3", N.DECIMAL, "Công tác thi đua"),
        ("1.1. Chỉ tiêu", "1.1.", "1.1", N.DECIMAL, "Chỉ tiêu"),
        ("1.2 Chỉ tiêu", "1.2", "1.2", N.DECIMAL, "Chỉ tiêu"),
        ("4.2.1. Trồng cây", "4.2.1.", "4.2.1", N.DECIMAL, "Trồng cây"),
        ("1) Rà soát", "1)", "1", N.DECIMAL, "Rà soát"),
        ("(2) Rà soát", "(2)", "2", N.DECIMAL, "Rà soát"),
        ("a) Tuyên truyền", "a)", "a", N.LETTER, "Tuyên truyền"),
        ("đ) Khen thưởng", "đ)", "đ", N.LETTER, "Khen thưởng"),
        ("b. Tập huấn", "b.", "b", N.LETTER, "Tập huấn"),
        ("(ii) hỗ trợ vốn", "(ii)", "ii", N.LETTER, "hỗ trợ vốn"),
        ("- Rà soát", "-", "-", N.DASH, "Rà soát"),
        ("–Rà soát", "–", "–", N.DASH, "Rà soát"),
        ("+ Trồng mới", "+", "+", N.PLUS, "Trồng mới"),
        ("* Thời gian", "*", "*", N.BULLET, "Thời gian"),
        ("• Thời gian", "•", "•", N.BULLET, "Thời gian"),
        ("o Thời gian", "o", "o", N.BULLET, "Thời gian"),
        ("Phần thứ nhất", "Phần thứ nhất", "thứ nhất", N.PART, ""),
        ("PHẦN II: GIẢI PHÁP", "PHẦN II:", "II", N.PART, "GIẢI PHÁP"),
        ("Chương II. TỔ CHỨC", "Chương II.", "II", N.CHAPTER, "TỔ CHỨC"),
        ("Mục 1. Quản lý", "Mục 1.", "1", N.CHAPTER, "Quản lý"),
        ("Điều 3. Hiệu lực", "Điều 3.", "3", N.ARTICLE, "Hiệu lực"),
        ("Điều 4", "Điều 4", "4", N.ARTICLE, ""),
        ("Phụ lục I/01", "Phụ lục I/01", "I/01", N.ANNEX, ""),
        ("PHỤ LỤC SỐ 02: BẢNG KÊ", "PHỤ LỤC SỐ 02:", "02", N.ANNEX, "BẢNG KÊ"),
        ("PHỤ LỤC", "PHỤ LỤC", "", N.ANNEX, ""),
        ("Biểu số 01", "Biểu số 01", "01", N.ANNEX, ""),
        ("Mẫu 2a", "Mẫu 2a", "2a", N.ANNEX, ""),
    ],
)
def test_labels(text: str, mark: str, value: str, numbering: Numbering, body: str) -> None:
    found = find_label(text)
    assert found is not None
    assert (found.label.mark, found.label.value) == (mark, value)
    assert found.label.numbering is numbering
    assert text[found.body :] == body


@pytest.mark.parametrize(
    "text",
    [
        "15.11 là ngày hội",
        "15.11.2025",
        "1.000 người tham gia",
        "12/5 hằng năm",
        "2021-2025 là giai đoạn đầu",
        "-5% so với năm trước",
        "8:00 họp tại hội trường",
        "V/v tổ chức hội thao",
        "Điều 3 của Luật Thư viện quy định",
        "Phụ lục này gồm hai bảng",
        "Phụ lục II kèm theo Kế hoạch",
        "05/QĐ-UBND ngày hôm nay",
        "12/VHTT ngày hôm nay",
        "Phần mềm quản lý",
        "Mục 1 Phần II Kế hoạch này nêu rõ",
        "Chương trình phối hợp",
        "anh em",
        "-----------",
        "",
    ],
)
def test_no_labels(text: str) -> None:
    assert find_label(text) is None


@pytest.mark.parametrize(
    ("text", "ordinal"),
    [("IV. X", 4), ("XIX. X", 19), ("đ) x", 5), ("1.12. X", 12), ("Phần thứ ba", 3), ("(iv) x", 4)],
)
def test_ordinals(text: str, ordinal: int) -> None:
    found = find_label(text)
    assert found is not None and found.ordinal == ordinal


@pytest.mark.parametrize(
    ("mark", "value", "numbering"),
    [
        ("1.", "1", N.DECIMAL),
        ("a)", "a", N.LETTER),
        ("-", "-", N.DASH),
        ("Điều 5.", "5", N.ARTICLE),
        ("\uf0b7", "\uf0b7", N.BULLET),
        ("Bước 1:", "Bước 1:", N.BULLET),
    ],
)
def test_automatic_labels(mark: str, value: str, numbering: Numbering) -> None:
    found = automatic_label(mark)
    assert found.label.automatic and found.label.mark == mark
    assert (found.label.value, found.label.numbering) == (value, numbering)
    assert found.body == len(mark) + 1


@given(st.text(max_size=60))
def test_never_raises(text: str) -> None:
    found = find_label(text)
    if found is not None:
        assert text.startswith(found.label.mark)
        assert len(found.label.mark) <= found.body <= len(text)
