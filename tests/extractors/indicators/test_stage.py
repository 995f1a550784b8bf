import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.facts import Facts
from extractors.indicators import find_indicators
from extractors.language import analyse
from schemas import (
    Block,
    BlockKind,
    Cell,
    Document,
    Header,
    Part,
    Plan,
    Source,
    Table,
    ungrounded,
)

PLAN_TEXT = """KẾ HOẠCH
Công tác năm 2026

I. MỤC TIÊU

- Phấn đấu 95% hộ đạt gia đình văn hóa.

Phụ lục
CHỈ TIÊU NĂM 2026

TT\tChỉ tiêu\tĐVT\tThực hiện 2025\tKế hoạch 2026
1\tTỷ số giới tính khi sinh\tTỷ số\t111/100\t110/102
2\tTỷ lệ hộ dùng điện\t%\t99\t120
3\tTỷ lệ hộ dùng nước sạch\t\t85%\t90%
"""


@pytest.fixture
def plan(read_as, facts_of):
    document = read_as(PLAN_TEXT, ".txt")
    facts = facts_of(document)
    return Plan(
        source=document.source,
        text=document.text,
        document=facts.header,
        indicators=facts.indicators,
        warnings=facts.findings,
    )


def test_every_indicator_and_figure_stands_at_its_span(plan):
    assert list(ungrounded(plan)) == []
    assert plan.indicators[1].quote.startswith("Tỷ số giới tính")
    assert plan.indicators[1].quote.endswith("110/102")


def test_ids_follow_the_document(plan):
    assert [(each.id, each.origin) for each in plan.indicators] == [
        ("i1", "prose"),
        ("i2", "table"),
        ("i3", "table"),
        ("i4", "table"),
    ]


def test_odd_figures_are_for_a_person_to_look_at(plan):
    codes = [finding.code for finding in plan.warnings if finding.code.startswith("indicator")]
    assert codes == [
        "indicator-denominators",
        "indicator-over-hundred",
        "indicator-unit-inferred",
    ]


CELLS = st.sampled_from(
    ["", "1", "TT", "Chỉ tiêu", "ĐVT", "%", "90", "94,5 - 95", "Tỷ lệ hộ nghèo", "-nt-", "(1)", "…",
     "I", "Kế hoạch 2026", "Sở Y tế", "Ghi chú", "12/2026", "Mục tiêu", "27*", "**đậm**"]
)  # fmt: skip


@st.composite
def tables(draw):
    """A document of one table with any cells, merged at will."""
    rows, columns = draw(st.integers(1, 6)), draw(st.integers(1, 5))
    text, cells = "", []
    for row in range(rows):
        for column in range(columns):
            start = len(text)
            text += draw(CELLS)
            spans = draw(st.integers(1, 2)), draw(st.integers(1, columns - column))
            cells.append(Cell(row, column, *spans, start, len(text)))
            text += "\n" if column == columns - 1 else "\t"
    table = Table(rows, columns, tuple(cells), draw(st.integers(0, rows)))
    block = Block(BlockKind.TABLE, Part.BODY, 0, len(text), 0, table=table)
    return Document(Source("x", "", "text/plain", 0, None, "plain"), text, (block,))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(tables())
def test_any_table_is_read_without_a_fault(document):
    facts = find_indicators(document, Facts(doc=analyse(document), header=Header()))
    plan = Plan(document.source, document.text, facts.header, indicators=facts.indicators)
    assert list(ungrounded(plan)) == []


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="0123456789%.,;:-–()“” \nđạtừlênphấnđấuhộxã", max_size=120))
def test_any_sentence_is_read_without_a_fault(text):
    block = Block(BlockKind.PARAGRAPH, Part.BODY, 0, len(text), 0)
    document = Document(Source("x", "", "text/plain", 0, None, "plain"), text, (block,))
    facts = find_indicators(document, Facts(doc=analyse(document), header=Header()))
    plan = Plan(document.source, document.text, facts.header, indicators=facts.indicators)
    assert list(ungrounded(plan)) == []
