"""Place and date of issue in the letterhead: `Kon Tum, ngày 22 tháng 3 năm 2017`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from itertools import islice

from extractors.folding import fold
from extractors.places import find_units, split_kind

_DAY = r"[0-9](?:\s?[0-9])?"
_BLANK = r"[^\w\n]{0,30}|[A-Za-z_]{1,2}|\S{1,4}"
"""Nothing, dots, or what is left of handwriting."""

_MOST_DAYS = 20
_CAPITAL = "[A-ZĐĂÂÊÔƠƯÁÀẢÃẠÓÒÍÌÚÝ]"
_DATE_LINE = re.compile(
    rf"""
    (?:(?<![\w/∕⁄–-])(?P<place>(?:[Tt][Pp]\.?\ ?)?{_CAPITAL}[\w'’.]*(?:[\ -]{{1,3}}[\w'’.]+){{0,5}})
       \s{{0,3}}[,.]\s{{0,6}})?
    (?P<date>(?:[Nn]g[àaảạá]y|NG[ÀAẢẠÁ]Y)
    (?:\s{{0,6}}(?P<day>{_DAY}|{_BLANK})\s{{0,6}}(?:th[áaảàâ]ng|TH[ÁAẢÀÂ]NG)
       \s{{0,6}}(?P<month>{_DAY}|{_BLANK})\s{{0,6}}(?:n[ăaãâ]m|N[ĂAÃÂ]M)\s{{0,6}}(?P<year>[0-9]{{4}}|{_BLANK})
      |\s{{0,4}}(?P<short_day>[0-9]{{1,2}}|{_BLANK})\s?[/.-]\s?(?P<short_month>[0-9]{{1,2}}|{_BLANK})
       \s?[/.-]\s?(?P<short_year>[0-9]{{4}})
    ))
    """,
    re.X,
)

_CUT = re.compile(rf"(?:^|[\n\t|])\s*((?:[Tt][Pp]\.?\ )?{_CAPITAL}\w*(?:\ \w+)?)\s*\n$")
_LONGEST_CUT = 30
_LONGEST_LEAD = 90
_CITES = re.compile(
    r"\s{0,4}(?:Về việc|V/v|Tại|Theo|Căn cứ|Thực hiện|Triển khai|Tiếp theo|Trên cơ sở)\s"
)


@dataclass(frozen=True, slots=True)
class DateLine:
    """`place` and the day as far as they are printed; `None` for blanks and impossible days."""

    place: str | None
    place_start: int
    place_end: int
    issued_on: str | None
    about: str | None
    """The month (`2026-04`) or year of a date whose day is blank."""
    start: int
    end: int


def find_date_line(
    text: str, start: int, end: int, starts: frozenset[int] = frozenset()
) -> DateLine | None:
    """The date line in `text[start:end]`, the letterhead: the first day with a place before it
    (a letter's subject may name other days), else the first day that no sentence runs up to.

    `starts` are offsets where lines begin besides those behind line breaks; a place starts there.

    >>> line = find_date_line("Thường tín, ngày 03 tháng 4 năm 2018", 0, 36)
    >>> line.place, line.issued_on
    ('Thường Tín', '2018-04-03')
    """
    found = list(islice(_DATE_LINE.finditer(text, start, end), _MOST_DAYS))
    if not found:
        return None
    match = next((each for each in found if each["place"]), None) or next(
        (each for each in found if not _in_a_sentence(text, each.start(), starts)), None
    )
    if match is None:
        return None
    place = match["place"]
    begin, stop = match.span("place") if place else (match.start(), match.start())
    inside = [at for at in starts if begin < at < stop]
    if place and inside:
        place, begin = text[max(inside) : stop], max(inside)
    if place and (broken := re.search(r".*\s{2,}", place)):
        begin += broken.end()
        place = place[broken.end() :]
    if place and (above := _above(text, start, begin, place)) is not None:
        begin, place = above, " ".join(text[above:stop].split())
    day = match["day"] or match["short_day"]
    month = match["month"] or match["short_month"]
    year = match["year"] or match["short_year"]
    return DateLine(
        place=None if not place else official_place(place),
        place_start=begin,
        place_end=stop,
        issued_on=iso_day(year, month, day),
        about=_month(year, month),
        start=match.start("date"),
        end=match.end(),
    )


def _in_a_sentence(text: str, position: int, starts: frozenset[int]) -> bool:
    """Whether many words of one line lead up to a day, or such as cite: no letterhead's."""
    line = max(text.rfind("\n", 0, position), text.rfind("\t", 0, position)) + 1
    begin = max((start for start in starts if line <= start <= position), default=line)
    return position - begin > _LONGEST_LEAD or _CITES.match(text, begin, position) is not None


def _above(text: str, start: int, begin: int, place: str) -> int | None:
    """Where the name of a known unit begins, if a narrow column cut it in front of `place`."""
    line = _CUT.search(text, max(start, begin - _LONGEST_CUT), begin)
    if line is None or line[1].isupper():
        return None
    _, name = split_kind(f"{line[1]} {place}")
    known = any(fold(unit.name) == fold(name) for unit in find_units(name))
    return line.start(1) if known else None


def iso_day(year: str | None, month: str | None, day: str | None) -> str | None:
    """The ISO date of three printed numbers, `None` if one is blank or there is no such day."""
    numbers = ["".join(number.split()) for number in (year or "", month or "", day or "")]
    if not all(number.isdecimal() for number in numbers):
        return None
    try:
        return date(*map(int, numbers)).isoformat()
    except ValueError:
        return None


def _month(year: str | None, month: str | None) -> str | None:
    if year is None or not year.isdecimal():
        return None
    number = "".join((month or "").split())
    if not number.isdecimal() or not 0 < int(number) < 13:
        return year
    return f"{year}-{int(number):02}"


def official_place(printed: str) -> str:
    """The name of a place with its capitals: `Thường tín` is Thường Tín, `HÀ NỘI` Hà Nội.

    >>> official_place("TP. Hồ chí minh"), official_place("BẮC KẠN")
    ('TP. Hồ Chí Minh', 'Bắc Kạn')
    """
    kind, bare = split_kind(printed)
    front = printed[: len(printed) - len(bare)] if kind else ""
    units = find_units(bare)
    if units and units[0].name.lower() == bare.lower():
        return front + units[0].name
    return front + re.sub(r"\w+", lambda word: word[0][:1].upper() + word[0][1:].lower(), bare)
