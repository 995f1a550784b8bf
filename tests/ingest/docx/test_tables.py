import pytest


def tc(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def tr(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tbl(*rows):
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


SPAN2 = '<w:gridSpan w:val="2"/>'
DOWN = '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"

TABLES = {
    "plain": (tbl(tr(tc("a"), tc("b")), tr(tc("c"), tc("d"))), "a@0,0 b@0,1 c@1,0 d@1,1"),
    "merged across": (
        tbl(tr(tc("a", SPAN2)), tr(tc("b"), tc("c"))),
        "a@0,0+1x2 b@1,0 c@1,1",
    ),
    "merged down": (
        tbl(tr(tc("a", DOWN), tc("b")), tr(tc("x", ON), tc("c")), tr(tc("d"), tc("e"))),
        "a@0,0+2x1 b@0,1 c@1,1 d@2,0 e@2,1",
    ),
    "merged both ways": (
        tbl(
            tr(tc("a", SPAN2 + DOWN), tc("b")),
            tr(tc("", SPAN2 + ON), tc("c")),
            tr(tc("d"), tc("e"), tc("f")),
        ),
        "a@0,0+2x2 b@0,2 c@1,2 d@2,0 e@2,1 f@2,2",
    ),
    "merged twice in one column": (
        tbl(
            tr(tc("a", DOWN), tc("b")),
            tr(tc("", ON), tc("c")),
            tr(tc("d", DOWN), tc("e")),
            tr(tc("", ON), tc("f")),
        ),
        "a@0,0+2x1 b@0,1 c@1,1 d@2,0+2x1 e@2,1 f@3,1",
    ),
    "a continuation of nothing": (
        tbl(tr(tc("a", ON), tc("b")), tr(tc("c"), tc("d"))),
        "a@0,0 b@0,1 c@1,0 d@1,1",
    ),
    "merged the old way": (
        tbl(
            tr(tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>")),
            tr(tc("b"), tc("c")),
        ),
        "a@0,0+1x2 b@1,0 c@1,1",
    ),
    "columns that no edge uses": (
        tbl(tr(tc("a", '<w:gridSpan w:val="3"/>'), tc("b", SPAN2))),
        "a@0,0 b@0,1",
    ),
    "a row that begins late": (
        tbl(
            tr(tc("a"), tc("b")),
            tr(tc("c"), properties='<w:gridBefore w:val="1"/>'),
        ),
        "a@0,0 b@0,1 c@1,1",
    ),
    "a deleted row": (
        tbl(tr(tc("a")), tr(tc("x"), properties="<w:del/>"), tr(tc("b"))),
        "a@0,0 b@1,0",
    ),
    "a deleted cell": (tbl(tr(tc("a"), tc("x", "<w:cellDel/>"))), "a@0,0"),
    "rows and cells in content controls": (
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:sdt><w:sdtContent>{tc('a')}</w:sdtContent></w:sdt>"
        f"{tc('b')}</w:tr></w:sdtContent></w:sdt></w:tbl>",
        "a@0,0 b@0,1",
    ),
    "absurd spans": (
        tbl(tr(tc("a", '<w:gridSpan w:val="999999999"/>'), tc("b", '<w:gridSpan w:val="-4"/>'))),
        "a@0,0 b@0,1",
    ),
}


def drawn(grid):
    """`text@row,column`, with `+rows x columns` where a cell covers more than one place."""

    def one(cell):
        span = f"+{cell.row_span}x{cell.column_span}"
        text = " ".join(element.text for element in cell.content)
        return f"{text}@{cell.row},{cell.column}{'' if span == '+1x1' else span}"

    return " ".join(one(cell) for cell in grid.cells)


@pytest.mark.parametrize(("table", "shape"), TABLES.values(), ids=TABLES)
def test_the_cells_of_a_table(word, table, shape):
    assert drawn(word.grid(table)) == shape


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_cells_fill_the_grid_without_overlap(word, table):
    grid = word.grid(table[0])
    places = [
        (row, column)
        for cell in grid.cells
        for row in range(cell.row, cell.row + cell.row_span)
        for column in range(cell.column, cell.column + cell.column_span)
    ]
    assert len(places) == len(set(places))
    assert all(row < grid.rows and column < grid.columns for row, column in places)


def test_repeated_head_rows_are_counted_from_the_top(word):
    head = "<w:tblHeader/>"
    rows = [
        tr(tc("a"), properties=head),
        tr(tc("b"), properties=head),
        tr(tc("c")),
        tr(tc("d"), properties=head),
    ]
    assert word.grid(tbl(*rows)).header_rows == 2
    off = '<w:tblHeader w:val="0"/>'
    assert word.grid(tbl(tr(tc("a"), properties=off), tr(tc("b")))).header_rows == 0


def test_a_table_in_a_cell_stays_in_it(word):
    inner = tbl(tr(tc("trong"), tc("này")))
    cell = f"<w:tc><w:p><w:r><w:t>ngoài</w:t></w:r></w:p>{inner}<w:p/></w:tc>"
    grid = word.grid(tbl(f"<w:tr>{cell}</w:tr>"))
    paragraph, nested = grid.cells[0].content
    assert paragraph.text == "ngoài"
    assert drawn(nested) == "trong@0,0 này@0,1"


def test_paragraphs_and_tables_keep_their_order(word):
    paragraph = "<w:p><w:r><w:t>chữ</w:t></w:r></w:p>"
    body = f"{paragraph}{tbl(tr(tc('a')))}{paragraph}"
    kinds = [type(element).__name__ for element in word.elements(body)]
    assert kinds == ["Paragraph", "Grid", "Paragraph"]


def test_a_table_without_cells_is_none(word):
    assert word.elements("<w:tbl><w:tr/></w:tbl>") == ()
