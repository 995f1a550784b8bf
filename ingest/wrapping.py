"""Hard-wrapped text: which line breaks only wrap a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.labels import find_label
from ingest.lines import Line
from ingest.phrases import is_capitals
from ingest.repair import is_cut_range

_NARROWEST, _WIDEST = 40, 140
_FEWEST_BREAKS = 3
_LEAST_FULL = 0.6
_RAGGED = 12
_NEARLY_ALL = 0.7
_ENDED = re.compile(r"""[.;:!?…]["”’»)\]]*$|[./]/[.\-]?$""")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is wrapped: a line is full if the next word would not have fitted in `width`."""

    width: int
    margin: int
    """The commonest indent of lines that go on."""
    gaps: bool
    """Blank lines stand before items, and so before paragraphs."""
    indents: bool
    """Items, and so paragraphs, begin further in than their other lines."""

    def begins(self, line: Line) -> bool | None:
        """Whether a paragraph begins at a line, as far as blank lines and indents tell."""
        if self.indents:
            return line.indent > self.margin
        return line.gap if self.gaps else None


def find_wrapping(lines: Sequence[Line]) -> Wrapping | None:
    """The wrapping of a text, `None` where its lines are whole paragraphs.

    Lines that go on in lower case show where breaks are no ends: if nearly all of them are as
    long as they could be, the text is wrapped.
    """
    pairs = [
        (line, following)
        for line, following in pairwise(lines)
        if not following.gap and following.text[0].islower() and "\t" not in line.text
    ]
    if len(pairs) < _FEWEST_BREAKS:
        return None
    lengths = sorted(line.indent + len(line.text) for line, _ in pairs)
    width = lengths[-1 - len(lengths) // 50]
    if not _NARROWEST <= width <= _WIDEST:
        return None
    full = sum(
        _is_full(width, line, following) or line.indent + len(line.text) >= width - _RAGGED
        for line, following in pairs
    )
    if full < len(pairs) * _LEAST_FULL:
        return None
    margin = Counter(following.indent for _, following in pairs).most_common(1)[0][0]
    items = [line for line in lines if find_label(line.text) is not None]
    return Wrapping(
        width,
        margin,
        gaps=sum(line.gap for line in items) > len(items) * _NEARLY_ALL,
        indents=sum(line.indent > margin for line in items) > len(items) * _NEARLY_ALL,
    )


def _is_full(width: int, line: Line, following: Line) -> bool:
    word = following.text.split(None, 1)[0]
    return line.indent + len(line.text) + 1 + len(word) > width


def wraps(wrapping: Wrapping, line: Line, following: Line) -> bool:
    """Whether `following` carries on the paragraph whose last line so far is `line`."""
    if following.gap or following.page_start or "\t" in following.text:
        return False
    if is_cut_range(line.text, following.text):
        return True
    ended = _ENDED.search(line.text[-6:]) is not None
    full = _is_full(wrapping.width, line, following)
    begins = wrapping.begins(following)
    if find_label(following.text) is not None:
        return full and not ended and begins is False
    if begins or is_capitals(line.text) != is_capitals(following.text):
        return False
    if following.text[0].islower():
        return full or not ended
    # Nothing but the width tells that a sentence ends inside a paragraph: its end is believed.
    return full and (not ended or begins is False)
