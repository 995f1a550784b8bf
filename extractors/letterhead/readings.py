"""Every reading of the header's fields, the surest first: letterhead, portal, annex, preamble."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.codes import Code, issuer_name, parse_code, type_name
from extractors.folding import fold
from extractors.letterhead.attachment import Attachment, find_attachments
from extractors.letterhead.bodies import spell_out
from extractors.letterhead.dateline import find_date_line
from extractors.letterhead.heading import type_at
from extractors.letterhead.issuer import letterhead_issuer, preamble_issuer, telegram_issuer
from extractors.letterhead.layout import Layout
from extractors.letterhead.number import find_number
from extractors.letterhead.title import subject_of
from schemas import Document, Signature

_ON_BEHALF = re.compile(r"^(?:T/?M|THAY MẶT)(?:\s?\.\s?|\s)", re.I)

LETTER = "Công văn"
ANNEX = "Phụ lục"
TELEGRAM = "Công điện"

_PORTAL = 0.9
_ANNEX = 0.7
_SYMBOL = 0.6
_WORDS = 0.5
_OFTEN = 2
_SENT = re.compile(r"\s{0,20}(Công điện)\s(?:gửi|hỏa tốc gửi)\s")
_THIS_TELEGRAM = re.compile(r"(?<!\w)(Công điện) này(?!\w)")
_ITSELF = re.compile(r"(?<!\w)(?=([A-ZĐ]\w{1,6}(?: \w{1,6}){0,3}) này(?!\w))")


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of one field: what it says, where it stands, how sure it is.

    `field` is one of the header's, or `symbol` (the number is blank), or `about` (a date line with
    the month as far as it is printed).

    `note` is the code of the finding that tells what is amiss: that it was read elsewhere than in
    the letterhead, or that the number is blank.
    """

    field: str
    value: str
    start: int
    end: int
    confidence: float
    note: str | None = None


def read_fields(
    document: Document, layout: Layout, signatures: Sequence[Signature]
) -> Iterator[Reading]:
    """The readings of all fields of `document`, the better before the worse."""
    yield from _type(layout)
    numbered = list(_number(document.text, layout))
    yield from numbered
    dated = list(_date_line(document.text, layout))
    yield from dated
    taken = [(reading.start, reading.end) for reading in (*numbered, *dated)]
    issuer = letterhead_issuer(layout.letterhead, taken)
    if issuer is not None:
        yield Reading("issuer", issuer.name, issuer.start, issuer.end, issuer.confidence)
    if layout.title is not None:
        yield Reading("title", layout.title.value, layout.title.start, layout.title.end, 1.0)
    yield from _portal(layout)
    yield from _page(document.text, layout)
    kind = ANNEX if layout.heading is None else layout.heading.type
    blank = any(reading.field == "symbol" for reading in numbered)
    for attachment in find_attachments(document.text):
        if kind in (ANNEX, attachment.type):
            if layout.heading is None:
                at = attachment.type_start
                end = at + len(attachment.type)
                yield Reading("type", attachment.type, at, end, _ANNEX, "type-inferred")
            yield from _attached(document.text, attachment, blank)
    yield from _telegram(document.text, layout)
    yield from _preamble(document.text, layout)
    yield from _signed(document.text, signatures)
    yield from _symbol(numbered)
    yield from _own_words(document.text, layout)


def _type(layout: Layout) -> Iterator[Reading]:
    heading = layout.heading
    if heading is not None:
        yield Reading("type", heading.type, heading.start, heading.end, heading.confidence)
    elif layout.letter and layout.title is not None:
        yield Reading("type", LETTER, layout.title.start, layout.title.end, 0.9)


def _top(layout: Layout) -> int:
    """Where the letterhead may begin: behind a portal's title and properties above it."""
    ends = (layout.properties.end, 0 if layout.page is None else layout.page.end)
    return max((end for end in ends if end <= layout.head_end), default=0)


def _number(text: str, layout: Layout) -> Iterator[Reading]:
    own = find_number(text, _top(layout), layout.head_end, layout.starts)
    if own is not None and own.code is not None:
        yield _code(own.code, own.confidence, "code-odd" if own.code.odd else None)
    if own is not None:
        note = "number-blank" if own.code is None else None
        yield Reading("symbol", own.symbol, own.start, own.end, own.confidence, note)


def _code(code: Code, confidence: float, note: str | None) -> Reading:
    return Reading("code", code.canonical, code.start, code.end, confidence, note)


def _date_line(text: str, layout: Layout) -> Iterator[Reading]:
    line = find_date_line(text, _top(layout), layout.head_end, layout.starts)
    if line is None:
        return
    if line.place is not None:
        yield Reading("place", line.place, line.place_start, line.place_end, 1.0)
    if line.issued_on is not None:
        yield Reading("issued_on", line.issued_on, line.start, line.end, 1.0)
    yield Reading("about", line.about or "", line.start, line.end, 1.0)


