"""Markdown in running text: emphasis, headings, escapes, links; taken out of the words."""

from __future__ import annotations

import re
from dataclasses import replace

from ingest.elements import Paragraph
from ingest.paragraphs import Replacement, rewrite
from schemas import EditKind

_EMPHASIS = re.compile(
    r"""
    (?<![\w*]) (?P<open> \*{1,3} ) (?= [\w“"'‘(\[<\\+\-/] )
    [^*\n]{1,4000} (?<= [^\s*(] ) (?P=open) (?![\w*])
    """,
    re.VERBOSE,
)
# Converters leave spaces inside the stars: "**2- **Xây dựng".
_STRONG = re.compile(r"(?P<open>\*\*)(?=[^*])[^*\n]{1,4000}(?P=open)(?!\*)")
_UNDERLINE = re.compile(
    r"(?<!\w)(?P<open>_{1,2})(?=[\w“\"(])[^_\n]{1,4000}(?<=[^\s_(])(?P=open)(?!\w)"
)
_ESCAPE = re.compile(r"\\(?=[\\`*_{}\[\]()#+\-.!|&<>~])")
_HEADING = re.compile(r"#{1,6}[ \t]+|(?<=\S)[ \t]+#+$")
_LINK = re.compile(r"(!?\[)([^\[\]\n]{0,500})(\]\([^()\s]{1,500}\))")
_BREAK = re.compile(r"[ \t]*<br[ \t]*/?>[ \t]*")
_SIGNS = re.compile(r"[*_#\\<\[]")


def strip_markup(paragraph: Paragraph, *, markdown: bool) -> Paragraph:
    """The paragraph without marks of emphasis; in markdown also without its other signs.

    Every sign that is left out is listed as an edit. A paragraph that is emphasised as a whole
    is bold (`**`) or italic (`*`). `<br>` becomes a line break.

    >>> from ingest.elements import Paragraph
    >>> strip_markup(Paragraph("(*Hoàn thành trước ngày 5/6*)"), markdown=False).text
    '(Hoàn thành trước ngày 5/6)'
    """
    text = paragraph.text
    if _SIGNS.search(text) is None:
        return paragraph
    if markdown:
        headed = _HEADING.match(text) is not None
        paragraph = rewrite(paragraph, _line_signs(text, headed=headed))
        if headed:
            paragraph = replace(paragraph, style=replace(paragraph.style, bold=True))
        paragraph = _strip_emphasis(paragraph, _UNDERLINE)
    paragraph = _strip_emphasis(_strip_emphasis(paragraph, _EMPHASIS), _EMPHASIS)
    if markdown:
        paragraph = _strip_emphasis(paragraph, _STRONG)
        escapes = _ESCAPE.finditer(paragraph.text)
        paragraph = rewrite(paragraph, [_dropped(each.start(), each.end()) for each in escapes])
    return paragraph


def _line_signs(text: str, *, headed: bool) -> list[Replacement]:
    found = [Replacement(match.start(), match.end(), "\n") for match in _BREAK.finditer(text)]
    if headed:
        found += [_dropped(match.start(), match.end()) for match in _HEADING.finditer(text)]
    for match in _LINK.finditer(text):
        if match[1] == "![":
            found.append(_dropped(match.start(), match.end()))
        else:
            found += [_dropped(*match.span(1)), _dropped(*match.span(3))]
    found.sort(key=lambda each: each.start)
    kept: list[Replacement] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _strip_emphasis(paragraph: Paragraph, pattern: re.Pattern[str]) -> Paragraph:
    text = paragraph.text
    found: list[Replacement] = []
    covered = 0
    strongest = 0
    for match in pattern.finditer(text):
        width = len(match["open"])
        found += [
            _dropped(match.start(), match.start() + width),
            _dropped(match.end() - width, match.end()),
        ]
        covered += match.end() - match.start()
        strongest = max(strongest, width)
    if not found:
        return paragraph
    stripped = rewrite(paragraph, found)
    if covered < len(text.strip()):
        return stripped
    style = stripped.style
    bold = True if strongest >= 2 else style.bold
    italic = True if strongest != 2 else style.italic
    return replace(stripped, style=replace(style, bold=bold, italic=italic))


def _dropped(start: int, end: int) -> Replacement:
    return Replacement(start, end, "", EditKind.DROPPED)
