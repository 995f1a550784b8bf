"""Which citations mean one document, and the key that names it across plans.

Codes alone are no identity: every People's Committee has a plan number 100 each year. Year and
issuer tell them apart where neither the code nor its symbol does; an unstated date or issuer
agrees with any.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extractors.codes import Code, issuer_name
from extractors.folding import fold, strip
from extractors.references.citations import Citation
from extractors.references.dates import agree
from extractors.references.lawnames import CONSTITUTION
from extractors.references.laws import by_code, law_beginning
from extractors.references.typewords import type_words
from schemas import Role

CodeKey = tuple[str, str | None, tuple[str, ...]]
"""Number without leading zeros, year, and the abbreviations whatever their order."""

_ADOPTED = "2013-11-28"
"""When the present Constitution was adopted."""
_LETTERS = frozenset(("Công văn", "Văn bản"))
_COMMITTEE = re.compile(r"^(?:ban-thuong-vu|ban-thuong-truc|thuong-truc|ban-chap-hanh-dang-bo)-")
_LINK = re.compile(r"\s{0,2}(?:,|;|và|,\s?và)\s{1,2}")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Mention:
    """One citation with what the words around it say."""

    citation: Citation
    role: Role
    issuer: str | None
    stated: bool
    """The words name the issuer, not the symbol."""
    title: str | None


@dataclass(slots=True)
class Cited:
    """One cited document while its mentions are gathered."""

    mentions: list[Mention] = field(default_factory=list)

    @property
    def codes(self) -> list[Code]:
        return [each.citation.code for each in self.mentions if each.citation.code is not None]

    @property
    def code(self) -> Code | None:
        """The spelling of the code that is whole, most used and first."""
        codes = self.codes
        if not codes:
            return None
        uses = Counter(code.canonical for code in codes)
        return max(codes, key=lambda code: (len(code.organs), uses[code.canonical], -code.start))

    @property
    def dates(self) -> list[str]:
        return [each.citation.issued_on for each in self.mentions if each.citation.issued_on]

    @property
    def date(self) -> str | None:
        """The date most mentions agree on, as finely as stated."""
        dates = self.dates
        return max(dates, key=lambda day: (dates.count(day), len(day)), default=None)

    @property
    def issuer(self) -> str | None:
        stated = [each.issuer for each in self.mentions if each.stated and each.issuer]
        if stated:
            return Counter(stated).most_common(1)[0][0]
        return next((each.issuer for each in self.mentions if each.issuer), None)

    @property
    def name(self) -> str | None:
        return next((m.citation.name for m in self.mentions if m.citation.name), None)

    @property
    def number(self) -> str | None:
        """The bare number of a document that is never cited by a whole code."""
        return next((m.citation.number for m in self.mentions if m.citation.number), None)

    @property
    def start(self) -> int:
        return self.mentions[0].citation.start

    def last_before(self, position: int) -> int:
        """Where it was last cited in front of `position`; -1 if nowhere."""
        return max(
            (m.citation.start for m in self.mentions if m.citation.start < position), default=-1
        )


def code_key(code: Code) -> CodeKey:
    """What two spellings of one code share.

    >>> from extractors.codes import parse_code
    >>> code_key(parse_code("07/KH-BTT-MTTQ")) == code_key(parse_code("7/KH-MTTQ-BTT"))
    True
    """
    parts = [*code.organs, *([code.type] if code.type else [])] or [code.canonical]
    year = code.year if code.number else None
    return code.number.lstrip("0"), year, tuple(sorted(part.upper() for part in parts))


def share_issuers(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Give the members of a list the issuer that is named behind its last one.

    "Tờ trình số 4/TTr-STC và Báo cáo số 5/BC-STC của Sở Tài chính": where two documents stand side
    by side and bear the same organ's symbol.
    """
    shared = list(mentions)
    for index in range(len(shared) - 2, -1, -1):
        one, other = shared[index], shared[index + 1]
        if other.stated and not one.stated and _side_by_side(text, one.citation, other.citation):
            shared[index] = replace(one, issuer=other.issuer, stated=True)
    return shared


