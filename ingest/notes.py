"""Footnotes: lifted out of the running text and tied to their marks by value, not by glyph."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import NamedTuple

from ingest.elements import Change, Element, Grid, GridCell, Mark, Paragraph
from schemas import EditKind

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NOTE = re.compile(
    r"""
      (?P<raised> [⁰¹²³⁴-⁹]{1,3} | ⁽[⁰¹²³⁴-⁹]{1,3}⁾ ) \s*
    | \[ (?P<square> \d{1,3} ) \] \s*
    | \( (?P<round> \d{1,2} ) \) \s*
    | (?P<star> \*{1,3} ) \s
    """,
    re.VERBOSE,
)
_MARK = re.compile(
    r"""
      (?P<raised> (?<!\bm)(?<![kcd]m) [⁰¹²³⁴-⁹]{1,3} | ⁽[⁰¹²³⁴-⁹]{1,3}⁾ )
    | (?<=\S) \[ (?P<square> \d{1,3} ) \]
    | (?<=[\w”"’)]) \( (?P<round> \d{1,2} ) \)
    | (?<=[\w”"’)]) (?P<star> \*{1,3} ) (?![\w*])
    """,
    re.VERBOSE,
)
_SIGNS = re.compile(r"[⁰¹²³⁴-⁹⁽\[(*]")


_ELEMENT = attrgetter("element")


class _Place(NamedTuple):
    element: int
    cell: int | None
    paragraph: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Note:
    """The paragraphs of one footnote, `index` the first of them in the flow."""

    value: str
    index: int
    certain: bool
    """The format or a raised figure says that it is one; else a mark must be found."""


def lift_notes(elements: Sequence[Element]) -> list[Element]:
    """Every footnote behind the block that bears its mark, tied to the mark by a key.

    Notes are told by the reader (`Paragraph.note`) or by what they begin with: ¹, ⁽⁴⁾, and,
    where an earlier word bears the same mark, [1], (1) or *. A note without a mark stays where
    it stood.
    """
    notes = list(_find_notes(elements))
    if not notes:
        return list(elements)
    marks = _find_marks(elements, {note.value for note in notes})
    notes = _without_items(notes, marks)
    tied = _tie(notes, marks)
    kept = [note for note in notes if note.certain or note.index in tied]
    return _rebuild(elements, kept, tied) if kept else list(elements)


def _without_items(notes: Sequence[_Note], marks: dict[str, list[_Place]]) -> list[_Note]:
    """The notes without items of a list: those that are more than the marks of their value."""
    counts = Counter(note.value for note in notes if not note.certain)
    return [
        note
        for note in notes
        if note.certain or counts[note.value] <= len(marks.get(note.value, ()))
    ]


def _find_notes(elements: Sequence[Element]) -> Iterator[_Note]:
    previous: str | None = None
    for index, element in enumerate(elements):
        if isinstance(element, Grid) or element.furniture:
            continue
        if element.note is not None:
            if element.note != previous:
                yield _Note(element.note, index, True)
            previous = element.note
            continue
        previous = None
        if not element.label and element.text[:1] in "⁰¹²³⁴⁵⁶⁷⁸⁹⁽[(*":
            match = _NOTE.match(element.text)
            if match is not None:
                yield _Note(_value(match), index, match["raised"] is not None)


def _value(match: re.Match[str]) -> str:
    raised = match["raised"]
    if raised is not None:
        return raised.strip("⁽⁾").translate(_DIGITS)
    return match["square"] or match["round"] or match["star"] or ""


def _find_marks(elements: Sequence[Element], values: set[str]) -> dict[str, list[_Place]]:
    """The places of the marks with these values, in order."""
    marks: dict[str, list[_Place]] = {}
    for number, cell, at, paragraph in _paragraphs(elements):
        for mark in paragraph.marks:
            if mark.note in values:
                place = _Place(number, cell, at, mark.start, mark.end)
                marks.setdefault(mark.note, []).append(place)
        if paragraph.marks or not _SIGNS.search(paragraph.text):
            continue
        for match in _MARK.finditer(paragraph.text):
            value = _value(match)
            if match.start() and value in values:
                place = _Place(number, cell, at, match.start(), match.end())
                marks.setdefault(value, []).append(place)
    return marks


def _paragraphs(
    elements: Sequence[Element],
) -> Iterator[tuple[int, int | None, int, Paragraph]]:
    """Paragraphs of the flow and of cells that may bear a mark, with their places."""
    for number, element in enumerate(elements):
        if isinstance(element, Paragraph):
            if not element.furniture and element.note is None:
                yield number, None, 0, element
            continue
        for index, cell in enumerate(element.cells):
            for at, inner in enumerate(cell.content):
                if isinstance(inner, Paragraph):
                    yield number, index, at, inner


def _tie(notes: Sequence[_Note], marks: dict[str, list[_Place]]) -> dict[int, _Place]:
    """For each note its mark: the nearest free one before it, else the first behind it."""
    tied: dict[int, _Place] = {}
    taken: dict[str, int] = {}
    for note in notes:
        places = marks.get(note.value, [])
        free = taken.get(note.value, 0)
        before = bisect_left(places, note.index, key=_ELEMENT)
        if before > free:
            # Marks that were passed over belong to notes that are lost.
            tied[note.index] = places[before - 1]
            taken[note.value] = before
        elif note.certain and free < len(places) and places[free].element != note.index:
            tied[note.index] = places[free]
            taken[note.value] = free + 1
    return tied


def _rebuild(
    elements: Sequence[Element], notes: Sequence[_Note], tied: dict[int, _Place]
) -> list[Element]:
    bodies = {note.index: _body(elements, note, f"{number}") for number, note in enumerate(notes)}
    owner: dict[int, list[int]] = {}
    for note in notes:
        if note.index in tied:
            owner.setdefault(tied[note.index].element, []).append(note.index)
    moved = {
        index + step
        for note in notes
        for index in [note.index]
        if index in tied
        for step in range(len(bodies[index]))
    }
    rebuilt: list[Element] = []
    for index, element in enumerate(elements):
        if index in moved:
            if index in bodies and rebuilt:
                _record(rebuilt, bodies[index], tied[index].element, index)
            continue
        if index in bodies:
            rebuilt.extend(bodies[index])
            continue
        for note_index in owner.get(index, ()):
            key = bodies[note_index][0].note or ""
            element = _mark(element, tied[note_index], key)
        rebuilt.append(element)
        for note_index in sorted(owner.get(index, ())):
            rebuilt.extend(bodies[note_index])
    return rebuilt


def _body(elements: Sequence[Element], note: _Note, key: str) -> list[Paragraph]:
    """The paragraphs of a note: those with the reader's key, else one."""
    first = elements[note.index]
    assert isinstance(first, Paragraph)
    body = [replace(first, note=key)]
    if first.note is None:
        return body
    for element in elements[note.index + 1 : note.index + 50]:
        if not isinstance(element, Paragraph) or element.note != first.note:
            break
        body.append(replace(element, note=key))
    return body


def _record(rebuilt: list[Element], body: Sequence[Paragraph], owner: int, index: int) -> None:
    """List the lifting where the note stood: at the end of the text before it."""
    if owner == index - 1:
        return
    for at in range(len(rebuilt) - 1, -1, -1):
        element = rebuilt[at]
        if isinstance(element, Grid):
            return
        if element.note is None and not element.furniture:
            end = len(element.text)
            before = "\n".join(paragraph.text for paragraph in body)
            change = Change(EditKind.LIFTED, end, end, before)
            rebuilt[at] = replace(element, changes=(*element.changes, change))
            return


def _mark(element: Element, place: _Place, key: str) -> Element:
    """The element with the mark at `place` tied to the note `key`."""
    if isinstance(element, Paragraph):
        return _mark_paragraph(element, place, key)
    assert place.cell is not None
    cell = element.cells[place.cell]
    content = list(cell.content)
    inner = content[place.paragraph]
    if isinstance(inner, Paragraph):
        content[place.paragraph] = _mark_paragraph(inner, place, key)
    marked: GridCell = replace(cell, content=tuple(content))
    cells = (*element.cells[: place.cell], marked, *element.cells[place.cell + 1 :])
    return replace(element, cells=cells)


def _mark_paragraph(paragraph: Paragraph, place: _Place, key: str) -> Paragraph:
    others = [mark for mark in paragraph.marks if mark.start != place.start]
    marks = sorted((*others, Mark(place.start, place.end, key)), key=lambda mark: mark.start)
    return replace(paragraph, marks=tuple(marks))
