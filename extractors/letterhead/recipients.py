"""The lines of "Nơi nhận": to whom the document is sent."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.folding import fold
from extractors.letterhead.lines import Line
from schemas import Document, Part

_OPENING = re.compile(r"^nơi nhận\s?(?:[:.]\s?|$)")
_MARK = re.compile(r"[-–—+*•]\s*")
_END_MARKS = " ;,.…"
_STOPS = (Part.SIGNATURE, Part.ANNEX)
_DASHES = ("-", "–", "—", "+", "*", "•")
_OFFICE = re.compile(r"^(?:T/?M|K/?T|T/?L|TUQ|Q)\s?\.\s?\w|^[A-ZĐÀ-Ỹ ]{5,60}$")


@dataclass(frozen=True, slots=True)
class Recipients:
    """The recipients in order, and where the block stands."""

    lines: tuple[str, ...]
    start: int
    end: int


def find_recipients(document: Document, lines: Sequence[Line]) -> Recipients | None:
    """The lines under "Nơi nhận:" without dashes and end marks; a line that goes on is joined."""
    opening = next((n for n, line in enumerate(lines) if _OPENING.match(line.folded)), None)
    if opening is None:
        return None
    first = lines[opening]
    head = _OPENING.match(first.folded)
    found: list[str] = []
    dashed = False
    end = first.end
    if head is not None and (rest := first.text[head.end() :].strip(_END_MARKS)):
        found.append(_MARK.sub("", rest, count=1))
    for line in lines[opening + 1 :]:
        marked = document.text[max(0, line.start - 4) : line.start].strip()[-1:] in _DASHES
        if line.part in _STOPS or _OFFICE.match(line.text) or (found and _ends(found[-1], marked)):
            break
        if marked or not (dashed and found):
            found.append(line.text.rstrip(_END_MARKS))
        else:
            found[-1] = f"{found[-1]} {line.text.rstrip(_END_MARKS)}"
        dashed = dashed or marked
        end = line.end
    return Recipients(tuple(found), first.start, end)


def _ends(last: str, marked: bool) -> bool:
    """The filing line ("Lưu: VT …") is the last one."""
    return fold(last).startswith("lưu") and not marked
