"""The value grammar: what one cell of figures, or one figure of a sentence, says.

A figure is a number, a range or a ratio, with an operator in front or behind ("không quá",
"từ … trở lên", `≥`) and a unit after it. Vietnamese numbers have a decimal comma and dots for
thousands. Everything else is text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from extractors.folding import fold
from extractors.indicators.legends import mark_of
from extractors.indicators.words import alternatives, figure_words, leading_unit
from schemas import Operator


@dataclass(frozen=True, slots=True)
class Figure:
    """What a cell says: one of `value`, `low` and `high`, `numerator` and `denominator`, or none.

    `unit` is what stands behind the number (`%`, `xã`), as printed. `text` is set where the cell
    is words, or where words beside the number bear on it ("Giảm 2%"). `mark` is the mark of a note
    (`27*`) that was dropped. Nothing is set for an empty cell, a dash or a dotted line.
    """

    op: Operator | None = None
    value: float | None = None
    low: float | None = None
    high: float | None = None
    numerator: float | None = None
    denominator: float | None = None
    unit: str | None = None
    text: str | None = None
    mark: str | None = None

    @property
    def numeric(self) -> bool:
        """Whether there is a number in it."""
        return self.value is not None or self.low is not None or self.numerator is not None

    @property
    def empty(self) -> bool:
        """Whether nothing is said: an empty cell, a dash, dots to be filled in."""
        return not self.numeric and self.text is None


NUMBER = (
    r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?: \d{3})+|\d+(?:[.,]\d+)?)"
)
"""A number as Vietnamese texts print it, and the foreign habits `0.5` and `1,234,567`."""


@lru_cache(maxsize=4096)
def parse_value(raw: str) -> Figure:
    """Read one cell.

    >>> figure = parse_value("không quá 1.250,5 ha")
    >>> (figure.op, figure.value, figure.unit)
    ('≤', 1250.5, 'ha')
    >>> figure = parse_value("từ 60% - 70%")
    >>> (figure.low, figure.high, figure.unit)
    (60.0, 70.0, '%')
    >>> figure = parse_value("<u>< 12</u> 10.000")
    >>> (figure.op, figure.numerator, figure.denominator)
    ('<', 12.0, 10000.0)
    >>> parse_value("Chưa thực hiện").text
    'Chưa thực hiện'
    """
    printed = " ".join(raw.split()).replace("**", "")
    if _BLANK.fullmatch(printed):
        return Figure()
    if _PLAIN.fullmatch(printed):
        return Figure(value=number(printed))
    if len(printed) > _LONGEST_CELL or not any(letter.isdigit() for letter in printed):
        return Figure(text=printed)
    return _stacked(printed) or _line(printed)


def number(printed: str) -> float:
    """The number that `printed` (a match of `NUMBER`) stands for.

    >>> number("1.250,5"), number("0.75"), number("12.000"), number("2,50")
    (1250.5, 0.75, 12000.0, 2.5)
    """
    digits = printed.replace(" ", "")
    if _THOUSANDS.fullmatch(digits):
        return float(digits.replace(".", "").replace(",", "."))
    if _FOREIGN_THOUSANDS.fullmatch(digits):
        return float(digits.replace(",", ""))
    return float(digits.replace(",", "."))


_THOUSANDS = re.compile(r"(?!0\.)\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_FOREIGN_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){2,}")
_BLANK = re.compile(r"[\s.…_\-–—/%]*")
_PLAIN = re.compile(r"\d{1,3}(?:,\d+)?")
_NUMBER = re.compile(rf"(?<![\d.,/])(?P<number>{NUMBER})(?![.,]?\d)")
_SECOND = re.compile(
    rf"""
    [ ]?(?P<between>[%‰]|[^\W\d]+(?:[ ][^\W\d]+){{0,2}})?
    [ ]?(?P<joint>[-–—−÷~/]|đến|tới)[ ]?
    (?P<second>{NUMBER})(?![.,]?\d)
    """,
    re.X,
)
_FRACTION = re.compile(
    rf"""
    (?: <u> (?P<above>[^<>\d]{{0,30}} <? [^<>\d]{{0,30}}) (?P<over>{NUMBER})
        [^<>\d]{{0,30}} </u> [ ]?/?
      | \$? (?P<lead>[^\d$\\]{{0,30}}) \\[dt]?frac[ ]?
        \{{ (?P<latex>[^\d}}]{{0,30}}) (?P<top>{NUMBER}) [^\d}}]{{0,30}} \}} [ ]? \{{
    )
    [ ]? (?P<under>{NUMBER}) \}}? \$? (?P<rest>.*)
    """,
    re.X,
)
_SIGNS = {
    "\\geqslant": "≥", "\\geq": "≥", "\\ge": "≥", ">=": "≥", "=>": "≥",
    "\\leqslant": "≤", "\\leq": "≤", "\\le": "≤", "<=": "≤", "=<": "≤",
    "\\approx": "≈", "\\%": "%", "\\<": "<", "\\>": ">", "\\*": "*", "\\-": "-", "\\+": "+",
    "&lt;": "<", "&gt;": ">", "$": "", "−": "-",
}  # fmt: skip
_SIGN = re.compile("|".join(map(re.escape, _SIGNS)))
_MARK = re.compile(
    r"(?<=[\d%]) ?(?:\(\*+\)|\*+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+|\((?:\d|[a-zđ])\)$|(?<= )[a-zđ]\)$|\[\d{1,2}\]$)"
)
_ASIDE = re.compile(r"\([^()]*\)")
_DATE = re.compile(r"\d{1,2}/\d{1,2}/(?:19|20)\d\d|(?<![\d/])\d{1,2}/(?:19|20)\d\d(?!\d)")
_YEAR = re.compile(
    r"""
    (?:(?:so[ ]với|đến|trong|vào|từ|cuối|hết)[ ])*
    (?:[Nn]ăm|giai[ ]đoạn)[ ](?:19|20)\d\d(?:[ ]?[-–][ ]?(?:19|20)\d\d)?
    """,
    re.X,
)
_NUMBERING = re.compile(r"[.)][ ]?[^\W\d]")
"""Behind a number that is a label: "1. Hạ tầng"."""
_FROM = re.compile(r"(?<!\w)từ$")
_LONGEST_CELL = 200
"""A cell of more characters is words, whatever figures they hold."""
_LONGEST_TAIL = 4
"""More words than these behind a number that words lead in make the cell a sentence."""


def _stacked(printed: str) -> Figure | None:
    """A fraction that layout puts one part above the other: HTML underline or LaTeX."""
    match = _FRACTION.search(printed) if "<u>" in printed or "frac" in printed else None
    if match is None:
        return None
    lead = _lead(_plain(match["above"] or f"{match['lead'] or ''}{match['latex'] or ''}"))
    if lead is None:
        return None
    return Figure(
        op=lead.op,
        numerator=number(match["over"] or match["top"]),
        denominator=number(match["under"]),
        unit=leading_unit(match["rest"].strip()) or None,
    )


def _line(printed: str) -> Figure:
    words = Figure(text=printed)
    line = _plain(printed)
    mark = _MARK.search(line)
    unmarked = _MARK.sub("", line)
    bare = _without_asides(unmarked)
    match = _NUMBER.search(bare)
    if match is None or _DATE.search(bare):
        return words
    lead = _lead(bare[: match.start()])
    if lead is None:
        return words
    figure, tail = _measure(match, bare[match.end() :])
    if _NUMBERING.match(tail) or (tail[:1].isalpha() and not leading_unit(tail)):
        return words
    op_behind, tail = _behind(tail.strip())
    open_from: Operator | None = "≥" if lead.open and figure.low is None else None
    unit = figure.unit or leading_unit(tail)
    rest = tail.removeprefix(unit)
    if _NUMBER.search(rest) or (lead.words and len(tail.split()) > _LONGEST_TAIL):
        return words
    if not unit and len(tail.split()) <= 2 and any(map(str.isalpha, tail)):
        unit = tail.strip(" .;,")
    return replace(
        figure,
        op=lead.op or op_behind or open_from,
        unit=unit or None,
        text=printed if lead.directed else None,
        mark=mark_of(mark[0]) if mark is not None else None,
    )


def _plain(text: str) -> str:
    """Signs instead of LaTeX, HTML entities and typed pairs."""
    return _SIGN.sub(lambda match: _SIGNS[match[0]], text)


def _without_asides(line: str) -> str:
    """The line without what stands in brackets and without years, whose figures are others."""
    line = line.strip("()") if _ASIDE.fullmatch(line) else _ASIDE.sub(" ", line)
    return " ".join(_YEAR.sub(" ", line).split())


@dataclass(frozen=True, slots=True)
class _Lead:
    """The words in front of a number."""

    op: Operator | None
    directed: bool
    words: bool
    open: bool


def _lead(text: str) -> _Lead | None:
    """Read the words in front of a number; `None` if one of them belongs to no figure."""
    words = fold(text).strip(" -–—+:;,.•")
    op: Operator | None = None
    directed = False
    at = 0
    while at < len(words):
        match = _lead_word().match(words, at)
        if match is None:
            return None
        op = op or _operators().get(match["word"])
        directed = directed or match["word"] in figure_words().direction
        at = match.end()
    return _Lead(op, directed, any(map(str.isalpha, words)), _FROM.search(words) is not None)


@cache
def _operators() -> dict[str, Operator]:
    return {phrase: entry.op for entry in figure_words().before for phrase in entry.phrases}


@cache
def _lead_word() -> re.Pattern[str]:
    known = (*_operators(), *figure_words().plain, *figure_words().direction)
    return re.compile(rf"(?P<word>{alternatives(known)})[ :,]*")


def _measure(match: re.Match[str], tail: str) -> tuple[Figure, str]:
    """The number with the second one that makes it a range or ratio, and what follows."""
    first = number(match["number"])
    second = _SECOND.match(tail)
    if second is None:
        # A minus sign touches its number and begins the cell; a dash apart from it is a bullet.
        negative = match.string[: match.start()].strip() in {"-", "–"} and match.string[
            match.start() - 1
        ] in {"-", "–"}
        return Figure(value=-first if negative else first), tail
    other = number(second["second"])
    between = (second["between"] or "").strip()
    rest = tail[second.end() :]
    if second["joint"] == "/":
        if between in {"%", "‰"}:
            return Figure(value=first), tail
        return Figure(numerator=first, denominator=other), rest
    if between and leading_unit(between) != between:
        return Figure(value=first), tail
    return Figure(low=first, high=other, unit=leading_unit(rest.strip()) or between or None), rest


def _behind(tail: str) -> tuple[Operator | None, str]:
    """The operator behind a number ("trở lên"), and the tail without it."""
    match = _op_behind().search(fold(tail))
    if match is None:
        return None, tail
    rest = f"{tail[: match.start('op')]} {tail[match.end() :]}".strip()
    return _ops_behind()[match["op"]], rest


@cache
def _ops_behind() -> dict[str, Operator]:
    return {phrase: entry.op for entry in figure_words().after for phrase in entry.phrases}


@cache
def _op_behind() -> re.Pattern[str]:
    return re.compile(rf"^(?:\S+ ){{0,4}}?(?P<op>{alternatives(tuple(_ops_behind()))})")
