"""Numbers and marks at the start of paragraphs, as plans print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ingest.elements import Element, Grid
from schemas import Label, Numbering

_UPPER = "A-ZÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_LOWER = f"[^\\W\\d_{_UPPER}]"
_OPEN = f'[{_UPPER}“"]'
_ORDINALS = "nhất|hai|ba|bốn|tư|năm|sáu|bảy|tám|chín|mười"
_ORDINAL = f"(?:thứ|THỨ)\\ (?:{_ORDINALS}|{_ORDINALS.upper()})"
# "Mục 2 Phần I Kế hoạch này …" speaks of a place; a heading goes on with its own title.
_TITLE = (
    r"(?=\s*(?:[.:\-–—(]|$)|\ (?!(?:Phần|Chương|Mục|Điều|Kế|Quyết|Nghị|Thông|Luật|Chỉ)\ )"
    rf"{_OPEN})"
)

_LABEL = re.compile(
    rf"""
      (?P<annex>
        (?: (?:PHỤ\ LỤC|Phụ\ lục|Phụ\ Lục|PHU\ LUC|Phu\ lục|PHỤ\ BIỂU|Phụ\ biểu)
            (?: \ (?:số\ |SỐ\ |Số\ )?
                (?P<annex_value>(?:[IVX]{{1,5}}|\d{{1,2}})(?:[./-]\d{{1,2}})?[A-Za-z]?)\b
              | (?!\ (?:số\ |SỐ\ |Số\ )?(?:[IVX]{{1,5}}\b|\d)) )
          | (?:BIỂU|Biểu|MẪU|Mẫu)\ (?:SỐ\ |số\ |Số\ )?
              (?P<form_value>\d{{1,2}}[A-Za-z]?(?:/[\w-]{{1,15}})?\b)
        ) ) {_TITLE} [.:]?
    | (?P<part> (?:PHẦN|Phần)\ (?P<part_value>{_ORDINAL}|[IVX]{{1,5}}\b|\d{{1,2}}\b) )
        {_TITLE} [.:]?
    | (?P<chapter> (?:CHƯƠNG|Chương)\ (?P<chapter_value>{_ORDINAL}|[IVXL]{{1,7}}\b|\d{{1,2}}\b) )
        {_TITLE} [.:]?
    | (?P<section> (?:MỤC|Mục|TIỂU\ MỤC|Tiểu\ mục)\ (?P<section_value>[IVXL]{{1,7}}\b|\d{{1,2}}\b) )
        {_TITLE} [.:]?
    | (?P<article> (?:ĐIỀU|Điều)\ (?P<article_value>\d{{1,3}}[a-zđ]?\b) )
        (?=\s*[.:]|\s*$|\ [-–—]) [.:]?
    | (?P<roman> (?P<roman_value>[IVXL]{{1,7}}) )
        (?: [.:)](?=\s|{_OPEN}|$) | /(?=\s|[{_UPPER}]{{2}}) | \s?[\-–—](?=\s|[{_UPPER}]{{2}})
          | (?=\s+[{_UPPER}]{{2}}) )
    | (?P<decimal> (?P<decimal_value>\d{{1,3}}(?:\.\d{{1,2}}){{0,5}}) )
        (?: \.(?=\s|[^\W\d_]|[“"(]|$) | \)(?=\s|[^\W\d_]|$) | /(?=\s|[{_UPPER}]{_LOWER})
          | :(?=\s) | \s?[\-–—](?=\s*{_OPEN}) )
    | (?P<deep> (?P<deep_value>\d{{1,2}}(?:\.\d{{1,2}}){{1,5}}) ) (?=\s+{_OPEN})
    | (?P<paren> \( (?P<paren_value>\d{{1,2}}|[a-zđ]|[ivx]{{1,4}}) \) ) (?=\s|{_OPEN})
    | (?P<letter> (?P<letter_value>[a-zđ]|[A-HĐ]) )
        (?: \)(?=\s|[^\W\d_]|$) | \.(?=\s|{_OPEN}) | /(?=\s) )
    | (?P<sub> (?P<sub_value>[a-zđ]\d{{1,2}}) ) \)(?=\s|[^\W\d_])
    | (?P<dash> [-–—−] ) (?=\s|[^\W\d_]|[“"(])
    | (?P<plus> \+ ) (?=\s|[^\W\d_]|[“"(])
    | (?P<bullet> [*•●▪■□○◦‣❖➢➤✓✔·\uf000-\uf0ff] ) (?=\s|[^\W\d_]|[“"(])
    | (?P<circle> o ) (?=\s+{_OPEN})
    """,
    re.VERBOSE,
)

_NUMBERING = {
    "annex": Numbering.ANNEX,
    "part": Numbering.PART,
    "chapter": Numbering.CHAPTER,
    "section": Numbering.CHAPTER,
    "article": Numbering.ARTICLE,
    "roman": Numbering.ROMAN,
    "decimal": Numbering.DECIMAL,
    "deep": Numbering.DECIMAL,
    "letter": Numbering.LETTER,
    "sub": Numbering.LETTER,
    "dash": Numbering.DASH,
    "plus": Numbering.PLUS,
    "bullet": Numbering.BULLET,
    "circle": Numbering.BULLET,
}
_WORDED = frozenset({"annex", "part", "chapter", "section", "article"})

ARTICLE_RANK = 4
_WORD_RANKS = {"annex": 0, "part": 1, "chapter": 2, "section": 3, "article": ARTICLE_RANK}
_MARK_RANKS = {"dash": 20, "plus": 21, "bullet": 22, "circle": 23}
CAPITAL_LETTER_RANK = 5
ROMAN_RANK = 6
DECIMAL_RANK = 8
HEADING_RANK = 13
"""Where an unlabelled heading stands that nothing else tells the place of."""
LEAD_RANK = 19
"""An unlabelled paragraph that ends with a colon and has marks under it."""
MARK_RANK = 20
_BRACKET_RANK = 14
_LETTER_RANK = 15
PAREN_RANK = 16
_PAREN_RANKS = {"number": PAREN_RANK, "letter": 17, "roman": 18}


class Found(NamedTuple):
    """A label at the start of a text."""

    label: Label
    body: int
    """Where the words after the label begin."""
    family: str
    """Labels of one family stand at one level: `1.`, `1.1.`, `1)`, `(1)`, `a)`, `-`, `*` …"""
    rank: int
    """How strong the family is by custom, 0 strongest."""
    ordinal: int
    """Its place in its sequence from 1, 0 for marks and unnumbered annexes."""


def find_label(text: str) -> Found | None:
    """The label that `text` begins with, as far as its form tells.

    >>> find_label("1.2. Hướng dẫn cơ sở").label.value
    '1.2'
    >>> find_label("1.000 người tham gia") is None
    True
    """
    match = _LABEL.match(text)
    if match is None:
        return None
    name = match.lastgroup or ""
    mark = match[0]
    end = match.end()
    body = end
    while body < len(text) and text[body].isspace():
        body += 1
    if name in _MARK_RANKS:
        numbering = _NUMBERING[name]
        family = mark if name == "bullet" else name
        return Found(Label(mark, mark, numbering), body, family, _MARK_RANKS[name], 0)
    value = match[f"{name}_value"] or (match["form_value"] if name == "annex" else None) or ""
    if name in _WORDED:
        family, rank = name, _WORD_RANKS[name]
        numbering = _NUMBERING[name]
    else:
        numbering, family, rank = _family(name, mark, value)
    place = _roman(value.upper()) if family == "(roman)" else ordinal(value, numbering)
    return Found(Label(mark, value, numbering), body, family, rank, place)


def automatic_label(mark: str) -> Found:
    """The label that a word processor made; whatever it is, it is one."""
    mark = mark.strip()
    found = find_label(f"{mark} A")
    if found is None or len(found.label.mark) < len(mark):
        label = Label(mark, mark, Numbering.BULLET, automatic=True)
        return Found(label, len(mark) + 1, mark, _MARK_RANKS["bullet"], 0)
    label = Label(mark, found.label.value, found.label.numbering, automatic=True)
    return found._replace(label=label, body=len(mark) + 1)


def element_labels(elements: Sequence[Element]) -> list[Found | None]:
    """The label of every paragraph of the flow that bears one, typed or automatic."""
    return [
        None
        if isinstance(element, Grid) or element.furniture or element.note is not None
        else automatic_label(element.label)
        if element.label
        else find_label(element.text)
        for element in elements
    ]


def _family(name: str, mark: str, value: str) -> tuple[Numbering, str, int]:
    if name == "paren":
        if value[0].isdigit():
            return Numbering.DECIMAL, "(1)", _PAREN_RANKS["number"]
        kind = "roman" if value.strip("ivx") == "" else "letter"
        return Numbering.LETTER, f"({kind})", _PAREN_RANKS[kind]
    if name == "roman":
        return Numbering.ROMAN, "I)" if mark[-1] == ")" else "I.", ROMAN_RANK
    if name == "sub":
        return Numbering.LETTER, "a1)", PAREN_RANK
    if name == "letter":
        if value.isupper():
            return Numbering.LETTER, "A", CAPITAL_LETTER_RANK
        return Numbering.LETTER, "a)" if mark[-1] == ")" else "a.", _LETTER_RANK
    if mark[-1] == ")":
        return Numbering.DECIMAL, "1)", _BRACKET_RANK
    depth = value.count(".")
    return Numbering.DECIMAL, "1." + "1." * depth, min(DECIMAL_RANK + depth, HEADING_RANK - 1)


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_LETTERS = {letter: number for number, letter in enumerate("abcdđefghijklmnopqrstuvwxyz", 1)}
_WORDS = {
    word: number
    for number, word in enumerate(
        ("nhất", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"), 1
    )
} | {"tư": 4}


def ordinal(value: str, numbering: Numbering) -> int:
    """The place of a label in its sequence, from 1; 0 where it has none.

    >>> [ordinal("IV", Numbering.ROMAN), ordinal("đ", Numbering.LETTER)]
    [4, 5]
    """
    if not value:
        return 0
    last = value.rsplit(".", 1)[-1]
    if last[0].isdigit() or last[1:].isdigit():
        return int("".join(filter(str.isdigit, last)))
    if numbering is Numbering.LETTER and len(value) == 1:
        return _LETTERS.get(value.lower(), 0)
    word = value.lower().rsplit(" ", 1)[-1]
    return _WORDS.get(word) or _roman(value)


def _roman(value: str) -> int:
    total = 0
    previous = 0
    for letter in reversed(value.split("/")[0]):
        number = _ROMAN.get(letter, 0)
        total += number if number >= previous else -number
        previous = max(previous, number)
    return total
