"""The lines of a text file with their places in it."""

from __future__ import annotations

import re
from typing import NamedTuple

_ENDS = str.maketrans(dict.fromkeys("\r\x0b\x0c\x85\u2028\u2029", "\n"))
_UNUSUAL_END = re.compile("[\r\x0b\x0c\x85\u2028\u2029]")
_PAGE_MARK = re.compile(
    r"[-–—]\s?\d{1,3}\s?[-–—]"
    r"|[-–—=*\[(\s]{0,8}(?:trang|page)\s(?:số\s)?\d{1,4}(?:\s?(?:/|of|trên)\s?\d{1,4})?"
    r"[-–—=*\])\s]{0,8}",
    re.I,
)
_TAB = 8


class Line(NamedTuple):
    """A line that is not blank: `source[start:start + len(text)] == text`."""

    start: int
    text: str
    """Without white space around; tabs at its end stay, they are empty cells of a row."""
    indent: int
    """Columns before the text, tabs counted to the next multiple of eight."""
    lead: str
    """The white space before the text."""
    gap: bool
    """A blank line stands before it."""
    page_start: bool
    """A form feed stands before it."""


def split_lines(source: str) -> list[Line]:
    """The lines of `source` that hold words, whatever ends them."""
    view = source.replace("\r\n", " \n")
    if _UNUSUAL_END.search(view):
        view = view.translate(_ENDS)
    feeds = [match.start() for match in re.finditer("\f", source)]
    feeds.reverse()
    lines: list[Line] = []
    offset, gap = 0, False
    for raw in view.split("\n"):
        text = raw.lstrip()
        if text:
            lead = raw[: len(raw) - len(text)]
            text = text.rstrip(" ") if "\t" in text else text.rstrip()
            fed = False
            while feeds and feeds[-1] < offset:
                fed = bool(feeds.pop() + 1)
            indent = len(lead.expandtabs(_TAB)) if lead else 0
            lines.append(Line(offset + len(lead), text, indent, lead, gap, fed))
            gap = False
        else:
            gap = True
        offset += len(raw) + 1
    return lines


def is_page_mark(text: str) -> bool:
    """Whether a line only says which page it is.

    >>> is_page_mark("--- Trang 2/5 ---"), is_page_mark("Page 3"), is_page_mark("Trang trí 3 nhà")
    (True, True, False)
    """
    return _PAGE_MARK.fullmatch(text) is not None
