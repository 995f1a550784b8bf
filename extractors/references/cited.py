"""One cited document while its mentions are gathered: what most of them say of it."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

from extractors.codes import Code
from extractors.references.citations import Citation
from schemas import Role
from schemas.quick import quick

CodeKey = tuple[str, str | None, tuple[str, ...]]
"""Number without leading zeros, year, and the abbreviations whatever their order."""

_START = attrgetter("citation.start")


@quick
@dataclass(frozen=True, slots=True)
class Mention:
    """One citation with what the words around it say."""

    citation: Citation
    role: Role
    issuer: str | None
    stated: bool
    """The words name the issuer, not the symbol."""
    title: str | None


class Cited:
    """The mentions of one document, in the order of the text, and the counts of what they say."""

    __slots__ = (
        "_codes",
        "_dates",
        "_issued",
        "_issuers",
        "_spelled",
        "_types",
        "mentions",
        "name",
    )

    def __init__(self) -> None:
        self.mentions: list[Mention] = []
        self.name: str | None = None
        """Of a law, as its first named mention has it."""
        self._codes: Counter[str] = Counter()
        self._spelled: dict[str, Code] = {}
        self._dates: Counter[str] = Counter()
        self._issuers: Counter[str] = Counter()
        self._issued: Mention | None = None
        """The first mention that has an issuer, stated or not."""
        self._types: Counter[str] = Counter()

    def add(self, mention: Mention) -> None:
        citation = mention.citation
        insort(self.mentions, mention, key=_START)
        self.name = self.name or citation.name
        if citation.code is not None:
            self._codes[citation.code.canonical] += 1
            self._spelled.setdefault(citation.code.canonical, citation.code)
        if citation.issued_on is not None:
            self._dates[citation.issued_on] += 1
        if mention.stated and mention.issuer is not None:
            self._issuers[mention.issuer] += 1
        first = self._issued
        if mention.issuer and (first is None or citation.start < first.citation.start):
            self._issued = mention
        if citation.type is not None and citation.named:
            self._types[citation.type] += 1

    @property
    def code(self) -> Code | None:
        """The fullest spelling of the code, the most used and first of several."""
        spelled, uses = self._spelled, self._codes
        best = max(spelled, key=lambda text: (len(spelled[text].organs), uses[text]), default=None)
        return None if best is None else spelled[best]

    @property
    def codes(self) -> Sequence[Code]:
        return tuple(self._spelled.values())

    @property
    def dates(self) -> Sequence[str]:
        return tuple(self._dates)

    @property
    def date(self) -> str | None:
        """The date most mentions agree on, as finely as stated."""
        return max(self._dates, key=lambda day: (self._dates[day], len(day)), default=None)

    @property
    def issuer(self) -> str | None:
        """The body that most mentions name, with its place if any does; else the symbol's."""
        if self._issuers:
            body = max(self._issuers, key=self._issuers.__getitem__)
            placed = [each for each in self._issuers if each.startswith(body + " ")]
            return placed[0] if len(placed) == 1 else body
        return None if self._issued is None else self._issued.issuer

    @property
    def type(self) -> str | None:
        """The word that most mentions use; else what the symbol says."""
        if self._types:
            return max(self._types, key=self._types.__getitem__)
        return next((each.citation.type for each in self.mentions if each.citation.type), None)

    @property
    def number(self) -> str | None:
        """The bare number of a document that is never cited by a whole code."""
        return next((m.citation.number for m in self.mentions if m.citation.number), None)

    @property
    def start(self) -> int:
        return self.mentions[0].citation.start

    def last_before(self, position: int) -> int:
        """Where it was last cited in front of `position`; -1 if nowhere."""
        index = bisect_left(self.mentions, position, key=_START)
        return self.mentions[index - 1].citation.start if index else -1


def code_key(code: Code) -> CodeKey:
    """What two spellings of one code share.

    >>> from extractors.codes import parse_code
    >>> code_key(parse_code("07/KH-BTT-MTTQ")) == code_key(parse_code("7/KH-MTTQ-BTT"))
    True
    """
    parts = [*code.organs, *([code.type] if code.type else [])] or [code.canonical]
    year = code.year if code.number else None
    return code.number.lstrip("0"), year, tuple(sorted(part.upper() for part in parts))
