"""Numbers of automatic lists in the formats of ECMA-376 part 1, 17.18.59 (ST_NumberFormat)."""

from __future__ import annotations

from collections.abc import Callable

_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)
_UNITS = ("", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_NOTE_SIGNS = "*†‡§"
_LARGEST = 32767
"""Word's largest list number; what lies above it comes from a damaged file."""


def render(number: int, number_format: str) -> str:
    """`number` as a list shows it; an unknown format counts in plain figures.

    >>> [render(4, name) for name in ("decimal", "upperRoman", "lowerLetter", "decimalZero")]
    ['4', 'IV', 'd', '04']
    """
    if not 0 <= number <= _LARGEST:
        return str(number)
    return _FORMATS.get(number_format, str)(number)


def _roman(number: int) -> str:
    letters = []
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters.append(letter * count)
    return "".join(letters)


def _letters(number: int) -> str:
    # After z comes aa, then bb: the letter is repeated, not counted on.
    if number == 0:
        return ""
    repeats, index = divmod(number - 1, 26)
    return chr(ord("a") + index) * (repeats + 1)


def _padded(width: int) -> Callable[[int], str]:
    return lambda number: f"{number:0{width}d}"


def _ordinal(number: int) -> str:
    teens = 10 <= number % 100 <= 20
    return f"{number}{'th' if teens else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"


def _vietnamese(number: int) -> str:
    """`mười lăm`, `hai mươi mốt`; figures from one hundred on."""
    if not 0 < number < 100:
        return str(number)
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _UNITS[unit]
    head = "mười" if tens == 1 else f"{_UNITS[tens]} mươi"
    if unit == 5:
        return f"{head} lăm"
    if unit == 1 and tens > 1:
        return f"{head} mốt"
    return f"{head} {_UNITS[unit]}".rstrip()


def _circled(number: int) -> str:
    return chr(0x2460 + number - 1) if 1 <= number <= 20 else str(number)


def _note_sign(number: int) -> str:
    repeats, index = divmod(max(number, 1) - 1, len(_NOTE_SIGNS))
    return _NOTE_SIGNS[index] * (repeats + 1)


_FORMATS: dict[str, Callable[[int], str]] = {
    "none": lambda number: "",
    "decimal": str,
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": lambda number: _letters(number).upper(),
    "lowerLetter": _letters,
    "decimalZero": _padded(2),
    "01, 02, 03, ...": _padded(2),
    "001, 002, 003, ...": _padded(3),
    "0001, 0002, 0003, ...": _padded(4),
    "00001, 00002, 00003, ...": _padded(5),
    "ordinal": _ordinal,
    "vietnameseCounting": _vietnamese,
    "decimalEnclosedCircle": _circled,
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "numberInDash": lambda number: f"- {number} -",
    "chicago": _note_sign,
}
