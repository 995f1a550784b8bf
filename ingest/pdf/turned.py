"""Text that does not run from left to right: upright heads of tables, watermarks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from ingest.pdf.pdfium import Glyphs, PageView
from ingest.pdf.words import Word, page_lines

UPWARDS, DOWNWARDS = 90, 270

_CLOSE = 0.8
"""Share of the font size that two lines of one upright head may stand apart."""


def upright_words(view: PageView) -> list[Word]:
    """The upright texts of a page, lines that belong together as one `Word` with spaces."""
    angles = {face.angle for face in view.glyphs.faces}
    return [
        _turned_back(word, view, angle)
        for angle in (UPWARDS, DOWNWARDS)
        if angle in angles
        for word in _texts(_levelled(view, angle))
    ]


def watermark(view: PageView) -> str:
    """What is written aslant over the page, in the file's order."""
    glyphs = view.glyphs
    aslant = np.array([face.angle % 90 != 0 for face in glyphs.faces], dtype=np.bool_)
    codes = glyphs.codes[aslant[glyphs.face]].tolist()
    return " ".join("".join(chr(code) for code in codes if 0 < code < 0xD800).split())


def _levelled(view: PageView, angle: int) -> PageView:
    """The page turned so that text running at `angle` runs from left to right."""
    glyphs = view.glyphs
    if angle == UPWARDS:
        left, right = view.height - glyphs.bottom, view.height - glyphs.top
        top, bottom = glyphs.left, glyphs.right
    else:
        left, right = glyphs.top, glyphs.bottom
        top, bottom = view.width - glyphs.right, view.width - glyphs.left
    faces = tuple(replace(face, angle=(face.angle - angle) % 360) for face in glyphs.faces)
    turned: Glyphs = replace(
        glyphs, left=left, right=right, top=top, bottom=bottom, baseline=bottom, faces=faces
    )
    return replace(view, width=view.height, height=view.width, glyphs=turned)


def _texts(view: PageView) -> Iterator[Word]:
    """The lines of a page, each as one word, close ones joined."""
    held: Word | None = None
    for line in page_lines(view):
        word = _whole(line)
        if held is not None and _goes_on(held, word):
            held = _joined(held, word)
            continue
        if held is not None:
            yield held
        held = word
    if held is not None:
        yield held


def _whole(line: list[Word]) -> Word:
    return line[0]._replace(text=" ".join(word.text for word in line), x1=line[-1].x1)


def _goes_on(held: Word, word: Word) -> bool:
    beside = min(held.x1, word.x1) > max(held.x0, word.x0)
    return beside and word.top - held.bottom < _CLOSE * word.size


def _joined(held: Word, word: Word) -> Word:
    return held._replace(
        text=f"{held.text} {word.text}",
        x0=min(held.x0, word.x0),
        x1=max(held.x1, word.x1),
        bottom=word.bottom,
    )


def _turned_back(word: Word, view: PageView, angle: int) -> Word:
    if angle == UPWARDS:
        x0, x1 = word.top, word.bottom
        top, bottom = view.height - word.x1, view.height - word.x0
    else:
        x0, x1 = view.width - word.bottom, view.width - word.top
        top, bottom = word.x0, word.x1
    baseline = (top + bottom) / 2 + 0.3 * word.size
    boxed = word._replace(x0=round(x0, 2), top=round(top, 2), x1=round(x1, 2))
    return boxed._replace(bottom=round(bottom, 2), baseline=baseline)
