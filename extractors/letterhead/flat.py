"""Heads that a page ran together: one line that holds the bodies, the motto, number, date, type.

Web pages and converters print the two columns of a letterhead, and often the whole document, as
one line. It is cut where its parts begin (Decree 30/2020/NĐ-CP, annex I, names them), so that the
rest of the package sees lines as they were printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.folding import marked
from extractors.letterhead.bodies import is_body
from extractors.letterhead.heading import MOTTO, type_at
from extractors.letterhead.lines import TRIMMED, Line
from extractors.places import find_units, split_kind

_MOST_LINES = 60
_SHORTEST = 40
_REACH = 1_500
"""Characters of a line in which a head may stand."""
_DAY, _MONTH, _YEAR = marked("ngày"), marked("tháng"), marked("năm")
_PARTS = re.compile(
    rf"(?P<motto>{MOTTO.pattern})"
    r"|(?P<rule>[-_*=~–—]{3,})"
    r"|(?<![\w,])(?:số(?:\s{0,2}:\s{0,4}|\s{1,3}(?=[0-9]{1,5}\s?[/-]))|s[oóôéếỏ6]\s?:\s{0,4})"
    r"[0-9.…_ ]{0,20}[/-]\s?[\w&.]{1,20}(?:\s?[-/–\xad]\s?[\w&.]{1,20}){0,5}"
    rf"|(?P<date>{_DAY}\s{{0,4}}[0-9.…_]{{0,4}}\s{{0,4}}{_MONTH}\s{{0,4}}[0-9.…_]{{0,4}}"
    rf"\s{{0,4}}{_YEAR}\s{{0,2}}[0-9]{{4}})"
)
_BODY = re.compile(
    r"\s(?=(?:[-–+]\s?)?(?:Căn cứ|Trên cơ sở|Theo đề nghị|Xét đề nghị|Kính gửi)\s"
    r"|(?:[-–+]\s?)?(?:Thực hiện|Triển khai thực hiện|Thi hành)"
    r"\s(?:Nghị|Quyết|Chỉ|Kế|Công|Văn|Luật|Thông|Hướng|Chương|Kết|theo)"
    r"|(?:[IVX]{1,4}|A|1|Điều 1|Phần I|PHẦN I)\s?[./:)]\s?[A-ZĐÀ-Ỹ])"
)
"""Where a text begins behind a subject on its line."""
_ENACTS = ("Quyết định", "Nghị quyết", "Thông tư", "Thông tư liên tịch", "Nghị định", "Chỉ thị")
_ENACTING = re.compile(
    r"(?<!\bCỦA)(?<!\bDO)\s"
    r"(?=(?:BỘ TRƯỞNG|THỦ TƯỚNG|CHỦ TỊCH|GIÁM ĐỐC|HIỆU TRƯỞNG|CỤC TRƯỞNG|TỔNG CỤC TRƯỞNG"
    r"|THỐNG ĐỐC|CHÁNH ÁN|VIỆN TRƯỞNG|TỔNG GIÁM ĐỐC|[ỦU][YỶ] BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN"
    r"|CHÍNH PHỦ|QUỐC HỘI)(?:\s[A-ZĐÀ-Ỹ,&\s-]{1,90})?$)"
)
"""The body that decides, in capitals between the subject and the legal bases."""
_SYLLABLE = re.compile(r"\w+")
_LONGEST_PLACE = 6
_WORD = re.compile(r"[^\W\d_]{2,}")


def unflatten(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with those of the head that hold several of its parts cut between them."""
    cut: list[Line] = []
    for line in lines[:_MOST_LINES]:
        cut.extend(_pieces(line, first=not cut) if len(line.text) > _SHORTEST else (line,))
    return (*cut, *lines[_MOST_LINES:])


