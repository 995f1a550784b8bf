"""Where a paragraph ends and the next begins: indents, what would still have fitted, labels,
spacing."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

import yaml

from ingest.labels import find_label
from ingest.pdf.layout import Region
from ingest.pdf.lines import Line

INDENT = 4.0
"""Points by which a left edge must differ to be another one."""

SPACE = 0.25
"""Width of a space, as a share of the font size."""

_OPENING = re.compile(r"(?:Căn cứ|Nơi nhận|V/v|Kính gửi)\b")
"""Words that begin a paragraph of their own without a label."""

_BULLET = re.compile(r"[-–—+*•▪➢✓❖·]")
_ITEM = re.compile(r"([-–—+*•▪➢✓❖·])\s*[^\W\d_]")
_SENTENCE_END = (".", ";", ":", "!", "?", "./.", ".”", ";”", '."')
_MOTTO = re.compile(r"CỘNG H\w\w XÃ HỘI CHỦ NGHĨA VIỆT NAM")
_CODE = re.compile(r"\d{1,5}[a-z]?/(?:[A-ZĐ]{2}|\d{4})")


def begins(line: Line, held: list[Line], region: Region, pitch: float) -> bool:
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
    if region.indent is not None and abs(left - region.indent) < 2:
        stands_out = line.bold or line.text.isupper()
        if opens(line.text) or not stands_out:
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
