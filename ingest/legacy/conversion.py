"""Text from before Unicode, and text read in the wrong code page, as what it says.

Only words are replaced, each one listed, so that every letter leads back to what the file has.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.elements import Element, GridCell, Paragraph
from ingest.legacy.capitals import capital_words
from ingest.legacy.evidence import (
    RAISED,
    TOKEN,
    UNICODE_ONLY,
    best_scheme,
    is_sound,
    read_token,
    schemes_of,
    weigh,
)
from ingest.legacy.fonts import LegacyFont
from ingest.legacy.mojibake import holds_mojibake, mended
from ingest.legacy.schemes import Scheme, decode
from ingest.paragraphs import Replacement, rewrite
from schemas import EditKind

_LINE = re.compile(r"[^\r\n]+")
_ESCAPED = re.compile(r"\\[.?'`~(^+*]")
_BULLETS = frozenset("\u00b7\u00a7\u00a8\u00bb")
"""What stands before a list item, and in one code or another for a letter."""
_STOPPED = re.compile(r"[aeiouyAEIOUY]\.$")
"""A word whose full stop VIQR would take for a tone."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """A text as it was and as it reads now, and what was replaced, in order."""

    source: str
    text: str
    replacements: tuple[Replacement, ...] = ()


@dataclass(frozen=True, slots=True)
class _Codes:
    """How a document is written: its schemes, whether it holds UTF-8 read in another code page,
    and whether it writes VIQR by the book, with a backslash before a mark that is none."""

    schemes: tuple[Scheme, ...]
    mojibake: bool
    escaped: bool

    def __bool__(self) -> bool:
        return self.mojibake or bool(self.schemes)

    @classmethod
    def of(cls, text: str) -> _Codes:
        return cls(tuple(schemes_of(text)), holds_mojibake(text), _ESCAPED.search(text) is not None)


def convert_text(text: str) -> Conversion:
    """`text` with its lines in an old code, or in the wrong code page, as what they say.

    >>> convert_text("Tæ hîp t¸c x· x©y dùng kÕ ho¹ch phßng chèng ch¸y rõng.").text
    'Tổ hợp tác xã xây dựng kế hoạch phòng chống cháy rừng.'
    """
    replacements = tuple(_replacements(text, _Codes.of(text)))
    if not replacements:
        return Conversion(text, text)
    return Conversion(text, rewrite(Paragraph(text), replacements).text, replacements)


def convert_elements(elements: Sequence[Element]) -> list[Element]:
    """The elements with their texts converted, whatever file they came from."""
    codes = _Codes.of("\n".join(_texts(elements)))
    if not codes:
        return list(elements)
    return [_converted(element, codes) for element in elements]


def decoded_pieces(text: str, font: LegacyFont) -> Iterator[Replacement]:
    """The words of a text set in an old font that show otherwise than they are typed.

    A text with letters that no such font has is left alone: it was converted before.
    """
    if UNICODE_ONLY.search(text):
        return
    for match in TOKEN.finditer(text):
        shown = decode(match[0], font.scheme, capitals=font.capitals)
        if shown != match[0]:
            yield Replacement(match.start(), match.end(), shown, EditKind.DECODED)


def shown_words(words: Sequence[str], fonts: Sequence[LegacyFont | None]) -> list[str]:
    """The words of a page as their fonts show them; as they are, if that makes them no better.

    Args:
        words: without white space.
        fonts: the old font of each, if it is one.
    """
    shown = list(words)
    for scheme in {font.scheme for font in fonts if font is not None}:
        of_scheme = [
            (index, font) for index, font in enumerate(fonts) if font and font.scheme is scheme
        ]
        if weigh([words[index] for index, _ in of_scheme], scheme).balance < 0:
            continue
        for index, font in of_scheme:
            if UNICODE_ONLY.search(words[index]) is None:
                shown[index] = decode(words[index], scheme, capitals=font.capitals)
    return shown


def _texts(elements: Sequence[Element]) -> Iterator[str]:
    for element in elements:
        if isinstance(element, Paragraph):
            yield element.text
        else:
            for cell in element.cells:
                yield from _texts(cell.content)


def _converted(element: Element, codes: _Codes) -> Element:
    if isinstance(element, Paragraph):
        return rewrite(element, list(_replacements(element.text, codes)))
    cells = tuple(_converted_cell(cell, codes) for cell in element.cells)
    return replace(element, cells=cells)


def _converted_cell(cell: GridCell, codes: _Codes) -> GridCell:
    content = tuple(_converted(inner, codes) for inner in cell.content)
    return cell if all(map(operator.is_, content, cell.content)) else replace(cell, content=content)


def _replacements(text: str, codes: _Codes) -> Iterator[Replacement]:
    for line in _LINE.finditer(text) if codes else ():
        new = mended(line[0]) if codes.mojibake else line[0]
        if new != line[0]:
            yield from _by_words(line.start(), line[0], new)
        elif (scheme := _scheme_of_line(line[0], codes.schemes)) is not None:
            yield from _read_line(line.start(), line[0], scheme, escaped=codes.escaped)


def _by_words(start: int, old: str, new: str) -> Iterator[Replacement]:
    """The words that differ between two forms of a line; the line, if their number does."""
    before, after = list(TOKEN.finditer(old)), TOKEN.findall(new)
    if len(before) != len(after):
        yield Replacement(start, start + len(old), new, EditKind.DECODED)
        return
    for match, word in zip(before, after, strict=True):
        if match[0] != word:
            span = start + match.start(), start + match.end()
            yield Replacement(*span, word, EditKind.DECODED)


def _scheme_of_line(line: str, schemes: Sequence[Scheme]) -> Scheme | None:
    """The scheme of the document that a line is written in; `None` for a line in Unicode."""
    best = best_scheme(line, schemes)
    if best is not None:
        return best[1]
    for scheme in schemes:
        evidence = weigh([line], scheme)
        # Where every word may be either, the document tells, but for a letter of Unicode.
        if evidence.changed and not evidence.gains and evidence.after == evidence.changed:
            return scheme if UNICODE_ONLY.search(line) is None else None
    return None


def _read_line(start: int, line: str, scheme: Scheme, *, escaped: bool) -> Iterator[Replacement]:
    tokens = list(TOKEN.finditer(line))
    shown: list[str] = []
    for index, match in enumerate(tokens):
        following = tokens[index + 1][0] if index + 1 < len(tokens) else ""
        shown.append(_shown(match[0], scheme, "a" if escaped else following))
    if scheme is Scheme.TCVN3:
        shown = _in_capitals(line, tokens, shown)
    for match, word in zip(tokens, shown, strict=True):
        if word != match[0] and not (match.start() == 0 and match[0] in _BULLETS):
            span = start + match.start(), start + match.end()
            yield Replacement(*span, word, EditKind.DECODED)


def _shown(token: str, scheme: Scheme, following: str) -> str:
    stop = ""
    if scheme is Scheme.VIQR and _STOPPED.search(token) and not following[:1].islower():
        # Nobody typed the backslash before a full stop that RFC 1456 asks for.
        token, stop = token[:-1], "."
    read = read_token(token, scheme)
    if read is None or (scheme is Scheme.VIQR and not is_sound(RAISED.sub("", read))):
        return token + stop
    return read + stop


def _in_capitals(line: str, tokens: Sequence[re.Match[str]], shown: Sequence[str]) -> list[str]:
    """The words of a line with those in capitals that are meant so."""
    parts: list[str] = []
    places: list[int] = []
    end = 0
    for match, word in zip(tokens, shown, strict=True):
        parts += (line[end : match.start()], word)
        places.append(sum(map(len, parts[-2:])) + (places[-1] if places else 0))
        end = match.end()
    text = "".join(parts)
    letters = list(text)
    for first, last in capital_words(text):
        letters[first:last] = text[first:last].upper()
    raised = "".join(letters)
    return [raised[at - len(word) : at] for at, word in zip(places, shown, strict=True)]
