"""Formulas in a line of text: Office Math (ECMA-376 part 1, 22.1) and the older EQ fields."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.docx.markup import MATH, Node

_VAL = MATH + "val"
_TEXT = MATH + "t"
_BASE = MATH + "e"
_SUPER = MATH + "sup"
_SUB = MATH + "sub"
_SUPERSCRIPT = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_RAISABLE = re.compile(r"[0-9+\-−=()n]+")
_SIMPLE = re.compile(r"[\w.,%]+")
_SKIPPED = frozenset(MATH + name for name in ("rPr", "ctrlPr", "fPr", "radPr", "dPr", "naryPr"))


def linear(node: Node) -> str:
    """A formula in one line: fractions as `a/b`, powers as `m²` or `x^(n+1)`."""
    shape = _SHAPES.get(node.tag)
    if shape is not None:
        return shape(node)
    if node.tag == _TEXT:
        return node.text or ""
    return "".join(linear(child) for child in node if child.tag not in _SKIPPED)


def _part(node: Node, tag: str) -> str:
    child = node.find(tag)
    return "" if child is None else linear(child)


def _grouped(text: str) -> str:
    text = text.strip()
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _fraction(node: Node) -> str:
    return f"{_grouped(_part(node, MATH + 'num'))}/{_grouped(_part(node, MATH + 'den'))}"


def _raised(text: str) -> str:
    if _RAISABLE.fullmatch(text):
        return text.translate(_SUPERSCRIPT)
    return f"^{_grouped(text)}" if text else ""


def _power(node: Node) -> str:
    return _part(node, _BASE) + _raised(_part(node, _SUPER))


def _index(node: Node) -> str:
    return f"{_part(node, _BASE)}_{_part(node, _SUB)}"


def _index_and_power(node: Node) -> str:
    return _index(node) + _raised(_part(node, _SUPER))


def _root(node: Node) -> str:
    return f"{_raised(_part(node, MATH + 'deg'))}√{_grouped(_part(node, _BASE))}"


def _bracketed(node: Node) -> str:
    properties = node.find(MATH + "dPr")
    begin, end = "(", ")"
    for child in () if properties is None else properties:
        if child.tag == MATH + "begChr":
            begin = child.get(_VAL, "")
        elif child.tag == MATH + "endChr":
            end = child.get(_VAL, "")
    return f"{begin}{';'.join(linear(child) for child in node.iterchildren(_BASE))}{end}"


def _sum(node: Node) -> str:
    sign = node.find(f"{MATH}naryPr/{MATH}chr")
    return (
        ("∫" if sign is None else sign.get(_VAL, ""))
        + _part(node, _SUB)
        + _raised(_part(node, _SUPER))
        + _part(node, _BASE)
    )


_SHAPES: dict[str, Callable[[Node], str]] = {
    MATH + "f": _fraction,
    MATH + "sSup": _power,
    MATH + "sSub": _index,
    MATH + "sSubSup": _index_and_power,
    MATH + "rad": _root,
    MATH + "d": _bracketed,
    MATH + "nary": _sum,
}


_FRACTION_SWITCH = re.compile(r"\\[fF]\s*\(([^()]*)[,;]([^(),;]*)\)")


def equation_field(instruction: str) -> str | None:
    r"""What a field shows that stacks a fraction; `None` for every other field.

    >>> equation_field(r" EQ \f(36;100.000) "), equation_field("PAGE")
    ('36/100.000', None)
    """
    words = instruction.strip()
    if not words.startswith(("EQ ", "eq ")):
        return None
    shown = _FRACTION_SWITCH.sub(lambda match: _stacked(match[1], match[2]), words[3:])
    return None if "\\" in shown else shown.strip()


def _stacked(numerator: str, denominator: str) -> str:
    return f"{_grouped(numerator)}/{_grouped(denominator)}"
