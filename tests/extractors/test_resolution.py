"""Times of targets are told from deadlines by where they stand."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.facts import Facts
from extractors.language import vietnamese
from extractors.resolution import resolve
from schemas import Deadline, Document, Indicator, Source, Span, Task

SPANS = st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda pair: (pair[0], sum(pair)))


def indicator(span: tuple[int, int], origin: str) -> Indicator:
    return Indicator(
        "i", origin, None, None, "Tỷ lệ", "%", (), (), None, "", Span(*span, None, None), 1.0
    )


def deadline(number: int, span: tuple[int, int], relation: str) -> Deadline:
    return Deadline(
        f"d{number}", "", Span(*span, None, None), relation, None, None, None, None, 1.0
    )


@settings(deadline=None)
@given(
    st.lists(st.tuples(SPANS, st.sampled_from(("prose", "table"))), max_size=6),
    st.lists(st.tuples(SPANS, st.sampled_from(("by", "before"))), max_size=6),
)
def test_a_time_inside_a_target_of_a_sentence_is_no_deadline(targets, times) -> None:
    indicators = tuple(indicator(span, origin) for span, origin in targets)
    deadlines = tuple(deadline(number, *time) for number, time in enumerate(times))
    facts = Facts(vietnamese().tokenizer(""), indicators=indicators, deadlines=deadlines)
    document = Document(Source("", "", "text/plain", 0, None, "plain"), "", ())
    kept = {each.id for each in resolve(document, facts).deadlines}
    for number, ((start, end), relation) in enumerate(times):
        inside = any(
            origin == "prose" and first <= start and end <= last
            for (first, last), origin in targets
        )
        assert (f"d{number}" in kept) == (relation != "by" or not inside)


def test_the_day_that_a_task_names_stays_a_deadline() -> None:
    days = ("đến hết ngày 30/6/2027", "đến hết năm 2027")
    deadlines = tuple(
        replace(deadline(number, (10, 30), "by"), quote=quote) for number, quote in enumerate(days)
    )
    task = Task("t1", "", Span(0, 40, None, None), "", None, (), (), (), ("d0", "d1"), (), 1.0)
    facts = Facts(
        vietnamese().tokenizer(""),
        indicators=(indicator((5, 35), "prose"),),
        deadlines=deadlines,
        tasks=(task,),
    )
    document = Document(Source("", "", "text/plain", 0, None, "plain"), "", ())
    resolved = resolve(document, facts)
    assert [each.id for each in resolved.deadlines] == ["d0"]
    assert resolved.tasks[0].deadlines == ("d0",)
