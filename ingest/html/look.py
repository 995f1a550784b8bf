"""What an element looks like: tags, the page's sheets, attributes and its own style, inherited."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from ingest.html.css import Properties, declarations
from ingest.symbols import is_symbol_font

_BOLD = frozenset({"b", "strong", "th", "h1", "h2", "h3", "h4", "h5", "h6"})
_ITALIC = frozenset({"i", "em", "cite", "dfn", "address"})
_HEADINGS = {"h1": 24.0, "h2": 18.0, "h3": 14.0, "h4": 12.0, "h5": 10.0, "h6": 8.0}
_FONT_SIZES = dict(zip("1234567", (7.5, 10.0, 12.0, 13.5, 18.0, 24.0, 36.0), strict=True))
_BLOCKS = frozenset(
    """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav
    ol p pre search section summary table tbody td tfoot th thead tr ul""".split()  # noqa: SIM905
)
_SILENT = frozenset(
    """area audio base button canvas col colgroup datalist del embed head iframe img input link map
    meta meter noscript object optgroup option param picture progress script select source style
    svg template textarea title track video""".split()  # noqa: SIM905
)
"""Elements that show no words of the document; `del` is what a tracked change took out."""
_ROWS = frozenset({"flex", "inline-flex", "grid", "inline-grid"})
_LENGTH = re.compile(r"(-?\d{1,5}(?:\.\d{1,4})?|-?\.\d{1,4})(pt|px|in|cm|mm|pc|em|rem|)")
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.3465, "mm": 2.83465, "pc": 12.0, "": 0.75}
_ALIGNS = {"start": "left", "end": "right", "middle": "center"}
_KNOWN_ALIGNS = frozenset({"left", "right", "center", "justify"})
_NOTHING: Properties = {}
_HIDING = frozenset({"comment-list", "comment", "frame-comment"})


@dataclass(frozen=True, slots=True)
class Look:
    """How words look, and how the paragraph that they stand in is set.

    `size`, `left` and `first` (the first line's offset from `left`) are in points, `font` is
    named only if it is one of symbols. `kept` keeps line ends as they are typed.
    """

    bold: bool = False
    italic: bool = False
    size: float = 12.0
    font: str | None = None
    capitals: bool = False
    raised: bool = False
    align: str = "left"
    left: float = 0.0
    first: float = 0.0
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """What an element is on the page: its look, and whether it stands apart from the words."""

    look: Look
    properties: Properties
    block: bool
    row: bool
    """Its children stand apart from one another."""


class Looks:
    """The looks of one page's elements; `sheet` is what its style sheets say of them."""

    def __init__(self, sheet: Mapping[HtmlElement, Properties]) -> None:
        self._sheet = sheet

    def shape(self, node: HtmlElement, outer: Look, *, apart: bool = False) -> Shape | None:
        """The shape of `node` inside `outer`; `None` if it is not shown.

        `apart` says that its parent sets its children apart.
        """
        tag = node.tag
        properties = self._properties(node)
        if properties is None:
            return None
        display = properties.get("display", "")
        block = apart or (tag in _BLOCKS and not display.startswith("inline"))
        block = block or display in ("block", "list-item", "flex", "grid", "table")
        look = (
            _over(node, properties, outer, block=block)
            if properties or node.attrib or _speaks(tag)
            else outer
        )
        return Shape(look, properties, block, display in _ROWS)

    def shows(self, node: HtmlElement) -> bool:
        """Whether `node` is shown where its parents are."""
        return self._properties(node) is not None

    def _properties(self, node: HtmlElement) -> Properties | None:
        """What is said of an element; `None` if it is not shown."""
        if node.tag in _SILENT:
            return None
        said = self._sheet.get(node)
        style = node.get("style")
        if style:
            said = {**said, **declarations(style)} if said else declarations(style)
        if (said and _is_hidden(said)) or node.get("hidden") is not None:
            return None
        return said or _NOTHING


def points(value: str, size: float = 12.0) -> float | None:
    """A length in points; `size` is what an em is.

    >>> points("1.0cm"), points("28px"), points("auto")
    (28.35, 21.0, None)
    """
    match = _LENGTH.fullmatch(value)
    if match is None:
        return None
    factor = size if match[2] in ("em", "rem") else _POINTS[match[2]]
    return round(float(match[1]) * factor, 2)


def _speaks(tag: str) -> bool:
    return tag in _BOLD or tag in _ITALIC or tag in ("center", "sup", "pre", "sub", "td", "font")


def _is_hidden(properties: Properties) -> bool:
    return (
        properties.get("display") == "none"
        or properties.get("visibility") == "hidden"
        or properties.get("mso-hide", "").startswith(("all", "screen"))
        or properties.get("mso-element") in _HIDING
    )


def _over(node: HtmlElement, properties: Properties, outer: Look, *, block: bool) -> Look:
    """The look of `outer` with what the element says over it."""
    tag = node.tag
    size = _size(node, properties, outer)
    weight = properties.get("font-weight", "bold" if tag in _BOLD else "")
    slant = properties.get("font-style", "italic" if tag in _ITALIC else "")
    raised = properties.get("vertical-align", "super" if tag == "sup" else "")
    look = replace(
        outer,
        size=size,
        bold=weight in ("bold", "bolder", "600", "700", "800", "900") if weight else outer.bold,
        italic=slant in ("italic", "oblique") if slant else outer.italic,
        raised=raised == "super" if raised or block else outer.raised,
        font=_font(node, properties, outer),
        capitals=_capitals(properties, outer),
        kept=_keeps(tag, properties, outer),
    )
    return _set(node, properties, look, size) if block else look


def _set(node: HtmlElement, properties: Properties, look: Look, size: float) -> Look:
    """The look with how a block sets its paragraphs."""
    align = properties.get("text-align") or node.get("align", "").lower()
    if not align and node.tag in ("center", "th"):
        align = "center"
    align = _ALIGNS.get(align, align)
    left = points(properties.get("margin-left", ""), size)
    first = points(properties.get("text-indent", ""), size)
    return replace(
        look,
        align=align if align in _KNOWN_ALIGNS else look.align,
        left=0.0 if node.tag in ("td", "th") else look.left + (left or 0.0),
        first=look.first if first is None else first,
    )


def _size(node: HtmlElement, properties: Properties, outer: Look) -> float:
    said = properties.get("font-size", "")
    if said.endswith("%"):
        share = points(said[:-1] + "pt")
        return outer.size if share is None else round(outer.size * share / 100, 1)
    found = points(said, outer.size) if said else None
    if found is None and node.tag == "font":
        found = _FONT_SIZES.get(node.get("size", ""))
    return found or _HEADINGS.get(node.tag, outer.size)


def _font(node: HtmlElement, properties: Properties, outer: Look) -> str | None:
    named = properties.get("font-family") or node.get("face")
    if not named:
        return outer.font
    font = named.split(",")[0].strip(" \"'")
    return font if is_symbol_font(font) else None


def _capitals(properties: Properties, outer: Look) -> bool:
    transform = properties.get("text-transform") or properties.get("font-variant")
    return outer.capitals if not transform else transform in ("uppercase", "small-caps")


def _keeps(tag: str, properties: Properties, outer: Look) -> bool:
    space = properties.get("white-space", "pre" if tag == "pre" else "")
    return outer.kept if not space else space.startswith("pre")
