"""Plans whose every text is hostile, for what writes plans out."""

from __future__ import annotations

from schemas import (
    Agency,
    AgencyMention,
    Deadline,
    Evidence,
    Finding,
    Funding,
    Header,
    Indicator,
    IndicatorValue,
    LegalReference,
    Locality,
    Passage,
    Period,
    Pinpoint,
    Plan,
    Product,
    ReferenceMention,
    Section,
    Signature,
    Source,
    Span,
    Task,
    Term,
)

HOSTILE = {
    "formula": '=HYPERLINK("http://example.org","x")',
    "plus": "+1+1",
    "minus": "-2+3|cmd",
    "at": "@SUM(A1)",
    "full-width": "＝1+1",
    "apostrophe": "'=1",
    "blank-first": "  =1+1",
    "tab-first": "\t=1+1",
    "script": "<script>alert(1)</script>",
    "markup": ']]> & "\' <a href="javascript:x">',
    "controls": "a\x00b\x01c\x0bd\x1be\x7f",
    "not-characters": "a\ufffe\uffffb",
    "calendar": "x\r\nEND:VTODO\r\nBEGIN:VEVENT\r\nSUMMARY:y",
    "escapes": "a\\n;b,c:d\\\\",
    "right-to-left": "\u202edcba",
    "excel-escape": "_x0041_ _x000D_",
    "beyond": "𝔘😀 ẵ",
    "quotes": '"a","b"\n"c"',
    "json": '{"@id": "x", "@context": "http://example.org/"}',
    "entity": "&lt;&#0;&nbsp;",
    "mark": "\ufeff=1",
    "line-separators": "a\u2028b\u2029c\x85d",
    "carriage": "a\rb\r\nc",
    "long": "đ" * 40_000,
    "deep": "I. " * 300,
}


def hostile_plan(text: str) -> Plan:
    """A plan that has `text` in every field that holds free text, all of it grounded."""
    span = Span(0, len(text), 1)
    mention = ReferenceMention(text, span, Pinpoint(article=text, clause="2"), "basis", 0.5)
    value = IndicatorValue(text, text, text, "≥", 1.5, -2.0, None, 0.0, 3.0, text, span, text)
    passage = Passage(text, span)
    return Plan(
        Source(text, "ab" * 32, text, 1, None, "plain"),
        text,
        Header(
            *(text,) * 8,
            Period(text, text),
            Locality(text, "commune", text),
            (Signature(text, text, text, text, text, span, 1.0),),
            (text, text),
            (Evidence("title", text, span, 1.0), Evidence("issued_on", text, span, 1.0)),
        ),
        (Section("s1", text, text, 1, None, text, span),),
        (LegalReference(*(text,) * 10, "amends", 0.5, (mention,)),),
        (
            Agency(
                "a1", text, "group", "commune", text, text, 0.5, (AgencyMention(text, span, 1.0),)
            ),
        ),
        (
            Task(
                *(text, text, span, text, "s1", (text,), (text,), (text,), ("d1",), (text,), 0.5),
                Product(text, span, text, 0.5),
                Funding(text, span, text, 5_000_000, 0.5),
            ),
        ),
        (
            Deadline("d1", text, span, "by", "2021-02-01", "2021-03-01", text, text, 0.5),
            Deadline("d2", text, span, "every", text, text, text, None, 0.5, passage),
        ),
        (
            Indicator(
                "i1", "prose", text, text, text, text, (value,), (text,), text, text, span, 0.5
            ),
        ),
        (Finding("code", text, text, span), Finding(text, text, text, None)),
        (Term("x1", text, span, -5, "working_day", passage, passage, text, 0.5),),
    )
