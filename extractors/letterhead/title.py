"""The subject of a document (trích yếu), under its type or behind "V/v"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extractors.codes import find_codes
from extractors.letterhead.bodies import is_body
from extractors.letterhead.capitals import printed_in_capitals, restore_capitals
from extractors.letterhead.heading import MOTTO, Heading
from extractors.letterhead.lines import Line
from schemas import Part

_MOST_PIECES = 10
_LONG = 130
_SHORTEST = 20
_LETTERHEAD = re.compile(rf"{MOTTO.pattern}|^số\s?:|,\s{{0,3}}ngày\b|^ngày\b")
_TOO_LONG = 500
_ABOUT = re.compile(r"^(?:v/v|về việc|vv)\s?[:.]?\s*")
_LABEL = re.compile(
    r"(?:(?!V/[Vv]\b)[IVX]{1,5}\s?[./)-]|[0-9]{1,2}(?:[.)](?!\d)|/(?!\d|[A-ZĐ]{2}))|[a-z]\))\s?\S"
    r"|(?:Điều|Phần|Chương|Mục|PHẦN|CHƯƠNG) (?:[0-9]|[IVX]+\b|thứ |THỨ )"
)
_ALWAYS_BEHIND = re.compile(
    r"^(?:căn cứ\b|xét |theo đề nghị|kính gửi|trên cơ sở|sau khi |nơi nhận|quyết định\s?:|số\s?:"
    r"|\(\s?(?:ban hành|kèm theo|phê duyệt|đính kèm|dự thảo)|điều 1\b"
    r"|(?:tm|t/m|kt|k/t|tl|tuq)\s?[. ]\s?\w)"
)
_OWN_NUMBER = re.compile(r"số\s?:?\s?[\d/]")
_PREAMBLE = re.compile(
    r"^(?:thực hiện|triển khai|thi hành|để |nhằm |tiếp theo|tiếp tục|tại |ngày |trong |trước "
    r"|được sự |theo )"
)
_OFFICE = re.compile(
    r"^(?:bộ trưởng|thủ tướng|chủ tịch|giám đốc|cục trưởng|thống đốc|chánh án|viện trưởng|tổng"
    r"|hiệu trưởng|trưởng|phó|bí thư|chánh)\b"
)
_GLUED = re.compile(
    r" (?=(?:Căn cứ|Trên cơ sở|Sau khi|Ngày [0-9][0-9/.]*"
    r"|(?:Thực hiện|Triển khai thực hiện|Thi hành)"
    r" (?:Nghị|Quyết|Chỉ|Kế|Công|Văn|Luật|Thông|Hướng|Chương|Kết)) )"
)
"""Where a preamble begins that a reader left on the line of the subject."""
_GOES_ON = re.compile(
    r"(?:\b(?:của|và|tại|cho|do|với|về|giữa|trong|đối với|các|bởi|ở|theo|từ|ngày|số)|[,–-])$"
)
_OPEN_NAME = re.compile(
    r"(?:\bcủa (?:ban|ban thường|ban chấp|bộ|bộ trưởng|thủ|thủ tướng|thủ tướng chính|chính|quốc|ủy"
    r"|ủy ban|ủy ban nhân|ủy ban thường|hội|hội đồng|chủ|chủ tịch|tổng|tổng bí|giám đốc)"
    r"|\bhội nghị lần thứ \w+(?: \w+)?)$"
)
"""The end of a line that the name of a body or of a conference runs over."""
_PARTY_LETTER = re.compile(r"(?:^|[\d\s.…-])CV\s?/\s?[A-ZĐ]{2}[\w-]{0,12}$")
_RULE = re.compile(r"[-_=–—]{3,}")
_DASH = re.compile(r"\s([-–—])\s*\n")
_CLOSING = ' .;:,-–—*"”“'
_BEHIND_TITLE = (Part.PREAMBLE, Part.BODY, Part.SIGNATURE, Part.RECIPIENTS, Part.ANNEX)


@dataclass(frozen=True, slots=True)
class Title:
    """The subject on one line and where it is printed."""

    value: str
    start: int
    end: int


def find_title(text: str, lines: Sequence[Line], heading: Heading) -> Title | None:
    """The subject under the line of the type, cut lines joined, up to what follows it."""
    pieces = list(_under(text, lines, heading))
    return _title(text, pieces)


def find_letter_subject(text: str, lines: Sequence[Line]) -> Title | None:
    """The subject of a letter: the lines from "V/v" on, in the letterhead's left column."""
    for index, line in enumerate(lines):
        about = _ABOUT.match(line.folded)
        if about is None or (len(line.text) > 2 * _LONG and line.folded.startswith("về")):
            continue
        pieces = [(line.start + about.end(), line.end)]
        for following in lines[index + 1 : index + _MOST_PIECES]:
            folded = following.folded
            if _ends_a_letters_subject(following):
                break
            if _PREAMBLE.match(folded) and following.text[0].isupper() and len(folded) > _LONG:
                break
            pieces.append((following.start, following.end))
        return _title(text, pieces)
    return None


def find_party_letter_subject(text: str, lines: Sequence[Line]) -> Title | None:
    """The subject of a Party letter, which stands without "V/v" under its number."""
    numbered = next((n for n, line in enumerate(lines) if _PARTY_LETTER.search(line.text)), None)
    if numbered is None:
        return None
    pieces: list[tuple[int, int]] = []
    for line in lines[numbered + 1 : numbered + _MOST_PIECES]:
        if line.folded.strip(_CLOSING) == "":
            continue
        if _ends_a_letters_subject(line) or line.text.isupper() or _LABEL.match(line.text):
            break
        pieces.append((line.start, line.end))
    return _title(text, pieces)


