"""The words free names are made of, and what begins another body instead."""

from __future__ import annotations

import re

from extractors.agencies.localities import kind_at
from extractors.agencies.registry import openers, phrases
from extractors.folding import CAPITALS

LONGEST_PHRASE = 40
WORD = re.compile(r"\w+(?:[&./'’]\w+)*")
UPPER = re.compile(rf"[{CAPITALS}]")
_MARKS = re.compile(r"[;:.,()\n\t“”\"]")


def phrase_at(text: str, folded: str, position: int, start: int, end: int) -> int | None:
    """The end of a word that names are made of, in capitals or as small letters allow."""
    here = folded[position : position + LONGEST_PHRASE]
    first = WORD.match(here)
    capital = bool(UPPER.match(text, position))
    for phrase, noun in phrases().get(first[0], ()) if first else ():
        if here.startswith(phrase) and not here[len(phrase) : len(phrase) + 1].isalnum():
            if capital or noun or folded.endswith(openers(), start, end):
                return position + len(phrase)
            return None
    return None


def begins_other(text: str, position: int, gap: str) -> bool:
    """Whether another body, a locality or a person's office begins at a capitalised word."""
    if kind_at(text, position) is not None or _NUMBERED_PAPER.match(text, position):
        return True
    return bool((OTHER if gap.strip() else _NESTED).match(text, position))


_NUMBERED_PAPER = re.compile(
    r"(?:Kế[ ]hoạch|Quyết[ ]định|Nghị[ ]quyết|Chỉ[ ]thị|Công[ ]văn|Hướng[ ]dẫn|Chương[ ]trình)"
    r"[ ]số[ ]"
)
OTHER = re.compile(
    r"(?:Sở|Bộ|Ban|Phòng|Vụ|Cục|Tổng\ cục|Chi\ cục|Chi\ nhánh|UBND|HĐND|Ủy\ ban|Uỷ\ ban|Hội"
    r"|Đoàn|Đội|Trạm|Hạt|Tạp\ chí|Trung\ tâm|Văn\ phòng|Công\ an|Công\ ty|Trường|Viện|Báo|Đài"
    r"|Tỉnh|Thành|Huyện"
    r"|Chủ\ tịch|Giám\ đốc|Phó|Trưởng|Các|Thường\ trực|Đơn\ vị|Lưu)(?!\w)",
    re.X,
)

_NESTED = re.compile(
    r"(?:Sở|UBND|HĐND|Ủy\ ban|Uỷ\ ban|Hội\ đồng|Văn\ phòng|Công\ ty|Chi\ nhánh"
    r"|Tỉnh\ ủy|Thành\ ủy|Huyện\ ủy|Quận\ ủy|Thị\ ủy|Đảng\ ủy|Đảng\ bộ"
    r"|Tỉnh\ đoàn|Thành\ đoàn|Huyện\ đoàn|Quận\ đoàn|Thị\ đoàn)(?!\w)",
    re.X,
)


def is_listed(text: str, position: int) -> bool:
    """Whether what follows a comma is the last but one part of a name: "A, B và C"."""
    rest = text[position : position + 80]
    mark = _MARKS.search(rest)
    rest = rest[: mark.start()] if mark else rest
    before, joined, after = rest.partition(" và ")
    return bool(
        joined
        and UPPER.match(before)
        and UPPER.match(after)
        and len(before.split()) <= 4
        and not OTHER.match(before)
        and not OTHER.match(after)
    )
