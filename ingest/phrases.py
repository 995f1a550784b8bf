"""The lines that divide an official document, told by the words they begin with."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from importlib.resources import files

import yaml

_SHORT = 90
_MOST_STACK = 120
_MOST_RECIPIENTS = 40
_MOST_FORMULA = 24
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_MOST_NAMES = 7
_LONGEST_RULE = 300
_RULE = re.compile(r"[-_=*~.…—–|:+\s]{3,}|[*_]")
_INSIDE_NAMES = str.maketrans("", "", ".'’-")


def load_words(name: str, kind: str) -> tuple[str, ...]:
    """The `words` of one kind in a knowledge file of this package, longest first."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    content = yaml.load((files("ingest") / name).read_text(encoding="utf-8"), Loader=loader)
    return tuple(sorted(map(str, content[kind]["words"]), key=len, reverse=True))


@cache
def _beginning(kind: str) -> tuple[frozenset[str], re.Pattern[str]]:
    """What a line of one kind begins with: its first letters, and its words in any spelling."""
    words = load_words("phrases.yaml", kind)
    firsts = "".join(_variants().get(_base(word[0]), word[0]) for word in words)
    return frozenset(firsts), re.compile("|".join(map(_spellings, words)))


def _match(text: str, kind: str) -> re.Match[str] | None:
    firsts, pattern = _beginning(kind)
    return pattern.match(text) if text[:1] in firsts else None


def _spellings(word: str) -> str:
    """A pattern for a word in any case, with the tone on any vowel, with any dash."""
    alone = word.endswith("$")
    word = word.removesuffix("$")
    letters = "".join(_variants().get(_base(letter), re.escape(letter)) for letter in word)
    if alone:
        return letters + r"(?=\s*[:.]?\s*$)"
    return letters + (r"(?!\w)" if word[-1].isalnum() else "")


def _base(letter: str) -> str:
    """The capital without its tone: `à` is A, `ầ` is Â."""
    marks = unicodedata.normalize("NFD", letter.upper())
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))


@cache
def _variants() -> dict[str, str]:
    spellings: dict[str, set[str]] = {}
    for code in (*range(0x41, 0x5B), *range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA)):
        letter = chr(code)
        if letter.isalpha() and len(base := _base(letter)) == 1:
            spellings.setdefault(base, set()).update((letter, letter.lower()))
    classes = {base: f"[{''.join(sorted(each))}]" for base, each in spellings.items()}
    return classes | {"-": r"\s?[-–—]\s?", " ": r"\s+"}


def begins(text: str, kind: str) -> bool:
    """Whether `text` begins with a whole word of the kind."""
    return _match(text, kind) is not None


def is_type_line(text: str) -> bool:
    """Whether a line is the name of a type in capitals, perhaps with the subject behind it.

    >>> is_type_line("KẾ HOẠCH"), is_type_line("Kế hoạch này")
    (True, False)
    """
    match = _match(text, "types") if text[:3].isupper() else None
    return match is not None and match[0].isupper()


def is_type_name(text: str) -> bool:
    """Whether a line is the name of a type in any case, and nothing else."""
    match = _match(text, "types")
    return match is not None and not text[match.end() :].strip(" :.")


def is_capitals(text: str) -> bool:
    """Whether a line is a heading in capitals, and no code or abbreviation.

    >>> is_capitals("NỘI DUNG"), is_capitals("85/2024/NĐ-CP.")
    (True, False)
    """
    return text.isupper() and text[0].isalpha() and " " in text


def is_rule(text: str) -> bool:
    """Whether a line is only drawn: dashes, dots or stars that divide or stand for blanks."""
    return not text[0].isalnum() and len(text) < _LONGEST_RULE and bool(_RULE.fullmatch(text))


def is_motto(text: str) -> bool:
    """Whether a line is one of the national or the party mottoes."""
    return begins(text, "mottoes")


def is_recipients(text: str) -> bool:
    """Whether a line heads the list of recipients ("Nơi nhận:")."""
    return len(text) < _MOST_RECIPIENTS and begins(text, "recipients")


def is_stack(text: str) -> bool:
    """Whether a line begins with a mark of authority ("TM.", "KT.") and goes on in capitals."""
    return text[:12].isupper() and len(text) < _MOST_STACK and begins(text, "stack")


def is_position(text: str) -> bool:
    """Whether a line is the title of a signer, in capitals."""
    return len(text) < _SHORT and text.isupper() and begins(text, "positions")


def is_issuer(text: str) -> bool:
    """Whether a line names the issuing body or head, in capitals, as above the bases."""
    return len(text) < _MOST_STACK and text.isupper() and begins(text, "issuers")


def is_opener(text: str) -> bool:
    """Whether a paragraph begins like a legal basis or the sentence that issues the plan."""
    return text[:1].isupper() and begins(text, "openers")


def is_formula(text: str) -> bool:
    """Whether a line is the operative formula ("QUYẾT ĐỊNH:")."""
    if len(text) > _MOST_FORMULA:
        return False
    match = _match(text, "formulas")
    return match is not None and not text[match.end() :].strip(" :.")


def is_closer(text: str) -> bool:
    """Whether a paragraph speaks to everybody after the last section ("Trên đây là …")."""
    return text[:1].isupper() and begins(text, "closers")


def is_caption(text: str) -> bool:
    """Whether a line says what an annex belongs to ("(Kèm theo Kế hoạch …)")."""
    return begins(text, "captions")


def is_name(text: str) -> bool:
    """Whether a line may be a person's name: two to seven capitalised words, not all capitals.

    >>> is_name("Nguyễn Thị Lan"), is_name("PHÓ CHỦ TỊCH")
    (True, False)
    """
    if len(text) >= _SHORT or text.isupper():
        return False
    words = text.translate(_INSIDE_NAMES).split()
    return 2 <= len(words) <= _MOST_NAMES and all(
        word[0].isupper() and word.isalpha() for word in words
    )
