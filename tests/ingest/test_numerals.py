import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.numerals import render

SHOWN = [
    ("decimal", 7, "7"),
    ("upperRoman", 4, "IV"),
    ("upperRoman", 49, "XLIX"),
    ("lowerRoman", 12, "xii"),
    ("upperLetter", 26, "Z"),
    ("lowerLetter", 4, "d"),
    ("lowerLetter", 27, "aa"),
    ("lowerLetter", 54, "bbb"),
    ("decimalZero", 3, "03"),
    ("decimalZero", 12, "12"),
    ("001, 002, 003, ...", 5, "005"),
    ("ordinal", 1, "1st"),
    ("ordinal", 12, "12th"),
    ("ordinal", 23, "23rd"),
    ("vietnameseCounting", 5, "năm"),
    ("vietnameseCounting", 15, "mười lăm"),
    ("vietnameseCounting", 21, "hai mươi mốt"),
    ("vietnameseCounting", 30, "ba mươi"),
    ("decimalEnclosedParen", 2, "(2)"),
    ("decimalEnclosedCircle", 3, "③"),
    ("numberInDash", 1, "- 1 -"),
    ("chicago", 6, "††"),
    ("none", 3, ""),
    ("noSuchFormat", 9, "9"),
    ("upperRoman", 0, ""),
    ("lowerLetter", 0, ""),
    ("upperRoman", 10**9, "1000000000"),
    ("upperRoman", -1, "-1"),
]


@pytest.mark.parametrize(
    ("number_format", "number", "shown"), SHOWN, ids=[f"{name}-{n}" for name, n, _ in SHOWN]
)
def test_a_number_is_shown_in_its_format(number_format, number, shown):
    assert render(number, number_format) == shown


@given(st.integers(1, 3999))
def test_roman_numbers_read_back(number):
    values = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
    figures = [values[letter] for letter in render(number, "upperRoman")]
    following = [*figures[1:], 0]
    assert number == sum(-a if a < b else a for a, b in zip(figures, following, strict=True))
