"""Runs put together are the text, and each is under the facts that cover it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kehoach.cards import Card
from kehoach.highlight import Highlighter, places_of
from schemas import Span

TEXT = "Sở Y tế chủ trì, trước ngày 15/6 hằng năm; các xã phối hợp."
_SPANS = st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))).map(sorted)


@given(st.lists(st.lists(_SPANS, min_size=1, max_size=3), max_size=6), _SPANS)
def test_runs(found: list[list[list[int]]], part: list[int]) -> None:
    cards = [
        Card(f"t{number}", "tasks", "", (), tuple(Span(*span) for span in spans))
        for number, spans in enumerate(found)
    ]
    start, end = part
    runs = Highlighter(TEXT, cards).runs(start, end)
    assert "".join(run.text for run in runs) == TEXT[start:end]
    at = start
    for run in runs:
        over = {
            card.id
            for card in cards
            for span in card.spans
            if span.start <= at and span.end >= at + len(run.text)
        }
        assert set(run.facts.split()) == over
        assert run.places == "" or at in {span.start for card in cards for span in card.spans}
        at += len(run.text)


def test_every_place_begins_once() -> None:
    spans = (Span(0, 7), Span(0, 7), Span(3, 3), Span(17, 32))
    card = Card("d1", "deadlines", "", (), spans)
    assert [place for place, _ in places_of(card)] == ["at-d1-1", "at-d1-2"]
    runs = Highlighter(TEXT, [card]).runs(0, len(TEXT))
    assert [run.places for run in runs if run.places] == ["at-d1-1", "at-d1-2"]


def test_the_innermost_fact_is_the_shortest() -> None:
    outer = Card("t1", "tasks", "", (), (Span(0, 40),))
    inner = Card("a1", "agencies", "", (), (Span(0, 7),))
    first, second, *_ = Highlighter(TEXT, [inner, outer]).runs(0, 40)
    assert (first.facts, first.innermost, second.innermost) == ("t1 a1", "a1", "t1")
