"""Hard-wrapped text: which line breaks only wrap a paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from ingest.labels import find_label
from ingest.lines import Line
from ingest.repair import is_cut_range

_NARROWEST, _WIDEST = 40, 140
_FEWEST_BREAKS = 3
_LEAST_FULL = 0.6
_RAGGED = 12
_ENDED = re.compile(r"""[.;:!?…]["”’»)\]]*$|[./]/[.\-]?$""")


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a text is wrapped: a line is full if the next word would not have fitted in `width`."""

    width: int
    margin: int
    """The commonest indent."""
    marks_paragraphs: bool
    """Blank lines or indents tell where paragraphs begin."""

    def is_full(self, line: Line, following: Line) -> bool:
        word = following.text.split(None, 1)[0]
        return line.indent + len(line.text) + 1 + len(word) > self.width


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
    indents = Counter(line.indent for line in lines)
    margin = indents.most_common(1)[0][0]
    deeper = sum(count for indent, count in indents.items() if indent > margin)
    gaps = sum(line.gap for line in lines)
    told = gaps * 10 > len(lines) or deeper * 12 > len(lines)
    wrapping = Wrapping(width, margin, told)
    full = sum(
        wrapping.is_full(line, following) or line.indent + len(line.text) >= width - _RAGGED
        for line, following in pairs
    )
    return wrapping if full >= len(pairs) * _LEAST_FULL else None


def wraps(wrapping: Wrapping, first: Line, line: Line, following: Line) -> bool:
    """Whether `following` carries on the paragraph of `first` whose last line is `line`."""
    if following.gap or following.page_start or "\t" in following.text:
        return False
    if is_cut_range(line.text, following.text):
        return True
    if find_label(following.text) is not None:
        return False
    full = wrapping.is_full(line, following)
    ended = _ENDED.search(line.text[-6:]) is not None
    if following.text[0].islower():
        return full or not ended
    if not full or line.text.isupper() != following.text.isupper():
        return False
    own = find_label(first.text) if first is line else None
    hanging = first.indent + (own.body if own is not None else 0)
    if following.indent > max(wrapping.margin, line.indent, hanging):
        return False
    if line is not first and following.indent > line.indent:
        return False
    return not ended or (wrapping.marks_paragraphs and line.text[-1] not in ";:/")