def _side_by_side(text: str, one: Citation, other: Citation) -> bool:
    if one.code is None or other.code is None or issuer_name(one.code) is not None:
        return False
    alike = bool(one.code.organs) and one.code.organs[:1] == other.code.organs[:1]
    return alike and _LINK.fullmatch(text, one.end, other.lead) is not None


def gather(mentions: Sequence[Mention]) -> list[Cited]:
    """Group mentions by document, in the order of the first mention of each."""
    documents: list[Cited] = []
    _gather_codes([m for m in mentions if m.citation.code is not None], documents)
    names = [m for m in mentions if m.citation.code is None and m.citation.name is not None]
    for dated in (True, False):
        for mention in names:
            if (mention.citation.issued_on is not None) == dated:
                _join_name(mention, documents)
    for mention in mentions:
        if mention.citation.number is not None:
            _join_number(mention, documents)
    for each in documents:
        each.mentions.sort(key=lambda mention: mention.citation.start)
    return sorted(documents, key=lambda document: document.start)


def _gather_codes(mentions: Sequence[Mention], documents: list[Cited]) -> None:
    by_key: defaultdict[CodeKey, list[Cited]] = defaultdict(list)
    partial: list[Mention] = []
    for mention in mentions:
        code = mention.citation.code
        assert code is not None
        if code.type is None and len(code.organs) == 1 and code.family != "congress":
            partial.append(mention)
            continue
        _join_code(mention, by_key[code_key(code)], documents)
    for mention in partial:
        code = mention.citation.code
        assert code is not None
        whole = [each for key, found in by_key.items() for each in found if _is_part(code, key)]
        if len(whole) == 1:
            whole[0].mentions.append(mention)
        else:
            _join_code(mention, by_key[code_key(code)], documents)


def _is_part(code: Code, key: CodeKey) -> bool:
    """Whether a code is the beginning of a longer one: "102/2025/NQLT"."""
    number, year, parts = code_key(code)
    return (number, year) == key[:2] and len(key[2]) > len(parts) and set(parts) <= set(key[2])


def _join_code(mention: Mention, found: list[Cited], documents: list[Cited]) -> None:
    for document in sorted(found, key=lambda each: -each.mentions[-1].citation.start):
        if _may_be_one(document, mention):
            document.mentions.append(mention)
            return
    document = Cited([mention])
    found.append(document)
    documents.append(document)


def _may_be_one(document: Cited, mention: Mention) -> bool:
    """Whether a mention of the same code may mean this document."""
    code = mention.citation.code
    assert code is not None
    date, other = document.date, mention.citation.issued_on
    if date is not None and date == other:
        return True
    fixed = code.year is not None or code.family == "congress"
    if not agree(date, other) and not fixed and (date or "")[:4] != (other or "")[:4]:
        return False
    if code.family == "party" or issuer_name(code) is not None:
        return True
    one, two = document.issuer, mention.issuer
    return one is None or two is None or fold(one) == fold(two)


def _join_name(mention: Mention, documents: list[Cited]) -> None:
    """A law by name alone: the one of that name and year, else the one cited last before it."""
    citation = mention.citation
    named = [d for d in documents if _has_name(d, citation) and _same_version(d, citation)]
    if named:
        position = citation.start
        max(named, key=lambda document: document.last_before(position)).mentions.append(mention)
    else:
        documents.append(Cited([mention]))


def _has_name(document: Cited, citation: Citation) -> bool:
    if citation.law is not None and any(
        by_code().get(code.canonical) is citation.law for code in document.codes
    ):
        return True
    names = {fold(m.citation.name) for m in document.mentions if m.citation.name}
    wanted = fold(citation.name or "")
    if wanted in names:
        return True
    return citation.law is None and any(name.startswith(wanted + " ") for name in names)


