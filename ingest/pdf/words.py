"""Words and lines from the places of characters, never from their order in the file.

Where a font lacks the accented letters, they come from another one and stand anywhere in the
file. Only geometry puts them back into their words: characters of one baseline, left to right.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from ingest.legacy.conversion import shown_words
from ingest.pdf.frame import Floats
from ingest.pdf.pdfium import Flags, Glyphs, Integers, PageView
from schemas import Box

BASELINE_STEP = 1.3
"""Points between two baselines that are still one line."""

WORD_GAP = 0.18
"""Share of the font size that parts two words where no space character stands between them."""

SPACE = 0.1
"""Share of the font size that a space character must take up to be one. pdfium makes up spaces
where the file's order jumps, and they take up none: where accented letters were fetched from
another font they stand inside words."""

SMALLEST = 1.0
"""Font size in points under which nobody reads anything."""

DOUBLED = 0.15
"""Share of the font size under which two equal characters are one, drawn twice."""

_HYPHEN = ord("-")
_SOFT_HYPHEN = 0xAD
_REPLACED = {
    0x02: _HYPHEN,  # pdfium's mark for a hyphen at the end of a line
    _SOFT_HYPHEN: _HYPHEN,  # Word writes its no-break hyphen so
    0x2011: _HYPHEN,
    0xFFFE: 0xFFFD,
    0x00: 0xFFFD,
}
_DROPPED = (0x200B, 0x200C, 0x200D, 0xFEFF)
_SPACES = (0x20, 0xA0, 0x2002, 0x2003, 0x2007, 0x2009, 0x202F, 0x3000, 0x09)
_SYMBOLS = {
    "\uf0b7": "•",
    "\uf02d": "-",
    "\uf0a7": "▪",
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    "\uf076": "❖",
}
"""Private code points of the Symbol and Wingdings fonts that stand before list items."""

_LEVEL = frozenset((0, 1, 359))
"""Directions in degrees that a reader takes for level."""

_PRIVATE = frozenset(_SYMBOLS)
_LAST = 0xFFFF


class Word(NamedTuple):
    """A run of characters without a gap (a tuple, since a page makes hundreds of them).

    `confidence` is that of a recognised word, from 0 to 1, and `None` for one of a text layer.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    baseline: float
    size: float
    bold: bool
    italic: bool
    stamped: bool = False
    page: int = 1
    before: str = ""
    """What the file has where the word is in a font from before Unicode."""
    confidence: float | None = None
    """That of the recognition, `None` for words of a text layer."""

    @property
    def box(self) -> Box:
        return self.x0, self.top, self.x1, self.bottom

    @property
    def middle(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, self.baseline - 0.3 * self.size


@cache
def _table(codes: tuple[int, ...]) -> Flags:
    """Membership in `codes` by code point, up to `_LAST`."""
    table = np.zeros(_LAST + 1, dtype=np.bool_)
    table[list(codes)] = True
    return table


def _clean(codes: Integers) -> Integers:
    cleaned = codes.copy()
    for old, new in _REPLACED.items():
        cleaned[codes == old] = new
    cleaned[_table(_DROPPED)[np.minimum(codes, _LAST)]] = 0
    return cleaned


def page_lines(view: PageView) -> list[list[Word]]:
    """The words of a page by baselines, from the top, each line from left to right."""
    glyphs = view.glyphs
    codes = _clean(glyphs.codes)
    if any(face.legacy for face in glyphs.faces):
        # TCVN3 has its ư where other fonts have a soft hyphen.
        codes[glyphs.codes == _SOFT_HYPHEN] = _SOFT_HYPHEN
    space = _table(_SPACES)[np.minimum(codes, _LAST)]
    level = np.array([face.angle % 360 in _LEVEL for face in glyphs.faces], dtype=np.bool_)
    size = np.array([face.size for face in glyphs.faces])[glyphs.face]
    drawn = np.where(space, ~_made_up(glyphs), (glyphs.face > 0) & (size >= SMALLEST))
    chosen = np.flatnonzero((codes > 0x1F) & drawn & level[glyphs.face] & _shown(view))
    if not len(chosen):
        return []
    order, line = _in_lines(glyphs, chosen)
    seen = ~space[order]
    if not seen.any():
        return []
    spaced = _spaced(glyphs, order, seen, size[order])
    order, line = order[seen], line[seen]
    single = _undoubled(codes[order], glyphs.left[order], size[order], line)
    order, line, spaced = order[single], line[single], spaced[single]
    return _cut(glyphs, codes, size, _Row(order, line, spaced), view.number)


def _made_up(glyphs: Glyphs) -> Flags:
    """True for characters without width that stand where the next one in the file stands."""
    step = np.abs(np.diff(glyphs.left, append=0.0))
    level = np.abs(np.diff(glyphs.baseline, append=-1e6)) < BASELINE_STEP
    return (glyphs.right <= glyphs.left) & level & (step < BASELINE_STEP)


def _shown(view: PageView) -> Flags:
    """True for characters on the page; what lies outside of it is cut off and never seen."""
    glyphs = view.glyphs
    across = (glyphs.left < view.width) & (glyphs.right > 0)
    down = (glyphs.baseline > 0) & (glyphs.baseline < view.height + 1)
    finite = np.isfinite(glyphs.left + glyphs.right + glyphs.top + glyphs.bottom)
    return across & down & finite


def _in_lines(glyphs: Glyphs, chosen: Integers) -> tuple[Integers, Integers]:
    """`chosen` by line and left edge, with the number of each one's line."""
    by_height = chosen[np.argsort(glyphs.baseline[chosen], kind="stable")]
    steps = np.diff(glyphs.baseline[by_height]) > BASELINE_STEP
    line = np.concatenate(([0], np.cumsum(steps)))
    across = np.lexsort((glyphs.left[by_height], line))
    return by_height[across], line[across]


def _spaced(glyphs: Glyphs, order: Integers, seen: Flags, size: Floats) -> Flags:
    """For each visible character in reading order, whether a space before it takes up room.

    A space counts where it stands behind the middle of the character before it: one that pdfium
    made up for a character that stands earlier in the file may lie anywhere.

    Args:
        order: characters in reading order, spaces among them.
        seen: False for spaces.
        size: font sizes in reading order.
    """
    left, count = glyphs.left[order], len(order)
    places = np.arange(count)
    before = np.maximum.accumulate(np.where(seen, places, 0))
    after = np.minimum.accumulate(np.where(seen, places, count - 1)[::-1])[::-1]
    behind = left >= (left[before] + glyphs.right[order][before]) / 2
    least = np.where(glyphs.face[order] > 0, SPACE, WORD_GAP) * size[after]
    good = ~seen & behind & (left[after] - left > least)
    spaces = np.cumsum(good)[seen]
    return np.diff(spaces, prepend=0) > 0


def _undoubled(codes: Integers, left: Floats, size: Floats, line: Integers) -> Flags:
    """False for a character drawn twice in one place, which some writers do to make it bold."""
    twice = (np.diff(codes) == 0) & (np.diff(left) < DOUBLED * size[1:]) & (np.diff(line) == 0)
    return np.concatenate(([True], ~twice))


@dataclass(frozen=True, slots=True)
class _Row:
    """Visible characters in reading order: index, number of the line, space before."""

    order: Integers
    line: Integers
    spaced: Flags


def _cut(glyphs: Glyphs, codes: Integers, size: Floats, row: _Row, page: int) -> list[list[Word]]:
    """The characters of a page cut into words, by lines."""
    order = row.order
    left, right = glyphs.left[order], glyphs.right[order]
    gap = np.concatenate(([0.0], left[1:] - right[:-1]))
    turn = np.concatenate(([True], np.diff(row.line) > 0))
    mark = (codes[order] >= 0x300) & (codes[order] <= 0x36F)
    parted = (row.spaced | (gap > WORD_GAP * size[order])) & ~mark
    starts = np.flatnonzero(turn | parted)
    texts = _texts(codes[order], starts)
    shown = texts
    fonts = [glyphs.faces[number].legacy for number in glyphs.face[order][starts].tolist()]
    if any(fonts):
        shown = shown_words(texts, fonts)
    columns = zip(
        shown,
        texts,
        _rounded(left[starts]),
        _rounded(np.minimum.reduceat(glyphs.top[order], starts)),
        _rounded(np.maximum.reduceat(right, starts)),
        _rounded(np.maximum.reduceat(glyphs.bottom[order], starts)),
        _rounded(glyphs.baseline[order][starts]),
        glyphs.face[order][starts].tolist(),
        glyphs.stamped[order][starts].tolist(),
        turn[starts].tolist(),
        strict=True,
    )
    lines: list[list[Word]] = []
    for text, typed, x0, top, x1, bottom, baseline, number, stamped, first in columns:
        if first:
            lines.append([])
        face = glyphs.faces[number]
        em, bold, italic = face.size, face.bold, face.italic
        before = typed if typed != text else ""
        word = Word(text, x0, top, x1, bottom, baseline, em, bold, italic, stamped, page, before)
        lines[-1].append(word)
    return lines


def _texts(codes: Integers, starts: Integers) -> list[str]:
    """What the words say that begin at `starts`."""
    text = codes.astype("<u4").tobytes().decode("utf-32-le", "replace")
    bounds = pairwise([*starts.tolist(), len(text)])
    if unicodedata.is_normalized("NFC", text) and _PRIVATE.isdisjoint(text):
        return [text[start:stop] for start, stop in bounds]
    return [_spelled(text[start:stop]) for start, stop in bounds]


def _rounded(places: Floats) -> list[float]:
    """To a hundredth of a point: what the arithmetic adds beyond says nothing."""
    return np.round(places, 2).tolist()  # type: ignore[no-any-return]


def _spelled(text: str) -> str:
    """Composed, with the private code points of list marks put right."""
    return unicodedata.normalize("NFC", "".join(_SYMBOLS.get(letter, letter) for letter in text))
