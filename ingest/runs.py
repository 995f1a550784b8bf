"""From collected lines to paragraphs: which manual line breaks part two lines for good."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from ingest.elements import Change, Mark
from schemas import EditKind

_OWN_START = re.compile(
    r"""
    [-–—+*•▪](?!\s*\d{4}\b)              # an item, but not the end of "2016 - 2020"
    | \(? (?: \d{1,2}(?:\.\d{1,2}){0,3} | [a-zđ] | [IVX]{1,5} ) [.)] (?!\d)
    | (?: TM | KT | TL | TUQ | Q )\. | [TK]/[MLT]\b
    | (?: Số | Nơi[ ]nhận | Kính[ ]gửi )\s*: | Căn[ ]cứ\b | Điều[ ]\d
    """,
    re.X,
)
_FIGURE = re.compile(r"[<≤>≥≈]?\s?\d{1,3}(?:\.?\d{3}){0,3}(?:,\d{1,4})?\s?[%‰]?")
_SENTENCE_END = (".", ";", ":", "!", "?", "…", "./.")
_TABS = re.compile(r"[ ]*[\t\n\r\f\v][ \t\n\r\f\v]*")
_GAP = re.compile(r"\t|[ \u00a0]{3}")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


@dataclass(slots=True)
class Line:
    """Text up to a manual break; `page` says that a page begins with it, `column` a column.

    `marks` are (index into `parts`, note id), `changes` (index into `parts`, what the file has
    there in an old code). The counters weigh characters, blanks left out.
    """

    page: bool = False
    column: bool = False
    parts: list[str] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)
    changes: list[tuple[int, str]] = field(default_factory=list)
    total: int = 0
    bold: int = 0
    italic: int = 0
    sizes: dict[float, int] = field(default_factory=dict)

    def write(
        self, text: str, *, bold: bool | None, italic: bool | None, size: float | None
    ) -> None:
        """Add a run with its look; `size` in points."""
        self.parts.append(text)
        weight = len(text) - text.count(" ") - text.count("\t")
        self.total += weight
        if bold:
            self.bold += weight
        if italic:
            self.italic += weight
        if size is not None:
            self.sizes[size] = self.sizes.get(size, 0) + weight


def raised(text: str) -> str:
    """A raised figure, typed as a note's mark: it must not read as part of the code before it.

    >>> raised("2"), raised("th")
    ('²', 'th')
    """
    return text.translate(_RAISED) if text.strip().isdecimal() else text


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph's worth of text and how most of its characters look; `size` in points.

    `drawn` is the text with the tabs and outer blanks by which it may be set in columns; it is
    empty for text that runs on.
    """

    text: str
    marks: tuple[Mark, ...]
    page: bool
    bold: bool | None
    italic: bool | None
    size: float | None
    drawn: str = ""
    changes: tuple[Change, ...] = ()
    """Words in an old code that stand here as what they say."""


@dataclass(frozen=True, slots=True)
class _Break:
    """A manual line break: the lines around it, and whether the paragraph is centred."""

    before: str
    after: str
    centred: bool


def _shouts(line: str) -> bool:
    return line.isupper() and sum(map(str.isalpha, line)) > 1


def _is_figure(line: str) -> bool:
    return _FIGURE.fullmatch(line) is not None


_PARTING: tuple[tuple[str, Callable[[_Break], bool]], ...] = (
    ("the line below opens an item", lambda b: _OWN_START.match(b.after) is not None),
    ("the line above is a sentence", lambda b: b.before.endswith(_SENTENCE_END)),
    ("only one line is in capitals", lambda b: _shouts(b.before) != _shouts(b.after)),
    ("figures below each other", lambda b: _is_figure(b.before) and _is_figure(b.after)),
    ("centred lines, as in a letterhead", lambda b: b.centred and not b.after[:1].islower()),
)
"""Where a line break parts two paragraphs. Any other one only wraps, and becomes a blank."""


def texts(lines: list[Line], *, centred: bool) -> tuple[list[Text], bool]:
    """The paragraphs in `lines`, and whether a page begins behind the last of them.

    Empty lines part what stands around them and are dropped.
    """
    found: list[list[Line]] = []
    page, parted, before = False, True, ""
    for line in lines:
        page = page or line.page
        after = "".join(line.parts).strip()
        if not after:
            parted = True
            continue
        line.page = page
        if parted or page or line.column or _parts(_Break(before, after, centred)):
            found.append([])
        found[-1].append(line)
        page, parted, before = False, False, after
    return [_text(group) for group in found], page


def _parts(line_break: _Break) -> bool:
    return any(test(line_break) for _, test in _PARTING)


def _text(lines: list[Line]) -> Text:
    parts: list[str] = []
    marks: list[tuple[int, str]] = []
    changes: list[tuple[int, str]] = []
    sizes: dict[float, int] = {}
    for line in lines:
        if parts:
            parts.append(" ")
        marks += [(len(parts) + index, note) for index, note in line.marks]
        changes += [(len(parts) + index, before) for index, before in line.changes]
        parts += line.parts
        for size, weight in line.sizes.items():
            sizes[size] = sizes.get(size, 0) + weight
    text, places = _composed(parts, sorted({*dict(marks), *dict(changes)}))
    total = sum(line.total for line in lines)
    found = tuple(Mark(*places[index], note) for index, note in marks)
    return Text(
        text,
        found,
        lines[0].page,
        2 * sum(line.bold for line in lines) > total if total else None,
        2 * sum(line.italic for line in lines) > total if total else None,
        max(sizes, key=lambda size: sizes[size]) if total else None,
        _drawn(parts) if not found else "",
        tuple(Change(EditKind.DECODED, *places[index], before) for index, before in changes),
    )


def _composed(parts: list[str], marked: Sequence[int]) -> tuple[str, dict[int, tuple[int, int]]]:
    """The parts as one text in NFC without outer blanks, and where the marked parts stand in it.

    A letter and its accent may stand in different runs, so what lies between two marked parts is
    composed together.
    """
    text, done = "", 0
    places: dict[int, tuple[int, int]] = {}
    for index in marked:
        text = (text + _clean("".join(parts[done:index]))).lstrip()
        places[index] = len(text), len(text) + len(parts[index])
        text += parts[index]
        done = index + 1
    return (text + _clean("".join(parts[done:]))).strip(), places


def _drawn(parts: list[str]) -> str:
    raw = "".join(parts)
    if not _GAP.search(raw):
        return ""
    return unicodedata.normalize("NFC", raw).replace("\u00a0", " ")


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", _TABS.sub(" ", text))
