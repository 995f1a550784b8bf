"""The groups of an RTF file, as far as they matter before it is converted."""

from __future__ import annotations

import re

_SIGN = re.compile(rb"\\bin(\d{1,9}) ?|\\[\\{}]|[{}]")
_FRAME = re.compile(rb"\{(?:\\\*)?\\shptxt(?![a-z])")
_CELLS = re.compile(rb"\\intbl(?![a-z]).*\\row(?![a-z])", re.DOTALL)
_PARAGRAPH = re.compile(rb"\\par(?![a-z])")


def group_end(data: bytes, start: int) -> int | None:
    """Where the group that begins at or behind `start` ends; `None` if it is cut off.

    >>> group_end(rb"{\\rtf1 {\\b K}} ", 0), group_end(rb"{\\rtf1 {\\b K}", 0)
    (14, None)
    """
    depth, at = 0, start
    while (sign := _SIGN.search(data, at)) is not None:
        at = sign.end()
        if sign[1] is not None:
            at += int(sign[1])
        elif sign[0] == b"{":
            depth += 1
        elif sign[0] == b"}":
            depth -= 1
            if depth <= 0:
                return at
    return None


def with_lines(data: bytes) -> bytes:
    """The file with blank lines between the paragraphs of a cell, in tables inside text frames.

    LibreOffice writes the paragraphs of such a cell one right behind the other, which glues the
    lines of a letterhead. It keeps the lines of a paragraph, and a blank one parts the others.
    """
    parts: list[bytes] = []
    done = 0
    while (frame := _FRAME.search(data, done)) is not None:
        end = group_end(data, frame.start())
        if end is None:
            break
        parts += [data[done : frame.start()], _CELLS.sub(_lines, data[frame.start() : end])]
        done = end
    return b"".join([*parts, data[done:]])


def _lines(cells: re.Match[bytes]) -> bytes:
    return _PARAGRAPH.sub(rb"\\line\\line", cells[0])