def _ends_a_letters_subject(line: Line) -> bool:
    folded = line.folded
    return bool(MOTTO.search(folded) or _ALWAYS_BEHIND.match(folded) or ", ngày" in folded)


def find_bare_subject(text: str, lines: Sequence[Line]) -> Title | None:
    """The subject in capitals under a letterhead whose line of the type is lost.

    `lines` are those above the text. The subject stands behind the number; the other column of the
    letterhead may be read after it.
    """
    marks = [n for n, line in enumerate(lines) if _LETTERHEAD.search(line.folded)]
    if not marks:
        return None
    numbers = [n for n in marks if _OWN_NUMBER.match(lines[n].folded)]
    pieces: list[Line] = []
    for line in lines[(numbers[0] if numbers else marks[-1]) + 1 :]:
        named = is_body(line.text) or _OFFICE.match(line.folded) is not None
        capitals = line.text.isupper() and _LETTERHEAD.search(line.folded) is None
        if pieces and (named or not capitals):
            break
        if capitals and not named:
            pieces.append(line)
    if sum(len(line.text) for line in pieces) < _SHORTEST:
        return None
    return _title(text, [(line.start, line.end) for line in pieces])


def subject_of(text: str, start: int, end: int) -> Title | None:
    """The subject that stands at `start:end`, on one line."""
    return _title(text, [(start, end)])


def _title(text: str, pieces: list[tuple[int, int]]) -> Title | None:
    pieces = [(start, end) for start, end in pieces if text[start:end].strip(_CLOSING)]
    if not pieces:
        return None
    start, end = pieces[0][0], pieces[-1][1]
    start += len(text[start:end]) - len(text[start:end].lstrip(" \n\t.:-–*"))
    end = start + len(text[start:end].rstrip(_CLOSING + "\n\t"))
    if end - start > _TOO_LONG // 2 and (glued := _GLUED.search(text, start + 20, end)):
        end = glued.start()
        pieces = [(a, min(b, end)) for a, b in pieces if a < end]
    value = " ".join(_joined(text, pieces).split()).strip(" .;:,-–—*")
    if value.count("“") > value.count("”") and text[end : end + 1] == "”":
        value, end = value + "”", end + 1
    value = value.replace(" ,", ",").replace(" ;", ";")
    if printed_in_capitals(value):
        value = restore_capitals(value, text[end:]).replace("V/V ", "V/v ")
    return Title(value[:1].upper() + value[1:], start, end)


def _joined(text: str, pieces: list[tuple[int, int]]) -> str:
    """The pieces with a blank between them, and the dash at the end of a line that goes on."""
    words = text[pieces[0][0] : pieces[0][1]]
    for (_, before), (start, end) in pairwise(pieces):
        dash = _DASH.match(text, before, start)
        words += f" {dash[1] if dash else ''} {text[start:end]}"
    return words


def _under(text: str, lines: Sequence[Line], heading: Heading) -> Iterator[tuple[int, int]]:
    named = lines[heading.line]
    printed = 0
    before = named
    if heading.rest is not None:
        yield heading.rest, named.end
        printed = 1
    following = () if heading.closed else lines[heading.line + 1 :][:_MOST_PIECES]
    for line in following:
        if _is_behind(text, line, before, named, printed):
            return
        if _is_letterhead(line):
            continue
        yield line.start, line.end
        printed += 1
        before = line


def _is_letterhead(line: Line) -> bool:
    folded = line.folded
    motto = MOTTO.match(folded)
    if motto is not None:
        return motto.end() > 0.8 * len(folded)
    return _OWN_NUMBER.match(folded) is not None


def _is_behind(text: str, line: Line, before: Line, named: Line, printed: int) -> bool:
    """Whether a line stands behind the subject, of which `printed` lines have been seen."""
    folded = line.folded
    if _ALWAYS_BEHIND.match(folded) or _LABEL.match(line.text):
        return True
    if printed == 0:
        return len(folded) > _TOO_LONG and not _GLUED.search(line.text, 20, _TOO_LONG)
    if _OPEN_NAME.search(before.folded):
        return len(folded) > _TOO_LONG
    if line.part is not named.part and line.part in _BEHIND_TITLE:
        return not _runs_into_the_preamble(line, before)
    gap = text[before.end : line.start]
    if "\n" not in gap and "\t" not in gap:
        return True  # cut from the subject's own line
    if _RULE.search(gap) or gap.lstrip(" ")[:1] in (".", ";") or line.text.startswith("("):
        return True
    if _GOES_ON.search(before.folded) or line.text[0].islower():
        return len(folded) > _TOO_LONG
    if _PREAMBLE.match(folded) and (
        len(folded) > _LONG or next(find_codes(line.text), None) or gap_after(text, line)
    ):
        return True
    if line.text.isupper() and (is_body(line.text) or _OFFICE.match(folded)):
        return not before.text.isupper() or _OFFICE.match(folded) is not None
    return len(folded) > 2 * _LONG


def _runs_into_the_preamble(line: Line, before: Line) -> bool:
    """Whether a line that a reader took for the preamble's first is one more of the subject."""
    if line.part is Part.PREAMBLE and line.text.isupper():
        named = is_body(line.text) or _OFFICE.match(line.folded) is not None
        return before.text.isupper() and not named
    return before.part is line.part and line.text[0].islower()


def gap_after(text: str, line: Line) -> bool:
    """Whether the line ends as a legal basis or a sentence does."""
    return text[line.end : line.end + 1] in (";", ".", ":")
