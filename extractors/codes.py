"""The number and symbol of a document (số, ký hiệu): one grammar for its own and for cited ones.

State bodies write `number[/year]/TYPE-ORGAN` (Decree 30/2020/NĐ-CP, annexes I and III), the Party
`number-TYPE/ORGAN` (rules 399-QĐ/TW), letters `number/ORGAN-UNIT`, the National Assembly
`number/year/QHterm`. Writers and scans add blanks, lose hyphens and the bar of Đ, and swap the two
separators; `canonical` mends these and keeps everything else as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from extractors.folding import fold, strip
from extractors.knowledge import load_yaml
from schemas.quick import quick

Family = Literal["state", "party", "normative", "congress", "letter", "legacy"]

_LETTER = "A-Za-zĐđÐðĂÂÊÔƠƯ" + "АВЕКМНОРСТХ"  # with the Cyrillic look-alikes of capitals
_HYPHEN = "‐‑‒–—−\u00ad-"  # the plain one last, for use in character sets
_WORD = rf"[{_LETTER}](?:[{_LETTER}0-9]|[&.](?=[A-ZĐÐ]{{2}}|[A-ZĐÐ](?!\w)))*(?!\w)"
_YEAR = "(?:19|20)[0-9]{2}"
_NUMBER = rf"[0-9]{{1,6}}(?:\.[0-9]{{1,2}})?(?:[a-zđA-E](?=\ ?[/{_HYPHEN}]))?"
_CANDIDATE = re.compile(
    rf"""
    [0-9](?<![^\Wố][0-9])(?<![0-9][.,:/][0-9])[0-9]{{0,5}}(?:\.[0-9]{{1,2}})?  # the number
    (?:[a-zđA-E](?=\ ?[/{_HYPHEN}]))?
    (?:
        \ {{0,3}}[/∕⁄]\ {{0,2}}(?:{_YEAR}(?:\ ?[/∕⁄]\ ?|[{_HYPHEN}]?(?=[A-ZĐÐ])))?
      | \ ?[{_HYPHEN}]\ ?
      | \ (?=[A-ZĐÐ])
      | (?=[A-ZĐÐ]{{2,4}}\ ?[/{_HYPHEN}]\ ?[A-ZĐÐ]{{2}})
    )
    {_WORD}
    (?:\ ?[/∕⁄{_HYPHEN}]\ ?(?:{_YEAR}\ ?[/∕⁄]\ ?)?{_WORD}){{0,7}}
    """,
    re.X,
)
_HEAD = re.compile(
    rf"(?P<number>{_NUMBER})(?P<separator>\ *[/∕⁄{_HYPHEN}]?\ *)"
    rf"(?:(?P<year>{_YEAR})(?P<behind>\ ?[/∕⁄{_HYPHEN}]?\ ?))?(?=[{_LETTER}])"
)
_PART = re.compile(
    rf"(?P<separator>\ ?[/∕⁄{_HYPHEN}]\ ?)?(?:(?P<year>{_YEAR})\ ?[/∕⁄]\ ?)?(?P<word>{_WORD})"
)
_FREE = re.compile(r"[\w.&]+(?: ?[/(–-] ?[\w.&)]+)+")
_INTRODUCED = re.compile(r"[sS][ốôo]\s?[:.]?\s?$")
_FORM = re.compile(
    r"(?:[Mm]ẫu|[Bb]iểu|[Mm]ã|[Hh]ồ sơ|[Bb]ản án|[Vv]ụ án|[Tt]ài khoản)(?: biểu)?"
    r"(?: [sS]ố)?\s?[:.]?\s?$"
)
"""Words for forms, files, judgments and accounts, whose numbers look like those of letters."""
_HOMOGLYPHS = str.maketrans("АВЕКМНОРСТХÐð", "ABEKMHOPCTXĐđ")
_DIGITS = "0123456789"
_CONGRESS = frozenset(("QH", "UBTVQH"))
_LEGACY_TYPES = frozenset(("CT", "CP", "TTg", "HĐBT", "NQ"))
_LEGACY_ORGANS = frozenset(("UB", "HĐBT"))
_TWINS = {"hướng dẫn": ("HĐ", "HD"), "hợp đồng": ("HD", "HĐ"),
          "đề án": ("DA", "ĐA"), "dự án": ("ĐA", "DA")}  # fmt: skip
"""Abbreviations that a lost bar makes equal, by the word in front: (misread, right)."""

_SPACED, _BARRED, _SWAPPED, _PARTED, _WEAK, _LEGACY, _ODD = 0.98, 0.95, 0.9, 0.85, 0.8, 0.75, 0.6
"""How sure a code is after each mending; below `_WEAK` it needs "số" in front."""


@quick
@dataclass(frozen=True, slots=True)
class Code:
    """A document's number and symbol. `start:end` are its offsets in the text that was read."""

    number: str
    """As printed: `07`, `30c`, `66.3`; empty where the code has none of the known forms."""
    year: str | None
    """The year inside the code, if any."""
    type: str | None
    """Abbreviation of the document type: `KH`, `CTr`; `None` in letters."""
    organs: tuple[str, ...]
    """The other abbreviations in order: `("UBND", "VX")`."""
    family: Family
    canonical: str
    symbol: str
    """`canonical` without the number and the year: `KH-UBND`, `CT/TU`."""
    confidence: float
    odd: bool
    """No form that the grammar knows, though it looks like a code: a person should look."""
    start: int
    end: int