def _same_version(document: Cited, citation: Citation) -> bool:
    date = citation.issued_on
    if date is None or agree(document.date, date):
        return True
    years = {each[:4] for each in document.dates} | {c.year for c in document.codes if c.year}
    return date[:4] in years


def _join_number(mention: Mention, documents: list[Cited]) -> None:
    """A bare number: the document of that type and number, cited nearest in front, else behind."""
    citation = mention.citation
    issuer = mention.issuer if mention.stated else None
    found = [each for each in documents if _has_number(each, citation, issuer)]
    if found:
        position = citation.start
        max(found, key=lambda document: document.last_before(position)).mentions.append(mention)
    elif _stands_alone(mention):
        documents.append(Cited([mention]))


def _has_number(document: Cited, citation: Citation, issuer: str | None) -> bool:
    number, _, year = (citation.number or "").partition("/")
    types = {m.citation.type for m in document.mentions}
    if citation.type not in types and not (citation.type in _LETTERS and types & _LETTERS):
        return False
    if citation.issued_on is not None and document.date not in (None, citation.issued_on):
        return False
    if issuer is not None and document.issuer is not None and fold(issuer) != fold(document.issuer):
        return False
    code = document.code
    if code is None:
        return citation.number == document.number
    return code.number.lstrip("0") == number.lstrip("0") and year in ("", code.year)


def _stands_alone(mention: Mention) -> bool:
    """Whether a bare number without an antecedent names a document at all."""
    citation = mention.citation
    if not citation.introduced:
        return "/" in (citation.number or "")
    if citation.type in type_words().plans:
        return citation.issued_on is not None or mention.issuer is not None
    return True


def document_key(document: Cited, on: str | None) -> str:
    """The name of a document across plans, for a plan of the date `on`.

    A known law is named by its number. Otherwise: the code without leading zeros, then the issuer
    where the symbol does not fix it, then the year of issue where the code does not.
    """
    code, name = document.code, document.name
    if name is not None and code is None:
        return _law_key(document, name, on)
    year = (document.date or "")[:4]
    if code is None:
        kind = _slug(document.mentions[0].citation.type or "")
        return _joined(f"{kind}:{(document.number or '').lstrip('0')}", document.issuer, year)
    text = code.canonical.lstrip("0") if code.number else code.canonical
    if code.family == "congress":
        return text
    fixed = issuer_name(code) is not None or code.organs[:1] == ("TW",)
    return _joined(text, None if fixed else document.issuer, "" if code.year else year)


def _law_key(document: Cited, name: str, on: str | None) -> str:
    law = next((m.citation.law for m in document.mentions if m.citation.law), None)
    law = law or law_beginning(name)
    if law is not None:
        version = law.version(issued_on=document.date, before=on) or law.version(before=on)
        if version is not None:
            return version.code.lstrip("0")
    return _joined(_slug(name), None, (issue_date(document, on) or "")[:4])


def issue_date(document: Cited, on: str | None) -> str | None:
    """When a document was issued; the Constitution in force at the date `on` is that of 2013."""
    if document.name == CONSTITUTION and document.date is None and (on or _ADOPTED) >= _ADOPTED:
        return _ADOPTED[:4]
    return document.date


def _joined(text: str, issuer: str | None, year: str) -> str:
    body = _COMMITTEE.sub("", _slug(issuer)) if issuer else ""
    return "|".join(part for part in (text, body, year) if part)


def _slug(name: str) -> str:
    return _NOT_SLUG.sub("-", strip(fold(name))).strip("-")


def distinct(keys: Iterable[str]) -> list[str]:
    """The keys, with a count behind those that an earlier document has already."""
    seen: Counter[str] = Counter()
    result: list[str] = []
    for key in keys:
        seen[key] += 1
        result.append(key if seen[key] == 1 else f"{key}#{seen[key]}")
    return result
