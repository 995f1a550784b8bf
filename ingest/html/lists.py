"""Labels of lists: the number or mark that a browser puts in front of an item."""

from __future__ import annotations

from dataclasses import dataclass

from lxml.html import HtmlElement

from ingest.html.css import Properties
from ingest.numerals import render

_TYPES = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_STYLES = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimalZero",
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_BULLETS = "•◦▪"
_MARKS = {"disc": "•", "circle": "◦", "square": "▪"}
_LARGEST = 30000


@dataclass(slots=True)
class List:
    """A list while it is read. `count` is the number of the last item, `level` counts from 0."""

    numbered: bool
    format: str
    mark: str
    level: int
    count: int
    step: int = 1

    def label(self, item: HtmlElement, properties: Properties) -> str:
        """The label of the next item, empty for a list without marks."""
        self.count = _integer(item.get("value"), self.count + self.step)
        style = properties.get("list-style-type", "")
        if style == "none" or properties.get("display", "list-item") != "list-item":
            return ""
        if style in _MARKS:
            return _MARKS[style]
        number_format = _STYLES.get(style) or _TYPES.get(item.get("type", ""))
        if number_format is None and not self.numbered:
            return self.mark
        return f"{render(self.count, number_format or self.format)}."


def open_list(node: HtmlElement, properties: Properties, outer: list[List]) -> List:
    """The list that an `ol`, `ul`, `menu` or `dir` begins, inside the lists of `outer`."""
    numbered = node.tag == "ol"
    kind = node.get("type", "")
    style = properties.get("list-style-type", "")
    depth = sum(not each.numbered for each in outer)
    mark = _MARKS.get(style or kind.lower(), _BULLETS[min(depth, len(_BULLETS) - 1)])
    if style == "none":
        mark = ""
    elif style[:1] in "\"'" and style[1:-1].strip():
        mark = style[1:-1].strip()
    step = -1 if "reversed" in node.attrib else 1
    start = _integer(node.get("start"), 1 if step > 0 else len(node))
    number_format = _STYLES.get(style) or _TYPES.get(kind, "decimal")
    return List(numbered, number_format, mark, len(outer), start - step, step)


def _integer(value: str | None, default: int) -> int:
    try:
        number = int(value) if value is not None else default
    except ValueError:
        return default
    return number if 0 <= number <= _LARGEST else default
