"""One way of writing characters: NFC, Đ for its look-alikes, plain spaces, nothing invisible."""

from __future__ import annotations

import operator
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from ingest.elements import Element, Grid, GridCell, Paragraph
from ingest.paragraphs import Replacement, cut, rewrite
from schemas import EditKind

_SPACES = "\t\x0b\x0c\x85\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    "\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
)
_BREAKS = "\r\u2028\u2029"
_LOOKALIKES = "\u00d0\u00f0\u0189\u0256\ud800-\udfff"
_ODD = re.compile(f"[{_SPACES}{_INVISIBLE}{_BREAKS}{_LOOKALIKES}]")
_SPACE = re.compile(f"[{_SPACES}]")
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
_INVISIBLE_RUN = re.compile(f"[{_INVISIBLE}]")
_HIDDEN_HYPHEN = re.compile("(?<=[A-ZĐÐƯƠÂĂÊÔ0-9])\u00ad(?=[A-ZĐÐƯƠÂĂÊÔ0-9])")
_LETTERS = str.maketrans({"\u00d0": "Đ", "\u00f0": "đ", "\u0189": "Đ", "\u0256": "đ"})
_SURROGATE = re.compile("[\ud800-\udfff]")
_ODD_RUN = re.compile(f"{_HIDDEN_HYPHEN.pattern}|[{_SPACES}{_INVISIBLE}{_BREAKS}{_LOOKALIKES}]+")
_WORD = re.compile(r"\S+|[^\S \n]+")


def is_clean(text: str) -> bool:
    """Whether `clean` would leave the text as it is."""
    return _ODD.search(text) is None and unicodedata.is_normalized("NFC", text)


def cleaned(text: str) -> str:
    """The text in one way of writing.

    A soft hyphen between capitals or digits is the visible hyphen of a code, which PDF fonts
    often map so; elsewhere it only marks where a word may break.

    >>> cleaned("Ðảng uỷ\\u00a0xã, 88/KH\\u00adUBND")
    'Đảng uỷ xã, 88/KH-UBND'
    """
    text = _HIDDEN_HYPHEN.sub("-", text)
    text = _INVISIBLE_RUN.sub("", _SPACE.sub(" ", _BREAK.sub("\n", text)))
    return unicodedata.normalize("NFC", _SURROGATE.sub("\ufffd", text).translate(_LETTERS))


def clean(paragraph: Paragraph) -> Paragraph:
    """The paragraph in one way of writing, every changed word listed as an edit."""
    if paragraph.label and not is_clean(paragraph.label):
        paragraph = replace(paragraph, label=cleaned(paragraph.label))
    text = paragraph.text
    if not is_clean(text):
        paragraph = rewrite(paragraph, _replacements(text))
        text = paragraph.text
        if not is_clean(text):
            # Only a mark that composes over a boundary comes here.
            whole = Replacement(0, len(text), cleaned(text), EditKind.CHARACTER)
            paragraph = rewrite(paragraph, [whole])
            text = paragraph.text
    if text[:1].isspace() or text[-1:].isspace():
        paragraph = cut(paragraph, len(text) - len(text.lstrip()), len(text.rstrip()))
    return paragraph


def _replacements(text: str) -> list[Replacement]:
    """The odd characters of composed text, the words with them where some are decomposed."""
    pattern = _ODD_RUN if unicodedata.is_normalized("NFC", text) else _WORD
    found = []
    for match in pattern.finditer(text):
        old = match[0]
        new = (
            "-"
            if pattern is _ODD_RUN and _HIDDEN_HYPHEN.match(text, match.start())
            else cleaned(old)
        )
        if new != old:
            found.append(Replacement(match.start(), match.end(), new, EditKind.CHARACTER))
    return found


def clean_elements(elements: Sequence[Element]) -> list[Element]:
    """Every paragraph in one way of writing; those without words are left out."""
    kept: list[Element] = []
    for element in elements:
        if isinstance(element, Grid):
            kept.append(_clean_grid(element))
        elif (paragraph := clean(element)).text or paragraph.label:
            kept.append(paragraph)
    return kept


def _clean_grid(grid: Grid) -> Grid:
    cells = tuple(_clean_cell(cell) for cell in grid.cells)
    if all(new is old for new, old in zip(cells, grid.cells, strict=True)):
        return grid
    return replace(grid, cells=cells)


def _clean_cell(cell: GridCell) -> GridCell:
    content = tuple(clean_elements(cell.content))
    if len(content) == len(cell.content) and all(map(operator.is_, content, cell.content)):
        return cell
    return replace(cell, content=content)
