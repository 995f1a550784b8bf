"""What an annex says of the document that it belongs to: "(Kèm theo Kế hoạch số … của …)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extractors.codes import Code, find_codes
from extractors.folding import fold
from extractors.letterhead.bodies import is_body
from extractors.letterhead.dateline import iso_day
from extractors.letterhead.heading import type_at

_ATTACHED = re.compile(
    r"(?:èm theo|ÈM THEO)\s(?P<what>[^()\n;]{3,240})"
    r"\)?(?:\s{0,3}(?P<more>của [^()\n;]{3,90}))?[ ).*]{0,4}(?:\n|$)"
)
_OPENING = re.compile(r"(?:^|[\n\t(*])[ *(]{0,4}(?:[Bb]an hành |BAN HÀNH )?[KkĐđ]?$")
_NUMBER = re.compile(r"(?:số|SỐ)\s{0,2}:?\s{0,4}(?P<blank>[.…_\s]{0,20}/)?")
_BARE = re.compile(r"\s(?P<blank>(?!))?(?=[0-9]{1,5}\s?[/-])")
"""A number right behind the type, without the word for it."""
_DAY = re.compile(
    r"ngày\s{1,3}(?P<day>\d{1,2})(?:\s?[/.-]\s?|\stháng\s)"
    r"(?P<month>\d{1,2})(?:\s?[/.-]\s?|\snăm\s)(?P<year>\d{4})"
)
_ISSUER = re.compile(r"của\s(?P<issuer>[^()\n;]{3,90})$")


@dataclass(frozen=True, slots=True)
class Attachment:
    """The words of one annex heading; fields are `None` where it leaves them blank.

    `issuer` is the range of the body's name.
    """

    type: str
    type_start: int
    code: Code | None
    issued_on: str | None
    issuer: tuple[int, int] | None
    day: tuple[int, int] | None
    start: int
    end: int


def find_attachments(text: str) -> Iterator[Attachment]:
    """Every line "(Kèm theo <type> số … ngày … của …)" of the text, in order.

    >>> text = "(Kèm theo Kế hoạch số 12/KH-UBND ngày 05/3/2019 của UBND xã Tân Phú)"
    >>> [(a.type, a.code.canonical, a.issued_on) for a in find_attachments(text)]
    [('Kế hoạch', '12/KH-UBND', '2019-03-05')]
    """
    for match in _ATTACHED.finditer(text):
        kind = type_at(fold(match["what"]))
        if kind is None or not _OPENING.search(text, max(0, match.start() - 24), match.start()):
            continue
        start, end = match.start("what"), match.end("more" if match["more"] else "what")
        number = _NUMBER.search(text, start, end) or _BARE.match(text, start + len(kind), end)
        code = None
        if number is not None and number["blank"] is None:
            found = next(find_codes(f"số {text[number.end() : end]}"), None)
            if found is not None:
                shift = number.end() - len("số ")
                code = replace(found, start=found.start + shift, end=found.end + shift)
        day = _DAY.search(text, start, end)
        yield Attachment(
            type=kind,
            type_start=start,
            code=code,
            issued_on=None if day is None else iso_day(day["year"], day["month"], day["day"]),
            issuer=_issuer(text, start, end),
            day=None if day is None else day.span(),
            start=match.start(),
            end=end,
        )


def _issuer(text: str, start: int, end: int) -> tuple[int, int] | None:
    match = _ISSUER.search(text[start:end].rstrip(" )."))
    if match is None or not is_body(match["issuer"]):
        return None
    return start + match.start("issuer"), start + match.end("issuer")
