"""Lines that were seen badly, read again column by column.

Where two columns of different pitch stand side by side (recipients in small print beside the
signer's office), the engine takes lines of both for one, and sees neither.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from statistics import median

import numpy as np

from ingest.ocr.engine import Engine, Seen
from ingest.ocr.images import Grey

POOR = 0.8
"""Mean confidence of a line under which it is read again."""

TALL = 1.9
"""A word so many times as high as the usual ones holds two lines."""

_GUTTER = 1.0
"""White between columns, as a share of the usual height of words."""

_BETTER = 0.03
_MOST_BANDS = 6
"""On one page; a page with more is bad all over."""

_MARGIN = 12
Band = tuple[int, int]


def read_again(reader: Engine, page: Grey, ink: Grey, seen: Sequence[Seen], dpi: int) -> list[Seen]:
    """The words of a page, those of poor lines as they are seen column by column, if better.

    Args:
        reader: any engine.
        page: the level page without its lines and tables.
        ink: of the same page, 1 where it is black.
        seen: its words, by lines.
        dpi: its resolution.
    """
    if not seen:
        return []
    usual = median(word.bottom - word.top for word in seen)
    bands = list(_bands(seen, usual))
    words = list(seen)
    if len(bands) > _MOST_BANDS:
        return words
    line = max(word.line for word in seen) + 1
    for top, bottom in bands:
        inside = [word for word in words if top <= (word.top + word.bottom) / 2 <= bottom]
        anew: list[Seen] = []
        for x0, x1 in _columns(ink[top:bottom], round(_GUTTER * usual)):
            found = _block(reader, page, (x0, top, x1, bottom), dpi)
            anew += (word._replace(line=word.line + line) for word in found)
            line += len(found)
        if _mean(anew) > _mean(inside) + _BETTER:
            gone = set(map(id, inside))
            words = [word for word in words if id(word) not in gone] + anew
    return words


def _bands(seen: Sequence[Seen], usual: float) -> Iterator[Band]:
    """From the top to the bottom of lines that were seen badly, and of what overlaps them."""
    spans = []
    for _, line in itertools.groupby(seen, key=lambda word: word.line):
        words = list(line)
        top, bottom = min(word.top for word in words), max(word.bottom for word in words)
        tall = any(word.bottom - word.top > TALL * usual for word in words)
        spans.append((top, bottom, len(words) > 2 and (_mean(words) < POOR or tall)))
    held: Band | None = None
    for top, bottom, poor in sorted(spans):
        if held is not None and top < held[1] - usual / 4:
            held = held[0], max(held[1], bottom)
        elif poor:
            if held is not None:
                yield held
            held = top, bottom
    if held is not None:
        yield held


def _columns(ink: Grey, gutter: int) -> Iterator[Band]:
    """The columns of ink that white gutters part."""
    across = np.flatnonzero(ink.any(axis=0))
    if not len(across):
        return
    cuts = np.flatnonzero(np.diff(across) > gutter)
    starts, ends = [0, *(cuts + 1).tolist()], [*cuts.tolist(), len(across) - 1]
    for start, end in zip(starts, ends, strict=True):
        yield int(across[start]), int(across[end]) + 1


def _block(reader: Engine, page: Grey, box: tuple[int, int, int, int], dpi: int) -> list[Seen]:
    x0, top, x1, bottom = box
    part = np.pad(page[top:bottom, x0:x1], _MARGIN, constant_values=255)
    right, down = x0 - _MARGIN, top - _MARGIN
    return [
        word._replace(
            x0=word.x0 + right,
            x1=word.x1 + right,
            top=word.top + down,
            bottom=word.bottom + down,
            baseline=word.baseline + down,
        )
        for word in reader.block(part, dpi)
    ]


def _mean(words: Iterable[Seen]) -> float:
    """Mean confidence, by the lengths of words."""
    held = list(words)
    letters = sum(len(word.text) for word in held)
    return sum(word.confidence * len(word.text) for word in held) / letters if letters else 0.0
