"""The stage as a whole: grounded, in order, linked."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extractors.facts import Facts
from extractors.language import analyse
from extractors.tasks import find_tasks
from schemas import Block, BlockKind, Document, Label, Numbering, Part, Section, Source, Span

TEXT = (
    "KẾ HOẠCH\n\nChống rét\n\nCăn cứ Luật Chăn nuôi;\n\nI. NHIỆM VỤ\n\n1. [Trạm Thú y]:\n\n"
    "- Tiêm phòng   đàn trâu {trước ngày 5/11}.\n\n- Lập sổ theo dõi.\n\nII. TỔ CHỨC THỰC HIỆN\n\n"
    "1. Giao [Đoàn xã] trực chuồng."
)


def test_quotes_stand_where_they_say_and_in_order(facts_of):
    document, facts = facts_of(TEXT)
    assert [task.id for task in facts.tasks] == ["t1", "t2", "t3"]
    starts = [task.span.start for task in facts.tasks]
    assert starts == sorted(starts)
    for task in facts.tasks:
        assert document.text[task.span.start : task.span.end] == task.quote
        assert task.text == " ".join(task.quote.split())


def test_the_rest_of_the_facts_is_kept(facts_of):
    _, facts = facts_of(TEXT)
    assert [agency.name for agency in facts.agencies] == ["Trạm Thú y", "Đoàn xã"]
    assert facts.tasks[0].deadlines == ("d1",)


def test_tasks_know_their_section(facts_of):
    document, facts = facts_of(TEXT)
    headings = [block for block in document.blocks if block.kind is BlockKind.HEADING]
    sections = tuple(
        Section(f"s{number}", None, "", 1, None, "", Span(block.start, block.end))
        for number, block in enumerate(headings, 1)
    )
    again = find_tasks(document, Facts(doc=facts.doc, sections=sections))
    assert again.tasks[0].section in {"s1", "s2"}
    assert again.tasks[-1].section == sections[-1].id


WORDS = st.sampled_from(
    ("Giao", "phối hợp với", "các bản", ":", ";", ".", "Thời gian:", "Đơn vị chủ trì:", "như sau:")
) | st.sampled_from(("rà soát", "95%", "(gồm)", "Trên đây là", "báo cáo", "Nội dung:"))
LINES = st.lists(WORDS, max_size=8).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(LINES, st.sampled_from([*Numbering, None])), max_size=8))
def test_noise_never_raises_and_stays_grounded(lines):
    document = noise(lines)
    for task in find_tasks(document, Facts(doc=analyse(document))).tasks:
        assert document.text[task.span.start : task.span.end] == task.quote != ""


def noise(lines: list[tuple[str, Numbering | None]]) -> Document:
    blocks, text, last = [], "", None
    for index, (line, numbering) in enumerate(lines):
        start = len(text)
        label = Label("1.", "1", numbering) if numbering is not None else None
        text += ("1. " if label else "") + line
        body = start + (3 if label else 0)
        kind = BlockKind.ITEM if label else BlockKind.PARAGRAPH
        blocks.append(Block(kind, Part.BODY, start, len(text), body, label, parent=last))
        last = index if label and index % 2 else None
        text += "\n"
    source = Source("noise", "", "text/plain", len(text), None, "plain")
    return Document(source, text, tuple(blocks))


def test_an_item_that_opens_without_a_verb_is_less_sure(facts_of):
    text = "KẾ HOẠCH\n\nChống rét\n\nI. NHIỆM VỤ\n\n- Lập sổ theo dõi.\n\n- Trạm và các bản."
    _, facts = facts_of(text)
    sure = {task.text: task.confidence >= 0.9 for task in facts.tasks}
    assert sure == {"Lập sổ theo dõi.": True, "Trạm và các bản.": False}
