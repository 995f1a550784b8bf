"""The signature block: on whose behalf, in which capacity and office, and who signs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from extractors.findings import finding
from extractors.folding import fold, strip
from extractors.grounding import locate
from extractors.knowledge import load_yaml
from extractors.letterhead.lines import Line
from schemas import Document, Finding, Part, Signature

_NAME = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?(?:[ -]{1,2}[^\W\d_]+(?:['’][^\W\d_]+)?){1,5}")
_GLUED = re.compile(r"\s+(?=(?:KT|TL|TUQ|K/T|T/L)\s?\.)|(?<=\w)\s+(?=PHÓ\s|THỨ TRƯỞNG)")
_OFFICES = re.compile(r"[A-ZĐÀ-Ỹ][A-ZĐÀ-Ỹ/.,& -]{5,118} (?=[A-ZĐÀ-Ỹ]\w*[a-zà-ỹ])")
_MOST_LINES = 8
_MOST_BETWEEN = 20
_FEWEST_LETTERS = 4


@dataclass(frozen=True, slots=True)
class _Knowledge:
    positions: re.Pattern[str]
    collective: re.Pattern[str]
    deputy: re.Pattern[str]
    noise: tuple[str, ...]
    honours: re.Pattern[str]
    families: frozenset[str]
    bare_families: dict[str, str]


@cache
def _knowledge() -> _Knowledge:
    content = load_yaml("extractors.letterhead", "signature.yaml")
    if not isinstance(content, dict):
        raise TypeError("signature.yaml must be a mapping")
    bare: dict[str, str] = {}
    for name in content["families"]:
        bare.setdefault(strip(name), name)
    return _Knowledge(
        positions=re.compile(rf"(?:q\. ?)?{_either(content['positions']['words'])}\b"),
        collective=re.compile(rf"{_either(content['collective'])}[. ]", re.ASCII),
        deputy=re.compile(rf"{_either(content['deputy'])}[. ]"),
        noise=tuple(fold(word) for word in content["noise"]["words"]),
        honours=re.compile(rf"(?:{_either(content['honours'])}[. ]\s*)+"),
        families=frozenset(content["families"]),
        bare_families=bare,
    )


def _either(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(re.escape(word) for word in sorted(words, key=len, reverse=True))})"


def find_signatures(
    document: Document, lines: Sequence[Line]
) -> tuple[tuple[Signature, ...], tuple[Finding, ...]]:
    """The signatures among `lines` (those below the title), in order, with what to look at.

    A stack of offices without a name is a signature only if it says for whom it is given.
    """
    signatures: list[Signature] = []
    findings: list[Finding] = []
    stack: list[Line] = []
    for line in (part for whole in lines for part in _named_apart(whole)):
        if _is_office(line, bool(stack)):
            stack.append(line)
        elif stack and not _is_noise(line.text) and not _is_recipient(document, line):
            name = name_in(line.text)
            if name is not None:
                signatures.append(_signature(document, stack, line, name))
                if fold(name) != fold(_bare(line.text)):
                    span = locate(document, line.start, line.end)
                    findings.append(finding("name-repaired", span, raw=line.text, name=name))
            if name is not None or len(stack) >= _MOST_LINES or not line.text.isupper():
                stack = []
            else:
                stack.append(line)
    if stack and _knowledge().collective.match(stack[0].text):
        if signatures and len(stack) == 1 and signatures[-1].on_behalf_of is None:
            last = signatures[-1]
            span = locate(document, last.span.start, stack[0].end)
            quote = document.text[span.start : span.end]
            if len(quote) < len(last.quote) + len(stack[0].text) + _MOST_BETWEEN:
                signatures[-1] = replace(last, on_behalf_of=stack[0].text, quote=quote, span=span)
                return tuple(signatures), tuple(findings)
        signatures.append(_signature(document, stack, None, None))
    return tuple(signatures), tuple(findings)


def _named_apart(line: Line) -> Iterator[Line]:
    """A cell's line with offices in capitals and the name behind them: the offices, the name."""
    end = _OFFICES.match(line.text)
    if end is not None and _is_office(replace(line, text=end[0].strip()), False):
        name = line.text[end.end() :].strip()
        if name_in(name) is not None and name.split()[0] in _knowledge().families:
            start = line.text.index(name, end.end())
            offices = end[0].strip()
            yield replace(
                line,
                text=offices,
                folded=line.folded[: len(offices)],
                end=line.start + len(offices),
            )
            yield replace(line, text=name, folded=line.folded[start:], start=line.start + start)
            return
    yield line


def _is_office(line: Line, below: bool) -> bool:
    knowledge = _knowledge()
    text = line.text
    if len(text) > 120:
        return False
    if knowledge.collective.match(text) or knowledge.deputy.match(text):
        return True
    if knowledge.positions.match(fold(text)) is None:
        return False
    return text.isupper() or ((below or line.part is Part.SIGNATURE) and name_in(text) is None)


def _is_noise(text: str) -> bool:
    """Whether a line is a note on signing, or too short to be anything: ink of a seal."""
    letters = sum(letter.isalpha() for letter in text)
    return letters < _FEWEST_LETTERS or fold(text).startswith(_knowledge().noise)


def _is_recipient(document: Document, line: Line) -> bool:
    """Whether a recipient's line stands in the block, from the column beside it."""
    return document.text[max(0, line.start - 3) : line.start].strip(" \n\t") in ("-", "–", "+")


def _bare(text: str) -> str:
    """The line without the titles in front of the name."""
    honour = _knowledge().honours.match(fold(text))
    return text[honour.end() :].strip() if honour else text


def name_in(text: str) -> str | None:
    """The name that a line is, its family name with its marks; `None` if it is no name.

    >>> name_in("Le Thị Hoa"), name_in("Đại tá Trần Văn An"), name_in("Nơi nhận")
    ('Lê Thị Hoa', 'Trần Văn An', None)
    """
    bare = _bare(text)
    if _NAME.fullmatch(bare) is None or len(bare) > 40:
        return None
    syllables = bare.split()
    knowledge = _knowledge()
    if bare.isupper():
        syllables = [syllable.title() for syllable in syllables]
        if syllables[0] not in knowledge.families:
            return None
    if not all(syllable[0].isupper() for syllable in syllables):
        return None
    first = syllables[0]
    if first not in knowledge.families and not bare.isascii():
        first = knowledge.bare_families.get(first, first)
    return " ".join([first, *syllables[1:]])


def _signature(
    document: Document, stack: Sequence[Line], line: Line | None, name: str | None
) -> Signature:
    knowledge = _knowledge()
    offices: list[str] = []
    for each in stack:
        if offices and not _is_office(each, False):
            offices[-1] = f"{offices[-1]} {each.text}"  # the line above goes on
        else:
            offices.extend(part.strip() for part in _GLUED.split(each.text))
    behalf = offices.pop(0) if knowledge.collective.match(offices[0]) else None
    deputies = sum(knowledge.deputy.match(office) is not None for office in offices)
    if behalf is None and deputies > 1:
        behalf = offices.pop(0)
    capacity = offices.pop(0) if len(offices) > 1 or deputies == len(offices) > 0 else None
    end = stack[-1].end if line is None else line.end
    return Signature(
        on_behalf_of=behalf,
        capacity=capacity,
        position=", ".join(offices) or None,
        name=name,
        quote=document.text[stack[0].start : end],
        span=locate(document, stack[0].start, end),
        confidence=1.0 if name is not None else 0.5,
    )
