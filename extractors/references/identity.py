"""The key that names a cited document across plans.

Two spellings of one document get one key; no two documents share one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from extractors.codes import issuer_name
from extractors.folding import fold, strip
from extractors.references.cited import Cited
from extractors.references.lawnames import CONSTITUTION
from extractors.references.laws import Law, Version, law_beginning

_CONSTITUTIONS = (("2013-11-28", "2013"), ("1992-04-15", "1992"), ("1980-12-18", "1980"))
"""The days on which Constitutions were adopted, with the years by which they are known."""
_COMMITTEE = re.compile(r"^(?:ban-thuong-vu|ban-thuong-truc|thuong-truc|ban-chap-hanh-dang-bo)-")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


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
        version = version_at(law, document.date, on)
        if version is not None:
            return version.code.lstrip("0")
    return _joined(_slug(name), None, (issue_date(document, on) or "")[:4])


def issue_date(document: Cited, on: str | None) -> str | None:
    """When a document was issued; for the Constitution by name alone, that of the date `on`."""
    if document.name == CONSTITUTION and document.date is None:
        return next((year for day, year in _CONSTITUTIONS if on is None or day <= on), None)
    return document.date


def version_at(law: Law, issued_on: str | None, on: str | None) -> Version | None:
    """The text of a law that is meant: that of the stated year, else that in force `on` a day."""
    stated = law.version(issued_on=issued_on) if issued_on is not None else None
    return stated or law.version(on=on)


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
