"""Names and values of WordprocessingML (ECMA-376 part 1), as the walk over the XML needs them."""

from __future__ import annotations

from math import isfinite

from docx.oxml.ns import qn
from lxml.etree import _Element

Node = _Element

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

VAL = qn("w:val")
ID = qn("w:id")
TYPE = qn("w:type")
RELATION = qn("r:id")

P = qn("w:p")
P_PR = qn("w:pPr")
R = qn("w:r")
R_PR = qn("w:rPr")
R_STYLE = qn("w:rStyle")
P_STYLE = qn("w:pStyle")
TABLE = qn("w:tbl")
ROW = qn("w:tr")
CELL = qn("w:tc")
SDT = qn("w:sdt")
SDT_CONTENT = qn("w:sdtContent")
SECTION = qn("w:sectPr")
NUM_PR = qn("w:numPr")
NUM_ID = qn("w:numId")
LEVEL = qn("w:ilvl")
DELETED = qn("w:del")
MOVED_AWAY = qn("w:moveFrom")
TEXT_BOX = qn("w:txbxContent")
ALTERNATE = COMPATIBILITY + "AlternateContent"
CHOICE = COMPATIBILITY + "Choice"
FALLBACK = COMPATIBILITY + "Fallback"

WRAPPERS = frozenset(
    qn(name) for name in ("w:ins", "w:moveTo", "w:customXml", "w:smartTag", "w:sdtContent")
)
"""Elements that stand around content of any level and show all of it."""

_OFF = frozenset({"0", "false", "off", "none"})


def integer(value: str | None, default: int = 0) -> int:
    """The whole number in an attribute; `default` where it is missing or no number.

    >>> integer("12"), integer("-3"), integer(None), integer("12.6pt", 7)
    (12, -3, 0, 7)
    """
    try:
        return int(value) if value is not None else default
    except ValueError:
        return default


def flag(node: Node | None) -> bool | None:
    """An on/off property: `None` where the element is missing, true without a value."""
    if node is None:
        return None
    return node.get(VAL) not in _OFF


def value_of(node: Node, tag: str) -> str | None:
    """`w:val` of the child `tag`."""
    child = node.find(tag)
    return None if child is None else child.get(VAL)


def points(value: str | None) -> float | None:
    """A length in points: twips by default, or with its unit in strict documents.

    >>> points("720"), points("1.5cm"), points("x")
    (36.0, 42.52, None)
    """
    if value is None:
        return None
    for unit, factor in _UNITS:
        if value.endswith(unit):
            return _scaled(value.removesuffix(unit), factor)
    return _scaled(value, 1 / 20)


_UNITS = (("pt", 1.0), ("cm", 28.3465), ("mm", 2.83465), ("in", 72.0), ("pc", 12.0), ("pi", 12.0))


def _scaled(number: str, factor: float) -> float | None:
    try:
        length = float(number) * factor
    except ValueError:
        return None
    return round(length, 2) if isfinite(length) else None


def alternative(node: Node) -> Node | None:
    """The branch of an `mc:AlternateContent` that a current Word shows: the first choice."""
    choice = node.find(CHOICE)
    return choice if choice is not None else node.find(FALLBACK)


_PLACEHOLDER = f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}"


def control_content(node: Node) -> Node | None:
    """What a content control (w:sdt) holds; `None` while it shows its prompt."""
    return None if flag(node.find(_PLACEHOLDER)) else node.find(SDT_CONTENT)
