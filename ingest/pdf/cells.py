"""What stands in one cell of a table: its paragraphs, words it was too narrow for, fractions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ingest.elements import Paragraph
from ingest.pdf.drawing import Ruling
from ingest.pdf.lines import Line
from ingest.pdf.paragraphs import joined, method
from ingest.pdf.words import Word
from ingest.pdf.wrapping import SPACE, ends_sentence, opens
from schemas import Box, Style

PADDING = 5.4
"""Points between a cell's border and its text, by Word's custom."""

_CLEAR = 3.0
"""Points that the line of a fraction keeps from the borders of its cell."""

_CUT = re.compile(r"[\d.,/]\d|\d[.,/]|[^\W\d_a-zà-ỹ]{2}")
"""Two characters between which only a cell that is too narrow breaks."""

_FIGURE = re.compile(r"[\d.,/%]{1,12}\*?\Z")
_RANGE = re.compile(r"[-–]\s?\d")
_DASH = re.compile(r"[-–+]\s?[\da-zà-ỹđ]|\d{1,3}\.?\Z")
"""What begins an item, or goes on with the name or figure above."""


def cell_paragraphs(
    lines: Sequence[Line], bounds: tuple[float, float], notes: frozenset[str]
) -> Iterator[Paragraph]:
    """The paragraphs of a cell: items of a list stand apart, wrapped lines do not.

    Args:
        lines: from the top.
        bounds: left and right edge of the cell.
        notes: marks of the footnotes on the page.
    """
    held: list[Line] = []
    for line in _mended(lines, bounds[1] - bounds[0]):
        if held and _begins(line, held[-1], bounds):
            yield _paragraph(held, notes)
            held = []
        held.append(line)
    if held:
        yield _paragraph(held, notes)


def _mended(lines: Sequence[Line], width: float) -> list[Line]:
    """Lines with words put together that a cell was too narrow for: `100.0`, `00`."""
    mended: list[Line] = []
    for line in lines:
        if mended and _is_cut(mended[-1], line, width):
            head, (tail, *rest) = mended.pop().words[0], line.words
            whole = head._replace(
                text=head.text + tail.text, x1=max(head.x1, tail.x1), bottom=tail.bottom
            )
            mended.append(Line.of([whole, *rest]))
        else:
            mended.append(line)
    return mended


def _is_cut(last: Line, line: Line, width: float) -> bool:
    """Whether a line of one word has no room for one more character, and figures or capitals
    go on in the next."""
    if len(last.words) > 1 or not _CUT.search(f"{last.text[-1]}{line.text[0]}"):
        return False
    room = width - 2 * PADDING - (last.x1 - last.x0)
    return room < 1.3 * (last.x1 - last.x0) / len(last.text)


def _begins(line: Line, last: Line, bounds: tuple[float, float]) -> bool:
    """Whether `line` begins a paragraph in a cell: a label, or room left on the line before."""
    padding = max(0.0, min(PADDING, line.x0 - bounds[0], last.x0 - bounds[0]))
    needed = last.x1 - last.x0 + SPACE * last.size + line.words[0].x1 - line.words[0].x0
    room = needed + 0.4 * last.size < bounds[1] - bounds[0] - 2 * padding
    ended = ends_sentence(last.text)
    if _RANGE.match(line.text) and last.text[-1].isdigit():
        return False
    if opens(line.text):
        return ended or room or not _DASH.match(line.text)
    if line.text[0].islower() and not ended:
        return False
    return room or line.bold != last.bold


def _paragraph(lines: Sequence[Line], notes: frozenset[str]) -> Paragraph:
    text = joined([line.words for line in lines], notes)
    style = Style(
        bold=all(line.bold for line in lines),
        italic=all(line.italic for line in lines),
        size=round(lines[0].size, 1),
    )
    return Paragraph(
        text.text,
        style=style,
        pieces=text.pieces,
        marks=text.marks,
        page=lines[0].words[0].page,
        changes=text.changes,
        method=method(lines),
        confidence=text.confidence,
    )


def with_fractions(rows: list[list[Word]], rulings: Sequence[Ruling], box: Box) -> list[list[Word]]:
    """The words of a cell; figures over and under a short line become one: `108/102`."""
    if len(rows) < 2:
        return rows
    bars = [line for line in rulings if line.horizontal and _inside(line, box)]
    for bar in bars:
        over = _figures(rows, bar, above=True)
        under = _figures(rows, bar, above=False)
        if over is not None and under is not None:
            rows = _stacked(rows, over, under)
    return rows


def _inside(line: Ruling, box: Box) -> bool:
    x0, top, x1, bottom = box
    return x0 + 1 < line.x0 and line.x1 < x1 - 1 and top + _CLEAR < line.top < bottom - _CLEAR


def _figures(rows: list[list[Word]], bar: Ruling, *, above: bool) -> Word | None:
    """The one figure that stands right over (or under) `bar`."""
    found: list[Word] = []
    for words in rows:
        for word in words:
            x, _ = word.middle
            distance = bar.top - word.baseline if above else word.baseline - bar.top
            near = -0.3 if above else 0.5
            far = 0.6 if above else 1.6
            if bar.x0 - 6 <= x <= bar.x1 + 6 and near <= distance / word.size <= far:
                found.append(word)
    if len(found) == 1 and _FIGURE.match(found[0].text):
        return found[0]
    return None


def _stacked(rows: list[list[Word]], over: Word, under: Word) -> list[list[Word]]:
    fraction = over._replace(
        text=f"{over.text}/{under.text}",
        x0=min(over.x0, under.x0),
        x1=max(over.x1, under.x1),
        bottom=under.bottom,
    )
    changed = [
        [fraction if word is over else word for word in words if word is not under]
        for words in rows
    ]
    return [words for words in changed if words]
