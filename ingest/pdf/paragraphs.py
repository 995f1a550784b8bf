"""Paragraphs from lines: by indent, by what would still have fitted, by labels and spacing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

import yaml

from ingest.elements import Mark, Paragraph, Piece
from ingest.labels import find_label
from ingest.pdf.columns import Region
from ingest.pdf.lines import Line
from ingest.pdf.margins import usual_pitch
from ingest.pdf.words import Word
from schemas import Style

INDENT = 4.0
"""Points by which a left edge must differ to be another one."""

SPACE = 0.25
"""Width of a space, as a share of the font size."""

EVEN = 0.1
"""Share of the font size by which words of one baseline may differ."""

_OPENING = re.compile(r"(?:Căn cứ|Nơi nhận|V/v|Kính gửi)\b")
"""Words that begin a paragraph of their own without a label."""

_BULLET = re.compile(r"[-–—+*•▪➢✓❖·]")
_ITEM = re.compile(r"([-–—+*•▪➢✓❖·])\s*[^\W\d_]")
_SENTENCE_END = (".", ";", ":", "!", "?", "./.", ".”", ";”", '."')
_GLUED = re.compile(r"(?:\d|[^\W\d_a-zà-ỹ])[A-ZĐa-z&./]*[-/]\Z")
"""A code cut behind its hyphen or slash: "12/KH-" and "UBND"."""

_MOTTO = re.compile(r"CỘNG H\w\w XÃ HỘI CHỦ NGHĨA VIỆT NAM")
_CODE = re.compile(r"\d{1,5}[a-z]?/(?:[A-ZĐ]{2}|\d{4})")


def paragraphs(
    region: Region,
    *,
    pitch: float | None = None,
    notes: frozenset[str] = frozenset(),
) -> Iterator[Paragraph]:
    """The paragraphs of a region.

    Args:
        region: lines in reading order with the edges of their column, in points.
        pitch: usual distance of two baselines, in font sizes; by default the region's own.
        notes: marks of the footnotes on the page.
    """
    step = pitch if pitch is not None else usual_pitch(region.lines)
    held: list[Line] = []
    for line in region.lines:
        if held and _begins(line, held, region, step):
            yield paragraph(held, region, notes)
            held = []
        held.append(line)
    if held:
        yield paragraph(held, region, notes)


def paragraph(
    lines: Sequence[Line], region: Region, notes: frozenset[str] = frozenset()
) -> Paragraph:
    """One paragraph of `lines`, its words as pieces with their boxes."""
    text = joined([line.words for line in lines], notes)
    return Paragraph(
        text.text,
        style=_style(lines, region),
        pieces=text.pieces,
        marks=text.marks,
        page=lines[0].words[0].page,
    )


@dataclass(frozen=True, slots=True)
class Joined:
    """Lines of words as one text, with the place of each word and the footnote marks."""

    text: str
    pieces: tuple[Piece, ...]
    marks: tuple[Mark, ...]


def joined(lines: Sequence[Sequence[Word]], notes: frozenset[str] = frozenset()) -> Joined:
    """The text of lines of words.

    A raised figure that is the mark of a footnote in `notes` is written `[3]`, as the other
    readers do, so that it cannot be taken for a figure of the text.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    marks: list[Mark] = []
    at = 0
    previous: Word | None = None
    for words in lines:
        wrapped = True
        for word in words:
            text, size = word.text, word.size
            if previous is not None:
                level = abs(word.baseline - previous.baseline) < EVEN * size
                if (level and not wrapped) or not _glued(previous, word, wrapped=wrapped):
                    parts.append(" ")
                    at += 1
                if not level and (value := _mark_value(word, previous)) in notes:
                    text = f"[{value}]"
                    marks.append(Mark(at, at + len(text), value))
            parts.append(text)
            end = at + len(text)
            pieces.append(Piece(at, end, word.box, word.page))
            at, previous, wrapped = end, word, False
    return Joined("".join(parts), tuple(pieces), tuple(marks))


def _glued(previous: Word, word: Word, *, wrapped: bool) -> bool:
    """Whether no space stands before a word that begins a line or stands off the one before."""
    if wrapped:
        return _GLUED.search(previous.text) is not None and word.text[0].isalnum()
    size = max(previous.size, word.size)
    return not (previous.stamped or word.stamped) and word.x0 - previous.x1 < 0.15 * size


