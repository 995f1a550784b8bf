"""Which citations mean one document.

Codes alone are no identity: every People's Committee has a plan number 100 each year. Year and
issuer tell them apart where neither the code nor its symbol does; an unstated date or issuer
agrees with any.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extractors.codes import Code, issuer_name
from extractors.folding import fold
from extractors.references.citations import Citation
from extractors.references.cited import Cited, CodeKey, Mention, code_key
from extractors.references.dates import agree
from extractors.references.laws import by_code
from extractors.references.typewords import type_words

_LETTERS = frozenset(("Công văn", "Văn bản"))
_LINK = re.compile(r"\s{0,2}(?:,|;|và|,\s?và)\s{1,2}")

NumberKey = tuple[str, str]
"""Type (letters alike) and number without leading zeros."""


class _Shelf:
    """The documents found so far, by what a later mention may know of them."""

    def __init__(self) -> None:
        self.documents: list[Cited] = []
        self.by_code: defaultdict[CodeKey, list[Cited]] = defaultdict(list)
        self.by_name: defaultdict[str, list[Cited]] = defaultdict(list)
        self.by_number: defaultdict[NumberKey, list[Cited]] = defaultdict(list)

    def put(self, mention: Mention, document: Cited | None) -> None:
        """Add a mention to a document, to a new one if that is `None`."""
        if document is None:
            document = Cited()
            self.documents.append(document)
        document.add(mention)
        code, kind = mention.citation.code, mention.citation.type or ""
        if code is not None:
            _note(self.by_code[code_key(code)], document)
            _note(self.by_number[_number_key(kind, code.number)], document)
        elif mention.citation.number is not None:
            _note(self.by_number[_number_key(kind, mention.citation.number)], document)
        for name in _names(mention.citation):
            _note(self.by_name[name], document)


def _note(documents: list[Cited], document: Cited) -> None:
    if not any(each is document for each in documents):
        documents.append(document)


def _names(citation: Citation) -> Iterator[str]:
    """The names, folded, by which a law may be cited again."""
    if citation.name is not None:
        yield fold(citation.name)
    law = None if citation.code is None else by_code().get(citation.code.canonical)
    if law is not None:
        yield fold(law.name)


def _number_key(kind: str, number: str) -> NumberKey:
    digits = number.partition("/")[0].lstrip("0")
    return ("Công văn" if kind in _LETTERS else kind), digits


def gather(mentions: Sequence[Mention]) -> list[Cited]:
    """Group mentions by document, in the order of the first mention of each."""
    shelf = _Shelf()
    _gather_codes([m for m in mentions if m.citation.code is not None], shelf)
    names = [m for m in mentions if m.citation.code is None and m.citation.name is not None]
    for dated in (True, False):
        for mention in names:
            if (mention.citation.issued_on is not None) == dated:
                shelf.put(mention, _of_that_name(mention.citation, shelf))
    for mention in mentions:
        if mention.citation.number is not None:
            document = _of_that_number(mention, shelf)
            if document is not None or _stands_alone(mention):
                shelf.put(mention, document)
    return sorted(shelf.documents, key=lambda document: document.start)


def _gather_codes(mentions: Sequence[Mention], shelf: _Shelf) -> None:
    partial: list[tuple[Mention, Code]] = []
    for mention in mentions:
        code = mention.citation.code
        if code is None:
            continue
        if code.type is None and len(code.organs) == 1 and code.family != "congress":
            partial.append((mention, code))
        else:
            shelf.put(mention, _of_that_code(mention, code, shelf))
    for mention, code in partial:
        kind = mention.citation.type or ""
        alike = shelf.by_number[_number_key(kind, code.number)]
        whole = [each for each in alike if _is_part(code, each)]
        shelf.put(mention, whole[0] if len(whole) == 1 else _of_that_code(mention, code, shelf))


def _is_part(code: Code, document: Cited) -> bool:
    """Whether a code is the beginning of a document's longer one: "102/2025/NQLT"."""
    number, year, parts = code_key(code)
    keys = (code_key(each) for each in document.codes)
    return any((number, year) == key[:2] and set(parts) < set(key[2]) for key in keys)


