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
from extractors.references.laws import law_beginning

_ADOPTED = "2013-11-28"
"""When the present Constitution was adopted."""
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
