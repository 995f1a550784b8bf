"""The words between two blocks: white space as browsers show it, breaks, marks, fractions."""

from __future__ import annotations

import re

from ingest.html.look import Look
from ingest.runs import Line, raised
from ingest.symbols import readable

_SPACES = re.compile(r"[ \t\n\r\f]+")
_ENDS = re.compile(r"\r\n|[\n\r]")


class Inline:
    """Collects the words of one paragraph; `look` is that of the first of them."""

    def __init__(self) -> None:
        self.lines: list[Line] = [Line()]
        self.look: Look | None = None
        self._blank = True
        """What was written last takes no space behind it."""

    def write(self, text: str | None, look: Look) -> None:
        """Add words as the source has them."""
        if not text:
            return
        if look.kept and ("\n" in text or "\r" in text):
            first, *rest = _ENDS.split(text)
            self.write(first, look)
            for line in rest:
                self.end_line()
                self.write(line, look)
            return
        text = _SPACES.sub(" ", text)
        if self._blank and text[0] == " ":
            text = text[1:]
        if text:
            self._blank = text[-1] == " "
            self.put(text, look)

    def put(self, text: str, look: Look) -> None:
        """Add words as they are shown."""
        if self.look is None and text.strip():
            self.look = look
        if look.font is not None or not text.isascii():
            text = readable(text, look.font)
        if look.capitals:
            text = text.upper()
        if look.raised:
            text = raised(text)
        self.lines[-1].write(text, bold=look.bold, italic=look.italic, size=look.size)

    def tab(self, look: Look) -> None:
        self.put("\t", look)
        self._blank = True

    def mark(self, key: str, shown: str) -> None:
        """Add the mark of note `key`, in brackets as in every format."""
        line = self.lines[-1]
        line.marks.append((len(line.parts), key))
        line.parts.append(f"[{shown}]")
        self._blank = False

    def end_line(self, *, page: bool = False) -> None:
        """End the line; `page` says that a page begins behind it."""
        self.lines.append(Line(page=page))
        self._blank = True