def _of_that_code(mention: Mention, code: Code, shelf: _Shelf) -> Cited | None:
    fitting = [d for d in shelf.by_code[code_key(code)] if _may_be_one(d, mention, code)]
    return _nearest(fitting, mention.citation.start)


def _may_be_one(document: Cited, mention: Mention, code: Code) -> bool:
    """Whether a mention of the same code may mean this document."""
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


def _nearest(documents: Iterable[Cited], position: int) -> Cited | None:
    """The document cited last in front of a place; the first one if all come behind it."""
    return max(documents, key=lambda document: document.last_before(position), default=None)


def _of_that_name(citation: Citation, shelf: _Shelf) -> Cited | None:
    """A law by name alone: the one of that name and year, else the one cited last before it."""
    wanted = fold(citation.name or "")
    named = list(shelf.by_name.get(wanted, ()))
    if not named and citation.law is None:
        beginning = wanted + " "
        named = [
            document
            for name, documents in shelf.by_name.items()
            if name.startswith(beginning)
            for document in documents
        ]
    fitting = [document for document in named if _same_version(document, citation)]
    return _nearest(fitting, citation.start)


def _same_version(document: Cited, citation: Citation) -> bool:
    date = citation.issued_on
    if date is None or agree(document.date, date):
        return True
    years = {each[:4] for each in document.dates} | {c.year for c in document.codes if c.year}
    return date[:4] in years


def _of_that_number(mention: Mention, shelf: _Shelf) -> Cited | None:
    """A bare number: the document of that type and number, cited nearest in front, else behind."""
    citation = mention.citation
    alike = shelf.by_number.get(_number_key(citation.type or "", citation.number or ""), ())
    fitting = [document for document in alike if _has_number(document, mention)]
    return _nearest(fitting, citation.start)


def _has_number(document: Cited, mention: Mention) -> bool:
    citation = mention.citation
    if citation.issued_on is not None and document.date not in (None, citation.issued_on):
        return False
    one, two = mention.issuer if mention.stated else None, document.issuer
    if one is not None and two is not None and fold(one) != fold(two):
        return False
    year = (citation.number or "").partition("/")[2]
    code = document.code
    return citation.number == document.number if code is None else year in ("", code.year)


def _stands_alone(mention: Mention) -> bool:
    """Whether a bare number without an antecedent names a document at all."""
    citation = mention.citation
    if not citation.introduced:
        return "/" in (citation.number or "")
    if citation.type in type_words().plans:
        return citation.issued_on is not None or mention.issuer is not None
    return True


def share_issuers(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Give the members of a list the issuer that is named behind its last or with its first one.

    "Tờ trình số 4/TTr-STC và Báo cáo số 5/BC-STC của Sở Tài chính": where two documents stand side
    by side and bear the same organ's symbol.
    """
    shared = list(mentions)
    for index in range(len(shared) - 2, -1, -1):
        one, other = shared[index], shared[index + 1]
        if other.stated and not one.stated and _side_by_side(text, one.citation, other.citation):
            shared[index] = replace(one, issuer=other.issuer, stated=True)
    for index, (one, other) in enumerate(pairwise(shared), 1):
        if (
            one.stated
            and other.issuer is None
            and _side_by_side(text, one.citation, other.citation)
        ):
            shared[index] = replace(other, issuer=one.issuer, stated=True)
    return shared


def _side_by_side(text: str, one: Citation, other: Citation) -> bool:
    if one.code is None or other.code is None or issuer_name(one.code) is not None:
        return False
    alike = bool(one.code.organs) and one.code.organs[:1] == other.code.organs[:1]
    return alike and _LINK.fullmatch(text, one.end, other.lead) is not None