def _mark_value(word: Word, previous: Word) -> str:
    """The figure of a raised mark; empty for any other word."""
    if word.size > 0.9 * previous.size or word.baseline > previous.baseline:
        return ""
    return word.text.strip("[]()")


def with_mark(note: Paragraph, value: str) -> Paragraph:
    """A footnote whose first word, its mark, is written `[value]` and stands apart."""
    first = note.pieces[0]
    mark = f"[{value}]"
    rest = note.text[first.end :].lstrip()
    by = len(mark) + 1 - (len(note.text) - len(rest))
    moved = (
        replace(piece, start=piece.start + by, end=piece.end + by) for piece in note.pieces[1:]
    )
    return replace(
        note, text=f"{mark} {rest}", pieces=(replace(first, end=len(mark)), *moved), marks=()
    )


def reaches_end(line: Line, region: Region, following: Line | None = None) -> bool:
    """Whether the line is full: what follows would not have fitted into it."""
    word = following.words[0] if following is not None else None
    needed = SPACE * line.size + (word.x1 - word.x0 if word is not None else 2.5 * line.size)
    return line.x1 + needed > region.right + 1.0


def goes_on(last: tuple[Line, Region], first: tuple[Line, Region] | None) -> bool | None:
    """Whether a page's last paragraph goes on overleaf, `None` where the layout cannot tell.

    Args:
        last: the page's last line of running text and its region.
        first: the next page's first, `None` if it begins with a table or there is none.
    """
    line, region = last
    if first is None:
        return None
    start, overleaf = first
    if not reaches_end(line, region, start) or overleaf.column or line.size - start.size > 1.2:
        return False
    if centred(start, overleaf) or opens(start.text):
        return False
    if overleaf.indent is None:
        return None if ends_sentence(line.text) else True
    return start.x0 - overleaf.left < INDENT


def centred(line: Line, region: Region) -> bool:
    """Whether it stands in the middle of its column, clear of both edges."""
    left, right = line.x0 - region.left, region.right - line.x1
    if region.indent is not None and abs(left - region.indent) < 2 and opens(line.text):
        return False
    return min(left, right) > line.size and abs(left - right) < line.size


def _symmetric(line: Line, region: Region) -> bool:
    return abs(line.x0 - region.left - (region.right - line.x1)) < line.size


def opens(text: str) -> bool:
    """Whether a text begins as a paragraph does: with a label, or with words that only open one."""
    if _OPENING.match(text):
        return True
    return find_label(text) is not None and not _CODE.match(text)


def ends_sentence(text: str) -> bool:
    """Whether the text ends with a mark that closes a sentence or an item."""
    return text.endswith(_SENTENCE_END)


def _begins(line: Line, held: list[Line], region: Region, pitch: float) -> bool:
    """Whether `line` begins a paragraph behind the lines in `held`."""
    last = held[-1]
    step = (line.baseline - last.baseline) / line.size
    if step <= 0 or step > 2.2 * pitch or abs(line.size - last.size) > 1.2:
        return True
    if _cut_motto(line, last):
        return False
    labelled = opens(line.text)
    if region.column:
        return labelled or _begins_in_column(line, held, region)
    if centred(line, region) and _symmetric(last, region):
        return not _wraps_centred(line, last, region)
    if centred(last, region) or _bracketed_apart(line, last):
        return True
    if _hangs(line, held):
        low = line.text[0].islower() and not ends_sentence(last.text)
        return labelled or not (low or reaches_end(last, region, line))
    close = step <= 1.25 * pitch
    if not reaches_end(last, region, line):
        return labelled or not (close and _broke_early(line, last, region))
    return _indented(line, held, region) or (labelled and _fresh(line, held, region, close))


def _bracketed_apart(line: Line, last: Line) -> bool:
    """A note in brackets under a title: "(Kèm theo Kế hoạch số …)"."""
    alike = line.bold == last.bold and line.italic == last.italic
    return line.text[0] == "(" and not alike and last.text[-1] != ","