@quick
@dataclass(frozen=True, slots=True)
class _Token:
    """One abbreviation of a symbol with the separator in front of it."""

    separator: str
    """`/`, `-`, or empty where the print has none."""
    glued: bool
    """Nothing at all stands between it and the year in front: `11/2026CV-AB`."""
    year: str | None
    """A year between separator and word: `30-NQ/2026/QH16`."""
    word: str
    end: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The abbreviations of `codes.yaml`; spellings are looked up by capitals, with or without Đ."""

    types: dict[str, str]
    organs: dict[str, str]
    order: dict[str, str]
    """`state`, `party` or `free` by organ."""
    prefixes: tuple[str, ...]
    """Organs of `order` that longer abbreviations begin with: `BCĐ` of `BCĐTTN`."""
    type_names: dict[str, str]
    party_names: dict[str, str]
    organ_names: dict[str, str]


@cache
def vocabulary() -> Vocabulary:
    """The abbreviations of types and bodies. Raises `TypeError` if the file is misshapen."""
    content = load_yaml("extractors", "codes.yaml")
    if not isinstance(content, dict):
        raise TypeError("codes.yaml must be a mapping")
    order: dict[str, str] = {}
    names: dict[str, str] = {}
    for way, group in content["organs"].items():
        names |= group["names"]
        order |= dict.fromkeys([*group["codes"], *group["names"]], way)
    prefixes = tuple(code[:-1] for code in order if code.endswith("*"))
    order = {code.removesuffix("*"): way for code, way in order.items()}
    return Vocabulary(
        types=_spellings(entry["code"] for entry in content["types"]),
        organs=_spellings(order),
        order=order,
        prefixes=prefixes,
        type_names={entry["code"]: entry["name"] for entry in content["types"]},
        party_names={e["code"]: e["party"] for e in content["types"] if "party" in e},
        organ_names=names,
    )


def _spellings(codes: Iterable[str]) -> dict[str, str]:
    exact = {code.upper(): code for code in codes}
    return {strip(capitals): code for capitals, code in exact.items()} | exact


def type_name(code: Code) -> str | None:
    """The document type that the symbol names, `None` for letters and the National Assembly.

    >>> type_name(parse_code("22-TT/TU")), type_name(parse_code("22/2025/TT-BNV"))
    ('Thông tri', 'Thông tư')
    """
    if code.type is None:
        return None
    known = vocabulary()
    if code.family == "party" and code.type in known.party_names:
        return known.party_names[code.type]
    return known.type_names[code.type]


def issuer_name(code: Code) -> str | None:
    """The body that the symbol names by itself, `None` where it needs a place or "của …".

    >>> issuer_name(parse_code("1058/CĐ-TTg")), issuer_name(parse_code("9/QĐ-UBND"))
    ('Thủ tướng Chính phủ', None)
    """
    if not code.organs or (len(code.organs) > 1 and code.type in ("TTLT", "NQLT")):
        return None
    return vocabulary().organ_names.get(code.organs[0].rstrip(_DIGITS))


def parse_code(text: str, *, type_word: str | None = None) -> Code | None:
    """Read a text that is a code and nothing else; `None` if it does not look like one.

    `type_word` is the word in front ("Hướng dẫn"), which tells HD from HĐ and DA from ĐA.

    >>> parse_code("07/CT – TU").canonical
    '07-CT/TU'
    >>> parse_code("88 /KH - UBND").canonical
    '88/KH-UBND'
    """
    begin, end = len(text) - len(text.lstrip()), len(text.rstrip())
    match = _CANDIDATE.match(text, begin, end)
    if match is not None:
        code = _read(text, match, type_word)
        if code is not None and code.end == end:
            return code
    free = _FREE.fullmatch(text, begin, end)
    if free is None or not (any(map(str.isdigit, free[0])) and any(map(str.isupper, free[0]))):
        return None
    canonical = re.sub(r"\s+", "", free[0].translate(_HOMOGLYPHS))
    return Code("", None, None, (), "letter", canonical, canonical, _ODD, True, begin, end)


def find_codes(text: str) -> Iterator[Code]:
    """The codes in a running text, in order. Weak and odd forms count only right behind "số".

    >>> [code.canonical for code in find_codes("Quyết định số 15/QĐ - UBND ngày 01/7/2016, 24/7")]
    ['15/QĐ-UBND']
    """
    for match in _CANDIDATE.finditer(text):
        before = text[max(0, match.start() - 24) : match.start()]
        code = _read(text, match, _twin_word(before))
        if code is None or _FORM.search(before):
            continue
        if code.confidence >= _WEAK or _INTRODUCED.search(before):
            yield code


def code_behind(text: str, position: int, type_word: str) -> Code | None:
    """The code at `position`, right behind the word for its type, however weak its form.

    >>> code_behind("Chỉ thị 05 CT/TW của", 8, "Chỉ thị").canonical
    '05-CT/TW'
    """
    match = _CANDIDATE.match(text, position)
    code = None if match is None else _read(text, match, fold(type_word))
    if code is None or code.type is None or _way(code.organs[0]) is None:
        return None
    return code if type_name(code) == type_word else None


def _twin_word(before: str) -> str | None:
    folded = fold(before)
    return next((word for word in _TWINS if word in folded), None)


def _read(text: str, match: re.Match[str], type_word: str | None) -> Code | None:
    """The code that the candidate begins with, `None` if its first word is no abbreviation."""
    head = _HEAD.match(text, match.start(), match.end())
    if head is None:
        return None
    printed = _tokens(text, head, match.end())
    if not printed:
        return None
    tokens = _parted(printed)
    kind, words = _spell(tokens, type_word)
    year = head["year"] or next((token.year for token in tokens if token.year), None)
    way = _way(words[1] if kind else words[0])
    lead, joint = _separators(tokens, kind, way)
    symbol = _symbol(words, tokens, joint)
    family, surety = _judge(head, tokens, words, kind, way)
    canonical = head["number"] + (f"/{head['year']}" if head["year"] else "") + lead + symbol
    sureties = [
        surety,
        _PARTED if tokens is not printed else 1.0,
        _SWAPPED if (lead, joint) != _printed(tokens) else 1.0,
        _SPACED if text[head.start() : printed[-1].end] != canonical else 1.0,
        _BARRED if "Đ" in symbol and "Đ" not in "".join(t.word for t in tokens).upper() else 1.0,
    ]
    return Code(
        number=head["number"],
        year=year,
        type=kind,
        organs=words[1:] if kind else words,
        family=family,
        canonical=canonical,
        symbol=symbol,
        confidence=min(sureties),
        odd=surety == _ODD,
        start=head.start(),
        end=printed[-1].end,
    )


def _tokens(text: str, head: re.Match[str], end: int) -> tuple[_Token, ...]:
    """The abbreviations behind the number, up to the first word that is none."""
    tokens: list[_Token] = []
    separator, position = head["behind"] if head["year"] else head["separator"], head.end()
    spaced = len(separator) == 3  # so all its separators may be: "9 - KH/TU - VP"
    while part := _PART.match(text, position, end):
        separator = part["separator"] or separator
        word = part["word"].translate(_HOMOGLYPHS)
        if (len(separator) == 3 and len(tokens) > 1 and not spaced) or not _is_abbreviation(word):
            break
        mark = separator.strip()
        plain = "" if not mark else "/" if mark in "/∕⁄" else "-"
        tokens.append(_Token(plain, separator == "", part["year"], word, part.end()))
        separator, position = "", part.end()
    return tuple(tokens)


def _is_abbreviation(word: str) -> bool:
    capitals = sum(character.isupper() for character in word)
    letters = sum(character.isalpha() for character in word)
    if 2 * capitals > letters and len(word) > 1:
        return True
    return word.upper() in vocabulary().types or _organ(word) is not None


def _organ(word: str) -> str | None:
    """The known organ that an abbreviation is or begins with: `QH15` is QH, `BCĐTTN` a BCĐ."""
    known = vocabulary()
    organ = known.organs.get(word.rstrip(_DIGITS).upper())
    if organ is not None:
        return organ
    return next((prefix for prefix in known.prefixes if word.startswith(prefix)), None)


def _way(word: str) -> str | None:
    organ = _organ(word)
    return None if organ is None else vocabulary().order[organ]


def _parted(tokens: tuple[_Token, ...]) -> tuple[_Token, ...]:
    """The same tokens; a type that lost its hyphen and ran into its organ (QĐUBND) is two."""
    first = tokens[0]
    known = vocabulary()
    capitals = first.word.upper()
    if capitals in known.types or _organ(first.word) is not None:
        return tokens
    for length in range(min(4, len(capitals) - 2), 1, -1):
        if capitals[:length] in known.types and capitals[length:] in known.organs:
            organ = _Token("-", False, None, first.word[length:], first.end)
            return (replace(first, word=first.word[:length]), organ, *tokens[1:])
    return tokens


def _spell(tokens: tuple[_Token, ...], type_word: str | None) -> tuple[str | None, tuple[str, ...]]:
    """The type, if the first word is one that an organ follows, and all words as spelled."""
    known = vocabulary()
    words = tuple(_spell_organ(token.word) for token in tokens)
    kind = known.types.get(tokens[0].word.upper()) if len(tokens) > 1 else None
    if kind is None:
        return None, words
    misread, right = _TWINS.get(type_word or "", ("", ""))
    kind = right if kind == misread else kind
    return kind, (kind, *words[1:])


def _spell_organ(word: str) -> str:
    bare = word.rstrip(_DIGITS)
    spelled = vocabulary().organs.get(
        bare.upper(), bare if any(map(str.isupper, bare)) else bare.upper()
    )
    return ("TW" if spelled == "TƯ" else spelled) + word[len(bare) :]


def _printed(tokens: tuple[_Token, ...]) -> tuple[str, str]:
    return tokens[0].separator, tokens[1].separator if len(tokens) > 1 else ""


def _separators(tokens: tuple[_Token, ...], kind: str | None, way: str | None) -> tuple[str, str]:
    """What stands in front of the symbol and behind its first word in the canonical form."""
    lead, joint = _printed(tokens)
    if kind is not None and way == "party":
        return "-", "/"
    if (
        kind is not None
        and way == "state"
        and (lead, joint) != ("/", "/")
        and tokens[1].year is None
    ):
        return "/", "-"
    if lead or tokens[0].glued:
        return lead, joint
    return "-" if joint == "/" else "/", joint


def _symbol(words: tuple[str, ...], tokens: tuple[_Token, ...], joint: str) -> str:
    symbol = words[0]
    for place, (word, token) in enumerate(zip(words[1:], tokens[1:], strict=True)):
        symbol += joint if place == 0 else token.separator
        symbol += word if token.year is None else f"{token.year}/{word}"
    return symbol


def _judge(
    head: re.Match[str],
    tokens: tuple[_Token, ...],
    words: tuple[str, ...],
    kind: str | None,
    way: str | None,
) -> tuple[Family, float]:
    """The family of a code and how far its form is one that is known."""
    lead, joint = _printed(tokens)
    organs = words[1:] if kind else words
    organ = organs[0].rstrip(_DIGITS)
    if not lead:
        return ("party" if way == "party" else "state"), _ODD
    if organ in _CONGRESS:
        return "congress", 1.0
    if kind is None:
        if len(words) == 1 and (lead == "-" or words[0] == "CP") and words[0] in _LEGACY_TYPES:
            return "legacy", _LEGACY
        if lead == "-":
            return "letter", _ODD
        known = way is not None and len(words[0]) > 2 and head["year"] is None
        return "letter", (1.0 if len(words) > 1 else _WEAK) if known else _ODD
    if organ in _LEGACY_ORGANS:
        return "legacy", 1.0
    if way == "party" or (way == "free" and (lead, joint) == ("-", "/")):
        return "party", 1.0
    if lead == joint and way is None:
        return "state", _ODD
    return ("normative" if head["year"] else "state"), 1.0
