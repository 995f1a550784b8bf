"""Which words a time belongs to: the clause in front of it, or behind one that opens it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extractors.deadlines.readers import Reading

_REACH = 400
_STOP = re.compile(r"[;\n]|(?<![A-ZĐ])\.(?=\s|$)")
_LABEL = re.compile(r":(?=\s)")
_ASIDE = re.compile(r"\([^()]{0,120}\)")
_LINKS = (
    "và", "hoặc", "là", "xong", "hoàn thành", "thực hiện", "dự kiến", "định kỳ", "chậm nhất",
    "kết thúc", "thời gian", "thời hạn", "theo", "tổ chức",
)  # fmt: skip
"""Last words of a clause that lead over to its time and say nothing by themselves."""
_OTHERS = re.compile(
    r"(?:(?:ngay\ )?(?:sau|trước|khi|từ)|đối\ với|với|của|tại|ở|cho|đến|hằng|hàng|mỗi|trong|vào"
    r"|lúc|hồi|sáng|chiều|tối|thứ|ngày|tháng|năm|buổi)\ ",
    re.I | re.X,
)
"""How words begin that tell more of the time, or of something else, and not what is to be done."""
_ASKED = re.compile(r"(?:(?:hoặc|và) )?(?:đột xuất|khi có yêu cầu|theo yêu cầu)[,;]? ", re.I)
_APART = re.compile(r"\s*\(?(?:đối )?với ")
"""The words behind a time of a list that say which of the things is due then."""
_MARKS = " \t\n,;:.()–-•+*"
_FEWEST = 2
"""Words under which a clause says nothing."""
_ANYWHERE = ("before", "by", "on", "during")
"""A recurring word in the middle of a clause may belong to a part of it."""

Range = tuple[int, int]


def clauses(text: str, begin: int, end: int, readings: Sequence[Reading]) -> Iterator[Range | None]:
    """For each of the sorted readings in `text[begin:end]` the range that it is the time of.

    `None` where that is not sure: a time alone, behind a label, or in the midst of a clause.
    Times that are listed ("trước 15/6 và 15/12") share their clause.
    """
    last: Range | None = None
    taken = begin
    for number, reading in enumerate(readings):
        low = max(taken, reading.start - _REACH)
        stops = [mark.end() for mark in _STOP.finditer(text, low, reading.start)]
        front = max([low, *stops])
        if stops:
            last = None
        following = readings[number + 1].start if number + 1 < len(readings) else end
        ahead = _until_stop(text, reading.end, following)
        if _is_link(text[front : reading.start]):
            if last is None:
                last = _trimmed(text, reading.end, ahead)
        else:
            last = _in_front(text, front, reading, ahead)
        yield last
        taken = max(reading.end, last[1] if last else 0)


def _in_front(text: str, front: int, reading: Reading, ahead: int) -> Range | None:
    """The clause in front of a time, `None` behind a label."""
    labels = [mark.end() for mark in _LABEL.finditer(text, front, reading.start)]
    if reading.relation not in _ANYWHERE and _trimmed(text, reading.end, ahead) is not None:
        return None
    return _trimmed(text, max([front, *labels]), reading.start)


def _until_stop(text: str, start: int, end: int) -> int:
    stop = _STOP.search(text, start, min(end, start + _REACH))
    return min(end, start + _REACH) if stop is None else stop.start()


def _is_link(between: str) -> bool:
    """Whether nothing but marks, asides and linking words stands there."""
    if _APART.match(between):
        return True
    return _without_links(_ASIDE.sub("", between).strip(_MARKS)) == ""


def _without_links(words: str) -> str:
    """The words without those at their end that lead over to the time."""
    while link := next((each for each in _LINKS if _ends_with(words, each)), None):
        words = words[: -len(link)].rstrip(_MARKS)
    return words


def _ends_with(words: str, link: str) -> bool:
    low = words.lower()
    return low.endswith(link) and not low[: -len(link)][-1:].isalnum()


def _trimmed(text: str, start: int, end: int) -> Range | None:
    """The range without marks and linking words at its ends; `None` if too little is left."""
    words = text[start:end]
    start += len(words) - len(words.lstrip(_MARKS))
    if asked := _ASKED.match(text, start, end):
        start = asked.end()
    kept = _without_links(text[start:end].rstrip(_MARKS))
    if kept.count("(") > kept.count(")"):
        kept = kept[: kept.rindex("(")].rstrip(_MARKS)
    spoken = sum(word[0].isalpha() for word in kept.split())
    if spoken < _FEWEST or _OTHERS.match(kept):
        return None
    return start, start + len(kept)
