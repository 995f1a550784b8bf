import pytest

BREAKS = {
    "items": ("Giao các đơn vị:", "- Sở Y tế;", "both", True),
    "numbers": ("Yêu cầu", "2. Nội dung", "both", True),
    "letters": ("Yêu cầu", "b) Nội dung", "both", True),
    "the signature": ("ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "left", True),
    "sentences": ("Việc thứ nhất.", "Việc thứ hai", "both", True),
    "capitals above": ("KẾ HOẠCH", "Tập huấn năm 2031", "left", True),
    "capitals below": ("Tên đơn vị", "SỞ Y TẾ", "left", True),
    "centred lines": ("SỞ Y TẾ", "PHÒNG TỔ CHỨC", "center", True),
    "a centred line that goes on": ("Tập huấn nghiệp vụ", "cho cán bộ xã", "center", False),
    "a wrapped line": ("Phối hợp với Sở", "Tài chính thực hiện", "both", False),
    "a range of years": ("Giai đoạn 2031", "- 2035", "both", False),
    "figures below each other": ("1.250", "≥ 45,5%", "left", True),
    "a year below a figure": ("1.250", "năm 2031", "left", False),
    "a figure": ("Kinh phí là", "12.500 đồng", "both", False),
}


@pytest.mark.parametrize(("above", "below", "align", "parted"), BREAKS.values(), ids=BREAKS)
def test_a_manual_line_break_parts_or_wraps(word, above, below, align, parted):
    body = (
        f'<w:p><w:pPr><w:jc w:val="{align}"/></w:pPr>'
        f"<w:r><w:t>{above}</w:t><w:br/><w:t>{below}</w:t></w:r></w:p>"
    )
    assert word.texts(body) == ([above, below] if parted else [f"{above} {below}"])


def test_an_empty_line_parts(word):
    body = "<w:p><w:r><w:t>a</w:t><w:br/><w:cr/><w:t>b</w:t></w:r></w:p>"
    assert word.texts(body) == ["a", "b"]


def test_a_column_break_parts(word):
    body = '<w:p><w:r><w:t>a</w:t><w:br w:type="column"/><w:t>b</w:t></w:r></w:p>'
    assert word.texts(body) == ["a", "b"]