def _portal(layout: Layout) -> Iterator[Reading]:
    for attribute in layout.properties.found.values():
        value: str | None = attribute.value
        line = attribute.line
        if attribute.name == "type":
            value = type_at(fold(line.text))
        elif attribute.name == "code":
            code = parse_code(line.text)
            value = None if code is None else code.canonical
        elif attribute.name == "issuer":
            value = spell_out(attribute.value)
        if value is not None and attribute.name not in ("signer", "office"):
            yield Reading(attribute.name, value, line.start, line.end, _PORTAL)


def _page(text: str, layout: Layout) -> Iterator[Reading]:
    """What the title of a portal's page says, which stands for a head that the page lacks."""
    page = layout.page
    if page is None:
        return
    start = page.type_start
    yield Reading("type", page.type, start, start + len(page.type), _PORTAL)
    yield _code(page.code, _PORTAL, None)
    if page.issuer is not None:
        yield Reading("issuer", spell_out(text[slice(*page.issuer)]), *page.issuer, _PORTAL)
    title = None if page.subject is None else subject_of(text, *page.subject)
    if title is not None:
        yield Reading("title", title.value, title.start, title.end, _PORTAL)


def _attached(text: str, attachment: Attachment, blank: bool) -> Iterator[Reading]:
    """What an annex says of its document; its number only where the letterhead has no blank one."""
    if attachment.code is not None and not blank:
        yield _code(attachment.code, _ANNEX, "number-only-in-annex")
    if attachment.issued_on is not None and attachment.day is not None:
        yield Reading(
            "issued_on", attachment.issued_on, *attachment.day, _ANNEX, "date-only-in-annex"
        )
    if attachment.issuer is not None:
        start, end = attachment.issuer
        yield Reading("issuer", spell_out(text[start:end]), start, end, _ANNEX, "issuer-inferred")


def _telegram(text: str, layout: Layout) -> Iterator[Reading]:
    """Type and issuer of a telegram that is quoted without its letterhead.

    It says "Công điện này" of itself, or begins with whom it is sent to.
    """
    if layout.heading is not None or layout.page is not None:
        return
    itself = _SENT.match(text) or _THIS_TELEGRAM.search(text)
    if itself is None:
        return
    start, end = itself.span(1)
    yield Reading("type", TELEGRAM, start, end, _WORDS, "type-inferred")
    issuer = telegram_issuer(text, layout.preamble_end)
    if issuer is not None:
        yield Reading("issuer", issuer.name, issuer.start, issuer.end, 0.8, "issuer-inferred")


def _preamble(text: str, layout: Layout) -> Iterator[Reading]:
    issuer = preamble_issuer(text, layout.head_end, layout.preamble_end)
    if issuer is not None:
        yield Reading(
            "issuer", issuer.name, issuer.start, issuer.end, issuer.confidence, "issuer-inferred"
        )


def _signed(text: str, signatures: Sequence[Signature]) -> Iterator[Reading]:
    for signature in signatures:
        if signature.on_behalf_of is not None:
            behalf = signature.on_behalf_of
            name = spell_out(_ON_BEHALF.sub("", behalf))
            start = signature.span.start
            yield Reading("issuer", name, start, start + len(behalf), 0.5, "issuer-inferred")


def _symbol(numbered: Sequence[Reading]) -> Iterator[Reading]:
    for reading in numbered:
        blank = reading.note == "number-blank"
        value = f"1-{reading.value}" if blank else reading.value
        code = parse_code(value) if blank or reading.field == "code" else None
        if code is None:
            continue
        kind = type_name(code) or (LETTER if code.family == "letter" and not code.odd else None)
        if kind is not None:
            yield Reading("type", kind, reading.start, reading.end, _SYMBOL, "type-from-symbol")
        issuer = issuer_name(code)
        if issuer is not None:
            yield Reading("issuer", issuer, reading.start, reading.end, _SYMBOL, "issuer-inferred")


def _own_words(text: str, layout: Layout) -> Iterator[Reading]:
    """The type that a document without a heading calls itself: "Kế hoạch này", twice at least."""
    if layout.heading is not None or layout.letter:
        return
    named = [match for match in _ITSELF.finditer(text) if type_at(fold(match[1])) == match[1]]
    counted = Counter(match[1] for match in named)
    for name, times in counted.most_common(1):
        if times >= _OFTEN:
            start = next(match.start() for match in named if match[1] == name)
            yield Reading("type", name, start, start + len(name), _WORDS, "type-inferred")
