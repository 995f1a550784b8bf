"""Figures in running text: shares, and counts of things and people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.folding import fold
from extractors.indicators.values import NUMBER
from extractors.indicators.words import (
    UnitKind,
    alternatives,
    figure_words,
    leading_unit,
    unit_kind,
)


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure in a text: `text[start:raw_end]`, its operator included.

    A share ends with its sign; a counted noun or unit of measure stands in `text[raw_end:end]`.
    `unit` is "" for an index, and for a noun that we do not know; `announced` says that an
    operator stands in front.
    """

    start: int
    raw_end: int
    end: int
    unit: str
    kind: UnitKind
    announced: bool = False


def find_measures(text: str, start: int, end: int) -> list[Measure]:
    """The figures of the sentence `text[start:end]`, in order, none inside another.

    Numbers of documents, dates and ages are none, nor what a change starts from ("từ 60%" of
    "từ 60% lên 80%").

    >>> sentence = "Ít nhất 80% hộ và 05 xã đạt chuẩn"
    >>> [(m.unit, sentence[m.start:m.raw_end]) for m in find_measures(sentence, 0, len(sentence))]
    [('%', 'Ít nhất 80%'), ('xã', '05')]
    """
    found = []
    for match in _FIGURE.finditer(text, start, end):
        measure = _share(text, match, start) if match["sign"] else _count(text, match, start, end)
        if measure is not None:
            found.append(measure)
    return found


_FIGURE = re.compile(
    rf"""
    (?<![\w.,/])(?:{NUMBER})
    (?: \s?[%‰]? (?:\s?[-–÷/]\s?|\s+(?:đến|tới)\s+) (?P<second>{NUMBER}) )?
    (?: \s?(?P<sign>(?:[%‰]|phần[ ]trăm)(?:/(?:năm|tháng|quý))?) )?
    (?: \s+trở[ ](?:lên|xuống) )?
    """,
    re.X,
)
_MORE_DIGITS = re.compile(r"[\w.,]*[\d%/]")
_LEADS_ON = re.compile(r"\s*(?:\([^()]*\)\s*|năm \d{4}\s*)?(?:lên|xuống|còn)(?!\w)")
_NAMED = re.compile(
    r"(?:điều|khoản|mục|phần|phụ lục|số|ngày|tháng|năm|quý|khóa|lần thứ|lần|thứ|giai đoạn|nhiệm kỳ"
    r"|top|biểu|mẫu|mức độ|nhóm|đợt|loại|bậc|hạng|chương|/)\s*$"
)
"""In front of a number that is a name: "Điều 5", "ngày 15"."""
_TIME_UNITS = frozenset(
    {
        "tuổi",
        "năm",
        "tháng",
        "ngày",
        "giờ",
        "phút",
        "tuần",
        "quý",
        "ngày làm việc",
        "lần",
        "lần/năm",
    }
)
_TIMED = re.compile(r"(?:tuổi thọ|thời gian|rút ngắn|số lần|tần suất)[^;.]{0,80}$")
"""Ages and spans of time belong to other words, unless time itself is what is measured."""
_FOLDS = re.compile(r"(?:gấp|tăng|giảm|nâng)(?: \S+){0,3}\s*$")
_INDEX = re.compile(
    r"(?:chỉ số|hệ số|tỷ số|tỉ số)[^;.:]{0,80}(?<!\w)(?:đạt|duy trì|là|còn|lên)"
    r"(?: (?:trên|dưới|khoảng|ít nhất|tối thiểu|không quá))?\s*$"
)
_FAR = 120
_REACH = 25
_LONGEST_UNIT = 60


def _share(text: str, match: re.Match[str], start: int) -> Measure | None:
    if _LEADS_ON.match(text, match.end()):
        return None
    begin = _operator_start(text, match.start(), start, open_from=True)
    return Measure(begin, match.end(), match.end(), match["sign"], "share")


def _count(text: str, match: re.Match[str], start: int, end: int) -> Measure | None:
    """A count with the noun behind it; `None` if it counts nothing we know."""
    if _MORE_DIGITS.match(text, match.end()):
        return None
    at = match.end() + (text[match.end() : match.end() + 1] in {" ", "\xa0"})
    unit = leading_unit(text[at : min(end, at + _LONGEST_UNIT)])
    near = fold(text[max(start, match.start() - _REACH) : match.start()])
    if near.endswith("/") or _NAMED.search(near):
        return None
    kind = unit_kind(unit) if unit else _bare_kind(text, match, start, near)
    if kind is None:
        return None
    if unit in _TIME_UNITS and not _is_measured_time(unit, _before(text, match, start)):
        return None
    after = text[at + len(unit) : min(end, at + _LONGEST_UNIT)]
    opened = match["second"] is not None or "trở lên" in after
    begin = _operator_start(text, match.start(), start, open_from=opened)
    announced = begin < match.start()
    return Measure(begin, match.end(), at + len(unit), unit, kind, announced)


def _bare_kind(text: str, match: re.Match[str], start: int, near: str) -> UnitKind | None:
    """A number without a noun that we know: an index, or a count that an operator announces.

    `near` is the folded text right before it.
    """
    before = _before(text, match, start)
    if " số" in before and _INDEX.search(before):
        return "ratio"
    operator = _operator().search(near)
    announced = operator is not None and not operator["open"]
    return "thing" if announced and _noun().match(fold(text[match.end() :][:_REACH])) else None


def _is_measured_time(unit: str, before: str) -> bool:
    if unit == "lần" and _FOLDS.search(before):
        return True
    return _TIMED.search(before) is not None


def _before(text: str, match: re.Match[str], start: int) -> str:
    return fold(text[max(start, match.start() - _FAR) : match.start()])


def _operator_start(text: str, at: int, start: int, *, open_from: bool) -> int:
    """Where a figure begins with the operator in front of it, if there is one."""
    left = max(start, at - _REACH)
    match = _operator().search(fold(text[left:at]))
    if match is None or (match["open"] and not open_from):
        return at
    return left + match.start()


@cache
def _noun() -> re.Pattern[str]:
    """A word that may be what is counted, none that leads on in the sentence."""
    return re.compile(rf" (?!(?:{alternatives(figure_words().after_figures)})(?!\w))[^\W\d_]{{2,}}")


@cache
def _operator() -> re.Pattern[str]:
    known = alternatives(tuple(p for entry in figure_words().before for p in entry.phrases))
    return re.compile(rf"(?:(?:{known})(?:\s+(?:có|đạt|là))?|(?<!\w)(?P<open>từ))\s*$", re.X)
