from hypothesis import given
from hypothesis import strategies as st

from ingest.elements import Change, Mark, Paragraph, Piece
from ingest.paragraphs import Replacement, cut, join, rewrite
from schemas import EditKind


def whole(text: str, source: int = 0) -> Paragraph:
    return Paragraph(text, pieces=(Piece(0, len(text), source=source),))


def mapped(paragraph: Paragraph, source: str) -> bool:
    return all(
        paragraph.text[piece.start : piece.end]
        == source[piece.source or 0 : (piece.source or 0) + piece.end - piece.start]
        for piece in paragraph.pieces
    )


def test_rewrite_keeps_the_map_and_lists_the_change() -> None:
    source = "**Mục tiêu** chung"
    paragraph = rewrite(whole(source), [Replacement(0, 2, ""), Replacement(10, 12, "")])
    assert paragraph.text == "Mục tiêu chung"
    assert mapped(paragraph, source)
    assert [(each.start, each.end, each.before) for each in paragraph.changes] == [
        (0, 0, "**"),
        (8, 8, "**"),
    ]


def test_rewrite_moves_boxes_marks_and_earlier_changes() -> None:
    box = (1.0, 2.0, 3.0, 4.0)
    paragraph = Paragraph(
        "xã¹ A B",
        pieces=(Piece(0, 3, bbox=box, page=1), Piece(4, 5, bbox=box, page=1)),
        marks=(Mark(2, 3, "1"),),
        changes=(Change(EditKind.JOINED, 5, 6, "\n"),),
    )
    moved = rewrite(paragraph, [Replacement(0, 1, "thôn x")])
    assert moved.text == "thôn xã¹ A B"
    assert [(piece.start, piece.end) for piece in moved.pieces] == [(0, 8), (9, 10)]
    assert moved.marks == (Mark(7, 8, "1"),)
    assert moved.changes[-1] == Change(EditKind.JOINED, 10, 11, "\n")


@given(st.data())
def test_rewrite_maps_what_it_leaves(data: st.DataObject) -> None:
    source = data.draw(st.text(min_size=1, max_size=40))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), max_size=8)))
    pairs = list(zip(cuts[0::2], cuts[1::2], strict=False))
    new = data.draw(st.lists(st.text(max_size=3), min_size=len(pairs), max_size=len(pairs)))
    edits = [Replacement(a, b, each) for (a, b), each in zip(pairs, new, strict=True)]
    paragraph = rewrite(whole(source), edits)
    expected = source
    for edit in reversed(edits):
        expected = expected[: edit.start] + edit.new + expected[edit.end :]
    assert paragraph.text == expected
    assert mapped(paragraph, source)
    kept = sum(piece.end - piece.start for piece in paragraph.pieces)
    assert kept == len(source) - sum(edit.end - edit.start for edit in edits)
    for change in paragraph.changes:
        assert 0 <= change.start <= change.end <= len(paragraph.text)


@given(st.text(min_size=1, max_size=30), st.integers(0, 30), st.integers(0, 30))
def test_cut_keeps_the_map(source: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(source)), min(other, len(source))))
    paragraph = cut(whole(source), start, end)
    assert paragraph.text == source[start:end]
    assert mapped(paragraph, source)


@given(st.lists(st.text(min_size=1, max_size=10), min_size=1, max_size=5))
def test_join_keeps_the_map(texts: list[str]) -> None:
    source = "".join(texts)
    paragraphs = []
    at = 0
    for text in texts:
        paragraphs.append(whole(text, at))
        at += len(text)
    joined = join(paragraphs, kind=EditKind.JOINED)
    assert joined.text == " ".join(texts)
    assert mapped(joined, source)
    assert [joined.text[each.start : each.end] for each in joined.changes] == [" "] * (
        len(texts) - 1
    )