def _pieces(line: Line, *, first: bool) -> Iterator[Line]:
    """A line in its parts; whole if it neither bears the motto nor begins with body and type."""
    cuts: list[int] = []
    motto = _printed_motto(line)
    if motto is not None and len(motto[0]) < 0.8 * len(line.text):
        cuts = _cuts(line, motto.start())
    elif motto is None and _is_dated(line):
        cuts = _cuts(line, 0)
    elif first:
        cuts = _typed(line)
    begin = 0
    for end in (*cuts, len(line.text)):
        piece = line.text[begin:end]
        bare = piece.strip(TRIMMED)
        if bare:
            start = begin + piece.index(bare)
            stop = start + len(bare)
            yield replace(
                line,
                text=bare,
                folded=line.folded[start:stop],
                start=line.start + start,
                end=line.start + stop,
            )
        begin = end


def _printed_motto(line: Line) -> re.Match[str] | None:
    """The country's or the Party's name in capitals, or the motto; not their mention in a text."""
    for motto in MOTTO.finditer(line.folded[:_REACH]):
        if motto[0].startswith("độc lập"):
            return motto
        before = line.folded[: motto.start()].strip()
        printed = line.text[motto.start() : motto.end()].isupper()
        beside = not before or is_body(before) or not motto[0].startswith("đảng")
        if printed and beside and not before.endswith("nước"):
            return motto
    return None


def _cuts(line: Line, motto: int) -> list[int]:
    """Where the parts begin and end around the motto at `motto`, up to the text's beginning."""
    cuts: list[int] = []
    last = 0
    for part in _PARTS.finditer(line.folded[:_REACH]):
        if part.start() > motto and (behind := _subject(line, last)):
            return [*cuts, *behind]
        if part["date"] is not None and (place := _place(line, last, part.start())) is not None:
            cuts.append(place)
        cuts += part.span()
        last = part.end()
    return [*cuts, *_subject(line, last)]


def _is_dated(line: Line) -> bool:
    """Whether a line holds number, day and type of a head that bears no motto: the unions' ones."""
    numbered = False
    for part in _PARTS.finditer(line.folded[:_REACH]):
        if part["date"] is not None:
            return numbered and bool(_subject(line, part.end()))
        numbered = numbered or part["rule"] is None
    return False


def _place(line: Line, start: int, end: int) -> int | None:
    """Where the name of a unit begins in front of a day, if other words stand before it."""
    if line.text[start:end].rstrip()[-1:] != ",":
        return None
    words = list(_SYLLABLE.finditer(line.text, start, end))
    for first in words[-_LONGEST_PLACE:]:
        _, name = split_kind(line.text[first.start() : end].rstrip(" ,"))
        if any(unit.name == name for unit in find_units(name)):
            return None if first is words[0] else first.start()
    return None


def _subject(line: Line, start: int) -> list[int]:
    """The cuts of the type at `start` and of the subject behind it; none without a type."""
    start += len(line.text[start:]) - len(line.text[start:].lstrip(TRIMMED))
    name = type_at(line.folded[start : start + _REACH])
    if name is None or not line.text[start : start + len(name)].isupper():
        return []
    begin = start + len(name)
    reach = line.text[begin : begin + _REACH]
    end = _end_of_capitals(reach)
    if end is not None and name in _ENACTS:
        enacting = _ENACTING.search(reach[:end].rstrip())
        if enacting is not None:
            return [start, begin + enacting.end(), begin + end]
    if end is None:
        body = _BODY.search(reach)
        end = None if body is None else body.end()
    return [start] if end is None else [start, begin + end]


def _end_of_capitals(text: str) -> int | None:
    """Where words in capitals end and a text begins; `None` if the first words are small ones."""
    for words, word in enumerate(_WORD.finditer(text)):
        if not word[0].isupper():
            return word.start() if words > 2 else None
    return None


def _typed(line: Line) -> list[int]:
    """The cuts of a line that begins with a body and a type in capitals and runs into the text."""
    end = _end_of_capitals(line.text[:_REACH])
    if end is None or not is_body(line.text) or end > len(line.text) - _SHORTEST:
        return []
    for blank in re.finditer(r"\s", line.text[:end]):
        if type_at(line.folded[blank.end() : end]) is not None:
            return _subject(line, blank.end())
    return []