def _begins_in_column(line: Line, held: list[Line], region: Region) -> bool:
    """In a letterhead or signature block only items of a list and small print are wrapped."""
    last = held[-1].text
    if line.text.isupper() or last.isupper():
        return not _cut_name(line, held[-1], region)
    if opens(held[0].text):
        return last.endswith((".", ";"))
    return not line.text[0].islower() or ends_sentence(last)


def _cut_name(line: Line, last: Line, region: Region) -> bool:
    """The last word or two of a body or office in capitals, for which a column was too narrow."""
    words = line.text.split()
    if (
        len(words) > 2
        or line.bold != last.bold
        or not (line.text.isupper() and last.text.isupper())
    ):
        return False
    room = region.right - region.left - (last.x1 - last.x0)
    return words[0] not in opening_words() and room < line.words[0].x1 - line.words[0].x0


@cache
def opening_words() -> frozenset[str]:
    """Words that begin a line of a letterhead or signature block."""
    text = (files("ingest.pdf") / "columns.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return frozenset(yaml.load(text, Loader=loader)["opening_words"])


def _cut_motto(line: Line, last: Line) -> bool:
    """The country's name, broken where a letterhead is too narrow for it."""
    return line.text in ("NAM", "VIỆT NAM") and bool(_MOTTO.match(f"{last.text} {line.text}"))


def _broke_early(line: Line, last: Line, region: Region) -> bool:
    """A line at the left edge where paragraphs stand in: the line above only broke early."""
    if region.indent is None or ends_sentence(last.text):
        return False
    return abs(line.x0 - region.left) < INDENT / 2 and line.bold == last.bold


def _wraps_centred(line: Line, last: Line, region: Region) -> bool:
    """A centred line that had to be broken goes on in the next one of its kind."""
    if (
        opens(line.text)
        or line.text[0] == "("
        or line.bold != last.bold
        or line.italic != last.italic
    ):
        return False
    if last.x0 - region.left < 3 and ends_sentence(last.text):
        return False
    room = region.right - region.left - (last.x1 - last.x0)
    word = line.words[0]
    return room < SPACE * last.size + word.x1 - word.x0


def _hangs(line: Line, held: list[Line]) -> bool:
    """Stands under the words behind the first line's label, or under the second line."""
    first = held[0]
    if len(held) > 1 and held[1].x0 > first.x0 + INDENT:
        return abs(line.x0 - held[1].x0) < INDENT
    if len(first.words) < 2 or not opens(first.text) or len(held) > 1:
        return False
    return line.x0 > first.x0 + INDENT and abs(line.x0 - first.words[1].x0) < INDENT


def _indented(line: Line, held: list[Line], region: Region) -> bool:
    """Its left edge is that of a first line."""
    if line.x0 < region.left + INDENT:
        return False
    if len(held) > 1:
        return line.x0 > held[-1].x0 + INDENT
    return line.x0 > held[0].x0 - INDENT


def _fresh(line: Line, held: list[Line], region: Region, close: bool) -> bool:
    """Whether a label at the start of a line is one, and no figure or dash of a sentence."""
    last = held[-1]
    if ends_sentence(last.text) or not close:
        return True
    if line.bold and not last.bold:
        return True
    if held[0].x0 > region.left + INDENT:
        return False
    item, before = _ITEM.match(line.text), _ITEM.match(held[0].text)
    if item is not None and before is not None:
        return item[1] == before[1] and last.text.endswith(",")
    return not _BULLET.match(line.text) and len(held) > 1


def _style(lines: Sequence[Line], region: Region) -> Style:
    words = [word for line in lines for word in line.words]
    first = lines[0]
    return Style(
        bold=all(word.bold for word in words),
        italic=all(word.italic for word in words),
        align=_align(lines, region),
        indent=round(first.x0 - region.left, 1),
        size=round(first.size, 1),
    )


def _align(lines: Sequence[Line], region: Region) -> str:
    if all(centred(line, region) for line in lines):
        return "center"
    first = lines[0]
    if len(lines) > 1:
        full = [line.x1 > region.right - 2.0 for line in lines[:-1]]
        return "justify" if all(full) else "left"
    if region.right - first.x1 < 2.0 and first.x0 > (region.left + region.right) / 2:
        return "right"
    return "left"
