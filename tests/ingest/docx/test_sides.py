from ingest.elements import Grid


def line(text, properties="", look=""):
    runs = "<w:tab/>".join(f'<w:t xml:space="preserve">{part}</w:t>' for part in text.split("\t"))
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:rPr>{look}</w:rPr>{runs}</w:r></w:p>"


HEAD = [
    "UBND XÃ AN BÌNH\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "\t\t\tĐộc lập - Tự do - Hạnh phúc",
    "Số: 12/KH-UBND          An Bình, ngày 05 tháng 4 năm 2031",
]
TAIL = [
    "Nơi nhận:\tTM. ỦY BAN NHÂN DÂN",
    "- Như trên;\tCHỦ TỊCH",
    "- Lưu: VT.",
    "\t\t\t\tTrần Văn Mẫu",
]


def columns(grid):
    return [[paragraph.text for paragraph in cell.content] for cell in grid.cells]


def test_a_letterhead_set_with_tabs(word):
    body = "".join(map(line, [*HEAD, "KẾ HOẠCH", "Trồng cây năm 2031"]))
    grid, title, subject = word.elements(body)
    assert grid.layout is True
    assert columns(grid) == [
        ["UBND XÃ AN BÌNH", "Số: 12/KH-UBND"],
        [
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
            "An Bình, ngày 05 tháng 4 năm 2031",
        ],
    ]
    assert (title.text, subject.text) == ("KẾ HOẠCH", "Trồng cây năm 2031")


def test_a_signature_set_with_tabs(word):
    body = "".join(map(line, ["KẾ HOẠCH", "Trồng cây\tnăm 2031", *TAIL]))
    *before, grid = word.elements(body)
    assert [paragraph.text for paragraph in before] == ["KẾ HOẠCH", "Trồng cây năm 2031"]
    assert columns(grid) == [
        ["Nơi nhận:", "- Như trên;", "- Lưu: VT."],
        ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Trần Văn Mẫu"],
    ]


def test_columns_keep_the_look_of_their_lines(word):
    body = line(HEAD[0], look="<w:b/>") + line(HEAD[2]) + line("KẾ HOẠCH")
    grid = word.elements(body)[0]
    assert [paragraph.style.bold for paragraph in grid.cells[0].content] == [True, False]


def test_tabs_in_running_text_are_blanks(word):
    body = "".join(map(line, ["KẾ HOẠCH", "1.\t\tMục đích", "Việc  \t này"]))
    assert word.texts(body) == ["KẾ HOẠCH", "1. Mục đích", "Việc này"]
    assert not any(isinstance(element, Grid) for element in word.elements(body))


def test_a_table_set_with_tabs(word):
    rows = ["TT\tNội dung\tSố lượng", "1\tCây giống\t500", "2\tPhân bón\t\t", "3\tDụng cụ\t40"]
    body = "".join(map(line, ["KẾ HOẠCH", *rows, "Hết."]))
    _, grid, after = word.elements(body)
    assert (grid.rows, grid.columns) == (4, 3)
    assert columns(grid)[:5] == [["TT"], ["Nội dung"], ["Số lượng"], ["1"], ["Cây giống"]]
    assert columns(grid)[6:9] == [["2"], ["Phân bón"], []]
    assert after.text == "Hết."
